"""Numbering: what number a paragraph shows, and where it stands."""

from __future__ import annotations

import pytest

from reportgen.numerals import formatted
from tests.notation import level, numbering, p, style, text_box
from tests.word.reading import codes, labels, paragraph, paragraphs, read

OUTLINE = numbering(
    level("%1-", "upperRoman"), level("%2.", "decimal"), level("%2.%3.", "decimal"), level("%4)", "lowerLetter")
)


def num(index: int, number: int = 1, **more: object) -> str:
    return p("x", num=(number, index), **more)  # type: ignore[arg-type]


def test_levels_count_and_start_over_below_a_higher_one() -> None:
    blocks = [num(index) for index in (0, 1, 2, 2, 3, 1, 2, 0, 1)]
    assert labels(*blocks, numbering=OUTLINE) == ["I-", "1.", "1.1.", "1.2.", "a)", "2.", "2.1.", "II-", "1."]


def test_a_level_that_never_starts_over() -> None:
    levels = numbering(level("%1."), level("%2.", more='<w:lvlRestart w:val="0"/>'))
    assert labels(*(num(index) for index in (0, 1, 0, 1)), numbering=levels) == ["1.", "1.", "2.", "2."]


def test_a_level_that_starts_over_after_the_first_only() -> None:
    levels = numbering(level("%1."), level("%2."), level("%3.", more='<w:lvlRestart w:val="1"/>'))
    assert labels(*(num(index) for index in (0, 1, 2, 1, 2, 0, 2)), numbering=levels)[2::2] == ["1.", "2.", "1."]


def test_a_level_in_plain_digits() -> None:
    levels = numbering(level("%1.", "upperRoman"), level("%1.%2", more="<w:isLgl/>"))
    assert labels(num(0), num(1), numbering=levels) == ["I.", "1.1"]


def test_lists_of_one_definition_count_on() -> None:
    second = '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    levels = numbering(level("%1."), more=second)
    assert labels(num(0), num(0, 2), num(0), numbering=levels) == ["1.", "2.", "3."]


def test_a_list_may_start_over_where_it_is_first_used() -> None:
    second = (
        '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>"
    )
    levels = numbering(level("%1."), more=second)
    assert labels(num(0), num(0, 2), num(0, 2), numbering=levels) == ["1.", "5.", "6."]


def test_a_list_may_replace_a_level() -> None:
    own = '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">'
    own += level("(%1)", "lowerRoman") + "</w:lvl></w:lvlOverride></w:num>"
    assert labels(num(0, 2), numbering=numbering(level("%1."), more=own)) == ["(i)"]


def test_what_a_replaced_level_leaves_out_is_the_definitions() -> None:
    own = '<w:num w:numId="2"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">'
    own += '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1)"/></w:lvl></w:lvlOverride></w:num>'
    defined = numbering(level("%1.", start=6, pr="ind(left=720 hanging=360)"), more=own)
    assert labels(num(0, 2), num(0, 2), numbering=defined) == ["6)", "7)"]
    assert paragraph(num(0, 2), numbering=defined).style.indent_left == 36.0


