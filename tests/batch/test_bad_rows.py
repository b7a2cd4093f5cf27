"""Rows that cannot be used: each named by sheet and cell, none stops the others, and the sums agree."""

from __future__ import annotations

import re
from datetime import date

from openpyxl.worksheet.worksheet import Worksheet

from reportgen.batch.merge import Options
from tests.batch.merging import Desk, agree, reasons
from tests.notation import p, word_file
from tests.readers.workbooks import change_part

HEAD = ("STT", "Họ tên", "Ngày khen", "Tiền thưởng")
GOOD = (1, "Nguyễn Văn A", "11/10/2024", 780000)
LETTER = word_file(p("Đồng chí {{ ho_ten }}"), p("{{ ngay_khen | ngay }}"), p("{{ tien_thuong | tien }}"))


def rejected(desk: Desk, *rows: tuple[object, ...], options: Options | None = None) -> str:
    """Why the rows behind a good one are all rejected; the good one is made."""
    desk.template.write_bytes(LETTER)
    desk.write_list(HEAD, GOOD, *rows, sheet="Cá nhân")
    outcome = desk.merge(options or Options())
    assert agree(outcome) == (1 + len(rows), 1, len(rows), 0)
    assert not outcome.all_well
    said = "\n".join(reasons(outcome))
    assert "danh-sach.xlsx, trang tính “Cá nhân”, ô " in said
    return said


def test_a_missing_name(desk: Desk) -> None:
    assert "ô B3: thiếu giá trị “ho_ten”" in rejected(desk, (2, None, "11/10/2024", 780000))


def test_a_name_of_blanks(desk: Desk) -> None:
    assert "ô B3: thiếu giá trị “ho_ten”" in rejected(desk, (2, " \u00a0 ", "11/10/2024", 780000))


def test_a_wrong_date(desk: Desk) -> None:
    said = rejected(desk, (2, "Lê Thị B", "31/02/2024", 780000))
    assert "ô C3" in said
    assert "31/02/2024" in said


def test_text_in_a_money_cell(desk: Desk) -> None:
    said = rejected(desk, (2, "Lê Thị B", "11/10/2024", "chưa rõ"))
    assert "ô D3" in said
    assert "chưa rõ" in said


def test_several_things_wrong_with_a_row_are_all_told(desk: Desk) -> None:
    said = rejected(desk, (2, None, "31/02/2024", "chưa rõ"))
    assert all(cell in said for cell in ("ô B3", "ô C3", "ô D3"))


def test_a_character_no_font_has(desk: Desk) -> None:
    said = rejected(desk, (2, "Lê \U00012345 B", "11/10/2024", 780000), options=Options(formats=("docx", "pdf")))
    assert "ô B3" in said
    assert "U+12345" in said
    assert [name for name in desk.files() if name.startswith("02")] == []


def test_a_formula_without_a_saved_value(desk: Desk) -> None:
    assert "ô D3" in rejected(desk, (2, "Lê Thị B", "11/10/2024", "=0.3*2340000"))


def test_a_name_of_120_letters_gets_its_document(desk: Desk) -> None:
    long = "Nguyễn " * 17 + "A"
    desk.template.write_bytes(LETTER)
    desk.write_list(HEAD, GOOD, (2, long, date(2024, 10, 11), 780000))
    assert agree(desk.merge(Options(formats=("docx", "pdf")))) == (2, 2, 0, 0)
    (name,) = [name for name in desk.files() if name.startswith("02") and name.endswith(".docx")]
    assert desk.texts(name)[0] == f"Đồng chí {long}"


def test_merged_heading_cells(desk: Desk) -> None:
    def merge_headings(sheet: Worksheet) -> None:
        sheet.merge_cells("B1:C1")
        sheet["B1"], sheet["B2"], sheet["C2"] = "Người nhận", "Họ tên", "Chức vụ"

    desk.template.write_bytes(word_file(p("{{ nguoi_nhan_ho_ten }}, {{ nguoi_nhan_chuc_vu }}")))
    desk.write_list(("STT", None, None), (None, None, None), (1, "A", "Bí thư"), (2, "B", None), change=merge_headings)
    outcome = desk.merge()
    assert agree(outcome) == (2, 1, 1, 0)
    assert "ô C4: thiếu giá trị “nguoi_nhan_chuc_vu”" in reasons(outcome)[0]


def test_five_thousand_rows_and_forty_empty_ones(desk: Desk) -> None:
    desk.template.write_bytes(LETTER)
    rows: list[tuple[object, ...]] = [(n, f"Nguyễn Văn {n}", "11/10/2024", 780000) for n in range(1, 5001)]
    for place in range(40):
        rows.insert(place * 100 + 50, (None, " ", None, None))
    desk.write_list(HEAD, *rows)
    assert agree(desk.merge()) == (5000, 5000, 0, 0)
    assert len(desk.files()) == 5000


def test_a_misspelt_heading_names_the_nearest(desk: Desk) -> None:
    desk.template.write_bytes(LETTER)
    desk.write_list(("STT", "Họ tne", "Ngày khen", "Tiền thưởng"), GOOD, (2, "Lê Thị B", "11/10/2024", 1))
    outcome = desk.merge()
    assert agree(outcome) == (2, 0, 2, 0)
    assert "ô B1: mẫu cần cột “ho_ten”" in reasons(outcome)[0]
    assert "“Họ tne”" in reasons(outcome)[0]


def test_hidden_rows_are_told_of_and_not_printed(desk: Desk) -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.row_dimensions[3].hidden = True

    desk.template.write_bytes(LETTER)
    desk.write_list(HEAD, GOOD, (2, "Lê Thị B", "11/10/2024", 1), (3, "Trần C", "11/10/2024", 2), change=hide)
    outcome = desk.merge()
    assert agree(outcome) == (2, 2, 0, 0)
    assert not any("Lê Thị B" in name for name in desk.files())
    assert any("ẩn" in note.render() for note in outcome.notes)


def test_a_formula_with_its_saved_value_is_used(desk: Desk) -> None:
    desk.template.write_bytes(LETTER)
    desk.write_list(HEAD, GOOD, (2, "Lê Thị B", "11/10/2024", "=0.3*2340000"))
    change_part(desk.list, "xl/worksheets/sheet1.xml", lambda xml: re.sub(rb"<v ?/>|<v></v>", b"<v>702000</v>", xml))
    assert agree(desk.merge()) == (2, 2, 0, 0)
    assert desk.texts("02 Lê Thị B.docx")[2] == "702.000 đồng"


def test_a_row_that_cannot_be_read_keeps_its_number(desk: Desk) -> None:
    desk.template.write_bytes(LETTER)
    desk.write_list(HEAD, ("x", "A", "=1+", 1), ("x", "B", "11/10/2024", 1))
    desk.merge(Options(name="{ho_ten}"))
    assert [(row[0], row[3], row[6]) for row in desk.report()] == [(1, "A2", "bị loại"), (2, "A3", "đã làm")]


def test_what_two_tags_say_of_a_cell_is_said_once(desk: Desk) -> None:
    desk.template.write_bytes(word_file(p("{{ tien_thuong | tien }} ({{ tien_thuong | bang_chu }})")))
    desk.write_list(HEAD, (1, "Lê Thị B", "11/10/2024", "chưa rõ"))
    (said,) = reasons(desk.merge())
    assert "ô D2: “chưa rõ” không phải là một số\n" in said
