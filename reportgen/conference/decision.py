"""The commendation decision (quyết định khen thưởng) with its list. In: a conference, those commended, their prizes.
Out: the context of the template `quyet-dinh-khen-thuong`.

What the section `khen_thuong.quyet_dinh` leaves out is written here: the title from the counts and the achievement,
the bases in force on the day, the articles.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from ..errors import Problem, Severity
from ..messages import msg
from ..places import Place
from ..readers.record import KeyPath, place_at
from ..template.values import Example, Gap, Rich
from ..vietnamese.dates import format_short_date
from ..vietnamese.numbers import format_number
from ..vietnamese.text import capitalize_first, fold, upper
from ..vietnamese.words import money_in_words
from .awards import COUNTED
from .conference import Conference
from .dated import legal_bases
from .model import Awards, Signer
from .narrative import Shown
from .paper import Kind, Paper, bare, one_line
from .prizes import Prize, Prizes
from .recipients import Recipient, Recipients
from .wording import after_because, committee_of, in_title, joined, lower_first

TEMPLATE = "quyet-dinh-khen-thuong"
KIND = Kind("QUYẾT ĐỊNH", "QĐ", ("khen_thuong", "quyet_dinh"), "số quyết định", "ngày ký quyết định")
FILING = "Lưu Văn phòng Đảng ủy"
CARRIED_OUT_BY = "Văn phòng Đảng ủy, các chi bộ có liên quan"


class DecisionPaper(Paper):
    """Builds the decision's context."""

    def __init__(self, conference: Conference, awards: Awards, prizes: Prizes, *, draft: bool) -> None:
        super().__init__(conference, KIND, awards.quyet_dinh, draft=draft)
        self.awards = awards
        self.decision = awards.quyet_dinh
        self.recipients: Recipients = conference.recipients
        self.prizes = prizes

    @property
    def day(self) -> date | None:
        return decision_day(self.conference)

    def context(self) -> dict[str, Any]:
        """The template's context; problems are gathered on the way."""
        title = self.title
        return {
            **self.head(),
            "tac_gia": "",
            "trich_yeu": title,
            "can_cu": self._bases(),
            "tham_quyen_quyet_dinh": self._who_decides(),
            "dieu": self._articles(),
            "ky": self.signed,
            "noi_nhan": self._sent_to(),
            "danh_sach": self.list_context(),
            "tieu_de_tai_lieu": one_line(f"Quyết định {title}"),
        }

    # --- counts and wording ---

    @cached_property
    def counts(self) -> Shown:
        """ "04 tập thể và 08 cá nhân": those of the list; while there is none, those that are announced."""
        if self.recipients:
            listed = {name: self.recipients.counted(name) for name in COUNTED}
            return joined([f"{listed[name]:02d} {kind}" for name, kind in COUNTED.items() if listed[name]])
        announced = [text for name in COUNTED if (text := getattr(self.awards, name))]
        if announced:
            return joined(announced)
        return self.reader.gap("số tập thể, cá nhân được khen", self._of_awards("tap_the"))

    @property
    def award(self) -> str:
        """ "giấy khen"."""
        return lower_first(self.awards.hinh_thuc or "giấy khen")

    @cached_property
    def reason(self) -> Shown:
        """The common achievement, "" when each has its own."""
        place = self._of_awards("thanh_tich")
        if self.awards.thanh_tich:
            return self.reader.show(after_because(one_line(self.awards.thanh_tich)).rstrip(".;,"), place)
        own = self.recipients.accepted
        return "" if own and all(one.reason for one in own) else self.reader.gap("thành tích", place)

    @cached_property
    def title(self) -> Shown:
        if self.decision.trich_yeu:
            lines = [one_line(line) for line in self.decision.trich_yeu.splitlines() if line.strip()]
            return self.reader.show("\n".join(lines).rstrip("."), self.place("trich_yeu"))
        text = _with(f"về việc tặng {self.award} cho", " ", self.counts)
        return _with(text, " ", in_title(self.reason) if isinstance(self.reason, str) else self.reason)

    @cached_property
    def signed(self) -> dict[str, Any]:
        """Who signs the decision: its own signer, else the report's."""
        signer, path = self.signer
        self.problems += collective_problems(signer, place_at(self.conference.root, (*path, "quyen_han")))
        return self.signature(signer, path)

    @property
    def signer(self) -> tuple[Signer, KeyPath]:
        own = self.decision.nguoi_ky
        return (own, (*KIND.path, "nguoi_ky")) if own else (self.source.bao_cao.nguoi_ky, ("bao_cao", "nguoi_ky"))

    @property
    def body(self) -> str:
        """Who decides, in small letters: "Ban Thường vụ Đảng ủy phường Mỹ Thới"."""
        standing = fold("ban thường vụ") in fold(str(self.signed["quyen_han"]))
        name = self.source.co_quan.ten
        return f"Ban Thường vụ {name}" if standing and fold(name).startswith(fold("đảng ủy")) else name

    # --- the parts ---

    def _of_awards(self, name: str) -> Place:
        return place_at(self.conference.root, ("khen_thuong", name))

    def _bases(self) -> list[Shown]:
        if self.decision.can_cu or "can_cu" in self.decision.model_fields_set:
            return self.listed("can_cu", "căn cứ")
        if self.day is None:
            return [self.reader.gap("căn cứ", self.place("can_cu"))]
        lines: list[Shown] = list(legal_bases(self.day, money=self.prizes.total is not None))
        if committee := committee_of(self.source.co_quan.ten):
            lines.append(f"Căn cứ Quy chế làm việc của {committee}")
        if self.decision.de_nghi_cua:
            lines.append(self.shown(f"Xét đề nghị của {self.decision.de_nghi_cua}", self.place("de_nghi_cua")))
        message = msg("căn cứ do máy lấy theo ngày {day}", day=format_short_date(self.day))
        hint = msg("soát lại; muốn khác thì ghi ở {key}", key="khen_thuong.quyet_dinh.can_cu")
        self.problems.append(Problem("decision.bases", message, self.place("can_cu"), hint, Severity.NOTE))
        return lines

    def _who_decides(self) -> Shown:
        own = self.decision.tham_quyen
        if own:
            bare_name = re.sub(r"(?i)\s+quyết định\s*:?$", "", one_line(own))
            return self.shown(f"{upper(bare_name)} QUYẾT ĐỊNH", self.place("tham_quyen"))
        return f"{upper(self.body)} QUYẾT ĐỊNH"

    def _articles(self) -> list[dict[str, Shown]]:
        texts = list(self._own_articles() if self.decision.dieu else self._usual_articles())
        return [{"so": f"Điều {number}.", "chu": text} for number, text in enumerate(texts, start=1)]

    def _own_articles(self) -> Iterator[Shown]:
        for index, text in enumerate(self.decision.dieu or []):
            words = re.sub(r"(?i)^điều\s+\d+\s*[.:]\s*", "", one_line(text)).removesuffix("/.").rstrip(".")
            yield self.reader.show(f"{words}.", self.place("dieu", index))

    def _usual_articles(self) -> Iterator[Shown]:
        given = _with(_with(f"Tặng {self.award} cho", " ", self.counts), "", " (có danh sách kèm theo)")
        yield _with(_with(given, ", vì ", self.reason), "", ".")
        if self.prizes.total is not None:
            yield self._money()
        yield self._carried_out()

    def _money(self) -> str:
        total = self.prizes.total or 0
        source = f", chi từ {self.awards.tien_thuong.nguon_chi}" if self.awards.tien_thuong.nguon_chi else ""
        words = money_in_words(total)
        return f"{self._rates()} Tổng số tiền thưởng là {format_number(total)} đồng (bằng chữ: {words}){source}."

    def _rates(self) -> str:
        """ "Mức tiền thưởng: tập thể bằng 0,6 lần mức lương cơ sở (1.404.000 đồng), …", or where it is to be read."""
        rates = {name: {self.prizes.of[at] for at, one in self._listed() if one.kind == name} for name in COUNTED}
        if any(len(found) > 1 or any(prize.coefficient is None for prize in found) for found in rates.values()):
            return f"Mức tiền thưởng kèm theo {self.award} ghi tại danh sách."
        parts = [f"{COUNTED[name]} bằng {_rate(prize)}" for name, found in rates.items() for prize in found]
        return f"Mức tiền thưởng kèm theo {self.award}: {', '.join(parts)}."

    def _carried_out(self) -> Shown:
        who = self.decision.thi_hanh or CARRIED_OUT_BY
        named = joined([kind for name, kind in COUNTED.items() if self.recipients.counted(name) or not self.recipients])
        text = (
            f"{one_line(who)} và các {named.replace(' và ', ', ')} có tên tại Điều 1 chịu trách nhiệm thi hành Quyết "
            "định này. Quyết định này có hiệu lực kể từ ngày ký."
        )
        return self.reader.show(text, self.place("thi_hanh"))

    def _sent_to(self) -> list[Shown]:
        if self.decision.noi_nhan:
            return self.listed("noi_nhan", "nơi nhận")
        last = len(self.decision.dieu) if self.decision.dieu else 2 + (self.prizes.total is not None)
        return [f"Như Điều {last}", bare(FILING)]

    # --- the list ---

    def _listed(self) -> Iterator[tuple[int, Recipient]]:
        yield from enumerate(self.recipients.accepted)

    def list_context(self) -> dict[str, Any]:
        """`danh_sach` of the templates: both blocks, each counted from 1, and the total."""
        rows: dict[str, list[dict[str, Shown]]] = {name: [] for name in COUNTED}
        for at, one in self._listed():
            rows[one.kind].append(self._row(len(rows[one.kind]) + 1, one, self.prizes.of[at]))
        if not self.recipients:
            rows["tap_the"].append({**_EMPTY_ROW, "ten": self.no_list()})
        total = self.prizes.total
        named = ", ".join(kind for name, kind in COUNTED.items() if rows[name] or not self.recipients)
        return {
            "ten": f"{named} được tặng {self.award}",
            "kem_theo": self.reference(self.body),
            "day_du": any(self._own_reason(one) for _, one in self._listed()),
            "co_nam_sinh": any(one.birth_year or one.book_number for _, one in self._listed()),
            **rows,
            "tong_tien": format_number(total) if total is not None else "",
            "bang_chu": money_in_words(total) if total is not None else "",
        }

    def no_list(self) -> Gap:
        """Nobody is listed."""
        return self.reader.gap("danh sách khen thưởng", self._of_awards("danh_sach"))

    def _own_reason(self, one: Recipient) -> str:
        """An achievement other than the common one."""
        own = one_line(one.reason)
        return "" if not own or fold(after_because(own)) == fold(str(self.reason)) else own

    def _row(self, number: int, one: Recipient, prize: Prize) -> dict[str, Shown]:
        return {
            "tt": str(number),
            "ten": Example(one.name) if one.example else one.name,
            "nam_sinh": str(one.birth_year or ""),
            "chuc_vu_don_vi": capitalize_first(one.position),
            "thanh_tich": self._own_reason(one),
            "tien_thuong": format_number(prize.amount) if prize.amount is not None else "",
            "so_so": one.book_number,
            "ghi_chu": one.note,
        }


