"""The table of features: every element that is read stands in it, and so does what is left out."""

from __future__ import annotations

import pytest
from build_word_support import PAGE, page

from reportgen.word import inlines, paragraph_properties, run_properties, table_properties
from reportgen.word.features import FEATURES
from reportgen.word.problems import MOST_OF_ONE_CODE
from reportgen.word.xml import NS
from tests.notation import p, row, table

from .reading import codes, read, text_of

PREFIXES = {uri: prefix for prefix, uri in NS.items()}


def prefixed(tag: str) -> str:
    uri, _, name = tag[1:].partition("}")
    return f"{PREFIXES[uri]}:{name}"


@pytest.mark.parametrize(
    "readers",
    [
        run_properties.RunProperties.READERS,
        paragraph_properties.ParagraphProperties.READERS,
        table_properties.TableProperties.READERS,
        inlines._RUN,
        inlines._PARAGRAPH,
    ],
)
def test_every_element_that_is_read_is_in_the_table(readers: dict[str, object]) -> None:
    assert [prefixed(tag) for tag in readers if prefixed(tag) not in FEATURES] == []


def test_what_is_warned_of_has_a_name() -> None:
    assert [name for name, feature in FEATURES.items() if feature.status == "warned" and not feature.name] == []


def test_the_page_of_features_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python tools/build_word_support.py"


def test_a_field_without_an_end_hides_nothing() -> None:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    document = read(p("một", begin, "hai"), "ba", table(row("bốn")))
    assert text_of(document.sections[0].blocks) == "mộthai/ba/bốn"
    assert codes(document) == ["word.field-without-end"]


def test_a_note_that_is_not_there_is_named_at_its_mark() -> None:
    document = read("một", p("hai", '<w:r><w:footnoteReference w:id="7"/></w:r>'), "ba", footnotes={1: "x"})
    assert [(warning.code, warning.place.text) for warning in document.warnings] == [("word.missing-note", "hai")]  # type: ignore[union-attr]


def test_an_alternative_that_nobody_can_show_is_named() -> None:
    inner = '<mc:AlternateContent><mc:Choice Requires="x"><w:futureThing/></mc:Choice></mc:AlternateContent>'
    assert codes(read(p("a", f"<w:r>{inner}</w:r>"))) == ["word.unknown-feature"]
    good = inner.replace("</mc:Choice>", "</mc:Choice><mc:Fallback><w:t>b</w:t></mc:Fallback>")
    assert codes(read(p("a", f"<w:r>{good}</w:r>"))) == []


def test_content_in_the_wrong_place_is_named() -> None:
    assert codes(read("a", "<w:r><w:t>b</w:t></w:r>")) == ["word.misplaced"]
    assert codes(read("a", "<w:r/>")) == []


def test_a_long_list_of_warnings_has_an_end() -> None:
    found = codes(read(p(*[f"<w:x{index}/>" for index in range(1000)])))
    assert len(found) == MOST_OF_ONE_CODE + 1
    assert found[-1] == "word.more-warnings"
