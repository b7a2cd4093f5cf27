"""Whatever is typed, the parsers answer with a value or with a sentence, never with another error."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.vietnamese.dates import parse_date, parse_period
from reportgen.vietnamese.numbers import Reading, parse_number
from reportgen.vietnamese.quantities import Quantity, parse_quantity
from reportgen.vietnamese.text import fold, house_style, normalize
from reportgen.vietnamese.unreadable import Unreadable

WORDS = "1 05 313,653 3.700 tỷ triệu đồng % / - − . , trên rưỡi hộ m2 ngày tháng năm 2024 quý III ² ٣ { x"
PIECES = st.sampled_from([*WORDS.split(), " ", "\u00a0", "\u0301", "\u200b"])
TYPED = st.lists(PIECES, max_size=9).map("".join) | st.lists(PIECES, max_size=7).map(" ".join) | st.text(max_size=20)


def answer(parse: Callable[[str], object], text: str) -> object:
    """The value, or the sentence; any other error goes through."""
    try:
        return parse(text)
    except Unreadable as error:
        return error


@pytest.mark.parametrize("parse", [parse_number, parse_quantity, parse_date, parse_period])
@given(text=TYPED)
def test_a_value_or_a_sentence(parse: Callable[[str], object], text: str) -> None:
    given = answer(parse, text)
    if isinstance(given, Unreadable):
        assert str(given)
        assert given.code.partition(".")[2]
        assert given.hint is None or str(given.hint)


@given(TYPED)
def test_a_quantity_that_is_read_is_written_so_that_it_is_read_again(text: str) -> None:
    read = answer(parse_quantity, text)
    if isinstance(read, Quantity):
        again = parse_quantity(read.format(), reading=Reading.VIETNAMESE)
        assert again.amount == read.amount
        assert again.format() == read.format()


@given(st.text())
def test_letters_of_all_kinds(text: str) -> None:
    assert isinstance(fold(text), str)
    assert isinstance(house_style(text), str)
    assert normalize(normalize(text)[0])[0] == normalize(text)[0]
