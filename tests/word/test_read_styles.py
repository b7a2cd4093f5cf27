"""Styles: which level decides how text and paragraphs look."""

from __future__ import annotations

import pytest

from reportgen.word.blocks import LineSpacing, TabStop, TextSpan
from tests.notation import DEFAULT_STYLES, p, props, r, style
from tests.word.reading import codes, look, paragraph, paragraphs, read

THEME = """<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements>
<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>
<a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>
<a:fontScheme name="x"><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>
<a:minorFont><a:latin typeface="Calibri"/><a:ea typeface=""/><a:font script="Jpan" typeface="MS Mincho"/></a:minorFont>
</a:fontScheme></a:themeElements></a:theme>"""
WITH_THEME = {"parts": {"word/theme/theme1.xml": THEME}, "relations": {"rIdTheme": ("theme", "theme/theme1.xml")}}


def test_text_without_styles_takes_the_documents_defaults() -> None:
    style_of_text = look(p("x"))
    assert (style_of_text.font, style_of_text.size, style_of_text.language) == ("Times New Roman", 14.0, "vi-VN")


def test_a_style_takes_what_its_base_says_and_adds_its_own() -> None:
    styles = style("A", rpr="b sz=32") + style("B", based_on="A", rpr="sz=40")
    assert (look(p("x", style="B"), styles=styles).bold, look(p("x", style="B"), styles=styles).size) == (True, 20.0)


def test_direct_formatting_wins_over_every_style() -> None:
    styles = style("A", rpr="sz=32") + style("C", kind="character", rpr="sz=36")
    assert look(p("x", style="A", rpr="rStyle=C sz=20"), styles=styles).size == 10.0


def test_a_character_style_wins_over_the_paragraph_style() -> None:
    styles = style("A", rpr="color=FF0000") + style("C", kind="character", rpr="color=00FF00")
    assert look(p("x", style="A", rpr="rStyle=C"), styles=styles).color == "00FF00"


def test_bold_in_paragraph_and_character_style_cancels_out() -> None:
    styles = style("A", rpr="b i") + style("C", kind="character", rpr="b")
    found = look(p("x", style="A", rpr="rStyle=C"), styles=styles)
    assert (found.bold, found.italic) == (False, True)


def test_bold_along_one_chain_does_not_cancel_out() -> None:
    styles = style("A", rpr="b") + style("B", based_on="A", rpr="b")
    assert look(p("x", style="B"), styles=styles).bold


def test_direct_bold_is_bold_whatever_the_styles_say() -> None:
    assert look(p("x", style="A", rpr="b"), styles=style("A", rpr="b")).bold
    assert not look(p("x", style="A", rpr="b=0"), styles=style("A", rpr="b")).bold


def test_a_style_that_is_not_there_is_the_default_one() -> None:
    styles = style("Normal", default=True, rpr="sz=30")
    assert look(p("x", style="Gone"), styles=styles).size == 15.0


def test_a_style_based_on_itself_is_named_and_read() -> None:
    document = read(p("x", style="A"), styles=style("A", based_on="B", rpr="b") + style("B", based_on="A", rpr="i"))
    span = document.sections[0].blocks[0].inlines[0]
    assert codes(document) == ["word.style-cycle"]
    assert isinstance(span, TextSpan)
    assert (span.style.bold, span.style.italic) == (True, True)


def test_a_paragraph_style_named_for_a_run_stands_for_its_linked_one() -> None:
    styles = style("H", rpr="b", more="").replace("</w:style>", '<w:link w:val="HChar"/></w:style>')
    styles += style("HChar", kind="character", rpr="i")
    found = look(p("x", rpr="rStyle=H"), styles=styles)
    assert (found.bold, found.italic) == (False, True)


def test_looks_are_shared_between_runs() -> None:
    one, two = paragraphs(p("x", rpr="b sz=30"), p("y", rpr="b sz=30"))
    assert one.inlines[0].style is two.inlines[0].style
    assert one.style is two.style


