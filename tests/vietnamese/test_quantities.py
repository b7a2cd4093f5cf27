from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.vietnamese.numbers import Reading
from reportgen.vietnamese.quantities import (
    QUALIFIERS,
    Agreement,
    Bound,
    compare,
    parse_quantity,
    quantity,
    same_value,
)
from reportgen.vietnamese.units import Kind, parse_unit
from reportgen.vietnamese.unreadable import AmbiguousNumber, NotAQuantity, Unreadable


@pytest.mark.parametrize(
    ("text", "amount", "base", "shown"),
    [
        ("trên 3,7 tỷ đồng", "3700000000", "đồng", "trên 3,7 tỷ đồng"),
        ("3,7 tỉ đồng", "3700000000", "đồng", "3,7 tỷ đồng"),
        ("88,44%", "88.44", "%", "88,44%"),
        ("88,40 %", "88.40", "%", "88,40%"),
        ("9 công trình", "9", "công trình", "9 công trình"),
        ("1 tỷ 656 triệu đồng", "1656000000", "đồng", "1 tỷ 656 triệu đồng"),
        ("1 triệu 250 nghìn đồng", "1250000", "đồng", "1 triệu 250 nghìn đồng"),
        ("1 tỉ 656 triệu 500 ngàn đồng", "1656500000", "đồng", "1 tỷ 656 triệu 500 nghìn đồng"),
        ("1 tỷ 656,5 triệu đồng", "1656500000", "đồng", "1 tỷ 656,5 triệu đồng"),
        ("3.700 tỷ 500 triệu đồng", "3700500000000", "đồng", "3.700 tỷ 500 triệu đồng"),
        ("-1 tỷ 656 triệu đồng", "-1656000000", "đồng", "-1 tỷ 656 triệu đồng"),
        ("-5 tỷ rưỡi", "-5500000000", "", "-5,5 tỷ"),
        ("17/19 chỉ tiêu", "17", "chỉ tiêu", "17/19 chỉ tiêu"),
        ("3/5 vụ án hình sự", "3", "vụ án hình sự", "3/5 vụ án hình sự"),
        ("04 chi bộ", "4", "chi bộ", "04 chi bộ"),
        ("4 chi bộ", "4", "chi bộ", "4 chi bộ"),
        ("1.130m", "1130", "m", "1.130 m"),
        ("4.718,9 ha", "4718.9", "ha", "4.718,9 ha"),
        ("5 tỷ rưỡi", "5500000000", "", "5,5 tỷ"),
        ("5 tỷ rưỡi đồng", "5500000000", "đồng", "5,5 tỷ đồng"),
        ("-2,5%", "-2.5", "%", "-2,5%"),
        ("915,64%", "915.64", "%", "915,64%"),
        ("0,24% dân số", "0.24", "% dân số", "0,24% dân số"),
        ("1.250.000đ", "1250000", "đồng", "1.250.000 đồng"),
        ("702.000 VNĐ", "702000", "đồng", "702.000 đồng"),
        ("2 đ/c", "2", "đồng chí", "2 đồng chí"),
        ("5 nghìn tỷ đồng", "5000000000000", "đồng", "5 nghìn tỷ đồng"),
        ("1,2 triệu lượt", "1200000", "lượt", "1,2 triệu lượt"),
        ("500 m2", "500", "m2", "500 m2"),
        ("ước đạt 5%", "5", "%", "ước đạt 5%"),
        ("Hơn 541 tỷ đồng", "541000000000", "đồng", "hơn 541 tỷ đồng"),
        ("trên 8", "8", "", "trên 8"),
        ("tre\u0302n 8", "8", "", "trên 8"),
        ("113 tập thể và cá nhân", "113", "tập thể và cá nhân", "113 tập thể và cá nhân"),
    ],
)
def test_quantities_are_read_and_written(text, amount, base, shown):
    read = parse_quantity(text)
    assert read.amount == Decimal(amount)
    assert read.unit.base == base
    assert read.format() == shown


# The decision table of units.py, row by row.
ASKED = None


