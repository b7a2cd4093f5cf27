"""The certificates (giấy khen). In: a conference, its decision, those commended. Out: a record for each, the context of
the templates `giay-khen`, `giay-khen-nha-nuoc` and `giay-khen-phoi`.

Names are never altered. The issuer's line, the signer and the body that decides are three free fields: on a real
certificate they are three names of one body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from ..readers.record import place_at
from ..template.values import Example, Gap
from ..vietnamese.dates import format_place_date, format_short_date
from ..vietnamese.names import COMRADE
from ..vietnamese.text import capitalize_first, upper
from .decision import DecisionPaper, collective_problems
from .model import Certificates, Signer
from .narrative import Shown
from .paper import one_line, spelled
from .recipients import COLLECTIVE, Recipient
from .verification import Key, Said, notice_of_new_key, office_key, picture_of
from .wording import committee_of, on_its_own

TEMPLATES = {"dang": "giay-khen", "nha_nuoc": "giay-khen-nha-nuoc"}
PATH = ("khen_thuong", "giay_khen")
DOTS = "........"
NAMES = ("ten", "ho_ten")
"""Never in the house's spelling: names are printed as they are written."""


class Certificate(NamedTuple):
    """One certificate: the template's record, and whom it is for (with the places of what was read). Unit and year of
    birth are printed nowhere: they tell two people of one name apart."""

    record: dict[str, object]
    recipient: Recipient


class CertificateMaker:
    """Makes the records; what is missing is noted once, not with each."""

    def __init__(self, paper: DecisionPaper) -> None:
        self.paper = paper
        self.choices: Certificates = paper.awards.giay_khen
        self.party = self.choices.ho == "dang"

    @property
    def template(self) -> str:
        return TEMPLATES[self.choices.ho]

    @property
    def paper_size(self) -> str:
        """The key of the template's file: "a4" or "a3"."""
        return self.choices.kho.lower()

    def make(self) -> Iterator[Certificate]:
        """A record for each recipient, collectives first, in the order of the list."""
        listed = self.paper.recipients
        common = self._common() if listed else {}
        for one in (*listed.collectives, *listed.people):
            record = {**common, **self._own(one)}
            if self._key is not None and not one.example:
                record["ma_xac_nhan"] = self._code(record, self._key)
            yield Certificate(spelled(record, self.paper.source.chinh_ta, keep=NAMES), one)

    # --- the code that is checked later ---

    @cached_property
    def _key(self) -> Key | None:
        """The office's key, where codes are wanted: on final certificates only."""
        if not self.choices.ma_xac_nhan or self.paper.draft:
            return None
        key = office_key()
        if key.is_new:
            self.paper.problems.append(notice_of_new_key())
        return key

    def _code(self, record: dict[str, object], key: Key) -> object:
        number = re.sub(r"^Số:?\s?", "", self.number)
        said = Said(number, str(record["ngay_quyet_dinh"]), str(record["so_vao_so"]), str(record["ten"]))
        return picture_of(said, key) or ""

    # --- what all have ---

    def _common(self) -> dict[str, object]:
        above = self.choices.cap_tren
        return {
            "cap_tren": upper(self._shown(above, "cap_tren")) if above else "",
            "co_quan_tang": self._issuer(),
            "dia_danh_ngay": self._place_date(),
            **self._signer(),
            "so_quyet_dinh": self.number,
            "ngay_quyet_dinh": format_short_date(day) if (day := self.paper.section.ngay) else "",
            "ma_xac_nhan": "",
        }

    def _shown(self, text: str, name: str) -> str:
        return str(self.paper.shown(text, place_at(self.paper.conference.root, (*PATH, name))))

    def _gap(self, label: str, name: str) -> Gap:
        return self.paper.reader.gap(label, place_at(self.paper.conference.root, (*PATH, name)))

    def _issuer(self) -> Shown:
        """The state's body is another than the one that holds the conference."""
        if self.choices.co_quan_tang:
            return upper(self._shown(self.choices.co_quan_tang, "co_quan_tang"))
        if not self.party:
            return self._gap("cơ quan tặng giấy khen", "co_quan_tang")
        name = self.paper.source.co_quan.ten
        return upper(committee_of(name) or name)

    def _place_date(self) -> Shown:
        named, day = self.paper.source.co_quan.dia_danh, self.choices.ngay
        return format_place_date(one_line(named), day) if named and day else self.paper.place_date()

    def _signer(self) -> dict[str, object]:
        own, path = self.choices.nguoi_ky, (*PATH, "nguoi_ky")
        if own is None and self.party:
            return dict(self.paper.signed)
        if own is not None and self.party:
            place = place_at(self.paper.conference.root, (*path, "quyen_han"))
            self.paper.problems += collective_problems(own, place)
        return self.paper.signature(own or Signer(), path)

    @cached_property
    def number(self) -> str:
        """ "Số 212-QĐ/ĐU"."""
        if self.choices.so_quyet_dinh:
            return one_line(self.choices.so_quyet_dinh)
        return self.paper.number if self.party else f"Số {self._gap('số quyết định', 'so_quyet_dinh')}"

    # --- what each has of its own ---

    def _own(self, one: Recipient) -> dict[str, object]:
        person = one.kind != COLLECTIVE
        return {
            "doi_tuong": one.kind,
            "danh_xung": self._title(one) if person else "",
            "ten": Example(one.name) if one.example else one.name,
            "chuc_vu_don_vi": capitalize_first(one.position) if person else "",
            "thanh_tich": self._reason(one),
            "so_vao_so": one.book_number,
            "don_vi": one.unit,
            "nam_sinh": str(one.birth_year or ""),
            "vao_so": self._book_lines(one),
        }

    def _title(self, one: Recipient) -> str:
        return one.title or self.choices.danh_xung or (COMRADE if self.party else "Ông (bà)")

    def _reason(self, one: Recipient) -> Shown:
        if one.reason:
            return on_its_own(one_line(one.reason))
        if self.choices.thanh_tich:
            return on_its_own(self._shown(self.choices.thanh_tich, "thanh_tich"))
        common = self.paper.reason
        return on_its_own(common) if isinstance(common, str) else common

    def _book_lines(self, one: Recipient) -> list[str]:
        """The lines bottom left: none, one or two."""
        bare, entry = re.sub(r"^Số:?\s?", "", self.number), one.book_number or DOTS
        day: date | None = self.paper.section.ngay
        lines = {
            "da_vao_so": ["Đã vào sổ khen thưởng", f"Số: {bare}"],
            "vao_so_so": [f"Vào sổ số: {entry}"],
            "quyet_dinh": [
                f"Quyết định số {bare}" + (f", ngày {format_short_date(day)}" if day else ""),
                f"Số sổ khen thưởng: {entry}",
            ],
            "vao_so_quyet_dinh": ["Vào sổ Quyết định", f"Số: {bare}"],
            "khong": [],
        }
        return lines[self.choices.vao_so or ("da_vao_so" if self.party else "vao_so_quyet_dinh")]
