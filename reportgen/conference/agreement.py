"""Counts of those commended that must agree: in the decision's title and articles, in the list, in the report. In:
texts with their places, and the list. Out: a finding for each count that is another than the list's, with both places.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..errors import Problem, Severity
from ..messages import msg
from ..places import Place
from ..vietnamese.text import fold
from .awards import COUNTED
from .clauses import any_of, clauses, masked
from .recipients import Recipients

_COMMENDED = any_of("giấy khen", "bằng khen", "khen thưởng", "biểu dương")

# "113 tập thể và cá nhân" counts both together.
_BOTH = "|".join(fold(kind) for kind in COUNTED.values())
_RECIPIENTS = {
    name: re.compile(rf"(?<![\w/.,-])(\d+)\s+{fold(kind)}(?!\w)(?!\s*(?:và|,)\s*(?:{_BOTH}))")
    for name, kind in COUNTED.items()
}


class Counted(NamedTuple):
    """A count of recipients in a text: "tap_the", "05 tập thể", 5."""

    name: str
    typed: str
    number: int


def counted_recipients(text: str) -> Iterator[Counted]:
    """The counts behind words of commendation: "tặng giấy khen cho 05 tập thể"."""
    for clause in clauses(fold(masked(text))):
        word = _COMMENDED.search(clause)
        for name, pattern in _RECIPIENTS.items() if word else ():
            typed = pattern.search(clause, word.end() if word else 0)
            if typed:
                yield Counted(name, typed[0], int(typed[1]))


def disagreements(texts: Iterable[tuple[str, Place]], recipients: Recipients, severity: Severity) -> list[Problem]:
    """Every count in `texts` that is another than the list's."""
    if not recipients:
        return []
    return [problem for text, place in texts for problem in _in_text(text, place, recipients, severity)]


def _in_text(text: str, place: Place, recipients: Recipients, severity: Severity) -> Iterator[Problem]:
    for name, typed, number in counted_recipients(text):
        listed = recipients.counted(name)
        if number == listed:
            continue
        assert recipients.place is not None
        message = msg(
            "ghi “{typed}” nhưng danh sách có {listed} {kind} ({place})",
            typed=typed,
            listed=listed,
            kind=COUNTED[name],
            place=recipients.place.message(),
        )
        hint = msg("sửa số ở đây hoặc sửa danh sách cho khớp")
        yield Problem("awards.count-differs", message, place, hint, severity)
