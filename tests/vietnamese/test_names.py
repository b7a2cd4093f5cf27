"""Titles glued to names are taken apart; names themselves are never altered."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.vietnamese.names import clean_name, name_key, split_title


@pytest.mark.parametrize(
    ("written", "title", "name"),
    [
        ("Nguyễn Văn A", "", "Nguyễn Văn A"),
        ("Đ/c  Nguyễn Văn A ", "Đồng chí", "Nguyễn Văn A"),
        ("đ/c: Lê B", "Đồng chí", "Lê B"),
        ("Đ/cNguyễn Văn A", "Đồng chí", "Nguyễn Văn A"),
        ("Đ.c Lê B", "Đồng chí", "Lê B"),
        ("ĐỒNG CHÍ Trần Thị B", "Đồng chí", "Trần Thị B"),
        ("Ông Nguyễn Văn A", "Ông", "Nguyễn Văn A"),
        ("ông: Lê A", "Ông", "Lê A"),
        ("Bà Trần Thị C", "Bà", "Trần Thị C"),
        ("Ông/Bà: Lê Văn D", "", "Lê Văn D"),
        ("Ông (Bà) Lê Văn D", "", "Lê Văn D"),
        ("Ông Ích Khiêm", "", "Ông Ích Khiêm"),
        ("BS. Lê Văn A", "", "BS. Lê Văn A"),
        ("Đ/c ThS. Lê Văn A", "Đồng chí", "ThS. Lê Văn A"),
        ("Bành Thị A", "", "Bành Thị A"),
        ("Đồng chí", "", "Đồng chí"),
        ("Nguyễn\u00a0Văn\u200b A", "", "Nguyễn Văn A"),
        ("Nguye\u0302\u0303n A", "", "Nguyễn A"),
        ("H'Hen Niê", "", "H'Hen Niê"),
        ("Nguyễn Thị Thu (Ba)", "", "Nguyễn Thị Thu (Ba)"),
    ],
)
def test_a_title_and_a_name(written, title, name):
    assert split_title(written) == (title, name, False)


@pytest.mark.parametrize("name", ["Ông Cao Thắng", "Ông Lê A"])
def test_a_title_that_may_be_a_family_name_stays(name):
    assert split_title(name) == ("Ông", name, True)


def test_a_key_is_the_same_for_all_spellings_of_one_name():
    spellings = ["Nguyễn Thị Thuý", "Đ/c  Nguyễn Thị Thúy", "ThS. NGUYỄN THỊ THÚY", "Nguyễn thị Thu\u0301y"]
    assert len({name_key(spelling) for spelling in spellings}) == 1
    assert name_key("Nguyễn Thị Thủy") != name_key("Nguyễn Thị Thúy")


@given(st.text())
def test_letters_of_a_name_are_never_lost(text):
    parts = split_title(text)
    assert clean_name(text).endswith(parts.name)
