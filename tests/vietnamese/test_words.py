import csv
import re
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.vietnamese.unreadable import NotANumber
from reportgen.vietnamese.words import WordStyle, money_in_words, number_in_words

with (Path(__file__).parent / "words.csv").open(encoding="utf-8", newline="") as table:
    CASES = [(row["value"], row["words"]) for row in csv.DictReader(table)]


@pytest.mark.parametrize(("value", "words"), CASES, ids=[value for value, _ in CASES])
def test_the_table_of_words(value, words):
    assert number_in_words(Decimal(value)) == words


def test_the_table_is_large_and_says_nothing_twice():
    assert len(CASES) >= 220
    assert len({value for value, _ in CASES}) == len(CASES)


# An independent reader of words, written from the grammar of the language and not from the writer.

UNITS = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip


def read_words(words: str) -> Decimal:
    negative = words.startswith("âm ")
    whole, _, fraction = words.removeprefix("âm ").partition(" phẩy ")
    number = Decimal(str(read_whole(whole)) + (f".{read_fraction(fraction)}" if fraction else ""))
    return number.copy_negate() if negative else number


def read_fraction(words: str) -> str:
    tokens = words.split()
    zeros = 0
    while zeros < len(tokens) and tokens[zeros] == "không":
        zeros += 1
    rest = tokens[zeros:]
    if all(token in UNITS for token in rest):
        return "0" * zeros + "".join(str(UNITS[token]) for token in rest)
    return "0" * zeros + str(read_whole(" ".join(rest)))


def read_whole(words: str) -> int:
    total = 0
    for block, billions in re.findall(r"(.+?)((?: tỷ)+|$)(?: |$)", words):
        total += read_block(block.split()) * 10 ** (9 * billions.count("tỷ"))
    return total


def read_block(tokens: list[str]) -> int:
    total = group = 0
    last = 0
    for token in tokens:
        if token in UNITS:
            last = UNITS[token]
            group += last
        elif token == "mười":
            group += 10
        elif token == "mươi":
            group += last * 9
        elif token == "trăm":
            group += last * 99
        elif token in ("nghìn", "triệu"):
            total += group * (10**3 if token == "nghìn" else 10**6)
            group = 0
        else:
            assert token == "linh", token
    return total + group


@given(st.integers(min_value=-(10**30), max_value=10**30))
def test_words_read_back_give_the_number(number):
    assert read_words(number_in_words(number)) == number


@given(st.integers(min_value=0, max_value=10**7))
def test_small_words_read_back_give_the_number(number):
    assert read_words(number_in_words(number)) == number


@given(st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, allow_infinity=False, places=6))
def test_decimals_read_back_give_the_number(number):
    assert read_words(number_in_words(number)) == number


@given(st.integers(min_value=0, max_value=10**24))
def test_words_obey_the_grammar(number):
    words = f" {number_in_words(number)} "
    assert "mươi một " not in words
    assert "mươi năm " not in words
    assert "mười năm " not in words
    assert "linh mười" not in words
    assert "linh lăm" not in words
    assert "linh mốt" not in words


@pytest.mark.parametrize(
    ("style", "value", "words"),
    [
        (WordStyle(linh="lẻ"), 105, "một trăm lẻ năm"),
        (WordStyle(nghin="ngàn"), 21000, "hai mươi mốt ngàn"),
        (WordStyle(tu="bốn"), 24, "hai mươi bốn"),
        (WordStyle(ty="tỉ"), 10**18, "một tỉ tỉ"),
        (WordStyle(minus="trừ"), -3, "trừ ba"),
        (
            WordStyle(linh="lẻ", nghin="ngàn", tu="bốn"),
            1004024,
            "một triệu không trăm lẻ bốn ngàn không trăm hai mươi bốn",
        ),
    ],
)
def test_the_house_chooses_its_words(style, value, words):
    assert number_in_words(value, style=style) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (11_232_000, "Mười một triệu hai trăm ba mươi hai nghìn đồng"),
        (702_000.0, "Bảy trăm linh hai nghìn đồng"),
        (Decimal("1518000.00"), "Một triệu năm trăm mười tám nghìn đồng"),
        (0, "Không đồng"),
        (-5000, "Âm năm nghìn đồng"),
        (3_700_000_000, "Ba tỷ bảy trăm triệu đồng"),
    ],
)
def test_money_in_words(value, words):
    assert money_in_words(value) == words


def test_fractions_of_a_dong_are_not_written_in_words():
    with pytest.raises(NotANumber) as caught:
        money_in_words(Decimal("702000.5"))
    assert caught.value.code == "number.not-whole"


def test_a_number_without_end_is_refused():
    with pytest.raises(NotANumber):
        number_in_words(10**70)
    with pytest.raises(NotANumber):
        number_in_words(float("inf"))
