"""The rule set is chosen by the document's date."""

from __future__ import annotations

from datetime import date

import pytest

from reportgen.errors import DataError
from reportgen.standards import Range, choose, rule_set


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2018, 4, 3), "hd36"),
        (date(2024, 10, 11), "hd36"),
        (date(2026, 5, 26), "hd36"),
        (date(2026, 5, 27), "hd05"),
        (date(2031, 1, 1), "hd05"),
    ],
)
def test_the_guide_in_force_on_the_day_is_chosen(day: date, expected: str) -> None:
    assert choose(day).id == expected


def test_a_day_before_the_first_guide_is_refused() -> None:
    with pytest.raises(DataError) as caught:
        choose(date(2018, 2, 1))
    (problem,) = caught.value.problems
    assert problem.code == "standards.too-early"
    assert "01/02/2018" in problem.message.render()
    assert "03/4/2018" in problem.message.render()
    assert problem.hint is not None


def test_an_unknown_rule_set_is_refused_with_the_known_names() -> None:
    with pytest.raises(DataError, match="hd36, hd05"):
        rule_set("hd11")


def test_a_range_holds_its_ends_and_pulls_in_what_lies_outside() -> None:
    sizes = Range(14, 15)
    assert [sizes.holds(size) for size in (13.5, 14, 14.5, 15, 15.5)] == [False, True, True, True, False]
    assert [sizes.nearest(size) for size in (12, 14.5, 16)] == [14, 14.5, 15]
    assert Range(18, None).holds(400)
    assert Range(None, None).nearest(7) == 7


def test_a_size_is_taken_from_the_rule_and_only_then_from_the_wish() -> None:
    rules = rule_set("hd05")
    assert rules.number("summary.size_pt", 15) == 15
    assert rules.number("summary.size_pt", 20) == 15
    assert rules.number("summary.size_pt") == 14
    assert rules.number("party_title.size_pt", 13) == 15


@pytest.mark.parametrize("path", ["summary.colour", "nothing.at.all", "summary"])
def test_an_unknown_measure_is_a_key_error(path: str) -> None:
    with pytest.raises(KeyError):
        rule_set("hd05").value(path)


def test_a_text_is_no_number() -> None:
    with pytest.raises(TypeError):
        rule_set("hd05").number("party_title.text")
    with pytest.raises(TypeError):
        rule_set("hd05").text("party_title.size_pt")
