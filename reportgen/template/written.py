"""Data from text files, where every number is text. In: plain data as a reader gives them. Out: the same, in which
texts that are numbers can be reckoned with.

A number is still shown as it was written ("1.50"); only where a template calculates or compares does it count:
`{% if so > 5 %}`, `{{ so * 2 }}`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

_FIRST = frozenset("-0123456789")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,17})(?:\.[0-9]{1,18})?\Z")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float | Decimal) and not isinstance(value, bool)


def counted_number(value: Any) -> Any:
    """What a written number counts; anything else as it is."""
    return value.number if isinstance(value, WrittenNumber) else value


def _reckon(work: Callable[[Any, Any], Any], *, swapped: bool = False) -> Any:
    """A method that does `work` on the numbers when the other side is one too."""

    def method(self: WrittenNumber, other: Any) -> Any:
        if not (_is_number(other) or isinstance(other, WrittenNumber)):
            return NotImplemented
        mine = Decimal(str.__str__(self)) if isinstance(other, Decimal) else self.number
        theirs = counted_number(other)
        return work(theirs, mine) if swapped else work(mine, theirs)

    return method


class WrittenNumber(str):
    """A number as a file wrote it: text to read, a number to reckon with."""

    __slots__ = ()

    @property
    def number(self) -> int | float:
        """What it counts."""
        text = str.__str__(self)
        return float(text) if "." in text else int(text)

    def __index__(self) -> int:
        return int(str.__str__(self))

    def __round__(self, digits: int | None = None) -> int | float:
        return round(self.number, digits)

    def __neg__(self) -> int | float:
        return -self.number

    def __abs__(self) -> int | float:
        return abs(self.number)

    def lower(self) -> str:
        """Itself: Jinja asks for small letters before it sorts, and would sort 12 before 3."""
        return self

    def __hash__(self) -> int:
        return str.__hash__(self)

    def __eq__(self, other: object) -> bool:
        return self.number == other if _is_number(other) else str.__eq__(self, other)

    def __ne__(self, other: object) -> bool:
        return not self == other

    __lt__, __le__ = _reckon(operator.lt), _reckon(operator.le)
    __gt__, __ge__ = _reckon(operator.gt), _reckon(operator.ge)
    __add__, __radd__ = _reckon(operator.add), _reckon(operator.add, swapped=True)
    __sub__, __rsub__ = _reckon(operator.sub), _reckon(operator.sub, swapped=True)
    __mul__, __rmul__ = _reckon(operator.mul), _reckon(operator.mul, swapped=True)
    __truediv__, __rtruediv__ = _reckon(operator.truediv), _reckon(operator.truediv, swapped=True)
    __floordiv__, __rfloordiv__ = _reckon(operator.floordiv), _reckon(operator.floordiv, swapped=True)
    __mod__, __rmod__ = _reckon(operator.mod), _reckon(operator.mod, swapped=True)
    __pow__, __rpow__ = _reckon(operator.pow), _reckon(operator.pow, swapped=True)


def as_written(value: Any) -> Any:
    """`value` (dicts, lists, texts …) with its numbers able to count."""
    if type(value) is str:
        return WrittenNumber(value) if value[:1] in _FIRST and _NUMBER.match(value) else value
    if isinstance(value, dict):
        return {key: as_written(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_written(inner) for inner in value]
    return value
