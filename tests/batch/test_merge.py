"""Mail merge from a sheet to a folder: the documents, the report, the account."""

from __future__ import annotations

import os
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from reportgen.batch.merge import Options, merge_into_one
from reportgen.errors import DataError, OutputError, Severity, UsageError
from tests.batch.merging import Desk, agree, reasons, sheet_rows
from tests.notation import p, word_file
from tests.validator import assert_valid

HEAD = ("STT", "Họ tên", "Chức vụ")
TWO = (HEAD, (1, "Nguyễn Văn A", "Bí thư"), (2, "Lê Thị B", "Phó Bí thư"))


def test_a_document_for_each_row(desk: Desk) -> None:
    desk.write_list(*TWO)
    outcome = desk.merge()
    assert agree(outcome) == (2, 2, 0, 0)
    assert outcome.all_well
    assert desk.files() == ["01 Nguyễn Văn A.docx", "02 Lê Thị B.docx"]
    assert desk.texts("02 Lê Thị B.docx") == ["Kính gửi: Lê Thị B", "Chức vụ: Phó Bí thư"]


def test_word_and_pdf(desk: Desk) -> None:
    desk.write_list(*TWO)
    outcome = desk.merge(Options(formats=("docx", "pdf"), name="{ho_ten}"))
    assert agree(outcome) == (2, 2, 0, 0)
    assert desk.files() == ["Lê Thị B.docx", "Lê Thị B.pdf", "Nguyễn Văn A.docx", "Nguyễn Văn A.pdf"]
    assert (desk.out / "Lê Thị B.pdf").read_bytes().startswith(b"%PDF")


def test_a_document_is_the_one_that_fill_makes(desk: Desk) -> None:
    from reportgen import Template

    desk.write_list(*TWO)
    desk.merge(Options(name="{ho_ten}"))
    alone = Template(desk.template).fill({"stt": 1, "ho_ten": "Nguyễn Văn A", "chuc_vu": "Bí thư"})
    assert (desk.out / "Nguyễn Văn A.docx").read_bytes() == alone.to_docx()


def test_the_report_names_every_record(desk: Desk) -> None:
    desk.write_list(*TWO, (3, None, "Ủy viên"), (4, "Lê Thị B", "Phó Bí thư"))
    outcome = desk.merge()
    assert agree(outcome) == (4, 2, 1, 1)
    rows = desk.report()
    assert [row[6] for row in rows] == ["đã làm", "đã làm", "bị loại", "trùng"]
    assert rows[0][:6] == [1, "danh-sach.xlsx", "Danh sách", "A2", "01 Nguyễn Văn A.docx", None]
    assert rows[2][7] == "B4: thiếu giá trị “ho_ten”"
    sums = openpyxl.load_workbook(outcome.report).worksheets[1]
    assert [row[1].value for row in sums.iter_rows(min_row=2, max_row=5)] == [4, 2, 1, 1]


def test_the_same_record_twice_is_made_once(desk: Desk) -> None:
    desk.write_list(*TWO, (3, "Nguyễn Văn A", "Bí thư"))
    outcome = desk.merge()
    assert agree(outcome) == (3, 2, 0, 1)
    assert outcome.all_well
    assert "ô A4: bản ghi này trùng hệt với" in reasons(outcome)[0]
    assert "ô A2" in reasons(outcome)[0]
    assert agree(desk.merge(Options(keep_duplicates=True))) == (3, 3, 0, 0)


def test_people_of_one_name_get_files_of_their_own(desk: Desk) -> None:
    desk.write_list(HEAD, (1, "Nguyễn Văn A", "Bí thư"), (2, "NGUYỄN VĂN A", "Ủy viên"))
    desk.merge(Options(name="{ho_ten}"))
    assert desk.files() == ["NGUYỄN VĂN A (2).docx", "Nguyễn Văn A.docx"]


@pytest.mark.parametrize("text", ["=1+1", "+84 296", "-5", '=HYPERLINK("http://a")', "@SUM(A1)", "\t=1"])
def test_what_begins_like_a_formula_is_text_in_every_file(desk: Desk, text: str) -> None:
    def as_text(sheet: Worksheet) -> None:
        for spot in ("B2", "C2"):
            sheet[spot].data_type = "s"

    desk.write_list(HEAD, (1, text, text), change=as_text)
    outcome = desk.merge(Options(name="{ho_ten}"))
    assert agree(outcome) == (1, 1, 0, 0)
    assert desk.texts(desk.files()[0])[0].endswith(text.strip())
    cells = [cell for row in openpyxl.load_workbook(outcome.report).worksheets[0].iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} <= {"s", "n", "inlineStr"}
    assert text.strip()[0] == desk.files()[0][0]


