"""File names: legal everywhere, readable, different, the same each time."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.batch.names import MOST_BYTES, NamePattern, Names, default_pattern, room_in, safe_stem, same_name
from reportgen.errors import UsageError

DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10))}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nguyễn Văn A", "Nguyễn Văn A"),
        ("212-QĐ/ĐU", "212-QĐ-ĐU"),
        ('Chi bộ "Khóm 1": <Mỹ Thới>?*', "Chi bộ 'Khóm 1'- (Mỹ Thới)"),
        ("  Lê\tThị\n B  ", "Lê Thị B"),
        ("TP.", "TP"),
        ("a. . .", "a"),
        ("CON", "_CON"),
        ("nul.txt", "_nul.txt"),
        ("com1 .x", "_com1 .x"),
        ("COM¹", "_COM¹"),
        ("Console", "Console"),
        (".an", "_.an"),
        ("~$mo", "_~$mo"),
        ("-rf", "-rf"),
        ("=1+1", "=1+1"),
        ("@home", "@home"),
        ("a\u200bb\u202ec\x00", "abc"),
        ("\ud800x", "_x"),
        ("...", ""),
        ("", ""),
    ],
)
def test_safe_names(text: str, name: str) -> None:
    assert safe_stem(text) == name


def test_letters_are_composed() -> None:
    assert safe_stem(unicodedata.normalize("NFD", "Nguyễn")) == "Nguyễn"


def test_a_long_name_is_cut_between_letters() -> None:
    stem = safe_stem("Ễ" * 120)
    assert stem.endswith("Ễ…")
    assert MOST_BYTES - 3 < len(stem.encode()) <= MOST_BYTES
    assert safe_stem("a" * 300, room=30) == "a" * 29 + "…"


@given(st.text(st.characters(codec=None), max_size=400))
def test_any_text_gives_a_legal_name(text: str) -> None:
    stem = safe_stem(text)
    assert not set(stem) & set('<>:"/\\|?*')
    assert stem == stem.strip()
    assert not stem.endswith(".")
    assert not stem.startswith((".", "~$"))
    assert stem.partition(".")[0].strip().upper() not in DEVICES
    assert len(stem.encode("utf-8")) <= MOST_BYTES
    assert stem.isprintable()
    assert safe_stem(stem) == stem


@given(st.lists(st.sampled_from(["An", "AN", "an (2)", "An (2)", "Ân", "Bình", "ß", "ss", "SS (2)", "i", "İ"])))
def test_no_two_names_are_alike_and_they_stay_the_same(stems: list[str]) -> None:
    def given_names() -> list[str]:
        names = Names()
        return [names.take(stem) for stem in stems]

    taken = given_names()
    assert len({same_name(name) for name in taken}) == len(stems)
    assert taken == given_names()


def test_the_second_of_a_name_is_numbered() -> None:
    names = Names()
    assert [names.take(stem) for stem in ("An", "AN", "An", "An (2)")] == ["An", "AN (2)", "An (3)", "An (2) (2)"]


def stem(pattern: str, number: int = 7, **data: object) -> str:
    return NamePattern.parse(pattern, data).stem(data, number)


def test_patterns() -> None:
    assert stem("{stt:03} {ho_ten}", ho_ten="Nguyễn Văn A") == "007 Nguyễn Văn A"
    assert stem("{stt}", stt="12") == "12"
    assert stem("Thư mời {Họ và tên}.docx", ho_va_ten="Lê Thị B") == "Thư mời Lê Thị B"
    assert stem("{nguoi.ten}", nguoi={"ten": "C"}) == "C"
    assert stem("{ho_ten}/{so}".replace("/", "-"), ho_ten=None, so="04") == "04"
    assert stem("{ho_ten}", ho_ten=None) == "007"
    assert stem("{ho_ten}", ho_ten="../../etc/passwd") == "_..-..-etc-passwd"


def test_days_are_written_as_people_do() -> None:
    from datetime import date

    assert stem("{ngay}", ngay=date(2024, 10, 11)) == "11-10-2024"


@pytest.mark.parametrize(
    ("pattern", "said"),
    [
        ("{ho_tne}", "ho_ten"),
        ("{khac_han}", "các trường có"),
        ("{ho_ten", "ngoặc nhọn"),
        ("a/{ho_ten}", "/"),
        ("{ho_ten:x}", "{stt:03}"),
    ],
)
def test_a_wrong_pattern_is_explained(pattern: str, said: str) -> None:
    with pytest.raises(UsageError) as caught:
        NamePattern.parse(pattern, ["ho_ten"])
    assert said in caught.value.render()


def test_the_default_names_whom_the_record_is_about() -> None:
    rows = [{"ho_ten": "Người ký", "ten": name} for name in ("A", "B")]
    assert default_pattern(rows) == "{stt:02} {ten}"
    assert default_pattern([{"so": "1"}]) == "{stt:03}"
    assert default_pattern([{"ho_va_ten": str(n)} for n in range(1500)]) == "{stt:04} {ho_va_ten}"


def test_a_deep_folder_on_windows_leaves_less_room() -> None:
    assert room_in(Path("/a"), windows=False) == MOST_BYTES
    deep = Path("/", *["thu-muc-con"] * 15)
    assert 20 <= room_in(deep, windows=True) < 80
    with pytest.raises(UsageError):
        room_in(deep / ("x" * 60), windows=True)
