"""Values as they come out in the document."""

import datetime
from decimal import Decimal

import pytest

from reportgen.errors import DataError
from reportgen.template.fill import Template
from reportgen.template.sites import with_properties
from reportgen.template.values import Bold, Example, Gap, Italic, PictureFile, Rich
from reportgen.word.xml import qn
from tests.notation import PIXEL, p, r, word_file

from .filling import codes, fill_line, fill_texts, filled, refusal, texts, tree, xml


@pytest.mark.parametrize(
    "value",
    [
        "A & B <c> \"d\" 'e'",
        "Ủy ban 🎉 \U0001f600",
        "&amp; &lt;",
        "]]>",
        "{{ x }} {% if %}",
        "  hai  trống  ",
        "\u00a0",
    ],
)
def test_text_survives(value: str) -> None:
    assert fill_line("{{ x }}", x=value) == value


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (1234, "1234"),
        (0, "0"),
        (1.5, "1.5"),
        (Decimal("1.50"), "1.50"),
        (True, "True"),
        (datetime.date(2026, 2, 5), "2026-02-05"),
    ],
)
def test_plain_values_are_written_as_docxtpl_writes_them(value: object, shown: str) -> None:
    assert fill_line("{{ x }}", x=value) == shown


@pytest.mark.parametrize(("value", "shown"), [("a\nb", "a\nb"), ("a\r\nb", "a\nb"), ("a\tb", "a\tb"), ("a\vb", "a\nb")])
def test_line_breaks_and_tabs(value: str, shown: str) -> None:
    assert fill_line("x {{ x }} y", x=value) == f"x {shown} y"


def test_a_bell_begins_a_new_paragraph_in_the_same_style() -> None:
    made = filled(p(r("x {{ x }} y", "b"), pr="jc=center"), data={"x": "a\ab"})
    assert texts(made) == ["x a", "b y"]
    assert xml(made).count('<w:jc w:val="center"/>') == 2
    assert all(run.find("{*}rPr/{*}b") is not None for run in tree(made).iter(qn("w:r")))


def test_a_form_feed_breaks_the_page() -> None:
    made = filled(p("{{ x }}"), data={"x": "a\fb"})
    assert texts(made) == ["a", "\n", "b"]
    assert '<w:br w:type="page"/>' in xml(made)


def test_a_new_paragraph_in_a_hyperlink_reopens_it() -> None:
    made = filled(p('<w:hyperlink w:anchor="a">' + r("{{ x }}") + "</w:hyperlink>"), data={"x": "a\ab"})
    assert texts(made) == ["a", "b"]
    assert xml(made).count('<w:hyperlink w:anchor="a">') == 2


def test_a_control_character_is_named() -> None:
    error = refusal(p("{{ x }}"), x="a\x00b\x07")
    assert [problem.code for problem in error.problems] == ["data.control-character"]
    assert "U+0000" in str(error)


def test_a_control_character_is_left_out_of_a_draft() -> None:
    assert fill_line("{{ x }}", x="a\x01\ud800b", missing="gap") == "ab"


def test_a_gap_is_highlighted_in_the_style_of_its_place() -> None:
    made = filled(p(r("a {{ x }} b", "b sz=28")), data={"x": Gap("số")}, missing="gap")
    assert texts(made) == ["a [cần bổ sung: số] b"]
    run = list(tree(made).iter(qn("w:r")))[1]
    assert [look.tag.partition("}")[2] for look in run[0]] == ["b", "sz", "highlight"]


def test_an_example_is_highlighted_otherwise() -> None:
    made = xml(filled(p("{{ x }}"), data={"x": Example("88%")}, missing="gap"))
    assert '<w:highlight w:val="cyan"/></w:rPr><w:t xml:space="preserve">88%' in made


def test_a_final_document_refuses_gaps_and_examples() -> None:
    error = refusal(p("{{ x }} {{ y }}"), x=Gap("số"), y=Rich(["a", Example("88%")]))
    assert isinstance(error, DataError)
    assert [problem.code for problem in error.problems] == ["data.gap", "data.example"]


def test_gaps_are_listed_for_a_draft() -> None:
    filling = Template(word_file(p("{{ x }}"))).render({"x": Gap("số")}, missing="gap")
    assert [problem.code for problem in filling.problems] == ["data.gap"]


def test_what_is_asked_of_a_gap_is_a_gap() -> None:
    assert fill_line("{% for m in x %}{{ m.ten }}{% endfor %}", x=Gap("mục"), missing="gap") == "[cần bổ sung: mục.ten]"


def test_filters_let_gaps_through() -> None:
    assert fill_line("{{ x | upper | so }}", x=Gap("số"), missing="gap") == "[cần bổ sung: số]"


def test_joined_text_keeps_its_gap() -> None:
    made = filled(p("{{ 'a' ~ x ~ 'b' }}"), data={"x": Gap("số")}, missing="gap")
    assert texts(made) == ["a[cần bổ sung: số]b"]
    assert "w:highlight" in xml(made)


