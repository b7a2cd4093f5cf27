"""From a conference to the template's context: numbering, references, gaps, examples, what stops a final paper."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.conference.conference import Conference
from reportgen.conference.outline import heading_number, part_number, roman
from reportgen.conference.report import report_context, rules_of
from reportgen.errors import DataError, Problem, Severity
from reportgen.template.values import Example, Gap, PictureFile, Rich

from .making import HEAD, INDICATORS, REPORT, conference


def final(made: Conference) -> dict[str, Any]:
    return report_context(made, draft=False)[0]


def draft(made: Conference) -> tuple[dict[str, Any], list[Problem]]:
    return report_context(made, draft=True)


def body(text: str) -> list[tuple[str, str, str]]:
    return [(row["kieu"], row["so"], str(row["chu"])) for row in final(conference(text=text))["noi_dung"]]


def stops(made: Conference) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        report_context(made, draft=False)
    return list(caught.value.problems)


# --- head and foot ------------------------------------------------------------------------------------------


def test_the_head_of_a_complete_paper() -> None:
    context = final(conference())
    assert context["co_quan"] == {"cap_tren": "ĐẢNG BỘ TỈNH MINH HỌA", "ten": "ĐẢNG ỦY PHƯỜNG VÍ DỤ"}
    assert context["so_ky_hieu"] == "Số 58-BC/ĐU"
    assert context["dia_danh_ngay"] == "Ví Dụ, ngày 12 tháng 10 năm 2026"
    assert (context["ten_loai"], context["trich_yeu"]) == ("BÁO CÁO", "sơ kết công tác 9 tháng đầu năm 2026")
    assert context["ky"] == {"quyen_han": "T/M ĐẢNG ỦY", "chuc_vu": "BÍ THƯ", "ho_ten": "Nguyễn Văn A"}
    assert context["noi_nhan"] == ["Tỉnh ủy", "Lưu Văn phòng Đảng ủy"]
    assert context["tieu_de_tai_lieu"] == "Báo cáo sơ kết công tác 9 tháng đầu năm 2026"
    assert context["du_thao"] is False
    assert context["can_cu"] == []
    assert context["tac_gia"] == ""


def test_a_member_who_signs_for_the_body_writes_no_post() -> None:
    context = final(conference(report=REPORT.replace("chuc_vu: BÍ THƯ, ", "")))
    assert context["ky"] == {"quyen_han": "T/M ĐẢNG ỦY", "chuc_vu": "", "ho_ten": "Nguyễn Văn A"}


@pytest.mark.parametrize("signer", ["quyen_han: T/M ĐẢNG ỦY, chuc_vu: , ", ""], ids=["left open", "signing directly"])
def test_a_post_that_is_wanted_and_not_there_is_a_gap(signer: str) -> None:
    report = REPORT.replace("quyen_han: T/M ĐẢNG ỦY, chuc_vu: BÍ THƯ, ", signer)
    with pytest.raises(DataError) as caught:
        final(conference(report=report))
    assert [str(problem.message) for problem in caught.value.problems] == ["chưa có chức vụ người ký"]


def test_the_line_breaks_of_a_summary_stand_but_not_in_the_documents_title() -> None:
    broken = "trich_yeu: |\n    sơ kết  công tác 9 tháng đầu năm\n\n    và nhiệm vụ 3 tháng cuối năm 2026.\n"
    report = REPORT.replace("trich_yeu: sơ kết công tác 9 tháng đầu năm 2026\n", broken)
    context = final(conference(report=report))
    assert context["trich_yeu"] == "sơ kết công tác 9 tháng đầu năm\nvà nhiệm vụ 3 tháng cuối năm 2026"
    assert context["tieu_de_tai_lieu"] == "Báo cáo sơ kết công tác 9 tháng đầu năm và nhiệm vụ 3 tháng cuối năm 2026"


@pytest.mark.parametrize("typed", ["2", "lần 2", "Dự thảo lần 2"])
def test_the_number_of_a_draft_stands_alone(typed: str) -> None:
    report = REPORT.replace("  so: 58\n", f"  so: 58\n  lan_du_thao: {typed}\n")
    assert draft(conference(report=report))[0]["lan_du_thao"] == "2"


def test_a_number_below_ten_has_a_zero() -> None:
    assert final(conference(report=REPORT.replace("so: 58", "so: 5")))["so_ky_hieu"] == "Số 05-BC/ĐU"


def test_a_number_with_its_symbol_is_refused() -> None:
    (problem,) = stops(conference(report=REPORT.replace("so: 58", "so: 58-BC/ĐU")))
    assert problem.code == "report.number"
    assert problem.hint is not None
    assert "-BC/ĐU" in problem.hint.render()


def test_dashes_and_last_marks_of_recipients_are_left_to_the_template() -> None:
    report = REPORT.replace("[Tỉnh ủy, Lưu", '["- Tỉnh ủy (để báo cáo);", Lưu')
    assert final(conference(report=report))["noi_nhan"][0] == "Tỉnh ủy (để báo cáo)"


def test_who_signs_in_person_has_no_line_of_authority() -> None:
    report = REPORT.replace("quyen_han: T/M ĐẢNG ỦY, ", "")
    assert final(conference(report=report))["ky"]["quyen_han"] == ""


def test_a_day_before_any_rules_is_told_with_its_place() -> None:
    with pytest.raises(DataError) as caught:
        rules_of(conference(report=REPORT.replace("12/10/2026", "12/10/1926")))
    assert "dòng 12, cột" in caught.value.problems[0].render()


def test_the_rules_follow_the_papers_day_and_before_that_the_conferences() -> None:
    assert rules_of(conference()) == "hd05"
    assert rules_of(conference(report=REPORT.replace("12/10/2026", "11/10/2024"))) == "hd36"
    assert (
        rules_of(conference(report=REPORT.replace("12/10/2026", ""), head=HEAD.replace("09/10/2026", "26/5/2026")))
        == "hd36"
    )


# --- the text -----------------------------------------------------------------------------------------------

OUTLINE = """\
- Mở đầu.
- phan: Phần một
  noi_dung:
    - muc: Kinh tế
      noi_dung:
        - muc: Ngân sách
          noi_dung:
            - muc: Thu
              noi_dung:
                - muc: Thuế
                  noi_dung: Đoạn.
                - muc: Phí
                  noi_dung: |
                    Đoạn một.
                    - Ý một.
                    + Ý nhỏ.

                    Đoạn hai.
            - muc: Chi
              noi_dung: [Đoạn., gach: "Ý hai:", gach: Ý ba]
