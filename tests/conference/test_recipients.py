"""Who is commended: read row by row from sheets, CSV and YAML as offices keep them."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Font

from reportgen.conference.conference import read_conference
from reportgen.conference.model import Award
from reportgen.conference.recipient_columns import COLUMN_NAMES, KNOWN_HEADINGS
from reportgen.conference.recipients import Recipients, read_recipients
from reportgen.conference.report import report_context
from reportgen.errors import DataError, Problem, Severity
from reportgen.readers.tables import key_of

from .making import HEAD, REPORT

COMMENDED = "khen_thuong: {tap_the: 01 tập thể, ca_nhan: 02 cá nhân, thanh_tich: có thành tích}\n"
BODY = "  noi_dung: [{danh_sach: khen_thuong}]\n"

COLLECTIVES = [["TT", "Tên tập thể", "Tiền thưởng"], [1, "Chi bộ khóm 1", "1.404.000 đồng"]]
PEOPLE = [
    ["TT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị công tác", "Hệ số", "Số vào sổ"],
    [1, "Đ/c  Nguyễn Văn A ", 1970, "Bí thư", "Chi bộ khóm 2", 0.3, "01"],
    [2, "Trần Thị B", "15/8/1981", None, "Chi bộ khóm 3", "0,3", 2],
]


def folder(tmp_path: Path, yaml: str = COMMENDED, **sheets: list[list[Any]]) -> Path:
    """A conference's folder with `khen-thuong.xlsx` beside its YAML; the sheets by their keys."""
    (tmp_path / "hoi-nghi.yaml").write_text(HEAD + yaml + REPORT + BODY, encoding="utf-8")
    if sheets:
        book = openpyxl.Workbook()
        book.remove(book.active)
        for name, rows in sheets.items():
            page = book.create_sheet({"tap_the": "Tập thể", "ca_nhan": "Cá nhân"}.get(name, name))
            for row in rows:
                page.append(row)
        book.save(tmp_path / "khen-thuong.xlsx")
    return tmp_path


def people(tmp_path: Path, *rows: list[Any], head: list[Any] | None = None) -> Recipients:
    return read_recipients(folder(tmp_path, ca_nhan=[head or PEOPLE[0], *rows]))


def told(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.code, getattr(problem.place, "cell", "")) for problem in problems]


# --- sheets ---------------------------------------------------------------------------------------------------


def test_both_sheets_are_read(tmp_path: Path) -> None:
    found = read_recipients(folder(tmp_path, tap_the=COLLECTIVES, ca_nhan=PEOPLE))
    (collective,) = found.collectives
    first, second = found.people
    assert (collective.name, collective.amount) == ("Chi bộ khóm 1", 1404000)
    assert (first.title, first.name, first.position) == ("Đồng chí", "Nguyễn Văn A", "Bí thư Chi bộ khóm 2")
    assert (first.birth_year, first.coefficient, first.book_number) == (1970, Decimal("0.3"), "01")
    assert (second.birth_year, second.coefficient, second.book_number) == (1981, Decimal("0.3"), "2")
    assert second.places["nam_sinh"].message().render().endswith("trang tính “Cá nhân”, ô C3")
    assert (found.total, found.problems) == (3, ())


def test_the_report_lists_them(tmp_path: Path) -> None:
    context, problems = report_context(
        read_conference(folder(tmp_path, tap_the=COLLECTIVES, ca_nhan=PEOPLE)), draft=False
    )
    assert [row["chu"] for row in context["noi_dung"]] == [
        "Tập thể:",
        "Chi bộ khóm 1.",
        "Cá nhân:",
        "Đồng chí Nguyễn Văn A, Bí thư Chi bộ khóm 2;",
        "Đồng chí Trần Thị B, Chi bộ khóm 3.",
    ]
    assert problems == []


