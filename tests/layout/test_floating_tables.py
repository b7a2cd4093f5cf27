"""Floating tables hang from the paragraph that follows, which stands as if they were not there."""

from __future__ import annotations

import pytest

from tests.notation import cell, p, row, table

from .laid import ASCENT, LINE, SENTENCE, TOP, laid

FLOATS = (
    "tblpPr(leftFromText=180 rightFromText=180 vertAnchor=text horzAnchor=margin tblpX=6000 tblpY=1) "
    "tblW(w=2000 type=dxa)"
)
BESIDE = table(row(cell("Ô nổi", width=2000)), grid=(2000,), pr=FLOATS)
SPACED = "spacing(before=120 after=120)"


def test_it_does_not_part_the_spaces_of_its_neighbours() -> None:
    lines = laid(p("Một", pr=SPACED), BESIDE, p("Hai", pr=SPACED))
    assert next(line.y for line in lines if line.text.startswith("Hai")) == pytest.approx(
        TOP + 6 + LINE + 6 + LINE - 3.03, abs=0.1
    )


def test_text_keeps_clear_of_it() -> None:
    lines = [line.text for line in laid(BESIDE, p(SENTENCE))]
    assert len(lines) == 3
    assert "Ô nổi" in lines[0] + lines[1]


def test_one_at_the_end_is_not_lost() -> None:
    assert [line.text for line in laid("Một", BESIDE)] == ["Một", "Ô nổi"]


def test_one_before_another_table_is_not_lost() -> None:
    other = table(row("Ô thường"), grid=(4000,))
    assert sorted(line.text for line in laid(BESIDE, other, "Một")) == ["Một", "Ô nổi", "Ô thường"]


def test_its_height_counts_from_the_end_of_the_paragraph_above() -> None:
    lines = laid("Một", BESIDE, p("Hai", pr="spacing(before=400)"))
    assert next(line.y for line in lines if line.text == "Ô nổi") == pytest.approx(TOP + LINE + ASCENT, abs=0.2)
