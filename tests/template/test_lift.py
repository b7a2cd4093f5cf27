"""Tags that stand for their paragraph, row, cell or run, and the statements of cells."""

import pytest

from reportgen.template.fill import Template
from reportgen.word.xml import Element, qn
from tests.notation import cell, p, r, row, sect, section_break, table, word_file

from .filling import codes, fill_texts, filled, texts, tree, xml

ROWS = [{"ten": "Một", "so": 1}, {"ten": "Hai", "so": 2}]


def rows(package_tree: Element) -> list[list[str]]:
    return [
        ["".join(text.text or "" for text in one.iter(qn("w:t"))) for one in found.iter(qn("w:tc"))]
        for found in package_tree.iter(qn("w:tr"))
    ]


def test_paragraphs_repeat() -> None:
    assert fill_texts(
        p("{%p for x in hang %}"), p("{{ x.ten }}: {{ x.so }}"), p("{%p endfor %}"), p("hết"), hang=ROWS
    ) == ["Một: 1", "Hai: 2", "hết"]


def test_rows_repeat() -> None:
    made = filled(
        table(
            row("TT", "Tên"),
            row("{%tr for x in hang %}", ""),
            row("{{ x.so }}", "{{ x.ten }}"),
            row("{%tr endfor %}", ""),
        ),
        data={"hang": ROWS},
    )
    assert rows(tree(made)) == [["TT", "Tên"], ["1", "Một"], ["2", "Hai"]]


def test_cells_repeat_and_the_grid_follows() -> None:
    made = tree(
        filled(
            table(row("Tên", "{%tc for x in hang %}", "{{ x.ten }}", "{%tc endfor %}"), grid=(1000, 1000)),
            data={"hang": [*ROWS, *ROWS]},
        )
    )
    assert rows(made) == [["Tên", "Một", "Hai", "Một", "Hai"]]
    widths = [int(column.get(qn("w:w"), "")) for column in made.iter(qn("w:gridCol"))]
    assert widths == [400] * 5


def test_runs_repeat_with_their_looks() -> None:
    made = filled(p(r("{%r for x in hang %}{{ x.ten }}{%r endfor %}.", "b")), data={"hang": ROWS})
    assert texts(made) == ["MộtHai."]
    assert all(run.find("{*}rPr/{*}b") is not None for run in tree(made).iter(qn("w:r")))


def test_a_condition_takes_paragraphs_out() -> None:
    blocks = (p("a"), p("{%p if x %}"), p("b"), p("{%p else %}"), p("c"), p("{%p endif %}"))
    assert fill_texts(*blocks, x=True) == ["a", "b"]
    assert fill_texts(*blocks, x=False) == ["a", "c"]


def test_a_condition_inside_a_line() -> None:
    assert fill_texts(p("a{% if x %}b{% else %}c{% endif %}d"), x=0) == ["acd"]


def test_a_condition_that_opens_in_one_paragraph_and_closes_in_another_joins_them() -> None:
    assert fill_texts(p("a{% if x %}b"), p("c{% endif %}d"), x=False) == ["ad"]
    assert fill_texts(p("a{% if x %}b"), p("c{% endif %}d"), x=True) == ["ab", "cd"]


def test_minus_joins_paragraphs() -> None:
    blocks = (p("Nhà ở"), p("{%- if x -%}"), p(" phố"), p("{%- else -%}"), p(" quê"), p("{%- endif -%}"), p("."))
    assert fill_texts(*blocks, x=True) == ["Nhà ở phố."]
    assert fill_texts(*blocks, x=False) == ["Nhà ở quê."]


def test_minus_beside_text_of_its_run_only_takes_blanks() -> None:
    assert fill_texts(p("a  {{- x -}}  b"), x="X") == ["aXb"]


def test_a_value_for_its_paragraph_makes_one_paragraph_an_item() -> None:
    made = filled(p(r("{{p x }}", "b"), pr="jc=center"), data={"x": ["một", "hai"]})
    assert texts(made) == ["một", "hai"]
    assert xml(made).count('<w:pPr><w:jc w:val="center"/></w:pPr>') == 2


def test_cell_background_and_span() -> None:
    made = tree(filled(table(row("{% cellbg mau %}a", "{% colspan 2 %}b")), data={"mau": "FF0000"}))
    first, second = made.iter(qn("w:tc"))
    shade = first.find("{*}tcPr/{*}shd")
    span = second.find("{*}tcPr/{*}gridSpan")
    assert shade is not None
    assert span is not None
    assert (shade.get(qn("w:fill")), span.get(qn("w:val"))) == ("FF0000", "2")
    assert rows(made) == [["a", "b"]]


@pytest.mark.parametrize("value", ["đỏ", "12345", 7])
def test_a_background_that_is_no_colour(value: object) -> None:
    assert codes(table(row("{% cellbg x %}a")), x=value) == ["data.not-a-color"]


