from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import given
from hypothesis import strategies as st

from reportgen.vietnamese.numbers import (
    Reading,
    format_money,
    format_number,
    format_percent,
    parse_number,
    plain_figures,
    round_half_up,
)
from reportgen.vietnamese.unreadable import AmbiguousNumber, NotANumber, Unreadable


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (0, "0"),
        (7, "7"),
        (999, "999"),
        (1000, "1.000"),
        (1234.5, "1.234,5"),
        (Decimal("1234.50"), "1.234,5"),
        (-1234567, "-1.234.567"),
        (0.1, "0,1"),
        (1e21, "1.000.000.000.000.000.000.000"),
        (1e-7, "0,0000001"),
        (Decimal("-0.0"), "0"),
    ],
)
def test_figures_have_dots_after_thousands_and_a_comma_before_decimals(value, shown):
    assert format_number(value) == shown


@pytest.mark.parametrize(
    ("value", "decimals", "shown"),
    [
        (2.345, 2, "2,35"),
        (0.5, 0, "1"),
        (1.5, 0, "2"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (-0.4, 0, "0"),
        (88.4, 2, "88,40"),
        (1.005, 2, "1,01"),
        (999.95, 1, "1.000,0"),
        (1234, -2, "1.200"),
    ],
)
def test_rounding_is_half_up_and_keeps_the_asked_places(value, decimals, shown):
    assert format_number(value, decimals=decimals) == shown


def test_percent_has_no_space():
    assert format_percent(88.44) == "88,44%"
    assert format_percent(Decimal("915.645"), decimals=2) == "915,65%"


@pytest.mark.parametrize(
    ("value", "shown"),
    [(2024, "2024"), (Decimal("313.650"), "313,65"), (-3.5, "-3,5"), (10**20, "1" + "0" * 20), (0, "0")],
)
def test_plain_figures_have_no_dots(value, shown):
    assert plain_figures(value) == shown


def test_money_is_whole_dong():
    assert format_money(3_700_000) == "3.700.000 đồng"
    assert format_money(0.3 * 2_340_000) == "702.000 đồng"


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN"), True, "12"])
def test_what_has_no_figures_is_refused(value):
    with pytest.raises(NotANumber):
        format_number(value)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_babel_writes_the_same_figures(value):
    # Babel writes minus zero with its sign; an office does not.
    assert format_number(value) == format_decimal(value + 0, format="#,##0.####", locale="vi")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=5))
def test_babel_agrees_on_what_is_rounded(value):
    assert format_number(value, decimals=2) == format_decimal(
        round_half_up(value, 2) + 0, format="#,##0.00", locale="vi"
    )


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_what_is_written_is_read_back(value):
    assert parse_number(format_number(value), reading=Reading.VIETNAMESE) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", "1234.5"),
        ("1234,5", "1234.5"),
        ("04", "4"),
        ("88,44", "88.44"),
        ("88,40", "88.40"),
        ("1.234.567", "1234567"),
        ("1.234,567", "1234.567"),
        ("0,653", "0.653"),
        ("1234,567", "1234.567"),
        ("-3", "-3"),
        ("−3,5", "-3.5"),
        (" 12 ", "12"),
        ("-0", "0"),
    ],
)
def test_vietnamese_numbers_are_read(text, value):
    assert str(parse_number(text)) == value


@pytest.mark.parametrize(
    ("text", "thousands", "fraction"),
    [("3.700", 3700, "3.700"), ("313,653", 313653, "313.653"), ("-1.130", 1130, "1.130")],
)
def test_three_digits_behind_one_separator_are_asked_about(text, thousands, fraction):
    with pytest.raises(AmbiguousNumber) as caught:
        parse_number(text)
    assert caught.value.readings == (Decimal(thousands), Decimal(fraction))
    assert text.lstrip("-") in str(caught.value)
    assert caught.value.hint is not None


def test_the_reading_decides():
    assert parse_number("3.700", reading=Reading.VIETNAMESE) == 3700
    assert parse_number("313,653", reading=Reading.VIETNAMESE) == Decimal("313.653")
    assert parse_number("313,653", reading=Reading.WHOLE) == 313653


def test_the_hint_for_an_ambiguous_number_is_itself_not_ambiguous():
    for text in ("3.700", "313,653", "5,000", "1.130"):
        with pytest.raises(AmbiguousNumber) as caught:
            parse_number(text)
        hint = caught.value.hint
        assert parse_number(hint.values["thousands"]) == caught.value.readings[0]
        assert parse_number(hint.values["fraction"]) == caught.value.readings[1]


@pytest.mark.parametrize(
    ("text", "code", "instead"),
    [
        ("1,234.5", "number.english", "1.234,5"),
        ("1.5", "number.english", "1,5"),
        ("0.653", "number.english", "0,653"),
        ("1,234,567", "number.english", "1.234.567"),
        ("12 345", "number.spaced", "12345"),
        ("12\u00a0345", "number.spaced", "12345"),
        ("", "number.malformed", ""),
        ("-", "number.malformed", ""),
        ("abc", "number.malformed", ""),
        ("1.23.456", "number.malformed", ""),
        ("0.000.001", "number.malformed", ""),
        ("12,", "number.malformed", ""),
        ("١٢", "number.malformed", ""),
        ("1e5", "number.malformed", ""),
        ("9" * 70, "number.too-long", ""),
    ],
)
def test_what_is_no_vietnamese_number_is_refused_with_a_way_out(text, code, instead):
    with pytest.raises(NotANumber) as caught:
        parse_number(text)
    assert caught.value.code == code
    assert instead in str(caught.value.hint)


def test_the_errors_are_value_errors_so_that_validators_take_them():
    assert issubclass(Unreadable, ValueError)
