"""Letters of one file or sheet. In: texts as they were read, with their places and fonts. Out: the texts in composed
Unicode, words of old encodings converted; what was changed is told in `notes`, what is doubtful too.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from ..errors import Problem, Severity
from ..messages import msg
from ..places import Place, quoted
from ..vietnamese.encodings import ENOUGH, Encoding, Reading, encoding_of_font, signs_of, to_unicode
from ..vietnamese.syllables import is_syllable
from ..vietnamese.text import LOOK_ALIKES, normalize

MAX_NOTES = 20
"""Conversions told one by one; of the rest the number."""
WORTH_REMEMBERING = 120
"""Characters of a text that a sheet may hold many times."""
MIN_WORDS, LIKELY = 3, 0.9
"""A file without Unicode is read when so many words, and such a share of them, are Vietnamese in one encoding."""

_LOOK_ALIKE = frozenset(LOOK_ALIKES)
_WORDS = re.compile("(?:[^\\W\\d_]|[\xa1-\xff])+")

_RETYPE = msg("mở tệp, gõ lại chữ này bằng Unicode, hoặc chuyển cả tệp bằng UniKey")


def evidence_in(texts: Iterable[str]) -> frozenset[Encoding]:
    """The old encodings of which there are signs enough among `texts` taken together."""
    weights: Counter[Encoding] = Counter()
    for text in texts:
        if not _is_plain(text):
            weights.update(signs_of(unicodedata.normalize("NFC", text)))
    return frozenset(encoding for encoding, weight in weights.items() if weight >= ENOUGH)


def _is_plain(text: str) -> bool:
    """Whether there is nothing to do: composed, no look-alikes, no sign of an old encoding."""
    if text.isascii():
        return True
    return _looked_at(text) if len(text) <= WORTH_REMEMBERING else _looked_at.__wrapped__(text)


@lru_cache(maxsize=32768)
def _looked_at(text: str) -> bool:
    return unicodedata.is_normalized("NFC", text) and _LOOK_ALIKE.isdisjoint(text) and not any(signs_of(text).values())


class OldText(NamedTuple):
    """The text of a file from before Unicode, and what it was written in."""

    text: str
    encoding: str


def decode_old(data: bytes) -> OldText | None:
    """The text of `data` if nearly all of its words are Vietnamese in Windows-1258, or show TCVN3 or VNI (whose words
    stay for `Letters` to convert); None when they are not, or when both could be."""
    readings = []
    try:
        text = unicodedata.normalize("NFC", data.decode("cp1258"))
        readings.append((_share(text, is_syllable), OldText(text, "Windows-1258")))
    except UnicodeDecodeError:
        pass
    text = data.decode("latin-1")
    if evidence := evidence_in([text]):
        names = ", ".join(sorted(encoding.value for encoding in evidence))
        share = _share(text, lambda word: bool(signs_of(word)) or is_syllable(word))
        readings.append((share, OldText(text, names)))
    likely = [old for share, old in readings if share >= LIKELY]
    return likely[0] if len(likely) == 1 else None


def _share(text: str, good: Callable[[str], bool]) -> float:
    """The share of `good` words among those with letters beyond ASCII; 0 when there are too few to tell."""
    words = [word for word in _WORDS.findall(text) if not word.isascii()]
    return sum(map(good, words)) / len(words) if len(words) >= MIN_WORDS else 0


class Letters:
    """Reads texts and remembers what it did with them. `evidence`: the old encodings found in the file as a whole."""

    def __init__(self, evidence: Collection[Encoding] = ()) -> None:
        self.evidence = evidence
        self.repairs: list[Place] = []
        self._converted: list[Problem] = []
        self._doubts: list[Problem] = []

    def read(self, text: str, place: Place, font: str = "") -> tuple[str, list[Problem]]:
        """The text in Unicode, and what makes it unusable: words that are broken, but cannot be mended for certain."""
        if _is_plain(text) and not (encoding_of_font(font) or (self.evidence and not text.isascii())):
            return text, []
        composed = unicodedata.normalize("NFC", text)
        if composed != text:
            self.repairs.append(place)
        reading = to_unicode(composed, font=font, evidence=self.evidence)
        if reading.encodings:
            self._converted.append(_conversion(composed, reading, place))
        mended, changes = normalize(reading.text)
        if changes.look_alikes:
            self._converted.append(_look_alikes(reading.text, mended, place))
        if reading.broken and reading.doubts:
            return mended, [_broken(reading, place, font)]
        if reading.doubts:
            self._doubts.append(_doubt(reading, place))
        return mended, []

    @property
    def notes(self) -> tuple[Problem, ...]:
        """What was converted, and words that may need it."""
        more = len(self._converted) - MAX_NOTES
        told = self._converted[:MAX_NOTES]
        if more > 0:
            message = msg("và {count} chỗ khác từ đây trở đi cũng đã đổi chữ như thế", count=more)
            told.append(Problem("text.converted", message, self._converted[MAX_NOTES].place, None, Severity.NOTE))
        return (*told, *self._doubts)


def _conversion(text: str, reading: Reading, place: Place) -> Problem:
    names = ", ".join(sorted(encoding.value for encoding in reading.encodings))
    message = msg(
        "chữ ở bảng mã cũ {encoding} đã đổi sang Unicode: “{old}” → “{new}”",
        encoding=names,
        old=quoted(text),
        new=quoted(reading.text),
    )
    return Problem("text.converted", message, place, None, Severity.NOTE)


def _look_alikes(text: str, mended: str, place: Place) -> Problem:
    """Old converters and web pages put ƣ for ư and Ð for Đ."""
    message = msg("chữ trông giống chữ Việt đã thay: “{old}” → “{new}”", old=quoted(text), new=quoted(mended))
    return Problem("text.look-alike", message, place, None, Severity.NOTE)


def _broken(reading: Reading, place: Place, font: str) -> Problem:
    words = ", ".join(f"“{doubt.word}”" for doubt in reading.doubts)
    message = msg("không đổi chắc được sang Unicode: {words}", words=quoted(words))
    if encoding_of_font(font):
        message = msg(
            "chữ theo phông cũ {font}, không đổi chắc được sang Unicode: {words}", font=font, words=quoted(words)
        )
    return Problem("text.old-encoding", message, place, _RETYPE)


def _doubt(reading: Reading, place: Place) -> Problem:
    words = ", ".join(
        f"“{doubt.word}” (“{doubt.maybe}”?)" if doubt.maybe else f"“{doubt.word}”" for doubt in reading.doubts
    )
    message = msg("có thể là chữ ở bảng mã cũ, để nguyên: {words}", words=quoted(words))
    return Problem("text.doubtful", message, place, _RETYPE, Severity.WARNING)
