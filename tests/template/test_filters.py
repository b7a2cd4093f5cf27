"""The filters for Vietnamese."""

import datetime
from decimal import Decimal

import pytest

from tests.notation import p

from .filling import codes, fill_line, refusal

DAY = datetime.date(2026, 2, 5)


@pytest.mark.parametrize(
    ("tag", "value", "shown"),
    [
        ("x | so", 1234567, "1.234.567"),
        ("x | so", Decimal("1234.5"), "1.234,5"),
        ("x | so(2)", 3.14159, "3,14"),
        ("x | so", "1234567", "1.234.567"),
        ("x | phan_tram", Decimal("88.44"), "88,44%"),
        ("x | phan_tram(1)", 88.44, "88,4%"),
        ("x | tien", 1500000, "1.500.000 đồng"),
        ("x | bang_chu", 1005, "một nghìn không trăm linh năm"),
        ("x | bang_chu('tiền')", 11232000, "Mười một triệu hai trăm ba mươi hai nghìn đồng"),
        ("x | ngay", DAY, "ngày 05 tháng 02 năm 2026"),
        ("x | ngay", "2026-02-05", "ngày 05 tháng 02 năm 2026"),
        ("x | ngay", datetime.datetime(2026, 10, 11, 8), "ngày 11 tháng 10 năm 2026"),
        ("x | ngay_ngan", DAY, "05/02/2026"),
        ("x | hoa", "đảng ủy phường", "ĐẢNG ỦY PHƯỜNG"),
        ("x | thuong", "ĐẢNG ỦY", "đảng ủy"),
        ("x | dau_hoa", "đảng ủy", "Đảng ủy"),
        ("x | hai_so", 4, "04"),
        ("x | hai_so", 12, "12"),
        ("x | ngay | hoa", DAY, "NGÀY 05 THÁNG 02 NĂM 2026"),
    ],
)
def test_filters(tag: str, value: object, shown: str) -> None:
    assert fill_line(f"{{{{ {tag} }}}}", x=value) == shown


@pytest.mark.parametrize(
    ("tag", "value"), [("so", "abc"), ("so", "3.700"), ("ngay", "31/2/2026"), ("ngay", 5), ("tien", True), ("so", [1])]
)
def test_what_a_filter_cannot_read_is_named_at_its_tag(tag: str, value: object) -> None:
    error = refusal(p(f"a {{{{ x | {tag} }}}}"), x=value)
    assert len(error.problems) == 1
    assert error.problems[0].code.startswith("data.")
    assert f"x | {tag}" in str(error)


def test_several_bad_values_are_told_at_once() -> None:
    assert len(codes(p("{{ x | so }} {{ y | ngay }} {{ z }}"), x="a", y="b")) == 3


def test_jinjas_own_filters_are_there() -> None:
    text = "{{ x | join(', ') }} {{ x | length }} {{ x | first | upper }} {{ 'a b' | title }} {{ 3.7 | round | int }}"
    assert fill_line(text, x=["a", "b"]) == "a, b 2 A A B 4"


def test_escaping_filters_change_nothing() -> None:
    assert fill_line("{{ x | e }}{{ x | safe }}", x="<&>") == "<&><&>"
