"""What the parsers of this room raise: text that cannot be read, or can be read in two ways.

They know the text but not where it stood; the caller catches `Unreadable` and adds the place:
`Problem(error.code, error.message, place, error.hint)`.
"""

from __future__ import annotations

from decimal import Decimal

from ..messages import Message


class Unreadable(ValueError):
    """Text that means nothing here. `code` is stable ("number.ambiguous"), `hint` says what to write instead."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        self.code = code
        self.message = message
        self.hint = hint
        super().__init__(code, message, hint)

    def __str__(self) -> str:
        return self.message.render()


class NotANumber(Unreadable):
    """No number as Vietnamese writes it."""


class AmbiguousNumber(Unreadable):
    """A number that has two readings; `readings` holds both (as thousands, as a decimal fraction)."""

    def __init__(self, code: str, message: Message, hint: Message, readings: tuple[Decimal, Decimal]) -> None:
        super().__init__(code, message, hint)
        self.readings = readings


class NotAQuantity(Unreadable):
    """No quantity: the qualifier, the number or the unit cannot be understood."""


class NotADate(Unreadable):
    """No day of the calendar, or not written so that it can be only one."""
