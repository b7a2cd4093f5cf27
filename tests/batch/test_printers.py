"""Printers that are off: measured, kept, made good."""

from pathlib import Path

import pypdfium2
import pytest

from reportgen.batch.calibration import calibration_sheet
from reportgen.batch.printers import (
    MARK_MM,
    Measures,
    Offset,
    Printer,
    known_printers,
    offset_from,
    offset_of,
    paper_of,
    printers_file,
    remember_offset,
)
from reportgen.errors import DataError, OutputError, ReportgenError, UsageError
from reportgen.fonts import FontLibrary
from reportgen.pages import Page, Pages, Text
from reportgen.pdf.write import write_pdf
from reportgen.units import mm
from reportgen.user_folder import user_folder
from tests.paper import printed

FONTS = FontLibrary.bundled()
A4 = "A4 ngang"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_CONFIG", str(tmp_path / "config"))


def codes(error: ReportgenError) -> list[str]:
    return [problem.code for problem in error.problems]


def refused(measures: Measures) -> list[str]:
    with pytest.raises(UsageError) as caught:
        offset_from(measures, A4)
    assert all(problem.hint for problem in caught.value.problems)
    return codes(caught.value)


# --- from measures to an offset --------------------------------------------------------------------------


def test_a_printer_that_is_right_needs_nothing() -> None:
    assert offset_from(Measures(20, 20, 257, 170), A4) == Offset()


def test_what_is_printed_too_far_right_is_moved_left() -> None:
    assert offset_from(Measures(21.5, 19.2), A4) == Offset(-1.5, 0.8)


@pytest.mark.parametrize(("scale", "shift"), [((1.02, 0.97), (3.0, -2.0)), ((0.95, 1.0), (0.0, 12.0))])
def test_a_printer_given_the_moved_page_prints_it_in_its_place(
    scale: tuple[float, float], shift: tuple[float, float]
) -> None:
    marks = [(scale[axis] * MARK_MM + shift[axis], scale[axis] * length) for axis, length in ((0, 257), (1, 170))]
    offset = offset_from(Measures(marks[0][0], marks[1][0], marks[0][1], marks[1][1]), A4)
    for x, y in ((30, 40), (250, 180)):
        given = offset.across * x + offset.dx, offset.down * y + offset.dy
        on_paper = [scale[axis] * given[axis] + shift[axis] for axis in (0, 1)]
        assert on_paper == pytest.approx((x, y), abs=0.01)


def test_absurd_measures_are_mistakes() -> None:
    assert refused(Measures(41, 20)) == ["printer.too-far"]
    assert refused(Measures(20, 20, 300)) == ["printer.wrong-scale"]
    assert refused(Measures(20, 20, 200, 100)) == ["printer.wrong-scale", "printer.wrong-scale"]


def test_a_paper_without_a_name() -> None:
    with pytest.raises(UsageError, match="A4 ngang"):
        offset_from(Measures(20, 20), "B7")


@pytest.mark.parametrize(
    ("size", "name"),
    [
        ((841.9, 595.3), "A4 ngang"),
        ((595.3, 841.9), "A4 đứng"),
        ((1190.6, 841.9), "A3 ngang"),
        ((500, 500), "176 × 176"),
    ],
)
def test_a_page_has_its_papers_name(size: tuple[float, float], name: str) -> None:
    assert paper_of(*size) == name


# --- what is kept ----------------------------------------------------------------------------------------


def test_an_offset_is_kept_by_printer_and_paper() -> None:
    remember_offset("HP  LaserJet: M1 #2", A4, Offset(-1.5, 0.8))
    remember_offset("HP LaserJet: M1 #2", "A3 ngang", Offset(1, 1, 0.99, 1.01))
    remember_offset("Máy “Văn thư”", A4, Offset(2, 2))
    assert offset_of("HP LaserJet: M1 #2", A4) == Offset(-1.5, 0.8)
    assert offset_of("HP LaserJet: M1 #2", "A3 ngang") == pytest.approx(Offset(1, 1, 0.99, 1.01))
    assert offset_of("Máy “Văn thư”", A4) == Offset(2, 2)


def test_a_new_measure_takes_the_place_of_the_old() -> None:
    remember_offset("HP", A4, Offset(1, 1))
    remember_offset("HP", A4, Offset(2, 2))
    assert known_printers() == {"HP": {A4: Offset(2, 2)}}


def test_the_file_explains_itself() -> None:
    path = remember_offset("HP", A4, Offset(-1.5, 0.8))
    assert path == printers_file() == user_folder() / "may-in.yaml"
    assert "reportgen calibrate" in path.read_text("utf-8")


def test_a_printer_that_was_never_measured() -> None:
    remember_offset("HP LaserJet", A4, Offset(1, 1))
    with pytest.raises(UsageError, match="“HP LaserJet”"):
        offset_of("HP Laserjet", A4)
    with pytest.raises(UsageError, match="A3 ngang"):
        offset_of("HP LaserJet", "A3 ngang")


