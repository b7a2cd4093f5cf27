"""Sections, headers and footers, settings, properties."""

from __future__ import annotations

import pytest

from reportgen.errors import PackageError
from reportgen.word.package import Package
from reportgen.word.read import read_document
from tests.notation import DEFAULT_STYLES, NAMESPACES, field, p, props, sect, section_break, word_file
from tests.word.reading import codes, read, text_of


def test_a_page_has_its_size_and_margins() -> None:
    style = read(p("x")).sections[0].style
    assert (style.width, style.height) == (595.3, 841.9)
    assert (style.margin_top, style.margin_right, style.margin_bottom, style.margin_left) == (56.7, 56.7, 56.7, 85.05)
    assert style.header_distance == 35.45


def test_a_document_without_any_section_is_on_words_own_page() -> None:
    bare = f'<w:document xmlns:w="{NAMESPACES["w"]}"><w:body><w:p/></w:body></w:document>'
    style = read(parts={"word/document.xml": bare}).sections[0].style
    assert (style.width, style.height, style.margin_left) == (612.0, 792.0, 90.0)


def test_each_section_has_its_own_blocks_and_page() -> None:
    first = section_break("type=continuous", size=(16838, 11906))
    document = read(p("một"), first, p("hai"), section=sect("type=continuous cols(num=2 space=400 sep=1)"))
    assert [text_of(section.blocks) for section in document.sections] == ["một/", "hai"]
    assert document.sections[0].style.width == 841.9
    assert document.sections[1].style.start == "continuous"
    columns = document.sections[1].style.columns
    assert (columns.number, columns.space, columns.separator) == (2, 20.0, True)


def test_columns_of_unequal_width() -> None:
    columns = '<w:cols w:num="2" w:equalWidth="0"><w:col w:w="3000" w:space="500"/><w:col w:w="5000"/></w:cols>'
    found = read(p("x"), section=sect(columns)).sections[0].style.columns
    assert (found.number, found.widths, found.spaces) == (2, (150.0, 250.0), (25.0, 0.0))


def test_the_rest_of_a_page() -> None:
    style = read(
        p("x"),
        section=sect("titlePg vAlign=center pgNumType(fmt=lowerRoman start=3) docGrid(type=lines linePitch=360)"),
    ).sections[0].style  # fmt: skip
    assert (style.title_page, style.vertical_align, style.grid_type, style.grid_pitch) == (
        True,
        "center",
        "lines",
        18.0,
    )
    assert (style.numbering.start, style.numbering.format) == (3, "lowerRoman")


def test_page_borders() -> None:
    borders = '<w:pgBorders w:offsetFrom="page" w:display="firstPage">' + props("top(val=double sz=4 space=24)")
    style = read(p("x"), section=sect(borders + "</w:pgBorders>")).sections[0].style
    assert style.borders is not None
    assert style.borders.top == ("double", 0.5, "000000", 24.0)
    assert (style.borders_from_text, style.borders_display) == (False, "firstPage")


def test_a_negative_margin_stays_only_at_top_and_bottom() -> None:
    style = read(p("x"), section=sect(margins=(-1000, -1000, -1000, -1000))).sections[0].style
    assert (style.margin_top, style.margin_bottom, style.margin_left, style.margin_right) == (-50.0, -50.0, 0.0, 0.0)


# --- headers and footers ---------------------------------------------------------------------------------


def test_headers_and_footers_by_kind() -> None:
    section = read(p("x"), headers={"default": "H", "first": "F"}, footer=p(field("PAGE"))).sections[0]
    assert {kind: text_of(blocks) for kind, blocks in section.headers.items()} == {"default": "H", "first": "F"}
    assert type(section.footers["default"][0].inlines[0]).__name__ == "Field"


def test_a_section_inherits_what_it_does_not_say() -> None:
    reference = '<w:headerReference w:type="first" r:id="rIdOwn"/>'
    own = f'<w:hdr xmlns:w="{NAMESPACES["w"]}">{p("riêng")}</w:hdr>'
    document = read(
        section_break(references='<w:headerReference w:type="default" r:id="rIdheader-default"/>'),
        p("x"),
        section=sect(references=reference),
        header=p("chung"),
        parts={"word/own.xml": own},
        relations={"rIdOwn": ("header", "own.xml")},
    )
    first, second = document.sections
    assert list(first.headers) == ["default"]
    assert {kind: text_of(blocks) for kind, blocks in second.headers.items()} == {"default": "chung", "first": "riêng"}


