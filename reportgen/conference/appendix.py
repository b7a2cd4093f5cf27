"""The table of indicators in an appendix. In: indicators. Out: its rows, groups first, as the template wants them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from ..errors import Problem
from ..messages import msg
from ..places import Place
from ..template.schema import closest
from ..template.values import Example, Gap
from .indicators import Figures, State, Value, change_in_figures, table_figure
from .narrative import Shown
from .outline import Row, roman

NOT_COMPUTED = "…"
"""Stands where a figure cannot be computed yet: what is missing for it is marked in its own place."""


def chosen(figures: Sequence[Figures], ids: list[str] | None, place: Place) -> tuple[list[Figures], list[Problem]]:
    """The indicators with these ids in this order, all for None; a problem for an id that there is not."""
    if ids is None:
        return list(figures), []
    known = {figure.id: figure for figure in figures}
    unknown = [name for name in ids if name not in known]
    return [known[name] for name in ids if name in known], [_unknown(name, list(known), place) for name in unknown]


def _unknown(name: str, known: list[str], place: Place) -> Problem:
    near = closest(name, known)
    hint = msg("có phải ý bạn là “{near}”?", near=near) if near else msg("các mã đang có: {ids}", ids=", ".join(known))
    return Problem("indicator.unknown-id", msg("không có chỉ tiêu mang mã “{name}”", name=name), place, hint)


def appendix_rows(
    figures: Sequence[Figures], groups: list[str] | None, *, place: Place, show: Callable[[str, Place], Shown]
) -> tuple[list[Row], list[Problem]]:
    """A row for each indicator, before each group a row with its name; only `groups`, when given, in their order.

    `show` fills the references of names and remarks.
    """
    named = _by_group(figures)
    wanted = groups if groups is not None else list(named)
    problems = [_unknown_group(name, list(named), place) for name in wanted if name not in named]
    present = [name for name in wanted if name in named]
    rows: list[Row] = []
    for number, name in enumerate(present, start=1):
        if name:
            rows.append({"kieu": "nhom", "tt": roman(number), "ten": name})
        rows += [_row(index, figure, show) for index, figure in enumerate(named[name], start=1)]
    return rows, problems


def _by_group(figures: Sequence[Figures]) -> dict[str, list[Figures]]:
    """The indicators by group, groups in the order in which they first appear."""
    named: dict[str, list[Figures]] = {}
    for name, members in groupby(figures, key=lambda figure: figure.source.nhom or ""):
        named.setdefault(name, []).extend(members)
    return named


def _unknown_group(name: str, known: list[str], place: Place) -> Problem:
    near = closest(name, known)
    hint = (
        msg("có phải ý bạn là “{near}”?", near=near)
        if near
        else msg("các nhóm đang có: {names}", names=", ".join(f"“{group}”" for group in known))
    )
    return Problem("appendix.unknown-group", msg("không có nhóm chỉ tiêu “{name}”", name=name), place, hint)


def _row(number: int, figure: Figures, show: Callable[[str, Place], Shown]) -> Row:
    name = show(figure.source.ten, figure.place)
    row: Row = {"kieu": "dong", "tt": str(number), "ten": name, "dvt": figure.unit.text}
    row.update(dict(_figures(figure)))
    row["danh_gia"] = Example(figure.verdict) if _rests_on_example(figure) else figure.verdict
    row["ghi_chu"] = show(figure.source.ghi_chu or "", figure.place)
    return row


def _figures(figure: Figures) -> Iterator[tuple[str, object]]:
    for key, value, label in (
        ("ke_hoach", figure.plan, "kế hoạch"),
        ("thuc_hien", figure.result, "kết quả"),
        ("cung_ky", figure.before, "cùng kỳ"),
    ):
        text = table_figure(value.known, figure.unit) if value.known else ""
        yield key, _cell(value, text, Gap(label))
    ratio, growth = figure.ratio, figure.growth
    yield "ty_le", _cell(ratio, table_figure(ratio.known, ratio.known.unit) if ratio.known else "", NOT_COMPUTED)
    yield "so_cung_ky", _cell(growth, change_in_figures(growth.known) if growth.known else "", NOT_COMPUTED)


def _cell(value: Value, text: str, missing: Gap | str) -> object:
    match value.state:
        case State.UNUSED:
            return ""
        case State.GAP:
            return missing
        case State.KNOWN:
            return Example(text) if value.example else text


def _rests_on_example(figure: Figures) -> bool:
    return bool(figure.verdict) and (figure.plan.example or figure.result.example)
