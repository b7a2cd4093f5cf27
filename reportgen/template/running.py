"""What happens while a template is being filled. In: values as the template's code comes upon them. Out: XML for each,
and the problems found, each at the tag it was found at.

Filling does not stop at the first missing value: it notes the tag and goes on, so that all are told at once.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Literal

from jinja2 import Undefined
from jinja2.utils import missing as _absent
from markupsafe import Markup

from ..errors import Problem, Severity
from ..messages import Message, msg
from ..places import TemplatePlace
from .pictures import Pictures
from .sandbox import BUDGET, ROUND, counted, too_much
from .sites import UNWELCOME, WELCOME, Site
from .values import Bold, Example, Fitted, Gap, Italic, PictureFile, Rich

MOST_COLUMNS = 63
"""Word's own limit for a table."""

WhenMissing = Literal["error", "gap", "blank"]


@dataclass(slots=True)
class Filling:
    """One filling of one template: what it is asked for and what it has found."""

    path: str
    data: Mapping[str, object]
    when_missing: WhenMissing
    pictures: Pictures
    problems: dict[tuple[object, ...], Problem] = field(default_factory=dict)
    budget: int = BUDGET
    last_id: int = 0


@dataclass(slots=True)
class PartRun:
    """The part being filled. `line_of` turns a line of the compiled code into one of the source."""

    filling: Filling
    part: str
    filename: str
    sites: tuple[Site | None, ...]
    line_of: Callable[[int], int]

    def here(self) -> int:
        """The source line of the tag whose code is running, 0 when none is."""
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_code.co_filename == self.filename:
                return self.line_of(frame.f_lineno)
            frame = frame.f_back  # type: ignore[assignment]
        return 0

    def place(self, line: int) -> TemplatePlace:
        site = self.sites[line] if line < len(self.sites) else None
        return site.place if site is not None else TemplatePlace(self.filling.path, self.part)

    def note(self, problem: Problem, line: int) -> None:
        """Keep `problem`, once for each tag."""
        self.filling.problems.setdefault((self.part, line, problem.code, problem.message.render()), problem)

    def note_missing(self, missing: Missing, line: int) -> None:
        """Tell of a value that is not there: an error, a gap, or nothing, as the filling was asked."""
        mode = self.filling.when_missing
        if mode == "blank":
            return
        name = self.full_name(missing, line)
        message = msg("thiếu giá trị “{name}”", name=name)
        severity = Severity.ERROR if mode == "error" else Severity.GAP
        self.note(Problem("data.missing", message, self.place(line), self._nearest(missing), severity), line)

    def full_name(self, missing: Missing, line: int) -> str:
        """The name as the tag writes it: the data know only its last word."""
        site = self.sites[line] if line < len(self.sites) else None
        name = missing.path()
        known = site.names if site is not None else ()
        return next((full for full in known if full == name or full.endswith(f".{name}")), name)

    def _nearest(self, missing: Missing) -> Message | None:
        name, there = missing.last_name(), missing.siblings(self.filling.data)
        near = [] if name in there else difflib.get_close_matches(name, there, n=1, cutoff=0.6)
        return msg("có phải ý bạn là “{near}”?", near=near[0]) if near else None


CURRENT: ContextVar[PartRun] = ContextVar("the part being filled")


def complain(code: str, message: Message, hint: Message | None = None) -> None:
    """Note a problem with a value at the tag being filled and go on."""
    run = CURRENT.get()
    line = run.here()
    run.note(Problem(code, message, run.place(line), hint), line)


def spend(amount: int) -> None:
    """Take `amount` from the filling's budget."""
    filling = CURRENT.get().filling
    filling.budget -= amount
    if filling.budget < 0:
        too_much()


