"""QR codes: one path, the same in every form, as the standard has them."""

import io
import re

import pypdfium2
import pytest
from PIL import Image

from reportgen.fonts import FontLibrary
from reportgen.pages import Art, Page, Pages
from reportgen.pdf.qr import MOST_BYTES, QUIET, Modules, qr_modules, qr_png, qr_svg
from reportgen.pdf.write import write_pdf
from reportgen.word.svg import read_svg

TEXT = "GK1;7Q;212-QĐ/ĐU;11/10/2024;15;Nguyễn Văn A;7K3M-9QTR-2VXB"
MODULES = qr_modules(TEXT)
FINDER = ["#######", "#.....#", "#.###.#", "#.###.#", "#.###.#", "#.....#", "#######"]


def drawn(modules: Modules) -> list[str]:
    return ["".join("#" if dark else "." for dark in row) for row in modules]


def seen(picture: Image.Image, count: int) -> list[str]:
    """The modules of a picture of a code with its quiet zone, each looked at in its middle."""
    gray, side = picture.convert("L"), picture.width / (count + 2 * QUIET)
    at = [int((index + QUIET + 0.5) * side) for index in range(count)]
    return ["".join("#" if gray.getpixel((x, y)) < 128 else "." for x in at) for y in at]  # type: ignore[operator]


def test_a_code_has_its_finders_in_three_corners() -> None:
    rows = drawn(MODULES)
    assert [row[:7] for row in rows[:7]] == FINDER
    assert [row[-7:] for row in rows[:7]] == FINDER
    assert [row[:7] for row in rows[-7:]] == FINDER


def test_the_timing_pattern_alternates() -> None:
    assert drawn(MODULES)[6][8:-8] == ("#." * 50)[: len(MODULES) - 16]


def test_the_picture_shows_the_modules() -> None:
    picture = Image.open(io.BytesIO(qr_png(MODULES)))
    assert picture.mode == "1"
    assert seen(picture, len(MODULES)) == drawn(MODULES)


def test_the_path_shows_the_same_in_a_pdf() -> None:
    art = read_svg(qr_svg(MODULES))
    pages = Pages((Page(300, 300, (Art(0, 0, 300, 300, "qr"),)),), arts={"qr": art})
    picture = pypdfium2.PdfDocument(write_pdf(pages, FontLibrary.bundled()))[0].render(scale=4).to_pil()
    assert seen(picture, len(MODULES)) == drawn(MODULES)


def test_it_is_one_path_without_squares_of_its_own() -> None:
    svg = qr_svg(MODULES).decode()
    assert svg.count("<path") == 1
    assert svg.count("M") < sum(row.count("#") for row in drawn(MODULES)) / 2


@pytest.mark.parametrize(
    "rows",
    [
        ["#"],
        ["#.", ".#"],
        [".#.", "#.#", ".#."],
        ["###", "#.#", "###"],
        ["##.", "###", ".##"],
        ["#####", "#...#", "#.#.#", "#...#", "#####"],
    ],
)
def test_holes_and_corners_that_touch(rows: list[str]) -> None:
    modules = tuple(tuple(letter == "#" for letter in row) for row in rows)
    assert inside(qr_svg(modules).decode(), len(rows)) == rows


def inside(svg: str, count: int) -> list[str]:
    """Which modules the path encloses, by how often it winds around their middles."""
    found = re.search(r'd="([^"]*)"', svg)
    assert found
    edges = []
    for loop in found[1].split("M")[1:]:
        steps = re.findall(r"([HV]?)(-?\d+)", loop)
        x, y = int(steps[0][1]), int(steps[1][1])
        first = (x, y)
        for way, value in steps[2:]:
            new = (int(value), y) if way == "H" else (x, int(value))
            edges.append(((x, y), new))
            x, y = new
        edges.append(((x, y), first))
    return ["".join("#" if winds(edges, x + QUIET + 0.5, y + QUIET + 0.5) else "." for x in range(count))
            for y in range(count)]  # fmt: skip


def winds(edges: list[tuple[tuple[int, int], tuple[int, int]]], x: float, y: float) -> bool:
    turns = 0
    for (x1, y1), (x2, y2) in edges:
        if x1 == x2 and x1 > x and min(y1, y2) < y < max(y1, y2):
            turns += 1 if y2 > y1 else -1
    return turns != 0


def test_a_longer_text_takes_more_modules() -> None:
    assert len(qr_modules("A" * 200)) > len(MODULES)


def test_a_text_that_nobody_could_scan_is_refused() -> None:
    with pytest.raises(ValueError, match="A"):
        qr_modules("A" * (MOST_BYTES + 1))


def test_the_same_text_gives_the_same_code() -> None:
    assert qr_svg(qr_modules(TEXT)) == qr_svg(MODULES)