- phan: Phần hai
  noi_dung:
    - muc: Nhiệm vụ
      noi_dung: Đoạn.
"""


def test_the_tree_is_numbered_by_depth() -> None:
    text = OUTLINE.replace('[Đoạn., gach: "Ý hai:", gach: Ý ba]', '[Đoạn., {gach: "Ý hai:"}, {gach: Ý ba}]')
    assert body(text) == [
        ("doan", "", "Mở đầu."),
        ("phan", "Phần thứ nhất", "Phần một"),
        ("muc", "I-", "Kinh tế"),
        ("muc_1", "1.", "Ngân sách"),
        ("muc_2", "1.1.", "Thu"),
        ("muc_3", "a)", "Thuế"),
        ("doan", "", "Đoạn."),
        ("muc_3", "b)", "Phí"),
        ("doan", "", "Đoạn một."),
        ("gach", "", "Ý một."),
        ("cong", "", "Ý nhỏ."),
        ("doan", "", "Đoạn hai."),
        ("muc_2", "1.2.", "Chi"),
        ("doan", "", "Đoạn."),
        ("gach", "", "Ý hai:"),
        ("gach", "", "Ý ba"),
        ("phan", "Phần thứ hai", "Phần hai"),
        ("muc", "I-", "Nhiệm vụ"),
        ("doan", "", "Đoạn."),
    ]


@pytest.mark.parametrize("line", ["- Ý một.", "-Ý một.", "–  Ý một.", "• Ý một."])
def test_a_dash_needs_no_space_behind_it(line: str) -> None:
    assert body(f"Gồm:\n{line}\n-5 độ.")[1:] == [("gach", "", "Ý một."), ("doan", "", "-5 độ.")]


def test_numbers_of_headings() -> None:
    assert [roman(number) for number in (1, 4, 9, 14, 40)] == ["I", "IV", "IX", "XIV", "XL"]
    assert [part_number(number) for number in (1, 2, 4, 5)] == [
        "Phần thứ nhất", "Phần thứ hai", "Phần thứ tư", "Phần thứ năm",
    ]  # fmt: skip
    assert [heading_number((1, 1, 1, number)) for number in (4, 5, 6)] == ["d)", "đ)", "e)"]
    assert heading_number((1, 1, 1, 1, 1)) == ""


def test_a_part_within_a_heading_is_refused() -> None:
    text = "- muc: A\n  noi_dung:\n    - phan: B\n      noi_dung: C\n"
    assert [problem.code for problem in stops(conference(text=text))] == ["outline.part-inside"]


def test_a_fifth_depth_is_refused() -> None:
    text = "- muc: A\n  noi_dung:\n    - muc: B\n      noi_dung:\n        - muc: C\n          noi_dung:\n"
    text += "            - muc: D\n              noi_dung:\n                - muc: E\n"
    assert [problem.code for problem in stops(conference(text=text))] == ["outline.too-deep"]


def test_an_item_is_one_thing() -> None:
    with pytest.raises(DataError) as caught:
        conference(text="- {muc: A, gach: B}\n- {chu_thich: C}\n- {hinh: bieu_do, noi_dung: D}\n")
    assert [problem.code for problem in caught.value.problems] == [
        "outline.one-kind", "outline.one-kind", "outline.no-content",
    ]  # fmt: skip


def test_an_appendix_without_indicators_is_a_gap() -> None:
    made = conference(indicators="", report=f"{REPORT}  phu_luc: [{{ten: Các chỉ tiêu}}]\n")
    assert [problem.code for problem in stops(made)] == ["report.gap"]
    (row,) = draft(made)[0]["phu_luc"][0]["hang"]
    assert isinstance(row["ten"], Gap)


# --- references ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("chi_tieu.thu", "51,8 tỷ đồng"),
        ("chi_tieu.thu.ket_qua", "51,8 tỷ đồng"),
        ("chi_tieu.thu.ke_hoach", "62,5 tỷ đồng"),
        ("chi_tieu.thu.cung_ky", "46,2 tỷ đồng"),
        ("chi_tieu.thu.ty_le", "82,88%"),
        ("chi_tieu.thu.tang_truong", "tăng 12,12%"),
        ("chi_tieu.thu.con_lai", "10,7 tỷ đồng"),
        ("chi_tieu.thu.ten", "Thu ngân sách"),
        ("chi_tieu.thu.don_vi", "tỷ đồng"),
        ("chi_tieu.bhyt.danh_gia", "Chưa đạt"),
        ("tong_hop.tong", "03"),
        ("ky_bao_cao.da_qua", "9 tháng đầu năm 2026"),
        ("hoi_nghi.ngay", "09/10/2026"),
        ("co_quan.ten", "Đảng ủy phường Ví Dụ"),
    ],
)
def test_a_reference_shows_its_value(name: str, shown: str) -> None:
    assert body(f"A {{{{ {name} }}}} b.") == [("doan", "", f"A {shown} b.")]


@pytest.mark.parametrize(
    "text", ["A { chi_tieu.thu } b.", "A {{ chi_tieu.thu } b {{ chi_tieu.bhyt }}.", "A {% x %} b."]
)
def test_a_brace_that_is_no_reference_is_told(text: str) -> None:
    assert [problem.code for problem in stops(conference(text=text))] == ["narrative.stray-brace"]


@pytest.mark.parametrize("blank", ["(…)", "[...]", "____", "......", "[cần bổ sung]"])
def test_what_is_left_to_be_filled_in_is_a_gap(blank: str) -> None:
    assert [problem.code for problem in stops(conference(text=f"Có {blank} hộ."))] == ["report.gap"]


def test_dots_that_end_a_list_are_no_gap() -> None:
    assert body("Chợ, trường, trạm… và nhà dân...")[0][2] == "Chợ, trường, trạm… và nhà dân..."


def test_an_unknown_reference_is_told_with_the_nearest_one() -> None:
    (problem,) = stops(conference(text="Đạt {{ chi_tieu.thu.tile }}."))
    assert problem.code == "narrative.unknown-name"
    assert problem.hint is not None
    assert "chi_tieu.thu.ty_le" in problem.hint.render()


@pytest.mark.parametrize("text", ["Đạt {{ chi_tieu.thu.", "Đạt }} x.", "{% if a %}b.", "Đạt {{ chi_tieu.thu | so }}."])
def test_what_is_no_reference_is_refused(text: str) -> None:
    assert all(problem.severity is Severity.ERROR for problem in stops(conference(text=text)))


def test_a_text_referred_to_may_refer_itself_but_not_without_end() -> None:
    head = HEAD.replace("ten: Hội nghị sơ kết", 'ten: "Hội nghị {{ ky_bao_cao.da_qua }}"')
    fine = conference(text="{{ hoi_nghi.ten }}.", head=head)
    assert final(fine)["noi_dung"][0]["chu"] == "Hội nghị 9 tháng đầu năm 2026."
    endless = conference(text="{{ hoi_nghi.ten }}.", head=HEAD.replace("Hội nghị sơ kết", '"A {{ hoi_nghi.ten }}"'))
    assert stops(endless)


def test_a_qualifier_that_the_figure_brings_along_is_not_typed_again() -> None:
    indicators = "chi_tieu:\n  - {ma: a, ten: Kinh phí, don_vi: tỷ đồng, ket_qua: trên 3 tỷ đồng}\n"
    _, problems = draft(conference(text="Kinh phí trên {{ chi_tieu.a }}.", indicators=indicators))
    assert [problem.code for problem in problems] == ["narrative.doubled-word"]


def test_markup_in_a_value_stays_text() -> None:
    assert body('A & B <b> "C".') == [("doan", "", 'A & B <b> "C".')]


# --- gaps and examples ----------------------------------------------------------------------------------------

UNFINISHED = REPORT.replace("so: 58", "so:").replace("12/10/2026", "").replace("ho_ten: Nguyễn Văn A", "ho_ten: ")


def test_a_draft_marks_its_gaps() -> None:
    context, problems = draft(conference(text="Số hộ là [cần bổ sung: số hộ].", report=UNFINISHED))
    assert context["so_ky_hieu"] == "Số      -BC/ĐU"
    assert context["dia_danh_ngay"] == Rich(["Ví Dụ", ", ", Gap("ngày ký")])
    assert context["ky"]["ho_ten"] == Gap("họ tên người ký")
    assert context["noi_dung"][0]["chu"] == Rich(["Số hộ là ", Gap("số hộ"), "."])
    assert context["du_thao"] is True
    assert context["lan_du_thao"] == "1"
    assert {problem.severity for problem in problems} == {Severity.GAP}


def test_a_final_paper_lists_every_gap_by_place() -> None:
    problems = stops(conference(text="Số hộ là [cần bổ sung: số hộ].", report=UNFINISHED))
    assert [problem.message.render() for problem in problems] == [
        "chưa có số văn bản",
        "chưa có ngày ký",
        "chưa có họ tên người ký",
        "chưa có số hộ",
    ]
    assert all(problem.place is not None and problem.hint is not None for problem in problems)


def test_a_heading_with_nothing_behind_it_is_a_gap_and_one_without_content_is_not() -> None:
    context, problems = draft(conference(text="- {muc: A, noi_dung: }\n- {muc: B}\n"))
    assert [row["chu"] for row in context["noi_dung"]] == ["A", Gap("nội dung mục “A”"), "B"]
    assert len(problems) == 1


def test_examples_are_marked_in_a_draft_and_refused_in_a_final_paper() -> None:
    made = conference(
        text="Đạt {{ chi_tieu.thu.ty_le }}.", indicators=INDICATORS.replace('"62,5"', '{gia_tri: "62,5", vi_du: true}')
    )
    context, _ = draft(made)
    assert context["noi_dung"][0]["chu"] == Rich(["Đạt ", Example("82,88%"), "."])
    assert [problem.code for problem in stops(made)] == ["report.example"]


def test_a_question_beside_an_indicator_stops_a_final_paper() -> None:
    made = conference(indicators=INDICATORS.replace('cung_ky: "46,2"', 'cung_ky: "46,2", can_hoi: Đã chốt chưa?'))
    assert [problem.code for problem in stops(made)] == ["indicator.open-question"]


def test_a_figure_that_the_indicator_does_not_have_is_missing_where_it_is_asked_for() -> None:
    made = conference(
        text="Cùng kỳ {{ chi_tieu.a.cung_ky }}.", indicators="chi_tieu:\n  - {ma: a, ten: A, ket_qua: 1}\n"
    )
    (problem,) = stops(made)
    assert problem.message.render() == "chưa có số cùng kỳ năm trước a"
    assert problem.place is not None
    assert "dòng 5" in problem.place.message().render()


def test_a_marked_gap_in_the_place_of_a_figure_is_a_gap() -> None:
    indicators = 'chi_tieu:\n  - {ma: a, ten: A, ket_qua: "[cần bổ sung: số hộ]"}\n'
    (problem,) = stops(conference(text="Có {{ chi_tieu.a }}.", indicators=indicators))
    assert problem.code == "report.gap"


def test_a_marked_gap_is_marked_wherever_it_stands() -> None:
    mark = '"[cần bổ sung: X]"'
    head = HEAD.replace("Đảng ủy phường Ví Dụ", mark).replace("dia_danh: Ví Dụ", f"dia_danh: {mark}")
    context, problems = draft(conference(head=head, report=REPORT.replace("Nguyễn Văn A", mark)))
    assert context["co_quan"]["ten"] == context["ky"]["ho_ten"] == Gap("X")
    assert context["dia_danh_ngay"] == Rich([Gap("X"), ", ", "ngày 12 tháng 10 năm 2026"])
    assert len(problems) == 3


def test_a_draft_says_where_its_gaps_are_and_no_more() -> None:
    _, problems = draft(conference(report=UNFINISHED))
    assert [problem.hint for problem in problems] == [None] * 3


def test_a_missing_value_of_a_section_is_told_where_it_should_stand() -> None:
    (problem,) = stops(conference(text="Tại {{ hoi_nghi.dia_diem }}."))
    assert problem.place is not None
    assert "dòng 2" in problem.place.message().render()


# --- lists, pictures, appendices ------------------------------------------------------------------------------

AWARDS = """\
khen_thuong:
  tap_the: 01 tập thể
  ca_nhan: 01 cá nhân
  thanh_tich: có thành tích
  danh_sach:
    - {ten: Chi bộ khóm 1, loai: Tập thể}
    - {ten: Nguyễn Văn A, loai: cá nhân, chuc_vu: Bí thư, don_vi: Chi bộ khóm 2}
