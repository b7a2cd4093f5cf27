"""What every paper with a number has: issuer, number, place and date, basis, who signs, recipients. In: a conference
and one of its sections. Out: the head and foot of a template's context, with what is missing or wrong in them.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from ..errors import DataError, Problem, Severity
from ..messages import msg
from ..places import Place
from ..readers.record import KeyPath, place_at
from ..standards.choose import choose
from ..template.schema import by_place
from ..template.values import Rich, with_words
from ..vietnamese.dates import format_date, format_place_date, format_short_date
from ..vietnamese.text import house_style, upper
from .conference import Conference
from .model import Signer, Spelling
from .narrative import Reader, Shown
from .values import all_values

if TYPE_CHECKING:
    from ..document import Document

BLANK_NUMBER = " " * 6


@dataclass(frozen=True)
class Made:
    """A document made, the name of its files without ending, and what is to be said about it."""

    name: str
    document: Document
    problems: tuple[Problem, ...]


class Section(Protocol):
    """What a paper's section of the input says of its head and foot."""

    @property
    def so(self) -> str | None: ...
    @property
    def ngay(self) -> date | None: ...
    @property
    def lan_du_thao(self) -> str | None: ...
    @property
    def model_fields_set(self) -> set[str]: ...


class Kind(NamedTuple):
    """What a kind of paper is called, its symbol, where its section stands in the input, and what its number and day
    are called when they are missing."""

    name: str
    symbol: str
    path: KeyPath
    number: str = "số văn bản"
    day: str = "ngày ký"


class Paper:
    """Builds a paper's context piece by piece; the reader gathers the gaps met on the way."""

    def __init__(self, conference: Conference, kind: Kind, section: Section, *, draft: bool) -> None:
        self.conference = conference
        self.source = conference.source
        self.kind = kind
        self.section = section
        self.draft = draft
        self.reader = Reader(all_values(self.source, conference.figures, conference.root))
        self.problems: list[Problem] = []

    def place(self, *path: str | int) -> Place:
        """Where a key of the paper's section stands."""
        return place_at(self.conference.root, (*self.kind.path, *path))

    def shown(self, text: str, place: Place) -> Shown:
        """`text` in one line with its references filled in."""
        return self.reader.show(one_line(text), place)

    def head(self) -> dict[str, Any]:
        """Issuer, number, place and date, draft, kind."""
        return {
            "co_quan": self.issuer(),
            "so_ky_hieu": self.number,
            "dia_danh_ngay": self.place_date(),
            "du_thao": self.draft,
            "lan_du_thao": re.sub(r"(?i)^(dự thảo)?\s*lần\s+", "", self.section.lan_du_thao or "1"),
            "ten_loai": self.kind.name,
        }

    def issuer(self) -> dict[str, Any]:
        """The issuing body and the one above it, in capitals."""
        issuer, root = self.source.co_quan, self.conference.root
        place = place_at(root, ("co_quan", "cap_tren"))
        above: Shown = capitals(self.shown(issuer.cap_tren, place)) if issuer.cap_tren else ""
        if not issuer.cap_tren and "cap_tren" in issuer.model_fields_set:
            above = self.reader.gap("cấp trên trực tiếp", place)
        return {"cap_tren": above, "ten": capitals(self.shown(issuer.ten, place_at(root, ("co_quan", "ten"))))}

    @cached_property
    def number(self) -> str:
        """ "Số 127-BC/ĐU", below ten with a zero; without a number room is left to write it."""
        number = self.section.so
        if number is None:
            self.reader.gap(self.kind.number, self.place("so"))
            return f"Số{BLANK_NUMBER}{self.symbol}"
        if not re.fullmatch(r"[0-9]{1,5}", number) or not int(number):
            message = msg("số văn bản “{number}” không dùng được", number=number)
            hint = msg("chỉ ghi số, ví dụ 127; phần “{symbol}” máy tự thêm", symbol=self.symbol)
            self.problems.append(Problem("report.number", message, self.place("so"), hint))
            return f"Số {number}{self.symbol}"
        return f"Số {int(number):02d}{self.symbol}"

    @property
    def symbol(self) -> str:
        """ "-BC/ĐU"."""
        return f"-{self.kind.symbol}/{self.source.co_quan.ky_hieu}"

    def reference(self, issued_by: str, *, verb: str = "kèm theo") -> str:
        """ "(kèm theo Báo cáo số 58-BC/ĐU, ngày 12/10/2026 của Đảng ủy phường Ví Dụ)"."""
        number = self.number.removeprefix("Số ") if self.section.so else f"…{self.symbol}"
        day = format_short_date(self.section.ngay) if self.section.ngay else "…"
        return f"({verb} {self.kind.name.capitalize()} số {number}, ngày {day} của {issued_by})"

    def place_date(self) -> Shown:
        """ "Mỹ Thới, ngày 11 tháng 10 năm 2024"."""
        named = self.source.co_quan.dia_danh
        where = place_at(self.conference.root, ("co_quan", "dia_danh"))
        name = self.shown(named, where) if named else self.reader.gap("địa danh", where)
        if isinstance(name, str) and self.section.ngay:
            return format_place_date(name, self.section.ngay)
        day = (
            format_date(self.section.ngay) if self.section.ngay else self.reader.gap(self.kind.day, self.place("ngay"))
        )
        return Rich([name, ", ", day])

    def listed(self, name: str, label: str, *, wanted: bool = False) -> list[Shown]:
        """A list; a gap when its key is there with nothing behind it, or when it is `wanted`."""
        lines: list[str] | None = getattr(self.section, name)
        if lines:
            return [self.reader.show(bare(line), self.place(name, index)) for index, line in enumerate(lines)]
        return [self.reader.gap(label, self.place(name))] if wanted or name in self.section.model_fields_set else []

    def signature(self, signer: Signer, path: KeyPath) -> dict[str, Any]:
        """A member of the body that signs T/M has no post to write: the key is left out (HD36 II.1.7, HD05 P2.I.7)."""
        written = signer.model_fields_set
        has_post = "chuc_vu" in written or "quyen_han" not in written

        def signed(name: str, label: str) -> Shown:
            text: str | None = getattr(signer, name)
            place = place_at(self.conference.root, (*path, name))
            return self.shown(text, place) if text else self.reader.gap(label, place)

        return {
            "quyen_han": signed("quyen_han", "thẩm quyền ký") if "quyen_han" in written else "",
            "chuc_vu": signed("chuc_vu", "chức vụ người ký") if has_post else "",
            "ho_ten": signed("ho_ten", "họ tên người ký"),
        }


