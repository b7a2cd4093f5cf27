"""Records one by one: a bad row stops no other, and every row is told of."""

import pickle
from datetime import date, datetime

import openpyxl
import pytest

from reportgen.errors import DataError, Severity, UsageError
from reportgen.places import CellPlace
from reportgen.readers import read_record_sheets, read_records
from reportgen.vietnamese.encodings import Encoding, encode

from .workbooks import change_part, make_workbook


def codes(problems):
    return [
        (problem.code, getattr(problem.place, "cell", getattr(problem.place, "line", None))) for problem in problems
    ]


def plain(records):
    return [row.plain() for row in records.rows]


# --- rows -----------------------------------------------------------------------------------------------------


def test_a_bad_row_is_rejected_and_the_others_go_on(tmp_path):
    rows = [["Tên", "Số"], ["a", 1], ["b", "=1+1"], ["#REF!", 3], ["d", 4]]
    records = read_records(make_workbook(tmp_path / "a.xlsx", rows))
    assert plain(records) == [{"ten": "a", "so": 1}, {"ten": "d", "so": 4}]
    assert [codes(one.problems) for one in records.rejected] == [
        [("xlsx.no-saved-value", "B3")],
        [("xlsx.error-value", "A4")],
    ]
    assert records.total == 4
    assert codes(records.problems) == [("xlsx.no-saved-value", "B3"), ("xlsx.error-value", "A4")]


def test_every_value_knows_its_cell(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["a", 1]], sheet="Cá nhân")
    assert read_records(path).rows[0]["so"].place == CellPlace(str(path), "Cá nhân", "B2")


def test_a_formula_that_gave_an_empty_text_is_an_empty_cell(tmp_path):
    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["a", '=IF(1,"","")']])
    empty = b'<c r="B2" t="str"><f>IF(1,"","")</f><v></v></c>'
    change_part(
        path,
        "xl/worksheets/sheet1.xml",
        lambda part: part[: part.index(b'<c r="B2"')] + empty + part[part.index(b"</row></sheetData>") :],
    )
    assert plain(read_records(path)) == [{"ten": "a", "so": None}]


def test_empty_rows_are_told_once(tmp_path):
    rows = [["TT", "Tên"], *([number, f"Người {number}"] if number % 125 else [] for number in range(1, 5001))]
    rows[11:13] = [[11], [12]]
    records = read_records(make_workbook(tmp_path / "a.xlsx", [*rows, [5001, "Người cuối"]]))
    assert records.total == 5001 - 40 - 2
    assert [problem.code for problem in records.notes] == ["records.blank-rows", "records.empty-rows"]
    assert "bỏ qua 40 dòng trống: 126, 251, 376" in str(records.notes[0].message)
    assert "A12, A13" in str(records.notes[1].message)
    assert all(problem.severity is Severity.NOTE for problem in records.notes)


def test_a_value_without_a_heading_is_told_and_not_used(tmp_path):
    records = read_records(make_workbook(tmp_path / "a.xlsx", [["TT", "Tên"], [1, "a", "lạc"]]))
    assert plain(records) == [{"tt": 1, "ten": "a"}]
    assert [(one.code, one.severity) for one in records.notes] == [("table.no-heading", Severity.WARNING)]


def test_two_columns_of_one_name_stop_the_file(tmp_path):
    with pytest.raises(DataError) as caught:
        read_records(make_workbook(tmp_path / "a.xlsx", [["Tên", "TÊN"], ["a", "b"]]))
    assert codes(caught.value.problems) == [("table.duplicate-heading", "B1")]


# --- what is hidden -------------------------------------------------------------------------------------------


def test_hidden_rows_and_columns_are_told_and_not_used(tmp_path):
    def hide(page):
        for row in (3, 4, 6):
            page.row_dimensions[row].hidden = True
        page.column_dimensions["C"].hidden = True

    rows = [["Tên", "Số", "Ghi chú"], *([name, index, "x"] for index, name in enumerate("abcdef"))]
    records = read_records(make_workbook(tmp_path / "a.xlsx", rows, change=hide))
    assert plain(records) == [{"ten": "a", "so": 0}, {"ten": "d", "so": 3}, {"ten": "f", "so": 5}]
    assert records.hidden == 3
    assert codes(records.notes) == [("xlsx.hidden-rows", "A3"), ("xlsx.hidden-column", "C1")]
    assert "3-4, 6" in str(records.notes[0].message)
    assert "Ghi chú" in str(records.notes[1].message)


