"""The order of the Vietnamese alphabet."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.vietnamese.sorting import name_sort_key, sort_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["an", "ăn", "ân", "ba", "da", "đa", "e", "ê", "o", "ô", "ơ", "u", "ư", "vi", "xa", "y"],
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["ba", "bà", "ba con", "bà con", "bác"],
        ["Khóm 1", "Khóm 2", "Khóm 9", "Khóm 10", "Khóm 10A", "Khóm 11"],
        ["Khóm 2", "Khóm Đông Thịnh 2", "Khóm Đông Thịnh 10"],
        ["Chi bộ khóm 2", "chi bộ khóm 3", "Chi bộ Quân sự"],
        ["hoa", "Hoa", "hòa"],
        ["Zeno", "Αθήνα"],
    ],
)
def test_words_in_their_order(ordered):
    assert all(sort_key(one) < sort_key(other) for one, other in pairwise(ordered))


def test_people_stand_by_given_name_first():
    ordered = [
        "Trần Thị An",
        "Nguyễn Văn An",
        "Nguyễn Văn Ân",
        "Lê Bình",
        "Đ/c Phạm Thị Bình",
        "Lê Thu Hà (Ba)",
        "Y Hạ",
    ]
    assert all(name_sort_key(one) < name_sort_key(other) for one, other in pairwise(ordered))


def test_forms_of_unicode_are_one():
    assert sort_key("hu\u031bo\u031bng") == sort_key("hương")


@given(st.lists(st.text()))
def test_any_text_has_its_place(texts):
    assert [sort_key(text) for text in sorted(texts, key=sort_key)] == sorted(map(sort_key, texts))


@given(st.text())
def test_any_name_has_its_place(name):
    assert name_sort_key(name) == name_sort_key(f" {name} ")
