"""Indicators with everything that follows from them. In: the validated input and its record. Out: `Figures`, one an
indicator: plan, result, the same period last year as quantities; percent of plan, growth and verdict computed.

Nothing that can be computed is typed: a ratio is taken as typed only while the plan or the result is unknown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from ..errors import DataError, Problem, Severity
from ..messages import Message, msg
from ..places import Place
from ..readers.record import KeyPath, Mapping, Node, Sequence, place_at
from ..template.schema import validate
from ..vietnamese.numbers import format_number, round_half_up
from ..vietnamese.quantities import Bound, Quantity, parse_quantity, quantity, same_value
from ..vietnamese.units import Unit, parse_unit
from ..vietnamese.unreadable import Unreadable
from .model import ConferenceInput, Figure, Indicator
from .narrative import marked_gap

RATIO_DECIMALS = 2
PERCENT = Unit("%", base="%")
POINTS = Unit("điểm phần trăm", base="điểm phần trăm")
NAMES = {
    "ke_hoach": msg("kế hoạch"),
    "ket_qua": msg("kết quả"),
    "cung_ky": msg("số cùng kỳ năm trước"),
    "ty_le": msg("tỷ lệ so với kế hoạch"),
    "so_cung_ky": msg("mức tăng, giảm so với cùng kỳ"),
    "con_lai": msg("phần còn lại so với kế hoạch"),
}
_ID = re.compile(r"[a-z][a-z0-9_]*")


class State(Enum):
    """Whether a figure is there."""

    KNOWN = "known"
    GAP = "gap"
    UNUSED = "unused"


@dataclass(frozen=True, slots=True)
class Value:
    """A figure: known, missing (a gap that must be filled), or not used for this indicator.

    `example` says that it is, or was computed from, a value openly marked as an example.
    """

    state: State
    place: Place
    quantity: Quantity | None = None
    example: bool = False

    @property
    def known(self) -> Quantity | None:
        return self.quantity if self.state is State.KNOWN else None


@dataclass(frozen=True, slots=True)
class Figures:
    """An indicator and its figures. `growth`: in percent (percentages: in points); `left`: plan less result."""

    source: Indicator
    unit: Unit
    place: Place
    plan: Value
    result: Value
    before: Value
    ratio: Value
    growth: Value
    left: Value
    verdict: str

    @property
    def id(self) -> str:
        return self.source.ma

    def value(self, name: str) -> Value:
        """The figure that the input calls `name` ("ket_qua", "ty_le" …)."""
        return {
            "ke_hoach": self.plan,
            "ket_qua": self.result,
            "cung_ky": self.before,
            "ty_le": self.ratio,
            "so_cung_ky": self.growth,
            "con_lai": self.left,
        }[name]


# --- reading ------------------------------------------------------------------------------------------------


def read_indicators(source: ConferenceInput, root: Node) -> tuple[list[Figures], list[Problem]]:
    """Every indicator with its figures, and what is wrong with them, each with its place."""
    milestone, problems = _milestone(source, root)
    figures, found = _read(list(enumerate(source.chi_tieu or [])), root, milestone)
    return figures, problems + found


def _read(
    indicators: list[tuple[int, Indicator]], root: Node, milestone: Decimal | None
) -> tuple[list[Figures], list[Problem]]:
    """The figures of `indicators` (each with its number in the list), and what is wrong with them."""
    problems = _bad_ids(indicators, root)
    figures = []
    for index, indicator in indicators:
        reader = _Reader(indicator, root, ("chi_tieu", index))
        figures.append(reader.figures(milestone))
        problems += reader.problems
    return figures, problems


def _milestone(source: ConferenceInput, root: Node) -> tuple[Decimal | None, list[Problem]]:
    text = source.ky_bao_cao.moc_tien_do
    if text is None:
        return None, []
    try:
        return parse_quantity(text, unit="%").value, []
    except Unreadable as error:
        return None, [_unreadable(error, place_at(root, ("ky_bao_cao", "moc_tien_do")), msg("mốc tiến độ"))]


def problems_of_sound_rows(root: Mapping) -> list[Problem]:
    """What is wrong with the figures of the indicators that are in shape, where the input as a whole is not: so that
    a clerk is told both at once."""
    rows = root.entries.get("chi_tieu")
    sound: list[tuple[int, Indicator]] = []
    for index, row in enumerate(rows if isinstance(rows, Sequence) else ()):
        with suppress(DataError):
            sound.append((index, validate(Indicator, row)))
    return _read(sound, root, None)[1]


def _bad_ids(indicators: Iterable[tuple[int, Indicator]], root: Node) -> list[Problem]:
    problems, seen = [], set()
    for index, indicator in indicators:
        place = place_at(root, ("chi_tieu", index, "ma"))
        if not _ID.fullmatch(indicator.ma):
            message = msg("mã chỉ tiêu “{id}” không dùng được", id=indicator.ma)
            hint = msg("mã chỉ gồm chữ thường không dấu, chữ số và dấu gạch dưới, ví dụ thu_ngan_sach")
            problems.append(Problem("indicator.bad-id", message, place, hint))
        elif indicator.ma in seen:
            message = msg("mã chỉ tiêu “{id}” dùng hai lần", id=indicator.ma)
            problems.append(Problem("indicator.duplicate-id", message, place, msg("đặt cho mỗi chỉ tiêu một mã riêng")))
        seen.add(indicator.ma)
    return problems


def _unreadable(error: Unreadable, place: Place, what: Message) -> Problem:
    return Problem(error.code, msg("{what}: {message}", what=what, message=error.message), place, error.hint)


class _Reader:
    """Reads one indicator and gathers what is wrong with it."""

    def __init__(self, indicator: Indicator, root: Node, path: KeyPath) -> None:
        self.indicator = indicator
        self.root = root
        self.path = path
        self.problems: list[Problem] = []
        self.unit = self._unit()

    def figures(self, milestone: Decimal | None) -> Figures:
        plan, result, before = (self._value(name) for name in ("ke_hoach", "ket_qua", "cung_ky"))
        ratio = self._ratio(plan, result)
        growth = self._without("so_cung_ky", self._growth(before, result))
        left = _computed(plan, result, self._difference)
        verdict = "" if self._is_left_out("danh_gia") else self._verdict(plan, result, milestone)
        place = place_at(self.root, self.path)
        return Figures(self.indicator, self.unit, place, plan, result, before, ratio, growth, left, verdict)

    def _unit(self) -> Unit:
        text = self.indicator.don_vi or ""
        unit = parse_unit(text)
        if unit is None:
            message = msg("“{unit}” không phải là đơn vị tính", unit=text)
            self._problem("indicator.unit", message, "don_vi", msg("viết như “tỷ đồng”, “hộ”, “%”"))
        return unit or Unit(text, base=text)

    def _value(self, name: str) -> Value:
        """The figure as typed. Left out: not used, but a result is always wanted."""
        figure: Figure | None = getattr(self.indicator, name)
        place = place_at(self.root, (*self.path, name))
        if figure is not None and figure.gia_tri is not None and not _is_marked(figure.gia_tri):
            return self._typed(name, figure, place)
        wanted = name in self.indicator.model_fields_set or name == "ket_qua"
        return Value(State.GAP if wanted else State.UNUSED, place)

    def _typed(self, name: str, figure: Figure, place: Place) -> Value:
        example = figure.vi_du or self.indicator.vi_du
        unit = "%" if name == "ty_le" else self.indicator.don_vi or ""
        try:
            written = figure.gia_tri
            parsed = (
                parse_quantity(written, unit=unit) if isinstance(written, str) else quantity(written or 0, unit=unit)
            )
        except Unreadable as error:
            what = msg("{figure} của chỉ tiêu “{name}”", figure=NAMES[name], name=self.indicator.ten)
            self.problems.append(_unreadable(error, place, what))
            return Value(State.GAP, place, example=example)
        return Value(State.KNOWN, place, parsed, example)

    def _ratio(self, plan: Value, result: Value) -> Value:
        """Result in hundredths of the plan; the typed one only while one of the two is unknown."""
        typed = self._value("ty_le")
        if self._is_left_out("ty_le") or (not self.indicator.tang_la_tot and typed.known is None):
            return replace(typed, state=State.UNUSED)
        computed = _computed(plan, result, _percent_of)
        if computed.known is None:
            return typed if typed.known else computed
        if typed.known and not same_value(_rounded_like(typed.known, computed.known), typed.known):
            self._typed_ratio_differs(typed, computed.known)
        return computed

    def _typed_ratio_differs(self, typed: Value, computed: Quantity) -> None:
        message = msg(
            "tỷ lệ ghi tay {typed} khác tỷ lệ tính từ kết quả và kế hoạch là {computed}",
            typed=typed.quantity,
            computed=computed,
        )
        self._problem(
            "indicator.ratio-differs", message, "ty_le", msg("xóa dòng ty_le để máy tự tính, hoặc sửa số liệu")
        )

    def _growth(self, before: Value, result: Value) -> Value:
        return _computed(before, result, self._points if self.unit.base == "%" else _growth_of)

    @staticmethod
    def _points(before: Quantity, result: Quantity) -> Quantity | None:
        return _plain(result.amount - before.amount, POINTS)

    def _difference(self, goal: Quantity, reached: Quantity) -> Quantity | None:
        if self.unit.base == "%":
            return self._points(reached, goal)
        return _plain((goal.amount - reached.amount) / self.unit.scale, self.unit)

    def _verdict(self, plan: Value, result: Value, milestone: Decimal | None) -> str:
        if plan.known is None or result.known is None:
            return ""
        reached, goal = _reached(result.known), _reached(plan.known)
        if reached == goal:
            return "Đạt"
        if (reached > goal) == self.indicator.tang_la_tot:
            return "Vượt"
        if milestone is None or not self._is_cumulative() or not self.indicator.tang_la_tot or not goal:
            return "Chưa đạt"
        return "Đúng tiến độ" if reached / goal * 100 >= milestone else "Chậm tiến độ"

    def _is_cumulative(self) -> bool:
        given = self.indicator.luy_ke
        return given if given is not None else self.unit.base != "%"

    def _is_left_out(self, column: str) -> bool:
        return column in (self.indicator.khong_tinh or [])

    def _without(self, column: str, value: Value) -> Value:
        return replace(value, state=State.UNUSED) if self._is_left_out(column) else value

    def _problem(self, code: str, message: Message, name: str, hint: Message) -> None:
        self.problems.append(Problem(code, message, place_at(self.root, (*self.path, name)), hint))


def _is_marked(written: str | Decimal) -> bool:
    """ "[cần bổ sung: …]" in the place of a figure."""
    return isinstance(written, str) and marked_gap(written) is not None


def _reached(figure: Quantity) -> Decimal:
    """The figure for comparing with a plan: "trên 8" is a little more than 8, "gần 8" a little less."""
    nudge = abs(figure.amount) * Decimal("1e-9")
    return figure.amount + {Bound.ABOVE: nudge, Bound.BELOW: -nudge}.get(figure.bound, Decimal(0))


# --- computing ----------------------------------------------------------------------------------------------


def _computed(base: Value, result: Value, compute: Callable[[Quantity, Quantity], Quantity | None]) -> Value:
    """What `compute` makes of the two; a gap when one is a gap, not used when one is not used or it means nothing."""
    states = {base.state, result.state}
    if State.UNUSED in states:
        return Value(State.UNUSED, base.place)
    if base.known is None or result.known is None:
        return Value(State.GAP, base.place if base.known is None else result.place)
    made = compute(base.known, result.known)
    if made is None:
        return Value(State.UNUSED, base.place)
    qualifier = result.known.qualifier if not base.known.qualifier else ""
    return Value(State.KNOWN, result.place, replace(made, qualifier=qualifier), base.example or result.example)


def _percent_of(plan: Quantity, result: Quantity) -> Quantity | None:
    return _plain(result.amount / plan.amount * 100, PERCENT) if plan.amount else None


def _growth_of(before: Quantity, result: Quantity) -> Quantity | None:
    return _plain((result.amount / before.amount - 1) * 100, PERCENT) if before.amount else None


def _plain(value: Decimal, unit: Unit) -> Quantity:
    """`value` rounded half-up to two places, without trailing zeros."""
    rounded = quantity(round_half_up(value, RATIO_DECIMALS))
    return replace(rounded, unit=unit)


def _rounded_like(typed: Quantity, computed: Quantity) -> Quantity:
    """The computed ratio in the precision of the typed one: who types 74% need not type 73,96%."""
    value = round_half_up(computed.value, typed.decimals)
    return replace(computed, value=value, decimals=typed.decimals, qualifier="")


# --- showing ------------------------------------------------------------------------------------------------


def table_figure(figure: Quantity, unit: Unit) -> str:
    """A figure for a column whose unit stands elsewhere: "trên 3,7" for "trên 3,7 tỷ đồng" in tỷ đồng. The zero
    before a count below ten belongs to running text: the figures of a column stand below each other without it."""
    if figure.chain or figure.unit.scale != unit.scale:
        figure = quantity(figure.amount / unit.scale)
    return replace(figure, unit=Unit()).format(pad=False)


def change_in_words(growth: Quantity) -> str:
    """ "tăng 12,1%", "giảm 1,2 điểm phần trăm", "không thay đổi"."""
    if not growth.value:
        return "không thay đổi"
    word = "tăng" if growth.value > 0 else "giảm"
    shown = replace(growth, value=abs(growth.value)).format()
    return f"{word} {shown}"


def change_in_figures(growth: Quantity) -> str:
    """ "+12,1" (percent), "-1,2 điểm": for a column whose head says percent."""
    sign = "+" if growth.value > 0 else ""
    ending = "" if growth.unit == PERCENT else " điểm"
    return f"{sign}{format_number(growth.value)}{ending}"


# --- together -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Summary:
    """How many indicators there are with a plan, and how they stand."""

    tong: int
    dat: int
    vuot: int
    dung_tien_do: int
    cham: int


def summary(figures: Iterable[Figures]) -> Summary:
    """Counts the verdicts; `dat` holds those beyond the plan too, `cham` those behind and those not reached."""
    verdicts = [figure.verdict for figure in figures if figure.verdict]
    beyond = verdicts.count("Vượt")
    return Summary(
        tong=len(verdicts),
        dat=beyond + verdicts.count("Đạt"),
        vuot=beyond,
        dung_tien_do=verdicts.count("Đúng tiến độ"),
        cham=verdicts.count("Chậm tiến độ") + verdicts.count("Chưa đạt"),
    )


def open_questions(figures: Iterable[Figures], root: Node) -> list[Problem]:
    """The questions written beside indicators (`can_hoi`): gaps until somebody answers them."""
    found = []
    for index, figure in enumerate(figures):
        if figure.source.can_hoi:
            message = msg(
                "chỉ tiêu “{name}” còn điều phải hỏi lại: {question}",
                name=figure.source.ten,
                question=figure.source.can_hoi,
            )
            hint = msg("hỏi xong thì ghi số liệu và xóa dòng can_hoi")
            place = place_at(root, ("chi_tieu", index, "can_hoi"))
            found.append(Problem("indicator.open-question", message, place, hint, Severity.GAP))
    return found