def rules_of_day(day: date | None, place: Place) -> str | None:
    """The rule set in force on `day`; None (the latest) while no day is known.

    Raises DataError, with the day's place, for a day before the first rules.
    """
    if day is None:
        return None
    try:
        return choose(day).id
    except DataError as error:
        raise DataError([one._replace(place=place) for one in error.problems]) from None


def told(problems: Sequence[Problem], *, draft: bool) -> list[Problem]:
    """What is to be said, in the order of the files. Raises DataError for what stops the document: errors, and for a
    final one gaps too. Who asked for a draft knows that it has gaps; where they are is enough."""
    ordered = sorted(problems, key=by_place)
    stopping = [one for one in ordered if stops(one, draft=draft)]
    if stopping:
        raise DataError(stopping)
    return [one._replace(hint=None) if one.severity is Severity.GAP else one for one in ordered]


def stops(problem: Problem, *, draft: bool) -> bool:
    """Whether no document can be made while the problem stands."""
    return problem.severity is Severity.ERROR or (problem.severity is Severity.GAP and not draft)


def spelled(context: dict[str, Any], spelling: Spelling | None, *, keep: Collection[str] = ()) -> dict[str, Any]:
    """The context in the house's spelling; what `keep` names stays as it is (names are never altered)."""
    if spelling is None:
        return context
    change = partial(house_style, uy=spelling.uy, ty=spelling.ty)
    return {name: value if name in keep else with_words(value, change) for name, value in context.items()}


def capitals(text: Shown) -> Shown:
    """Text in capitals; a gap as it is."""
    return upper(text) if isinstance(text, str) else text


def one_line(text: str) -> str:
    """The words with one space between."""
    return " ".join(text.split())


def bare(text: str) -> str:
    """A line without its dash and its last mark: the template sets both by the rule."""
    return re.sub(r"^[-–•]\s*|[;,.]+$", "", one_line(text))
