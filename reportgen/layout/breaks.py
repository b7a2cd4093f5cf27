"""Where a line may end. In: the text of a paragraph. Out: chunks, each ending where a break is allowed.

What Word and LibreOffice agree on for Latin and Vietnamese text, from Unicode line breaking (UAX #14): after blanks
and tabs, after a hyphen or dash, at a soft hyphen or zero width space, after dots of an ellipsis, between
ideographs; never at a no-break space, at U+2011 or at a slash. Blanks belong to the chunk before them, so that
they hang at a line's end.
"""

from __future__ import annotations

import re
from functools import cache

OBJECT = "\ufffc"
"""Stands in the text for a drawing: a line may end on either side of it."""

_IDEOGRAPH = (
    r"\u2e80-\u3000\u3003-\u3007\u3012-\u3013\u301c-\u30ff\u3100-\ua4cf\uac00-\ud7a3\uf900-\ufaff"
    r"\uff10-\uff5a\uff66-\uff9f\U00020000-\U0003fffd"
)
_CLOSING = r")\]}!?.,:;%”’»\u3001\u3002\u300b\u300d\u300f\u3011\uff01\uff09\uff0c\uff1a\uff1b\uff1f"
_FIRST_IDEOGRAPH = "\u2e80"  # a set of all of them takes long to compile, and few texts have one


@cache
def _opportunity(ideograph: str) -> re.Pattern[str]:
    """A break stands behind each match; what matches nothing ("here") must be tried first. The first line spares
    the rest at most letters: no break stands but before or behind one of these characters."""
    return re.compile(
        rf"""
          (?=[ \t\n\u00ad\u200b{OBJECT}\-–—…!?{ideograph}])
          (?:
            (?<=[^\s—])(?=—)                                  # before an em dash
          | (?<=[:;,.)])(?=…)                                 # Họ và tên:……
          | (?<=[^\s(\[“‘])(?=[{ideograph}])
          | (?<=[^\s])(?={OBJECT})
          | [ ]+                                              # blanks hang
          | [\t\n\u00ad\u200b{OBJECT}]                        # tab, line break, soft hyphen, zero width space, drawing
          | (?<=[^\s])[-–](?![\s\-–—{_CLOSING}])              # a hyphen inside a word: 2021-2025, 15-NQ/TW
          | (?<![^\s])[-–](?=[^\W\d_])                        # … or before one, but not a minus: -5
          | —(?![\s—{_CLOSING}])
          | …(?![\s…{_CLOSING}])
          | (?<=\w)[!?](?=[^\W\d_])
          | [{ideograph}](?![\s{_CLOSING}])
          )
        """,
        re.VERBOSE,
    )


def _may_have_ideographs(text: str) -> bool:
    """Signs of symbol fonts (the private area) and drawings are common in Vietnamese files, and are none."""
    return max(text, default="") >= _FIRST_IDEOGRAPH and any(
        _FIRST_IDEOGRAPH <= letter < "\ue000" or "\uf900" <= letter < OBJECT or letter > "\uffff" for letter in text
    )


_BLANKS = re.compile(" +")
_MORE_THAN_BLANKS = re.compile(r"[^\w ,.()/:;“”\"']")


def chunk_ends(text: str) -> list[int]:
    """The positions behind which a line may end, ascending; the last one is the end of the text."""
    ideographs = _may_have_ideographs(text)
    if _MORE_THAN_BLANKS.search(text) is None and not ideographs:  # a name, a post: most of what changes in a batch
        behind = [match.end() for match in _BLANKS.finditer(text)]
        return behind if behind and behind[-1] == len(text) else [*behind, len(text)]
    ideograph = _IDEOGRAPH if ideographs else _FIRST_IDEOGRAPH
    ends = dict.fromkeys([match.end() for match in _opportunity(ideograph).finditer(text)])
    ends.pop(0, None)
    ends[len(text)] = None
    return list(ends)
