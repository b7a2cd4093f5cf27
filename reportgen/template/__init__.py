"""Filling templates with data. In: a template and plain data. Out: the filled document.

`Template` brings Jinja with it and is imported when it is first named.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .fill import Template

__all__ = ["Template"]


def __getattr__(name: str) -> object:
    if name == "Template":
        return import_module(f"{__name__}.fill").Template
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
