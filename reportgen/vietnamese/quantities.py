"""Quantities as reports write them. In: "trên 3,7 tỷ đồng", "88,44%", "17/19 chỉ tiêu". Out: `Quantity`, and back.

A quantity is an optional qualifier, a number (or a part of a whole, or a chain such as "1 tỷ 656 triệu"), and a unit.
How a unit decides between two readings of a number is told in units.py.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum
from itertools import pairwise

from ..messages import msg
from .numbers import Number, Reading, format_number, parse_number, to_decimal
from .text import fold, strip_marks
from .units import NO_UNIT, SCALE_WORD, SCALES, Unit, parse_unit, same_base, scale_name
from .unreadable import NotAQuantity

MAX_LENGTH = 200


class Bound(Enum):
    """What a qualifier says of the true figure."""

    EXACT = "exact"
    ABOVE = "above"
    BELOW = "below"
    AROUND = "around"
    AT_LEAST = "at least"
    AT_MOST = "at most"


QUALIFIERS = {
    "trên": Bound.ABOVE,
    "hơn": Bound.ABOVE,
    "gần": Bound.BELOW,
    "dưới": Bound.AT_MOST,
    "khoảng": Bound.AROUND,
    "chừng": Bound.AROUND,
    "xấp xỉ": Bound.AROUND,
    "ước": Bound.AROUND,
    "ước đạt": Bound.AROUND,
    "ước tính": Bound.AROUND,
    "ước khoảng": Bound.AROUND,
    "tối thiểu": Bound.AT_LEAST,
    "ít nhất": Bound.AT_LEAST,
    "tối đa": Bound.AT_MOST,
    "nhiều nhất": Bound.AT_MOST,
    "không quá": Bound.AT_MOST,
}

_NUMBER = r"[-−–]?\s?[0-9](?:[0-9.,]*[0-9])?"
_SHAPE = re.compile(rf"(?P<qualifier>[^0-9]*?)\s*(?P<number>{_NUMBER})(?P<rest>(?![0-9]).*)", re.DOTALL)
_WHOLE = re.compile(r"\s*/\s*(?P<whole>[0-9](?:[0-9.,]*[0-9])?)(?P<unit>(?![0-9]).*)", re.DOTALL)
_RANGE = re.compile(r"\s*(?:-|–|đến)\s*[0-9].*", re.DOTALL)
_HALF = re.compile(rf"(?P<scale>{SCALE_WORD.pattern})\s+rưỡi(?P<unit>(?!\S).*)", re.IGNORECASE | re.DOTALL)
_LINK = re.compile(rf"(?P<scale>{SCALE_WORD.pattern})\s*(?P<next>[0-9].*)", re.IGNORECASE | re.DOTALL)
_NEXT = re.compile(r"(?P<number>[0-9](?:[0-9.,]*[0-9])?)(?P<rest>(?![0-9]).*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Quantity:
    """`value` times `unit`. `decimals` is how many places were written; `whole` the figure behind a slash.

    `chain` holds the links of "1 tỷ 656 triệu đồng" as (number, scale word); `value` then counts the first scale.
    `padded` says that a zero was written before a figure below ten. `text` is what was written.
    """

    value: Decimal
    unit: Unit = NO_UNIT
    qualifier: str = ""
    whole: Decimal | None = None
    decimals: int = 0
    padded: bool = False
    chain: tuple[tuple[Decimal, str], ...] = ()
    text: str = ""

    @property
    def amount(self) -> Decimal:
        """The figure in base units: 3700000000 (đồng) for "3,7 tỷ đồng"."""
        return self.value * self.unit.scale

    @property
    def bound(self) -> Bound:
        return QUALIFIERS.get(self.qualifier, Bound.EXACT)

    @property
    def percent_of_whole(self) -> Decimal | None:
        """What "17/19" is in hundredths, None without a whole."""
        return self.value * 100 / self.whole if self.whole else None

    def format(self, *, ty: str = "tỷ", pad: bool | None = None) -> str:
        """The quantity in one house style: "tỉ" -> `ty`, one space before the unit, none before %.

        `pad` writes figures below ten with a zero ("04 chi bộ"); None keeps what was written.
        """
        unit = _spell(self.unit.text, ty)
        figure = self._figure(unit if not self.chain else self.unit.base, ty, self.padded if pad is None else pad)
        return f"{self.qualifier} {figure}".strip()

    def _figure(self, unit: str, ty: str, pad: bool) -> str:
        if self.chain:
            links = [f"{format_number(number)} {_spell(scale, ty)}".strip() for number, scale in self.chain]
            return " ".join([*links, unit]).strip()
        number = _pad(format_number(self.value, decimals=self.decimals), pad)
        if self.whole is not None:
            number = f"{number}/{_pad(format_number(self.whole), pad)}"
        return number + unit if unit.startswith("%") else f"{number} {unit}".strip()

    def __str__(self) -> str:
        return self.format()


def quantity(value: Number, *, unit: str = "") -> Quantity:
    """A quantity from a bare number (a cell of a sheet, a computed figure). `unit` as `parse_quantity` takes it."""
    number = to_decimal(value)
    exponent = number.normalize().as_tuple().exponent
    decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    result = Quantity(number, _expected(unit), decimals=decimals)
    return replace(result, text=result.format())


def parse_quantity(text: str, *, unit: str = "", reading: Reading | None = None) -> Quantity:
    """The quantity that `text` writes.

    `unit` is the unit that is expected: it is taken when the text names none, and a text with another base is
    refused. `reading` overrides what the unit says about a number that can be read two ways.
    Raises NotAQuantity, NotANumber or AmbiguousNumber; each with a hint.
    """
    body = " ".join(unicodedata.normalize("NFC", text).split())
    shape = _SHAPE.fullmatch(body) if len(body) <= MAX_LENGTH else None
    if shape is None:
        hint = msg("viết như “trên 3,7 tỷ đồng”, “88,44%”, “17/19 chỉ tiêu”")
        raise NotAQuantity("quantity.no-number", msg("“{text}” không có con số", text=_short(body)), hint)
    expected = _expected(unit)
    parsed = _figure(shape["number"], shape["rest"], expected, reading)
    return replace(parsed, qualifier=_qualifier(shape["qualifier"]), text=body)


def _figure(number: str, rest: str, expected: Unit, reading: Reading | None) -> Quantity:
    if whole := _WHOLE.fullmatch(rest):
        return _part_of_whole(number, whole["whole"], _unit(whole["unit"], expected), reading)
    if _RANGE.fullmatch(rest):
        message = msg("“{text}” là một khoảng, không phải một con số", text=_short(number + rest))
        raise NotAQuantity("quantity.range", message, msg("viết một con số, ví dụ “trên 5%”"))
    rest = rest.strip()
    if half := _HALF.fullmatch(rest):
        unit = _unit(f"{half['scale']} {half['unit']}", expected)
        value = parse_number(number, reading=Reading.VIETNAMESE)
        return Quantity(value + Decimal("0.5").copy_sign(value), unit, decimals=1)
    if link := _LINK.fullmatch(rest):
        return _chain(number, link, expected)
    unit = _unit(rest, expected)
    value = parse_number(number, reading=reading or unit.reading(number))
    # The reading may have taken a comma for thousands; only digits that were read as a fraction count.
    return Quantity(value, unit, decimals=_places(value), padded=_is_padded(number))


def _part_of_whole(part: str, whole: str, unit: Unit, reading: Reading | None) -> Quantity:
    total = parse_number(whole, reading=reading or unit.reading(whole))
    if not total:
        raise NotAQuantity("quantity.whole", msg("số đứng sau dấu gạch chéo phải lớn hơn không"))
    value = parse_number(part, reading=reading or unit.reading(part))
    return Quantity(value, unit, whole=total, decimals=_places(value), padded=_is_padded(part))


def _chain(number: str, link: re.Match[str], expected: Unit) -> Quantity:
    """ "1 tỷ 656 triệu đồng": each scale smaller than the one before, each figure small enough for its place."""
    links = [(parse_number(number, reading=Reading.VIETNAMESE), scale_name(link["scale"]))]
    rest = link["next"]
    base = ""
    while rest:
        following = _NEXT.fullmatch(rest)
        if following is None:
            base = rest
            break
        scale = SCALE_WORD.match(following["rest"].strip())
        if scale is None:
            raise _loose_end(number, link, following)
        links.append((parse_number(following["number"], reading=Reading.VIETNAMESE), scale_name(scale[0])))
        rest = following["rest"].strip()[scale.end() :].strip()
    _check_links(links)
    return _joined(links, base, expected)


def _joined(links: list[tuple[Decimal, str]], base: str, expected: Unit) -> Quantity:
    first = SCALES[links[0][1]]
    size = sum((abs(number) * SCALES[scale] for number, scale in links), Decimal(0)) / first
    value = size.copy_sign(links[0][0])
    unit = _unit(f"{links[0][1]} {base}", expected)
    return Quantity(value, unit, decimals=_places(value), chain=tuple(links))


def _check_links(links: list[tuple[Decimal, str]]) -> None:
    hint = msg("viết như “1 tỷ 656 triệu đồng” hoặc “1,656 tỷ đồng”")
    for (before, larger), (number, smaller) in pairwise(links):
        if SCALES[larger] <= SCALES[smaller] or number * SCALES[smaller] >= SCALES[larger]:
            written = f"{format_number(number)} {smaller}"
            message = msg("“{written}” không thể đứng sau “{larger}”", written=written, larger=larger)
            raise NotAQuantity("quantity.chain", message, hint)
        if before != before.to_integral_value():
            written = f"{format_number(before)} {larger}"
            raise NotAQuantity("quantity.chain", msg("“{written}” đã có phần thập phân", written=written), hint)


def _loose_end(number: str, link: re.Match[str], following: re.Match[str]) -> NotAQuantity:
    message = msg(
        "“{text}” có thể hiểu theo hai cách",
        text=_short(f"{number} {link['scale']} {following['number']}{following['rest']}"),
    )
    hint = msg("viết rõ hàng của số sau, như “5 tỷ 600 triệu đồng”, hoặc “5,6 tỷ đồng”")
    return NotAQuantity("quantity.loose-end", message, hint)


def _expected(text: str) -> Unit:
    return parse_unit(text) or Unit(text, base=text)


def _unit(text: str, expected: Unit) -> Unit:
    found = parse_unit(text)
    if found is None:
        message = msg("“{text}” không phải là đơn vị tính", text=_short(text.strip()))
        raise NotAQuantity("quantity.unit", message, msg("sau con số chỉ viết đơn vị tính, như “tỷ đồng”, “hộ”, “%”"))
    if not found.text:
        return expected
    if not found.base and expected.base:
        return Unit(f"{found.text} {expected.base}", found.scale, expected.base)
    if expected.base and not same_base(found, expected):
        message = msg("đơn vị tính là “{found}”, đúng ra là “{expected}”", found=found.text, expected=expected.text)
        hint = msg("sửa đơn vị sau con số, hoặc sửa đơn vị tính của chỉ tiêu")
        raise NotAQuantity("quantity.other-unit", message, hint)
    return found


def _qualifier(text: str) -> str:
    word = text.strip().lower()
    if not word or word in QUALIFIERS:
        return word
    message = msg("không hiểu chữ “{word}” đứng trước con số", word=_short(text.strip()))
    near = _nearest_qualifier(word)
    if near:
        raise NotAQuantity("quantity.qualifier", message, msg("có phải ý bạn là “{near}”?", near=near))
    hint = msg("trước con số chỉ viết một trong các chữ: {words}", words=", ".join(QUALIFIERS))
    raise NotAQuantity("quantity.qualifier", message, hint)


def _nearest_qualifier(word: str) -> str:
    bare = {strip_marks(fold(known)): known for known in QUALIFIERS}
    found = difflib.get_close_matches(strip_marks(fold(word)), bare, n=1, cutoff=0.75)
    return bare[found[0]] if found else ""


def _places(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _is_padded(number: str) -> bool:
    return len(number) > 1 and number.startswith("0") and number.isdigit()


def _pad(figure: str, pad: bool) -> str:
    return f"0{figure}" if pad and len(figure) == 1 else figure


def _spell(unit: str, ty: str) -> str:
    return re.sub(r"\btỷ\b", ty, unit)


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


class Agreement(Enum):
    """How two figures for one thing stand to each other."""

    SAME = "same"
    PRECISION = "precision"
    """One is the other, rounded: 88,4% and 88,44%."""
    BOUND = "bound"
    """A qualified figure that the exact one bears out: "trên 3,7 tỷ" and 3,74 tỷ."""
    DIFFERENT = "different"
    UNITS = "units"
    """They count different things (hộ and người)."""


def compare(first: Quantity, second: Quantity) -> Agreement:
    """Whether the two say the same of one thing, by the precision in which they are written.

    A unit that is missing on one side is no contradiction. "trên 8" bears out what lies between 8 and 9, "gần 8"
    between 7 and 8, "khoảng 8" within half a unit of the last significant figure; "trên 100" up to 200.
    """
    if first.unit.base and second.unit.base and not same_base(first.unit, second.unit):
        return Agreement.UNITS
    if first.whole != second.whole and None not in (first.whole, second.whole):
        return Agreement.DIFFERENT
    if first.amount == second.amount:
        return Agreement.SAME
    if _bears_out(first, second) or _bears_out(second, first):
        return Agreement.BOUND
    return Agreement.PRECISION if _is_rounded(first, second) or _is_rounded(second, first) else Agreement.DIFFERENT


def same_value(first: Quantity, second: Quantity) -> bool:
    """True when neither contradicts the other: equal, or qualified and borne out. 88,4% and 88,44% are not the same."""
    return compare(first, second) in (Agreement.SAME, Agreement.BOUND)


def _step(figure: Quantity) -> Decimal:
    """One unit of the last significant figure written, in base units: 0.1 tỷ for "3,7 tỷ", 100 for "100"."""
    if figure.decimals:
        return Decimal(1).scaleb(-figure.decimals) * figure.unit.scale
    digits = str(abs(int(figure.value)))
    zeros = len(digits) - len(digits.rstrip("0")) if figure.value else 0
    return Decimal(10) ** zeros * figure.unit.scale


def _bears_out(qualified: Quantity, exact: Quantity) -> bool:
    said, true, step = qualified.amount, exact.amount, _step(qualified)
    return {
        Bound.EXACT: False,
        Bound.ABOVE: said < true < said + step,
        Bound.BELOW: said - step < true < said,
        Bound.AROUND: abs(true - said) <= step / 2,
        Bound.AT_LEAST: true >= said,
        Bound.AT_MOST: true <= said,
    }[qualified.bound]


def _is_rounded(rough: Quantity, fine: Quantity) -> bool:
    places = Decimal(1).scaleb(-rough.decimals) * rough.unit.scale
    return abs(rough.amount - fine.amount) <= places / 2
