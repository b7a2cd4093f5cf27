"""Sheets as offices keep them: their headings, their rows of groups, the places of their mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.conference.conference import Conference, conference_of
from reportgen.errors import DataError, Problem
from reportgen.places import CellPlace
from reportgen.readers.record import Mapping, Scalar, Sequence
from reportgen.readers.tables import heading
from reportgen.readers.yaml_file import parse_yaml

from .making import HEAD, REPORT, sound

HEADINGS = ["TT", "Mã", "Tên chỉ tiêu", "ĐVT", "KH năm", "TH 9 tháng", "Cùng kỳ 2025"]
BUDGET = ["1", "thu", "Thu ngân sách", "tỷ đồng", "62,5", "51,8", "46,2"]
MEMBERS = ["2", "ket_nap", "Kết nạp đảng viên", "đảng viên", "45", "36", "31"]


def spot(row: int, column: int) -> CellPlace:
    return CellPlace("chi-tieu.xlsx", "Sheet1", f"{chr(ord('A') + column)}{row}")


def sheet(*rows: list[str], headings: list[str] = HEADINGS) -> Sequence:
    """A sheet as its reader gives it; cells that a row lacks are empty."""
    heads = [heading(label, spot(1, column)) for column, label in enumerate(headings)]
    items = []
    for number, row in enumerate(rows, start=2):
        values = [value or None for value in row] + [None] * (len(heads) - len(row))
        entries = {
            head.key: Scalar(value, spot(number, at))
            for at, (head, value) in enumerate(zip(heads, values, strict=True))
        }
        labels = {head.key: head.label for head in heads}
        items.append(Mapping(entries, spot(number, 0), {head.key: head.place for head in heads}, labels=labels))
    return Sequence(tuple(items), spot(1, 0))


def read(rows: Sequence, *, key: str = "chi_tieu") -> Conference:
    root = parse_yaml(f"{HEAD}{REPORT}", Path("hoi-nghi.yaml"))
    return sound(conference_of(Mapping({**root.entries, key: rows}, root.place, root.key_places), Path()))


def refused(rows: Sequence) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        read(rows)
    return list(caught.value.problems)


def test_an_offices_headings_are_understood() -> None:
    (figure,) = read(sheet(BUDGET)).figures
    shown = [str(value.known) for value in (figure.plan, figure.result, figure.before)]
    assert (figure.id, figure.source.ten, figure.unit.text) == ("thu", "Thu ngân sách", "tỷ đồng")
    assert shown == ["62,5 tỷ đồng", "51,8 tỷ đồng", "46,2 tỷ đồng"]


def test_two_headings_that_mean_one_thing_are_asked_about() -> None:
    problems = refused(sheet(BUDGET, headings=[*HEADINGS[:5], "TH 2025", "TH 9 tháng 2026"]))
    assert {problem.code for problem in problems} == {"schema.unknown-key"}
    assert [problem.place for problem in problems] == [spot(1, 5), spot(1, 6)]


def test_a_mistake_is_told_by_the_cell_it_stands_in() -> None:
    (problem,) = refused(sheet([*BUDGET[:5], "51.8", "46,2"]))
    assert problem.place == spot(2, 5)


def test_a_row_with_a_name_only_begins_a_group() -> None:
    made = read(sheet(["I", "", "Kinh tế"], BUDGET, ["II", "", "Xây dựng Đảng"], MEMBERS))
    assert [figure.source.nhom for figure in made.figures] == ["Kinh tế", "Xây dựng Đảng"]


def test_a_name_with_no_figures_behind_it_is_no_group() -> None:
    assert {problem.place for problem in refused(sheet(BUDGET, ["2", "", "Hộ nghèo"]))} == {spot(3, 1)}


def test_a_remark_below_the_table_is_passed_over() -> None:
    assert len(read(sheet(BUDGET, ["Người lập biểu"])).figures) == 1


def test_a_sheet_of_tasks_is_understood() -> None:
    headings = ["STT", "Nội dung công việc", "Đơn vị chủ trì", "Thời gian hoàn thành"]
    made = read(sheet(["1", "Rà soát thu", "Văn phòng", "31/12/2026"], headings=headings), key="nhiem_vu")
    assert made.source.nhiem_vu is not None
    (task,) = made.source.nhiem_vu
    assert (task.viec, task.phu_trach, task.thoi_han) == ("Rà soát thu", "Văn phòng", "31/12/2026")
