"""Order. In: words, or names of people. Out: keys to sort by.

The letters stand as in the Vietnamese alphabet (a ă â b c d đ e ê …), letters first and tones only between words that
are otherwise equal: ngang, huyền, hỏi, ngã, sắc, nặng (Unicode CLDR, collation vi). Numbers count as numbers: "Khóm 2"
stands before "Khóm 10". People stand by given name, then middle name, then family name.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TypeAlias

from .names import bare_name
from .text import LOOK_ALIKES, clean_spaces

Weight: TypeAlias = tuple[int, int]
SortKey: TypeAlias = tuple[tuple[Weight, ...], tuple[int, ...], tuple[int, ...]]

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTERS = {letter: (2, index) for index, letter in enumerate(_ALPHABET)}
_TONES = {"": 0, "\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_OTHER_MARK = 6
_CHUNK = re.compile(r"[0-9]{1,18}|.", re.DOTALL)
_LOOK_ALIKES = str.maketrans(LOOK_ALIKES)


def sort_key(text: str) -> SortKey:
    """A key for `sorted`: letters of the whole text first, then tones, then small letters before capitals."""
    composed = unicodedata.normalize("NFC", clean_spaces(text).translate(_LOOK_ALIKES))
    weights = [_weight(chunk) for chunk in _CHUNK.findall(composed)]
    return tuple(one[0] for one in weights), tuple(one[1] for one in weights), tuple(one[2] for one in weights)


def name_sort_key(name: str) -> tuple[SortKey, SortKey, SortKey]:
    """A key that puts people by given name, middle name, family name; titles, degrees, nicknames aside."""
    family, *middle = bare_name(name).split() or [""]
    given = middle.pop() if middle else family
    return sort_key(given), sort_key(" ".join(middle)), sort_key(family)


@lru_cache(maxsize=2048)
def _weight(chunk: str) -> tuple[Weight, int, int]:
    """Letter, tone and size of a letter; a number counts as a whole, signs stand before it."""
    if chunk[0] in "0123456789":
        return (1, int(chunk)), 0, len(chunk)
    small = chunk.lower()
    letter, mark = _letter_and_mark(small)
    if weight := _LETTERS.get(letter):
        return weight, _TONES.get(mark, _OTHER_MARK), int(chunk != small)
    return (3 if small[0].isalpha() else 0, ord(small[0])), 0, int(chunk != small)


def _letter_and_mark(letter: str) -> tuple[str, str]:
    """A letter of the alphabet, hat and horn with it, and what else stands on it."""
    apart = unicodedata.normalize("NFD", letter)
    marks = [mark for mark in apart[1:] if mark in _TONES]
    whole = unicodedata.normalize("NFC", "".join(one for one in apart if one not in _TONES))
    if whole in _LETTERS:
        return whole, marks[0] if marks else ""
    return apart[0], apart[1:]
