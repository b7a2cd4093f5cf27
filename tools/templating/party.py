"""A rule set and the house's choices as Word wants them: sizes, fonts, paragraph formats, pages.

What a rule decides is read from the rule; what the rules leave open is read from house.yaml.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reportgen.fonts import FontLibrary
from reportgen.standards import RuleSet
from reportgen.units import Pt, mm, to_mm

from .word import Font, Page, ParagraphFormat

HOUSE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "house.yaml").read_text(encoding="utf-8"))

LANGUAGE = "vi-VN"
DIGIT_HEIGHT = 0.676
"""Height of the digits of Times New Roman, in shares of the em."""


@dataclass(frozen=True)
class Party:
    """A rule set seen by the builder."""

    rules: RuleSet
    house: dict[str, Any]

    # --- what a rule says, as Word wants it ---

    @property
    def family(self) -> str:
        return self.rules.text("page.font.family")

    def size(self, rule_id: str) -> Pt:
        """The size of a component: the rule's, or within its range the house's."""
        return self.rules.number(f"{rule_id}.size_pt", self.house["sizes_pt"].get(rule_id))

    def font(self, rule_id: str, **changes: bool) -> Font:
        """Size, bold, italic and case as the rule says."""
        measures = {**self.rules.rule(rule_id).measures, **changes}
        return Font(
            size=self.size(rule_id),
            bold=measures.get("bold") is True or None,
            italic=measures.get("italic") is True or None,
            caps=measures.get("case") == "upper" or None,
        )

    def aligned(self, rule_id: str, **properties: Any) -> ParagraphFormat:
        """The rule's alignment with single spacing."""
        return ParagraphFormat(align=self.rules.text(f"{rule_id}.align"), **properties)

    def body(self, **properties: Any) -> ParagraphFormat:
        """A paragraph of the body."""
        wish = self.house["body"]
        standard = {
            "align": self.rules.text("body.align.value"),
            "first_line": mm(self.rules.number("body.first_line_indent_mm.nominal")),
            "line": self.rules.number("body.line_spacing.pt", wish["line_spacing_pt"]),
            "after": self.rules.number("body.paragraph_spacing_pt.value", wish["paragraph_spacing_pt"]),
        }
        return ParagraphFormat(**{**standard, **properties})

    def plain(self, name: str, **properties: Any) -> Font:
        """A font whose size only the house decides."""
        return Font(size=self.house["sizes_pt"][name], **properties)

    # --- measures ---

    @property
    def margins(self) -> dict[str, Pt]:
        sides = ("top", "bottom", "left", "right")
        return {side: mm(self.rules.number(f"page.margins_mm.front.{side}")) for side in sides}

    @property
    def paper(self) -> tuple[Pt, Pt]:
        return mm(self.rules.number("page.paper_mm.width")), mm(self.rules.number("page.paper_mm.height"))

    def text_width(self, text: str, font: Font) -> Pt:
        face = FontLibrary.bundled().match(self.family, bold=bool(font.bold), italic=bool(font.italic)).face
        return face.width(text) * (font.size or 0)

    def header_distance(self) -> Pt:
        """From the paper's edge to the header's line: the middle of the digits stands where the house wants it."""
        size = self.size("page.number")
        face = FontLibrary.bundled().match(self.family).face
        middle = (face.ascent - DIGIT_HEIGHT / 2) * size
        return mm(self.house["page_number"]["centred_on_mm"]) - middle

    # --- pages ---

    def first_page(self) -> Page:
        """The paper's own pages: upright, no number on the first."""
        width, height = self.paper
        return Page(width=width, height=height, **self.margins, header=self.header_distance(), hide_first_number=True)

    def appendix_page(self, *, turned: bool | None = None) -> Page:
        """An appendix's pages: on their side for a wide table unless `turned` says otherwise, numbered on their own
        where the rule wants it."""
        width, height = self.paper
        restart = self.rules.flag("appendix.page_number.restart_each")
        turned = self.house["appendix"]["landscape"] if turned is None else turned
        return Page(
            width=height if turned else width,
            height=width if turned else height,
            **self.margins,
            header=self.header_distance(),
            landscape=turned,
            first_number=1 if restart else None,
            hide_first_number=restart and self.house["appendix"]["hide_first_number"],
        )

    def appendix_columns(self) -> list[Pt]:
        """Widths of the table's columns; together the width of the text."""
        widths: list[float] = self.house["appendix"]["columns_mm"]
        page = self.appendix_page()
        room = page.width - page.left - page.right
        if abs(sum(widths) - to_mm(room)) > 0.5:
            raise ValueError(f"columns_mm: {sum(widths)} mm instead of {to_mm(room):.1f} mm")
        return [mm(width) for width in widths]

    def title_cell(self) -> tuple[Pt, Pt]:
        """Left and right edge of the room in which the title is centred, from the paper's edge."""
        block = self.house["heading_block"]
        left, centre = mm(block["names"][1]), mm(block["title_centre"])
        return left, 2 * centre - left
