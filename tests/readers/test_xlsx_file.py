import zipfile
from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from reportgen.errors import DataError, PackageError, ReportgenError
from reportgen.places import CellPlace
from reportgen.readers.xlsx_file import read_sheets, read_workbook

from .workbooks import change_part, make_workbook


def rows_of(path):
    (rows,) = read_workbook(path).values()
    return rows


def one_value(tmp_path, value, number_format="General"):
    """What a single cell with that format is read as."""

    def style(page):
        page["B2"].number_format = number_format

    path = make_workbook(tmp_path / "a.xlsx", [["Mã", "Số"], ["x", value]], change=style)
    return rows_of(path)[0]["so"].plain()


def problems_of(path, error=DataError):
    with pytest.raises(error) as caught:
        read_workbook(path)
    assert all(path.name in problem.render() for problem in caught.value.problems)
    return [(problem.code, getattr(problem.place, "cell", "")) for problem in caught.value.problems]


# --- values -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number_format", "expected"),
    [
        ("0901234567", "General", "0901234567"),
        ("04", "General", "04"),
        ("88,44%", "General", "88,44%"),
        ("3.700", "General", "3.700"),
        (0.8844, "0.00%", "88,44%"),
        (0.8844, "0%", "88%"),
        (9.1564, "0.00%", "915,64%"),
        (4, "00", "04"),
        (901234567, "0000000000", "0901234567"),
        (4, "@", "4"),
        (1656, "#,##0", 1656),
        (1656000000, "General", 1656000000),
        (3.7, "General", Decimal("3.7")),
        (3.7333333, "#,##0.0", Decimal("3.7")),
        (3.75, "0.0", Decimal("3.8")),
        (0.1 + 0.2, "General", Decimal("0.3")),
        (2.0, "General", 2),
        (-5, "General", -5),
        (1234.5, '#,##0.00 "đồng"', Decimal("1234.5")),
        (1234.5, "#,##0.00_);[Red](#,##0.00)", Decimal("1234.5")),
        (date(2024, 10, 11), "dd/mm/yyyy", date(2024, 10, 11)),
        (datetime(2024, 10, 11), "yyyy-mm-dd", date(2024, 10, 11)),
        (datetime(2024, 10, 11, 7, 30), "dd/mm/yyyy hh:mm", "11/10/2024 07:30"),
        (time(7, 30), "hh:mm", "07:30"),
        (45576, "dd/mm/yyyy", date(2024, 10, 11)),
        (True, "General", True),
        ("   ", "General", None),
        ("dòng một\ndòng hai", "General", "dòng một\ndòng hai"),
    ],
)
def test_a_cell_is_read_as_it_is_shown(tmp_path, value, number_format, expected):
    read = one_value(tmp_path, value, number_format)
    assert read == expected
    assert type(read) is type(expected)


def test_days_of_the_1904_calendar(tmp_path):
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    book.active.append(["Mã", "Ngày"])
    book.active.append(["x", date(2024, 10, 11)])
    book.save(tmp_path / "a.xlsx")
    assert rows_of(tmp_path / "a.xlsx")[0]["ngay"].plain() == date(2024, 10, 11)


def test_tones_written_apart_are_composed_and_remembered(tmp_path):
    rows = rows_of(make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["va\u0300", "1"], ["là", "2"]]))
    assert [row["ten"].plain() for row in rows] == ["và", "là"]
    assert [place.cell for place in rows.repairs] == ["A2"]


# --- tables -----------------------------------------------------------------------------------------------


def test_headings_become_keys_and_are_kept_as_written(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["TT", "Họ và  tên", "Mức thưởng (đồng)"], [1, "Nguyễn Văn A", 702000]])
    row = rows_of(path)[0]
    assert row.plain() == {"tt": 1, "ho_va_ten": "Nguyễn Văn A", "muc_thuong_dong": 702000}
    assert row.labels["ho_va_ten"] == "Họ và tên"


def test_every_value_and_heading_knows_its_cell(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["TT", "Tên"], [1, "a"], [2, "b"]], sheet="Chỉ tiêu")
    row = rows_of(path)[1]
    assert row["ten"].place == CellPlace(str(path), "Chỉ tiêu", "B3")
    assert row.key_places["ten"] == CellPlace(str(path), "Chỉ tiêu", "B1")
    assert row.place.cell == "A3"


