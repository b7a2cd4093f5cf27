import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.vietnamese.text import (
    capitalize_first,
    clean_spaces,
    fold,
    house_style,
    normalize,
    strip_marks,
    upper,
)


def test_composed_text_is_left_alone():
    text = "Đảng ủy phường Mỹ Thới"
    assert normalize(text) == (text, normalize("")[1])


def test_tones_written_apart_are_composed_and_counted_by_word():
    text = "kiê\u0309m tra va\u0300 giám sát"
    result, changes = normalize(text)
    assert result == "kiểm tra và giám sát"
    assert changes.composed == 2
    assert changes


def test_the_real_news_item_has_28_words_with_tones_apart():
    source = Path(__file__).parents[2] / "inputs" / "so-ket-9-thang-2024" / "tin-goc.txt"
    text, changes = normalize(source.read_text(encoding="utf-8"))
    assert (changes.composed, changes.odd_spaces) == (28, 1)
    assert unicodedata.is_normalized("NFC", text)


def test_a_dot_below_typed_before_the_hat_is_composed():
    assert normalize("Vie\u0323\u0302t")[0] == "Việt"
    assert normalize("Viê\u0323t")[0] == "Việt"


def test_look_alikes_are_replaced_and_counted():
    result, changes = normalize("khen thƣởng, Ðảng")
    assert result == "khen thưởng, Đảng"
    assert changes.look_alikes == 2


def test_odd_blanks_are_counted_but_stay():
    result, changes = normalize("Dịp\u00a0này\u200b")
    assert result == "Dịp\u00a0này\u200b"
    assert (changes.odd_spaces, changes.invisible) == (1, 1)
    assert not changes


def test_clean_spaces_for_keys_and_names():
    assert clean_spaces("  Nguyễn\u00a0 Văn\u200b  A ") == "Nguyễn Văn A"


def test_capitals():
    assert upper("Đảng u\u0309y") == "ĐẢNG ỦY"
    assert capitalize_first("đã có thành tích") == "Đã có thành tích"
    assert capitalize_first("“đã có”") == "“Đã có”"
    assert capitalize_first("") == ""


def test_strip_marks():
    assert strip_marks("Đảng ủy phường Mỹ Thới") == "Dang uy phuong My Thoi"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Đảng ủy", "Đảng uỷ"),
        ("ĐẢNG ỦY", "đảng uỷ"),
        ("hòa", "hoà"),
        ("khóa", "khoá"),
        ("khỏe", "khoẻ"),
        ("tỷ lệ", "tỉ lệ"),
        ("đăng kí", "đăng ký"),
        ("Mỹ  Thới", "mĩ thới"),
        ("khen thƣởng", "khen thưởng"),
        ("Đảng u\u0309y", "Đảng ủy"),
    ],
)
def test_spellings_of_one_word_have_one_key(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hoa"), ("quý", "quí hóa"), ("mùa", "muà"), ("của", "cua"), ("bảo", "báo"), ("thy", "thi")],
)
def test_different_words_have_different_keys(one, other):
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        ("Đảng uỷ phường", "Đảng ủy phường", "Đảng uỷ phường"),
        ("ĐẢNG ỦY PHƯỜNG", "ĐẢNG ỦY PHƯỜNG", "ĐẢNG UỶ PHƯỜNG"),
        ("Uỷ ban Kiểm tra", "Ủy ban Kiểm tra", "Uỷ ban Kiểm tra"),
        ("văn hoá, xã hội hóa", "văn hóa, xã hội hóa", "văn hoá, xã hội hoá"),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA"),
        ("khoá XIII", "khóa XIII", "khoá XIII"),
        ("chăm sóc sức khoẻ", "chăm sóc sức khỏe", "chăm sóc sức khoẻ"),
        ("Uy\u0309 ban", "Ủy ban", "Uỷ ban"),
    ],
)
def test_fixed_words_take_the_house_spelling(text, old, new):
    assert house_style(text, uy="ủy") == old
    assert house_style(text, uy="uỷ") == new


def test_words_that_are_not_fixed_stay():
    for text in ("Hoà Bình", "Nguyễn Thị Thuý", "Nguyễn Thúy", "quỷ", "tỉ mỉ", "Tỉ"):
        assert house_style(text, uy="ủy", ty="tỷ") == text
        assert house_style(text, uy="uỷ", ty="tỉ") == text


@pytest.mark.parametrize(
    ("text", "ty", "tỉ"),
    [
        ("3,7 tỉ đồng", "3,7 tỷ đồng", "3,7 tỉ đồng"),
        ("Tỷ lệ 88,44%", "Tỷ lệ 88,44%", "Tỉ lệ 88,44%"),
        ("TỈ LỆ", "TỶ LỆ", "TỈ LỆ"),
        ("gần 167 tỷ", "gần 167 tỷ", "gần 167 tỉ"),
    ],
)
def test_ty_takes_the_house_spelling(text, ty, tỉ):
    assert house_style(text, ty="tỷ") == ty
    assert house_style(text, ty="tỉ") == tỉ


@given(st.text(alphabet="aăâeêioôơuưyđhkqt ủỷòàóáèẻ\u0301\u0309", max_size=30))
def test_folding_twice_changes_nothing(text):
    assert fold(fold(text)) == fold(text)


@given(st.text(max_size=40))
def test_house_style_gives_composed_text_of_the_same_key(text):
    styled = house_style(text)
    assert unicodedata.is_normalized("NFC", styled)
    assert fold(styled) == fold(text)
