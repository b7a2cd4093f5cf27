"""Commendations. In: the section `khen_thuong` and those commended. Out: what disagrees between them, and the list as
rows of the report.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from ..errors import Problem, Severity
from ..messages import msg
from ..places import Place, quoted
from ..readers.record import Node, place_at
from ..vietnamese.names import COMRADE
from ..vietnamese.quantities import parse_quantity
from ..vietnamese.unreadable import Unreadable
from .model import Awards, ConferenceInput
from .recipients import Recipient, Recipients

COUNTED = {"tap_the": "tập thể", "ca_nhan": "cá nhân"}


def count_problems(source: ConferenceInput, root: Node, recipients: Recipients) -> list[Problem]:
    """Counts that cannot be read or that disagree with the list."""
    awards = source.khen_thuong
    if awards is None:
        return []
    return [problem for name in COUNTED for problem in _count_problem(awards, name, root, recipients)]


def _count_problem(awards: Awards, name: str, root: Node, recipients: Recipients) -> Iterator[Problem]:
    text: str | None = getattr(awards, name)
    if text is None:
        return
    place = place_at(root, ("khen_thuong", name))
    try:
        count = parse_quantity(text, unit=COUNTED[name]).value
    except Unreadable as error:
        yield Problem(error.code, error.message, place, error.hint)
        return
    listed = recipients.counted(name)
    if recipients and count != listed:
        message = msg("ghi {text} nhưng danh sách có {listed} {kind}", text=text, listed=listed, kind=COUNTED[name])
        yield Problem("awards.count-differs", message, place, msg("sửa số lượng hoặc bổ sung danh sách cho khớp"))


class AwardLine(NamedTuple):
    """A row of the report's list: a dash for each kind, a plus for each recipient. `recipient` is None for a kind."""

    kind: str
    text: str
    place: Place
    recipient: Recipient | None = None


def award_lines(recipients: Recipients) -> Iterator[AwardLine]:
    """The list for the report."""
    for name, listed in (("tập thể", recipients.collectives), ("cá nhân", recipients.people)):
        if listed:
            yield AwardLine("gach", f"{name.capitalize()}:", listed[0].place)
            for index, one in enumerate(listed):
                mark = "." if index == len(listed) - 1 else ";"
                yield AwardLine("cong", in_a_list(one) + mark, one.place, one)


def in_a_list(recipient: Recipient) -> str:
    """ "Đồng chí Nguyễn Văn A, Bí thư Chi bộ khóm 1"."""
    title = (recipient.title or COMRADE) if recipient.kind == "ca_nhan" else ""
    name = f"{title} {recipient.name}".strip()
    return f"{name}, {recipient.position}" if recipient.position else name


def example_recipient(recipient: Recipient) -> Problem:
    """One who is openly made up stands where a real one should: no final document may be made."""
    message = msg("“{name}” là tên ví dụ", name=quoted(recipient.name))
    hint = msg("thay bằng tên thật và xóa dấu ở cột “Ví dụ”, hoặc làm bản dự thảo (--draft)")
    return Problem("awards.example", message, recipient.place, hint, Severity.GAP)
