"""Text with references. In: what the clerk wrote, "đạt {{ chi_tieu.bhyt }}", and the conference's values. Out: pieces
for a template: text, gaps ("[cần bổ sung: …]" or a reference to what is not known) and examples.

A reference is a dotted name, nothing more: no filters, no conditions.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple, TypeAlias

from ..errors import Problem, Severity
from ..messages import Message, msg
from ..places import Place, quoted
from ..template.schema import closest
from ..template.values import Example, Gap, Rich
from ..vietnamese.quantities import QUALIFIERS

Piece: TypeAlias = str | Gap | Example
Shown: TypeAlias = str | Gap | Example | Rich

_TAG = re.compile(
    r"\{\{(?P<name>[^{}]*)\}\}|\[\s*cần bổ sung\s*(?::(?P<label>[^\]]*))?\]"
    r"|\((?:…|\.{2,})\)|\[(?:…|\.{2,})\]|_{3,}|\.{4,}|…{2,}",
    re.IGNORECASE | re.DOTALL,
)
"""A reference, a marked gap, or what people leave to be filled in: "(…)", "[...]", "____", "......"."""
_STRAY = re.compile(r"\{\{|\}\}|\{%|%\}|[{}]")
_MARK = re.compile(r"[-–•+](?:\s+|(?=[^\W\d_]|[“\"(\[{]))")
_LAST_WORDS = 2
MAX_DEPTH = 3
"""A name's text may hold names itself, but not without end."""


class Named(NamedTuple):
    """What a name stands for. `place` is where it is written, or should be; None for figures: what is missing among
    them is reported elsewhere, once for all who refer to it."""

    piece: Piece
    place: Place | None = None


class Reader:
    """Resolves the references of every text of one document and gathers what is wrong with them.

    `values` holds every name that may be asked for.
    """

    def __init__(self, values: Mapping[str, Named]) -> None:
        self.values = values
        self.problems: list[Problem] = []

    def show(self, text: str, place: Place) -> Shown:
        """`text` with its references filled in."""
        pieces = list(self._pieces(text, place))
        if len(pieces) == 1:
            return pieces[0]
        return Rich(tuple(pieces)) if any(not isinstance(piece, str) for piece in pieces) else "".join(map(str, pieces))

    def _pieces(self, text: str, place: Place, depth: int = 0) -> Iterator[Piece]:
        end = 0
        for match in _TAG.finditer(text):
            before = text[end : match.start()]
            yield from self._plain(before, place)
            if match["name"] is None:
                yield self.gap((match["label"] or "").strip() or "nội dung", place)
            else:
                yield from self._reference(match["name"].strip(), before, place, depth)
            end = match.end()
        yield from self._plain(text[end:], place)

    def _plain(self, text: str, place: Place) -> Iterator[str]:
        if stray := _STRAY.search(text):
            message = msg("dấu {sign} đứng lẻ trong “{text}”", sign=stray[0], text=quoted(text))
            hint = msg("chỗ lấy số liệu viết như {example}", example="{{ chi_tieu.bhyt }}")
            self.problems.append(Problem("narrative.stray-brace", message, place, hint))
        if text:
            yield text

    def _reference(self, name: str, before: str, place: Place, depth: int) -> Iterator[Piece]:
        named = self.values.get(name)
        if named is None or depth > MAX_DEPTH:
            self._unknown(name, place)
            yield Gap(name)
            return
        if isinstance(named.piece, Gap) and named.place is not None:
            self.gap(named.piece.label, named.place)
        self._check_doubled(before, str(named.piece), name, place)
        if isinstance(named.piece, str):
            yield from self._pieces(named.piece, named.place or place, depth + 1)
        else:
            yield named.piece

    def gap(self, label: str, place: Place) -> Gap:
        """A gap; it is noted, once for each place, that something is missing there."""
        problem = gap_problem(label, place)
        if problem not in self.problems:
            self.problems.append(problem)
        return Gap(label)

    def _unknown(self, name: str, place: Place) -> None:
        near = closest_name(name, list(self.values))
        hint = msg("có phải ý bạn là “{near}”?", near=near) if near else msg("xem các mã ở phần chi_tieu")
        self.problems.append(
            Problem("narrative.unknown-name", msg("không có “{name}”", name=quoted(name)), place, hint)
        )

    def _check_doubled(self, before: str, value: str, name: str, place: Place) -> None:
        """ "trên {{ … }}" where the value itself says "trên"."""
        said = next((word for word in QUALIFIERS if value.startswith(f"{word} ")), "")
        if said and " ".join(before.lower().split()[-_LAST_WORDS:]).endswith(said):
            message = msg("chữ “{word}” lặp hai lần trước số liệu {name}", word=said, name=name)
            hint = msg("bỏ chữ “{word}” trong bài viết: số liệu đã có sẵn", word=said)
            self.problems.append(Problem("narrative.doubled-word", message, place, hint, Severity.WARNING))


def marked_gap(text: str) -> Gap | None:
    """The gap that `text` is from end to end ("[cần bổ sung: tên hội nghị]"), None for other text."""
    match = _TAG.fullmatch(text.strip())
    return Gap((match["label"] or "nội dung").strip()) if match and match["name"] is None else None


def gap_problem(what: str | Message, place: Place) -> Problem:
    """Something is missing at `place`: a figure, or what a text or a key calls by these words."""
    hint = msg("ghi giá trị vào chỗ này, hoặc làm bản dự thảo (--draft)")
    message = msg("chưa có {figure}", figure=what) if isinstance(what, Message) else msg("chưa có {label}", label=what)
    return Problem("report.gap", message, place, hint, Severity.GAP)


def example_problem(figure: Message, text: str, place: Place) -> Problem:
    """An example stands at `place` where a real value should."""
    message = msg("{figure}: “{text}” là số liệu ví dụ", figure=figure, text=quoted(text))
    hint = msg("thay bằng số thật và xóa vi_du: true, hoặc làm bản dự thảo (--draft)")
    return Problem("report.example", message, place, hint, Severity.GAP)


def closest_name(name: str, known: list[str]) -> str | None:
    """The one of `known` that was meant: among those with as many dots first."""
    dots = name.count(".")
    return closest(name, [other for other in known if other.count(".") == dots]) or closest(name, known)


# --- lines --------------------------------------------------------------------------------------------------


class Line(NamedTuple):
    """A paragraph ("doan"), a dash ("gach") or a plus ("cong")."""

    kind: str
    text: str
    place: Place


def lines_of(text: str, place: Place) -> Iterator[Line]:
    """Each line of `text` is a paragraph; "- " begins a dash, "+ " a plus, also without the space before a word."""
    for line in text.splitlines():
        words = line.strip()
        mark = _MARK.match(words)
        if mark:
            yield Line("cong" if mark[0].startswith("+") else "gach", words[mark.end() :], place)
        elif words:
            yield Line("doan", words, place)
