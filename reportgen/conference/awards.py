"""Commendations. In: the section `khen_thuong`. Out: what disagrees in it, and its list as rows of the report."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import Problem
from ..messages import msg
from ..readers.record import Node, place_at
from ..vietnamese.quantities import parse_quantity
from ..vietnamese.unreadable import Unreadable
from .model import Award, Awards, ConferenceInput

COUNTED = {"tap_the": "tập thể", "ca_nhan": "cá nhân"}


def count_problems(source: ConferenceInput, root: Node) -> list[Problem]:
    """Counts that cannot be read or that disagree with the list."""
    awards = source.khen_thuong
    if awards is None:
        return []
    return [problem for name in COUNTED for problem in _count_problem(awards, name, root)]


def _count_problem(awards: Awards, name: str, root: Node) -> Iterator[Problem]:
    text: str | None = getattr(awards, name)
    if text is None:
        return
    place = place_at(root, ("khen_thuong", name))
    try:
        count = parse_quantity(text, unit=COUNTED[name]).value
    except Unreadable as error:
        yield Problem(error.code, error.message, place, error.hint)
        return
    listed = sum(award.loai == COUNTED[name] for award in awards.danh_sach or [])
    if awards.danh_sach and count != listed:
        message = msg("ghi {text} nhưng danh sách có {listed} {kind}", text=text, listed=listed, kind=COUNTED[name])
        yield Problem("awards.count-differs", message, place, msg("sửa số lượng hoặc bổ sung danh sách cho khớp"))


def award_lines(awards: Awards) -> Iterator[tuple[str, str]]:
    """The list for the report: a dash for each kind, a plus for each recipient."""
    for kind in COUNTED.values():
        listed = [award for award in awards.danh_sach or [] if award.loai == kind]
        if listed:
            yield "gach", f"{kind.capitalize()}:"
            for index, award in enumerate(listed):
                yield "cong", _recipient(award) + ("." if index == len(listed) - 1 else ";")


def _recipient(award: Award) -> str:
    """ "Đồng chí Nguyễn Văn A, Bí thư Chi bộ khóm 1"."""
    name = f"Đồng chí {award.ten}" if award.loai == "cá nhân" else award.ten
    unit = award.don_vi or ""
    # "Bí thư Chi bộ" and "Chi bộ khóm 1" are written by many; the words that meet stand once.
    post = (award.chuc_vu or "").removesuffix(" ".join(unit.split()[:2])).strip()
    post = f"{post} {unit}".strip()
    return f"{name}, {post}" if post else name
