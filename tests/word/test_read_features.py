"""The table of features: every element that is read stands in it, and so does what is left out."""

from __future__ import annotations

import pytest
from build_word_support import PAGE, page

from reportgen.word import inlines, paragraph_properties, run_properties, table_properties
from reportgen.word.features import FEATURES
from reportgen.word.xml import NS

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
