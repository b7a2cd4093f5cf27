"""The content of paragraphs: runs, fields, links, wrappers, revisions."""

from __future__ import annotations

import pytest

from reportgen.word.blocks import (
    Bookmark,
    Break,
    Field,
    InlineDrawing,
    NoteNumber,
    NoteReference,
    PositionedTab,
    Tab,
    TextSpan,
)
from tests.notation import NAMESPACES, field, p, r, text
from tests.word.reading import body, codes, paragraph, paragraphs, read, text_of

FORM_BOX = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="{}"/></w:checkBox>'
    "</w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar "
    'w:fldCharType="end"/></w:r>'
)


def kinds(block: str) -> list[str]:
    return [type(inline).__name__ for inline in paragraph(block).inlines]


def test_runs_that_look_alike_are_one_span() -> None:
    assert [inline.text for inline in paragraph(p(r("Kính "), r("gửi: "), r("Đảng ủy", "b"))).inlines] == [
        "Kính gửi: ",
        "Đảng ủy",
    ]


def test_spaces_at_the_ends_need_to_be_preserved() -> None:
    assert text_of(paragraph(p("<w:r><w:t> a </w:t></w:r>", r("|")))) == "a|"
    assert text_of(paragraph(p(r(" a "), r("|")))) == " a |"


def test_tabs_and_breaks() -> None:
    inlines = paragraph(p(r("a\tb\nc"), r('<w:br w:type="page"/><w:br w:type="column"/><w:cr/>'))).inlines
    assert [type(inline) for inline in inlines] == [TextSpan, Tab, TextSpan, Break, TextSpan, Break, Break, Break]
    assert [inline.kind for inline in inlines if isinstance(inline, Break)] == ["line", "page", "column", "line"]


def test_a_tab_character_in_text_is_a_tab_and_a_line_end_a_space() -> None:
    inlines = paragraph(p('<w:r><w:t xml:space="preserve">a\tb\nc</w:t></w:r>')).inlines
    assert [type(inline) for inline in inlines] == [TextSpan, Tab, TextSpan]
    assert inlines[2].text == "b c"


def test_loose_marks_are_composed() -> None:
    assert text_of(paragraph(p("Đảng ủy".replace("ả", "a\u0309")))) == "Đảng ủy"


def test_hyphens_and_symbols() -> None:
    inlines = paragraph(
        p(r("<w:noBreakHyphen/><w:softHyphen/>"), r('<w:sym w:font="Wingdings" w:char="F0FC"/>'))
    ).inlines
    assert [(inline.text, inline.style.font) for inline in inlines] == [
        ("\u2011\u00ad", "Times New Roman"),
        ("\uf0fc", "Wingdings"),
    ]


def test_a_positioned_tab() -> None:
    block = p(r('<w:ptab w:alignment="right" w:relativeTo="margin" w:leader="dot"/>'))
    tab = paragraph(block).inlines[0]
    assert isinstance(tab, PositionedTab)
    assert (tab.alignment, tab.relative_to, tab.leader) == ("right", "margin", "dot")


# --- links and bookmarks ---------------------------------------------------------------------------------


def test_a_link_to_an_address() -> None:
    block = p('<w:hyperlink r:id="rIdLink">' + r("trang") + "</w:hyperlink>", r(" khác"))
    found = paragraph(block, relations={"rIdLink": ("hyperlink", "https://example.org/a")})
    assert [(inline.text, inline.link) for inline in found.inlines] == [
        ("trang", "https://example.org/a"),
        (" khác", ""),
    ]


@pytest.mark.parametrize("target", ["file:///etc/passwd", "javascript:alert(1)", "\\\\server\\share"])
def test_only_web_and_mail_addresses_are_links(target: str) -> None:
    relationships = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rIdLink" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" '
        f'Target="{target}" TargetMode="External"/></Relationships>'
    )
    block = p('<w:hyperlink r:id="rIdLink">' + r("x") + "</w:hyperlink>")
    found = paragraph(block, parts={"word/_rels/document.xml.rels": relationships})
    assert found.inlines[0].link == ""


