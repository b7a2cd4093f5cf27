"""One PDF of many forms printed over blanks."""

import re
from pathlib import Path

import pytest

from reportgen.batch.merge import Options, merge
from reportgen.batch.print_file import PrintFile
from reportgen.batch.printers import Offset, Printer, remember_offset
from reportgen.errors import UsageError
from reportgen.fonts import FontLibrary
from reportgen.template.fill import Template
from reportgen.template.form import Form
from tests.notation import p, word_file
from tests.paper import PrintedPage, printed
from tests.readers.workbooks import make_workbook

FONTS = FontLibrary.bundled()


BOXES = "  {trai_mm: 40, tren_mm: 96, rong_mm: 100, cao_mm: 16, co_chu: 22, co_nho_nhat: 16, so_dong: 2"
BLANK = f"""\
ten: Phôi
phoi:
  a4:
    kho: A4 ngang
    o:
      nguoi_nhan: {BOXES}, chu: "{{danh_xung}} {{ho_ten}}"}}
"""
LETTER = "ten: Mẫu\ntep: {a4: a.docx}\nvua_khung:\n  ho_ten: {rong_mm: 100, co_chu: 22, so_dong: 2}\n"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTGEN_CONFIG", str(tmp_path / "config"))


def record(form: Form, name: str) -> dict[str, object]:
    return {**{field.name: "" for field in form.fields()}, "ten": name}


def made(tmp_path: Path, form: Form, *names: str, printer: Printer | None = None) -> list[PrintedPage]:
    with PrintFile(form, tmp_path / "a.pdf", printer=printer) as file:
        for name in names:
            file.add(record(form, name))
    return printed((tmp_path / "a.pdf").read_bytes())


def test_each_record_is_a_page(tmp_path: Path) -> None:
    pages = made(tmp_path, Form("giay-khen-phoi", fonts=FONTS), "Nguyễn Văn A", "tên dài " * 60, "Trần Thị B")
    assert [page.lines[0].text for page in pages] == ["Nguyễn Văn A", "Trần Thị B"]


def test_a_page_is_as_it_is_alone(tmp_path: Path) -> None:
    form = Form("giay-khen-phoi", fonts=FONTS, preview=True)
    alone = printed(form.fill(record(form, "Trần Thị B")).to_pdf())
    assert made(tmp_path, form, "Nguyễn Văn A", "Trần Thị B")[1].lines == alone[0].lines


def test_the_blank_lies_in_the_file_once(tmp_path: Path) -> None:
    form = Form("giay-khen-phoi", fonts=FONTS, preview=True)
    made(tmp_path, form, "A")
    size = (tmp_path / "a.pdf").stat().st_size
    made(tmp_path, form, *"A" * 50)
    assert (tmp_path / "a.pdf").stat().st_size - size < 50 * 1500


def test_the_pages_are_moved_for_a_printer(tmp_path: Path) -> None:
    remember_offset("HP", "A4 ngang", Offset(-1.5, 0.8))
    form = Form("giay-khen-phoi", fonts=FONTS)
    plain = made(tmp_path, form, "A", "B")
    moved = made(tmp_path, form, "A", "B", printer=Printer("HP"))
    for before, after in zip(plain, moved, strict=True):
        assert after.lines[0].left == pytest.approx(before.lines[0].left - 1.5, abs=0.05)
        assert after.lines[0].baseline == pytest.approx(before.lines[0].baseline + 0.8, abs=0.05)


def test_word_pages_are_moved_in_the_same_way(tmp_path: Path) -> None:
    remember_offset("HP", "A4 đứng", Offset(3, 4))
    template = Template(word_file(p("{{ x }}")))
    lines = []
    for printer in (None, Printer("HP")):
        with PrintFile(template, tmp_path / "a.pdf", FONTS, printer=printer) as file:
            for name in ("một", "hai", "ba"):
                file.add({"x": name})
        lines.append([page.lines[0] for page in printed((tmp_path / "a.pdf").read_bytes())])
    for before, after in zip(*lines, strict=True):
        assert after.text == before.text
        assert after.left == pytest.approx(before.left + 3, abs=0.05)
        assert after.baseline == pytest.approx(before.baseline + 4, abs=0.05)


def test_a_paper_that_was_not_measured_stops_the_file(tmp_path: Path) -> None:
    remember_offset("HP", "A4 đứng", Offset(3, 4))
    with pytest.raises(UsageError, match="A4 ngang"):
        made(tmp_path, Form("giay-khen-phoi", fonts=FONTS), "A", printer=Printer("HP"))
    assert not (tmp_path / "a.pdf").exists()


@pytest.mark.parametrize(("description", "ending"), [(BLANK, "pdf"), (LETTER, "docx")])
def test_a_name_that_does_not_fit_is_told_with_its_cell(tmp_path: Path, description: str, ending: str) -> None:
    (tmp_path / "template.yaml").write_text(description, "utf-8")
    (tmp_path / "a.docx").write_bytes(word_file(p("{{ danh_xung }} {{ ho_ten }}")))
    rows = [("Danh xưng", "Họ tên"), ("Ông", "Nguyễn Văn A"), ("Bà", "tên dài " * 15), ("Bà", "Lê Thị \U00012345")]
    make_workbook(tmp_path / "ds.xlsx", rows, sheet="Cá nhân")
    outcome = merge(tmp_path, tmp_path / "ds.xlsx", tmp_path / "ra", Options(formats=(ending,)))  # type: ignore[arg-type]
    assert outcome.counts.done == (1 if ending == "pdf" else 2)
    said = "\n".join(problem.render() for entry in outcome.refused for problem in entry.problems)
    assert re.search("trang tính “Cá nhân”, ô B3: “ho_ten” dài 1[0-9]+ ký tự, không vừa khung 100 mm", said)
    if ending == "pdf":
        assert "ô B4: phông chữ" in said
