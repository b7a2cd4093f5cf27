"""What a line needs to hold a word, to the twip: widths, slanted text, spread letters. LibreOffice 7.4 breaks at the
same places (measured with right indents one twip apart)."""

from __future__ import annotations

from itertools import pairwise

import pytest

from tests.notation import PIXEL, inline_picture, level, numbering, p, r

from .laid import laid

WORDS = "Thỏa thuận này được ký kết theo quy định của Bộ luật Dân sự"
TEXT_WIDTH = 9071
"""Of the default page, twips."""
MODE_14 = (
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
    'w:val="14"/></w:compat>'
)


def lines_in(room: int, rpr: str = "", **options: object) -> int:
    """How many lines the words take in `room` twips."""
    return len(laid(p(WORDS, rpr=rpr, pr=f"ind(right={TEXT_WIDTH - room})"), **options))


def least_room(rpr: str = "", **options: object) -> int:
    """The least room, in twips, in which the words stand on one line."""
    low, high = 5000, TEXT_WIDTH
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if lines_in(middle, rpr, **options) == 1 else (middle + 1, high)
    return low


def test_slanted_text_needs_a_twelfth_of_its_height_behind_it_in_mode_15_only() -> None:
    upright = least_room("i", settings=MODE_14)
    assert least_room("i") == upright + 26  # 322 twips high


def test_the_spacing_behind_the_last_letter_does_not_count() -> None:
    plain = least_room()
    assert least_room("spacing=10") == pytest.approx(plain + 10 * (len(WORDS) - 1), abs=1)
    assert least_room("spacing=-6") == pytest.approx(plain - 6 * (len(WORDS) - 1), abs=1)


def test_a_run_is_a_whole_number_of_twips_wide() -> None:
    words = WORDS.split(" ")
    runs = [
        r(word + (" " if word is not words[-1] else ""), "b" if index % 2 else "") for index, word in enumerate(words)
    ]
    room = next(room for room in range(7200, 7300) if len(laid(p(*runs, pr=f"ind(right={TEXT_WIDTH - room})"))) == 1)
    assert room == 7234


@pytest.mark.parametrize("kind", ["superscript", "subscript"])
def test_a_line_of_nothing_but_a_superscript_is_as_high_as_others(kind: str) -> None:
    first, _, third = laid(p("một"), p("____", rpr=f"vertAlign={kind}"), p("ba"))
    assert third.y - first.y == pytest.approx(2 * 16.1, abs=0.01)


@pytest.mark.parametrize(("line", "more"), [(240, 0.0), (312, 0.3 * 16.1), (480, 16.1)])
def test_a_ratio_of_line_spacing_counts_the_text_and_not_a_picture(line: int, more: float) -> None:
    inch = inline_picture(914400, 914400)
    first, last = laid(p("một"), p(inch, pr=f"spacing(line={line} lineRule=auto)"), p("hai"), picture=PIXEL)
    assert last.y - first.y == pytest.approx(16.1 + 72 + more, abs=0.1)  # 16.1: descent and ascent of 14 pt


def test_a_thin_picture_stands_in_a_line_as_high_as_text() -> None:
    rule = inline_picture(914400, 25400)
    first, last = laid(p("một"), p(rule), p("hai"), picture=PIXEL)
    assert last.y - first.y == pytest.approx(2 * 16.1, abs=0.1)


def test_automatic_space_is_none_between_the_items_of_a_list() -> None:
    automatic = "spacing(before=100 beforeAutospacing=1 after=100 afterAutospacing=1)"
    items = [p(word, pr=automatic, num=(1, 0)) for word in ("a", "b")]
    rows = laid(p("một"), *items, p("hai"), numbering=numbering(level("%1.")))
    gaps = [lower.y - upper.y for upper, lower in pairwise(rows)]
    assert gaps == pytest.approx([30.1, 16.1, 30.1], abs=0.1)
