"""Codes on certificates: made with a key, checked with it, and with no other."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.conference.verification import (
    Key,
    Said,
    check,
    code_of,
    key_file,
    office_key,
    picture_of,
    text_of,
)
from reportgen.errors import DataError

KEY, OTHER = Key(bytes(range(32))), Key(bytes(range(1, 33)))
SAID = Said("212-QĐ/ĐU", "11/10/2024", "15", "Nguyễn Văn A")
TEXT = text_of(SAID, KEY)


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_CONFIG", str(tmp_path / "config"))


def outcome(text: str, key: Key = KEY) -> str:
    problem = check(text, key).problem
    return problem.code if problem else "true"


def test_the_text_says_what_the_certificate_says() -> None:
    assert TEXT.split(";") == ["GK1", KEY.name, "212-QĐ/ĐU", "11/10/2024", "15", "Nguyễn Văn A", code_of(SAID, KEY)]


def test_the_code_never_changes_from_one_version_to_the_next() -> None:
    assert code_of(SAID, KEY) == "7NTK-NT7D-7XSB"


def test_a_code_has_no_letters_that_are_mixed_up() -> None:
    assert not set(code_of(SAID, KEY)) & set("ILOU")
    assert [len(group) for group in code_of(SAID, KEY).split("-")] == [4, 4, 4]


def test_a_true_code_is_true() -> None:
    assert check(TEXT, KEY) == (SAID, None)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: f"  {text}\n",
        lambda text: f'"{text}"',
        lambda text: text.replace("Văn A", "Văn  A"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text[:-14] + text[-14:].lower(),
        lambda text: text[:-14] + text[-14:].replace("-", " "),
        lambda text: text[:-14] + text[-14:].replace("0", "O").replace("1", "l"),
    ],
)
def test_what_telephones_and_people_add_does_no_harm(change: object) -> None:
    assert outcome(change(TEXT)) == "true"  # type: ignore[operator]


@pytest.mark.parametrize(
    ("old", "new"),
    [("Nguyễn Văn A", "Nguyễn Văn B"), ("212", "213"), ("11/10/2024", "12/10/2024"), (";15;", ";16;"), (";15;", ";;")],
)
def test_whatever_is_changed_shows(old: str, new: str) -> None:
    assert outcome(TEXT.replace(old, new)) == "verification.false"


def test_a_code_of_another_certificate_shows() -> None:
    other = code_of(SAID._replace(name="Trần Thị B"), KEY)
    assert outcome(TEXT[:-14] + other) == "verification.false"


def test_another_offices_key_is_told_from_a_forgery() -> None:
    assert outcome(text_of(SAID, OTHER)) == "verification.other-key"
    assert outcome(text_of(SAID, OTHER).replace(f";{OTHER.name};", f";{KEY.name};")) == "verification.false"


@pytest.mark.parametrize("text", ["", "hello", "GK1;;;;;;;;;", "GK2" + TEXT[3:], "https://x.vn/?q=1", ";" * 6])
def test_what_is_no_code(text: str) -> None:
    assert outcome(text) == "verification.form"


NAMES = st.text(st.characters(blacklist_categories=("Cs", "Cc", "Cf")), max_size=60)


@given(NAMES, NAMES)
def test_every_name_can_be_checked(name: str, book: str) -> None:
    assert outcome(text_of(Said("1-QĐ/ĐU", "01/02/2026", book, name), KEY)) == "true"


@given(st.text(max_size=80))
def test_no_text_breaks_the_check(text: str) -> None:
    assert outcome(text) != "true"


def test_a_name_without_end_has_no_code() -> None:
    assert picture_of(SAID._replace(name="Ủ" * 300), KEY) is None


def test_the_picture_has_vectors_and_words() -> None:
    picture = picture_of(SAID, KEY)
    assert picture is not None
    assert picture.svg.startswith(b"<svg")
    assert code_of(SAID, KEY) in picture.alt


# --- the key ---------------------------------------------------------------------------------------------


def test_a_key_is_made_once_and_kept_for_the_user_alone() -> None:
    first = office_key()
    assert first.is_new
    assert key_file().stat().st_mode & 0o077 == 0
    assert office_key() == Key(first.secret)


def test_the_key_is_not_in_what_is_printed() -> None:
    key = office_key()
    assert key.secret.hex() in key_file().read_text("utf-8")
    assert key.secret.hex() not in text_of(SAID, key)


@pytest.mark.parametrize("text", ["", "# chú giải\n", "abc", "zz" * 32, "ab" * 32 + "\n" + "cd" * 32])
def test_a_spoiled_key_is_never_replaced(text: str) -> None:
    key_file().parent.mkdir()
    key_file().write_text(text, "utf-8")
    with pytest.raises(DataError):
        office_key()
    assert key_file().read_text("utf-8") == text