@pytest.mark.parametrize("offset", [Offset(21, 0), Offset(0, -30), Offset(0, 0, 0.5), Offset(0, 0, 1, 1.2)])
def test_an_absurd_offset_is_not_kept(offset: Offset) -> None:
    with pytest.raises(UsageError):
        remember_offset("HP", A4, offset)
    assert not printers_file().exists()


def test_a_printer_needs_a_name() -> None:
    with pytest.raises(UsageError):
        remember_offset("  ", A4, Offset(1, 1))


@pytest.mark.parametrize(
    "text",
    ["may_in:\n  HP:\n    A4 ngang: {dx_mm: 99}\n", "may_in:\n  HP:\n    A4 ngang: 5\n", "may_in: [\n", "\tx",
     "may_in:\n  HP:\n    A4 ngang: {dx: 1}\n"],
)  # fmt: skip
def test_a_spoiled_file_is_told_with_its_line(text: str) -> None:
    printers_file().parent.mkdir()
    printers_file().write_text(text, "utf-8")
    with pytest.raises(DataError, match=r"may-in\.yaml"):
        offset_of("HP", A4)


def test_a_file_that_says_nothing() -> None:
    printers_file().parent.mkdir()
    printers_file().write_text("may_in:\n", "utf-8")
    assert known_printers() == {}


def test_a_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("x")
    monkeypatch.setenv("REPORTGEN_CONFIG", str(tmp_path / "file" / "x"))
    with pytest.raises(OutputError):
        remember_offset("HP", A4, Offset(1, 1))


@pytest.mark.parametrize(
    ("platform", "variables", "ending"),
    [
        ("win32", {"APPDATA": "/u/Roaming"}, "Roaming/reportgen"),
        ("darwin", {}, "Library/Application Support/reportgen"),
        ("linux", {"XDG_CONFIG_HOME": "/u/xdg"}, "xdg/reportgen"),
        ("linux", {"XDG_CONFIG_HOME": ""}, ".config/reportgen"),
    ],
)
def test_the_folder_is_where_the_system_keeps_such_things(
    monkeypatch: pytest.MonkeyPatch, platform: str, variables: dict[str, str], ending: str
) -> None:
    monkeypatch.delenv("REPORTGEN_CONFIG")
    monkeypatch.setattr("sys.platform", platform)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert user_folder().as_posix().endswith(ending)


# --- pages -----------------------------------------------------------------------------------------------


def test_pages_are_moved_by_their_own_paper() -> None:
    remember_offset("HP", A4, Offset(-1.5, 0.8, 1.01, 0.99))
    face = FONTS.match("Times New Roman").face.name
    pages = Pages((Page(mm(297), mm(210), (Text(mm(100), mm(100), "Chữ", face, 14),)),))
    line = printed(write_pdf(Printer("HP").moved(pages), FONTS))[0].line("Chữ")
    assert line.left == pytest.approx(101 - 1.5, abs=0.1)
    assert line.baseline == pytest.approx(99 + 0.8, abs=0.05)


def test_a_paper_that_was_not_measured_is_told() -> None:
    remember_offset("HP", A4, Offset(1, 1))
    with pytest.raises(UsageError, match="A4 đứng"):
        Printer("HP").moved(Pages((Page(mm(210), mm(297), ()),)))


# --- the sheet -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("paper", ["A4 ngang", "A4 đứng", "A3 ngang", "A5 đứng"])
def test_the_words_of_the_sheet_stand_between_its_lines(paper: str) -> None:
    page = printed(calibration_sheet(paper, "HP", fonts=FONTS))[0]
    assert page.line("TỜ CĂN CHỈNH").left > MARK_MM
    said = " ".join(line.text for line in page.lines)
    assert f'--printer "HP" --paper "{paper}"' in said
    assert all(line.right < page.width - MARK_MM for line in page.lines if line.text[0].isdigit())


def test_the_red_lines_of_the_sheet_are_20_mm_from_the_edges() -> None:
    picture = pypdfium2.PdfDocument(calibration_sheet(fonts=FONTS))[0].render(scale=4).to_pil().convert("RGB")
    red = [x for x in range(picture.width) if _is_red(picture.getpixel((x, picture.height - 4 * 12 * 3)))]
    places = [x / 4 / 72 * 25.4 for x in red]
    assert min(places) == pytest.approx(20, abs=0.3)
    assert max(places) == pytest.approx(277, abs=0.3)


def _is_red(pixel: object) -> bool:
    red, green, blue = pixel  # type: ignore[misc]
    return bool(red > 150 and green < 90 and blue < 90)


def test_the_same_sheet_is_the_same_bytes() -> None:
    assert calibration_sheet(fonts=FONTS) == calibration_sheet(fonts=FONTS)
