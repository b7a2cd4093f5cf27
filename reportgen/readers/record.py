"""Values that remember their place. In: nothing. Out: `Scalar`, `Mapping`, `Sequence`, each with `.place`.

A reader builds them; whoever validates asks `.plain()` for ordinary Python data, and turns the validator's path
(pydantic's `loc`) back into a place with `place_at`.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Mapping as AbstractMapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from ..errors import Problem
from ..places import Place
from .shown import shown

PlainScalar: TypeAlias = str | int | Decimal | bool | date | None
Plain: TypeAlias = "PlainScalar | list[Plain] | dict[str, Plain]"
KeyPath: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Scalar:
    """One value. Text files give str, True, False and None only; workbooks also numbers and dates, and the text that
    shows a number in its cell's format."""

    value: PlainScalar
    place: Place
    text: str | None = None

    def plain(self) -> PlainScalar:
        return self.value

    def shown(self) -> PlainScalar:
        """The value, printing as the sheet shows it."""
        return shown(self.value, self.text)


@dataclass(frozen=True, slots=True)
class Mapping:
    """Values by key, in the order of the file. `key_places` holds where each key stands.

    `repairs` (on the root only) holds the places of strings that had to be put into Unicode's composed form.
    `labels` (rows of a table) holds the heading of each key as it is written: "Họ và tên" for ho_va_ten.
    `notes` (on the root only) says what was seen or changed on reading and stops nothing: hidden rows, old encodings.
    """

    entries: AbstractMapping[str, Node]
    place: Place
    key_places: AbstractMapping[str, Place] = field(default_factory=dict)
    repairs: tuple[Place, ...] = ()
    labels: AbstractMapping[str, str] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()

    def __contains__(self, key: object) -> bool:
        return key in self.entries

    def __getitem__(self, key: str) -> Node:
        return self.entries[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.entries)

    def __len__(self) -> int:
        return len(self.entries)

    def get(self, key: str) -> Node | None:
        return self.entries.get(key)

    def plain(self) -> dict[str, Plain]:
        """Ordinary dicts, lists and values."""
        return {key: node.plain() for key, node in self.entries.items()}

    def shown(self) -> dict[str, Plain]:
        """The same, numbers and days printing as the sheet shows them: for templates."""
        return {key: node.shown() for key, node in self.entries.items()}


@dataclass(frozen=True, slots=True)
class Sequence:
    """Values in order. `repairs` and `notes` as in `Mapping`."""

    items: tuple[Node, ...]
    place: Place
    repairs: tuple[Place, ...] = ()
    notes: tuple[Problem, ...] = ()

    def __getitem__(self, index: int) -> Node:
        return self.items[index]

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def plain(self) -> list[Plain]:
        """Ordinary dicts, lists and values."""
        return [node.plain() for node in self.items]

    def shown(self) -> list[Plain]:
        """The same, numbers and days printing as the sheet shows them."""
        return [node.shown() for node in self.items]


Node: TypeAlias = Scalar | Mapping | Sequence


def child(node: Node, step: str | int) -> Node | None:
    """What stands one step below `node`, None when nothing does."""
    if isinstance(node, Mapping):
        return node.entries.get(step) if isinstance(step, str) else None
    if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def lookup(node: Node, path: KeyPath) -> Node | None:
    """The node that `path` leads to, None when a step leads nowhere."""
    found: Node | None = node
    for step in path:
        found = child(found, step) if found is not None else None
    return found


def nearest(node: Node, path: KeyPath) -> Node:
    """The deepest node on the way of `path`; steps that lead nowhere are passed over.

    So it takes pydantic's `loc` as it is, which also names the alternatives of a union and fields that are missing.
    """
    for step in path:
        below = child(node, step)
        node = node if below is None else below
    return node


def place_at(node: Node, path: KeyPath) -> Place:
    """Where the value stands that `path` leads to; for a missing one, where what should hold it stands."""
    return nearest(node, path).place


def key_place_at(node: Node, path: KeyPath) -> Place:
    """Where the last key of `path` is written (for a key that should not be there)."""
    holder = nearest(node, path[:-1])
    if path and isinstance(holder, Mapping) and path[-1] in holder.key_places:
        return holder.key_places[str(path[-1])]
    return place_at(node, path)


def dotted(path: KeyPath) -> str:
    """A path as users read it: ("chi_tieu", 2, "ten") -> "chi_tieu[3].ten", counting from 1."""
    text = ""
    for step in path:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else step
    return text
