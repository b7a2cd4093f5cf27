"""Figures typed by hand against the indicators: one figure, one place. In: a conference. Out: a finding for every
number in the report's text that stands beside an indicator's keywords, in its unit, and says something else.

A text is cut into clauses (at full stops and semicolons). A number belongs to the keyword nearest before it; a number
that opens its clause, to the keyword right behind it. The words around tell what it is: result, plan, last year's
figure, percent of plan, growth. When they speak of a part ("trong đó", "khóm 4"), another time ("quý II") or a wish
("phấn đấu"), or when the number agrees with any figure of the indicator, nothing is said: a finding stops a final
document, so it must be sure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from ..errors import Problem, Severity
from ..messages import msg
from ..places import Place, quoted
from ..readers.record import KeyPath, place_at
from ..vietnamese.quantities import QUALIFIERS, Quantity, parse_quantity, same_value
from ..vietnamese.text import fold
from ..vietnamese.unreadable import Unreadable
from .agreement import counted_recipients
from .awards import COUNTED
from .clauses import MASK, any_of, clauses, masked
from .conference import Conference
from .indicators import NAMES, Figures
from .model import Awards, Item
from .narrative import lines_of

REACH = 90
"""So many letters a number may stand behind its keyword."""
REACH_BACK = 25
"""So many letters a keyword may stand behind the number that opens its clause."""

_NUMBER = re.compile(r"(?<![\w/.,-])\d(?:[\d.,]*\d)?(?![\w/])")
_QUALIFIER = re.compile(rf"(?:{'|'.join(sorted(map(fold, QUALIFIERS), key=len, reverse=True))})\s+$")
_MONEY = re.compile(r"\s*(?:(?:tỉ|triệu|nghìn)(?:\s+\d+\s+(?:triệu|nghìn))*\s+)?đồng\b")
_PERCENT = re.compile(r"\s*%(?!\w)")

_LEADING = ("tỷ lệ", "tổng số", "tổng", "số lượng", "số", "kinh phí", "người dân tham gia", "người dân")
_TRAILING = ("trên địa bàn phường", "trên địa bàn xã", "trên địa bàn")


_ELSEWHERE = any_of(
    "trong đó", "riêng", "gồm", "bao gồm", "nhất là", "tiêu biểu", "từ", "mỗi", "bình quân", "phấn đấu", "mục tiêu",
    "dự kiến", "đến cuối năm", "hết năm", "đến năm", "năm sau", "còn lại", "khóm", "ấp", "thôn", "tổ dân phố", "đợt",
)  # fmt: skip
_ANOTHER_TIME = re.compile(r"(?<!\w)(?:quý|tháng|kì)\s+(?:[ivx]+|\d+)(?!\w)")
_LAST_YEAR = any_of("cùng kỳ", "năm trước", "năm ngoái")
_PLANNED = any_of("kế hoạch", "dự toán", "chỉ tiêu giao", "chỉ tiêu được giao")
_OF_PLAN = re.compile(
    r"\s*(?:so với\s+)?(?:" + "|".join(map(fold, ("kế hoạch", "dự toán", "chỉ tiêu", "nghị quyết"))) + r")(?!\w)"
)
_OF_LAST_YEAR = re.compile(r"\s*(?:so với\s+)?" + fold("cùng kỳ"))
_CHANGE = re.compile(r"(?<!\w)(tăng|giảm)\s+(?:thêm\s+)?$")
_DIFFERENCE = re.compile(r"(?<!\w)(?:tăng|giảm|thêm|vượt|thiếu|hụt|kém)\s+(?:thêm\s+)?$")
_COMPARED = re.compile(r"(?<!\w)(?:cao|thấp|nhiều|ít)\s+$")
_BEYOND = re.compile(r"(?<!\w)vượt\s+$")
_REACHED = re.compile(r"(?<!\w)(?:đạt|bằng|được)(?:\s+tỉ lệ)?\s+$")


class Text(NamedTuple):
    """A line of the report and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class Mention:
    """A number within a clause: its span, the words before it (from its keyword on) and behind it."""

    text: str
    start: int
    end: int
    between: str
    after: str


def contradictions(conference: Conference, *, final: bool) -> list[Problem]:
    """Every number in the report's text that contradicts its indicator: a warning in a draft, else an error."""
    finder = _Finder(conference.figures)
    severity = Severity.ERROR if final else Severity.WARNING
    found: dict[tuple[Place, str], Problem] = {}
    for text in report_texts(conference):
        for problem in [*finder.findings(text, severity), *_of_awards(conference, text, severity)]:
            found.setdefault((text.place, str(problem.message)), problem)
    return list(found.values())