def test_a_definition_that_names_a_style_takes_that_styles_levels() -> None:
    link = '<w:abstractNum w:abstractNumId="7"><w:numStyleLink w:val="L"/></w:abstractNum>'
    link += '<w:num w:numId="7"><w:abstractNumId w:val="7"/></w:num>'
    list_style = style("L", kind="numbering", pr='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert labels(num(0, 7), num(0), numbering=numbering(level("%1/"), more=link), styles=list_style) == ["1/", "2/"]


def test_a_style_brings_its_list() -> None:
    heading = style("H", pr='<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>')
    assert labels(p("x", style="H"), numbering=OUTLINE, styles=heading) == ["1."]


def test_a_style_tied_to_a_level_stands_on_it() -> None:
    tied = numbering(level("%1."), level("%2/", more='<w:pStyle w:val="H"/>'))
    heading = style("H", pr='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert labels(p("x", style="H"), numbering=tied, styles=heading) == ["1/"]


def test_number_0_takes_the_list_of_the_style_away_with_its_indents() -> None:
    heading = style("H", pr='<w:numPr><w:numId w:val="1"/></w:numPr>')
    indented = numbering(level("%1.", pr="ind(left=720 hanging=360)"))
    block = p("x", style="H", pr='<w:numPr><w:numId w:val="0"/></w:numPr>')
    found = paragraph(block, numbering=indented, styles=heading)
    assert (found.label, found.style.indent_left) == (None, 0.0)


def test_a_lists_indents_stand_between_the_style_and_the_paragraph() -> None:
    levels = numbering(level("%1.", pr="ind(left=720 hanging=360)"))
    styles = style("A", pr="ind(left=100 right=200)")
    found = paragraph(num(0, style="A", pr="ind(hanging=100)"), numbering=levels, styles=styles).style
    assert (found.indent_left, found.indent_right, found.first_line) == (36.0, 10.0, -5.0)


def test_a_style_with_a_list_may_set_its_own_indent_over_it() -> None:
    levels = numbering(level("%1.", pr="ind(left=720 hanging=360)"))
    styles = style("A", pr='<w:numPr><w:numId w:val="1"/></w:numPr><w:ind w:left="100"/>')
    assert paragraph(p("x", style="A"), numbering=levels, styles=styles).style.indent_left == 5.0


def test_a_number_looks_like_the_mark_under_its_level() -> None:
    levels = numbering(level("%1.", rpr="b color=FF0000"))
    label = paragraph(num(0, mark="sz=40 u=single"), numbering=levels).label
    assert label is not None
    assert (label.style.size, label.style.bold, label.style.color, label.style.underline) == (
        20.0,
        True,
        "FF0000",
        "none",
    )


def test_a_bullet_keeps_its_font_and_character() -> None:
    levels = numbering(level("\uf0b7", "bullet", rpr="rFonts(ascii=Symbol hAnsi=Symbol hint=default)"))
    label = paragraph(num(0), numbering=levels).label
    assert label is not None
    assert (label.text, label.style.font) == ("\uf0b7", "Symbol")


def test_what_follows_the_number_and_where_it_stands() -> None:
    levels = numbering(level("%1.", more='<w:suff w:val="space"/><w:lvlJc w:val="right"/>'), level("%2."))
    label = paragraph(num(0), numbering=levels).label
    assert label is not None
    assert (label.suffix, label.align) == ("space", "right")


def test_a_list_tab_of_old_files() -> None:
    label = paragraph(num(0), numbering=numbering(level("%1.", pr="tabs(num@720) ind(left=720 hanging=360)"))).label
    assert label is not None
    assert label.tab_to == 36.0


def test_a_level_without_number_and_text_shows_none() -> None:
    assert paragraph(num(0), numbering=numbering(level("", "none"))).label is None


def test_hidden_paragraphs_are_not_counted() -> None:
    hidden = p("<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r>", num=(1, 0), mark="vanish")
    assert labels(num(0), hidden, num(0), numbering=OUTLINE) == ["I-", "II-"]


def test_a_list_that_is_not_there_gives_no_number() -> None:
    assert labels(num(0, 99), numbering=OUTLINE) == [""]


def test_levels_beyond_the_last_are_the_last() -> None:
    assert labels(p("x", num=(1, 99)), numbering=OUTLINE) == [""]


def test_headers_and_footers_count_for_themselves() -> None:
    document = read(num(0), numbering=OUTLINE, header=num(0) + num(0), footer=num(0))
    assert [block.label.text for block in document.sections[0].headers["default"]] == ["I-", "II-"]
    assert [block.label.text for block in document.sections[0].footers["default"]] == ["III-"]
    assert document.sections[0].blocks[0].label.text == "I-"


def test_definitions_that_name_each_other_end() -> None:
    circle = "".join(
        f'<w:abstractNum w:abstractNumId="{one}"><w:numStyleLink w:val="L{other}"/></w:abstractNum>'
        f'<w:num w:numId="{one}"><w:abstractNumId w:val="{one}"/></w:num>'
        for one, other in ((1, 2), (2, 1))
    )
    styles = "".join(
        style(f"L{index}", kind="numbering", pr=f'<w:numPr><w:numId w:val="{index}"/></w:numPr>') for index in (1, 2)
    )
    document = read(num(0), numbering=circle, styles=styles)
    assert codes(document) == ["word.numbering-cycle"]


def test_a_picture_for_a_bullet_becomes_a_dot() -> None:
    document = read(num(0), numbering=numbering(level("", "bullet", more='<w:lvlPicBulletId w:val="0"/>')))
    assert document.sections[0].blocks[0].label.text == "•"
    assert codes(document) == ["word.unsupported-feature"]


def test_a_level_skipped_counts_as_used() -> None:
    levels = numbering(level("%1."), level("%1.%2."))
    assert labels(num(1), num(0), num(1), numbering=levels) == ["1.1.", "2.", "2.1."]


def test_a_bullet_level_gives_no_number_to_those_below() -> None:
    levels = numbering(level("%1."), level("—", "bullet"), level("%1.%2%3."))
    assert labels(num(0), num(2), num(2), numbering=levels) == ["1.", "1.1.", "1.2."]


def test_text_boxes_count_for_themselves_from_box_to_box() -> None:
    blocks = (num(0), p(text_box(num(0))), p(text_box(num(0), num(0))), num(0))
    found = paragraphs(*blocks, numbering=OUTLINE)
    boxes = [[inner.label.text for inner in block.inlines[0].graphic.text] for block in found[1:3]]
    assert boxes == [["I-"], ["II-", "III-"]]
    assert found[3].label is not None
    assert found[3].label.text == "II-"


def test_two_lists_do_not_disturb_each_other() -> None:
    both = numbering(level("%1."), number=1) + numbering(level("%1)"), number=2)
    definitions = both.replace("</w:num><w:abstractNum ", "</w:num><w:abstractNum ")
    assert labels(num(0), num(0, 2), num(0), numbering=definitions) == ["1.", "1)", "2."]


def test_paragraphs_share_looks_on_one_level() -> None:
    one, two = paragraphs(num(0), num(0), numbering=OUTLINE)
    assert one.label is not None
    assert two.label is not None
    assert one.label.style is two.label.style


@pytest.mark.parametrize(
    ("number", "name", "shown"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (0, "lowerRoman", "0"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (12, "decimalZero", "12"),
        (3, "none", ""),
        (22, "ordinal", "22nd"),
        (11, "ordinal", "11th"),
        (21, "cardinalText", "Twenty-one"),
        (22, "ordinalText", "Twenty-second"),
        (20, "ordinalText", "Twentieth"),
        (5, "numberInDash", "- 5 -"),
        (3, "decimalEnclosedCircle", "③"),
        (2, "chicago", "†"),
        (10, "hex", "A"),
        (5, "unheard-of", "5"),
    ],
)
def test_a_number_format(number: int, name: str, shown: str) -> None:
    assert formatted(number, name) == shown


@pytest.mark.parametrize(
    ("number", "shown"), [(5, "Năm"), (10, "Mười"), (15, "Mười lăm"), (21, "Hai mươi mốt"), (24, "Hai mươi tư")]
)
def test_numbers_in_words_are_vietnamese_in_vietnamese_text(number: int, shown: str) -> None:
    assert formatted(number, "cardinalText", language="vi-VN") == shown


def test_a_custom_format_pads_with_zeros() -> None:
    assert formatted(7, "custom", pattern="001, 002, 003, ...") == "007"


def test_an_unknown_format_is_named() -> None:
    document = read(num(0), numbering=numbering(level("%1.", "thaiCounting")))
    assert codes(document) == ["word.number-format"]
    assert document.sections[0].blocks[0].label.text == "1."
