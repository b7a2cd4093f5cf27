"""Numbers from text files: shown as written, reckoned with as numbers."""

import pytest

from reportgen.template.written import WrittenNumber, as_written
from tests.notation import p

from .filling import codes, fill_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{{ so }} {{ le }}", "12 3.50"),
        ("{% if so > 5 %}lớn{% endif %}", "lớn"),
        ("{% if so == 12 %}a{% endif %}{% if so == '12' %}b{% endif %}{% if so != 12 %}c{% endif %}", "ab"),
        ("{{ so + 1 }} {{ 1 + so }} {{ so - le }} {{ 20 - so }}", "13 13 8.5 8"),
        ("{{ so * 2 }} {{ so / 4 }} {{ so // 5 }} {{ so % 5 }} {{ le ** 2 }}", "24 3.0 2 2 12.25"),
        ("{{ so ~ '/' ~ le }} {{ so | length }}", "12/3.50 2"),
        ("{{ le | round | int }} {{ -so }} {{ so | int + 1 }}", "4 -12 13"),
        ("{% for i in range(ba) %}x{% endfor %}", "xxx"),
        ("{{ [so, ba, le] | sum }} {{ [so, ba] | max }} {{ [so, ba] | sort | join(',') }}", "18.5 12 3,12"),
        ("{{ so | so }} {{ so | hai_so }}", "12 12"),
    ],
)
def test_a_written_number(text: str, shown: str) -> None:
    assert fill_line(text, **as_written({"so": "12", "le": "3.50", "ba": "3"})) == shown


@pytest.mark.parametrize("text", ["007", "1.000.000", "3,5", "", "12a", "1e9", "--1", "9" * 30])
def test_what_is_no_plain_number_stays_text(text: str) -> None:
    assert type(as_written(text)) is str


def test_lists_and_groups_are_gone_through() -> None:
    made = as_written({"a": [{"b": "1"}], "c": True, "d": None})
    assert type(made["a"][0]["b"]) is WrittenNumber
    assert made == {"a": [{"b": "1"}], "c": True, "d": None}


def test_huge_powers_and_products_are_stopped() -> None:
    numbers = as_written({"x": "999999999999999999", "y": "99999999"})
    assert codes(p("{{ 'a' * y }}"), **numbers) == ["template.endless"]
    assert codes(p("{{ y ** x }}"), **numbers) == ["template.endless"]