def test_a_link_whose_relationship_is_gone_keeps_its_text_and_is_named() -> None:
    document = read(p('<w:hyperlink r:id="rIdGone">' + r("x") + "</w:hyperlink>"))
    assert text_of(document.sections[0].blocks) == "x"
    assert codes(document) == ["word.missing-part"]


def test_bookmarks_but_not_words_own() -> None:
    block = p('<w:bookmarkStart w:id="0" w:name="_GoBack"/><w:bookmarkStart w:id="1" w:name="muc_1"/>', r("x"))
    assert paragraph(block).inlines[0] == Bookmark("muc_1")


# --- wrappers and revisions ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:ins>{}</w:ins>",
        "<w:moveTo>{}</w:moveTo>",
        '<w:smartTag w:element="x">{}</w:smartTag>',
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<mc:AlternateContent><mc:Choice Requires="w14">{}</mc:Choice><mc:Fallback/></mc:AlternateContent>',
        '<mc:AlternateContent><mc:Choice Requires="zz" xmlns:zz="urn:unknown"/><mc:Fallback>{}</mc:Fallback>'
        "</mc:AlternateContent>",
        "<w:ins><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:ins>",
    ],
)
def test_wrapped_runs_are_read(wrapped: str) -> None:
    assert text_of(paragraph(p(r("a"), wrapped.format(r("b")), r("c")))) == "abc"


@pytest.mark.parametrize("tag", ["del", "moveFrom"])
def test_deleted_runs_are_not_read(tag: str) -> None:
    assert text_of(paragraph(p(r("a"), f"<w:{tag}>" + r("<w:delText>b</w:delText>") + f"</w:{tag}>", r("c")))) == "ac"


def test_hidden_text_is_not_read() -> None:
    assert text_of(paragraph(p(r("a"), r("b", "vanish"), r("c", "vanish=0")))) == "ac"


@pytest.mark.parametrize("mark", ["vanish", "<w:del/>"])
def test_a_paragraph_whose_mark_is_gone_runs_into_the_next(mark: str) -> None:
    assert [text_of(block) for block in paragraphs(p("một ", mark=mark), p("hai"))] == ["một hai"]


def test_a_wholly_hidden_paragraph_is_gone() -> None:
    assert [text_of(block) for block in paragraphs(p(r("a", "vanish"), mark="vanish"), p("hai"))] == ["hai"]


def test_the_last_paragraph_stays_even_if_hidden() -> None:
    assert len(paragraphs(p(r("a", "vanish"), mark="vanish"))) == 1


def test_blocks_in_content_controls_and_insertions_are_read() -> None:
    assert (
        text_of(body(f"<w:sdt><w:sdtContent>{p('a')}<w:ins>{p('b')}</w:ins></w:sdtContent></w:sdt>", p("c"))) == "a/b/c"
    )


def test_formulas_show_their_text_and_are_named() -> None:
    document = read(p(r("S = "), "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"))
    assert text_of(document.sections[0].blocks) == "S = a+b"
    assert codes(document) == ["word.unsupported-feature"]


def test_ruby_shows_its_base() -> None:
    ruby = f"<w:ruby><w:rt>{r('na')}</w:rt><w:rubyBase>{r('名')}</w:rubyBase></w:ruby>"
    assert text_of(paragraph(p(f"<w:r>{ruby}</w:r>"))) == "名"


def test_comments_and_proofing_say_nothing() -> None:
    document = read(p('<w:proofErr w:type="spellStart"/>', r("x"), r('<w:commentReference w:id="1"/>')))
    assert text_of(document.sections[0].blocks) == "x"
    assert document.warnings == ()


def test_inserted_files_are_named() -> None:
    assert codes(read(p("x"), '<w:altChunk r:id="rId9"/>')) == ["word.unsupported-feature"]


# --- fields ----------------------------------------------------------------------------------------------


def test_a_page_number_is_a_field_with_the_look_of_its_result() -> None:
    found = paragraph(p(field(r"PAGE \* roman \* MERGEFORMAT", "iv", "b"))).inlines[0]
    assert isinstance(found, Field)
    assert (found.kind, found.format, found.stored, found.style.bold) == ("PAGE", "roman", "iv", True)


def test_a_simple_field() -> None:
    found = paragraph(p(f'<w:fldSimple w:instr=" NUMPAGES ">{r("7")}</w:fldSimple>')).inlines[0]
    assert isinstance(found, Field)
    assert (found.kind, found.stored) == ("NUMPAGES", "7")


