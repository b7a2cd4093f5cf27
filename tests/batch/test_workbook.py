"""The report's workbook: every text comes back as the text it was."""

from __future__ import annotations

from io import BytesIO

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.batch.workbook import LONGEST_TEXT, Sheet, texts_in, write_workbook


def cells(*values: str | int) -> list[object]:
    """A row of `values`, written and read back."""
    data = write_workbook([Sheet("Một & hai", [10] * len(values), ["Tên"] * len(values), [values])])
    sheet = openpyxl.load_workbook(BytesIO(data))["Một & hai"]
    row = next(iter(sheet.iter_rows(min_row=2)))
    assert all(cell.data_type == "s" and cell.number_format == "@" for cell in row if isinstance(cell.value, str))
    return [cell.value for cell in row]


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)", "\t=1", "'x", "007", "1/2", " a ", '<&>"'])
def test_text_stays_text(text: str) -> None:
    assert cells(text) == [text]


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1))
def test_any_text_comes_back(text: str) -> None:
    assert cells(text) == [text]


def test_numbers_are_numbers() -> None:
    assert cells(7, "7") == [7, "7"]


def test_what_a_workbook_cannot_hold_is_shown() -> None:
    assert cells("a\x00b\ud800") == ["a\ufffdb\ufffd"]
    assert cells("x" * 40_000) == ["x" * (LONGEST_TEXT - 1) + "…"]


def test_what_looks_like_a_code_is_none() -> None:
    assert cells("_x0041_") == ["_x005F_x0041_"]  # Excel shows _x0041_; openpyxl does not know the code


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), min_size=1)))
def test_the_texts_of_a_column_are_read_back(texts: list[str]) -> None:
    data = write_workbook([Sheet("Một", [10, 10], ["Số", "Tên"], [(index, text) for index, text in enumerate(texts)])])
    assert texts_in(data, "B") == texts
    assert texts_in(data, "A") == []


def test_a_workbook_of_another_program_is_left_to_the_reader() -> None:
    book, buffer = openpyxl.Workbook(), BytesIO()
    book.worksheets[0].append(["Tên"])
    book.save(buffer)
    assert texts_in(buffer.getvalue(), "A") is None
    assert texts_in(b"PK", "A") is None
