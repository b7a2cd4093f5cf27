"""A last section that loses all it held, and the document's end then."""

from __future__ import annotations

from reportgen.template.values import Gap
from reportgen.word.xml import Element, qn
from tests.notation import p, row, sect, section_break, table

from .filling import filled, texts, tree

LANDSCAPE = sect(size=(16838, 11906))
APPENDICES = (p("{%p for one in appendices %}"), p("{{ one }}"), p("{%p endfor %}"))


def body(*blocks: str, appendices: object) -> Element:
    made = tree(filled(*blocks, data={"appendices": appendices}, missing="gap", section=LANDSCAPE)).find(qn("w:body"))
    assert made is not None
    return made


def widths(made: Element) -> list[str | None]:
    return [size.get(qn("w:w")) for size in made.iter(qn("w:pgSz"))]


def test_the_document_ends_with_the_section_before() -> None:
    made = body(p("a"), section_break(), *APPENDICES, appendices=[])
    assert widths(made) == ["11906"]
    assert [child.tag for child in made] == [qn("w:p"), qn("w:sectPr")]


def test_behind_a_table_a_paragraph_stays() -> None:
    made = body(table(row("a", "b")), section_break(), *APPENDICES, appendices=[])
    assert widths(made) == ["11906"]
    assert [child.tag for child in made] == [qn("w:tbl"), qn("w:p"), qn("w:sectPr")]


def test_a_section_that_holds_something_stays() -> None:
    assert widths(body(p("a"), section_break(), *APPENDICES, appendices=["b"])) == ["11906", "16838"]
    assert widths(body(p("a"), section_break(), *APPENDICES, appendices=Gap("phụ lục"))) == ["11906", "16838"]


def test_a_break_in_a_paragraph_with_text_leaves_its_text() -> None:
    ending = section_break().replace("</w:p>", "<w:r><w:t>cuối</w:t></w:r></w:p>")
    package = filled(p("a"), ending, *APPENDICES, data={"appendices": []}, section=LANDSCAPE)
    assert texts(package) == ["a", "cuối"]
    assert widths(tree(package)) == ["11906"]