def test_a_hidden_sheet_is_told(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["Tên", "Số"])
    book.active.append(["a", 1])
    hidden = book.create_sheet("Danh mục")
    hidden.append(["x", "y"])
    hidden.sheet_state = "hidden"
    book.save(tmp_path / "a.xlsx")
    (note,) = read_records(tmp_path / "a.xlsx").notes
    assert (note.code, note.place.sheet) == ("xlsx.hidden-sheet", "Danh mục")


# --- headings -------------------------------------------------------------------------------------------------


def test_headings_of_two_rows(tmp_path):
    def merge(page):
        for area in ("A1:A2", "B1:B2", "C1:D1"):
            page.merge_cells(area)

    rows = [["TT", "Họ và tên", "Năm sinh", None], [None, None, "Nam", "Nữ"], [1, "Nguyễn Văn A", 1970, None]]
    records = read_records(make_workbook(tmp_path / "a.xlsx", rows, change=merge))
    assert plain(records) == [{"tt": 1, "ho_va_ten": "Nguyễn Văn A", "nam_sinh_nam": 1970, "nam_sinh_nu": None}]


def test_one_heading_over_two_columns_joins_them(tmp_path):
    rows = [["TT", "Họ và tên", None, "Đơn vị"], [1, "Nguyễn Văn", "A", "Chi bộ 1"], [2, "Lê", None, "Chi bộ 2"]]
    records = read_records(make_workbook(tmp_path / "a.xlsx", rows, change=lambda page: page.merge_cells("B1:C1")))
    assert [row["ho_va_ten"] for row in plain(records)] == ["Nguyễn Văn A", "Lê"]
    assert records.notes == ()


def test_a_heading_merged_beyond_the_last_column(tmp_path):
    rows = [["TT", "Họ và tên"], [1, "A"]]
    records = read_records(make_workbook(tmp_path / "a.xlsx", rows, change=lambda page: page.merge_cells("B1:E1")))
    assert plain(records) == [{"tt": 1, "ho_va_ten": "A"}]


def test_the_head_of_an_official_paper_is_no_heading(tmp_path):
    rows = [
        ["ĐẢNG ỦY PHƯỜNG VÍ DỤ", None, "ĐẢNG CỘNG SẢN VIỆT NAM"],
        ["*", None, "Ví Dụ, ngày 09 tháng 10 năm 2026"],
        ["DANH SÁCH"],
        ["TT", "Họ và tên", "Đơn vị"],
        [1, "Nguyễn Văn A", "Chi bộ 1"],
    ]
    records = read_records(make_workbook(tmp_path / "a.xlsx", rows))
    assert plain(records) == [{"tt": 1, "ho_va_ten": "Nguyễn Văn A", "don_vi": "Chi bộ 1"}]


def test_titles_of_two_values_are_no_heading(tmp_path):
    rows = [["Biểu số 1", None, None, "Đơn vị tính: đồng"], ["TT", "Họ và tên", "Đơn vị", "Số tiền"], [1, "A", "B", 5]]
    assert list(read_records(make_workbook(tmp_path / "a.xlsx", rows)).rows[0]) == [
        "tt",
        "ho_va_ten",
        "don_vi",
        "so_tien",
    ]


# --- values ---------------------------------------------------------------------------------------------------


def one_column(tmp_path, label, values, number_format=None):
    def style(page):
        for cell in page["B"][1:]:
            cell.number_format = number_format or cell.number_format

    path = make_workbook(tmp_path / "a.xlsx", [["Tên", label], *(["x", value] for value in values)], change=style)
    records = read_records(path)
    return [list(row.values())[1] for row in plain(records)], records.notes


@pytest.mark.parametrize(
    ("label", "written", "read"),
    [
        ("Số CCCD", 89123456789, "089123456789"),
        ("CMND/CCCD", 1234567890, "001234567890"),
        ("CMND/CCCD", 351234567, 351234567),
        ("Căn cước công dân", 123456789012.0, 123456789012),
        ("Số CCCD", "089123456789", "089123456789"),
        ("Điện thoại", 912345678, "0912345678"),
        ("Số điện thoại", 2963841234, 2963841234),
        ("Số tiền", 912345678, 912345678),
        ("Mã", "01", "01"),
        ("Mã", 1.0, 1),
    ],
)
def test_numbers_that_name_something_keep_their_zeros(tmp_path, label, written, read):
    values, notes = one_column(tmp_path, label, [written])
    assert values == [read]
    assert [note.code for note in notes] == (
        ["xlsx.lost-zeros"] if isinstance(written, int) and read != written else []
    )


