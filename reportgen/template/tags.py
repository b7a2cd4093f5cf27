"""Finding tags in text. In: a paragraph's text. Out: its tags in docxtpl's language, as written and as understood.

A tag is `{{ value }}`, `{% statement %}` or `{# remark #}`. Right after the opening a tag may be lifted: `{%p`,
`{%tr`, `{%tc` and `{%r` stand for the paragraph, table row, cell or run that holds them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal, NamedTuple

Kind = Literal["output", "block", "comment"]

_OPENING = re.compile(r"\{[{%#]")
_CLOSING = {"{{": "}}", "{%": "%}", "{#": "#}"}
_KINDS: dict[str, Kind] = {"{{": "output", "{%": "block", "{#": "comment"}
_LIFT = re.compile(r"(p|tr|tc|r)\s+(?![|.(\[=,+*/%-]|\s|$)")
_WORD = re.compile(r"\s*(\w*)")


class Tag(NamedTuple):
    """`source` as it stands between `start` and `end` of the text; `body` what lies between the braces, made
    straight; `lift` "", "p", "tr", "tc" or "r"; `left` and `right` the "-" or "+" inside the braces."""

    kind: Kind
    body: str
    source: str
    start: int
    end: int
    lift: str = ""
    left: str = ""
    right: str = ""

    @property
    def word(self) -> str:
        """The statement's first word: "for", "endif"."""
        found = _WORD.match(self.body)
        return found.group(1) if found and self.kind == "block" else ""


class Found(NamedTuple):
    """The tags in the text's order, and where a tag opens that does not close."""

    tags: list[Tag]
    unclosed: list[int]


def find_tags(text: str) -> Found:
    """Every tag of `text`; one that has no end is told in `unclosed` and the search goes on behind it."""
    tags: list[Tag] = []
    unclosed: list[int] = []
    position = 0
    while (opening := _OPENING.search(text, position)) is not None:
        start = opening.start()
        end = _end(text, start)
        if end < 0:
            unclosed.append(start)
            position = start + 2
        else:
            tags.append(_tag(text, start, end))
            position = end
    return Found(tags, unclosed)


def _end(text: str, start: int) -> int:
    """Where the tag that opens at `start` ends, -1 when it does not."""
    closing = _CLOSING[text[start : start + 2]]
    if closing == "#}":
        naive = text.find(closing, start + 2)
        return naive + 2 if naive >= 0 else -1
    aware = _end_beyond_quotes(text, start + 2, closing)
    if aware < 0 or _OPENING.search(text, start + 2, aware):
        aware = text.find(closing, start + 2)  # a lone apostrophe or bracket: take the first end there is
    if aware < 0 or _opens_again(text, start + 2, aware):
        return -1
    return aware + 2


def _end_beyond_quotes(text: str, position: int, closing: str) -> int:
    """The first `closing` outside quoted strings and brackets: `{{ {"a": {"b": 1}} }}`, `{% if x == "%}" %}`."""
    quote, depth = "", 0
    while position < len(text):
        character = text[position]
        if quote:
            if character == "\\":
                position += 1
            elif character == quote:
                quote = ""
        elif depth == 0 and text.startswith(closing, position):
            return position
        elif character in "\"'":
            quote = character
        else:
            depth = max(0, depth + (character in "([{") - (character in ")]}"))
        position += 1
    return -1


def _opens_again(text: str, start: int, end: int) -> bool:
    """Whether another tag begins before this one ends: then this one was never closed."""
    again = text.find("{%", start, end)
    return again >= 0 or text.find("{{ ", start, end) >= 0


def _tag(text: str, start: int, end: int) -> Tag:
    source = text[start:end]
    kind = _KINDS[source[:2]]
    body = source[2:-2]
    left, right = "", ""
    if body[:1] in ("-", "+"):
        left, body = body[0], body[1:]
    if body[-1:] in ("-", "+") and kind != "comment":
        right, body = body[-1], body[:-1]
    lift = _LIFT.match(body)
    if lift is not None:
        body = body[lift.end() :]
    return Tag(kind, straightened(body), source, start, end, lift.group(1) if lift else "", left, right)


_WHAT_WORD_TYPES = str.maketrans(
    {
        "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
        "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u200b": "", "\ufeff": "", "–": "-",
        "\n": " ", "\t": " ", "\r": " ", "\v": " ", "\f": " ",
    }
)  # fmt: skip
_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'')


def straightened(body: str) -> str:
    """`body` with the quotes, spaces and dashes that Word puts in by itself made straight, except in strings."""
    return _outside_strings(body, lambda piece: piece.translate(_WHAT_WORD_TYPES)).strip()


def _outside_strings(body: str, change: Callable[[str], str]) -> str:
    pieces: list[str] = []
    position = 0
    for string in _STRINGS.finditer(body):
        pieces += (change(body[position : string.start()]), string.group())
        position = string.end()
    pieces.append(change(body[position:]))
    return "".join(pieces)