def test_an_example_stops_a_final_report_and_marks_a_draft(tmp_path: Path) -> None:
    rows = [["TT", "Họ và tên", "Ví dụ"], [1, "Nguyễn Văn A", "x"], [2, "[tên ví dụ]", None]]
    conference = read_conference(folder(tmp_path, COMMENDED.replace("01", "00"), ca_nhan=rows))
    assert [one.example for one in conference.recipients.people] == [True, True]
    with pytest.raises(DataError) as caught:
        report_context(conference, draft=False)
    assert told(caught.value.problems) == [("awards.example", "B2"), ("awards.example", "B3")]
    _, problems = report_context(conference, draft=True)
    assert {problem.severity for problem in problems} == {Severity.GAP}


def test_counts_that_differ_from_the_sheet_are_refused(tmp_path: Path) -> None:
    conference = read_conference(folder(tmp_path, tap_the=COLLECTIVES, ca_nhan=PEOPLE[:2]))
    assert [problem.code for problem in conference.problems] == ["awards.count-differs"]
    assert "ghi 02 cá nhân nhưng danh sách có 1 cá nhân" in str(conference.problems[0].message)


def test_a_row_that_cannot_be_used_is_counted_all_the_same(tmp_path: Path) -> None:
    rows = [PEOPLE[0], [1, "=B9", None, None, None, None, None], [2, "Trần Thị B", "năm nào", None, None, None, None]]
    conference = read_conference(folder(tmp_path, tap_the=COLLECTIVES, ca_nhan=rows))
    assert conference.problems == ()
    assert told(conference.recipients.problems) == [("xlsx.no-saved-value", "B2"), ("recipients.birth-year", "C3")]


# --- bad rows -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("row", "code", "cell"),
    [
        ([9, None, 1970, "Bí thư", "Chi bộ 1", None, None], "recipients.no-name", "B3"),
        ([9, "\u200b ", 1970, "Bí thư", "Chi bộ 1", None, None], "recipients.no-name", "B3"),
        ([9, "Lê C", "197", None, None, None, None], "recipients.birth-year", "C3"),
        ([9, "Lê C", "31/02/1975", None, None, None, None], "date.impossible", "C3"),
        ([9, "Lê C", "15/8/75", None, None, None, None], "date.year", "C3"),
        ([9, "Lê C", None, None, None, "ba phần mười", None], "number.malformed", "F3"),
        ([9, "Lê C", None, None, None, 702000, None], "recipients.coefficient", "F3"),
        ([9, "=B2", None, None, None, None, None], "xlsx.no-saved-value", "B3"),
        ([9, "#N/A", None, None, None, None, None], "xlsx.error-value", "B3"),
        ([None, "Người lập danh sách", None, None, None, None, None], "recipients.not-numbered", "A3"),
    ],
)
def test_a_bad_row_is_named_and_the_others_go_on(tmp_path: Path, row: list[Any], code: str, cell: str) -> None:
    found = people(tmp_path, PEOPLE[1], row, PEOPLE[2])
    assert [one.name for one in found.people] == ["Nguyễn Văn A", "Trần Thị B"]
    assert told(found.problems) == [(code, cell)]
    assert (len(found.rejected), found.total) == (1, 3)


@pytest.mark.parametrize("money", ["bảy trăm", "702.000 hộ", "-5", "1,5"])
def test_text_in_a_cell_of_money(tmp_path: Path, money: str) -> None:
    found = people(tmp_path, [1, "Nguyễn Văn A", money], head=["TT", "Họ tên", "Số tiền"])
    assert told(found.problems) == [("recipients.amount", "C2")]
    assert "%" not in str(found.problems[0].hint)


@pytest.mark.parametrize(("written", "amount"), [("702.000", 702000), (702000, 702000), ("702.000đ", 702000),
    ("1,404 triệu đồng", 1404000), ("702.000 VNĐ", 702000), (0, 0), (None, None)])  # fmt: skip
def test_money_as_people_write_it(tmp_path: Path, written: object, amount: int | None) -> None:
    (one,) = people(tmp_path, [1, "Nguyễn Văn A", written], head=["TT", "Họ tên", "Số tiền"]).people
    assert one.amount == amount


