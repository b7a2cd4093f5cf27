"""A Word document. In: a package. Out: a `WordDocument`, every style resolved, every number counted, nothing drawn yet.

The way: settings, theme, styles and numbering (context.py), then section by section its headers, footers and blocks
(sections.py, body.py, inlines.py, tables.py, drawings.py, vml.py), then the notes, then the properties.
"""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from ..errors import PackageError, Problem
from ..messages import msg
from ..places import TemplatePlace
from .blocks import Block, EmbeddedFont, Properties, Section, WordDocument
from .body import read_blocks, read_flow
from .context import Reading
from .embedded import embedded_fonts
from .features import name_left_out
from .package import Package
from .sections import HeadersAndFooters, note_rules, read_page_style, split_sections, text_width
from .xml import parse, qn

_ID, _TYPE = qn("w:id"), qn("w:type")
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


def read_document(package: Package) -> WordDocument:
    """What a Word file says. Warnings name what it holds that is not known or makes no sense.

    Raises PackageError: a part is broken, there is no body, tables nest too deep.
    """
    reading = Reading(package, read_blocks)
    body = _body(reading)
    sections = _sections(reading, body)
    footnotes = _notes(reading, "footnote")
    endnotes = _notes(reading, "endnote")
    _name_missing_notes(reading, {"footnote": footnotes, "endnote": endnotes})
    properties = _properties(reading)
    # Word hyphenates no Vietnamese: its words are syllables.
    if reading.settings.hyphenated and not properties.language.startswith("vi"):
        name_left_out("w:autoHyphenation", reading.problems)
    fonts = _fonts(reading)
    return WordDocument(
        sections=sections,
        settings=reading.settings.settings,
        properties=properties,
        footnotes=footnotes,
        endnotes=endnotes,
        images=reading.images,
        warnings=tuple(reading.problems.found),
        path=package.name,
        arts=reading.arts,
        fonts=fonts,
    )


def _fonts(reading: Reading) -> tuple[EmbeddedFont, ...]:
    try:
        return embedded_fonts(reading.package)
    except PackageError as error:
        for problem in error.problems:
            reading.problems.warn(
                "word.font-table",
                msg("không đọc được bảng phông chữ trong tệp; các phông chữ kèm trong tệp không được dùng"),
                hint=msg("mở tệp bằng Word rồi lưu lại"),
                place=problem.place,
            )
        return ()


def _body(reading: Reading) -> etree._Element:
    reading.problems.part = reading.main_part
    body = reading.root(reading.main_part).find(qn("w:body"))
    if body is None:
        place = TemplatePlace(reading.package.name, reading.main_part)
        hint = msg("mở tệp bằng Word rồi lưu lại thành .docx")
        raise PackageError(Problem("word.no-body", msg("tệp Word không có nội dung"), place, hint))
    return body


def _sections(reading: Reading, body: etree._Element) -> tuple[Section, ...]:
    out = []
    around = HeadersAndFooters(reading)
    for elements, properties in split_sections(body):
        style = read_page_style(reading, properties)
        reading.text_width = text_width(style)
        for kind in ("footnote", "endnote"):
            reading.notes.begin_section(kind, note_rules(reading, properties, kind))
        headers = around.of_section(properties, "header")
        footers = around.of_section(properties, "footer")
        out.append(Section(style, read_flow(reading, elements), headers, footers))
    return tuple(out)


def _notes(reading: Reading, kind: str) -> dict[int, tuple[Block, ...]]:
    """The notes of a kind by id; the separators are no notes."""
    out: dict[int, tuple[Block, ...]] = {}
    for part in reading.package.related(reading.main_part, f"{kind}s"):
        with reading.in_part(part, kind):
            for note in reading.root(part):
                number = reading.values.integer(note, _ID)
                if number is not None and note.get(_TYPE) not in _SEPARATORS:
                    out[number] = reading.blocks(note)
    return out


def _name_missing_notes(reading: Reading, notes: Mapping[str, Mapping[int, object]]) -> None:
    for (kind, number), place in reading.notes.called.items():
        if number not in notes[kind]:
            reading.problems.warn(
                "word.missing-note",
                msg("chú thích số {number} được gọi nhưng không có trong tệp", number=number),
                kind=f"{kind} {number}",
                hint=msg("xóa dấu chú thích đó trong Word, hoặc viết lại chú thích"),
                place=place,
            )


def _properties(reading: Reading) -> Properties:
    language = reading.styles.default_run.get("lang") or (reading.settings.languages or {}).get("val") or "vi-VN"
    core = next((r.target for r in reading.package.relationships("").values() if r.kind == "core-properties"), "")
    if not reading.package.has(core):
        return Properties(language=language)
    root = parse(reading.package.read(core), path=reading.package.name, part=core)

    def text(tag: str) -> str:
        return " ".join((root.findtext(qn(tag)) or "").split())

    return Properties(text("dc:title"), text("dc:creator"), text("dc:subject"), text("cp:keywords"), language)
