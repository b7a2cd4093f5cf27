"""A paragraph that fits on one line comes out the short way as it does the long way."""

from __future__ import annotations

import pytest

from reportgen.layout.collect import atoms_of
from reportgen.layout.paragraph import ALONE, FREE, _break, _Placer, _strip_of, one_line
from reportgen.word.blocks import LineSpacing, Paragraph, ParagraphStyle, TextSpan, TextStyle
from tests.layout.parts import ROOM, TEXT, context

STYLES = {
    "plain": ParagraphStyle(),
    "centred": ParagraphStyle(align="center", indent_left=20.0, first_line=10.0),
    "right": ParagraphStyle(align="right", indent_right=30.0),
    "justified": ParagraphStyle(align="justify", space_before=6.0, space_after=3.0),
    "kept": ParagraphStyle(keep_next=True, keep_lines=True, page_break_before=True),
    "exact": ParagraphStyle(line_spacing=LineSpacing("exact", 18.0)),
    "wide": ParagraphStyle(line_spacing=LineSpacing("auto", 1.5), widow_control=False),
    "narrow": ParagraphStyle(line_spacing=LineSpacing("auto", 0.8)),
}
SPANS = {
    "a word": (TextSpan("Đảng", TEXT),),
    "words": (TextSpan("  Đảng ủy phường Mỹ Thới, 15-NQ/TW  ", TEXT),),
    "blanks": (TextSpan("   ", TEXT),),
    "two looks": (TextSpan("Đồng chí ", TEXT), TextSpan("NGUYỄN VĂN A", TextStyle(size=22, bold=True))),
    "decorated": (
        TextSpan("gạch ", TextStyle(size=14, underline="single")),
        TextSpan("tô", TextStyle(highlight="FFFF00")),
    ),
    "a link": (TextSpan("trang", TEXT, "https://a.vn"), TextSpan(" web", TEXT)),
    "a soft hyphen": (TextSpan("Đảng\u00ad ủy\u00ad", TEXT),),
    "raised": (TextSpan("m", TEXT), TextSpan("2", TextStyle(size=14, vertical="superscript"))),
    "slanted": (TextSpan("nghiêng", TextStyle(size=14, italic=True)),),
}


@pytest.mark.parametrize("style", STYLES.values(), ids=STYLES.keys())
@pytest.mark.parametrize("spans", SPANS.values(), ids=SPANS.keys())
def test_it_comes_out_as_the_long_way(style: ParagraphStyle, spans: tuple[TextSpan, ...]) -> None:
    around, paragraph = context(), Paragraph(style, spans, TEXT)
    short = one_line(around, paragraph, atoms_of(around, paragraph), ROOM, in_cell=False)
    atoms = atoms_of(around, paragraph)
    rows = _break(around, paragraph, atoms, ROOM, FREE)
    assert short is not None
    assert [_strip_of(paragraph, short)] == _Placer(around, paragraph, atoms, ROOM, ALONE, in_cell=False).strips(rows)


def test_what_needs_two_lines_goes_the_long_way() -> None:
    around, paragraph = context(), Paragraph(ParagraphStyle(), (TextSpan("chữ " * 200, TEXT),), TEXT)
    assert one_line(around, paragraph, atoms_of(around, paragraph), ROOM, in_cell=False) is None
