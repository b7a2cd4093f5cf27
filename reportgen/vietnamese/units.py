"""Units of measure as reports write them. In: the words behind a number. Out: a `Unit`, and how it reads numbers.

A unit is a chain of scale words (nghìn, triệu, tỷ) and a base (đồng, hộ, m, %). Any noun can be a base; the ones
listed here also say how to read a number with one separator and three digits behind it:

    unit                              "3.700"      "313,653"
    none, or a noun not listed        asked        asked
    counted (hộ, người, chỉ tiêu …)   3700         313653
    đồng                              3700         313653
    nghìn, triệu, tỷ (đồng)           3700         313.653
    measured (m, ha, tấn …)           3700         313.653
    %                                 asked        313.653

Whole things and whole đồng have no fractions, so the separator can only stand after the thousands. Behind large money
and measures stands what a person wrote by the Vietnamese rule. A percentage of thousands is as odd as one with a dot.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum

from .numbers import Reading

SCALES = {"nghìn": Decimal(10**3), "triệu": Decimal(10**6), "tỷ": Decimal(10**9)}
_SCALE_SPELLINGS = {"ngàn": "nghìn", "tỉ": "tỷ", "tr": "triệu"}
SCALE_WORD = re.compile(r"(?:nghìn|ngàn|triệu|tỷ|tỉ|tr)(?![^\W\d_]|\.)", re.IGNORECASE)

_ALIASES = {
    "đ": "đồng",
    "vnđ": "đồng",
    "vnd": "đồng",
    "đ/c": "đồng chí",
    "tr.đ": "triệu đồng",
    "trđ": "triệu đồng",
    "phần trăm": "%",
    "m²": "m2",
    "m³": "m3",
    "km²": "km2",
    "héc ta": "ha",
    "hécta": "ha",
    "hecta": "ha",
    "mét": "m",
}
_MEASURED = frozenset(["m", "m2", "m3", "km", "km2", "ha", "kg", "g", "tạ", "tấn", "lít", "kwh", "giờ", "lần", "độ"])
# A base counts when it is, or begins with, one of these: "hộ kinh doanh", "đảng viên dự bị".
_COUNTED_NOUNS = """
ấp, bài, bản, bộ, buổi, cá nhân, cái, căn, cán bộ, cây, cháu, chi bộ, chỉ tiêu, chiếc, chương trình, con, công chức,
công trình, cơ sở, cơ quan, cử tri, cuộc, cuốn, danh hiệu, doanh nghiệp, đại biểu, đảng bộ, đảng viên, điểm bán,
đoàn viên, đối tượng, đợt, đơn, đơn vị, đồng chí, em, gia đình, giải, giáo viên, giấy, giấy chứng nhận, giấy phép,
gương, học sinh, hồ sơ, hộ, hội nghị, hội viên, huy chương, huy hiệu, khóm, khu phố, kiến nghị, kỳ họp, lao động,
lớp, lượt, mô hình, ngôi, người, nhà, nhiệm vụ, nghị quyết, phần, phần quà, phiên, phiếu, phòng, quần chúng,
quyển, quyết định, sáng kiến, suất, tập thể, thanh niên, thẻ, thôn, thủ tục, tin, tổ, tổ chức, trẻ, trẻ em, trường,
trường hợp, tuyến, văn bản, vị, viên chức, vụ, vụ việc, xe, xã, phường, ý kiến"""
_COUNTED = frozenset(" ".join(noun.split()) for noun in _COUNTED_NOUNS.split(","))
_LONGEST_COUNTED = 3
_UNIT_TEXT = re.compile(r"(?:%|[^\W\d_])(?:[^\W_]|[ /().%²³-])*", re.UNICODE)
MAX_UNIT_LENGTH = 60


class Kind(Enum):
    """What a unit counts, as far as it decides how a number is read."""

    UNKNOWN = "unknown"
    COUNTED = "counted"
    MONEY = "money"
    MEASURED = "measured"
    PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Unit:
    """`scale` times `base`: "tỷ đồng" is 10^9 đồng. `text` is the normal form, "" for no unit."""

    text: str = ""
    scale: Decimal = Decimal(1)
    base: str = ""

    @property
    def kind(self) -> Kind:
        if self.base.startswith("%"):
            return Kind.PERCENT
        if self.base == "đồng":
            return Kind.MONEY
        if self.base.lower() in _MEASURED:
            return Kind.MEASURED
        words = self.base.lower().split(" ")
        if any(" ".join(words[:count]) in _COUNTED for count in range(1, _LONGEST_COUNTED + 1)):
            return Kind.COUNTED
        return Kind.UNKNOWN

    def reading(self, number: str) -> Reading:
        """How to read `number` in front of this unit (the table at the top of this file)."""
        if self.scale > 1 or self.kind is Kind.MEASURED:
            return Reading.VIETNAMESE
        if self.kind in (Kind.COUNTED, Kind.MONEY):
            return Reading.WHOLE
        if self.kind is Kind.PERCENT and "." not in number:
            return Reading.VIETNAMESE
        return Reading.ASK


NO_UNIT = Unit()


def parse_unit(text: str) -> Unit | None:
    """The unit that `text` names: "tỉ  đồng" -> Unit("tỷ đồng", 10^9, "đồng"). None when it cannot be a unit."""
    rest = " ".join(unicodedata.normalize("NFC", text).split())
    if not rest:
        return NO_UNIT
    if len(rest) > MAX_UNIT_LENGTH or not _is_unit(rest):
        return None
    rest = _ALIASES.get(rest.lower(), rest)
    scale, words = Decimal(1), []
    while match := SCALE_WORD.match(rest):
        word = scale_name(match[0])
        scale *= SCALES[word]
        words.append(word)
        rest = rest[match.end() :].strip()
    base = _ALIASES.get(rest.lower(), rest)
    return Unit(" ".join([*words, base]).strip(), scale, base)


def scale_name(word: str) -> str:
    """The normal spelling of a scale word: "Tỉ" -> "tỷ"."""
    return _SCALE_SPELLINGS.get(word.lower(), word.lower())


def same_base(first: Unit, second: Unit) -> bool:
    """Whether figures in the two units can be compared (triệu đồng with tỷ đồng, but not hộ with người)."""
    return first.base.lower() == second.base.lower()


def _is_unit(text: str) -> bool:
    """Letters and a few signs; digits only in m2, m3, km2; no full stop at the end."""
    bare = re.sub(r"m[23]\b", "m", text)
    return bool(_UNIT_TEXT.fullmatch(text)) and not re.search(r"\d", bare) and text[-1] not in "./(-"
