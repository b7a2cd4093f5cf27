"""Texts cut into clauses for looking things up. In: a line as the clerk wrote it. Out: folded clauses, without what the
program itself puts in.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..vietnamese.text import fold

MASK = "\ufffc"
_TAGS = re.compile(r"\{\{.*?\}\}|\[[^\]]*\]", re.DOTALL)
_CLAUSE_END = re.compile(r";|[.!?](?=\s|$)|:(?=\s)")


def any_of(*words: str) -> re.Pattern[str]:
    """Matches any of these words, folded, where it stands alone."""
    return re.compile(r"(?<!\w)(?:" + "|".join(fold(word) for word in words) + r")(?!\w)")


def masked(text: str) -> str:
    """`text` on one line, references and marked gaps blotted out."""
    return _TAGS.sub(lambda match: MASK * len(match[0]), " ".join(text.split()))


def clauses(text: str) -> Iterator[str]:
    """`text` cut at full stops, semicolons and colons."""
    start = 0
    for end in _CLAUSE_END.finditer(text):
        yield text[start : end.start()]
        start = end.end()
    yield text[start:]
