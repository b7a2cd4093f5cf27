"""What a drawing's height on the page counts from, through `flow`, as measured in LibreOffice 7.4."""

from __future__ import annotations

import pytest

from reportgen.layout.boxes import placed
from reportgen.word.blocks import Anchor, AnchoredDrawing, Block, Paragraph, Pen, Position, ShapeGraphic

from .parts import LINE, ROOM, context, p

DRAWING = AnchoredDrawing(ShapeGraphic("line", pen=Pen()), Anchor(Position("column"), Position("paragraph"), 40, 20))


def hung(paragraph: Paragraph) -> Paragraph:
    return paragraph._replace(inlines=(*paragraph.inlines, DRAWING))


def reference(*blocks: Block) -> float:
    """The height that the only drawing of a stack counts from."""
    (found,) = [
        top + a_float.y for fragment, top in placed(context().stack(blocks, ROOM)) for a_float in fragment.floats
    ]
    return found


def test_a_drawing_counts_from_the_top_of_its_paragraph() -> None:
    assert reference(p("A"), hung(p("B"))) == pytest.approx(LINE)


def test_space_before_does_not_push_it_down() -> None:
    assert reference(p("A"), hung(p("B", space_before=20))) == pytest.approx(LINE)


def test_space_after_the_paragraph_above_does() -> None:
    assert reference(p("A", space_after=10), hung(p("B", space_before=20))) == pytest.approx(LINE + 10)


def test_it_counts_from_the_first_line_wherever_it_is_anchored() -> None:
    assert reference(p("A"), hung(p("lời " * 60))) == pytest.approx(LINE)
