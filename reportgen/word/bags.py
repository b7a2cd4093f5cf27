"""What the readers of properties share. In: an element such as `w:rPr`. Out: a bag, property by property.

A bag holds only what that one element says; `looks.py` and `table_styles.py` lay the bags of all levels over each
other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, TypeAlias

from lxml import etree

from .borders import Colors
from .features import name_leftover
from .values import VAL, Values

Bag: TypeAlias = dict[str, Any]
Reader: TypeAlias = Callable[[Any, etree._Element, Bag], None]
"""Puts what one child says into the bag; the first argument is the `PropertyReader` at work."""


class PropertyReader:
    """Reads elements of properties, each child by its reader."""

    READERS: ClassVar[Mapping[Any, Reader]]
    READ_ELSEWHERE: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, values: Values, colors: Colors) -> None:
        self.values = values
        self.colors = colors

    def read(self, element: etree._Element | None) -> Bag:
        """The bag of one element (empty for None); a child that no reader knows is named."""
        bag: Bag = {}
        for child in () if element is None else element:
            reader = self.READERS.get(child.tag)
            if reader is not None:
                reader(self, child, bag)
            elif child.tag not in self.READ_ELSEWHERE:
                name_leftover(child, self.values.problems)
        return bag


def switch(name: str) -> Reader:
    """An on or off."""

    def read(properties: PropertyReader, element: etree._Element, bag: Bag) -> None:
        bag[name] = properties.values.on(element)

    return read


def word(name: str) -> Reader:
    """The word in `w:val`, where there is one."""

    def read(properties: PropertyReader, element: etree._Element, bag: Bag) -> None:
        value = element.get(VAL)
        if value:
            bag[name] = value

    return read
