"""Lengths. In: what files write (mm, twips, EMU, half-points, eighths of a point). Out: points.

Every length that crosses from one room to another is a `Pt`: a float counted in points (1/72 inch),
y growing downwards from the top edge of the page. Nothing else is passed between rooms.
"""

from __future__ import annotations

from typing import TypeAlias

Pt: TypeAlias = float

POINTS_PER_INCH = 72.0
MM_PER_INCH = 25.4


def mm(value: float) -> Pt:
    """Millimetres to points."""
    return value * POINTS_PER_INCH / MM_PER_INCH


def to_mm(value: Pt) -> float:
    """Points to millimetres."""
    return value * MM_PER_INCH / POINTS_PER_INCH


def twips(value: float) -> Pt:
    """Twips (1/20 pt: indents, tabs, page and table sizes in Word) to points."""
    return value / 20.0


def to_twips(value: Pt) -> int:
    """Points to whole twips, as WordprocessingML writes them."""
    return round(value * 20.0)


def half_points(value: float) -> Pt:
    """Half-points (`w:sz`, `w:position`, `w:kern`) to points."""
    return value / 2.0


def eighths(value: float) -> Pt:
    """Eighths of a point (`w:sz` of a border) to points."""
    return value / 8.0


def emu(value: float) -> Pt:
    """English Metric Units (DrawingML) to points: 12,700 to the point."""
    return value / 12700.0


def to_emu(value: Pt) -> int:
    """Points to whole EMU."""
    return round(value * 12700.0)
