from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.vietnamese.dates import (
    Period,
    first_months,
    format_date,
    format_place_date,
    format_short_date,
    parse_date,
    parse_period,
    quarter,
    quarter_period,
)
from reportgen.vietnamese.unreadable import NotADate


@pytest.mark.parametrize(
    ("day", "shown", "short"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026", "05/02/2026"),
        (date(2020, 3, 5), "ngày 05 tháng 3 năm 2020", "05/3/2020"),
        (date(2024, 10, 11), "ngày 11 tháng 10 năm 2024", "11/10/2024"),
        (date(2024, 1, 31), "ngày 31 tháng 01 năm 2024", "31/01/2024"),
        (date(2026, 5, 27), "ngày 27 tháng 5 năm 2026", "27/5/2026"),
    ],
)
def test_a_zero_stands_before_days_below_ten_and_the_first_two_months_only(day, shown, short):
    assert format_date(day) == shown
    assert format_short_date(day) == short


def test_the_place_stands_before_the_date():
    assert format_place_date("Mỹ Thới", date(2024, 10, 11)) == "Mỹ Thới, ngày 11 tháng 10 năm 2024"


@pytest.mark.parametrize(
    "text",
    [
        "11/10/2024",
        "11-10-2024",
        "11.10.2024",
        " 11 / 10 / 2024 ",
        "2024-10-11",
        "2024-10-11T00:00:00",
        "ngày 11 tháng 10 năm 2024",
        "Ngày 11 tháng 10 năm 2024",
        "11 tháng 10 năm 2024",
        "nga\u0300y 11 tha\u0301ng 10 na\u0306m 2024",
    ],
)
def test_days_are_read_as_offices_write_them(text):
    assert parse_date(text) == date(2024, 10, 11)


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31)))
def test_what_is_written_is_read_back(day):
    assert parse_date(format_date(day)) == day
    assert parse_date(format_short_date(day)) == day
    assert parse_date(day.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("11/10/24", "date.year", "2024"),
        ("31/02/2024", "date.impossible", "không có ngày 31"),
        ("29/2/2023", "date.impossible", "không có ngày 29"),
        ("10/13/2024", "date.impossible", "13/10"),
        ("32/13/2024", "date.impossible", "không có tháng 13"),
        ("00/10/2024", "date.impossible", "không có ngày 0"),
        ("11/10/0024", "date.year", "24"),
        ("11/10/20245", "date.year", "bốn chữ số"),
        ("11/10", "date.malformed", "ngày/tháng/năm"),
        ("11/10-2024", "date.malformed", "ngày/tháng/năm"),
        ("45576", "date.malformed", "ngày/tháng/năm"),
        ("hôm nay", "date.malformed", "hôm nay"),
        ("", "date.malformed", "ngày/tháng/năm"),
    ],
)
def test_what_is_no_day_is_refused_with_a_way_out(text, code, told):
    with pytest.raises(NotADate) as caught:
        parse_date(text)
    assert caught.value.code == code
    assert told in f"{caught.value} {caught.value.hint}"


def test_quarters():
    assert [quarter(date(2024, month, 1)) for month in (1, 3, 4, 9, 10, 12)] == [1, 1, 2, 3, 4, 4]
    assert quarter_period(3, 2024) == Period(2024, 7, 9)


@pytest.mark.parametrize(
    ("period", "name", "rest"),
    [
        (first_months(9, 2024), "9 tháng đầu năm 2024", "3 tháng cuối năm 2024"),
        (first_months(6, 2024), "6 tháng đầu năm 2024", "6 tháng cuối năm 2024"),
        (Period(2024), "năm 2024", ""),
        (quarter_period(1, 2025), "quý I năm 2025", "9 tháng cuối năm 2025"),
        (quarter_period(4, 2025), "quý IV năm 2025", ""),
        (Period(2025, 5, 5), "tháng 5 năm 2025", "7 tháng cuối năm 2025"),
        (Period(2025, 2, 2), "tháng 02 năm 2025", "10 tháng cuối năm 2025"),
        (Period(2025, 7, 12), "6 tháng cuối năm 2025", ""),
        (first_months(2, 2025), "2 tháng đầu năm 2025", "10 tháng cuối năm 2025"),
        (Period(2025, 3, 6), "từ tháng 3 đến tháng 6 năm 2025", "6 tháng cuối năm 2025"),
    ],
)
def test_periods_have_the_names_that_reports_use(period, name, rest):
    assert period.name() == name
    assert period.rest_name() == rest


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("9 tháng đầu năm 2024", Period(2024, 1, 9)),
        ("3 tháng cuối năm 2024", Period(2024, 10, 12)),
        ("Quý III năm 2024", Period(2024, 7, 9)),
        ("quý 2/2024", Period(2024, 4, 6)),
        ("năm 2024", Period(2024)),
        ("cả năm 2024", Period(2024)),
        ("tháng 5/2024", Period(2024, 5, 5)),
    ],
)
def test_periods_are_read(text, period):
    assert parse_period(text) == period


@pytest.mark.parametrize(
    "text", ["13 tháng đầu năm 2024", "0 tháng đầu năm 2024", "quý V năm 2024", "tháng 13/2024", "x"]
)
def test_what_is_no_period_is_refused(text):
    with pytest.raises(NotADate) as caught:
        parse_period(text)
    assert caught.value.code == "period.malformed"


def test_the_same_months_a_year_before():
    assert first_months(9, 2024).a_year_before() == first_months(9, 2023)


def test_every_day_of_a_year_has_its_own_text():
    days = [date(2024, 1, 1) + timedelta(number) for number in range(366)]
    assert len({format_date(day) for day in days}) == 366