def test_a_header_inherited_is_read_once() -> None:
    reference = '<w:headerReference w:type="default" r:id="rIdheader-default"/>'
    document = read(section_break(references=reference), p("x"), header=p("chung"))
    assert document.sections[0].headers["default"] is document.sections[1].headers["default"]


def test_a_header_that_is_gone_is_named() -> None:
    document = read(p("x"), section=sect(references='<w:headerReference w:type="default" r:id="rIdGone"/>'))
    assert codes(document) == ["word.missing-part"]
    assert document.sections[0].headers == {}


# --- settings and properties -----------------------------------------------------------------------------


def test_settings() -> None:
    compat = "compat{useFELayout compatSetting(name=compatibilityMode val=14) compatSetting(name=allowX val=1)}"
    settings = read(p("x"), settings=props("defaultTabStop=567 evenAndOddHeaders mirrorMargins")).settings
    assert (settings.default_tab, settings.even_and_odd_headers, settings.mirror_margins) == (28.35, True, True)
    assert settings.compatibility_mode == 15
    other = read(p("x"), settings=props(compat).replace("w:compat>", "w:compat>")).settings
    assert (other.compatibility_mode, other.compatibility) == (14, {"useFELayout", "allowX"})


def test_a_file_without_a_mode_is_of_2007() -> None:
    assert read(p("x"), settings="<w:compat></w:compat>").settings.compatibility_mode == 12


def test_properties_come_from_the_core_part() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title> Báo cáo\n sơ kết </dc:title><dc:creator>Nguyễn Văn A'
        "</dc:creator></cp:coreProperties>"
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    relationships = (
        f'<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}" Target="word/document.xml"/>'
        f'<Relationship Id="r2" Type="{package}/metadata/core-properties" Target="docProps/core.xml"/></Relationships>'
    )
    found = read(p("x"), parts={"docProps/core.xml": core, "_rels/.rels": relationships}).properties
    assert (found.title, found.author, found.language) == ("Báo cáo sơ kết", "Nguyễn Văn A", "vi-VN")


# --- what cannot be taken as it stands -------------------------------------------------------------------


def test_a_file_without_a_body_is_refused() -> None:
    bare = f'<w:document xmlns:w="{NAMESPACES["w"]}"/>'
    with pytest.raises(PackageError) as caught:
        read_document(Package.open(word_file(parts={"word/document.xml": bare}), name="mau.docx"))
    assert caught.value.problems[0].code == "word.no-body"


@pytest.mark.parametrize("size", [(0, 16838), (-5, 16838), (99999999, 16838)])
def test_a_page_of_no_size_is_letter_wide(size: tuple[int, int]) -> None:
    document = read(p("x"), section=sect(size=size))
    assert document.sections[0].style.width == 612.0
    assert codes(document) == ["word.bad-value"]


def test_what_a_page_has_that_is_not_drawn_is_named() -> None:
    assert codes(read(p("x"), section=sect("lnNumType(countBy=1)"))) == ["word.unsupported-feature"]


def test_a_warning_in_a_header_names_the_header() -> None:
    document = read(p("x"), header=p("tiêu đề", rpr="shadow"))
    place = document.warnings[0].place
    assert (place.part, place.text) == ("word/header-default.xml", "tiêu đề")


def test_an_empty_body_has_one_section() -> None:
    document = read()
    assert (len(document.sections), document.sections[0].blocks) == (1, ())


@pytest.mark.parametrize(("language", "warnings"), [("vi-VN", []), ("en-US", ["word.unsupported-feature"])])
def test_hyphenation_matters_to_languages_that_have_it(language: str, warnings: list[str]) -> None:
    styles = DEFAULT_STYLES.replace("vi-VN", language)
    assert codes(read(p("x"), styles=styles, settings="<w:autoHyphenation/>")) == warnings


@pytest.mark.parametrize(("direction", "warnings"), [("lrTb", []), ("tbRl", ["word.unsupported-feature"])])
def test_a_page_written_downwards_is_named(direction: str, warnings: list[str]) -> None:
    assert codes(read(p("x"), section=sect(f"textDirection={direction}"))) == warnings


@pytest.mark.parametrize(
    "content",
    [
        {"section": sect("pgNumType(fmt=thaiCounting)")},
        {"section": sect('<w:footnotePr><w:numFmt w:val="thaiCounting"/></w:footnotePr>')},
        {"header": p(field("PAGE \\* THAIARABIC"))},
    ],
)
def test_page_numbers_of_a_kind_we_do_not_write_are_named(content: dict[str, str]) -> None:
    assert codes(read(p("x"), **content)) == ["word.number-format"]