def test_a_year_formatted_as_a_day_is_asked_about(tmp_path: Path) -> None:
    path = folder(tmp_path, ca_nhan=PEOPLE)
    book = openpyxl.load_workbook(path / "khen-thuong.xlsx")
    book["Cá nhân"]["C2"].number_format = "dd/mm/yyyy"
    book.save(path / "khen-thuong.xlsx")
    found = read_recipients(path)
    assert told(found.problems) == [("recipients.birth-year", "C2")]
    assert "1970" in str(found.problems[0].message)


def test_totals_and_rows_with_a_number_only_are_no_recipients(tmp_path: Path) -> None:
    found = people(tmp_path, PEOPLE[1], [2], [None, "Tổng cộng: 01 người"])
    assert (len(found.people), found.rejected) == (1, ())
    assert told(found.problems) == [("records.empty-rows", "A3"), ("recipients.total-row", "A4")]


def test_a_total_without_its_saved_value_is_a_total_all_the_same(tmp_path: Path) -> None:
    found = people(tmp_path, PEOPLE[1], [None, "Cộng: 01 cá nhân", None, None, None, "=SUM(F2:F2)"])
    assert (len(found.people), found.rejected) == (1, ())
    assert told(found.problems) == [("recipients.total-row", "A3")]


def test_who_signs_below_the_total_is_no_recipient(tmp_path: Path) -> None:
    below = [[None, None, None, None, "Ví Dụ, ngày 12 tháng 10 năm 2026"],
             [None, "NGƯỜI LẬP BIỂU", None, None, "T/M ĐẢNG ỦY"],
             [None, "Lê Văn C", None, None, "Trần Thị B"]]  # fmt: skip
    found = people(tmp_path, PEOPLE[1], [None, "Tổng cộng"], *below)
    assert (len(found.people), found.rejected) == (1, ())
    assert [problem.code for problem in found.problems] == ["recipients.total-row", *["recipients.below-total"] * 3]
    assert {problem.severity for problem in found.problems} == {Severity.NOTE}


def test_one_below_the_total_without_a_number_is_asked_about(tmp_path: Path) -> None:
    found = people(tmp_path, PEOPLE[1], [None, "Tổng cộng"], [None, "Lê Văn C", 1970, "Bí thư"])
    assert (len(found.people), len(found.rejected)) == (1, 1)
    assert told(found.problems)[1:] == [("recipients.not-numbered", "A4")]


def test_text_that_begins_like_a_formula_is_a_name(tmp_path: Path) -> None:
    (tmp_path / "khen-thuong.csv").write_text(
        "loai;ten;ghi_chu\ncá nhân;@Nguyễn Văn A;-x\ntập thể;=1+1;+y\n", encoding="utf-8"
    )
    found = read_recipients(folder(tmp_path))
    assert [(one.name, one.note) for one in found.accepted] == [("@Nguyễn Văn A", "-x"), ("=1+1", "+y")]


def test_old_letters_in_names_are_converted_and_told(tmp_path: Path) -> None:
    path = folder(tmp_path, ca_nhan=[PEOPLE[0], [1, "§/c NguyÔn V¨n ¢n", 1970, "BÝ th­", "Chi bé khãm 2"]])
    book = openpyxl.load_workbook(path / "khen-thuong.xlsx")
    for cell in book["Cá nhân"][2]:
        cell.font = Font(name=".VnTime")
    book.save(path / "khen-thuong.xlsx")
    found = read_recipients(path)
    assert [(one.title, one.name, one.position) for one in found.people] == [
        ("Đồng chí", "Nguyễn Văn Ân", "Bí thư Chi bộ khóm 2")
    ]
    assert {(problem.code, problem.severity) for problem in found.problems} == {("text.converted", Severity.NOTE)}


# --- columns --------------------------------------------------------------------------------------------------


def test_a_misspelt_heading_is_taken_for_the_nearest_and_told(tmp_path: Path) -> None:
    found = people(tmp_path, [1, "Nguyễn Văn A", "Bí thư"], head=["TT", "Họ và tênn", "Chứ vụ"])
    assert [(one.name, one.post) for one in found.people] == [("Nguyễn Văn A", "Bí thư")]
    assert told(found.problems) == [("recipients.heading", "B1"), ("recipients.heading", "C1")]
    assert "cột “Chứ vụ” được hiểu là “Chức vụ”" in str(found.problems[1].message)


