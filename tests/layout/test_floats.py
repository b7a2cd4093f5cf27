"""Text beside what floats: drawings, frames."""

from __future__ import annotations

import pytest

from tests.notation import cell, p, row, sect, table, text_box

from .laid import ASCENT, LEFT, LINE, SENTENCE, TOP, laid

EMU = 12700


def beside(x: int, *, width: int = 100, wrap: str = "wrapSquare", text: str = SENTENCE * 3) -> list[tuple[float, str]]:
    """The lines (left edge and text) of a paragraph from which a box 60 pt high hangs."""
    box = text_box("hộp", x=x * EMU, width=width * EMU, height=60 * EMU, wrap=wrap)
    return [(row.x, row.text) for row in laid(p(box, text)) if row.text != "hộp"]


def test_text_stands_right_of_a_box() -> None:
    assert {round(x - LEFT, 1) for x, _ in beside(0)} == {109.0, 0.0}  # the box, its distance of 9 pt


def test_text_ends_left_of_a_box() -> None:
    plain = laid(p(SENTENCE))[0].text
    x, text = beside(350)[0]
    assert x == pytest.approx(LEFT)
    assert plain.startswith(text)
    assert len(text) < len(plain)


def test_text_goes_on_beyond_a_box_in_the_middle() -> None:
    found = beside(150)
    assert len(found) > len(laid(p(SENTENCE * 3)))
    assert " ".join(text for _, text in found if text).split() == (SENTENCE * 3).split()


def test_nothing_stands_beside_a_box_that_parts_the_text() -> None:
    box = text_box("hộp", x=150 * EMU, y=20 * EMU, width=100 * EMU, height=60 * EMU, wrap="wrapTopAndBottom")
    found = [row for row in laid(p(box, SENTENCE)) if row.text != "hộp"]
    assert found[0].y == pytest.approx(TOP + ASCENT, abs=0.05)
    assert found[1].y == pytest.approx(TOP + 80 + ASCENT, abs=0.6)


def test_a_box_in_front_leaves_the_text_alone() -> None:
    assert len(beside(150, wrap="wrapNone")) == len(laid(p(SENTENCE * 3)))


FRAME = "framePr(w=3000 hSpace=180 wrap=around vAnchor=text hAnchor=page x=7000 y=100)"


def test_a_frame_floats_and_the_next_paragraph_keeps_away() -> None:
    found = laid(p("trước"), p("khung một", pr=FRAME), p("khung hai", pr=FRAME), p(SENTENCE * 2))
    frame = [row for row in found if row.text.startswith("khung")]
    text = [row for row in found if not row.text.startswith("khung")]
    assert [row.x for row in frame] == [350.0, 350.0]
    assert frame[1].y - frame[0].y == pytest.approx(LINE, abs=0.05)
    assert text[1].y == pytest.approx(TOP + LINE + ASCENT, abs=0.05)
    assert text[1].text == "Đảng ủy phường đã lãnh đạo, chỉ đạo thực hiện"


def test_a_frame_at_the_end_is_not_lost() -> None:
    assert "khung" in [row.text for row in laid(p("trước"), p("khung", pr=FRAME))]


def test_a_frame_that_ends_a_header_pushes_the_text_down() -> None:
    """A page number in a frame, and nothing after it; LibreOffice 7.4."""
    frames = "".join(p(text, pr="framePr(wrap=around vAnchor=text hAnchor=margin xAlign=center y=1)") for text in "123")
    rows = laid("A", header=frames, section=sect(header_distance=284))
    assert [row.text for row in rows] == ["1", "2", "3", "A"]
    assert rows[-1].y - rows[0].y == pytest.approx(3 * LINE, abs=0.05)


def test_lines_on_the_next_page_keep_away_from_nothing() -> None:
    box = text_box("hộp", width=100 * EMU, height=90 * EMU, wrap="wrapSquare")
    found = laid(*[p(f"{number}") for number in range(42)], p(box, SENTENCE * 4))
    assert next(row.x for row in found if row.page == 2 and row.text != "hộp") == pytest.approx(LEFT)


@pytest.mark.parametrize(
    "pr", ["framePr(yAlign=inline wrap=auto hSpace=0)", "framePr(w=0 h=0 hRule=exact y=0 xAlign=left)"]
)
def test_a_frame_of_no_size_that_takes_another_back_is_none(pr: str) -> None:
    assert [line.text for line in laid(p("một", pr=pr), p("hai", pr=pr), p("ba"))] == ["một", "hai", "ba"]


def test_a_paragraph_in_a_cell_does_not_float() -> None:
    first, second = laid(table(row(cell(p("trong ô", pr=FRAME))), grid=(4000,)), p("sau"))
    assert (first.text, second.text) == ("trong ô", "sau")
    assert second.y - first.y == pytest.approx(16.1, abs=0.1)