class Missing(Undefined):
    """A name that the data do not have. Whatever is asked of it is missing too; using it is noted."""

    __slots__ = ()

    def path(self) -> str:
        """The dotted name, from the last thing that was there."""
        above = self._undefined_obj
        name = str(self._undefined_name)
        return f"{above.path()}.{name}" if isinstance(above, Missing) else name

    def last_name(self) -> str:
        """The name, without what stands before its last dot."""
        return str(self._top()._undefined_name)

    def _top(self) -> Missing:
        """The first name in the chain that was not there."""
        above = self._undefined_obj
        return above._top() if isinstance(above, Missing) else self

    def is_top_level(self) -> bool:
        """Whether the name stands alone, not behind a value's dot."""
        return self._undefined_obj is _absent

    def siblings(self, data: Mapping[str, object]) -> list[str]:
        """The names that were there instead."""
        above = self._top()._undefined_obj
        if isinstance(above, Mapping):
            return [str(key) for key in above]
        return [str(key) for key in data] if self._top().is_top_level() else []

    def _note(self) -> bool:
        """Note the use at the tag whose code is running; tell whether gaps are to be shown."""
        run = CURRENT.get(None)
        if run is None:
            return False
        run.note_missing(self, run.here())
        return run.filling.when_missing == "gap"

    def __getattr__(self, name: str) -> Any:
        if name[:2] == "__":
            raise AttributeError(name)
        return Missing(obj=self, name=name)

    def __getitem__(self, key: Any) -> Missing:  # type: ignore[override]
        return Missing(obj=self, name=str(key))

    def __str__(self) -> str:
        return str(Gap(self.path())) if self._note() else ""

    def __iter__(self) -> Iterator[Any]:
        return iter((self,)) if self._note() else iter(())

    def __len__(self) -> int:
        return int(self._note())

    def __bool__(self) -> bool:
        self._note()
        return False

    def __eq__(self, other: object) -> bool:
        self._note()
        return False

    def __ne__(self, other: object) -> bool:
        self._note()
        return True

    def __hash__(self) -> int:
        return id(self)

    def __call__(self, *_args: Any, **_kwargs: Any) -> Missing:  # type: ignore[override]
        return self

    def _self(self, *_others: Any) -> Missing:
        self._note()
        return self

    def _no(self, _other: Any) -> bool:
        self._note()
        return False

    def __int__(self) -> int:  # type: ignore[override]
        self._note()
        return 0

    def __float__(self) -> float:  # type: ignore[override]
        return float(int(self))

    __lt__ = __le__ = __gt__ = __ge__ = _no  # type: ignore[assignment]
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = __truediv__ = __rtruediv__ = _self  # type: ignore[assignment]
    __floordiv__ = __rfloordiv__ = __mod__ = __rmod__ = __pow__ = __rpow__ = __neg__ = __pos__ = _self  # type: ignore[assignment]


# --- outputs: the filters that the compiler puts around every value -------------------------------------


def put(value: Any, line: int) -> str:
    """`{{ value }}` in running text."""
    kind = type(value)
    if kind is str:
        return value if UNWELCOME.search(value) is None else _text(value, line)
    if kind is int:
        return str(value)
    return _put_other(value, line)


def put_elsewhere(value: Any, line: int) -> str:
    """`{{ value }}` in an attribute, a property or a field code."""
    return _text(value, line) if type(value) is str else _put_other(value, line)


def put_paragraphs(value: Any, line: int) -> str:
    """`{{p value }}`: a paragraph for a value, one for each item of a list."""
    site = _site(line)
    items = value if isinstance(value, list | tuple) else (value,)
    return "".join(f"{site.open_paragraph}{put(item, line)}{site.close_paragraph}" for item in items)


def _site(line: int) -> Site:
    site = CURRENT.get().sites[line]
    assert site is not None
    return site


def _text(value: str, line: int) -> str:
    bad = [found for found in UNWELCOME.findall(value) if found not in WELCOME]
    if bad:
        codes = ", ".join(sorted({f"U+{ord(letter):04X}" for letter in bad}))
        message = msg("giá trị có ký tự ẩn không in được ({codes})", codes=codes)
        run = CURRENT.get()
        severity = Severity.ERROR if run.filling.when_missing == "error" else Severity.WARNING
        hint = msg("gõ lại giá trị này; ký tự ẩn thường đến từ việc chép và dán")
        run.note(Problem("data.control-character", message, run.place(line), hint, severity), line)
    return _site(line).text(value)


def _put_other(value: Any, line: int) -> str:
    if isinstance(value, Markup):
        return str(value)  # a macro's or a set block's own output, escaped when it was made
    if isinstance(value, str):
        return _text(str(value), line)
    if isinstance(value, Missing) or value is None:
        return _put_missing(value, line)
    if isinstance(value, Gap | Example | Rich | Bold | Italic | Fitted):
        _note_unfinished(value, line)
        return _site(line).piece(value)
    if isinstance(value, PictureFile):
        return _put_picture(value, line)
    if isinstance(value, Mapping | list | tuple) or callable(value):
        _note_unprintable(line)
    return _text(str(value), line)


def _put_missing(value: Missing | None, line: int) -> str:
    run, site = CURRENT.get(), _site(line)
    if value is None:
        value = Missing(name=next(iter(site.names), site.tag.body))
    run.note_missing(value, line)
    if run.filling.when_missing != "gap":
        return ""
    return site.piece(Gap(run.full_name(value, line)))


def _note_unfinished(value: Any, line: int) -> None:
    """Gaps and examples are told of one by one; a final document refuses them."""
    run = CURRENT.get()
    severity = Severity.ERROR if run.filling.when_missing == "error" else Severity.GAP
    for piece in _unfinished(value):
        if isinstance(piece, Gap):
            code, message = "data.gap", msg("còn chỗ cần bổ sung: {label}", label=piece.label)
        else:
            code, message = "data.example", msg("giá trị chỉ là ví dụ: “{text}”", text=piece.text)
        run.note(Problem(code, message, run.place(line), None, severity), line)


