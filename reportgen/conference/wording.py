"""The words of commendations. In: an achievement as the clerk wrote it, names of bodies. Out: the same for its place:
behind "vì" in small letters, on a certificate with a capital, in a title without "đã".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ..vietnamese.text import capitalize_first

_BECAUSE = re.compile(r"^(?:vì|do)\s+", re.IGNORECASE)
_ALREADY = re.compile(r"^đã\s+", re.IGNORECASE)
_COMMITTEE = re.compile(r"đảng\s+(?:ủy|uỷ)\s+", re.IGNORECASE)


def after_because(reason: str) -> str:
    """The achievement behind "vì": "Đã có thành tích …" -> "đã có thành tích …"."""
    return lower_first(_BECAUSE.sub("", reason))


def on_its_own(reason: str) -> str:
    """The achievement on a line of its own: a capital first, no stop: "vì đã có … ." -> "Đã có …"."""
    return capitalize_first(_BECAUSE.sub("", reason)).rstrip(" .;,")


def in_title(reason: str) -> str:
    """The achievement in a title: "đã có thành tích …" -> "có thành tích …"."""
    return _ALREADY.sub("", after_because(reason))


def lower_first(text: str) -> str:
    """A small first letter, but for words in capitals ("UBND") and proper names ("Đảng bộ …" stays "Đảng bộ …")."""
    first = text.split(" ", 1)[0]
    return text if first == "Đảng" or (len(first) > 1 and first.isupper()) else text[:1].lower() + text[1:]


def joined(parts: Sequence[str]) -> str:
    """ "a", "a và b"."""
    return " và ".join(parts)


def committee_of(name: str) -> str:
    """ "Đảng ủy phường Mỹ Thới" -> "Ban Chấp hành Đảng bộ phường Mỹ Thới"; "" for a body that is no committee."""
    match = _COMMITTEE.match(name)
    return f"Ban Chấp hành Đảng bộ {name[match.end() :]}" if match else ""