@pytest.mark.parametrize(
    ("unit", "with_dot", "with_comma"),
    [
        ("", ASKED, ASKED),
        ("xyz", ASKED, ASKED),
        ("hộ", "3700", "313653"),
        ("hộ kinh doanh", "3700", "313653"),
        ("người", "3700", "313653"),
        ("đồng chí", "3700", "313653"),
        ("lượt", "3700", "313653"),
        ("chỉ tiêu", "3700", "313653"),
        ("đồng", "3700", "313653"),
        ("nghìn đồng", "3700", "313.653"),
        ("triệu đồng", "3700", "313.653"),
        ("tỷ đồng", "3700", "313.653"),
        ("tỷ", "3700", "313.653"),
        ("m", "3700", "313.653"),
        ("ha", "3700", "313.653"),
        ("%", ASKED, "313.653"),
    ],
)
def test_the_unit_decides_between_two_readings(unit, with_dot, with_comma):
    for number, expected in (("3.700", with_dot), ("313,653", with_comma)):
        for parse in (lambda n=number: parse_quantity(f"{n} {unit}"), lambda n=number: parse_quantity(n, unit=unit)):
            if expected is ASKED:
                with pytest.raises(AmbiguousNumber):
                    parse()
            else:
                assert parse().value == Decimal(expected)


def test_the_caller_may_decide():
    assert parse_quantity("3.700", reading=Reading.WHOLE).value == 3700
    assert parse_quantity("313,653", reading=Reading.VIETNAMESE).value == Decimal("313.653")


@pytest.mark.parametrize("qualifier", list(QUALIFIERS))
def test_every_qualifier_is_kept(qualifier):
    assert parse_quantity(f"{qualifier} 5 hộ").format() == f"{qualifier} 5 hộ"
    assert parse_quantity(f"{qualifier} 5 hộ").bound is QUALIFIERS[qualifier]


def test_a_figure_without_qualifier_is_exact():
    assert parse_quantity("5 hộ").bound is Bound.EXACT


@pytest.mark.parametrize(
    ("text", "code", "told"),
    [
        ("tren 3,7 tỉ đồng", "quantity.qualifier", "“trên”"),
        ("uoc 5 tỷ đồng", "quantity.qualifier", "“ước”"),
        ("gan 5 tỷ đồng", "quantity.qualifier", "“gần”"),
        ("abcxyz 5 hộ", "quantity.qualifier", "khoảng"),
        ("hộ", "quantity.no-number", "17/19"),
        ("", "quantity.no-number", "17/19"),
        ("5-7%", "quantity.range", "khoảng"),
        ("từ 5 đến 7%", "quantity.range", "5 đến 7%"),
        ("5 triệu 200 đồng", "quantity.loose-end", "hai cách"),
        ("1 tỷ 2 tỷ đồng", "quantity.chain", "1 tỷ 656"),
        ("1 tỷ 1656 triệu đồng", "quantity.chain", "1 tỷ 656"),
        ("1,5 tỷ 200 triệu đồng", "quantity.chain", "thập phân"),
        ("9.", "quantity.unit", "đơn vị"),
        ("11/10/2024", "quantity.unit", "đơn vị"),
        ("5 hộ, 3 người", "quantity.unit", "đơn vị"),
        ("5/0 hộ", "quantity.whole", "lớn hơn không"),
        ("1,234.5 ha", "number.english", "1.234,5"),
        ("88.44%", "number.english", "88,44"),
        ("5" * 300, "quantity.no-number", "17/19"),
    ],
)
def test_what_is_no_quantity_is_refused_with_a_way_out(text, code, told):
    with pytest.raises(Unreadable) as caught:
        parse_quantity(text)
    assert caught.value.code == code
    assert told in f"{caught.value} {caught.value.hint}"


def test_the_expected_unit_fills_in_and_is_held_to():
    assert parse_quantity("8", unit="tỷ đồng").amount == 8 * 10**9
    assert parse_quantity("3,7 tỉ", unit="triệu đồng").format() == "3,7 tỷ đồng"
    assert parse_quantity("250 triệu đồng", unit="tỷ đồng").amount == 250 * 10**6
    with pytest.raises(NotAQuantity) as caught:
        parse_quantity("74 hộ", unit="%")
    assert caught.value.code == "quantity.other-unit"


def test_a_part_of_a_whole_knows_its_percentage():
    read = parse_quantity("3/5 vụ")
    assert (read.whole, read.percent_of_whole) == (5, 60)
    assert parse_quantity("3 vụ").percent_of_whole is None


