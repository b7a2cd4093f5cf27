"""The two inputs that come with the program: the facts of the real news item, none besides; a complete invented one."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

import build_samples
import openpyxl
import pytest

from reportgen.conference.conference import Conference, read_conference
from reportgen.conference.indicators import State
from reportgen.conference.report import make_report, report_context
from reportgen.errors import DataError, Severity
from reportgen.readers.record import Mapping, Node, Scalar

INPUTS = Path(__file__).resolve().parents[2] / "inputs"
REAL = INPUTS / "so-ket-9-thang-2024"
COMPLETE = INPUTS / "vi-du-day-du"
NEWS = REAL / "tin-goc.txt"

NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


@pytest.fixture(scope="module")
def real() -> Conference:
    return read_conference(REAL)


@pytest.fixture(scope="module")
def complete() -> Conference:
    return read_conference(COMPLETE)


def values(node: Node) -> list[str]:
    """Every value of a record as text; comments are no values."""
    if isinstance(node, Scalar):
        return [] if node.value is None else [str(node.value)]
    inner = node.entries.values() if isinstance(node, Mapping) else node
    return [text for one in inner for text in values(one)]


def numbers(text: str) -> set[str]:
    """The numbers of a text, a leading zero aside."""
    return {found.lstrip("0") for found in NUMBER.findall(text)}


# --- the real one -------------------------------------------------------------------------------------------


def test_the_news_item_is_kept_byte_for_byte_but_for_its_writers_name() -> None:
    digest = hashlib.sha256(NEWS.read_bytes()).hexdigest()
    assert digest == "64041cab0499c7c599a2d00ba4a129cb2e16b9b33226fa8f5430cf81cd46b612"


def test_the_news_item_holds_28_words_with_separate_tone_marks() -> None:
    text = NEWS.read_text(encoding="utf-8")
    assert sum(unicodedata.normalize("NFC", word) != word for word in re.findall(r"\w[\w\u0300-\u0323]*", text)) == 28


def test_every_number_of_the_news_item_stands_in_the_input(real: Conference) -> None:
    told = numbers(NEWS.read_text(encoding="utf-8"))
    written = numbers(" ".join(values(real.root)))
    assert "11/10/2024" in written
    assert told - written == {"11/10"}


def test_no_number_stands_in_the_input_that_is_not_in_the_news_item(real: Conference) -> None:
    told = numbers(NEWS.read_text(encoding="utf-8"))
    written = numbers(" ".join(values(real.root)))
    layout_and_dates = {"1", "11/10/2024"}
    examples = {"92", "120"}
    assert written - told == layout_and_dates | examples


def test_examples_are_plan_figures_only(real: Conference) -> None:
    marked = [(figure.id, name) for figure in real.figures for name in ("ke_hoach", "ket_qua", "cung_ky")
              if figure.value(name).example]  # fmt: skip
    assert {name for _, name in marked} == {"ke_hoach"}
    assert len(marked) == 4


def test_the_revenue_without_a_unit_stays_a_gap_and_its_ratio_as_told(real: Conference) -> None:
    revenue = real.figures[0]
    assert (revenue.plan.state, revenue.result.state) == (State.GAP, State.GAP)
    assert str(revenue.ratio.known) == "74%"
    assert revenue.source.can_hoi is not None


@pytest.mark.parametrize(
    "sentence",
    [
        "hoạt động thương mại, dịch vụ ổn định",
        "Hoàn thành, đưa vào sử dụng 9 công trình xây dựng cơ bản, với tổng kinh phí trên 3,7 tỷ đồng từ nguồn",
        "Tỷ lệ người dân tham gia bảo hiểm y tế toàn dân đạt 88,44%",
        "thực hiện kế hoạch tấn công tội phạm các đợt cao điểm",
        "kiểm tra 04 chi bộ và 14 đảng viên; giám sát 04 chi bộ và 13 đảng viên",
        "đã có 113 tập thể và cá nhân đăng ký thực hiện mô hình “Dân vận khéo” năm 2024",
        "đã tặng giấy khen cho 04 tập thể và 08 cá nhân vì đã có thành tích xuất sắc tiêu biểu trong học tập",
        "đạt tỷ lệ 74%",
    ],
)
def test_the_draft_says_what_the_news_item_says(real: Conference, sentence: str) -> None:
    context, _ = report_context(real, draft=True)
    assert sentence in " ".join(str(row["chu"]) for row in context["noi_dung"])


def test_every_slip_of_the_news_item_is_mended(real: Conference) -> None:
    text = " ".join(values(real.root))
    for slip in (
        "tổ chức tổ chức",
        "tren 3,7",
        "lo sóc",
        "đăng kí",
        "tỉ đồng",
        ";Thu",
        "./.",
        "UBKT Đảng đã",
    ):
        assert slip not in text


def test_its_head_is_that_of_its_time(real: Conference) -> None:
    context, _ = report_context(real, draft=True)
    assert context["co_quan"] == {"cap_tren": "ĐẢNG BỘ THÀNH PHỐ LONG XUYÊN", "ten": "ĐẢNG ỦY PHƯỜNG MỸ THỚI"}
    assert context["so_ky_hieu"] == "Số      -BC/ĐU"


def test_a_draft_is_made_and_a_final_paper_refused_with_all_that_is_missing(real: Conference) -> None:
    _, problems = report_context(real, draft=True)
    assert {problem.severity for problem in problems} == {Severity.GAP}
    with pytest.raises(DataError) as caught:
        report_context(real, draft=False)
    said = caught.value.render()
    for missing in ("số văn bản", "ngày ký", "họ tên người ký", "nơi nhận", "nhiệm vụ của kỳ tới", "số liệu ví dụ"):
        assert missing in said
    assert all(problem.place is not None for problem in caught.value.problems)


# --- the complete one -----------------------------------------------------------------------------------------


def test_the_complete_sample_has_no_gap_and_no_finding(complete: Conference) -> None:
    _, problems = report_context(complete, draft=False)
    assert problems == []


def test_it_has_many_indicators_from_a_sheet(complete: Conference) -> None:
    assert len(complete.figures) >= 30
    assert all("chi-tieu.xlsx" in figure.place.path for figure in complete.figures)
    assert all(figure.result.known for figure in complete.figures)


def test_no_paragraph_is_said_twice(complete: Conference) -> None:
    context, _ = report_context(complete, draft=False)
    paragraphs = [str(row["chu"]) for row in context["noi_dung"] if row["kieu"] in ("doan", "gach", "cong")]
    assert len(paragraphs) == len(set(paragraphs)) > 80


def test_it_has_every_kind_of_heading_and_both_appendices(complete: Conference) -> None:
    context, _ = report_context(complete, draft=False)
    kinds = {row["kieu"] for row in context["noi_dung"]}
    assert {"phan", "muc", "muc_1", "muc_2", "doan", "gach", "cong", "hinh"} <= kinds
    assert [len(appendix["hang"]) > 8 for appendix in context["phu_luc"]] == [True, True]


def test_every_indicator_is_used_in_the_text(complete: Conference) -> None:
    text = "\n".join(values(complete.root))
    assert [figure.id for figure in complete.figures if f"chi_tieu.{figure.id}" not in text] == []


def test_the_complete_sample_fills_its_template() -> None:
    made = make_report(COMPLETE, draft=False)
    assert made.name == "bao-cao-so-ket"
    assert made.problems == ()
    assert made.document.to_docx()[:2] == b"PK"


def test_strings_are_composed(real: Conference, complete: Conference) -> None:
    for conference in (real, complete):
        assert all(unicodedata.is_normalized("NFC", text) for text in values(conference.root))


# --- those commended ------------------------------------------------------------------------------------------


def test_both_samples_name_four_collectives_and_eight_people(real: Conference, complete: Conference) -> None:
    for conference in (real, complete):
        recipients = conference.recipients
        assert (len(recipients.collectives), len(recipients.people), recipients.problems) == (4, 8, ())


def test_the_names_of_the_real_one_are_openly_examples(real: Conference) -> None:
    assert all(one.example and "ví dụ" in one.name for one in real.recipients.accepted)


def test_the_sheets_hold_what_the_tool_writes() -> None:
    for folder, sheets in ((REAL, build_samples.REAL), (COMPLETE, build_samples.COMPLETE)):
        book = openpyxl.load_workbook(folder / build_samples.NAME)
        assert book.sheetnames == [sheet.name for sheet in sheets]
        for sheet in sheets:
            held = [list(row) for row in book[sheet.name].iter_rows(min_row=4, values_only=True)]
            assert held == [list(sheet.headings), *sheet.rows]
