"""The made PDF against the guides, with a ruler. The figures are typed in from HD36 and HD05, not from our data."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median

import pytest

from reportgen.conference.report import make_report
from reportgen.fonts import FontLibrary
from tests.paper import MM, PrintedLine, PrintedPage, printed

INPUTS = Path(__file__).resolve().parent.parent / "inputs"
REAL, COMPLETE = "so-ket-9-thang-2024", "vi-du-day-du"  # HD36 and HD05
BOTH = [REAL, COMPLETE]

LEFT, RIGHT = 30.0, 210.0 - 15.0  # HD36 II.4.3, HD05 P2.IV.4.1
SLACK = 0.5  # mm


@cache
def pages(sample: str) -> list[PrintedPage]:
    made = make_report(INPUTS / sample, draft=sample == REAL, fonts=FontLibrary.bundled())
    return printed(made.document.to_pdf())


def first(sample: str) -> PrintedPage:
    return pages(sample)[0]


def portrait(sample: str) -> list[PrintedPage]:
    return [page for page in pages(sample) if page.width < page.height]


# text of the component's first line, by sample: (size range, bold, italic), HD36 PL3 and HD05 P2.I
HEADING = {
    "ĐẢNG CỘNG SẢN VIỆT NAM": ((15, 15), True, False),
    "ĐẢNG BỘ ": ((14, 14), False, False),
    "ĐẢNG ỦY PHƯỜNG": ((14, 14), True, False),
    "*": ((10, 16), False, False),
    "Số ": ((14, 14), False, False),
    "BÁO CÁO": ((15, 16), True, False),
    "sơ kết": ((14, 15), True, False),
}


@pytest.mark.parametrize("sample", BOTH)
@pytest.mark.parametrize("start", HEADING)
def test_a_component_has_its_size_and_weight(sample: str, start: str) -> None:
    (low, high), bold, italic = HEADING[start]
    line = first(sample).line(start)
    assert low - 0.05 <= line.size <= high + 0.05
    assert (line.bold, line.italic) == (bold, italic)


@pytest.mark.parametrize("sample", BOTH)
def test_the_paper_is_a4_with_the_guides_margins(sample: str) -> None:
    for page in portrait(sample):
        assert (round(page.width), round(page.height)) == (210, 297)
        body = [line for line in page.lines if line.baseline > 20]
        assert min(line.left for line in body) >= LEFT - SLACK
        assert max(line.baseline for line in body) <= 297 - 20
    full = [line.right for line in first(sample).lines if line.left < LEFT + 0.3 and line.right > 150]
    assert median(full) == pytest.approx(RIGHT, abs=0.3)


@pytest.mark.parametrize("sample", BOTH)
def test_the_rule_under_the_title_is_as_long_as_the_title(sample: str) -> None:
    title = first(sample).line("ĐẢNG CỘNG SẢN VIỆT NAM")
    below = [rule for rule in first(sample).rules() if 0 < rule.y - title.baseline < 3 and rule.left > 90]
    assert len(below) == 1
    assert below[0].left == pytest.approx(title.left, abs=0.5)
    assert below[0].right == pytest.approx(title.right, abs=0.5)


@pytest.mark.parametrize("sample", BOTH)
def test_the_left_block_is_centred_on_one_axis(sample: str) -> None:
    axis = [first(sample).line(start).centre for start in ("ĐẢNG BỘ", "ĐẢNG ỦY PHƯỜNG", "*")]
    assert max(axis) - min(axis) < 0.5
    assert first(sample).line("ĐẢNG BỘ").baseline == pytest.approx(
        first(sample).line("ĐẢNG CỘNG SẢN VIỆT NAM").baseline, abs=0.6
    )


def test_number_and_date_of_the_final_report() -> None:
    page = first(COMPLETE)
    number, date = page.line("Số "), page.line("Ví Dụ, ngày 12 tháng 10 năm 2026")
    assert number.text == "Số 58-BC/ĐU"
    assert (date.size, date.italic, date.bold) == (pytest.approx(14, abs=0.05), True, False)
    assert date.centre == pytest.approx(page.line("ĐẢNG CỘNG SẢN VIỆT NAM").centre, abs=1)


def test_a_draft_says_so_under_the_number() -> None:
    number, note = first(REAL).line("Số"), first(REAL).line("Dự thảo lần 1")
    assert note.baseline > number.baseline
    assert (round(note.size), note.italic) == (14, True)
    assert not any("Dự thảo" in line.text for page in pages(COMPLETE) for line in page.lines)


@pytest.mark.parametrize("sample", BOTH)
def test_five_hyphens_divide_the_heading_from_the_body(sample: str) -> None:
    hyphens = first(sample).line("-----")
    assert hyphens.text == "-----"
    assert hyphens.centre == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)


def paragraphs(page: PrintedPage) -> list[list[PrintedLine]]:
    """The body's paragraphs: a first line stands in from the margin, the others on it."""
    made: list[list[PrintedLine]] = []
    for line in page.lines:
        if LEFT + 9 <= line.left <= LEFT + 13 and line.baseline > 20 and line.size < 15:
            made.append([line])
        elif made and abs(line.left - LEFT) < 0.3 and line.baseline - made[-1][-1].baseline < 8:
            made[-1].append(line)
    return made


