"""Whatever stands behind a key, the answer is a document or sentences with places, never a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.conference.conference import conference_of
from reportgen.conference.report import report_context
from reportgen.errors import DataError, ReportgenError
from reportgen.readers.yaml_file import parse_yaml

from .making import HEAD, INDICATORS, REPORT, conference

ODD = [
    "", "[]", "{}", "true", "88,44%", "1/2", "-5", "3.700", "0", "[1, 2]", "{a: b}", "- x", "31/2/2024", "NaN", "1e5",
    "{{ chi_tieu.bhyt }}", "'{{ chi_tieu.bhyt }}'", "'[cần bổ sung]'", "9" * 70, "x" * 400, "0 tỷ đồng", "'{{'",
    "{gia_tri: , vi_du: true}", "{gia_tri: 0}", "'  '", "trên", "17/0", "🙂", "'\u200b'", "Ví dụ: a", "&a 1", "*a",
]  # fmt: skip

KEYS = [
    "co_quan", "hoi_nghi", "ky_bao_cao", "chi_tieu", "nhiem_vu", "khen_thuong", "bao_cao", "ke_hoach", "ket_qua",
    "don_vi", "ty_le", "so", "ngay", "nguoi_ky", "noi_nhan", "noi_dung", "phu_luc", "moc_tien_do", "tap_the",
]  # fmt: skip

WHOLE = """\
co_quan:
  ten: Đảng ủy phường Ví Dụ
hoi_nghi:
  ten: Hội nghị sơ kết
  ngay: 09/10/2026
ky_bao_cao:
  da_qua: 9 tháng đầu năm 2026
  moc_tien_do: 75%
nhiem_vu:
khen_thuong:
  tap_the: 04 tập thể
chi_tieu:
  - ma: bhyt
    ten: Bảo hiểm y tế
    don_vi: hộ
    ke_hoach: 5
    ket_qua: 4
    ty_le: 80%
bao_cao:
  so: 5
  ngay: 12/10/2026
  nguoi_ky:
  noi_nhan:
  noi_dung: Đạt {{ chi_tieu.bhyt }}.
  phu_luc:
"""


def refused(text: str) -> ReportgenError | None:
    """What is said against the input, None when a draft is made of it."""
    try:
        report_context(conference_of(parse_yaml(text, Path("hoi-nghi.yaml")), Path()), draft=True)
    except ReportgenError as error:
        return error
    return None


@pytest.mark.parametrize("key", KEYS)
def test_an_odd_value_is_told_in_sentences(key: str) -> None:
    lines = WHOLE.splitlines()
    at = next(index for index, line in enumerate(lines) if line.lstrip(" -").startswith(f"{key}:"))
    start = lines[at][: lines[at].index(key)]
    errors = [refused("\n".join([*lines[:at], f"{start}{key}: {odd}", *lines[at + 1 :]])) for odd in ODD]
    said = [error for error in errors if error is not None]
    assert said
    assert all(problem.place is not None for error in said for problem in error.problems)
    assert all(error.render() and error.render("en") for error in said)


def test_a_draft_that_cannot_be_made_tells_what_is_wrong_and_not_what_is_missing() -> None:
    made = conference(text="Đạt {{ chi_tieu.khong_co }}.", report=REPORT.replace("so: 58", "so:"))
    with pytest.raises(DataError) as caught:
        report_context(made, draft=True)
    assert [problem.code for problem in caught.value.problems] == ["narrative.unknown-name"]


def test_one_mistake_is_told_once() -> None:
    report = REPORT.replace("so: 58", "so: Số 5") + "  phu_luc: [{ten: A}, {ten: B}]\n"
    with pytest.raises(DataError) as caught:
        report_context(conference(report=report, indicators=INDICATORS), draft=False)
    assert [problem.code for problem in caught.value.problems] == ["report.number"]


def test_a_wrong_shape_does_not_hide_wrong_figures() -> None:
    with pytest.raises(DataError) as caught:
        conference(
            indicators=INDICATORS.replace('ket_qua: "51,8"', "ket_qua: tám"), report=REPORT.replace("so:", "soo:")
        )
    assert [problem.code for problem in caught.value.problems] == ["quantity.no-number", "schema.unknown-key"]


def test_wrong_figures_do_not_hide_what_is_wrong_in_the_text() -> None:
    text = f"{HEAD}{INDICATORS.replace('ma: bhyt', 'ma: thu')}{REPORT}  noi_dung: Đạt {{{{ chi_tieu.sai }}}}.\n"
    error = refused(text)
    assert error is not None
    assert [problem.code for problem in error.problems] == ["indicator.duplicate-id", "narrative.unknown-name"]
