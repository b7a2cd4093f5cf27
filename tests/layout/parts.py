"""Blocks, tables and drawings in a line, and a context to lay them out in. Text is 14 pt Tinos, lines 16.1 pt high."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.fonts import FontLibrary
from reportgen.layout.boxes import Fragment
from reportgen.layout.context import Context
from reportgen.layout.flow import stack_blocks
from reportgen.layout.table import lay_out_table
from reportgen.pages import Fill, Group, Item, Line, Move, Picture, Stroke, Text
from reportgen.word.blocks import (
    Block,
    Border,
    Borders,
    Cell,
    PageStyle,
    Paragraph,
    ParagraphStyle,
    Row,
    Section,
    Settings,
    Table,
    TableStyle,
    TextSpan,
    TextStyle,
    Width,
    WordDocument,
)

ROOM = 453.55
"""The text width of A4 with margins of 30 and 20 mm."""

LINE = 16.1
"""The height of a line of 14 pt: 2355/2048 em, rounded to twips."""

TEXT = TextStyle(size=14)
FONTS = FontLibrary.bundled()


def context(compatibility_mode: int = 15) -> Context:
    document = WordDocument((Section(PageStyle(), ()),), Settings(compatibility_mode=compatibility_mode))
    return Context(document, FONTS, stack_blocks)


def p(text: str = "", **style: object) -> Paragraph:
    inlines = (TextSpan(text, TEXT),) if text else ()
    return Paragraph(ParagraphStyle(**style), inlines, TEXT)  # type: ignore[arg-type]


def lines(count: int) -> tuple[Block, ...]:
    """As many paragraphs of one line: "1", "2", …"""
    return tuple(p(str(index + 1)) for index in range(count))


def c(*content: Block | str, width: float | None = None, **properties: object) -> Cell:
    """A cell of texts and blocks, `width` in points."""
    blocks = tuple(p(piece) if isinstance(piece, str) else piece for piece in content) or (p(),)
    wish = Width("points", width) if width is not None else Width()
    return Cell(blocks, width=wish, **properties)  # type: ignore[arg-type]


def r(*cells: Cell | str, **properties: object) -> Row:
    return Row(tuple(c(cell) if isinstance(cell, str) else cell for cell in cells), **properties)  # type: ignore[arg-type]


def t(*rows: Row, grid: Iterable[float] = (150, 150), border: Border | None = None, **style: object) -> Table:
    """A table whose cells all have `border` around them."""
    sides = Borders(border, border, border, border, inside_horizontal=border, inside_vertical=border)
    return Table(TableStyle(**{"borders": sides, **style}), tuple(grid), rows)  # type: ignore[arg-type]


def single(width: float = 0.5, color: str = "000000", style: str = "single") -> Border:
    return Border(style, width, color)


def strips(table: Table, *, room: float = ROOM, mode: int = 15) -> list[Fragment]:
    return lay_out_table(context(mode), table, room)


def stacked(*blocks: Block) -> list[Fragment]:
    """The fragments of blocks set one below the other."""
    return context().stack(blocks, ROOM)


def drawn(*fragments: Fragment) -> list[Item]:
    """The items of fragments stacked from (0, 0)."""
    out: list[Item] = []
    y = 0.0
    for fragment in fragments:
        fragment.draw(0.0, y, out)
        y += fragment.height
    return out


def texts(items: Iterable[Item]) -> list[str]:
    """The texts in painting order, those in groups too."""
    found: list[str] = []
    for item in items:
        if isinstance(item, Text):
            found.append(item.text)
        elif isinstance(item, Group):
            found.extend(texts(item.items))
    return found


def text_at(items: Iterable[Item], text: str) -> tuple[float, float]:
    """Where a text stands: x and baseline."""
    return next((round(item.x, 2), round(item.y, 2)) for item in items if isinstance(item, Text) and item.text == text)


def segments(items: Iterable[Item], *, upright: bool) -> list[tuple[float, float, float, float, float, str]]:
    """The straight strokes, upright or level: x1, y1, x2, y2, width, colour."""
    found = []
    for item in items:
        if isinstance(item, Stroke) and len(item.path) == 2:
            start, end = item.path
            assert isinstance(start, Move)
            assert isinstance(end, Line)
            if (start.x == end.x) == upright:
                corners = (start.x, start.y, end.x, end.y)
                found.append((*(round(value, 2) for value in corners), item.width, item.color))
    return found  # type: ignore[return-value]


def fills(items: Iterable[Item]) -> list[Fill]:
    return [item for item in items if isinstance(item, Fill)]


def pictures(items: Iterable[Item]) -> list[Picture]:
    return [item for item in items if isinstance(item, Picture)]