@pytest.mark.parametrize("value", ["hai", 0, -1, 1000])
def test_a_span_that_is_no_number_of_columns(value: object) -> None:
    assert codes(table(row("{% colspan x %}a")), x=value) == ["data.not-a-span"]


def test_cell_properties_are_in_the_schemas_order() -> None:
    made = tree(
        filled(table(row(cell("{% cellbg c %}{% colspan 2 %}x", width=5, pr="vAlign=center"))), data={"c": "FF0000"})
    )
    properties = next(made.iter(qn("w:tcPr")))
    names = [child.tag.partition("}")[2] for child in properties]
    assert names == ["tcW", "gridSpan", "shd", "vAlign"]


def test_horizontal_merge_makes_one_wide_cell() -> None:
    made = tree(filled(table(row("{%tc for x in (1, 2, 3) %}", "{% hm %}a", "{%tc endfor %}")), data={}))
    assert rows(made) == [["a"]]
    assert 'w:gridSpan w:val="3"' in xml(
        filled(table(row("{%tc for x in (1, 2, 3) %}", "{% hm %}a", "{%tc endfor %}")), data={})
    )


def test_vertical_merge_starts_once_and_continues() -> None:
    made = tree(
        filled(
            table(row("{%tr for x in (1, 2) %}"), row("{{ 'a' }}{% vm %}", "{{ x }}"), row("{%tr endfor %}")), data={}
        )
    )
    merges = [element.get(qn("w:val")) for element in made.iter(qn("w:vMerge"))]
    assert merges == ["restart", "continue"]
    assert rows(made) == [["a", "1"], ["", "2"]]


# --- nothing that Word would call broken -----------------------------------------------------------------


def test_a_cell_that_loses_its_paragraphs_keeps_one() -> None:
    made = tree(filled(table(row(cell(p("{%p for x in () %}"), p("{{ x }}"), p("{%p endfor %}")), "b")), data={}))
    assert [len(one.findall(qn("w:p"))) for one in made.iter(qn("w:tc"))] == [1, 1]


def test_a_cell_that_ends_with_a_table_gets_a_paragraph() -> None:
    inner = table(row("x"))
    made = tree(filled(table(row(cell(inner, p("{%p if false %}"), p("a"), p("{%p endif %}")))), data={}))
    assert next(made.iter(qn("w:tc")))[-1].tag == qn("w:p")


def test_a_table_that_loses_its_rows_goes() -> None:
    made = tree(
        filled(p("a"), table(row("{%tr for x in () %}"), row("{{ x }}"), row("{%tr endfor %}")), p("b"), data={})
    )
    assert list(made.iter(qn("w:tbl"))) == []


def test_a_row_that_loses_its_cells_keeps_one() -> None:
    made = tree(filled(table(row("{%tc for x in () %}", "{{ x }}", "{%tc endfor %}")), data={}))
    assert len(list(made.iter(qn("w:tc")))) == 1


def test_a_header_that_loses_its_paragraphs_keeps_one() -> None:
    made = filled(p("x"), header=p("{%p if false %}") + p("a") + p("{%p endif %}"), data={})
    part = next(name for name in made.names() if "header" in name and name.endswith(".xml"))
    assert len(tree(made, part).findall(qn("w:p"))) == 1


def test_a_section_outlives_the_lifted_tag_in_its_last_paragraph() -> None:
    ending = section_break().replace("</w:p>", r("{%p endif %}") + "</w:p>")
    made = tree(filled(p("{%p if true %}"), p("a"), ending, p("b"), data={}, section=sect()))
    assert len(list(made.iter(qn("w:sectPr")))) == 2


# --- what is refused, and what is told -------------------------------------------------------------------


def test_a_row_tag_outside_a_table() -> None:
    assert codes(p("{%tr for x in y %}")) == ["template.lift-outside", "template.not-closed"]


def test_a_statement_torn_between_table_and_text() -> None:
    assert codes(p("{% if x %}"), table(row("a{% endif %}"))) == ["template.torn"]


def test_a_cell_statement_outside_a_cell() -> None:
    assert "template.not-in-a-cell" in codes(p("{% cellbg x %}"))


def test_text_that_goes_with_a_lifted_tag_is_told() -> None:
    template = Template(word_file(p("mất {%p if true %}"), p("a"), p("{%p endif %}")))
    assert [warning.code for warning in template.warnings] == ["template.lost-text"]


def test_a_tag_that_goes_with_a_row_is_told() -> None:
    template = Template(word_file(table(row("{%tr if true %}", "{{ x }}"), row("a"), row("{%tr endif %}"))))
    assert "template.lost-tag" in [warning.code for warning in template.warnings]
