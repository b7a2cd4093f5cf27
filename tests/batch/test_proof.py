"""The proof sheet: who is on it, that it is drawn by vectors, that refusals show."""

from pathlib import Path

import pypdfium2
import pypdfium2.raw as raw
import pytest

from reportgen.batch.proof import ProofEntry, write_proof
from reportgen.errors import OutputError
from reportgen.fonts import FontLibrary
from reportgen.template.fill import Template
from reportgen.template.form import Form
from tests.notation import p, r, sect, word_file
from tests.paper import PrintedPage, printed

FONTS = FontLibrary.bundled()
TEMPLATE = Template(word_file(p(r("Tặng {{ ten }}", "sz=60 color=B5121B")), section=sect("pgSz(w=16838 h=11906)")))


def entries(*names: str | None) -> list[ProofEntry]:
    return [ProofEntry(number, name or "", {"ten": name} if name else {}) for number, name in enumerate(names, start=1)]


def proof(tmp_path: Path, *names: str | None, title: str = "") -> list[PrintedPage]:
    write_proof(TEMPLATE, entries(*names), tmp_path / "xem.pdf", FONTS, title=title)
    return printed((tmp_path / "xem.pdf").read_bytes())


def said(page: PrintedPage) -> list[str]:
    """The lines; blanks in thumbnails are too small to be seen."""
    return [line.text for line in page.lines]


def test_twelve_stand_on_a_sheet(tmp_path: Path) -> None:
    sheets = proof(tmp_path, *(f"Người {number}" for number in range(1, 15)), title="Giấy khen")
    assert [len([text for text in said(sheet) if text.startswith("Tặng")]) for sheet in sheets] == [12, 2]
    assert "Giấy khen – tờ 2: số 13 đến 14" in said(sheets[1])


def test_number_and_name_stand_below_each(tmp_path: Path) -> None:
    sheet = proof(tmp_path, "Nguyễn Văn A", "Trần Thị B")[0]
    small, caption = sheet.line("TặngNguyễnVănA"), sheet.line("1. Nguyễn Văn A")
    assert caption.baseline > small.baseline
    assert caption.left < sheet.line("2. Trần Thị B").left


def test_a_thumbnail_is_the_page_made_small(tmp_path: Path) -> None:
    alone = printed(TEMPLATE.fill({"ten": "Nguyễn Văn A"}).to_pdf())[0].line("Tặng")
    small = proof(tmp_path, "Nguyễn Văn A")[0].line("Tặng")
    share = (small.right - small.left) / (alone.right - alone.left)
    assert 0.1 < share < 0.3
    assert small.size == pytest.approx(alone.size, rel=0.01)  # the same operators: only the space is smaller


def test_it_holds_no_pictures(tmp_path: Path) -> None:
    proof(tmp_path, "Nguyễn Văn A")
    page = pypdfium2.PdfDocument(tmp_path / "xem.pdf")[0]
    assert not list(page.get_objects([raw.FPDF_PAGEOBJ_IMAGE]))


def test_colours_do_not_run_from_one_to_the_next(tmp_path: Path) -> None:
    proof(tmp_path, None, "Nguyễn Văn A", "Trần Thị B")
    picture = pypdfium2.PdfDocument(tmp_path / "xem.pdf")[0].render(scale=3).to_pil().convert("RGB")
    captions = picture.crop((0, int(69 / 210 * picture.height), picture.width, int(76 / 210 * picture.height)))
    colors = captions.getcolors(1_000_000) or []
    assert not [color for _, color in colors if color[0] > 150 and color[1] < 60]  # type: ignore[index]
    assert [color for _, color in colors if color == (0, 0, 0)]


def test_who_cannot_be_printed_is_shown_with_the_reason(tmp_path: Path) -> None:
    refused = write_proof(TEMPLATE, entries("Nguyễn Văn A", None), tmp_path / "xem.pdf", FONTS)
    sheet = printed((tmp_path / "xem.pdf").read_bytes())[0]
    assert refused == 1
    assert "Không in được:" in said(sheet)
    assert any("thiếu giá trị" in text for text in said(sheet))
    assert any(text.startswith("2.") for text in said(sheet))


def test_an_endless_name_is_cut_below_the_thumbnail_only(tmp_path: Path) -> None:
    sheet = proof(tmp_path, "tên dài " * 60)[0]
    assert max(line.right for line in sheet.lines) < sheet.width


def test_a_letter_that_no_font_has_does_not_stop_the_sheet(tmp_path: Path) -> None:
    sheet = proof(tmp_path, "Lê \U00012345", "Trần Thị B")[0]
    assert "TặngTrầnThịB" in said(sheet)


def test_a_form_shows_its_blank(tmp_path: Path) -> None:
    form = Form("giay-khen-phoi", fonts=FONTS, preview=True)
    data = {field.name: "" for field in form.fields()} | {"ten": "Nguyễn Văn A"}
    assert write_proof(form, [ProofEntry(1, "Nguyễn Văn A", data)], tmp_path / "xem.pdf") == 0
    assert any("GIẤYKHEN" in text.replace(" ", "") for text in said(printed((tmp_path / "xem.pdf").read_bytes())[0]))


def test_without_anybody_there_is_no_sheet(tmp_path: Path) -> None:
    with pytest.raises(OutputError):
        proof(tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_the_same_records_give_the_same_bytes(tmp_path: Path) -> None:
    made = []
    for _ in range(2):
        proof(tmp_path, "A", "B")
        made.append((tmp_path / "xem.pdf").read_bytes())
    assert made[0] == made[1]