@pytest.mark.parametrize(
    ("notation", "field", "value"),
    [
        ("u=single", "underline", "single"),
        ("strike", "strike", True),
        ("dstrike", "double_strike", True),
        ("caps", "all_caps", True),
        ("smallCaps", "small_caps", True),
        ("vertAlign=superscript", "vertical", "superscript"),
        ("position=-6", "position", -3.0),
        ("spacing=20", "spacing", 1.0),
        ("w=90", "scale", 0.9),
        ("kern=28", "kerning_from", 14.0),
        ("kern=0", "kerning_from", None),
        ("highlight=yellow", "highlight", "FFFF00"),
        ("shd(val=clear color=auto fill=DDDDDD)", "highlight", "DDDDDD"),
        ("color=auto", "color", "000000"),
        ("lang=en-US", "language", "en-US"),
    ],
)
def test_a_run_property(notation: str, field: str, value: object) -> None:
    assert getattr(look(p("x", rpr=notation)), field) == value


def test_automatic_text_on_dark_shading_is_white() -> None:
    assert look(p("x", rpr="shd(val=clear fill=000000)")).color == "FFFFFF"


def test_complex_script_text_takes_the_complex_slots() -> None:
    found = look(p("x", rpr='rtl szCs=40 bCs rFonts(ascii=Arial cs="Courier New")'))
    assert (found.font, found.size, found.bold) == ("Courier New", 20.0, True)


def test_letters_beyond_ascii_take_the_other_latin_font() -> None:
    spans = paragraph(p("ab đủ", rpr="rFonts(ascii=Arial hAnsi=Georgia)")).inlines
    assert [(span.text, span.style.font) for span in spans] == [("ab ", "Arial"), ("đủ", "Georgia")]


def test_theme_fonts_and_colours_come_from_the_theme() -> None:
    defaults = DEFAULT_STYLES.replace(
        'w:ascii="Times New Roman" w:hAnsi="Times New Roman"', 'w:asciiTheme="minorHAnsi"'
    )
    found = look(p("x", rpr="color(val=000000 themeColor=accent1)"), styles=defaults, **WITH_THEME)
    assert (found.font, found.color) == ("Calibri", "4472C4")


def test_an_east_asian_theme_font_follows_the_language() -> None:
    found = look(
        p("x", rpr="rFonts(eastAsiaTheme=minorEastAsia)"), settings=props("themeFontLang(eastAsia=ja-JP)"), **WITH_THEME
    )
    assert found.font_east_asia == "MS Mincho"


def test_a_theme_colour_may_be_shaded_and_tinted() -> None:
    darker = look(p("x", rpr="color(val=000000 themeColor=accent1 themeShade=80)"), **WITH_THEME).color
    lighter = look(p("x", rpr="color(val=000000 themeColor=accent1 themeTint=33)"), **WITH_THEME).color
    assert (darker, lighter) == ("203965", "DAE3F3")


# --- paragraphs ------------------------------------------------------------------------------------------


def test_indents_spacing_and_lines_are_points() -> None:
    found = paragraph(
        p("x", pr="spacing(before=120 after=60 line=360 lineRule=auto) ind(left=720 right=100 firstLine=567)")
    ).style
    assert (found.space_before, found.space_after, found.line_spacing) == (6.0, 3.0, LineSpacing("auto", 1.5))
    assert (found.indent_left, found.indent_right, found.first_line) == (36.0, 5.0, 28.35)


def test_hanging_is_a_negative_first_line_and_wins_over_it() -> None:
    assert paragraph(p("x", pr="ind(left=720 hanging=360 firstLine=200)")).style.first_line == -18.0


@pytest.mark.parametrize(
    ("notation", "spacing"),
    [
        ("spacing(line=280 lineRule=exact)", LineSpacing("exact", 14.0)),
        ("spacing(line=-280)", LineSpacing("exact", 14.0)),
        ("spacing(line=280 lineRule=atLeast)", LineSpacing("atLeast", 14.0)),
        ("spacing(line=0)", LineSpacing("auto", 1.0)),
    ],
)
def test_line_rules(notation: str, spacing: LineSpacing) -> None:
    assert paragraph(p("x", pr=notation)).style.line_spacing == spacing


def test_automatic_spacing_stands_for_14_points() -> None:
    found = paragraph(p("x", pr="spacing(before=100 beforeAutospacing=1)")).style
    assert (found.space_before, found.auto_before) == (14.0, True)


