"""Syllables. In: a word. Out: whether Vietnamese could have it as one syllable: onset, rhyme and tone that go together,
the tone on the letter that carries it.

A judge of letters, not of meaning: it tells "hội" from "héi" and "Müller", and so old encodings from good text.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_TONES = {"\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0301": "sắc", "\u0323": "nặng"}
_SHARP_OR_HEAVY = {"\u0301", "\u0323"}
_VOWELS = frozenset("aăâeêioôơuưy")
_MARKED = "ăâêôơ"
_FRONT = frozenset("eêiy")
_ONSETS_WRITTEN = "ngh ng gh gi qu ch kh nh ph th tr b c d đ g h k l m n r s t v x"
_ONSETS = ("", *_ONSETS_WRITTEN.split())
_BEFORE_FRONT_ONLY = {"ngh", "gh"}
_NEVER_BEFORE_FRONT = {"ng", "c"}

_RHYMES = """a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
    e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ich im in inh ip it iu ia iêc iêm iên iêng iêp iêt iêu
    o oc oi om on ong op ot ooc oong oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt
    oe oem oen oeo oet ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
    u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt uân uâng uât uây uê uêch uên uênh uêu uơ uơn
    uy uych uynh uyn uyt uyu uyp uya uyên uyêt ư ưc ưi ưm ưn ưng ưt ưu ưa ươc ươi ươm ươn ương ươp ươt ươu
    y ych ym yn ynh yt yêm yên yêng yêt yêu"""
_KNOWN_RHYMES = frozenset(_RHYMES.split())


@lru_cache(maxsize=16384)
def is_syllable(word: str) -> bool:
    """Whether `word`, in any capitals, has the shape of a Vietnamese syllable."""
    letters = unicodedata.normalize("NFC", word).lower()
    tone, place, bare = _without_tone(letters)
    if place == -2:
        return False
    return any(
        bare.startswith(onset) and _fits(onset, bare[len(onset) :], tone, place - len(onset)) for onset in _ONSETS
    )


def _without_tone(letters: str) -> tuple[str, int, str]:
    """The tone ("" for none), the index of the letter that carries it (-1), the letters without it; -2 for two."""
    tone, place, bare = "", -1, []
    for index, letter in enumerate(letters):
        apart = unicodedata.normalize("NFD", letter)
        marks = [mark for mark in apart if mark in _TONES]
        if marks:
            if tone or len(marks) > 1:
                return tone, -2, letters
            tone, place = marks[0], index
        bare.append(unicodedata.normalize("NFC", "".join(mark for mark in apart if mark not in _TONES)))
    return tone, place, "".join(bare)


def _fits(onset: str, rhyme: str, tone: str, place: int) -> bool:
    if rhyme not in _KNOWN_RHYMES or (tone and place not in _carriers(rhyme)):
        return False
    if rhyme.endswith(("c", "ch", "p", "t")) and tone not in _SHARP_OR_HEAVY:
        return False
    front = rhyme[0] in _FRONT
    return not (onset in _BEFORE_FRONT_ONLY and not front) and not (onset in _NEVER_BEFORE_FRONT and front)


@lru_cache(maxsize=256)
def _carriers(rhyme: str) -> tuple[int, ...]:
    """Where a rhyme may carry its tone: oa, oe and uy by either school."""
    vowels = [index for index, letter in enumerate(rhyme) if letter in _VOWELS]
    marked = [index for index in vowels if rhyme[index] in _MARKED]
    if marked:
        return (marked[-1],)
    if "ư" in rhyme:
        return (rhyme.index("ư"),)
    if len(vowels) == 1:
        return (0,)
    if len(vowels) == 3 or len(rhyme) > len(vowels):
        return (1,)
    return (0, 1) if rhyme in ("oa", "oe", "uy") else (0,)