def test_titles_above_and_empty_rows_are_passed_over(tmp_path):
    rows = [["DANH SÁCH"], ["kèm theo Quyết định"], [], ["TT", "Tên"], [1, "a"], [], [None, " "], [2, "b"], []]
    assert rows_of(make_workbook(tmp_path / "a.xlsx", rows)).plain() == [{"tt": 1, "ten": "a"}, {"tt": 2, "ten": "b"}]


def test_a_sheet_of_one_column_has_its_heading_in_the_first_row(tmp_path):
    rows = rows_of(make_workbook(tmp_path / "a.xlsx", [["Tên"], ["a"], ["b"]]))
    assert rows.plain() == [{"ten": "a"}, {"ten": "b"}]


def test_merged_headings_are_read_together(tmp_path):
    def merge(page):
        for area in ("A1:A2", "B1:C1", "D1:D2"):
            page.merge_cells(area)

    rows = [["TT", "Kiểm tra", None, "Ghi chú"], [None, "chi bộ", "đảng viên", None], [1, 4, 14, "x"]]
    path = make_workbook(tmp_path / "a.xlsx", rows, change=merge)
    assert rows_of(path).plain() == [{"tt": 1, "kiem_tra_chi_bo": 4, "kiem_tra_dang_vien": 14, "ghi_chu": "x"}]


def test_a_cell_merged_downwards_holds_for_its_rows(tmp_path):
    rows = [["Nhóm", "Tên"], ["Kinh tế", "a"], [None, "b"], ["Xã hội", "c"]]
    path = make_workbook(tmp_path / "a.xlsx", rows, change=lambda page: page.merge_cells("A2:A3"))
    assert [row["nhom"].plain() for row in rows_of(path)] == ["Kinh tế", "Kinh tế", "Xã hội"]


def test_a_row_that_numbers_the_columns_is_no_data(tmp_path):
    rows = [["TT", "Tên", "Số"], ["(1)", "(2)", "(3)"], [1, "a", 5]]
    assert len(rows_of(make_workbook(tmp_path / "a.xlsx", rows))) == 1


def test_an_empty_column_without_heading_is_no_matter(tmp_path):
    rows = rows_of(make_workbook(tmp_path / "a.xlsx", [["TT", None, "Tên"], [1, None, "a"]]))
    assert rows.plain() == [{"tt": 1, "ten": "a"}]


def test_hidden_and_empty_sheets_are_left_out(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Tên", "Số"])
    book.active.append(["a", 1])
    book.create_sheet("Trống")
    hidden = book.create_sheet("Danh mục")
    hidden.append(["x", "y"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    assert list(read_workbook(tmp_path / "a.xlsx")) == ["Sheet"]


def test_sheets_under_their_names(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Chỉ tiêu"
    for name in ("Chỉ tiêu", "Nhiệm vụ"):
        page = book[name] if name in book.sheetnames else book.create_sheet(name)
        page.append(["Tên", "Số"])
        page.append([name, 1])
    book.save(tmp_path / "a.xlsx")
    sheets = read_sheets(tmp_path / "a.xlsx")
    assert list(sheets) == ["chi_tieu", "nhiem_vu"]
    assert sheets.key_places["nhiem_vu"] == CellPlace(str(tmp_path / "a.xlsx"), "Nhiệm vụ")


def test_a_far_away_format_costs_nothing(tmp_path):
    def far(page):
        page["XFD1048576"].number_format = "0.00"

    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["a", 1]], change=far)
    assert rows_of(path).plain() == [{"ten": "a", "so": 1}]


# --- formulas ---------------------------------------------------------------------------------------------


def with_saved_value(path, value):
    """Gives the formula in B2 the value that Excel would have saved."""

    def change(part):
        return part.replace(b"<v></v>", b"<v>" + value + b"</v>").replace(b"<v />", b"<v>" + value + b"</v>")

    change_part(path, "xl/worksheets/sheet1.xml", change)


def test_a_formula_gives_the_value_saved_with_it(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["a", "=1+1"]])
    with_saved_value(path, b"2")
    assert rows_of(path).plain() == [{"ten": "a", "so": 2}]


def test_a_formula_without_a_value_is_named(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["a", "=1+1"], ["b", "=2+2"]])
    assert problems_of(path) == [("xlsx.no-saved-value", "B2"), ("xlsx.no-saved-value", "B3")]


