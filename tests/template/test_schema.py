"""Input is held against its shape; every problem is told at once, in order, with place, hint and plain words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from reportgen.errors import DataError, Problem
from reportgen.places import CellPlace, FilePlace
from reportgen.readers.record import Mapping, Node, Scalar, Sequence
from reportgen.readers.yaml_file import parse_yaml
from reportgen.template.schema import (
    REQUIRED,
    Day,
    Flag,
    Model,
    Text,
    Texts,
    closest,
    fold_key,
    key,
    keys_of,
    model_validator,
    validate,
    wrong,
)


class Room(Model):
    ten: Text = key("Tên phòng", default=REQUIRED, example="Hội trường")
    so_cho: Text | None = key("Số chỗ", example="200")


class Gathering(Model):
    ten: Text = key("Tên cuộc họp", default=REQUIRED, example="Họp chi bộ")
    ngay: Day | None = key("Ngày họp", example="11/10/2024")
    mo_rong: Flag = key("Có khách mời", default=False)
    buoi: Literal["sáng", "chiều"] | None = key("Buổi họp")
    phong: Room | None = key("Phòng họp")
    phong_phu: list[Room] | None = key("Các phòng phụ")
    khach: Texts | None = key("Khách mời")


def read(text: str) -> Gathering:
    return validate(Gathering, parse_yaml(text, Path("hop.yaml")))


def problems(text: str) -> list[Problem]:
    with pytest.raises(DataError) as caught:
        read(text)
    return list(caught.value.problems)


def only(text: str) -> Problem:
    (problem,) = problems(text)
    return problem


def spot(problem: Problem) -> tuple[int | None, int | None]:
    assert isinstance(problem.place, FilePlace)
    return problem.place.line, problem.place.column


# --- what is accepted ---------------------------------------------------------------------------------------


def test_a_record_becomes_an_instance() -> None:
    made = read("ten: Họp\nngay: 11/10/2024\nmo_rong: có\nbuoi: sáng\nphong: {ten: A}\nphong_phu:\n  - ten: B\n")
    assert (made.ten, made.ngay, made.mo_rong, made.buoi) == ("Họp", date(2024, 10, 11), True, "sáng")
    assert made.phong is not None
    assert made.phong.ten == "A"
    assert made.phong_phu is not None
    assert made.phong_phu[0].ten == "B"


def test_text_keeps_its_zeros_and_loses_the_spaces_around_it() -> None:
    assert read('ten: "  04 chi bộ "').ten == "04 chi bộ"


def test_an_empty_value_is_not_known_and_a_missing_key_is_not_used() -> None:
    made = read("ten: Họp\nngay:\nbuoi: '  '\n")
    assert made.ngay is None
    assert made.buoi is None
    assert made.model_fields_set == {"ten", "ngay", "buoi"}


@pytest.mark.parametrize(
    ("typed", "meant"), [("true", True), ("có", True), ("x", True), ("không", False), ("false", False)]
)
def test_yes_and_no_in_words(typed: str, meant: bool) -> None:
    assert read(f"ten: Họp\nmo_rong: {typed}").mo_rong is meant


def test_a_list_may_stand_in_one_line_with_semicolons() -> None:
    assert read("ten: Họp\nkhach: Ông A; Bà B;").khach == ["Ông A", "Bà B"]


def test_instances_are_frozen() -> None:
    made = read("ten: Họp")
    with pytest.raises(ValueError, match="frozen"):
        made.ten = "khác"


def test_cells_give_numbers_bare_and_days_as_people_write_them() -> None:
    def cell(value: object, at: str) -> Scalar:
        return Scalar(value, CellPlace("a.xlsx", "T", at))  # type: ignore[arg-type]

    row: dict[str, Node] = {"ten": cell(1250, "A2"), "ngay": cell(date(2024, 10, 11), "B2"), "buoi": cell(None, "C2")}
    made = validate(Gathering, Mapping(row, CellPlace("a.xlsx", "T", "A2"), labels={name: name for name in row}))
    assert (made.ten, made.ngay) == ("1250", date(2024, 10, 11))
    assert "buoi" not in made.model_fields_set


# --- what is refused ----------------------------------------------------------------------------------------


def test_a_missing_key_is_told_with_its_meaning_and_an_example() -> None:
    problem = only("ngay: 11/10/2024")
    assert problem.code == "schema.missing"
    assert problem.message.render() == "thiếu “ten” (Tên cuộc họp)"
    assert problem.hint is not None
    assert "ten: Họp chi bộ" in problem.hint.render()


def test_an_unknown_key_is_told_where_it_stands_with_the_nearest_known_one() -> None:
    problem = only("ten: Họp\nphong:\n  ten: A\n  Số chỗ ngồi: 5\n")
    assert problem.code == "schema.unknown-key"
    assert spot(problem) == (4, 3)
    assert problem.hint is not None
    assert "so_cho" in problem.hint.render()


def test_a_key_near_to_none_lists_those_that_there_are() -> None:
    problem = only("ten: Họp\nxyz: 5\n")
    assert problem.hint is not None
    assert "ten, ngay, mo_rong" in problem.hint.render()


def test_a_sentence_with_a_colon_is_told_to_be_quoted() -> None:
    problem = only("ten: Họp\nphong_phu:\n  - ten: A\n  - {Lưu ý cho khách: đến sớm, ten: B}\n")
    assert problem.hint is not None
    assert "ngoặc kép" in problem.hint.render()


def test_a_decimal_comma_within_braces_is_told_to_be_quoted() -> None:
    problem = only("ten: Họp\nphong: {ten: 88,44%}\n")
    assert problem.code == "schema.unknown-key"
    assert problem.hint is not None
    assert '"88,44%"' in problem.hint.render()


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("ten: [Họp]", "schema.not-text", (1, 6)),
        ("ten:", "schema.empty", (1, 5)),
        ("ten: Họp\nmo_rong: nhiều", "schema.not-yes-no", (2, 10)),
        ("ten: Họp\nngay: 31/2/2024", "date.impossible", (2, 7)),
        ("ten: Họp\nngay: [1]", "schema.not-day", (2, 7)),
        ("ten: Họp\nbuoi: tối", "schema.not-one-of", (2, 7)),
        ("ten: Họp\nphong: A", "schema.not-mapping", (2, 8)),
        ("ten: Họp\nphong_phu: {ten: A}", "schema.not-list", (2, 12)),
        ("ten: Họp\nphong_phu:\n  - A", "schema.not-mapping", (3, 5)),
        ("ten: Họp\nphong_phu:\n  - ten: A\n  - so_cho: 5", "schema.missing", (4, 5)),
    ],
)
def test_each_kind_of_mistake_has_its_code_and_place(text: str, code: str, place: tuple[int, int]) -> None:
    problem = only(text)
    assert problem.code == code
    assert problem.place is not None
    line, column = spot(problem)
    assert line == place[0]
    assert column is not None
    assert abs(column - place[1]) <= 1


def test_the_choices_are_listed() -> None:
    problem = only("ten: Họp\nbuoi: tối")
    assert problem.hint is not None
    assert problem.hint.render().endswith("sáng, chiều")


def test_all_problems_come_at_once_in_the_order_of_the_file() -> None:
    found = problems("abc: 1\nphong: {so_cho: 5}\nbuoi: tối\n")
    assert [problem.code for problem in found] == [
        "schema.missing",
        "schema.unknown-key",
        "schema.missing",
        "schema.not-one-of",
    ]


def test_nothing_is_said_in_english() -> None:
    for problem in problems("ten: [1]\nmo_rong: 3\nngay: x\nphong: 1\nphong_phu: 1\nkhach: {a: 1}\nbuoi: b\n"):
        assert "nput" not in problem.render()
        assert "should" not in problem.render()


def test_a_wrong_heading_of_a_table_is_one_problem() -> None:
    heading = CellPlace("a.xlsx", "T", "B1")
    rows: list[Node] = []
    for number in (2, 3):
        place = CellPlace("a.xlsx", "T", f"A{number}")
        cells: dict[str, Node] = {"ten": Scalar("A", place), "sai": Scalar("x", place)}
        rows.append(Mapping(cells, place, {"sai": heading}, labels={"ten": "Tên", "sai": "Sai"}))
    top = FilePlace("hop.yaml", 1, 1)
    root = Mapping({"ten": Scalar("Họp", top), "phong_phu": Sequence(tuple(rows), top)}, top)
    with pytest.raises(DataError) as caught:
        validate(Gathering, root)
    assert len(caught.value.problems) == 1


class Pair(Model):
    a: Text | None = key("A")
    b: Text | None = key("B")

    @model_validator(mode="after")
    def _one(self) -> Pair:
        if self.a and self.b:
            from reportgen.messages import msg

            raise wrong("pair.both", msg("chỉ một trong hai"), msg("bỏ một"))
        return self


def test_a_shape_may_refuse_in_its_own_words() -> None:
    with pytest.raises(DataError) as caught:
        validate(Pair, parse_yaml("a: 1\nb: 2", Path("x.yaml")))
    (problem,) = caught.value.problems
    assert (problem.code, problem.message.render()) == ("pair.both", "chỉ một trong hai")


# --- what a shape says about itself ---------------------------------------------------------------------------


def test_keys_tell_their_meaning() -> None:
    keys = {info.name: info for info in keys_of(Gathering)}
    assert keys["ten"].description == "Tên cuộc họp"
    assert keys["ten"].required
    assert keys["phong"].inside is Room
    assert not keys["phong"].many
    assert keys["phong_phu"].inside is Room
    assert keys["phong_phu"].many


def test_keys_are_compared_without_accents() -> None:
    assert fold_key("Đơn vị tính") == "don_vi_tinh"
    assert closest("Ngày", ["ten", "ngay"]) == "ngay"
    assert closest("hoàn toàn khác", ["ten", "ngay"]) is None