"""
TASKS = "nhiem_vu:\n  - {viec: Việc một, phu_trach: Văn phòng, thoi_han: trước 15/12/2026}\n  - Việc hai.\n"


def test_tasks_become_dashes() -> None:
    made = conference(text="- danh_sach: nhiem_vu\n", indicators=INDICATORS + TASKS)
    assert [(row["kieu"], row["chu"]) for row in final(made)["noi_dung"]] == [
        ("gach", "Việc một (Văn phòng chủ trì; trước 15/12/2026)."),
        ("gach", "Việc hai."),
    ]


def test_the_commended_become_a_list() -> None:
    made = conference(
        text="- danh_sach: khen_thuong\n- Tặng {{ khen_thuong.tap_the }}.\n", indicators=INDICATORS + AWARDS
    )
    assert [(row["kieu"], row["chu"]) for row in final(made)["noi_dung"]] == [
        ("gach", "Tập thể:"),
        ("cong", "Chi bộ khóm 1."),
        ("gach", "Cá nhân:"),
        ("cong", "Đồng chí Nguyễn Văn A, Bí thư Chi bộ khóm 2."),
        ("doan", "Tặng 01 tập thể."),
    ]


def test_words_that_meet_between_post_and_unit_stand_once() -> None:
    awards = AWARDS.replace("chuc_vu: Bí thư,", "chuc_vu: Bí thư Chi bộ,")
    made = conference(text="- danh_sach: khen_thuong\n", indicators=INDICATORS + awards)
    assert final(made)["noi_dung"][3]["chu"] == "Đồng chí Nguyễn Văn A, Bí thư Chi bộ khóm 2."


def test_a_count_that_differs_from_the_list_is_refused() -> None:
    with pytest.raises(DataError) as caught:
        conference(indicators=INDICATORS + AWARDS.replace("01 tập thể", "02 tập thể"))
    assert [problem.code for problem in caught.value.problems] == ["awards.count-differs"]


def test_a_chart_of_those_with_a_plan() -> None:
    made = conference(text="- {hinh: bieu_do, chi_tieu: [thu, bhyt], chu_thich: Kết quả}\n")
    (row,) = final(made)["noi_dung"]
    assert isinstance(row["anh"], PictureFile)
    assert row["anh"].width_mm == 150
    assert (row["kieu"], row["chu_thich"], row["anh"].alt) == ("hinh", "Kết quả", "Kết quả")


def test_a_chart_of_an_unknown_indicator_is_refused() -> None:
    (problem,) = stops(conference(text="- {hinh: bieu_do, chi_tieu: [bhty]}\n"))
    assert problem.code == "indicator.unknown-id"
    assert problem.hint is not None
    assert "bhyt" in problem.hint.render()


def test_a_picture_that_is_not_there_is_refused() -> None:
    (problem,) = stops(conference(text="- {hinh: anh.png}\n"))
    assert problem.code == "picture.unusable"


APPENDIX = (
    REPORT + "  phu_luc:\n    - {ten: Chỉ tiêu, cot_thuc_hien: TH 9 tháng, nhom: [Đảng, Kinh tế], bieu_do: true}\n"
)


def test_an_appendix_holds_its_groups_in_the_order_asked_for() -> None:
    (appendix,) = final(conference(report=APPENDIX))["phu_luc"]
    assert appendix["kem_theo"] == "(kèm theo Báo cáo số 58-BC/ĐU, ngày 12/10/2026 của Đảng ủy phường Ví Dụ)"
    assert [row["ten"] for row in appendix["hang"]] == ["Đảng", "Kết nạp đảng viên", "Kinh tế", "Thu ngân sách"]
    assert [row["tt"] for row in appendix["hang"]] == ["I", "1", "II", "1"]
    assert appendix["hang"][3] == {
        "kieu": "dong", "tt": "1", "ten": "Thu ngân sách", "dvt": "tỷ đồng", "ke_hoach": "62,5", "thuc_hien": "51,8",
        "ty_le": "82,88", "cung_ky": "46,2", "so_cung_ky": "+12,12", "danh_gia": "Chưa đạt", "ghi_chu": "",
    }  # fmt: skip
    assert isinstance(appendix["anh"], PictureFile)


def test_an_unknown_group_is_refused() -> None:
    (problem,) = stops(conference(report=APPENDIX.replace("Đảng, Kinh tế", "Kinh té")))
    assert problem.code == "appendix.unknown-group"
    assert problem.hint is not None
    assert "Kinh tế" in problem.hint.render()


def test_the_house_spells_fixed_words_in_one_way_and_leaves_names_alone() -> None:
    text = "Đảng ủy và Uỷ ban nhân dân thu 5 tỉ đồng; đồng chí Nguyễn Văn Thuỷ tỉ mỉ."
    made = conference(text=text, report=REPORT.replace("bao_cao:", "chinh_ta: {uy: uỷ, ty: tỷ}\nbao_cao:"))
    shown = final(made)
    assert shown["noi_dung"][0]["chu"] == "Đảng uỷ và Uỷ ban nhân dân thu 5 tỷ đồng; đồng chí Nguyễn Văn Thuỷ tỉ mỉ."
    assert shown["co_quan"]["ten"].startswith("ĐẢNG UỶ")


def test_without_a_house_style_everything_stays_as_it_is_written() -> None:
    made = conference(text="Đảng ủy và Uỷ ban nhân dân thu 5 tỉ đồng.")
    assert final(made)["noi_dung"][0]["chu"] == "Đảng ủy và Uỷ ban nhân dân thu 5 tỉ đồng."