def test_missing_values_may_be_gaps(desk: Desk) -> None:
    desk.write_list(HEAD, (1, "Nguyễn Văn A", None))
    assert agree(desk.merge(Options(missing="gap"))) == (1, 1, 0, 0)
    assert "cần bổ sung" in desk.texts("01 Nguyễn Văn A.docx")[1]
    assert agree(desk.merge(Options(missing="blank"))) == (1, 1, 0, 0)
    assert desk.texts("01 Nguyễn Văn A.docx")[1] == "Chức vụ: "


def test_gaps_in_what_was_made_are_told_of_once(desk: Desk) -> None:
    desk.write_list(HEAD, *((n, f"Nguyễn Văn {n}", None) for n in range(1, 6)))
    outcome = desk.merge(Options(missing="gap"))
    assert agree(outcome) == (5, 5, 0, 0)
    (note,) = outcome.notes
    assert note.severity is Severity.GAP
    assert note.render().endswith("ô C2: thiếu giá trị “chuc_vu” (5 bản ghi)")


def test_a_template_without_tags_is_told_of(desk: Desk) -> None:
    desk.write_list(*TWO)
    assert desk.merge().notes == ()
    desk.template.write_bytes(word_file(p("Kính gửi: Nguyễn Văn A")))
    outcome = desk.merge()
    assert agree(outcome) == (2, 2, 0, 0)
    assert [note.code for note in outcome.notes] == ["batch.no-tags"]


def test_a_list_without_records_is_refused(desk: Desk) -> None:
    desk.write_list(HEAD)
    with pytest.raises(DataError) as caught:
        desk.merge()
    assert "danh-sach.xlsx" in caught.value.render()
    assert not desk.out.exists()


def test_a_rejected_row_does_not_make_its_likes_duplicates(desk: Desk) -> None:
    desk.write_list(HEAD, (1, "Nguyễn Văn A", "=1+"), (2, "Nguyễn Văn A", None))
    assert agree(desk.merge(Options(missing="blank"))) == (2, 1, 1, 0)


# --- the folder ----------------------------------------------------------------------------------------


def test_a_second_run_replaces_what_the_first_made(desk: Desk) -> None:
    desk.write_list(*TWO)
    desk.merge()
    desk.write_list(HEAD, (1, "Nguyễn Văn A", "Ủy viên"))
    outcome = desk.merge()
    assert desk.texts("01 Nguyễn Văn A.docx")[1] == "Chức vụ: Ủy viên"
    assert "02 Lê Thị B.docx" in desk.files()
    (note,) = outcome.notes
    assert note.code == "batch.old-files"
    assert "02 Lê Thị B.docx" in note.render()


def test_what_an_earlier_run_left_is_known_to_the_third(desk: Desk) -> None:
    desk.write_list(*TWO)
    desk.merge()
    desk.write_list(TWO[0], TWO[2])
    desk.merge(Options(name="{ho_ten}"))
    assert desk.report()[-1][4:7] == ["02 Lê Thị B.docx", None, "tệp của lần trước"]
    desk.write_list(*TWO)
    assert agree(desk.merge()) == (2, 2, 0, 0)


def test_a_report_that_excel_saved_is_still_known(desk: Desk) -> None:
    desk.write_list(*TWO)
    report = desk.merge().report
    assert report is not None
    openpyxl.load_workbook(report).save(report)
    assert agree(desk.merge()) == (2, 2, 0, 0)


def test_files_of_somebody_else_are_not_replaced(desk: Desk) -> None:
    desk.write_list(*TWO)
    desk.out.mkdir()
    own = desk.out / "02 LÊ THỊ B.docx"
    own.write_text("của tôi")
    with pytest.raises(OutputError) as caught:
        desk.merge()
    assert caught.value.problems[0].code == "batch.in-the-way"
    assert [path.name for path in desk.out.iterdir()] == [own.name]
    assert own.read_text() == "của tôi"
    assert agree(desk.merge(Options(overwrite=True))) == (2, 2, 0, 0)


def test_a_file_changed_by_hand_is_not_replaced(desk: Desk) -> None:
    desk.write_list(*TWO)
    desk.merge()
    changed = desk.out / "01 Nguyễn Văn A.docx"
    changed.write_text("sửa tay")
    os.utime(changed, (os.stat(changed).st_mtime + 60,) * 2)
    with pytest.raises(OutputError) as caught:
        desk.merge()
    assert "01 Nguyễn Văn A.docx" in caught.value.render()
    assert changed.read_text() == "sửa tay"


def test_nothing_is_left_unfinished(desk: Desk) -> None:
    desk.write_list(*TWO, (3, None, "Ủy viên"))
    desk.merge(Options(formats=("docx", "pdf")))
    assert not [name for name in os.listdir(desk.out) if name.startswith(".")]


def test_a_folder_that_cannot_be_made(desk: Desk) -> None:
    desk.write_list(*TWO)
    desk.out.write_text("một tệp")
    with pytest.raises(OutputError):
        desk.merge()


