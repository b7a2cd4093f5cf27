"""Settings of a template as a clerk types them. In: a mapping of a YAML file. Out: numbers, choices, texts, and every
problem met, each with its line.

Small on purpose: a template's few keys are read at every start, and pydantic takes longer to load than to fill.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import TypeVar

from ..errors import Problem
from ..messages import Message, msg
from ..places import Place, quoted
from ..readers.record import Mapping as Record
from ..readers.record import Node, Scalar

Chosen = TypeVar("Chosen")

_NUMBER = re.compile(r"-?\d{1,6}(?:[.,]\d{1,6})?")
_FLAGS = {"có": True, "co": True, "true": True, "không": False, "khong": False, "false": False}


class Settings:
    """The settings under one name, asked for key by key; `problems` then also names the keys nobody asked for."""

    def __init__(self, node: Node, name: str) -> None:
        self._name = name
        self._node = node
        self._entries: Mapping[str, Node] = node.entries if isinstance(node, Record) else {}
        self._asked: set[str] = set()
        self._problems: list[Problem] = []
        if not isinstance(node, Record):
            message = msg("“{name}” phải gồm các dòng “tên mục: giá trị”", name=name)
            self.note("template.setting-shape", message, node.place, _INDENT)

    def note(self, code: str, message: Message, place: Place, hint: Message | None = None) -> None:
        self._problems.append(Problem(code, message, place, hint))

    def place(self, key: str = "") -> Place:
        """Where the value of `key` stands, or the settings."""
        return self._entries[key].place if key in self._entries else self._node.place

    def has(self, key: str) -> bool:
        return self._value(key) is not None

    def _value(self, key: str) -> str | None:
        """The value as it was typed, None when there is none."""
        self._asked.add(key)
        node = self._entries.get(key)
        if node is None:
            return None
        if not isinstance(node, Scalar):
            message = msg("“{key}” phải là một giá trị, không phải danh sách hay nhóm", key=key)
            self.note("template.setting-shape", message, node.place)
            return None
        return None if node.value is None else str(node.value).strip()

    def text(self, key: str, *, otherwise: str | None = None) -> str:
        """A text; `otherwise` None: it must be there."""
        value = self._value(key)
        if value:
            return value
        return self._missing(key, "") if otherwise is None else otherwise

    def number(self, key: str, least: float, most: float, *, otherwise: float | None = None) -> float:
        """A number from `least` to `most`, with a decimal comma or point."""
        value = self._value(key)
        if not value:
            return self._missing(key, most) if otherwise is None else otherwise
        number = float(value.replace(",", ".")) if _NUMBER.fullmatch(value) else None
        if number is None or not least <= number <= most:
            message = msg("“{key}” phải là một số, ở đây là “{value}”", key=key, value=quoted(value))
            hint = msg("ghi một số từ {least} đến {most}", least=f"{least:g}", most=f"{most:g}")
            self.note("template.setting-number", message, self.place(key), hint)
            return most
        return number

    def flag(self, key: str, *, otherwise: bool = False) -> bool:
        return self.choice(key, _FLAGS, otherwise=otherwise, shown=("có", "không"))

    def choice(
        self, key: str, choices: Mapping[str, Chosen], *, otherwise: Chosen, shown: Iterable[str] = ()
    ) -> Chosen:
        """The one of `choices` that is named; `shown` are those a hint offers (default: all)."""
        value = self._value(key)
        if not value:
            return otherwise
        name = value.casefold()
        if name not in choices:
            message = msg("“{key}” không nhận giá trị “{value}”", key=key, value=quoted(value))
            hint = msg("chọn một trong các giá trị: {expected}", expected=", ".join(shown or choices))
            self.note("template.setting-choice", message, self.place(key), hint)
        return choices.get(name, otherwise)

    def inside(self, key: str) -> Node | None:
        """What stands under `key`, unread."""
        self._asked.add(key)
        return self._entries.get(key)

    def _missing(self, key: str, stand_in: Chosen) -> Chosen:
        if isinstance(self._node, Record):
            message = msg("“{name}” thiếu mục “{key}”", name=self._name, key=key)
            self.note("template.setting-missing", message, self._node.place)
        return stand_in

    def problems(self) -> list[Problem]:
        """Everything met so far, and the keys that were never asked for."""
        unknown = [key for key in self._entries if key not in self._asked]
        return [*self._problems, *(self._unknown(key) for key in unknown)]

    def _unknown(self, key: str) -> Problem:
        if key.isdigit():
            hint = msg("số có dấu phẩy đứng trong ngoặc {{ }} thì đặt trong ngoặc kép, hoặc viết dấu chấm")
            return Problem(
                "template.setting-unknown", msg("không có mục nào tên “{key}”", key=key), self.place(key), hint
            )
        near = difflib.get_close_matches(key, sorted(self._asked), n=1)
        known = msg("ở đây dùng được: {known}", known=", ".join(sorted(self._asked)))
        hint = msg("có phải ý bạn là “{near}”?", near=near[0]) if near else known
        message = msg("không có mục nào tên “{key}”", key=quoted(key))
        return Problem("template.setting-unknown", message, self.place(key), hint)


_INDENT = msg("viết các mục bên trong thụt vào hai khoảng trắng, mỗi mục một dòng")