def test_every_column_has_a_name_that_is_known() -> None:
    assert set(COLUMN_NAMES) == set(Award.model_fields)
    assert {key_of(name) for name in COLUMN_NAMES.values()} <= KNOWN_HEADINGS


def test_without_a_column_of_names_every_row_is_rejected_for_one_reason(tmp_path: Path) -> None:
    found = people(tmp_path, [1, "Nguyễn Văn A", 5], [2, "Trần Thị B", 6], head=["TT", "Danh tính", "Hệ số"])
    assert (found.accepted, len(found.rejected)) == ((), 2)
    assert [problem.code for problem in found.problems] == ["recipients.no-name-column"]


def test_other_columns_are_not_used_and_told(tmp_path: Path) -> None:
    found = people(tmp_path, [1, "Nguyễn Văn A", "0912345678"], head=["TT", "Họ tên", "Điện thoại"])
    assert told(found.problems) == [("recipients.unknown-column", "C1")]
    assert found.problems[0].severity is Severity.NOTE


def test_money_under_a_wider_heading(tmp_path: Path) -> None:
    head = ["TT", "Họ tên", "Tiền thưởng (đồng) Hệ số", "Tiền thưởng (đồng) Số tiền"]
    found = people(tmp_path, [1, "Nguyễn Văn A", "0,3", "702.000"], head=head)
    assert [(one.coefficient, one.amount) for one in found.people] == [(Decimal("0.3"), 702000)]
    assert found.problems == ()


def test_a_column_of_money_that_is_not_used_is_a_warning(tmp_path: Path) -> None:
    found = people(tmp_path, [1, "Nguyễn Văn A", "702.000"], head=["TT", "Họ tên", "Tiền Đảng bộ cấp"])
    assert told(found.problems) == [("recipients.unknown-column", "C1")]
    assert found.problems[0].severity is Severity.WARNING


def test_years_in_columns_for_men_and_women(tmp_path: Path) -> None:
    head = ["TT", "Họ và tên", "Năm sinh nam", "Năm sinh nữ"]
    found = people(tmp_path, [1, "Nguyễn Văn A", 1970, None], [2, "Trần Thị B", None, 1981], head=head)
    assert [one.birth_year for one in found.people] == [1970, 1981]


def test_blocks_within_one_sheet(tmp_path: Path) -> None:
    rows = [["TT", "Họ tên, tên tập thể", "Đơn vị"], ["I", "TẬP THỂ", None], [1, "Chi bộ khóm 1", None],
            ["II", "Cá nhân (01)", None], [1, "Nguyễn Văn A", "Chi bộ khóm 2"]]  # fmt: skip
    found = read_recipients(folder(tmp_path, **{"Danh sách": [["TT", "Tên", "Đơn vị"], *rows[1:]]}))
    assert [one.name for one in found.collectives] == ["Chi bộ khóm 1"]
    assert [one.name for one in found.people] == ["Nguyễn Văn A"]


def test_a_bad_row_within_a_block_is_counted_there(tmp_path: Path) -> None:
    rows = [["TT", "Tên", "Năm sinh"], ["I-", "TẬP THỂ"], [1, "Chi bộ khóm 1"], ["II-", "CÁ NHÂN"],
            [1, "Nguyễn Văn A"], [2, "Trần Thị B", "=A1"]]  # fmt: skip
    found = read_recipients(folder(tmp_path, **{"Danh sách": rows}))
    assert (found.counted("tap_the"), found.counted("ca_nhan"), len(found.rejected)) == (1, 2, 1)


def test_a_row_without_a_kind_is_asked_for(tmp_path: Path) -> None:
    found = read_recipients(folder(tmp_path, Sheet1=[["Tên", "Đơn vị"], ["Nguyễn Văn A", "Chi bộ 1"]]))
    assert [problem.code for problem in found.problems] == ["schema.missing"]


