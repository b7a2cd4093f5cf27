"""Filling Word templates. In: a template and plain data. Out: a Word package, and what was found on the way.

Template(source) ── compile_part for each part with tags, once
template.fill(data) ── run each part's code, join, put the parts back; the other parts stay compressed
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, NoReturn

from ..errors import DataError, Problem, Severity, TemplateError, UsageError
from ..messages import msg
from ..places import FilePlace, TemplatePlace
from ..word.package import ROOT, Package
from .compile import DECLARATION, CompiledPart, compile_part
from .find import Field, FoundTemplate, find_template
from .fitting import Fitting
from .grid import with_right_grids
from .last_section import without_empty_last_section
from .lift import mended
from .pictures import Pictures
from .running import CURRENT, Filling, PartRun, WhenMissing
from .sandbox import Refused
from .values import check_data

if TYPE_CHECKING:
    from types import TracebackType

    from ..document import Document

_PARTS_WITH_TAGS = ("header", "footer", "footnotes", "endnotes", "comments")
_PROPERTY_PARTS = ("core-properties", "extended-properties", "custom-properties")
FIRST_DRAWING = 1000


class Filled(NamedTuple):
    """The filled package, and its gaps, examples and warnings."""

    package: Package
    problems: tuple[Problem, ...]


class Pieces(NamedTuple):
    """A filling whose main part is not put together yet: `main` holds the template's own pieces (`Template.own_pieces`
    tells them by identity) and, between them, what each tag became. `rest` are the other parts with tags."""

    main: list[str]
    rest: Mapping[str, bytes]
    problems: tuple[Problem, ...]
    filling: Filling


class Template:
    """A Word template, compiled once and filled as often as wanted."""

    formats: ClassVar[tuple[str, ...]] = ("docx", "pdf")

    def __init__(self, source: str | Path | bytes, *, standard: str | None = None) -> None:
        """`source`: a built-in name, a template's folder, a .docx file or its bytes. `standard` chooses among the
        files of a template made for several rule sets ("hd36", "hd05").

        Raises TemplateError with everything that is wrong with its tags, PackageError, UsageError.
        """
        self._arguments = (source, standard)
        self.found: FoundTemplate | None = None
        if not isinstance(source, bytes):
            self.found = find_template(source, standard=standard)
            if self.found.is_form:
                raise _a_form(self.found)
            source = self.found.path
        self.package = Package.open(source).as_document()
        self._parts = _compile_all(self.package)
        self._fitting = Fitting(self.found.boxes if self.found is not None else {})

    def __reduce__(self) -> tuple[object, ...]:
        """Workers compile their own: code does not travel between processes."""
        source, standard = self._arguments
        return _again, (source, standard)

    @property
    def name(self) -> str:
        return self.package.name

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What the template loses in silence in other programs: text beside lifted tags, tags that go with a row;
        and boxes for fields that no tag asks for."""
        lost = [warning for part in self._parts for warning in part.warnings]
        return (*lost, *self._boxes_of_nothing())

    def _boxes_of_nothing(self) -> Iterator[Problem]:
        boxes = self.found.boxes if self.found is not None else {}
        known = {field.name for field in self.fields()} if boxes else set()
        for name in boxes.keys() - known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = msg("có phải ý bạn là “{near}”?", near=near[0]) if near else None
            message = msg("“vua_khung” có trường “{name}” mà không thẻ nào trong tệp Word dùng", name=name)
            yield Problem("template.box-of-nothing", message, TemplatePlace(self.name), hint, Severity.WARNING)

    def fill(self, data: Mapping[str, object], *, missing: WhenMissing = "error") -> Document:
        """The filled document.

        `missing`: what becomes of a name that `data` lack, and of None. "error": DataError with all of them, also
        with gaps and examples in the data; "gap": a highlighted gap; "blank": nothing, as docxtpl does.
        """
        from ..document import Document  # layout and fonts are not needed to make a package

        return Document(self.fill_package(data, missing=missing))

    def fill_package(self, data: Mapping[str, object], *, missing: WhenMissing = "error") -> Package:
        """As `fill`, a package."""
        return self.render(data, missing=missing).package

    def render(self, data: Mapping[str, object], *, missing: WhenMissing = "error") -> Filled:
        """As `fill`, the package with the gaps and warnings found. Raises DataError, TemplateError."""
        pieces = self.render_pieces(data, missing=missing)
        return Filled(self.package_of(pieces), pieces.problems)

    def render_pieces(
        self, data: Mapping[str, object], *, missing: WhenMissing = "error", properties: bool = True
    ) -> Pieces:
        """As `render`, before the main part is put together; without `properties` (title, author) for who needs the
        pages alone."""
        check_data(data)
        data, unfit = self._fitting.applied(data, draft=missing == "gap")
        filling = Filling(self.package.name, data, missing, Pictures(self.package), last_id=self._last_id)
        filling.problems.update({(problem.place,): problem for problem in unfit})
        main: list[str] = []
        rest: dict[str, bytes] = {}
        for part in self._parts if properties else self._parts_on_pages:
            if part.part == self.package.main_part:
                main = _run(part, filling)
            else:
                rest[part.part] = _finished(part, _run(part, filling))
        problems = tuple(filling.problems.values())
        errors = [problem for problem in problems if problem.severity is Severity.ERROR]
        if errors:
            raise _error_of(errors)
        return Pieces(main, rest, problems, filling)

    def package_of(self, pieces: Pieces, *, main: Sequence[str] | None = None) -> Package:
        """The package that the pieces make up; `main` stands in for the main part's."""
        parts = dict(pieces.rest)
        if self._main is not None:
            parts[self._main.part] = _finished(self._main, pieces.main if main is None else main)
        return pieces.filling.pictures.into(self.package.with_parts(parts))

    @cached_property
    def own_pieces(self) -> frozenset[int]:
        """The identities of the pieces of the main part that are the template's own text."""
        return frozenset() if self._main is None else frozenset(map(id, self._main.constants))

    @cached_property
    def _main(self) -> CompiledPart | None:
        return next((part for part in self._parts if part.part == self.package.main_part), None)

    @cached_property
    def _parts_on_pages(self) -> list[CompiledPart]:
        """The parts without the document's properties."""
        links = self.package.relationships(ROOT).values()
        aside = {link.target for link in links if link.target != self.package.main_part}
        return [part for part in self._parts if part.part not in aside]

    @cached_property
    def _last_id(self) -> int:
        return FIRST_DRAWING + max((part.last_id for part in self._parts), default=0)

    def fields(self) -> list[Field]:
        """The names that the template asks for, sorted, each with the tags that do."""
        places: dict[str, list[TemplatePlace]] = {}
        for part in self._parts:
            for use in part.uses:
                site = part.sites[use.line]
                if use.name and site is not None:
                    places.setdefault(use.name, []).append(site.place)
        return [Field(name, tuple(places[name])) for name in sorted(places)]


