"""What holds on a day: base salary, coefficients, legal bases."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from reportgen.conference.dated import base_salary, base_salary_before, coefficient, legal_bases


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2019, 7, 1), 1_490_000),
        (date(2023, 6, 30), 1_490_000),
        (date(2023, 7, 1), 1_800_000),
        (date(2024, 6, 30), 1_800_000),
        (date(2024, 10, 11), 2_340_000),
        (date(2026, 6, 30), 2_340_000),
    ],
)
def test_the_base_salary_of_a_day(day: date, amount: int) -> None:
    found = base_salary(day)
    assert found is not None
    assert (found.amount, found.announced) == (amount, False)
    assert found.source


def test_what_is_only_announced_says_so() -> None:
    found, before = base_salary(date(2026, 7, 1)), base_salary_before(date(2026, 7, 1))
    assert found is not None
    assert before is not None
    assert (found.amount, found.announced) == (2_530_000, True)
    assert (before.amount, before.announced) == (2_340_000, False)


def test_before_the_table_there_is_no_base_salary() -> None:
    assert base_salary(date(2019, 6, 30)) is None


@pytest.mark.parametrize(("kind", "expected"), [("chi_bo", "0.6"), ("dang_vien", "0.3")])
def test_the_usual_coefficients(kind: str, expected: str) -> None:
    assert coefficient(kind, date(2024, 10, 11)) == Decimal(expected)


@pytest.mark.parametrize("kind", ["", "chi_bo_5_nam", "to_chuc_co_so_dang"])
def test_what_is_not_usual_has_no_coefficient_of_its_own(kind: str) -> None:
    assert coefficient(kind, date(2024, 10, 11)) is None


@pytest.mark.parametrize(
    ("day", "there", "not_there"),
    [
        (date(2024, 10, 11), ["24-QĐ/TW", "01-HD/TW", "12-HD/BTCTW"], ["294-QĐ/TW", "06-HD/TW", "38-HD/BTCTW"]),
        (date(2026, 10, 9), ["294-QĐ/TW", "06-HD/TW", "38-HD/BTCTW"], ["24-QĐ/TW", "01-HD/TW", "12-HD/BTCTW"]),
    ],
)
def test_the_bases_follow_the_day(day: date, there: list[str], not_there: list[str]) -> None:
    lines = legal_bases(day, money=False)
    assert lines[0] == "Căn cứ Điều lệ Đảng Cộng sản Việt Nam"
    assert [symbol for symbol in there if not any(f"số {symbol}," in line for line in lines)] == []
    assert [symbol for symbol in not_there if any(f"số {symbol}," in line for line in lines)] == []


def test_the_bases_of_prize_money_are_there_only_with_money() -> None:
    day = date(2026, 10, 9)
    money = [line for line in legal_bases(day, money=True) if "VPTW" in line]
    assert ["56-HD/VPTW" in money[0], "19780-CV/VPTW" in money[1]] == [True, True]
    assert not any("VPTW" in line for line in legal_bases(day, money=False))
