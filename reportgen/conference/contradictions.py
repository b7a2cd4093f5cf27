"""."""

from __future__ import annotations

from ..errors import Problem
from .conference import Conference


def contradictions(conference: Conference, *, final: bool) -> list[Problem]:
    return []
