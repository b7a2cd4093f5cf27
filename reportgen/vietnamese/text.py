"""Letters. In: text from files and web pages. Out: text in one Unicode form, keys for matching, the house's spelling.

Nothing is lost in silence: `normalize` says what it changed. Spelling is set only in fixed words; a person's own text
and names stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

# Letters that old converters and web pages put in the place of Vietnamese ones.
LOOK_ALIKES = {"\u01a2": "\u01af", "\u01a3": "\u01b0", "\u00d0": "\u0110", "\u0189": "\u0110", "\u0256": "\u0111"}
# Blanks that look like a space; a fixed blank inside a number or name breaks matching, but breaks lines rightly.
ODD_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff"

_LOOK_ALIKE_TABLE = str.maketrans(LOOK_ALIKES)
_FOLD_SPACES = str.maketrans({**dict.fromkeys(ODD_SPACES, " "), **dict.fromkeys(INVISIBLE, "")})
_ODD_SPACE = re.compile(f"[{ODD_SPACES}]")
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_TONES = "\u0300\u0301\u0303\u0309\u0323"


@dataclass(frozen=True, slots=True)
class Changes:
    """What `normalize` did (composed, look_alikes: words changed) and what it only saw (odd_spaces, invisible)."""

    composed: int = 0
    look_alikes: int = 0
    odd_spaces: int = 0
    invisible: int = 0

    def __bool__(self) -> bool:
        return bool(self.composed or self.look_alikes)


def normalize(text: str) -> tuple[str, Changes]:
    """`text` in composed form (NFC) with look-alike letters replaced (ƣ -> ư), and the count of words changed.

    Fixed spaces and invisible characters are counted but stay: a fixed space before a number is often meant.
    """
    if text.isascii():
        return text, Changes()
    composed = unicodedata.normalize("NFC", text)
    result = composed.translate(_LOOK_ALIKE_TABLE)
    changes = Changes(
        composed=0 if composed == text else _words_changed(text),
        look_alikes=0
        if result == composed
        else sum(map(result.count, set(LOOK_ALIKES.values()))) - sum(map(composed.count, set(LOOK_ALIKES.values()))),
        odd_spaces=len(_ODD_SPACE.findall(result)),
        invisible=len(_INVISIBLE.findall(result)),
    )
    return result, changes


def _words_changed(text: str) -> int:
    return sum(unicodedata.normalize("NFC", word) != word for word in text.split())


def clean_spaces(text: str) -> str:
    """`text` without invisible characters, every run of blanks (fixed ones too) as one space. For keys and names."""
    return " ".join(text.translate(_FOLD_SPACES).split())


def upper(text: str) -> str:
    """Capitals, in composed form."""
    return unicodedata.normalize("NFC", text).upper()


def capitalize_first(text: str) -> str:
    """`text` with its first letter as a capital, the rest untouched."""
    composed = unicodedata.normalize("NFC", text)
    for index, character in enumerate(composed):
        if character.isalnum():
            return composed[:index] + character.upper() + composed[index + 1 :]
    return composed


def strip_marks(text: str) -> str:
    """`text` without any mark: "Đảng ủy" -> "Dang uy"."""
    apart = unicodedata.normalize("NFD", text)
    bare = "".join(character for character in apart if not unicodedata.combining(character))
    return bare.replace("đ", "d").replace("Đ", "D")


# Open rhymes oa, oe, uy carry their tone on the first vowel in the old school (ủy, hòa), on the second in the new
# (uỷ, hoà). Behind q the u is no vowel.
_TONE_ON_FIRST = re.compile(
    f"(?<!q)(o)([{_TONES}])([ae])(?![^\\W\\d_])|(?<!q)(u)([{_TONES}])(y)(?![^\\W\\d_])", re.IGNORECASE
)
_TONE_ON_SECOND = re.compile(
    f"(?<!q)(o)([ae])([{_TONES}])(?![^\\W\\d_])|(?<!q)(u)(y)([{_TONES}])(?![^\\W\\d_])", re.IGNORECASE
)
# A syllable of one consonant and y, as in tỷ, ký, lý, mỹ, which is as often spelt with i.
_Y_FOR_I = re.compile(f"(?<![^\\W\\d_])([hklmst])y(?=[{_TONES}]?(?![^\\W\\d_]))")


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """A key under which spellings of one word are equal: lower case, one Unicode form, ủy = uỷ, hòa = hoà, tỷ = tỉ.

    For matching only; it is no spelling, and it makes Mỹ and Mĩ one name.
    """
    lowered = clean_spaces(unicodedata.normalize("NFC", text).translate(_LOOK_ALIKE_TABLE)).lower()
    return unicodedata.normalize("NFC", _Y_FOR_I.sub(r"\1i", _tone_second(_apart(lowered))))


def _apart(text: str) -> str:
    """Tones apart from their letters, hats and horns together with them: "uỷ" -> "uy" + hook."""
    return "".join(map(_letter_apart, unicodedata.normalize("NFC", text)))


@lru_cache(maxsize=1024)
def _letter_apart(character: str) -> str:
    marks = unicodedata.normalize("NFD", character)
    tone = "".join(mark for mark in marks if mark in _TONES)
    return unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in _TONES)) + tone


def _tone_second(apart: str) -> str:
    return _TONE_ON_FIRST.sub(lambda match: _joined(match, (0, 2, 1)), apart)


def _tone_first(apart: str) -> str:
    return _TONE_ON_SECOND.sub(lambda match: _joined(match, (0, 2, 1)), apart)


def _joined(match: re.Match[str], order: tuple[int, ...]) -> str:
    groups = [group for group in match.groups() if group is not None]
    return "".join(groups[index] for index in order)


# Words of offices whose spelling the house decides. Small letters match any capitals, except where a name hides:
# "hòa bình" is set, the province Hòa Bình is not.
_FIXED_WORDS = """ủy ban, ủy viên, ủy quyền, ủy nhiệm, ủy thác, đảng ủy, cấp ủy, chi ủy, tỉnh ủy, thành ủy, huyện ủy,
quận ủy, thị ủy, quân ủy, đoàn ủy, công nghiệp hóa, hiện đại hóa, xã hội hóa, văn hóa, đô thị hóa, cộng hòa, hòa giải,
khóa, thủy lợi, thủy sản, thỏa thuận, sức khỏe"""


def _fixed_pattern() -> re.Pattern[str]:
    words = [" ".join(word.split()) for word in _FIXED_WORDS.split(",")]
    spellings = {unicodedata.normalize("NFC", form) for word in words for form in (word, _tone_second(_apart(word)))}
    alternatives = "|".join(sorted(map(re.escape, spellings), key=len, reverse=True)).replace(r"\ ", r"\s+")
    return re.compile(rf"(?<![^\W\d_])(?:{alternatives})(?![^\W\d_])", re.IGNORECASE)


_FIXED = _fixed_pattern()
_TY = re.compile(
    r"(?<![^\W\d_])(t)[ỷỉ](?=\s+(?:đồng|lệ|trọng|suất|rưỡi|số)(?![^\W\d_]))|(?<=\d\s)(t)[ỷỉ](?![^\W\d_])", re.IGNORECASE
)


def house_style(text: str, *, uy: str | None = "ủy", ty: str | None = "tỷ") -> str:
    """`text` with the house's spelling in fixed words: Ủy ban, Đảng ủy, văn hóa, khóa; tỷ đồng, tỷ lệ.

    `uy` is "ủy" or "uỷ" (where tones of open rhymes stand), `ty` is "tỷ" or "tỉ"; None leaves them as they are
    written. Other words, and names, stay.
    """
    result = unicodedata.normalize("NFC", text)
    if uy is not None:
        move = _tone_second if uy == "uỷ" else _tone_first
        result = _FIXED.sub(lambda match: unicodedata.normalize("NFC", move(_apart(match[0]))), result)
    return _TY.sub(lambda match: _like(match[0], ty), result) if ty is not None else result


def _like(written: str, word: str) -> str:
    """`word` with the capitals of `written`, letter by letter."""
    return "".join(new.upper() if old.isupper() else new for old, new in zip(written, word, strict=True))
