"""Which rule set holds for a document. In: its date. Out: the `RuleSet` in force on that day."""

from __future__ import annotations

from datetime import date

from ..errors import DataError
from ..messages import msg
from .rule import RULE_SET_IDS, RuleSet, rule_set


def _holds(rules: RuleSet, day: date) -> bool:
    return rules.valid_from <= day and (rules.valid_to is None or day <= rules.valid_to)


def choose(day: date) -> RuleSet:
    """The rule set in force on `day`: HD36 from 03/4/2018 to 26/5/2026, HD05 from 27/5/2026.

    Raises DataError for an earlier day: the guides before HD36 are not known to this program.
    """
    for rule_set_id in reversed(RULE_SET_IDS):
        rules = rule_set(rule_set_id)
        if _holds(rules, day):
            return rules
    first = rule_set(RULE_SET_IDS[0])
    raise DataError.of(
        "standards.too-early",
        msg(
            "ngày văn bản {day} sớm hơn ngày {first}, ngày bắt đầu áp dụng {title}",
            day=_shown(day),
            first=_shown(first.valid_from),
            title=first.title,
        ),
        hint=msg("xem lại ngày của văn bản; chương trình chưa có quy định thể thức trước ngày đó"),
    )


def _shown(day: date) -> str:
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"
