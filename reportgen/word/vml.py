"""VML."""

from __future__ import annotations

from lxml import etree

from .blocks import Inline, TextStyle
from .context import Reading


def read_pictures(reading: Reading, element: etree._Element, style: TextStyle) -> list[Inline]:
    """The inlines."""
    return []
