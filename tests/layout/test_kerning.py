"""Letters stand closer where the file asks for it. LibreOffice 7.4 breaks at the same places (measured with right
indents one twip apart)."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from reportgen.pages import Text
from reportgen.pdf.write import write_pdf
from tests import libreoffice
from tests.notation import p, r, style, word_file

from .laid import FONTS, laid, pages

TEXT_WIDTH = 9071
"""Of the default page, twips."""
PAIRS = "AVAVAVA Tri Yêu Tô Vân Tự AVAVAVA Trình"
NAMES = "Tỉnh ủy Tây Ninh, Ủy ban nhân dân Tỉnh; P. Trưởng Y tế A Vân L. Thị Yêu, Võ Văn Tần, Tổ 11 P. An A. 15-NQ/TW"
BLANKS = "LA TA PA YA AP AT AL AV LA TA PA YA AP AT AL AV TÂY P T L A V-A A-V"
ONE_WORD = "AVATARTYVAWAYT" * 4


def least_room(*runs: str, **options: object) -> int:
    """The least room, in twips, in which `runs` stand on one line."""
    low, high = 1500, TEXT_WIDTH
    while low < high:
        middle = (low + high) // 2
        one = len(laid(p(*runs, pr=f"ind(right={TEXT_WIDTH - middle})"), **options)) == 1
        low, high = (low, middle) if one else (middle + 1, high)
    return low


@pytest.mark.parametrize(
    ("rpr", "room"),
    [
        ("", 5852),
        ("kern=0", 5852),
        ("kern=29", 5852),
        ("kern=28", 5318),
        ("kern=2", 5318),
        ("kern=2 w=90", 4786),
        ("kern=2 spacing=7", 5584),
        ("kern=2 caps", 6057),
    ],
)
def test_letters_are_kerned_from_the_size_on_that_the_file_names(rpr: str, room: int) -> None:
    assert least_room(r(PAIRS, rpr)) == room


def test_a_style_may_ask_for_it_and_a_run_take_it_back() -> None:
    styles = style("K", rpr="kern=2")
    on, off = (p(r(PAIRS, rpr), style="K", pr=f"ind(right={TEXT_WIDTH - 5318})") for rpr in ("", "kern=0"))
    assert (len(laid(on, styles=styles)), len(laid(off, styles=styles))) == (1, 2)


def test_words_of_one_run_move_together_and_those_of_two_do_not() -> None:
    together = least_room(r("LA TA TA VA VA YA", "kern=2"))
    assert least_room(r("LA ", "kern=2"), r("TA TA VA ", "kern=2"), r("VA YA", "kern=2")) == together
    apart = least_room(r("LA TA TA VA ", "kern=2"), r("VA YA", "kern=2 color=FF0000"))
    assert apart == pytest.approx(together + 37 / 2048 * 280, abs=1)  # between a blank and V


def test_a_kerned_text_says_so_and_starts_where_the_one_before_it_ends() -> None:
    first, second = (item for item in pages(p(r("AV", "kern=2"), r("AV"))).pages[0].items if isinstance(item, Text))
    assert (first.kerned, second.kerned) == (True, False)
    advance = FONTS.match("Times New Roman").face.width("AV") - 264 / 2048
    assert second.x - first.x == pytest.approx(advance * 14, abs=0.03)


def test_a_line_of_underlined_words_ends_with_its_last_letter() -> None:
    words = p(r(BLANKS, "kern=2 u=single"), pr=f"jc=both ind(right={TEXT_WIDTH - 2500})")
    items = pages(words).pages[0].items
    ends = [item.path[-1][0] for item in items if type(item).__name__ == "Stroke"]  # type: ignore[union-attr, misc]
    assert len(ends) > 2
    assert ends[:-1] == pytest.approx([85.05 + 125] * (len(ends) - 1), abs=0.05)


def test_lines_break_as_in_libreoffice(tmp_path: Path) -> None:
    """Words with many pairs, across blanks and hyphens and inside a word that is cut; sizes where both kern."""
    libreoffice.need_tools()
    looks = ("kern=2 sz=28", "kern=2 sz=26 b", "kern=2 sz=27 u=single", "kern=2 sz=26 smallCaps")
    blocks = [
        p(text, rpr=look, pr=f"jc={jc} ind(right={TEXT_WIDTH - room})")
        for (text, jc), look in product(
            ((NAMES, "left"), (NAMES, "both"), (BLANKS, "right"), (ONE_WORD, "left")), looks
        )
        for room in range(2400, 2500, 9)
    ]
    file = tmp_path / "kern.docx"
    file.write_bytes(word_file(*blocks))
    ours = tmp_path / "ours.pdf"
    ours.write_bytes(write_pdf(pages(*blocks), FONTS))
    parity = libreoffice.compare(ours, libreoffice.to_pdf(file, tmp_path / "reference"))
    assert parity.pages[0] == parity.pages[1] > 10
    assert parity.missing == ()
