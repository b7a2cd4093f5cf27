"""Prize money. In: those commended, the section `khen_thuong.tien_thuong`, the decision's day. Out: an amount in đồng
for each, the total, and what is to be said of it.

An amount is the row's own; else a coefficient times the base salary of the day, the row's coefficient before the
section's, that one before the usual one. HD 56-HD/VPTW speaks of Party organizations and Party members only: for others
there is no usual coefficient, and their amount stays empty.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from ..errors import Problem, Severity
from ..messages import msg
from ..places import Place
from ..readers.record import Node, place_at
from ..vietnamese.dates import format_short_date
from ..vietnamese.names import COMRADE
from ..vietnamese.numbers import Reading, format_number, parse_number
from ..vietnamese.quantities import parse_quantity
from ..vietnamese.text import fold
from ..vietnamese.unreadable import Unreadable
from .dated import base_salary, base_salary_before, coefficient
from .model import PrizeMoney
from .recipients import COLLECTIVE, Recipient

PATH = ("khen_thuong", "tien_thuong")


class Prize(NamedTuple):
    """What one gets: `amount` in đồng, None when nothing says how much; `coefficient` when it was reckoned by one."""

    amount: int | None
    coefficient: Decimal | None = None


@dataclass(frozen=True)
class Prizes:
    """`of` holds a prize for each recipient, in their order; `base` is the base salary reckoned with, if any."""

    of: tuple[Prize, ...] = ()
    base: int | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def total(self) -> int | None:
        """Of all that are known; None when none is."""
        known = [prize.amount for prize in self.of if prize.amount is not None]
        return sum(known) if known else None

    @property
    def complete(self) -> bool:
        return bool(self.of) and all(prize.amount is not None for prize in self.of)


def reckon(recipients: Iterable[Recipient], money: PrizeMoney, day: date | None, root: Node) -> Prizes:
    """The prizes on the decision's `day`; while no day is known only amounts that are written count."""
    listed = list(recipients)
    if not money.co:
        return Prizes(tuple(Prize(None) for _ in listed))
    return _Reckoner(money, day, root).reckon(listed)


class _Reckoner:
    """Reckons prize by prize and gathers what is to be said."""

    def __init__(self, money: PrizeMoney, day: date | None, root: Node) -> None:
        self.money = money
        self.day = day
        self.root = root
        self.problems: list[Problem] = []
        self.own = {name: self._own_coefficient(name) for name in ("he_so_tap_the", "he_so_ca_nhan")}

    def reckon(self, recipients: list[Recipient]) -> Prizes:
        wanted = [None if one.amount is not None else self._coefficient(one) for one in recipients]
        base = self._base() if any(wanted) else None
        prizes = tuple(map(_prize, recipients, wanted, [base] * len(recipients)))
        without = [one for one, prize in zip(recipients, prizes, strict=True) if prize.amount is None]
        if without and (base is not None or not any(wanted)):
            self.problems.append(_without_amount(without))
        return Prizes(prizes, base, tuple(self.problems))

    def _coefficient(self, recipient: Recipient) -> Decimal | None:
        if recipient.coefficient is not None:
            return recipient.coefficient
        own = self.own["he_so_tap_the" if recipient.kind == COLLECTIVE else "he_so_ca_nhan"]
        if own is not None or self.day is None:
            return own
        return coefficient(_usual_kind(recipient), self.day)

    def _own_coefficient(self, name: str) -> Decimal | None:
        text: str | None = getattr(self.money, name)
        if text is None:
            return None
        try:
            return parse_number(text, reading=Reading.VIETNAMESE)
        except Unreadable as error:
            self.problems.append(Problem(error.code, error.message, self._place(name), error.hint))
            return None

    def _base(self) -> int | None:
        if self.money.luong_co_so is not None:
            return self._own_base(self.money.luong_co_so)
        if self.day is None:
            return None
        found = base_salary(self.day)
        if found is None:
            message = msg("không biết mức lương cơ sở ngày {day}", day=format_short_date(self.day))
            hint = msg("ghi mức lương cơ sở ở {key}", key="khen_thuong.tien_thuong.luong_co_so")
            self.problems.append(Problem("prizes.no-base-salary", message, self._place("luong_co_so"), hint))
            return None
        if found.announced:
            self.problems.append(self._announced(self.day))
        return found.amount

    def _own_base(self, text: str) -> int | None:
        try:
            return int(parse_quantity(text, unit="đồng").amount)
        except Unreadable as error:
            self.problems.append(Problem(error.code, error.message, self._place("luong_co_so"), error.hint))
            return None

    def _announced(self, day: date) -> Problem:
        found, before = base_salary(day), base_salary_before(day)
        assert found is not None
        message = msg(
            "mức lương cơ sở {amount} đồng từ {since} mới là mức công bố dự kiến",
            amount=format_number(found.amount),
            since=format_short_date(found.since),
        )
        hint = msg(
            "soát lại nghị định, rồi ghi mức đúng ở {key} (mức trước đó: {before} đồng)",
            key="khen_thuong.tien_thuong.luong_co_so",
            before=format_number(before.amount) if before else "?",
        )
        return Problem("prizes.announced-only", message, self._place("luong_co_so"), hint, Severity.WARNING)

    def _place(self, name: str) -> Place:
        return place_at(self.root, (*PATH, name))


def _usual_kind(recipient: Recipient) -> str:
    """ "chi_bo" or "dang_vien"; "" for whom the guides have no usual coefficient."""
    if recipient.kind == COLLECTIVE:
        return "chi_bo" if fold(recipient.name).startswith(fold("chi bộ ")) else ""
    return "dang_vien" if recipient.title in ("", COMRADE) else ""


def _prize(recipient: Recipient, wanted: Decimal | None, base: int | None) -> Prize:
    if recipient.amount is not None:
        return Prize(recipient.amount)
    if wanted is None or base is None:
        return Prize(None)
    return Prize(int((wanted * base).quantize(Decimal(1), ROUND_HALF_UP)), wanted)


def _without_amount(recipients: list[Recipient]) -> Problem:
    message = msg(
        "{count} tập thể, cá nhân chưa có mức tiền thưởng (các hướng dẫn chỉ quy định cho tổ chức đảng và đảng viên)",
        count=len(recipients),
    )
    hint = msg("nếu có chi thì ghi cột tiền thưởng hoặc hệ số; nếu không thì để trống")
    return Problem("prizes.no-amount", message, recipients[0].place, hint, Severity.NOTE)