def report_texts(conference: Conference) -> Iterator[Text]:
    """Every line of the report, with its place."""
    return _texts(conference, conference.source.bao_cao.noi_dung or [], ("bao_cao", "noi_dung"))


def _texts(conference: Conference, items: list[Item], path: KeyPath) -> Iterator[Text]:
    for index, item in enumerate(items):
        here = (*path, index)
        for name in ("doan", "gach"):
            text: str | None = getattr(item, name)
            place = place_at(conference.root, (*here, name))
            for line in lines_of(text or "", place):
                yield Text(line.text, place)
        yield from _texts(conference, item.noi_dung or [], (*here, "noi_dung"))


def keywords(figure: Figures) -> list[str]:
    """What names the indicator in a text, folded: its `tu_khoa`, else its name with and without usual first words."""
    if figure.source.tu_khoa:
        return [fold(word) for word in figure.source.tu_khoa]
    name = fold(figure.source.ten)
    for ending in map(fold, _TRAILING):
        name = name.removesuffix(ending).strip()
    found = [name]
    for start in map(fold, _LEADING):
        if found[-1].startswith(f"{start} "):
            found.append(found[-1][len(start) :].strip())
    return [word for word in found if " " in word]


def _of_awards(conference: Conference, text: Text, severity: Severity) -> Iterator[Problem]:
    """Counts other than those of the section khen_thuong."""
    for name, typed, number in counted_recipients(text.text):
        counted = _count(conference.source.khen_thuong, name)
        if counted is not None and number != counted:
            message = msg("số gõ tay “{typed}” khác số {counted} ghi ở phần khen_thuong", typed=typed, counted=counted)
            hint = msg("thay số gõ tay bằng {tag}", tag=f"{{{{ khen_thuong.{name} }}}}")
            yield Problem("narrative.contradiction", message, text.place, hint, severity)


def _count(awards: Awards | None, name: str) -> int | None:
    text = getattr(awards, name) if awards else None
    return int(parse_quantity(text, unit=COUNTED[name]).value) if text else None


class _Finder:
    """Looks for the indicators' keywords, the longest first."""

    def __init__(self, figures: tuple[Figures, ...]) -> None:
        self.by_word: dict[str, list[Figures]] = {}
        for figure in figures:
            for word in keywords(figure):
                self.by_word.setdefault(word, []).append(figure)
        words = sorted(self.by_word, key=len, reverse=True)
        self.pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, words)) + r")(?!\w)") if words else None

    def findings(self, text: Text, severity: Severity) -> Iterator[Problem]:
        if self.pattern is None:
            return
        for clause in clauses(fold(masked(text.text))):
            yield from self._in_clause(clause, text, severity)

    def _in_clause(self, clause: str, text: Text, severity: Severity) -> Iterator[Problem]:
        assert self.pattern is not None
        found = list(self.pattern.finditer(clause))
        for number in _NUMBER.finditer(clause) if found else ():
            before = [match for match in found if match.end() <= number.start()]
            inside = any(match.start() < number.end() and number.start() < match.end() for match in found)
            if inside:
                continue
            if before:
                word, mention = before[-1], _mention(clause, number, before[-1].end())
            else:
                behind = next((match for match in found if 0 <= match.start() - number.end() <= REACH_BACK), None)
                if behind is None or clause[: number.start()].strip(f" {MASK}") not in _OPENINGS:
                    continue
                word, mention = behind, _mention(clause, number, number.start())
            if not _is_elsewhere(clause[: word.start()], mention):
                yield from self._check(word[0], mention, text, severity)

    def _check(self, word: str, mention: Mention, text: Text, severity: Severity) -> Iterator[Problem]:
        checks = [check for figure in self.by_word[word] if (check := _compare(figure, mention))]
        if not checks or any(check.agrees for check in checks):
            return
        first = checks[0]
        message = msg(
            "số gõ tay “{typed}” khác {name} của chỉ tiêu “{indicator}” là {value}",
            typed=quoted(_as_typed(first.typed.text, text.text)),
            name=NAMES[first.name],
            indicator=first.figure.source.ten,
            value=first.expected,
        )
        hint = msg(
            "thay số gõ tay bằng {tag}, hoặc sửa số liệu ở {place}",
            tag=f"{{{{ chi_tieu.{first.figure.id}{_ATTRIBUTE[first.name]} }}}}",
            place=first.figure.value(first.name).place.message(),
        )
        yield Problem("narrative.contradiction", message, text.place, hint, severity)


def _as_typed(folded: str, text: str) -> str:
    """The words of `text` that became `folded`: "52,8 tỷ đồng" for "52,8 tỉ đồng"."""
    line = masked(text)
    start = fold(line).find(folded)
    return line[start : start + len(folded)] if start >= 0 and len(fold(line)) == len(line) else folded


