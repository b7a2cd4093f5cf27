"""Fonts: what a face measures and covers, and which face serves a name. Standard library only."""

from .embedded import FontFile
from .face import IGNORABLE, VIETNAMESE_LETTERS, Face
from .search import FontLibrary, Match

__all__ = ["IGNORABLE", "VIETNAMESE_LETTERS", "Face", "FontFile", "FontLibrary", "Match"]