def test_a_cell_that_shows_an_error_is_named(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["a", "#DIV/0!"], ["#REF!", 1], ["#3", 2]])
    assert problems_of(path) == [("xlsx.error-value", "B2"), ("xlsx.error-value", "A3")]


# --- what is wrong in a table -----------------------------------------------------------------------------


def test_two_columns_of_one_name(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "TÊN"], ["a", "b"]])
    assert problems_of(path) == [("table.duplicate-heading", "B1")]


def test_a_value_without_heading(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["TT", "Tên"], [1, "a", "lạc"]])
    assert problems_of(path) == [("table.no-heading", "C2")]


def test_more_digits_than_excel_keeps(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "CCCD"], ["a", 1234567890123456]])
    assert problems_of(path) == [("xlsx.too-many-digits", "B2")]


def with_fonts(path, rows, fonts):
    """A workbook whose cells have the fonts given by their names ("A2": ".VnTime")."""

    def style(page):
        for cell, font in fonts.items():
            page[cell].font = Font(name=font)

    return make_workbook(path, rows, change=style)


def test_words_of_old_encodings_are_converted_and_told(tmp_path):
    rows = [["Tên", "Số"], ["Uû ban nh©n d©n", 1], ["Đảng ủy", 2], ["abc", 3], ["Nguyeãn Vaên A", 4]]
    read = rows_of(with_fonts(tmp_path / "a.xlsx", rows, {"A2": ".VnTime", "A3": ".VnTime", "A4": ".VnTime"}))
    assert [row["ten"].plain() for row in read] == ["Uỷ ban nhân dân", "Đảng ủy", "abc", "Nguyễn Văn A"]
    assert [(note.code, note.place.cell) for note in read.notes] == [("text.converted", "A2"), ("text.converted", "A5")]


def test_a_font_of_capitals_makes_capitals(tmp_path):
    path = with_fonts(tmp_path / "a.xlsx", [["Tên", "Số"], ["®¶ng ñy", "an"]], {"A2": ".VnTimeH", "B2": ".VnTimeH"})
    assert rows_of(path).plain() == [{"ten": "ĐẢNG ỦY", "so": "AN"}]


def test_what_only_the_font_calls_old_is_asked_for(tmp_path):
    path = with_fonts(tmp_path / "a.xlsx", [["Tên", "Số"], ["bé", 1]], {"A2": ".VnTime"})
    assert problems_of(path) == [("text.old-encoding", "A2")]


def test_other_cells_of_the_sheet_decide_what_one_cannot(tmp_path):
    rows = [["Tên", "Số"], ["bé", 1], ["NguyÔn V¨n A", 2]]
    path = with_fonts(tmp_path / "a.xlsx", rows, {"A2": ".VnTime", "A3": ".VnTime"})
    assert [row["ten"].plain() for row in rows_of(path)] == ["bộ", "Nguyễn Văn A"]


def test_foreign_names_stay_and_a_lone_sign_is_told(tmp_path):
    read = rows_of(make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["Müller", 1], ["José", 2], ["Vâ A", 3]]))
    assert [row["ten"].plain() for row in read] == ["Müller", "José", "Vâ A"]
    assert [(note.code, note.place.cell) for note in read.notes] == [("text.doubtful", "A4")]


def test_text_that_looks_like_an_escape_stays(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["TEN", "a"]])
    change_part(path, "xl/worksheets/sheet1.xml", lambda part: part.replace(b"TEN", b"_x005F_x0041_b_x000D_c"))
    assert rows_of(path)[0]["ten"].plain() == "_x0041_bc"


