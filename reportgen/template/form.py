"""Filling pre-printed blanks: the second kind of template. In: a described blank and plain data. Out: pages
with the text in its boxes, and nothing else; the blank itself is shown in the preview only.

Form(source) ── boxes, sizes and background, read once
form.fill(data) ── each box: its words, fitted, broken into lines, placed
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, NamedTuple, cast

from ..errors import DataError, OutputError, Problem, Severity, UsageError
from ..fonts import Face, FontLibrary
from ..messages import Message, msg
from ..output import write_all, write_whole
from ..pages import Art, Fill, Item, Page, Pages, Picture, Text, rectangle
from ..places import FilePlace, TemplatePlace
from ..units import mm
from ..vector import Vector
from ..word.svg import read_svg
from .blank import BlankBox, BlankSheet, blank_of_pdf, blank_of_settings
from .find import Field, FoundTemplate, find_template
from .fit import Fit, fit
from .fitting import does_not_fit
from .values import Example, Gap, PictureFile, Piece, check_data, plain_text

if TYPE_CHECKING:
    from .running import WhenMissing

_NAME = re.compile(r"\{([\w.]+)\}")
_BLANKS = re.compile(r"[ \t]+")
_HIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
MOST_KNOWN = 256
"""Texts of a box whose places are kept: what recurs from one record to the next."""

_GAP_COLOR, _EXAMPLE_COLOR = "FFFF00", "00FFFF"


class FilledForm:
    """A filled form: its pages and its PDF. There is no Word file of it."""

    def __init__(self, pages: Pages, fonts: FontLibrary, name: str) -> None:
        self.pages, self.fonts, self._name = pages, fonts, name

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return self.pages.warnings

    @property
    def place(self) -> FilePlace:
        return FilePlace(self._name)

    def to_pdf(self) -> bytes:
        """The .pdf; the same form, data and fonts give the same bytes."""
        from ..pdf.write import write_pdf

        return write_pdf(self.pages, self.fonts)

    def rendered(self, ending: str) -> bytes:
        """The file's content for ".pdf"; OutputError for another ending."""
        if ending.lower() == ".pdf":
            return self.to_pdf()
        message = msg("mẫu “{name}” chỉ in chữ lên phôi nên chỉ làm được tệp PDF", name=self._name)
        raise OutputError(Problem("output.pdf-only", message, hint=msg("đặt tên tệp kết thúc bằng .pdf")))

    def save(self, path: str | Path) -> None:
        """Write the .pdf. Raises OutputError."""
        write_whole(Path(path), self.rendered(Path(path).suffix))

    def save_all(self, *paths: str | Path) -> None:
        """Write several files; when one cannot be made or written, none is."""
        write_all({Path(path): self.rendered(Path(path).suffix) for path in paths})


class FilledPages(NamedTuple):
    """The filled form, and its gaps, examples and warnings."""

    document: FilledForm
    problems: tuple[Problem, ...]


class Form:
    """A form to print over a blank, read once and filled as often as wanted."""

    formats: ClassVar[tuple[str, ...]] = ("pdf",)

    def __init__(self, source: str | Path, *, standard: str | None = None, fonts: FontLibrary | None = None,
                 preview: bool = False) -> None:  # fmt: skip
        """`source`: a built-in name, a template's folder or a .pdf file; `standard` chooses among its papers ("a4").
        `preview`: with the blank behind the text.

        Raises UsageError, TemplateError with everything that is wrong with its boxes, PackageError.
        """
        self._arguments = source, standard, preview
        self.found = find_template(source, standard=standard)
        self.fonts = fonts if fonts is not None else FontLibrary()
        self.sheet = _sheet(self.found)
        self._faces: dict[str, Face] = {}
        self.known: dict[str, dict[_Words, tuple[Item, ...]]] = {}
        self._images = {f"phoi-{page}": data for page, data in self.sheet.background.items()} if preview else {}

    def __reduce__(self) -> tuple[object, ...]:
        return _again, self._arguments

    @property
    def name(self) -> str:
        return self.found.name

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return self.sheet.warnings

    def fill(self, data: Mapping[str, object], *, missing: WhenMissing = "error") -> FilledForm:
        """The filled form; `missing` as for Word templates. Raises DataError with everything that is wrong with `data`,
        texts that fit their box in no way and letters that their font lacks among it."""
        return self.render(data, missing=missing).document

    def render(self, data: Mapping[str, object], *, missing: WhenMissing = "error") -> FilledPages:
        """As `fill`, with the gaps found."""
        check_data(data)
        filling = _Filling(self, data, missing)
        made = tuple(filling.pages())
        pages = Pages(made, {**self._images, **filling.images}, title=filling.title, arts=filling.arts)
        errors = [problem for problem in filling.problems if problem.severity is Severity.ERROR]
        if errors:
            raise DataError(errors)
        return FilledPages(FilledForm(pages, self.fonts, self.name), tuple(filling.problems))

    def fields(self) -> list[Field]:
        """The names that the boxes ask for, sorted, each with the boxes that do."""
        places: dict[str, list[TemplatePlace]] = {}
        for box in self.sheet.boxes:
            for name in _NAME.findall(box.pattern):
                places.setdefault(name, []).append(TemplatePlace(self.name, text=box.name))
        return [Field(name, tuple(places[name])) for name in sorted(places)]

    def face(self, box: BlankBox) -> Face:
        if box.name not in self._faces:
            wanted = box.fit
            self._faces[box.name] = self.fonts.match(wanted.font, bold=wanted.bold, italic=wanted.italic).face
        return self._faces[box.name]

    @cached_property
    def background(self) -> tuple[tuple[Item, ...], ...]:
        """What the preview shows below the text, page by page."""
        return tuple(
            (Picture(0, 0, width, height, f"phoi-{page}"),) if f"phoi-{page}" in self._images else ()
            for page, (width, height) in enumerate(self.sheet.sizes)
        )