def test_the_house_decides_on_ty_and_on_padding():
    assert parse_quantity("3,7 tỷ đồng").format(ty="tỉ") == "3,7 tỉ đồng"
    assert parse_quantity("1 tỷ 656 triệu đồng").format(ty="tỉ") == "1 tỉ 656 triệu đồng"
    assert parse_quantity("4 chi bộ").format(pad=True) == "04 chi bộ"
    assert parse_quantity("04 chi bộ").format(pad=False) == "4 chi bộ"
    assert parse_quantity("14 đảng viên").format(pad=True) == "14 đảng viên"
    assert parse_quantity("3,7 tỷ đồng").format(pad=True) == "3,7 tỷ đồng"


def test_bare_numbers_become_quantities():
    assert quantity(88.44, unit="%").format() == "88,44%"
    assert quantity(1234, unit="hộ").format() == "1.234 hộ"
    assert quantity(Decimal("3.70"), unit="tỉ đồng").amount == 3_700_000_000


@pytest.mark.parametrize(
    ("one", "other", "agreement"),
    [
        ("1 tỷ 656 triệu đồng", "1,656 tỷ đồng", Agreement.SAME),
        ("3.700 triệu đồng", "3,7 tỷ đồng", Agreement.SAME),
        ("04 chi bộ", "4 chi bộ", Agreement.SAME),
        ("8", "8 hộ", Agreement.SAME),
        ("88,4%", "88,44%", Agreement.PRECISION),
        ("88,44%", "88,4%", Agreement.PRECISION),
        ("88,3%", "88,44%", Agreement.DIFFERENT),
        ("trên 3,7 tỷ đồng", "3,74 tỷ đồng", Agreement.BOUND),
        ("3.740 triệu đồng", "trên 3,7 tỷ đồng", Agreement.BOUND),
        ("trên 3,7 tỷ đồng", "4,5 tỷ đồng", Agreement.DIFFERENT),
        ("trên 3,7 tỷ đồng", "3,5 tỷ đồng", Agreement.DIFFERENT),
        ("gần 2,6 tỷ đồng", "2.580 triệu đồng", Agreement.BOUND),
        ("gần 2,6 tỷ đồng", "2.620 triệu đồng", Agreement.PRECISION),
        ("trên 100 hộ", "130 hộ", Agreement.BOUND),
        ("không quá 5%", "3%", Agreement.BOUND),
        ("ít nhất 5%", "3%", Agreement.DIFFERENT),
        ("khoảng 100 hộ", "90 hộ", Agreement.BOUND),
        ("5 hộ", "5 người", Agreement.UNITS),
        ("17/19 chỉ tiêu", "17/18 chỉ tiêu", Agreement.DIFFERENT),
    ],
)
def test_figures_are_compared_by_the_precision_in_which_they_are_written(one, other, agreement):
    assert compare(parse_quantity(one), parse_quantity(other)) is agreement


def test_another_precision_is_not_the_same_value():
    assert not same_value(parse_quantity("88,4%"), parse_quantity("88,44%"))
    assert same_value(parse_quantity("trên 3,7 tỷ đồng"), parse_quantity("3,74 tỷ đồng"))


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=2, allow_nan=False, allow_infinity=False),
    st.sampled_from(["tỷ đồng", "hộ", "ha", "triệu lượt"]),
    st.sampled_from(["", "trên", "gần"]),
)
def test_what_is_written_is_read_back(value, unit, qualifier):
    written = f"{qualifier} {quantity(value, unit=unit).format()}".strip()
    read = parse_quantity(written)
    assert read.value == value
    assert read.format() == written


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hộ", Kind.COUNTED),
        ("đảng viên dự bị", Kind.COUNTED),
        ("triệu đồng", Kind.MONEY),
        ("ha", Kind.MEASURED),
        ("%", Kind.PERCENT),
        ("phần trăm", Kind.PERCENT),
        ("phần quà", Kind.COUNTED),
        ("", Kind.UNKNOWN),
        ("điểm", Kind.UNKNOWN),
    ],
)
def test_kinds_of_units(text, kind):
    assert parse_unit(text).kind is kind


@pytest.mark.parametrize("text", ["5", "a.", "(", "hộ 5", "x" * 80, "/2024", "hộ; người"])
def test_what_cannot_be_a_unit(text):
    assert parse_unit(text) is None