def test_rich_text_is_bold_and_italic_where_it_says() -> None:
    made = filled(p(r("{{ x }}", "sz=28")), data={"x": Rich(["a ", Bold("b"), Italic(Bold("c & d"))])})
    looks = [
        (run.findtext(qn("w:t")), [look.tag.partition("}")[2] for look in run.find(qn("w:rPr"))])  # type: ignore[union-attr]
        for run in tree(made).iter(qn("w:r"))
        if run.findtext(qn("w:t"))
    ]
    assert looks == [("a ", ["sz"]), ("b", ["b", "bCs", "sz"]), ("c & d", ["b", "bCs", "i", "iCs", "sz"])]


def test_added_properties_take_the_place_of_their_like() -> None:
    made = with_properties(
        '<w:rPr><w:b/><w:highlight w:val="red"/><w:lang w:val="vi-VN"/></w:rPr>', ("<w:b/>", "<w:i/>")
    )
    assert made == '<w:rPr><w:b/><w:i/><w:highlight w:val="red"/><w:lang w:val="vi-VN"/></w:rPr>'


def test_a_gap_in_properties_and_attributes_is_its_words() -> None:
    made = xml(filled(p('<w:hyperlink w:tooltip="{{ x }}"/>'), data={"x": Gap("số")}, missing="gap"))
    assert 'w:tooltip="[cần bổ sung: số]"' in made


def test_a_picture_becomes_a_part_once() -> None:
    picture = PictureFile(PIXEL, 20, 10, 'Hình "1"')
    made = filled(p("a {{ x }} b"), p("{{ x }}"), data={"x": picture})
    assert texts(made) == ["a ▣ b", "▣"]
    images = made.related("word/document.xml", "image")
    assert len(images) == 1
    assert made.read(images[0]) == PIXEL
    assert made.content_type(images[0]) == "image/png"
    numbers = [element.get("id") for element in tree(made).iter(qn("wp:docPr"))]
    assert len(set(numbers)) == 2
    extent = next(tree(made).iter(qn("wp:extent")))
    assert (extent.get("cx"), extent.get("cy")) == ("720000", "360000")


def test_a_picture_in_a_header_belongs_to_the_header() -> None:
    made = filled(p("a"), header=p("{{ x }}"), data={"x": PictureFile(PIXEL, 20, 10)})
    header = made.related("word/document.xml", "header")[0]
    assert len(made.related(header, "image")) == 1
    assert made.related("word/document.xml", "image") == []


def test_a_picture_of_no_known_kind() -> None:
    assert codes(p("{{ x }}"), x=PictureFile(b"hello", 1, 1)) == ["data.unknown-picture"]


def test_drawings_in_loops_get_numbers_of_their_own() -> None:
    drawing = r('<w:drawing><wp:inline><wp:docPr id="1" name="a"/></wp:inline></w:drawing>')
    made = filled(p("{%p for x in (1, 2) %}"), p(drawing), p("{%p endfor %}"), data={})
    numbers = [element.get("id") for element in tree(made).iter(qn("wp:docPr"))]
    assert len(numbers) == len(set(numbers)) == 2


@pytest.mark.parametrize("value", [[1, 2], {"a": 1}])
def test_lists_and_groups_are_not_printed(value: object) -> None:
    assert codes(p("{{ x }}"), x=value) == ["data.not-printable"]


@pytest.mark.parametrize("value", [object(), len, b"bytes", {1, 2}, {"a": [print]}])
def test_what_is_not_plain_data_is_refused(value: object) -> None:
    assert codes(p("{{ y }}"), x=value, y="") == ["data.not-plain"]


def test_data_inside_itself_is_refused() -> None:
    loop: list[object] = []
    loop.append(loop)
    assert codes(p("{{ y }}"), x=loop, y="") == ["data.too-deep"]


def test_a_key_comes_before_a_methods_name() -> None:
    assert fill_line("{{ x.items }} {{ x.count }}", x={"items": "a", "count": "b"}) == "a b"


def test_methods_of_groups_and_texts_can_be_used() -> None:
    assert fill_texts(p("{% for k, v in x.items() %}{{ k.upper() }}={{ v }};{% endfor %}"), x={"a": 1}) == ["A=1;"]


def test_macros_and_set_blocks_keep_their_markup() -> None:
    text = "{% macro m(x) %}<{{ x }}>{% endmacro %}{% set s %}[{{ m('&') }}]{% endset %}{{ s }}{{ m(1) }}"
    assert fill_line(text) == "[<&>]<1>"


def test_the_same_data_give_the_same_bytes() -> None:
    template = Template(word_file(p("{{ x }}")))
    assert template.fill_package({"x": "a"}).to_bytes() == template.fill_package({"x": "a"}).to_bytes()
