"""Percent of plan, growth and verdict are computed; nothing that can be computed is believed."""

from __future__ import annotations

import pytest

from reportgen.conference.indicators import Figures, State, change_in_figures, change_in_words, summary, table_figure
from reportgen.conference.values import figure_gaps
from reportgen.errors import DataError

from .making import HEAD, conference


def figure(fields: str, *, head: str = HEAD) -> Figures:
    made = conference(indicators=f"chi_tieu:\n  - {{ma: a, ten: Chỉ tiêu, {fields}}}\n", head=head)
    return made.figures[0]


def text(value: object) -> str:
    return str(getattr(value, "known", None))


def codes(fields: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        figure(fields)
    return [problem.code for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("fields", "ratio"),
    [
        ('don_vi: tỷ đồng, ke_hoach: "62,5", ket_qua: "51,8"', "82,88%"),
        ("don_vi: hộ, ke_hoach: 3, ket_qua: 2", "66,67%"),
        ("don_vi: hộ, ke_hoach: 8, ket_qua: 1", "12,5%"),
        ("don_vi: hộ, ke_hoach: 15, ket_qua: 15", "100%"),
        ('don_vi: tỷ đồng, ke_hoach: 500 triệu đồng, ket_qua: "1,5"', "300%"),
        ('don_vi: tỷ đồng, ke_hoach: 5 tỷ đồng, ket_qua: "trên 3,7 tỷ đồng"', "trên 74%"),
        ('don_vi: "%", ke_hoach: 92%, ket_qua: "88,44%"', "96,13%"),
        ("don_vi: hộ, ke_hoach: 200, ket_qua: 201", "100,5%"),
        ("don_vi: hộ, ke_hoach: 800, ket_qua: 1", "0,13%"),
    ],
)
def test_the_result_in_percent_of_the_plan_rounds_halves_up(fields: str, ratio: str) -> None:
    assert text(figure(fields).ratio) == ratio


@pytest.mark.parametrize(
    ("fields", "words", "cell"),
    [
        ('don_vi: tỷ đồng, cung_ky: "46,2", ket_qua: "51,8"', "tăng 12,12%", "+12,12"),
        ("don_vi: vụ, cung_ky: 17, ket_qua: 14", "giảm 17,65%", "-17,65"),
        ("don_vi: vụ, cung_ky: 17, ket_qua: 17", "không thay đổi", "0"),
        ('don_vi: "%", cung_ky: "92,9", ket_qua: "94,72"', "tăng 1,82 điểm phần trăm", "+1,82 điểm"),
        ('don_vi: "%", cung_ky: "0,84", ket_qua: "0,58"', "giảm 0,26 điểm phần trăm", "-0,26 điểm"),
    ],
)
def test_growth_is_in_percent_and_of_percentages_in_points(fields: str, words: str, cell: str) -> None:
    growth = figure(fields).growth.known
    assert growth is not None
    assert (change_in_words(growth), change_in_figures(growth)) == (words, cell)


def test_what_is_left_to_the_plan() -> None:
    assert text(figure('don_vi: tỷ đồng, ke_hoach: "62,5", ket_qua: "51,8"').left) == "10,7 tỷ đồng"
    assert text(figure('don_vi: "%", ke_hoach: "95,5", ket_qua: "94,72"').left) == "0,78 điểm phần trăm"


MILESTONE = HEAD.replace("con_lai:", "moc_tien_do: 75%, con_lai:")


@pytest.mark.parametrize(
    ("fields", "verdict"),
    [
        ("don_vi: hộ, ke_hoach: 10, ket_qua: 10", "Đạt"),
        ("don_vi: hộ, ke_hoach: 10, ket_qua: 11", "Vượt"),
        ("don_vi: hộ, ke_hoach: 100, ket_qua: 75", "Đúng tiến độ"),
        ("don_vi: hộ, ke_hoach: 100, ket_qua: 74", "Chậm tiến độ"),
        ("don_vi: hộ, ke_hoach: 100, ket_qua: 80, luy_ke: false", "Chưa đạt"),
        ('don_vi: "%", ke_hoach: 92%, ket_qua: "88,44%"', "Chưa đạt"),
        ('don_vi: "%", ke_hoach: "0,6", ket_qua: "0,58", tang_la_tot: false', "Vượt"),
        ('don_vi: "%", ke_hoach: "0,6", ket_qua: "0,7", tang_la_tot: false', "Chưa đạt"),
        ("don_vi: hộ, ke_hoach: 10, ket_qua: trên 10 hộ", "Vượt"),
        ("don_vi: hộ, ket_qua: 11", ""),
        ("don_vi: hộ, ke_hoach: 10, ket_qua: 10, khong_tinh: [danh_gia]", ""),
    ],
)
def test_the_verdict(fields: str, verdict: str) -> None:
    assert figure(fields, head=MILESTONE).verdict == verdict


def test_without_a_milestone_what_is_not_reached_is_not_reached() -> None:
    assert figure("don_vi: hộ, ke_hoach: 100, ket_qua: 99").verdict == "Chưa đạt"


def test_the_verdicts_are_counted() -> None:
    indicators = "chi_tieu:\n" + "".join(
        f"  - {{ma: c{number}, ten: C, don_vi: hộ, ke_hoach: 100, ket_qua: {result}}}\n"
        for number, result in enumerate([100, 101, 80, 60, 70])
    )
    counted = summary(conference(indicators=indicators, head=MILESTONE).figures)
    assert (counted.tong, counted.dat, counted.vuot, counted.dung_tien_do, counted.cham) == (5, 2, 1, 1, 2)


# --- gaps and examples ----------------------------------------------------------------------------------------


def test_an_empty_figure_is_a_gap_and_one_left_out_is_not_used() -> None:
    one = figure("don_vi: hộ, ke_hoach: , ket_qua: 5")
    assert (one.plan.state, one.before.state) == (State.GAP, State.UNUSED)
    assert (one.ratio.state, one.growth.state) == (State.GAP, State.UNUSED)


def test_a_result_is_always_wanted() -> None:
    one = figure("don_vi: hộ, ke_hoach: 5")
    assert one.result.state is State.GAP
    assert [problem.code for problem in figure_gaps([one])] == ["report.gap"]


def test_what_is_computed_from_an_example_is_an_example() -> None:
    one = figure("don_vi: hộ, ke_hoach: {gia_tri: 10, vi_du: true}, ket_qua: 5")
    assert (one.plan.example, one.result.example, one.ratio.example) == (True, False, True)
    assert [problem.code for problem in figure_gaps([one])] == ["report.example"]


def test_a_whole_indicator_may_be_an_example() -> None:
    one = figure("don_vi: hộ, ke_hoach: 10, ket_qua: 5, vi_du: true")
    assert one.result.example
    assert len(figure_gaps([one])) == 2


# --- ratios typed by hand ---------------------------------------------------------------------------------------


def test_a_typed_ratio_is_kept_while_the_plan_is_not_known() -> None:
    one = figure("don_vi: tỷ đồng, ke_hoach: , ket_qua: , ty_le: 74%")
    assert text(one.ratio) == "74%"
    assert one.verdict == ""


def test_a_typed_ratio_that_agrees_by_its_precision_is_let_be() -> None:
    assert text(figure("don_vi: hộ, ke_hoach: 3, ket_qua: 2, ty_le: 67%").ratio) == "66,67%"


def test_a_typed_ratio_that_differs_is_refused() -> None:
    assert codes("don_vi: hộ, ke_hoach: 3, ket_qua: 2, ty_le: 66%") == ["indicator.ratio-differs"]


def test_for_what_should_fall_no_ratio_is_computed() -> None:
    assert figure("don_vi: hộ, ke_hoach: 10, ket_qua: 5, tang_la_tot: false").ratio.state is State.UNUSED


def test_a_plan_of_nothing_has_no_ratio() -> None:
    assert figure("don_vi: vụ, ke_hoach: 0, ket_qua: 5").ratio.state is State.UNUSED


# --- what cannot be read ----------------------------------------------------------------------------------------


def test_a_number_with_two_readings_is_asked_about_by_name_and_place() -> None:
    with pytest.raises(DataError) as caught:
        figure("don_vi: điểm, ket_qua: 3.700")
    said = caught.value.render()
    assert "kết quả của chỉ tiêu “Chỉ tiêu”" in said
    assert "hai cách" in said
    assert "dòng 5" in said


def test_the_unit_decides_between_two_readings() -> None:
    assert str(figure("don_vi: hộ, ket_qua: 3.700").result.known) == "3.700 hộ"
    assert str(figure('don_vi: triệu đồng, ket_qua: "313,653"').result.known) == "313,653 triệu đồng"


def test_all_wrong_figures_come_at_once() -> None:
    assert codes("don_vi: hộ, ke_hoach: nhiều, ket_qua: 5 người, cung_ky: 1-2") == [
        "quantity.no-number",
        "quantity.other-unit",
        "quantity.range",
    ]


def test_a_figure_in_brackets_is_told_once() -> None:
    assert codes("ke_hoach: [cần bổ sung], ket_qua: 5") == ["indicator.not-a-figure"]


def test_ids_must_be_plain_and_their_own() -> None:
    with pytest.raises(DataError) as caught:
        conference(indicators="chi_tieu:\n  - {ma: Thu NS, ten: A, ket_qua: 1}\n  - {ma: b, ten: A, ket_qua: 1}\n"
                   "  - {ma: b, ten: A, ket_qua: 1}\n")  # fmt: skip
    assert [problem.code for problem in caught.value.problems] == ["indicator.bad-id", "indicator.duplicate-id"]


# --- showing ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "cell"),
    [
        ('don_vi: tỷ đồng, ket_qua: "trên 3,7 tỷ đồng"', "trên 3,7"),
        ("don_vi: tỷ đồng, ket_qua: 1 tỷ 656 triệu đồng", "1,656"),
        ("don_vi: tỷ đồng, ket_qua: 812 triệu đồng", "0,812"),
        ("don_vi: chi bộ, ket_qua: 04 chi bộ", "4"),
        ("don_vi: chỉ tiêu, ket_qua: 17/19 chỉ tiêu", "17/19"),
        ('don_vi: "%", ket_qua: "88,44%"', "88,44"),
    ],
)
def test_a_figure_in_a_column_leaves_its_unit_to_the_column(fields: str, cell: str) -> None:
    one = figure(fields)
    assert one.result.known is not None
    assert table_figure(one.result.known, one.unit) == cell
