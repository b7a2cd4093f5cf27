"""Old encodings. In: text that may hold words of TCVN3 (fonts .VnTime) or VNI (fonts VNI-Times), even within one
sentence of Unicode. Out: the text in Unicode, with what was changed and what is doubtful.

Every word is judged by itself: only what is no syllable in Unicode, and is one in an old encoding, is a sign of it. Two
signs, or one that nothing else looks like, are needed before anything is changed; the name of the font and other text
of the same file count as a sign each. Words that can be read both ways follow their neighbours, else they are doubtful.

TCVN3 is the VN3 table of TCVN 5712:1993, one byte a letter, without capitals that carry a tone: those are small letters
in a font of capitals (.VnTimeH). VNI writes a vowel, and then a sign for its hat and tone together.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from enum import Enum
from functools import lru_cache
from itertools import pairwise
from string import ascii_letters
from typing import NamedTuple

from .syllables import is_syllable


class Encoding(Enum):
    """An encoding from before Unicode."""

    TCVN3 = "TCVN3"
    VNI = "VNI"


# --- the tables -----------------------------------------------------------------------------------------------

# Code points as Windows shows the bytes. The vowels stand with their tones in the order huyền, hỏi, ngã, sắc, nặng.
_TCVN3_LETTERS = {0xA1: "ĂÂÊÔƠƯĐăâêôơưđ"}
_TCVN3_TONES: dict[str, str] = {
    "a": "b5 b6 b7 b8 b9", "ă": "bb bc bd be c6", "â": "c7 c8 c9 ca cb", "e": "cc ce cf d0 d1", "ê": "d2 d3 d4 d5 d6",
    "i": "d7 d8 dc dd de", "o": "df e1 e2 e3 e4", "ô": "e5 e6 e7 e8 e9", "ơ": "ea eb ec ed ee", "u": "ef f1 f2 f3 f4",
    "ư": "f5 f6 f7 f8 f9", "y": "fa fb fc fd fe",
}  # fmt: skip
_TONE_ORDER = "\u0300\u0309\u0303\u0301\u0323"
# Signs behind a vowel: a tone alone, with a hat, with a breve.
_VNI_TONES = "øûõùï"
_VNI_HAT, _VNI_HAT_TONES = "â", "àåãáä"
_VNI_BREVE, _VNI_BREVE_TONES = "ê", "èúüéë"
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "í": "í", "ò": "ị", "î": "ỵ"}


def _toned(vowel: str, tone: str) -> str:
    return unicodedata.normalize("NFC", vowel + tone)


def _tcvn3_table() -> dict[str, str]:
    table = {chr(start + index): letter for start, row in _TCVN3_LETTERS.items() for index, letter in enumerate(row)}
    for vowel, codes in _TCVN3_TONES.items():
        for code, tone in zip(codes.split(), _TONE_ORDER, strict=True):
            table[chr(int(code, 16))] = _toned(vowel, tone)
    return table


def _vni_table() -> dict[str, str]:
    table = dict(_VNI_ALONE)
    for written, vowel in {**{letter: letter for letter in "aeouy"}, "ô": "ơ", "ö": "ư"}.items():
        for sign, tone in zip(_VNI_TONES, _TONE_ORDER, strict=True):
            if (vowel, tone) != ("y", "\u0323"):
                table[written + sign] = _toned(vowel, tone)
    for vowel, hatted in {"a": "â", "e": "ê", "o": "ô"}.items():
        table[vowel + _VNI_HAT] = hatted
        for sign, tone in zip(_VNI_HAT_TONES, _TONE_ORDER, strict=True):
            table[vowel + sign] = _toned(hatted, tone)
    table["a" + _VNI_BREVE] = "ă"
    for sign, tone in zip(_VNI_BREVE_TONES, _TONE_ORDER, strict=True):
        table["a" + sign] = _toned("ă", tone)
    capitals = {old.upper(): new.upper() for old, new in table.items()}
    first_only = {old[0].upper() + old[1:]: new.upper() for old, new in table.items()}
    return {**table, **first_only, **capitals}


_TCVN3 = _tcvn3_table()
_TCVN3_CODES = str.maketrans({**{new: old for old, new in _TCVN3.items()}})
_TCVN3_TABLE = str.maketrans(_TCVN3)
_VNI = _vni_table()
_VNI_WRITTEN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_VNI_CODES = str.maketrans({new: old for old, new in _VNI.items()})
_MAPPED = {Encoding.TCVN3: frozenset(_TCVN3), Encoding.VNI: frozenset("".join(_VNI)) - frozenset("aeouyAEOUY")}


def decode(text: str, encoding: Encoding) -> str:
    """`text`, all of it in `encoding`, in Unicode; characters that are no letters of it stay."""
    if encoding is Encoding.TCVN3:
        return text.translate(_TCVN3_TABLE)
    return _VNI_WRITTEN.sub(lambda match: _VNI[match[0]], text)


def encode(text: str, encoding: Encoding) -> str:
    """`text` as `encoding` writes it. TCVN3 has no capitals with a tone: they become small letters."""
    composed = unicodedata.normalize("NFC", text)
    if encoding is Encoding.VNI:
        return composed.translate(_VNI_CODES)
    held = "".join(letter if letter in _TCVN3_HELD or letter.isascii() else letter.lower() for letter in composed)
    return held.translate(_TCVN3_CODES)


_TCVN3_HELD = frozenset(_TCVN3.values())


@lru_cache(maxsize=256)
def encoding_of_font(name: str) -> Encoding | None:
    """The encoding that a font is made for: ".VnTime" TCVN3, "VNI-Times" VNI, others none of them."""
    folded = name.strip().casefold()
    if folded.startswith(".vn"):
        return Encoding.TCVN3
    return Encoding.VNI if folded.startswith("vni") else None


def shows_capitals(font: str) -> bool:
    """Whether the font draws small letters as capitals: ".VnTimeH"."""
    return encoding_of_font(font) is Encoding.TCVN3 and font.strip().endswith("H")


# --- words ----------------------------------------------------------------------------------------------------

_WORDS = re.compile("(?:[^\\W\\d_]|[\xa1-\xff])+")
_LATIN = re.compile("[\xa1-\xff]")
# What Unicode text glues to a word, and takes nothing from it.
_BEFORE, _BEHIND = "«©¿¡", "»®©\xb2\xb3\xb9°"
# Signs that in Unicode stand within no word of any language (þ only in Icelandic).
_SYMBOLS = frozenset(map(chr, range(0xA1, 0xC0))) | frozenset("×÷")
# "Q§-UBND", "H§ND", "§/c", "®/c": Đ and đ stand where no syllable is.
_ABBREVIATED = re.compile("[A-Z]+§[A-Z§]*|§[A-Z§]+|[§®]")
_INNER_LETTER = re.compile("(?<=[A-Za-z\xa1-\xff])[A-Za-z]")
_UNICODE_LETTERS = frozenset("àáâãèéêìíòóôõùúýÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝ" + ascii_letters)
_TCVN3_SIGNS = frozenset("¡¢£¤¥¦§¨©ª«¬\xad®µ¶·¸¹»¼½¾Þþ")
_VNI_NATURAL = frozenset("ïëüéèûîÏËÜÉÈÛÎ")
_MEASURES = frozenset(["µm", "µg", "µl", "µs", "µF", "µV", "µA", "µW"])
STRONG, WEAK, FAINT = 4, 2, 1
"""How much a word says that is no syllable in Unicode: with a sign that no other writing has within a word (n¨m); with
letters that Vietnamese lacks (tæ); with letters of Vietnamese only (héi)."""
BY_FONT, BY_FILE, BY_FILE_IN_UNICODE = 3, 3, 2
ENOUGH = 4
LONGEST_SYLLABLE = 16
"""Characters of a word worth judging: "nghiêng" is seven letters, in VNI nine."""


class _Judged(NamedTuple):
    """A word: whether it is Unicode for certain, whether it may be, and how else it can be read. Each reading has its
    weight as a sign, 0 when the word may be Unicode as well."""

    word: str
    certain: bool
    possible: bool
    readings: tuple[tuple[Encoding, str, int], ...] = ()

    def read_as(self, encodings: Collection[Encoding]) -> list[tuple[Encoding, str]]:
        return [(encoding, text) for encoding, text, _ in self.readings if encoding in encodings]


def _judge(word: str) -> _Judged:
    """What a word is; no syllable is as long as some words are, and those need not be remembered."""
    if len(word) > LONGEST_SYLLABLE:
        return _Judged(word, certain=max(word) > "\xff", possible=True)
    return _judge_short(word)


@lru_cache(maxsize=16384)
def _judge_short(word: str) -> _Judged:
    if word.isascii() or word in _MEASURES:
        return _Judged(word, certain=False, possible=True)
    if max(word) > "\xff":
        return _Judged(word, certain=True, possible=True)
    possible = _may_be_unicode(word)
    readings = tuple(
        (encoding, text, 0 if possible else _weight(word, encoding))
        for encoding in Encoding
        if (text := _reading(word, encoding))
    )
    return _Judged(word, certain=False, possible=possible, readings=readings)


def _may_be_unicode(word: str) -> bool:
    """Whether the word is a syllable as it stands, plain letters and signs, or one letter by itself (“â”, of which
    people also write); a soft hyphen in it is no letter."""
    if len(word) == 1 or all(letter in _SYMBOLS for letter in word):
        return True
    bare = word.lstrip(_BEFORE).rstrip(_BEHIND).replace("\xd0", "Đ")
    return bare.isascii() or is_syllable(bare.replace("\xad", ""))


def _reading(word: str, encoding: Encoding) -> str | None:
    """The syllable that the word is in `encoding`; None when it is none. TCVN3 lacks most capitals: "PH¦êNG" is all
    capitals."""
    text = decode(word, encoding)
    if encoding is Encoding.TCVN3 and _ABBREVIATED.fullmatch(word):
        return text
    if text == word or not is_syllable(text):
        return None
    return text.upper() if encoding is Encoding.TCVN3 and _is_loud(word) else text


def _is_loud(words: str) -> bool:
    """Whether all plain letters that do not begin a word are capitals, and there are some."""
    inner = _INNER_LETTER.findall(words)
    return bool(inner) and all(map(str.isupper, inner))


def _weight(word: str, encoding: Encoding) -> int:
    if _ABBREVIATED.fullmatch(word):
        return WEAK
    if encoding is Encoding.TCVN3:
        return STRONG if not _TCVN3_SIGNS.isdisjoint(word) else FAINT if _UNICODE_LETTERS.issuperset(word) else WEAK
    signs = [sign for sign in word if not sign.isascii()]
    pairs = map("".join, pairwise(word))
    unnatural = any(pair in _VNI and pair[1] not in _VNI_NATURAL for pair in pairs)
    return STRONG if unnatural or len(signs) > 1 else WEAK


# --- texts ----------------------------------------------------------------------------------------------------


class Doubt(NamedTuple):
    """A word that may be in an old encoding and was left as it is; `maybe` is what it would be, "" when that is not
    known either."""

    word: str
    maybe: str = ""


class Reading(NamedTuple):
    """Text in Unicode. `encodings` were found in it. `broken`: its doubts stand in text that is certainly not all
    Unicode, or in a font for an old encoding."""

    text: str
    encodings: frozenset[Encoding] = frozenset()
    doubts: tuple[Doubt, ...] = ()
    broken: bool = False


def signs_of(text: str) -> Counter[Encoding]:
    """The weight of the signs of each old encoding in `text`; those from ENOUGH on are beyond doubt."""
    weights: Counter[Encoding] = Counter()
    if _LATIN.search(text):
        for judged in map(_judge, _WORDS.findall(text)):
            for encoding, _, weight in judged.readings:
                weights[encoding] += weight if len(judged.readings) == 1 else min(weight, WEAK)
    return weights


def to_unicode(text: str, *, font: str = "", evidence: Collection[Encoding] = ()) -> Reading:
    """`text` with its words of old encodings in Unicode. `font` is what it is set in; `evidence` are the encodings
    found for certain elsewhere in the same sheet or file."""
    if not _LATIN.search(text):
        return _in_capitals(text, font)
    words = [_judge(word) for word in _WORDS.findall(text)]
    signs = any(reading[2] for judged in words for reading in judged.readings)
    if not (signs or evidence or encoding_of_font(font)):
        return Reading(text)
    certain = any(judged.certain for judged in words)
    by_font = None if certain else encoding_of_font(font)
    by_file = BY_FILE_IN_UNICODE if certain else BY_FILE
    weights = signs_of(text)
    for encoding in Encoding:
        weights[encoding] += BY_FONT * (encoding is by_font) + by_file * (encoding in evidence)
    found = {encoding for encoding in Encoding if weights[encoding] >= ENOUGH and _occurs(words, encoding)}
    if not found:
        return Reading(text, doubts=tuple(_doubts(words, by_font)), broken=by_font is not None)
    ranked = sorted(found, key=lambda encoding: -weights[encoding])
    tie = len(ranked) > 1 and weights[ranked[0]] == weights[ranked[1]]
    return _converted(text, words, ranked, tie=tie, capitals=by_font is not None and shows_capitals(font))


def _in_capitals(text: str, font: str) -> Reading:
    """Text without any letter of old encodings; a font of capitals still shows it in capitals."""
    if text.isascii() and shows_capitals(font) and text != text.upper():
        return Reading(text.upper(), frozenset([Encoding.TCVN3]))
    return Reading(text)


def _occurs(words: list[_Judged], encoding: Encoding) -> bool:
    return any(reading[0] is encoding for judged in words for reading in judged.readings)


def _doubts(words: list[_Judged], by_font: Encoding | None) -> Iterator[Doubt]:
    """Words with a sign that is not enough; in an old font, those too that can be read both ways."""
    for judged in words:
        hints = [text for encoding, text, weight in judged.readings if weight or encoding is by_font]
        if hints:
            yield Doubt(judged.word, hints[0] if len(hints) == 1 else "")


def _converted(text: str, words: list[_Judged], found: list[Encoding], *, tie: bool, capitals: bool) -> Reading:
    new: list[str] = []
    doubts: list[Doubt] = []
    used: set[Encoding] = set()
    loud = _is_loud(" ".join(judged.word for judged in words if not judged.possible))
    for judged, side in zip(words, _sides(words, found), strict=True):
        choices = [] if judged.certain else judged.read_as(found)
        settled = len(choices) == 1 or not tie
        if choices and settled and (side is True or not judged.possible):
            encoding, changed = min(choices, key=lambda choice: found.index(choice[0]))
            used.add(encoding)
            new.append(changed.upper() if loud else changed)
            continue
        new.append(judged.word)
        if (choices and side is not False and len(judged.word) > 1) or (
            not judged.possible and _is_mapped(judged.word, found)
        ):
            doubts.append(Doubt(judged.word, choices[0][1] if len(choices) == 1 else ""))
    made = _with_words(text, new)
    return Reading(made.upper() if capitals else made, frozenset(used), tuple(doubts), broken=bool(doubts))


def _with_words(text: str, words: list[str]) -> str:
    """`text` with its words replaced one by one."""
    replacing = iter(words)
    return _WORDS.sub(lambda _: next(replacing), text)


def _is_mapped(word: str, found: list[Encoding]) -> bool:
    return any(not _MAPPED[encoding].isdisjoint(word) for encoding in found)


def _sides(words: list[_Judged], found: list[Encoding]) -> list[bool | None]:
    """For each word whether the words around it are of an old encoding (True) or Unicode (False); None when they
    disagree, or when it stands at an end beside one of an old encoding in a text that is also Unicode."""
    known = [_known_side(judged, found) for judged in words]
    if False not in known:
        return [True] * len(words)
    both = zip(_carried(known), reversed(_carried(known[::-1])), strict=True)
    return [first if first == second else False if {first, second} == {False, None} else None for first, second in both]


def _known_side(judged: _Judged, found: list[Encoding]) -> bool | None:
    if judged.certain:
        return False
    return True if not judged.possible and judged.read_as(found) else None


def _carried(known: list[bool | None]) -> list[bool | None]:
    """For each word what the nearest known word before it is."""
    carried: list[bool | None] = []
    last: bool | None = None
    for one in known:
        carried.append(last)
        last = one if one is not None else last
    return carried