def test_a_wrong_pattern_makes_nothing(desk: Desk) -> None:
    desk.write_list(*TWO)
    with pytest.raises(UsageError):
        desk.merge(Options(name="{ho_tne}"))
    assert not desk.out.exists()


# --- other kinds of lists ------------------------------------------------------------------------------


def test_csv_yaml_and_json(desk: Desk) -> None:
    lists = {
        "a.csv": "STT;Họ tên;Chức vụ\n1;Nguyễn Văn A;=1+1\n",
        "a.yaml": "nguoi_nhan:\n  - ho_ten: Nguyễn Văn A\n    chuc_vu: =1+1\n",
        "a.json": '[{"ho_ten": "Nguyễn Văn A", "chuc_vu": "=1+1"}]',
    }
    for name, content in lists.items():
        desk.list = desk.folder / name
        desk.list.write_text(content, encoding="utf-8")
        desk.out = desk.folder / Path(name).suffix[1:]
        assert agree(desk.merge()) == (1, 1, 0, 0)
        assert desk.texts("01 Nguyễn Văn A.docx")[1] == "Chức vụ: =1+1"


def test_a_workbook_of_several_sheets_asks_which(desk: Desk) -> None:
    book = openpyxl.Workbook()
    for name in ("Tập thể", "Cá nhân"):
        sheet = book.create_sheet(name)
        for row in TWO:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(desk.list)
    with pytest.raises(UsageError) as caught:
        desk.merge()
    assert "Cá nhân" in caught.value.render()
    assert agree(desk.merge(Options(sheet="Cá nhân"))) == (2, 2, 0, 0)


def test_fifteen_hundred_records(desk: Desk) -> None:
    desk.write_list(HEAD, *((n, f"Nguyễn Văn {n}", "Đảng viên") for n in range(1, 1501)))
    outcome = desk.merge()
    assert agree(outcome) == (1500, 1500, 0, 0)
    assert len(desk.files()) == 1500
    assert desk.texts("0815 Nguyễn Văn 815.docx")[0] == "Kính gửi: Nguyễn Văn 815"


def test_workers_make_the_same_bytes(desk: Desk) -> None:
    desk.template.write_bytes(word_file(p("Kính gửi {{ ho_ten }}")))
    desk.write_list(HEAD, *((n, f"Nguyễn Văn {n}", None) for n in range(1, 31)), (31, None, "Ủy viên"))
    alone = desk.merge()
    first = {name: (desk.out / name).read_bytes() for name in desk.files()}
    desk.out = desk.folder / "ra-2"
    together = desk.merge(Options(workers=2))
    assert agree(together) == agree(alone) == (31, 30, 1, 0)
    assert {name: (desk.out / name).read_bytes() for name in desk.files()} == first
    assert reasons(together) == reasons(alone)
    assert (alone.report.read_bytes()) == together.report.read_bytes()


# --- one file ------------------------------------------------------------------------------------------


def test_one_file_of_all(desk: Desk) -> None:
    desk.write_list(*TWO, (3, None, "Ủy viên"), (4, "Lê Thị B", "Phó Bí thư"), (5, "Trần C", "Ủy viên"))
    target = desk.out / "in.pdf"
    outcome = merge_into_one(desk.template, desk.list, target)
    assert agree(outcome) == (5, 3, 1, 1)
    assert "ô B4: thiếu giá trị “ho_ten”" in reasons(outcome)[0]
    assert [page_text(target, number) for number in range(3)] == [
        "Kính gửi: Nguyễn Văn A Chức vụ: Bí thư",
        "Kính gửi: Lê Thị B Chức vụ: Phó Bí thư",
        "Kính gửi: Trần C Chức vụ: Ủy viên",
    ]
    assert outcome.report == desk.out / "in-ket-qua.xlsx"
    assert [row[5] for row in sheet_rows(outcome.report)] == [
        "in.pdf, trang 1",
        "in.pdf, trang 2",
        None,
        None,
        "in.pdf, trang 3",
    ]


def test_one_file_of_nothing_is_not_written(desk: Desk) -> None:
    desk.write_list(HEAD, (1, None, "Ủy viên"))
    outcome = merge_into_one(desk.template, desk.list, desk.out / "in.pdf")
    assert agree(outcome) == (1, 0, 1, 0)
    assert [path.name for path in desk.out.iterdir()] == ["in-ket-qua.xlsx"]


def page_text(path: Path, number: int) -> str:
    with pypdfium2.PdfDocument(path) as document:
        text: str = document[number].get_textpage().get_text_bounded()
        return " ".join(text.split())


@pytest.mark.validator
def test_the_report_is_a_valid_workbook(desk: Desk) -> None:
    desk.write_list(*TWO, (3, None, "<&\"'> _x0041_"))
    outcome = desk.merge()
    assert outcome.report is not None
    assert_valid(outcome.report)