def _again(source: str | Path | bytes, standard: str | None) -> Template:
    return Template(source, standard=standard)


def _a_form(found: FoundTemplate) -> UsageError:
    message = msg("“{name}” là biểu mẫu in lên phôi, không phải mẫu Word", name=found.name)
    hint = msg("biểu mẫu này chỉ làm ra PDF; chọn một mẫu Word nếu cần tệp .docx")
    return UsageError(Problem("template.a-form", message, FilePlace(str(found.path)), hint))


def _error_of(problems: list[Problem]) -> DataError | TemplateError:
    of_data = all(problem.code.startswith("data.") for problem in problems)
    return DataError(problems) if of_data else TemplateError(problems)


# --- compiling -----------------------------------------------------------------------------------------


def _compile_all(package: Package) -> list[CompiledPart]:
    """Each part with tags; the problems of all parts are raised together."""
    compiled: list[CompiledPart] = []
    problems: list[Problem] = []
    for part in dict.fromkeys(_candidates(package)):
        try:
            made = compile_part(package.read(part), path=package.name, part=part)
        except TemplateError as error:
            problems += error.problems
        else:
            if made is not None:
                compiled.append(made)
    if problems:
        raise TemplateError(problems)
    return compiled


def _candidates(package: Package) -> Iterator[str]:
    main = package.main_part
    yield main
    for kind in _PARTS_WITH_TAGS:
        yield from package.related(main, kind)
    for kind in _PROPERTY_PARTS:
        yield from package.related(ROOT, kind)


# --- running -------------------------------------------------------------------------------------------


def _run(part: CompiledPart, filling: Filling) -> list[str]:
    """What the part's code says, piece by piece."""
    run = PartRun(filling, part.part, part.filename, part.sites, part.template.get_corresponding_lineno)
    token = CURRENT.set(run)
    try:
        context = part.template.new_context({**part.template.globals, **filling.data}, shared=True)
        return list(part.template.root_render_func(context))
    except Exception as error:  # a template's code can raise anything that Python can
        _explain(error, run)
    finally:
        CURRENT.reset(token)


def _finished(part: CompiledPart, pieces: Sequence[str]) -> bytes:
    """The part as it goes into the package."""
    text = "".join(pieces)
    if part.is_mended:
        text = mended(text)
    if part.has_columns:
        text = with_right_grids(text, path=part.path, part=part.part)
    text = without_empty_last_section(text, path=part.path, part=part.part)
    return (DECLARATION + text).encode("utf-8")


def _explain(error: Exception, run: PartRun) -> NoReturn:
    """Turn what stopped the part into a TemplateError at its tag, together with what was found before."""
    line = _line_of(error.__traceback__, run)
    run.note(_problem_of(error, run.place(line)), line)
    errors = [problem for problem in run.filling.problems.values() if problem.severity is Severity.ERROR]
    raise TemplateError(errors) from error


def _problem_of(error: Exception, place: TemplatePlace) -> Problem:
    if isinstance(error, Refused):
        return Problem(error.code, error.message, place, error.hint)
    if isinstance(error, RecursionError | MemoryError | OverflowError):
        return Problem(
            "template.endless",
            msg("mẫu lặp quá nhiều lần hoặc tạo ra nội dung quá lớn, nên đã dừng"),
            place,
            msg("xem lại lệnh lặp (for) và các phép nhân, nối chữ ở thẻ này"),
        )
    if isinstance(error, ZeroDivisionError):
        return Problem(
            "template.division", msg("thẻ này chia cho 0"), place, msg("xem lại số chia: số này phải khác 0")
        )
    hint = msg(
        "xem lại giá trị mà thẻ này dùng: là chữ, số hay danh sách (chi tiết: {reason})",
        reason=str(error) or type(error).__name__,
    )
    return Problem("template.failed", msg("thẻ này không tính được"), place, hint)


def _line_of(traceback: TracebackType | None, run: PartRun) -> int:
    """The source line of the innermost tag that the traceback passes through."""
    line = 0
    while traceback is not None:
        if traceback.tb_frame.f_code.co_filename == run.filename:
            line = run.line_of(traceback.tb_lineno)
        traceback = traceback.tb_next
    return line
