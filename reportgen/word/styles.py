"""Styles. In: `styles.xml`. Out: bags of properties by style, merged along `w:basedOn`.

Styles are read when they are first asked for: a template of Word's holds hundreds that nobody uses.
"""

from __future__ import annotations

from functools import cached_property
from typing import Literal, TypeAlias

from lxml import etree

from ..messages import msg
from .bags import Bag
from .paragraph_properties import ParagraphProperties, merge
from .run_properties import RunProperties
from .values import VAL
from .xml import qn

Kind: TypeAlias = Literal["paragraph", "character", "table", "numbering"]
_STYLE, _STYLE_ID, _TYPE, _DEFAULT = qn("w:style"), qn("w:styleId"), qn("w:type"), qn("w:default")
_BASED_ON, _LINK, _PPR, _RPR = qn("w:basedOn"), qn("w:link"), qn("w:pPr"), qn("w:rPr")


class Style:
    """One style as it stands in the file; `paragraph` and `run` are its own bags, without its base."""

    def __init__(self, element: etree._Element, sheet: Styles) -> None:
        self.element = element
        self.id = element.get(_STYLE_ID, "")
        self.kind = element.get(_TYPE, "paragraph")
        self._sheet = sheet

    @cached_property
    def paragraph(self) -> Bag:
        return self._sheet.paragraph_properties.read(self.element.find(_PPR))

    @cached_property
    def run(self) -> Bag:
        return self._sheet.run_properties.read(self.element.find(_RPR))

    def reference(self, tag: str) -> str:
        """The id in a child such as `w:basedOn`, "" without."""
        child = self.element.find(tag)
        return "" if child is None else child.get(VAL, "")


class Styles:
    """The style sheet of a file; a file without one has no styles and no defaults."""

    def __init__(
        self,
        root: etree._Element | None,
        *,
        run_properties: RunProperties,
        paragraph_properties: ParagraphProperties,
    ) -> None:
        self.run_properties = run_properties
        self.paragraph_properties = paragraph_properties
        self._styles: dict[str, Style] = {}
        self._defaults: dict[str, str] = {}
        self._chains: dict[str, tuple[Style, ...]] = {}
        self._runs: dict[str, Bag] = {}
        if root is not None:
            self._index(root)
        self.default_run = run_properties.read(_default(root, "w:rPrDefault", _RPR))
        self.default_paragraph = paragraph_properties.read(_default(root, "w:pPrDefault", _PPR))

    def _index(self, root: etree._Element) -> None:
        for element in root.iterfind(_STYLE):
            style = Style(element, self)
            self._styles.setdefault(style.id, style)
            if element.get(_DEFAULT) in ("1", "true", "on"):
                self._defaults[style.kind] = style.id

    def find(self, style_id: str, kind: Kind) -> Style | None:
        """The style of that id and kind; the default one of the kind for "" and for an id that is not there."""
        style = self._styles.get(style_id)
        if style is None or style.kind != kind:
            style = self._styles.get(self._defaults.get(kind, ""))
        return style

    def default_id(self, kind: Kind) -> str:
        """The id of the default style of a kind, "" without one."""
        return self._defaults.get(kind, "")

    def get(self, style_id: str) -> Style | None:
        """The style of that id, whatever its kind."""
        return self._styles.get(style_id)

    def chain(self, style: Style | None) -> tuple[Style, ...]:
        """The style and what it is based on, the base first; a style based on itself stops there with a warning."""
        if style is None:
            return ()
        known = self._chains.get(style.id)
        if known is None:
            known = self._chains[style.id] = self._build_chain(style)
        return known

    def _build_chain(self, style: Style) -> tuple[Style, ...]:
        chain = [style]
        seen = {style.id}
        while (base := self._styles.get(chain[-1].reference(_BASED_ON))) is not None and base.kind == style.kind:
            if base.id in seen:
                self._warn_of_cycle(style.id)
                break
            seen.add(base.id)
            chain.append(base)
        return tuple(reversed(chain))

    def _warn_of_cycle(self, style_id: str) -> None:
        self.run_properties.values.problems.warn(
            "word.style-cycle",
            msg("kiểu định dạng “{style}” dựa trên chính nó", style=style_id),
            kind=style_id,
            hint=msg("mở tệp bằng Word, sửa ô “Kiểu dựa trên” của kiểu này"),
        )

    def run(self, style: Style | None) -> Bag:
        """The run properties of a style with its bases."""
        if style is None:
            return {}
        known = self._runs.get(style.id)
        if known is None:
            known = {}
            for member in self.chain(style):
                known |= member.run
            self._runs[style.id] = known
        return known

    def character(self, style_id: str) -> Bag:
        """The run properties that `w:rStyle` brings. A paragraph style named there stands for its linked one."""
        style = self._styles.get(style_id)
        if style is not None and style.kind == "paragraph":
            style = self._styles.get(style.reference(_LINK)) or style
        return self.run(style or self.find("", "character"))

    def paragraph(self, style: Style | None) -> Bag:
        """The paragraph properties of a style with its bases, numbering left aside."""
        bag: Bag = {}
        for member in self.chain(style):
            bag = merge(bag, member.paragraph)
        return bag

    def numbering_of(self, style_id: str) -> int | None:
        """The `w:numId` that a numbering style leads to."""
        style = self._styles.get(style_id)
        return None if style is None else style.paragraph.get("numId")


def _default(root: etree._Element | None, holder: str, tag: str) -> etree._Element | None:
    return None if root is None else root.find(f"{qn('w:docDefaults')}/{qn(holder)}/{tag}")
