"""Numbered paragraphs in a cell that is hardly wider than their indents: the column of ordinal numbers. The figures are
LibreOffice 7.4's."""

import pytest

from tests.layout.laid import laid
from tests.notation import cell, level, numbering, p, row, table

LIST = numbering(level("%1.", "decimal", pr="ind(left=786 hanging=360)"))
CELL_MARGINS = 216


def _rows(text: str, *, room: int, ind: str, mode: int = 15) -> list[str]:
    """The lines of a numbered paragraph in a cell that leaves it `room` twips, with "z" below it."""
    block = p(text, num=(1, 0), pr=ind)
    compatibility = (
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="{mode}"/></w:compat>'
    )
    width = room + CELL_MARGINS
    one = table(row(cell(block + p("z"), pr=f"tcW(w={width} type=dxa)")), grid=[width], pr="tblLayout(type=fixed)")
    lines = laid(one, numbering=LIST, settings=compatibility)
    tops = [round((line.y - lines[0].y) / 16.1) for line in lines]
    return [f"{line.text.strip()}/{top}" for line, top in zip(lines, tops, strict=True)]


@pytest.mark.parametrize(
    ("room", "ind", "expected"),
    [
        (600, "ind(left=284 hanging=284)", ["1. X/0", "z/1"]),
        (344, "ind(left=284 hanging=284)", ["1. X/0", "z/1"]),
        (344, "ind(left=786 hanging=786)", ["1./0", "X/1", "z/2"]),
        (344, "ind(left=786 hanging=360)", ["1./0", "X/1", "z/2"]),
        (601, "ind(left=786 hanging=360)", ["1./0", "X/1", "z/2"]),
    ],
)
def test_text_stands_beside_its_number_if_it_begins_in_the_cell_else_below_it(
    room: int, ind: str, expected: list[str]
) -> None:
    assert _rows("X", room=room, ind=ind) == expected


def test_words_below_the_number_have_the_room_that_the_indent_takes() -> None:
    assert _rows("ab cd", room=344, ind="ind(left=786 hanging=786)") == ["1./0", "ab/1", "cd/2", "z/3"]


@pytest.mark.parametrize(
    ("room", "ind", "mode", "below"),
    [
        (344, "ind(left=786 hanging=786)", 15, 2),
        (344, "ind(left=786 hanging=360)", 15, 2),
        (601, "ind(left=786 hanging=360)", 15, 1),
        (344, "ind(left=0 hanging=0)", 15, 2),
        (344, "ind(left=284 hanging=284)", 15, 1),
        (344, "ind(left=786 hanging=786)", 14, 1),
    ],
)
def test_a_number_without_text_is_two_lines_where_its_tab_leaves_the_cell(
    room: int, ind: str, mode: int, below: int
) -> None:
    assert _rows("", room=room, ind=ind, mode=mode) == ["1./0", f"z/{below}"]