def _again(source: str | Path, standard: str | None, preview: bool) -> Form:
    return Form(source, standard=standard, preview=preview)


def _sheet(found: FoundTemplate) -> BlankSheet:
    if found.blank is not None:
        return blank_of_settings(found.blank, found.path.parent, found.standard or found.name)
    if found.path.suffix.lower() == ".pdf":
        return blank_of_pdf(found.path)
    message = msg("“{name}” là mẫu Word, không phải biểu mẫu in lên phôi", name=found.name)
    raise UsageError(Problem("form.not-a-form", message, FilePlace(str(found.path))))


class _Words(NamedTuple):
    """What is to be printed in a box. `light` is the colour behind it, for gaps and examples."""

    text: str
    light: str = ""


class _Filling:
    """One filling: goes through the boxes and gathers items and problems."""

    def __init__(self, form: Form, data: Mapping[str, object], missing: WhenMissing) -> None:
        self._form, self._data, self._missing = form, data, missing
        self.problems: list[Problem] = []
        self.images: dict[str, bytes] = {}
        self.arts: dict[str, Vector] = {}
        self.title = form.found.title

    def pages(self) -> Iterator[Page]:
        sheet = self._form.sheet
        items: list[list[Item]] = [list(below) for below in self._form.background]
        for box in sheet.boxes:
            items[box.page] += self._box(box)
        for (width, height), on_page in zip(sheet.sizes, items, strict=True):
            yield Page(width, height, tuple(on_page))

    def _box(self, box: BlankBox) -> Iterator[Item]:
        lone = _NAME.fullmatch(box.pattern)
        picture = self._value(lone[1]) if lone else None
        if isinstance(picture, PictureFile):
            yield self._picture(box, picture)
            return
        words = self._words(box)
        known = self._form.known.setdefault(box.name, {})
        placed = known.get(words)
        if placed is None:
            told = len(self.problems)
            placed = tuple(self._set(words, box))
            if len(known) < MOST_KNOWN and len(self.problems) == told:
                known[words] = placed
        yield from placed

    def _set(self, words: _Words, box: BlankBox) -> Iterator[Item]:
        """The words made to fit their box and placed in it."""
        face = self._form.face(box)
        self._check_letters(words.text, box, face)
        if not words.text.strip():
            return
        found = fit(words.text, box.fit, face)
        if found is None:
            draft = self._missing == "gap"
            severity = Severity.GAP if draft else Severity.ERROR
            self._note(does_not_fit(words.text, self._field_of(box), box.fit, severity))
            found = Fit(tuple(words.text.split("\n")), box.fit.least_percent, box.fit.floor)
        yield from _placed(found, box, face, words.light)

    # --- words ---------------------------------------------------------------------------------------------

    def _words(self, box: BlankBox) -> _Words:
        """The pattern with its names replaced; blanks beside nothing go."""
        lights: list[str] = []

        def replaced(found: re.Match[str]) -> str:
            value = self._value(found[1])
            if isinstance(value, Gap | Example):
                lights.append(_GAP_COLOR if isinstance(value, Gap) else _EXAMPLE_COLOR)
            return self._text(value)

        text = _NAME.sub(replaced, box.pattern)
        lines = [_BLANKS.sub(" ", line).strip(" ") for line in text.split("\n")]
        text = "\n".join(lines).strip("\n")
        return _Words(text.upper() if box.fit.capitals else text, lights[0] if lights else "")

    def _field_of(self, box: BlankBox) -> str:
        """The field that a box's words mostly come from: where a clerk has to look."""
        names = _NAME.findall(box.pattern)
        return max(names, key=lambda name: len(str(self._found(name))), default=box.name)

    def _found(self, name: str) -> object:
        value: object = self._data
        for step in name.split("."):
            value = value.get(step) if isinstance(value, Mapping) else None
        return value

    def _value(self, name: str) -> object:
        value = self._found(name)
        return self._gap_for(name) if value is None else value

    def _gap_for(self, name: str) -> object:
        if self._missing == "blank":
            return ""
        severity = Severity.GAP if self._missing == "gap" else Severity.ERROR
        self._note(self._problem("data.missing", msg("thiếu giá trị “{name}”", name=name), name, severity=severity))
        return Gap(name)

    def _text(self, value: object) -> str:
        if isinstance(value, list | tuple):
            return "\n".join(self._text(item) for item in value)
        if isinstance(value, Gap | Example):
            self._note_unfinished(value)
        return plain_text(cast(Piece, value)).replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n")

    def _note_unfinished(self, value: Gap | Example) -> None:
        if isinstance(value, Gap) and any(value.label == _key(problem) for problem in self.problems):
            return  # told of as missing
        severity = Severity.GAP if self._missing == "gap" else Severity.ERROR
        if isinstance(value, Gap):
            code, message = "data.gap", msg("còn chỗ cần bổ sung: {label}", label=value.label)
        else:
            code, message = "data.example", msg("giá trị chỉ là ví dụ: “{text}”", text=value.text)
        self._note(self._problem(code, message, "", severity=severity))

    def _check_letters(self, text: str, box: BlankBox, face: Face) -> None:
        hidden = sorted({f"U+{ord(letter):04X}" for letter in _HIDDEN.findall(text)})
        if hidden:
            message = msg("giá trị có ký tự ẩn không in được ({codes})", codes=", ".join(hidden))
            hint = msg("gõ lại giá trị này; ký tự ẩn thường đến từ việc chép và dán")
            self._note(self._problem("data.control-character", message, self._field_of(box), hint))
        for letter in face.lacks(text.replace("\n", " ")):
            if f"U+{ord(letter):04X}" not in hidden:
                name = f"“{letter}” (U+{ord(letter):04X})"
                message = msg("phông chữ {face} không có ký tự {letter}", face=face.family, letter=name)
                hint = msg("gõ lại chữ này, hoặc chọn phông chữ khác cho ô “{box}” trong mẫu", box=box.name)
                self._note(self._problem("data.no-glyph", message, self._field_of(box), hint))

    def _problem(
        self, code: str, message: Message, key: str, hint: Message | None = None, severity: Severity = Severity.ERROR
    ) -> Problem:
        return Problem(code, message, FilePlace(self._form.name, key=key), hint, severity)

    def _note(self, problem: Problem) -> None:
        if problem not in self.problems:
            self.problems.append(problem)

    # --- pictures ------------------------------------------------------------------------------------------

    def _picture(self, box: BlankBox, picture: PictureFile) -> Picture | Art:
        """The picture in its own size, made smaller where it is larger than its box."""
        width, height = mm(picture.width_mm), mm(picture.height_mm)
        share = min(1.0, box.fit.width / width, box.height / height)
        width, height = width * share, height * share
        key = f"anh-{box.name}"
        x = box.x + (box.fit.width - width) * _SHARE[box.align]
        y = box.y + (box.height - height) * _SHARE[box.valign]
        if picture.svg:
            self.arts[key] = read_svg(picture.svg)
            return Art(x, y, width, height, key, alt=picture.alt)
        self.images[key] = picture.data
        return Picture(x, y, width, height, key, alt=picture.alt)


def _key(problem: Problem) -> str:
    return problem.place.key if isinstance(problem.place, FilePlace) else ""


_SHARE = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}


def _placed(found: Fit, box: BlankBox, face: Face, light: str) -> Iterator[Item]:
    """The lines in their box; what a line has beyond its letters stands above them, as in Word."""
    pitch = (face.ascent + face.descent + face.line_gap) * found.size * box.spacing
    top = box.y + (box.height - pitch * len(found.lines)) * _SHARE[box.valign]
    for number, line in enumerate(found.lines, start=1):
        width = face.width(line) * found.size * found.percent / 100
        x = box.x + (box.fit.width - width) * _SHARE[box.align]
        bottom = top + number * pitch
        if light:
            yield Fill(rectangle(x, bottom - pitch, width, pitch), light)
        yield Text(
            x, bottom - face.descent * found.size, line, face.name, found.size, box.color, scale=found.percent / 100
        )