_OPENINGS = {"", "có", "đã có", "đến nay", "đến nay có", "hiện có", "toàn phường có", "đạt"}
_ATTRIBUTE = {
    "ket_qua": "",
    "ke_hoach": ".ke_hoach",
    "cung_ky": ".cung_ky",
    "ty_le": ".ty_le",
    "so_cung_ky": ".tang_truong",
}


def _mention(clause: str, number: re.Match[str], since: int) -> Mention:
    """The number with the qualifier before it."""
    start = number.start()
    if qualifier := _QUALIFIER.search(clause, since, start):
        start = qualifier.start()
    return Mention(clause[start : number.end()], start, number.end(), clause[since:start], clause[number.end() :])


def _is_elsewhere(before: str, mention: Mention) -> bool:
    """Whether the words speak of a part, another time or a wish, or the number stands too far away."""
    around = f"{before} {mention.between}"
    return len(mention.between) > REACH or bool(_ELSEWHERE.search(around) or _ANOTHER_TIME.search(around))


# --- one number against one indicator -------------------------------------------------------------------------


class _Check(NamedTuple):
    figure: Figures
    name: str
    typed: Quantity
    expected: Quantity
    agrees: bool


def _compare(figure: Figures, mention: Mention) -> _Check | None:
    """What the number should be by the words around it, and whether it is; None when that cannot be told."""
    typed = _typed(figure, mention)
    if typed is None:
        return None
    name = _role(figure, mention, typed)
    expected = _expected(figure, name) if name else None
    if name is None or expected is None:
        return None
    if name == "so_cung_ky":
        typed = _as_change(typed, mention, expected)
    agrees = same_value(typed, expected) or any(same_value(typed, other) for other in _all_known(figure))
    return _Check(figure, name, typed, expected, agrees)


def _typed(figure: Figures, mention: Mention) -> Quantity | None:
    """The number in the indicator's unit or in percent; None when it counts something else."""
    unit = _unit_behind(figure, mention.after)
    if unit is None:
        return None
    try:
        return parse_quantity(f"{mention.text}{unit}", unit=unit.strip())
    except Unreadable:
        return None


def _unit_behind(figure: Figures, after: str) -> str | None:
    if percent := _PERCENT.match(after):
        return percent[0]
    base = fold(figure.unit.base)
    if not base or base.startswith("%"):
        return None
    if base == fold("đồng"):
        money = _MONEY.match(after)
        return money[0] if money else None
    word = re.match(rf"\s*{re.escape(base)}(?!\w)", after)
    return word[0] if word else None


def _role(figure: Figures, mention: Mention, typed: Quantity) -> str | None:
    """Which figure of the indicator the number is, by the words around it."""
    percent = typed.unit.base.startswith("%")
    after = mention.after[len(_unit_behind(figure, mention.after) or "") :]
    before = _QUALIFIER.sub("", mention.between)
    if percent and not figure.unit.base.startswith("%"):
        return _role_of_percent(before, after)
    if percent and _OF_PLAN.match(after):
        return "ty_le"
    if percent and _CHANGE.search(before):
        return "so_cung_ky"
    if _DIFFERENCE.search(before) or (_COMPARED.search(before) and mention.text.startswith("hơn")):
        return None
    if _LAST_YEAR.search(before) or re.match(r"\s*\(?" + fold("cùng kỳ"), after):
        return "cung_ky"
    return "ke_hoach" if _PLANNED.search(before) else "ket_qua"


def _role_of_percent(before: str, after: str) -> str | None:
    """A percentage beside an indicator that counts something else: of plan, or growth."""
    if _CHANGE.search(before):
        return "so_cung_ky"
    if _BEYOND.search(before) or _OF_LAST_YEAR.match(after):
        return None
    return "ty_le" if _OF_PLAN.match(after) or _REACHED.search(before) else None


def _expected(figure: Figures, name: str) -> Quantity | None:
    return figure.value(name).known


def _as_change(typed: Quantity, mention: Mention, expected: Quantity) -> Quantity:
    """ "giảm 3%" is a growth of -3; points and percent are not told apart, because people do not either."""
    change = _CHANGE.search(_QUALIFIER.sub("", mention.between))
    falling = change is not None and change[1] == "giảm"
    return replace(typed, value=-typed.value if falling else typed.value, unit=expected.unit)


def _all_known(figure: Figures) -> Iterator[Quantity]:
    for name in ("ket_qua", "ke_hoach", "cung_ky", "ty_le"):
        known = figure.value(name).known
        if known is not None:
            yield known