@pytest.mark.parametrize(
    ("value", "number_format", "shown"),
    [
        (7, '"KT-"00', "KT-07"),
        (date(1975, 1, 1), "yyyy", "1975"),
        (date(2024, 10, 1), "mm/yyyy", "10/2024"),
        (date(2024, 10, 11), "dd-mm-yyyy", date(2024, 10, 11)),
        (0.3, "0.00", pytest.approx(0.3)),
    ],
)
def test_formats_are_read_as_they_show(tmp_path, value, number_format, shown):
    values, _ = one_column(tmp_path, "Số", [value], number_format)
    assert [float(one) if isinstance(shown, type(pytest.approx(1))) else one for one in values] == [shown]


def test_days_shown_with_the_month_first_are_told(tmp_path):
    values, notes = one_column(tmp_path, "Ngày", [datetime(2024, 11, 10), datetime(2024, 10, 25)], "m/d/yyyy")
    assert values == [date(2024, 11, 10), date(2024, 10, 25)]
    assert codes(notes) == [("xlsx.month-first", "B2")]
    assert "10/11/2024" in str(notes[0].message)
    assert "11/10/2024" in str(notes[0].message)


def test_days_beside_days_that_excel_took_for_text_are_told(tmp_path):
    _, notes = one_column(tmp_path, "Ngày", [datetime(2024, 11, 10), "25/10/2024"])
    assert codes(notes) == [("xlsx.month-first", "B2")]


@pytest.mark.parametrize("text", ["31/02/2024", "25.10.2024", "10/10/2024", "25/10/24"])
def test_other_text_beside_days_says_nothing_of_them(tmp_path, text):
    _, notes = one_column(tmp_path, "Ngày", [datetime(2024, 11, 10), text])
    assert notes == ()


def test_text_that_begins_like_a_formula_stays_text(tmp_path):
    def as_text(page):
        page["A2"].data_type = "s"

    rows = [["Tên", "Số"], ["=1+1", "+84 912 345 678"], ["-5", "@a"]]
    records = read_records(make_workbook(tmp_path / "a.xlsx", rows, change=as_text))
    assert plain(records) == [{"ten": "=1+1", "so": "+84 912 345 678"}, {"ten": "-5", "so": "@a"}]


# --- which sheet ----------------------------------------------------------------------------------------------


@pytest.fixture
def two_sheets(tmp_path):
    book = openpyxl.Workbook()
    book.active.title = "Tập thể"
    for page in (book.active, book.create_sheet("Cá nhân")):
        page.append(["Tên", "Số"])
        page.append([page.title, 1])
    book.save(tmp_path / "a.xlsx")
    return tmp_path / "a.xlsx"


def test_a_sheet_is_chosen_by_its_name(two_sheets):
    assert plain(read_records(two_sheets, "ca nhan")) == [{"ten": "Cá nhân", "so": 1}]
    assert list(read_record_sheets(two_sheets)) == ["Tập thể", "Cá nhân"]


@pytest.mark.parametrize(("sheet", "code"), [(None, "records.which-sheet"), ("Khác", "records.no-such-sheet")])
def test_which_sheet_is_asked(two_sheets, sheet, code):
    with pytest.raises(UsageError) as caught:
        read_records(two_sheets, sheet)
    assert [problem.code for problem in caught.value.problems] == [code]
    assert "Cá nhân" in caught.value.render()


# --- other files ----------------------------------------------------------------------------------------------

CSV = "Tên;Số\nĐảng ủy phường;1\nNguyễn Thị Hồng Ngọc;2\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_csv_in_unicode(tmp_path, encoding):
    (tmp_path / "a.csv").write_bytes(CSV.encode(encoding))
    records = read_records(tmp_path / "a.csv")
    assert plain(records) == [{"ten": "Đảng ủy phường", "so": "1"}, {"ten": "Nguyễn Thị Hồng Ngọc", "so": "2"}]
    assert records.notes == ()


WINDOWS_1258 = {
    "ố": "ô\u0301",
    "ả": "a\u0309",
    "ủ": "u\u0309",
    "ờ": "ơ\u0300",
    "ễ": "ê\u0303",
    "ị": "i\u0323",
    "ồ": "ô\u0300",
    "ọ": "o\u0323",
}