def _unfinished(value: Any) -> Iterator[Gap | Example]:
    if isinstance(value, Gap | Example):
        yield value
    elif isinstance(value, Bold | Italic):
        yield from _unfinished(value.text)
    elif isinstance(value, Rich):
        for part in value.parts:
            yield from _unfinished(part)


def _note_unprintable(line: int) -> None:
    run = CURRENT.get()
    if run.filling.when_missing != "blank":
        message = msg("giá trị là một danh sách hoặc một nhóm, không in thẳng ra được")
        hint = msg("dùng {% for %} để in từng mục, hoặc viết thêm dấu chấm và tên mục bên trong")
        run.note(Problem("data.not-printable", message, run.place(line), hint), line)


def _put_picture(value: PictureFile, line: int) -> str:
    run, site = CURRENT.get(), _site(line)
    if site.kind not in ("text", "paragraph"):
        message = msg("chỗ này không đặt ảnh được")
        run.note(Problem("data.picture-here", message, run.place(line), msg("đặt thẻ trong đoạn văn")), line)
        return ""
    xml = run.filling.pictures.drawing(value, part=run.part, number=next_id(0))
    if xml is None:
        message = msg("ảnh không thuộc loại PNG, JPEG, GIF, BMP hoặc TIFF")
        run.note(
            Problem("data.unknown-picture", message, run.place(line), msg("lưu lại ảnh ở dạng PNG hoặc JPEG")), line
        )
        return ""
    return site.drawing(xml)


def next_id(_value: object) -> int:
    """A new number for a drawing: they must differ throughout the document."""
    filling = CURRENT.get().filling
    filling.last_id += 1
    return filling.last_id


_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})\Z")


def color(value: Any) -> str:
    """`{% cellbg value %}`: a colour as Word writes it; what is none is noted and leaves the cell plain."""
    found = _COLOR.match(str(value))
    if found is None and not isinstance(value, Missing | Gap):
        hint = msg("ghi mã màu gồm sáu chữ số hoặc chữ từ A đến F, ví dụ FFDD00")
        complain("data.not-a-color", msg("“{value}” không phải là màu", value=value), hint)
    return found.group(1) if found is not None else "auto"


def span(value: Any) -> int:
    """`{% colspan value %}`: a number of columns; what is none is noted and leaves one."""
    text = str(value)
    if text.isdecimal() and 0 < int(text) <= MOST_COLUMNS:
        return int(text)
    if not isinstance(value, Missing | Gap):
        complain("data.not-a-span", msg("“{value}” không phải là số cột", value=value), msg("ghi một số từ 1 đến 63"))
    return 1


# --- loops and joins -----------------------------------------------------------------------------------


def each(value: Any, line: int, weight: int) -> Iterable[Any]:
    """What `{% for %}` runs over, paid for: `weight` is the text in a round."""
    if isinstance(value, list | tuple | dict | range):
        spend(len(value) * (weight + ROUND))
        return value
    if isinstance(value, Missing) or value is None:
        missing = value if value is not None else Missing(name=_first_name(line))
        CURRENT.get().note_missing(missing, line)
        return (missing,) if CURRENT.get().filling.when_missing == "gap" else ()
    if isinstance(value, Gap):
        _note_unfinished(value, line)
        return value
    return _each_of_another(value, line, weight)


def _each_of_another(value: Any, line: int, weight: int) -> Iterable[Any]:
    try:
        items = iter(value)
    except TypeError:
        run = CURRENT.get()
        message = msg("“{value}” không phải danh sách nên không lặp qua được", value=value)
        hint = msg("trong dữ liệu, ghi giá trị này thành danh sách, mỗi mục một dòng bắt đầu bằng “-”")
        run.note(Problem("data.not-a-list", message, run.place(line), hint), line)
        return ()
    return counted(items, spend, weight + ROUND)


def _first_name(line: int) -> str:
    names = _site(line).names
    return names[0] if names else _site(line).tag.body


def glue(values: list[Any]) -> Any:
    """`a ~ b`: text, or rich text when a gap or an example is among the pieces."""
    if any(isinstance(value, Gap | Example | Rich | Bold | Italic | Fitted | Missing) for value in values):
        return Rich([_piece(value) for value in values])
    made = Markup("").join(values) if any(isinstance(value, Markup) for value in values) else "".join(map(str, values))
    spend(len(made))
    return made


def _piece(value: Any) -> Any:
    if isinstance(value, Missing):
        return Gap(value.path()) if value._note() else ""
    return value if isinstance(value, Gap | Example | Rich | Bold | Italic | Fitted) else str(value)


def optional(value: Any) -> Any:
    """The left side of `or`: a name that need not be there."""
    return None if isinstance(value, Missing) else value


def default(value: Any, instead: Any = "", boolean: bool = False) -> Any:
    """`value | default("…")`: `instead` for what is missing or empty (None), with `boolean` for anything false."""
    if isinstance(value, Undefined) or value is None or (boolean and not value):
        return instead
    return value