@pytest.mark.parametrize("sample", BOTH)
def test_body_lines_and_paragraphs_keep_the_guides_distances(sample: str) -> None:
    found = paragraphs(pages(sample)[1])
    pitches = [(b.baseline - a.baseline) / MM for part in found for a, b in pairwise(part)]
    assert len(pitches) > 5
    assert all(18 - 0.05 <= pitch <= 22 + 0.05 for pitch in pitches)  # HD05 P2.I.6.2.2: 18 to 22 pt, exactly
    assert max(pitches) - min(pitches) < 0.1
    gaps = [(b[0].baseline - a[-1].baseline) / MM for a, b in pairwise(found)]
    assert all(gap - pitches[0] >= 6 - 0.05 for gap in gaps)
    assert all(9 <= part[0].left - LEFT <= 13 for part in found)
    assert {round(line.size) for part in found for line in part} <= {14, 15}


@pytest.mark.parametrize("sample", BOTH)
def test_pages_are_numbered_from_the_second(sample: str) -> None:
    assert not any(line.text == "1" and line.baseline < 20 for line in first(sample).lines)
    for number, page in enumerate(portrait(sample)[1:], start=2):
        [line] = [line for line in page.lines if line.baseline < 20]
        assert line.text == str(number)
        assert line.centre == pytest.approx((LEFT + RIGHT) / 2, abs=0.5)
        assert (round(line.size), line.bold, line.italic) == (14, False, False)
        middle = line.baseline - 0.662 / 2 * line.size * MM  # digits are 0.662 em high
        assert middle == pytest.approx(10, abs=1)


def signed(sample: str) -> PrintedPage:
    return next(page for page in pages(sample) if any(line.text.startswith("T/M") for line in page.lines))


def test_the_signature_block() -> None:
    page = signed(COMPLETE)
    authority, post, name = page.line("T/M ĐẢNG ỦY"), page.line("BÍ THƯ"), page.line("Nguyễn Văn A")
    assert [(round(line.size), line.bold) for line in (authority, post, name)] == [(14, True), (14, False), (14, True)]
    assert (
        max(line.centre for line in (authority, post, name)) - min(line.centre for line in (authority, post, name))
        < 0.5
    )
    assert authority.centre > 105
    assert authority.baseline < post.baseline < name.baseline
    assert any(line.text.endswith(".") and line.baseline < authority.baseline for line in page.lines)


def test_the_recipients() -> None:
    page = signed(COMPLETE)
    word = page.line("Nơi nhận:")
    assert (round(word.size), word.bold, word.italic) == (14, False, False)
    items = [line for line in page.lines if line.baseline > word.baseline and line.right < 110]
    assert all(round(line.size) == 12 for line in items)
    starts = [line.text for line in items if line.text.startswith("- ")]
    assert starts[-1] == "- Lưu Văn phòng Đảng ủy."
    ends = [line.text[-1] for line in items]
    assert ends[-1] == "."
    assert ";" in ends
    assert "," not in ends[:-1]


def test_underline_of_the_recipients_word_leaves_the_colon_out_under_hd05() -> None:
    page = signed(COMPLETE)
    word = page.line("Nơi nhận:")
    under = next(rule for rule in page.rules() if 0 < rule.y - word.baseline < 1.5 and rule.left < 60)
    assert under.left == pytest.approx(word.left, abs=0.4)
    assert word.right - 2.5 < under.right < word.right - 0.5


def test_appendices_stand_across_and_name_their_parent() -> None:
    wide = [page for page in pages(COMPLETE) if page.width > page.height]
    assert wide
    head = wide[0]
    assert head.line("Phụ lục 1").bold
    assert head.line("(kèm theo Báo cáo số 58-BC/ĐU, ngày 12/10/2026 của Đảng ủy phường Ví Dụ)").italic
    [number] = [line for line in wide[1].lines if line.baseline < 15]
    assert number.text == "2"
    assert number.centre == pytest.approx(wide[1].width / 2, abs=10)
