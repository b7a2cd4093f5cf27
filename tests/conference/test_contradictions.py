"""A number typed by hand that contradicts its indicator is found; one that speaks of something else is not."""

from __future__ import annotations

import pytest

from reportgen.conference.contradictions import contradictions
from reportgen.errors import Severity

from .making import conference

CONTRADICTORY = {
    "another percentage": "Tỷ lệ người dân tham gia bảo hiểm y tế đạt 89,44%.",
    "a rounded one": "Tỷ lệ bảo hiểm y tế đạt 88,4%.",
    "another spelling of the keyword": "Tỉ lệ BẢO HIỂM Y TẾ đạt 90%.",
    "words between": "Tỷ lệ bảo hiểm y tế toàn dân đến nay đạt tỷ lệ 87%.",
    "money in the same unit": "Thu ngân sách đạt 52,8 tỷ đồng.",
    "money in another unit": "Thu ngân sách đạt 52.800 triệu đồng.",
    "money in links": "Thu ngân sách đạt 51 tỷ 900 triệu đồng.",
    "a qualifier that is not borne out": "Thu ngân sách đạt trên 53 tỷ đồng.",
    "percent of the plan": "Thu ngân sách đạt {{ chi_tieu.thu }}, bằng 84% dự toán năm.",
    "percent of the plan without the word": "Thu ngân sách đạt 83,5%.",
    "growth": "Thu ngân sách đạt {{ chi_tieu.thu }}, tăng 13% so với cùng kỳ.",
    "growth the wrong way": "Thu ngân sách giảm 12,12% so với cùng kỳ.",
    "growth in points": "Tỷ lệ bảo hiểm y tế tăng 2,4% so với cùng kỳ.",
    "the plan": "Thu ngân sách theo dự toán là 63 tỷ đồng.",
    "last year": "Thu ngân sách cùng kỳ đạt 47 tỷ đồng.",
    "a count": "Đã kết nạp 37 đảng viên.",
    "a count with a zero": "Đã kết nạp 06 đảng viên.",
    "the number first": "Có 37 đảng viên mới kết nạp.",
    "the second sentence": "Kinh tế ổn định. Thu ngân sách đạt 50 tỷ đồng.",
    "a dash": "- Kết nạp 40 đảng viên.",
}

AGREEING = {
    "the same": "Tỷ lệ bảo hiểm y tế đạt 88,44%.",
    "the same in another unit": "Thu ngân sách đạt 51.800 triệu đồng.",
    "a qualifier that is borne out": "Thu ngân sách đạt trên 51 tỷ đồng, tỷ lệ bảo hiểm y tế đạt trên 88%.",
    "the computed ratio": "Thu ngân sách đạt {{ chi_tieu.thu }}, bằng 82,88% dự toán.",
    "the computed growth": "Thu ngân sách tăng 12,12% so với cùng kỳ.",
    "the plan": "Thu ngân sách đạt {{ chi_tieu.thu }} so với dự toán 62,5 tỷ đồng.",
    "with a zero": "Kết nạp 036 đảng viên.",
}

OF_SOMETHING_ELSE = {
    "a reference": "Thu ngân sách đạt {{ chi_tieu.thu }}.",
    "a part": "Thu ngân sách đạt {{ chi_tieu.thu }}, trong đó thuế ngoài quốc doanh 20 tỷ đồng.",
    "a part set apart": "Tỷ lệ bảo hiểm y tế đạt {{ chi_tieu.bhyt }}, riêng hộ nghèo đạt 100%.",
    "a source": "Thu ngân sách từ lệ phí trước bạ đạt 5 tỷ đồng.",
    "another place": "Tỷ lệ bảo hiểm y tế ở khóm 4 đạt 70%.",
    "another time": "Thu ngân sách quý III đạt 12 tỷ đồng.",
    "a month": "Trong tháng 9, thu ngân sách đạt 4 tỷ đồng.",
    "a wish": "Phấn đấu tỷ lệ bảo hiểm y tế đạt 95%.",
    "another unit": "Thu ngân sách có 12 khoản.",
    "another noun": "Kết nạp 12 đoàn viên.",
    "another clause": "Thu ngân sách ổn định; chi thường xuyên 30 tỷ đồng.",
    "another sentence": "Thu ngân sách ổn định. Vốn xã hội hóa đạt 3 tỷ đồng.",
    "a date": "Thu ngân sách tính đến ngày 30/9/2026.",
    "a document's number": "Thực hiện Nghị quyết 12-NQ/ĐU về bảo hiểm y tế.",
    "years": "Thu ngân sách giai đoạn 2025 - 2030.",
    "no keyword": "Đạt 45%.",
    "too far": "Thu ngân sách " + "và những việc khác của phường trong kỳ " * 3 + "được 12 tỷ đồng.",
    "a difference": "Thu ngân sách cao hơn 5 tỷ đồng.",
    "beyond the plan": "Thu ngân sách vượt 5% dự toán.",
    "a gap": "Thu ngân sách đạt [cần bổ sung: 12 tỷ đồng].",
    "a longer word": "Bảo hiểm y tếu táo đạt 20%.",
}