_EMPTY_ROW: dict[str, Shown] = dict.fromkeys(
    ("tt", "ten", "nam_sinh", "chuc_vu_don_vi", "thanh_tich", "tien_thuong", "so_so", "ghi_chu"), ""
)


def decision_day(conference: Conference) -> date | None:
    """The day whose rules, bases and base salary hold: the decision's, while that is unknown the conference's."""
    awards = conference.source.khen_thuong
    own = awards.quyet_dinh.ngay if awards else None
    return own or conference.source.hoi_nghi.ngay or conference.source.bao_cao.ngay


def collective_problems(signer: Signer, place: Place) -> list[Problem]:
    """A committee decides as one: who signs for it signs T/M, also a deputy (HD36 II.1.7.1, HD05 P2.I.7.1.1.a)."""
    if not signer.quyen_han or not re.match(r"(?i)\s*K\s*/?\s*T\b", signer.quyen_han):
        return []
    message = msg("“{text}”: cấp ủy làm việc theo chế độ tập thể, không ký K/T", text=signer.quyen_han)
    hint = msg("ghi quyền hạn là T/M BAN THƯỜNG VỤ (hoặc T/M ĐẢNG ỦY), chức vụ là PHÓ BÍ THƯ")
    return [Problem("decision.signs-for-head", message, place, hint)]


def _rate(prize: Prize) -> str:
    assert prize.coefficient is not None
    assert prize.amount is not None
    times = format_number(prize.coefficient.normalize() + Decimal(0))
    return f"{times} lần mức lương cơ sở ({format_number(prize.amount)} đồng)"


def _with(text: Shown, between: str, more: Shown) -> Shown:
    """Both with `between` in the middle; nothing is added to nothing."""
    if isinstance(more, str) and not more:
        return text
    if isinstance(text, str) and isinstance(more, str):
        return f"{text}{between}{more}"
    return Rich([text, between, more])