def test_csv_in_windows_1258(tmp_path):
    apart = "".join(WINDOWS_1258.get(letter, letter) for letter in CSV)
    (tmp_path / "a.csv").write_bytes(apart.encode("cp1258"))
    records = read_records(tmp_path / "a.csv")
    assert [row["ten"] for row in plain(records)] == ["Đảng ủy phường", "Nguyễn Thị Hồng Ngọc"]
    assert [(note.code, note.severity) for note in records.notes] == [("text.old-file", Severity.WARNING)]
    assert "Windows-1258" in str(records.notes[0].message)


@pytest.mark.parametrize("name", ["TCVN3", "VNI"])
def test_csv_in_tcvn3_and_vni(tmp_path, name):
    text = "Ten;So\n" + CSV.split("\n", 1)[1]
    (tmp_path / "a.csv").write_bytes(encode(text, Encoding(name)).encode("latin-1"))
    records = read_records(tmp_path / "a.csv")
    assert [row["ten"] for row in plain(records)] == ["Đảng ủy phường", "Nguyễn Thị Hồng Ngọc"]
    assert {note.code for note in records.notes} == {"text.old-file", "text.converted"}


def test_csv_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "a.csv").write_bytes("Tên;Số\nПётр Ильич;1\n".replace("ê", "e").replace("ố", "o").encode("cp1251"))
    with pytest.raises(DataError) as caught:
        read_records(tmp_path / "a.csv")
    assert caught.value.problems[0].code == "text.encoding"


def test_blank_lines_of_csv_are_told(tmp_path):
    (tmp_path / "a.csv").write_text("Tên;Số\n\na;1\n;\n\nb;2\n\n", encoding="utf-8")
    records = read_records(tmp_path / "a.csv")
    assert len(records.rows) == 2
    assert "bỏ qua 2 dòng trống: 4-5" in str(records.notes[0].message)


def test_lists_in_yaml_and_json(tmp_path):
    (tmp_path / "a.yaml").write_text("nguoi:\n  - {ten: a}\n  - {ten: b}\n  - chữ\n", encoding="utf-8")
    (tmp_path / "a.json").write_text('[{"ten": "a"}, {"ten": "b"}, 3]', encoding="utf-8")
    assert plain(read_records(tmp_path / "a.json")) == [{"ten": "a"}, {"ten": "b"}]
    (tmp_path / "b.yaml").write_text("- {ten: a}\n- {ten: b}\n- chữ\n", encoding="utf-8")
    for name in ("a.yaml", "b.yaml", "a.json"):
        records = read_records(tmp_path / name)
        assert [row.plain() for row in records.rows] == [{"ten": "a"}, {"ten": "b"}]
        assert [one.problems[0].code for one in records.rejected] == ["records.not-a-record"]


def test_a_file_of_single_values_is_one_record(tmp_path):
    (tmp_path / "a.yaml").write_text("ten: a\nso: 1\n", encoding="utf-8")
    assert plain(read_records(tmp_path / "a.yaml")) == [{"ten": "a", "so": "1"}]


# --- how values print -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (702000, "#,##0", "702.000"),
        (702000, "General", "702000"),
        (1234.5, '#,##0.00 "đồng"', "1.234,50 đồng"),
        (0.3, "General", "0,3"),
        (0.3, "0.00", "0,30"),
        (5, '0 "hộ"', "5 hộ"),
        (2, '"Khóm "0', "Khóm 2"),
        (-1500, "#,##0;[Red]-#,##0", "-1.500"),
        (2.5, "# ?/?", "2,5"),
        (0.8844, "0.00%", "88,44%"),
        (date(2024, 10, 11), "yyyy-mm-dd", "11/10/2024"),
        (date(2026, 2, 5), "d/m/yy", "05/02/2026"),
        ("702.000", "General", "702.000"),
    ],
)
def test_values_print_as_the_sheet_shows_them(tmp_path, value, number_format, text):
    def style(page):
        page["B2"].number_format = number_format

    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "Số"], ["x", value]], change=style)
    (row,) = read_records(path).rows
    shown = pickle.loads(pickle.dumps(row.shown()["so"]))
    assert str(shown) == text
    assert shown == row.plain()["so"]


def test_what_prints_like_the_sheet_still_counts(tmp_path):
    def style(page):
        page["B2"].number_format = "#,##0"

    path = make_workbook(tmp_path / "a.xlsx", [["Tên", "Số", "Ngày"], ["x", 702000, date(2024, 10, 11)]], change=style)
    row = read_records(path).rows[0].shown()
    assert (row["so"] * 2, row["ngay"].year, row["ngay"] < date(2025, 1, 1)) == (1404000, 2024, True)