def test_any_other_field_shows_its_stored_result() -> None:
    assert text_of(paragraph(p(r("Ngày "), field(r"DATE \@ dd/MM", "11/10")))) == "Ngày 11/10"


def test_a_field_within_a_code_does_not_show() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    outer = mark.format("begin") + "<w:r><w:instrText> IF </w:instrText></w:r>" + field("PAGE", "3")
    outer += "<w:r><w:instrText> = 1 </w:instrText></w:r>" + mark.format("separate") + r("kết quả") + mark.format("end")
    assert text_of(paragraph(p(outer))) == "kết quả"
    assert kinds(p(outer)) == ["TextSpan"]


def test_a_table_of_contents_over_several_paragraphs_shows_what_is_stored() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    first = p(
        mark.format("begin") + "<w:r><w:instrText> TOC </w:instrText></w:r>" + mark.format("separate"), r("I-\t1")
    )
    assert [
        text_of(block) for block in paragraphs(first, p("II-", field("PAGEREF _a", "2")), p(mark.format("end")))
    ] == [
        "I-1",
        "II-2",
        "",
    ]


def test_a_page_reference_keeps_its_bookmark() -> None:
    found = paragraph(p(field(r"PAGEREF _Toc1 \h", "2"))).inlines[0]
    assert isinstance(found, Field)
    assert (found.kind, found.argument) == ("PAGEREF", "_Toc1")


def test_a_link_field_leads_where_it_says() -> None:
    span = paragraph(p(field('HYPERLINK "https://example.org"', "trang"))).inlines[0]
    assert (span.text, span.link) == ("trang", "https://example.org")


def test_a_field_without_a_result_is_named() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    block = p(mark.format("begin") + "<w:r><w:instrText> SEQ Bảng </w:instrText></w:r>" + mark.format("end"))
    assert codes(read(block)) == ["word.field-without-result"]


def test_stray_field_marks_mean_nothing() -> None:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    assert text_of(paragraph(p(mark.format("end"), mark.format("separate"), r("x")))) == "x"


@pytest.mark.parametrize(("ticked", "steps"), [(0, 5), (1, 9)])
def test_a_box_to_tick_is_drawn(ticked: int, steps: int) -> None:
    box = paragraph(p(FORM_BOX.format(ticked))).inlines[0]
    assert isinstance(box, InlineDrawing)
    assert len(box.graphic.path) == steps


# --- notes -----------------------------------------------------------------------------------------------


def note(number: int, more: str = "", content: str = "") -> str:
    return r(f'<w:footnoteReference w:id="{number}" {more}/>{content}', "vertAlign=superscript")


def test_notes_are_numbered_in_reading_order() -> None:
    document = read(p("a", note(5), "b", note(3)), footnotes={3: "ba", 5: p(r("<w:footnoteRef/>"), " năm")})
    references = [inline for inline in document.sections[0].blocks[0].inlines if isinstance(inline, NoteReference)]
    assert [(reference.number, reference.id) for reference in references] == [(1, 5), (2, 3)]
    assert text_of(document.footnotes[3]) == "ba"
    assert isinstance(document.footnotes[5][0].inlines[0], NoteNumber)


def test_a_note_with_a_mark_of_its_own_takes_no_number() -> None:
    block = p(note(1, 'w:customMarkFollows="1"', text("*")), note(2))
    inlines = paragraph(block, footnotes={1: "x", 2: "y"}).inlines
    assert [(inline.mark, inline.number) for inline in inlines] == [("*", 0), ("", 1)]


def test_separators_are_no_notes() -> None:
    notes = '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="1"><w:p/></w:footnote>'
    root = f'<w:footnotes xmlns:w="{NAMESPACES["w"]}">{notes}</w:footnotes>'
    assert list(read(p("x"), footnotes={}, parts={"word/footnotes.xml": root}).footnotes) == [1]


# --- reading order ---------------------------------------------------------------------------------------


def test_paragraphs_are_counted_in_reading_order() -> None:
    assert [block.number for block in paragraphs(p("a"), p("b"), p("c"))] == [0, 1, 2]