def test_tabs_add_up_and_may_be_cleared() -> None:
    styles = style("A", pr="tabs(left@1000 right@9000:dot)")
    found = paragraph(p("x", style="A", pr="tabs(clear@1000 center@4000)"), styles=styles).style.tabs
    assert found == (TabStop(200.0, "center"), TabStop(450.0, "right", "dot"))


@pytest.mark.parametrize(
    ("jc", "align"),
    [("both", "justify"), ("end", "right"), ("start", "left"), ("distribute", "distribute"), ("center", "center")],
)
def test_alignment(jc: str, align: str) -> None:
    assert paragraph(p("x", pr=f"jc={jc}")).style.align == align


def test_left_is_the_right_side_of_a_paragraph_from_right_to_left() -> None:
    found = paragraph(p("x", pr="bidi ind(left=720) jc=left")).style
    assert (found.align, found.indent_left, found.indent_right) == ("right", 0.0, 36.0)


def test_paragraph_borders_and_shading() -> None:
    found = paragraph(p("x", pr="pBdr{bottom(val=single sz=8 space=1 color=FF0000)} shd(val=clear fill=EEEEEE)")).style
    assert found.borders is not None
    assert found.borders.bottom == ("single", 1.0, "FF0000", 1.0)
    assert found.borders.top is None
    assert found.shading == "EEEEEE"


def test_switches_of_a_paragraph() -> None:
    found = paragraph(
        p("x", pr="keepNext keepLines pageBreakBefore widowControl=0 contextualSpacing outlineLvl=1")
    ).style
    assert (found.keep_next, found.keep_lines, found.page_break_before) == (True, True, True)
    assert (found.widow_control, found.contextual_spacing, found.outline_level) == (False, True, 1)


def test_an_empty_paragraph_has_the_look_of_its_mark() -> None:
    assert paragraph(p(mark="sz=40 b")).mark.size == 20.0


def test_indents_in_characters_count_where_no_length_stands() -> None:
    assert paragraph(p("x", pr="ind(firstLineChars=200)")).style.first_line == 28.0
    assert paragraph(p("x", pr="ind(firstLineChars=200 firstLine=420)")).style.first_line == 21.0


def test_a_frame() -> None:
    found = paragraph(p("x", pr="framePr(w=2000 hAnchor=page x=1000 vAnchor=text y=10 wrap=around)")).style.frame
    assert found is not None
    assert (found.width, found.x.relative_to, found.x.offset, found.y.relative_to) == (100.0, "page", 50.0, "paragraph")


# --- what cannot be taken as it stands -------------------------------------------------------------------


@pytest.mark.parametrize(
    "block",
    [
        p("x", pr="ind(left=abc)"),
        p("x", pr="spacing(before=99999999999)"),
        p("x", rpr="sz=-4"),
        p("x", rpr="sz=huge"),
        p("x", rpr="w=90000"),
        p("x", rpr="color=xyz"),
    ],
)
def test_a_value_that_means_nothing_is_named_and_left_out(block: str) -> None:
    document = read(block)
    assert codes(document) == ["word.bad-value"]
    first = document.sections[0].blocks[0]
    assert (first.style.indent_left, first.style.space_before, first.inlines[0].style.size) == (0.0, 0.0, 14.0)


def test_lengths_may_carry_a_unit() -> None:
    assert paragraph(p("x", pr="ind(left=2.54cm)")).style.indent_left == pytest.approx(72.0)


def test_an_unknown_property_is_named_once_with_its_place() -> None:
    document = read(p("thường"), p("Có bóng", rpr="shadow w:glimmer"), p("nữa", rpr="shadow"))
    assert codes(document) == ["word.unsupported-feature", "word.unknown-feature"]
    place = document.warnings[0].place
    assert (place.part, place.paragraph, place.text) == ("word/document.xml", 2, "Có bóng")


def test_a_file_without_styles_can_be_read() -> None:
    empty = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>'
    document = read(p(r("x")), parts={"word/_rels/document.xml.rels": empty})
    assert document.sections[0].blocks