def codes(text: str, *, final: bool = True) -> list[str]:
    return [problem.code for problem in contradictions(conference(text=text), final=final)]


@pytest.mark.parametrize("text", CONTRADICTORY.values(), ids=CONTRADICTORY)
def test_a_contradiction_is_found_once(text: str) -> None:
    assert codes(text) == ["narrative.contradiction"]


@pytest.mark.parametrize("text", AGREEING.values(), ids=AGREEING)
def test_a_figure_that_agrees_is_let_be(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize("text", OF_SOMETHING_ELSE.values(), ids=OF_SOMETHING_ELSE)
def test_a_figure_of_something_else_is_let_be(text: str) -> None:
    assert codes(text) == []


def test_it_stops_a_final_document_and_warns_in_a_draft() -> None:
    made = conference(text="Thu ngân sách đạt 50 tỷ đồng.")
    assert [problem.severity for problem in contradictions(made, final=True)] == [Severity.ERROR]
    assert [problem.severity for problem in contradictions(made, final=False)] == [Severity.WARNING]


def test_both_places_are_named() -> None:
    (problem,) = contradictions(conference(text="Thu ngân sách đạt 50 tỷ đồng."), final=True)
    said = problem.render()
    assert "hoi-nghi.yaml, dòng 5, cột" in said
    assert "{{ chi_tieu.thu }}" in said
    assert problem.place is not None
    assert "dòng 17" in problem.place.message().render()


def test_the_number_is_told_as_it_was_typed() -> None:
    (problem,) = contradictions(conference(text="Thu ngân sách đạt 52,8  tỷ đồng."), final=True)
    assert "“52,8 tỷ đồng”" in problem.message.render()


def test_two_indicators_with_one_keyword_accept_the_figure_of_either() -> None:
    indicators = """\
chi_tieu:
  - {ma: kt, ten: Chi bộ được kiểm tra, don_vi: chi bộ, ket_qua: 4, tu_khoa: [kiểm tra]}
  - {ma: kt2, ten: Đảng viên được kiểm tra, don_vi: đảng viên, ket_qua: 14, tu_khoa: [kiểm tra]}
"""
    right = conference(text="Đã kiểm tra 04 chi bộ và 14 đảng viên.", indicators=indicators)
    wrong = conference(text="Đã kiểm tra 04 chi bộ và 15 đảng viên.", indicators=indicators)
    assert contradictions(right, final=True) == []
    assert len(contradictions(wrong, final=True)) == 1


COMMENDED = """\
chi_tieu: []
khen_thuong: {tap_the: 04 tập thể, ca_nhan: 08 cá nhân}
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Tặng giấy khen cho 04 tập thể và 8 cá nhân.", 0),
        ("Tặng giấy khen cho {{ khen_thuong.tap_the }} và {{ khen_thuong.ca_nhan }}.", 0),
        ("Có 113 tập thể và cá nhân đăng ký; khen thưởng 04 tập thể.", 0),
        ("Khen thưởng 12 tập thể và cá nhân.", 0),
        ("Có 5 tập thể đăng ký.", 0),
        ("Tặng giấy khen cho 05 tập thể và 08 cá nhân.", 1),
        ("Biểu dương, khen thưởng 05 tập thể, 09 cá nhân.", 2),
    ],
)
def test_counts_of_the_commended_agree_with_their_section(text: str, found: int) -> None:
    assert len(contradictions(conference(text=text, indicators=COMMENDED), final=True)) == found
