"""The decision, its list, the sheet to sign and the certificates of one conference."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.text.paragraph import Paragraph

from reportgen.conference.commendations import Commendations, commendations_of, make_commendations
from reportgen.conference.conference import conference_of
from reportgen.conference.paper import Made
from reportgen.errors import DataError, Problem
from reportgen.fonts import FontLibrary
from reportgen.readers.yaml_file import parse_yaml
from tests.conference.commended import BRANCHES, HEAD, PEOPLE, commended


def made(*, draft: bool = False, **changes: Any) -> Commendations:
    return commendations_of(commended(**changes), draft=draft, fonts=FontLibrary.bundled())


W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def texts(document: Made | None) -> list[str]:
    """Every paragraph of a document, those of tables too."""
    assert document is not None
    word = docx.Document(io.BytesIO(document.document.to_docx()))
    return [Paragraph(one, word._body).text for one in word.element.body.iter(f"{W}p")]


def article(one: Commendations, number: int) -> str:
    (found,) = [text for text in texts(one.decision) if text.startswith(f"Điều {number}. ")]
    return found


def wrong(**changes: Any) -> list[Problem]:
    with pytest.raises(DataError) as raised:
        made(**changes)
    return list(raised.value.problems)


# --- the decision ---


def test_the_title_and_the_first_article_count_the_list() -> None:
    achievement = "có thành tích xuất sắc trong học tập và làm theo Bác năm 2024"
    assert f"về việc tặng giấy khen cho 04 tập thể và 08 cá nhân {achievement}" in texts(made().decision)
    assert article(made(), 1) == (
        f"Điều 1. Tặng giấy khen cho 04 tập thể và 08 cá nhân (có danh sách kèm theo), vì đã {achievement}."
    )


def test_only_people_are_counted_where_there_are_only_people() -> None:
    one = made(rows=PEOPLE[:2])
    assert "cho 02 cá nhân (có danh sách" in article(one, 1)
    assert "các cá nhân có tên tại Điều 1" in article(one, 3)


def test_the_worked_example_of_prize_money() -> None:
    """0,6 and 0,3 times 2.340.000 đồng: 4 x 1.404.000 + 8 x 702.000."""
    money = article(made(money="{nguon_chi: quỹ khen thưởng}"), 2)
    assert "tập thể bằng 0,6 lần mức lương cơ sở (1.404.000 đồng)" in money
    assert "cá nhân bằng 0,3 lần mức lương cơ sở (702.000 đồng)" in money
    assert (
        "11.232.000 đồng (bằng chữ: Mười một triệu hai trăm ba mươi hai nghìn đồng), chi từ quỹ khen thưởng." in money
    )


def test_the_total_stands_in_the_list_and_on_the_sheet() -> None:
    one = made()
    for document in (one.decision, one.sheet):
        assert "11.232.000" in texts(document)
        assert "Bằng chữ: Mười một triệu hai trăm ba mươi hai nghìn đồng." in texts(document)


def test_without_money_the_decision_has_two_articles_and_there_is_no_sheet() -> None:
    one = made(money="{co: false}")
    assert one.sheet is None
    assert "thi hành" in article(one, 2)
    assert "- Như Điều 2," in [text.replace("Như Điều 2;", "Như Điều 2,") for text in texts(one.decision)]


def test_amounts_of_different_size_are_read_in_the_list() -> None:
    rows = [BRANCHES[0], "{ten: Chi bộ khóm 2, loai: tập thể, tien_thuong: 2.000.000 đồng}"]
    assert "ghi tại danh sách. Tổng số tiền thưởng là 3.404.000 đồng" in article(made(rows=rows), 2)


def test_the_bases_follow_the_day_and_say_so() -> None:
    one = made()
    assert any("24-QĐ/TW" in text for text in texts(one.decision))
    assert "Căn cứ Quy chế làm việc của Ban Chấp hành Đảng bộ phường Mỹ Thới," in texts(one.decision)
    assert "decision.bases" in [problem.code for problem in one.problems]


def test_the_new_guide_holds_from_its_day_on() -> None:
    one = made(decision="{so: 5, ngay: 09/10/2026, de_nghi_cua: Ban Xây dựng Đảng}")
    assert "- Xét đề nghị của Ban Xây dựng Đảng." in texts(one.decision)
    assert any("294-QĐ/TW" in text for text in texts(one.decision))
    assert "Số 05-QĐ/ĐU" in texts(one.decision)


def test_who_decides_follows_who_signs() -> None:
    assert "BAN THƯỜNG VỤ ĐẢNG ỦY PHƯỜNG MỸ THỚI QUYẾT ĐỊNH" in texts(made().decision)
    own = made(decision="{so: 212, ngay: 11/10/2024, tham_quyen: Ban Chấp hành quyết định}")
    assert "BAN CHẤP HÀNH QUYẾT ĐỊNH" in texts(own.decision)


def test_articles_of_ones_own_are_numbered_and_end_with_a_stop() -> None:
    one = made(decision="{so: 1, ngay: 11/10/2024, dieu: [Điều 1. Tặng giấy khen./., Có hiệu lực từ ngày ký]}")
    assert [article(one, 1), article(one, 2)] == ["Điều 1. Tặng giấy khen.", "Điều 2. Có hiệu lực từ ngày ký."]


def test_the_list_names_its_decision() -> None:
    line = "(kèm theo Quyết định số 212-QĐ/ĐU, ngày 11/10/2024 của Ban Thường vụ Đảng ủy phường Mỹ Thới)"
    assert line in texts(made().decision)


# --- counts that must agree ---


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"decision": "{so: 1, ngay: 11/10/2024, trich_yeu: về việc tặng giấy khen cho 05 tập thể}"}, "trich_yeu"),
        ({"decision": "{so: 1, ngay: 11/10/2024, dieu: [Tặng giấy khen cho 04 tập thể và 9 cá nhân]}"}, "dieu"),
        ({"report": "Đã tặng giấy khen cho 03 tập thể."}, "noi_dung"),
        ({"more": "ca_nhan: 07 cá nhân"}, "ca_nhan"),
    ],
)
def test_a_decision_waits_for_a_count_that_disagrees(changes: dict[str, str], place: str) -> None:
    one = made(**changes)
    found = [problem for problem in one.problems if problem.code == "awards.count-differs"]
    assert len(found) == 1
    assert "danh sách có" in str(found[0].message)
    assert place in str(found[0].place)
    assert (one.documents, len(one.certificates)) == ((), 12)
    assert "decision.waits" in [problem.code for problem in one.problems]


def test_a_draft_tells_of_the_count_and_is_made() -> None:
    one = made(draft=True, more="tap_the: 05 tập thể")
    assert "awards.count-differs" in [problem.code for problem in one.problems]
    assert one.decision is not None


# --- what is missing or wrong ---


def test_what_is_missing_stops_a_final_paper_and_marks_a_draft() -> None:
    assert {one.code for one in wrong(decision="{so: , ngay: 11/10/2024}")} == {"report.gap"}
    one = made(draft=True, decision="{so: , ngay: }")
    assert any("[cần bổ sung: ngày ký quyết định]" in text for text in texts(one.decision))
    assert len(one.certificates) == 12


def test_an_example_is_no_final_paper() -> None:
    rows = ["{ten: Nguyễn Văn A, loai: cá nhân, vi_du: true}"]
    assert [one.code for one in wrong(rows=rows)] == ["awards.example"]
    assert len(made(draft=True, rows=rows).certificates) == 1


def test_a_wrong_row_stops_the_decision_but_no_other_certificate() -> None:
    one = made(rows=[*BRANCHES, *PEOPLE, "{ten: Lê Thị C, loai: cá nhân, tien_thuong: nhiều}"])
    assert (one.decision, one.sheet) == (None, None)
    assert len(one.certificates) == 12
    assert {"recipients.amount", "decision.waits"} <= {problem.code for problem in one.problems}


def test_a_committee_never_signs_for_its_head() -> None:
    signer = "nguoi_ky: {quyen_han: K/T BÍ THƯ, chuc_vu: PHÓ BÍ THƯ, ho_ten: Nguyễn Văn A}"
    found = wrong(decision=f"{{so: 1, ngay: 11/10/2024, {signer}}}")
    assert [one.code for one in found] == ["decision.signs-for-head"]


def test_without_the_section_nobody_is_commended() -> None:
    bare = conference_of(parse_yaml(HEAD % "Nội dung.", Path("hoi-nghi.yaml")), Path())
    with pytest.raises(DataError) as raised:
        commendations_of(bare, draft=True)
    assert [one.code for one in raised.value.problems] == ["awards.none"]


def test_without_a_list_the_announced_counts_stand_in_a_draft() -> None:
    one = made(draft=True, rows=[], more="tap_the: 04 tập thể\nca_nhan: 08 cá nhân")
    assert "cho 04 tập thể và 08 cá nhân (có danh sách" in article(one, 1)
    assert one.certificates == ()


# --- prize money ---


def test_who_is_no_party_organization_has_no_usual_amount() -> None:
    one = made(rows=["{ten: Ban Công tác Mặt trận khóm 1, loai: tập thể}", PEOPLE[0]])
    assert "prizes.no-amount" in [problem.code for problem in one.problems]
    assert "702.000" in texts(one.decision)


def test_an_announced_base_salary_is_warned_of_and_may_be_overridden() -> None:
    later = "{so: 5, ngay: 09/10/2026}"
    assert "prizes.announced-only" in [problem.code for problem in made(decision=later).problems]
    own = made(decision=later, money="{luong_co_so: 2.340.000 đồng}")
    assert "prizes.announced-only" not in [problem.code for problem in own.problems]
    assert "11.232.000" in texts(own.decision)


def test_coefficients_of_ones_own() -> None:
    one = made(rows=[BRANCHES[0], PEOPLE[0]], money='{he_so_tap_the: "1,5", he_so_ca_nhan: "1"}')
    assert "5.850.000" in texts(one.decision)


# --- certificates ---


def records(**changes: Any) -> list[dict[str, object]]:
    return [one.record for one in made(**changes).certificates]


def test_collectives_come_first_and_have_no_salutation() -> None:
    found = records()
    assert [one["doi_tuong"] for one in found] == ["tap_the"] * 4 + ["ca_nhan"] * 8
    assert (found[0]["danh_xung"], found[0]["chuc_vu_don_vi"]) == ("", "")
    assert (found[4]["danh_xung"], found[4]["chuc_vu_don_vi"]) == ("Đồng chí", "Bí thư Chi bộ khóm 1")


def test_a_certificate_says_what_the_decision_says() -> None:
    first = records()[0]
    assert first["co_quan_tang"] == "BAN CHẤP HÀNH ĐẢNG BỘ PHƯỜNG MỸ THỚI"
    assert first["thanh_tich"] == "Đã có thành tích xuất sắc trong học tập và làm theo Bác năm 2024"
    assert first["dia_danh_ngay"] == "Mỹ Thới, ngày 11 tháng 10 năm 2024"
    assert (first["quyen_han"], first["chuc_vu"]) == ("T/M BAN THƯỜNG VỤ", "BÍ THƯ")
    assert (first["so_quyet_dinh"], first["ngay_quyet_dinh"]) == ("Số 212-QĐ/ĐU", "11/10/2024")


@pytest.mark.parametrize(
    ("variant", "lines"),
    [
        ("da_vao_so", ["Đã vào sổ khen thưởng", "Số: 212-QĐ/ĐU"]),
        ("vao_so_so", ["Vào sổ số: 15"]),
        ("quyet_dinh", ["Quyết định số 212-QĐ/ĐU, ngày 11/10/2024", "Số sổ khen thưởng: 15"]),
        ("vao_so_quyet_dinh", ["Vào sổ Quyết định", "Số: 212-QĐ/ĐU"]),
        ("khong", []),
    ],
)
def test_the_lines_of_the_book(variant: str, lines: list[str]) -> None:
    rows = ['{ten: Chi bộ khóm 1, loai: tập thể, so_so: "15"}']
    assert records(rows=rows, certificates=f"{{vao_so: {variant}}}")[0]["vao_so"] == lines


def test_an_achievement_of_ones_own_stands_before_the_common_one() -> None:
    rows = [BRANCHES[0], "{ten: Chi bộ khóm 2, loai: tập thể, thanh_tich: vì hoàn thành xuất sắc nhiệm vụ.}"]
    assert [one["thanh_tich"] for one in records(rows=rows)][1] == "Hoàn thành xuất sắc nhiệm vụ"


def test_names_are_never_altered() -> None:
    one = made(rows=["{ten: Nguyễn Thị Tuyết Hoà, loai: cá nhân}"], spelling="{uy: ủy}")
    assert one.certificates[0].record["ten"] == "Nguyễn Thị Tuyết Hoà"
    assert "Nguyễn Thị Tuyết Hoà" in texts(one.decision)


def test_other_words_are_in_the_house_s_spelling() -> None:
    one = records(spelling="{uy: uỷ}", certificates="{co_quan_tang: Đảng ủy phường Mỹ Thới}")[0]
    assert one["co_quan_tang"] == "ĐẢNG UỶ PHƯỜNG MỸ THỚI"


STATE = (
    "{ho: nha_nuoc, kho: A3, so_quyet_dinh: Số 1022/QĐ-UBND, co_quan_tang: Chủ tịch UBND phường, ngay: 11/10/2024,"
    " nguoi_ky: {chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Văn A}}"
)


def test_the_state_family_makes_certificates_only() -> None:
    one = made(certificates=STATE, decision="{}")
    assert (one.documents, one.template, one.paper_size) == ((), "giay-khen-nha-nuoc", "a3")
    assert [problem.code for problem in one.problems] == ["commendations.only-certificates"]
    first = one.certificates[0].record
    assert first["vao_so"] == ["Vào sổ Quyết định", "Số: 1022/QĐ-UBND"]
    assert (first["quyen_han"], first["chuc_vu"]) == ("", "CHỦ TỊCH")
    assert first["dia_danh_ngay"] == "Mỹ Thới, ngày 11 tháng 10 năm 2024"


def test_what_the_state_family_needs_is_not_taken_from_the_party_s() -> None:
    found = wrong(certificates="{ho: nha_nuoc}")
    said = {str(one.message) for one in found}
    assert {one.code for one in found} == {"report.gap"}
    assert {"chưa có cơ quan tặng giấy khen", "chưa có số quyết định", "chưa có họ tên người ký"} <= said


# --- the samples ---

INPUTS = Path(__file__).resolve().parents[2] / "inputs"


def test_the_complete_sample_is_final() -> None:
    one = make_commendations(INPUTS / "vi-du-day-du", draft=False, fonts=FontLibrary.bundled())
    assert [document.name for document in one.documents] == ["quyet-dinh-khen-thuong", "danh-sach-ky-nhan"]
    assert len(one.certificates) == 12
    assert "12.144.000" in texts(one.decision)


def test_the_real_sample_is_a_draft_and_no_final_paper() -> None:
    one = make_commendations(INPUTS / "so-ket-9-thang-2024", draft=True, fonts=FontLibrary.bundled())
    assert len(one.certificates) == 12
    with pytest.raises(DataError):
        make_commendations(INPUTS / "so-ket-9-thang-2024", draft=False)
