"""What is known while one document is read. In: a package. Out: a `Reading`, which every reader is handed.

Recursion (a cell and a text box hold blocks) goes through `Reading.blocks`, so that no import runs in a circle.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeAlias

from lxml import etree

from ..errors import PackageError, Problem
from ..messages import msg
from ..places import TemplatePlace
from ..units import Pt
from ..vector import Vector
from .alternate import ALTERNATE, nothing_chosen
from .blocks import Block
from .borders import Colors
from .features import feature_name, name_unknown
from .fields import FieldStack, marks_without_end
from .looks import NO_LAYER, Layer, Looks
from .numbering import Counters, Numbering
from .package import Package, Relationship
from .paragraph_properties import ParagraphProperties
from .problems import Problems
from .run_properties import RunProperties
from .settings import NoteRules, SettingsPart, read_settings
from .styles import Styles
from .table_styles import TableStyles
from .theme import Theme, read_theme
from .values import Values
from .xml import parse, qn

DEEPEST_NESTING = 50
_NEEDED = frozenset({"styles", "numbering", "settings", "theme", "footnotes", "endnotes"})
BlocksReader: TypeAlias = Callable[["Reading", etree._Element], "tuple[Block, ...]"]


class Reading:
    """The state of reading one document: what the file says once (styles, numbering, theme) and where we stand."""

    def __init__(self, package: Package, read_blocks: BlocksReader) -> None:
        self.package = package
        self.problems = Problems(package.name)
        self.values = Values(self.problems)
        self.main_part = package.main_part
        self._read_blocks = read_blocks
        self.part = self.main_part
        self.relationships: dict[str, Relationship] = package.relationships(self.main_part)
        self._name_missing_parts()
        self.settings: SettingsPart = read_settings(self.related("settings"), self.values)
        self.theme: Theme = read_theme(
            self.related("theme"),
            languages=self.settings.languages or {},
            color_mapping=self.settings.color_mapping or {},
        )
        self.colors = Colors(self.values, self.theme)
        self._read_styles()
        self.images: dict[str, bytes] = {}
        self.arts: dict[str, Vector] = {}
        self.paragraph_count = 0
        self.layer: Layer = NO_LAYER
        self.counters = Counters()
        self._box_counters = Counters()
        self._part_counters: dict[str, Counters] = {}
        self.fields = FieldStack()
        self.notes = NoteCounter(self.settings.footnotes, self.settings.endnotes)
        self.table_styles: TableStyles | None = None
        self.text_width: Pt = 0.0
        self._depth = 0

    def _read_styles(self) -> None:
        runs = RunProperties(self.values, self.colors)
        paragraphs = ParagraphProperties(self.values, self.colors)
        self.styles = Styles(self.related("styles"), run_properties=runs, paragraph_properties=paragraphs)
        self.numbering = Numbering(
            self.related("numbering"),
            run_properties=runs,
            paragraph_properties=paragraphs,
            list_of_style=self.styles.numbering_of,
        )
        self.looks = Looks(
            styles=self.styles,
            numbering=self.numbering,
            settings=self.settings,
            run_properties=runs,
            paragraph_properties=paragraphs,
        )

    def related(self, kind: str) -> etree._Element | None:
        """The root of the main part's related part of a kind ("styles"); None when there is none."""
        parts = self.package.related(self.main_part, kind)
        return self.root(parts[0]) if parts else None

    def root(self, part: str) -> etree._Element:
        """The root of a part. What would get lost in it is named: alternatives (`mc:AlternateContent`) of which none
        can be shown, and fields that never end, whose marks are taken out."""
        root = parse(self.package.read(part), path=self.package.name, part=part)
        for element in root.iter(ALTERNATE):
            if nothing_chosen(element):
                with self._standing_at(element, part):
                    self._name_lost(element)
        for mark in marks_without_end(root):
            with self._standing_at(mark, part):
                self._take_out(mark)
        return root

    @contextmanager
    def _standing_at(self, element: etree._Element, part: str) -> Iterator[None]:
        held = (self.problems.part, self.problems.paragraph)
        self.problems.part = part
        self.problems.paragraph = next(element.iterancestors(qn("w:p")), None)
        yield
        self.problems.part, self.problems.paragraph = held

    def _name_lost(self, element: etree._Element) -> None:
        for choice in element.iterchildren(qn("mc:Choice")):
            for unread in choice:
                name_unknown(feature_name(unread), self.problems)

    def _take_out(self, mark: etree._Element) -> None:
        self.problems.warn(
            "word.field-without-end",
            msg("một trường tự động không có chỗ kết thúc; phần chữ sau nó được in như thường"),
            hint=msg("mở tệp bằng Word, bấm Alt+F9 để xem các trường và xóa trường bị hỏng"),
        )
        parent = mark.getparent()
        assert parent is not None
        parent.remove(mark)

    def _name_missing_parts(self) -> None:
        """Warn of parts that the document leads to and that are not there: styles, numbering, notes."""
        for relationship in self.relationships.values():
            if relationship.broken and relationship.kind in _NEEDED:
                self.name_missing(relationship.target)

    def name_missing(self, what: str) -> None:
        """Warn of a part, or a relationship's id, that leads to nothing."""
        self.problems.warn(
            "word.missing-part",
            msg("tệp thiếu một phần bên trong (“{relation}”)", relation=what),
            kind=f"{self.part} {what}",
            hint=msg("mở tệp bằng Word rồi lưu lại"),
        )

    def target(self, relation: str) -> Relationship | None:
        """What a relationship of the part being read leads to; None (with a warning) when it is missing or broken."""
        found = self.relationships.get(relation)
        if found is None or found.broken:
            self.name_missing(relation)
            return None
        return found

    def blocks(self, parent: etree._Element) -> tuple[Block, ...]:
        """The blocks in a cell, a text box, a note. Raises PackageError when they nest too deep."""
        self._depth += 1
        if self._depth > DEEPEST_NESTING:
            raise PackageError(
                Problem(
                    "word.too-deep",
                    msg("bảng hoặc khung lồng nhau quá {limit} tầng", limit=DEEPEST_NESTING),
                    self.problems.place(),
                    msg("bỏ bớt các bảng lồng trong bảng"),
                )
            )
        try:
            return self._read_blocks(self, parent)
        finally:
            self._depth -= 1

    @contextmanager
    def in_layer(self, layer: Layer) -> Iterator[None]:
        """Read with a table style's layer under the paragraphs."""
        before, self.layer = self.layer, layer
        try:
            yield
        finally:
            self.layer = before

    def box(self, parent: etree._Element, color: str | None = None) -> tuple[Block, ...]:
        """The blocks of a text box, which know nothing of the cell and the fields around it; `color` is the text's.

        Numbers in text boxes count on from box to box, apart from the body's (measured in Word by others).
        """
        before = (self.layer, self.fields, self.counters, self.problems.paragraph)
        # Layers of table styles count upwards from 1, these downwards.
        self.layer = NO_LAYER if color is None else Layer(-1 - int(color, 16), {}, {"color": color})
        self.fields, self.counters = FieldStack(), self._box_counters
        try:
            return self.blocks(parent)
        finally:
            self.layer, self.fields, self.counters, self.problems.paragraph = before

    @contextmanager
    def in_part(self, part: str, story: str) -> Iterator[None]:
        """Read another part: its own relationships and fields, the counters of its story ("header", "footnote" …)."""
        before = (self.part, self.relationships, self.counters, self.fields, self.problems.part, self.problems.number)
        self.part, self.relationships = part, self.package.relationships(part)
        self.counters, self.fields = self._part_counters.setdefault(story, Counters()), FieldStack()
        self.problems.part, self.problems.number = part, 0
        try:
            yield
        finally:
            (
                self.part,
                self.relationships,
                self.counters,
                self.fields,
                self.problems.part,
                self.problems.number,
            ) = before
            self.problems.paragraph = None


class NoteCounter:
    """Numbers the references to notes. Notes that start over on each page are numbered on by the layout.

    `called` tells where each note (kind and id) is first called."""

    def __init__(self, footnotes: NoteRules, endnotes: NoteRules) -> None:
        self._rules = {"footnote": footnotes, "endnote": endnotes}
        self._counts = {kind: rules.start - 1 for kind, rules in self._rules.items()}
        self.called: dict[tuple[str, int], TemplatePlace] = {}

    def begin_section(self, kind: str, rules: NoteRules) -> None:
        """A section starts; numbers start over when its rules say so."""
        self._rules[kind] = rules
        if rules.restart == "eachSect":
            self._counts[kind] = rules.start - 1

    def next(self, kind: str) -> int:
        """The next automatic number."""
        self._counts[kind] += 1
        return self._counts[kind]