# --- the same one twice ---------------------------------------------------------------------------------------


def test_one_who_stands_twice_is_commended_once(tmp_path: Path) -> None:
    twice = [3, "Đồng chí NGUYỄN VĂN A", None, None, "Chi bộ  khóm 2", None, None]
    found = people(tmp_path, *PEOPLE[1:], twice)
    assert (len(found.people), len(found.duplicates), found.total) == (2, 1, 3)
    assert told(found.problems) == [("recipients.duplicate", "B4")]
    assert "ô B2" in str(found.problems[0].message)


def test_one_name_in_two_units_is_a_hint_only(tmp_path: Path) -> None:
    found = people(tmp_path, PEOPLE[1], [2, "Nguyễn Văn A", None, None, "Chi bộ khóm 9", None, None])
    assert len(found.people) == 2
    assert [(one.code, one.severity) for one in found.problems] == [("recipients.namesake", Severity.WARNING)]


def test_other_years_of_birth_are_other_people(tmp_path: Path) -> None:
    rows = [[number, "Nguyễn Văn A", year, None, "Chi bộ 1", None, None] for number, year in ((1, 1970), (2, 1990))]
    found = people(tmp_path, *rows)
    assert (len(found.people), found.duplicates) == (2, ())


# --- titles ---------------------------------------------------------------------------------------------------


def test_a_title_that_may_be_a_family_name_stays_unless_others_have_titles(tmp_path: Path) -> None:
    head = ["TT", "Họ tên"]
    alone = people(tmp_path, [1, "Ông Cao Thắng"], head=head)
    assert [(one.title, one.name) for one in alone.people] == [("", "Ông Cao Thắng")]
    assert told(alone.problems) == [("recipients.title-or-name", "B2")]
    among = people(tmp_path, [1, "Ông Cao Thắng"], [2, "Bà Trần Thị B"], head=head)
    assert [(one.title, one.name) for one in among.people] == [("Ông", "Cao Thắng"), ("Bà", "Trần Thị B")]


def test_a_column_of_titles_leaves_names_alone(tmp_path: Path) -> None:
    head = ["TT", "Danh xưng", "Họ tên"]
    found = people(tmp_path, [1, "Ông", "Ông Cao Thắng"], [2, "đ/c", "Đ/c Lê Văn A"], [3, "Bà", "Lê B"], head=head)
    assert [(one.title, one.name) for one in found.people] == [
        ("Ông", "Ông Cao Thắng"),
        ("Đồng chí", "Lê Văn A"),
        ("Bà", "Lê B"),
    ]


# --- other places ---------------------------------------------------------------------------------------------


def test_a_list_in_yaml_goes_on_without_its_bad_items(tmp_path: Path) -> None:
    listed = """\
khen_thuong:
  danh_sach:
    - {ten: Nguyễn Văn A, loai: cá nhân}
    - {ten: Lê B, loai: nhóm}
    - {loai: cá nhân}
    - chữ
    - {ten: Chi bộ 1, loai: tập thể, tien_thuong: 1.404.000 đồng}
"""
    found = read_recipients(folder(tmp_path, listed))
    assert [one.name for one in found.accepted] == ["Nguyễn Văn A", "Chi bộ 1"]
    assert {problem.code for problem in found.problems} == {
        "schema.not-one-of",
        "recipients.no-name",
        "records.not-a-record",
    }
    assert found.total == 5


def test_two_lists_are_refused(tmp_path: Path) -> None:
    path = folder(tmp_path, "khen_thuong: {danh_sach: [{ten: Lê B, loai: cá nhân}]}\n", ca_nhan=PEOPLE)
    found = read_recipients(path)
    assert [(one.code, one.severity) for one in found.problems] == [("recipients.two-lists", Severity.ERROR)]


def test_nothing_is_listed(tmp_path: Path) -> None:
    found = read_recipients(folder(tmp_path))
    assert (bool(found), found.total, found.problems) == (False, 0, ())
