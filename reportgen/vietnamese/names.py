"""Names of people. In: a name as a list holds it, "Đ/c  Nguyễn Văn A ". Out: the title apart from the name, and the
name with nothing changed but its spaces and its Unicode form.

A title is how a person is addressed (Đồng chí, Ông, Bà). Degrees and ranks (BS., ThS., PGS.TS., Thượng tá) belong to
the name as the office wants it printed: they stay, and only comparing looks past them. "Ông" is also a family name (Ông
Ích Khiêm, Ông Cao Thắng): where two words follow it, it may be either, and that is said.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from .text import clean_spaces, fold, normalize

COMRADE, MISTER, LADY = "Đồng chí", "Ông", "Bà"
MIN_WORDS_BEHIND_MISTER = 3

_END = r"(?:\s*[.:]\s*|\s+)"
_TITLES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (title, re.compile(rf"(?:{words}){_END}(?=\w)", re.IGNORECASE))
    for title, words in (
        (COMRADE, r"đồng\s+chí|đ\s?/\s?c|đ\.\s?c|đc"),
        ("", r"ông\s*/\s*bà|ông\s*\(\s*bà\s*\)|ông\s*,\s*bà|ông\s*-\s*bà|bà\s*/\s*ông"),
        (MISTER, "ông"),
        (LADY, "bà"),
    )
)
# Đ/c without anything behind it but the name: "Đ/cNguyễn Văn A".
_GLUED = re.compile(r"(?:đ/c|đ\.c)\.?:?(?=[A-ZĐÀ-ỸƠƯ])", re.IGNORECASE)
_CLAN = re.compile(r"ông\s+ích\b", re.IGNORECASE)
_SURE_END = re.compile(r"[.:]")
_DEGREES = re.compile(
    r"^(?:(?:gs|pgs|ts|tskh|ths|bs|bscki{1,2}|cki{1,2}|ds|ks|cn|kts|ls|nsnd|nsưt|ngưt|ngnd)\b[.,:]?\s*)+", re.IGNORECASE
)
_NICKNAME = re.compile(r"\s*\([^()]*\)")


class NameParts(NamedTuple):
    """A name without its title. `doubtful`: the first word may be a title as well as a family name; then nothing was
    taken away, and `title` is what it would be."""

    title: str
    name: str
    doubtful: bool = False


def clean_name(text: str) -> str:
    """The name in one Unicode form, without invisible characters and spaces too many; nothing else is touched."""
    return clean_spaces(normalize(unicodedata.normalize("NFC", text))[0])


def split_title(text: str) -> NameParts:
    """ "Đ/c Nguyễn Văn A" -> ("Đồng chí", "Nguyễn Văn A"); "Ông/Bà: …" says nothing of the person: title ""."""
    name = clean_name(text)
    if match := _GLUED.match(name):
        return NameParts(COMRADE, name[match.end() :])
    for title, pattern in _TITLES:
        match = pattern.match(name)
        if match is None or _CLAN.match(name):
            continue
        rest = name[match.end() :]
        if title == MISTER and not _SURE_END.search(match[0]) and len(rest.split()) < MIN_WORDS_BEHIND_MISTER:
            return NameParts(title, name, doubtful=True)
        return NameParts(title, rest)
    return NameParts("", name)


def bare_name(name: str) -> str:
    """The name without title, degrees and a nickname in brackets, for comparing and sorting only."""
    return _NICKNAME.sub("", _DEGREES.sub("", split_title(name).name)).strip()


def name_key(name: str) -> str:
    """A key under which spellings of one name are equal; title and degrees aside. For comparing only."""
    return fold(_DEGREES.sub("", split_title(name).name))