def test_letters_that_only_look_vietnamese_are_replaced_and_told(tmp_path):
    read = rows_of(make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["Khen thƣởng", "QÐ"]]))
    assert read.plain() == [{"ten": "Khen thưởng", "so": "QĐ"}]
    assert [(note.code, note.place.cell) for note in read.notes] == [
        ("text.look-alike", "A2"),
        ("text.look-alike", "B2"),
    ]


def test_many_conversions_are_told_by_their_number(tmp_path):
    rows = [["Tên", "Số"], *(["NguyÔn V¨n A", number] for number in range(25))]
    notes = rows_of(make_workbook(tmp_path / "a.xlsx", rows)).notes
    assert len(notes) == 21
    assert (str(notes[-1].message).split()[1], notes[-1].place.cell) == ("5", "A22")


def test_a_run_in_a_cell_has_its_own_font(tmp_path):
    text = CellRichText("Đảng ủy ", TextBlock(InlineFont(rFont=".VnTime"), "x· bé"))
    read = rows_of(make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], [text, 1]]))
    assert read[0]["ten"].plain() == "Đảng ủy xã bộ"


def test_all_problems_of_all_sheets_come_together(tmp_path):
    book = openpyxl.Workbook()
    for page in (book.active, book.create_sheet("Khác")):
        page.append(["Tên", "Số"])
        page.append(["#N/A", "=1"])
    book.save(tmp_path / "a.xlsx")
    assert len(problems_of(tmp_path / "a.xlsx")) == 4


def test_nothing_at_all(tmp_path):
    assert problems_of(make_workbook(tmp_path / "a.xlsx", [])) == [("xlsx.empty", "")]


# --- packages ---------------------------------------------------------------------------------------------


def zip_of(path, parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return path


@pytest.mark.parametrize(
    ("parts", "code"),
    [
        ({"xl/workbook.xml": b"x", "xl/vbaProject.bin": b"x"}, "xlsx.macros"),
        ({"content.xml": b"x", "mimetype": b"x"}, "xlsx.ods"),
        ({"word/document.xml": b"x"}, "xlsx.word"),
        ({"xl/workbook.bin": b"x"}, "xlsx.binary"),
        ({"a.txt": b"x"}, "xlsx.broken"),
        ({"xl/workbook.xml": b"x"}, "xlsx.broken"),
        ({"xl/workbook.xml": b"x", "../a.xml": b"x"}, "xlsx.unsafe"),
        ({"xl/workbook.xml": b"x", "xl/a.xml": b"0" * 30_000_000}, "xlsx.too-large"),
        ({"xl/workbook.xml": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a/>'}, "xlsx.doctype"),
        ({"xl/workbook.xml": '<?xml version="1.0"?><!DOCTYPE a><a/>'.encode("utf-16")}, "xlsx.doctype"),
    ],
)
def test_what_is_no_safe_workbook_is_refused(tmp_path, parts, code):
    assert problems_of(zip_of(tmp_path / "a.xlsx", parts), PackageError) == [(code, "")]


def test_a_part_twice_is_refused(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("xl/workbook.xml", b"x")
        with pytest.warns(UserWarning, match="Duplicate"):
            package.writestr("xl/workbook.xml", b"y")
    assert problems_of(path, PackageError) == [("xlsx.unsafe", "")]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "xlsx.old-format"),
        (b"khong phai zip", "xlsx.broken"),
        (b"PK\x03\x04", "xlsx.broken"),
    ],
)
def test_what_is_no_zip_is_refused(tmp_path, data, code):
    path = tmp_path / "a.xlsx"
    path.write_bytes(data)
    assert problems_of(path, PackageError) == [(code, "")]


def test_a_file_cut_short_is_refused(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["a", 1]])
    path.write_bytes(path.read_bytes()[:-500])
    assert problems_of(path, PackageError) == [("xlsx.broken", "")]


def test_a_broken_sheet_is_refused(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["a", 1]])
    change_part(path, "xl/worksheets/sheet1.xml", lambda part: part[: len(part) // 2])
    assert problems_of(path, PackageError) == [("xlsx.broken", "")]


def test_a_missing_workbook(tmp_path):
    with pytest.raises(ReportgenError) as caught:
        read_workbook(tmp_path / "a.xlsx")
    assert caught.value.problems[0].code == "file.missing"
