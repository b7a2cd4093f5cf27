"""Where a tag stands and what a value becomes there. In: the tag's surroundings in the template. Out: XML.

A value never brings markup of its own. In a run of text a line break becomes `w:br`, a tab `w:tab`, BEL a new
paragraph and FF a page break, each in the style of the place; a gap becomes a highlighted run between two halves of
the run it stands in. Elsewhere (attributes, properties, field codes) a value is just its words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from ..places import TemplatePlace
from .tags import Tag
from .values import Bold, Example, Fitted, Gap, Italic, Piece, Rich, plain_text

Kind = Literal["text", "plain", "attribute", "paragraph"]

_NATURAL = 100
OPEN_TEXT = '<w:t xml:space="preserve">'
GAP_LIGHT, EXAMPLE_LIGHT = "yellow", "cyan"

# ECMA-376 part 1, 17.3.2.28: the order that CT_RPr gives its children, as far as what we add must keep it.
_RUN_ORDER = (
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow"),
    *("emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern"),
    *("position", "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em"),
    *("lang", "eastAsianLayout", "specVanish", "oMath", "ins", "del", "moveFrom", "moveTo", "rPrChange"),
)
_RANK = {f"w:{name}": rank for rank, name in enumerate(_RUN_ORDER)}
_CHILD = re.compile(r"<(\w+:\w+)(?:\s[^>]*)?/>|<(\w+:\w+)(?:\s[^>]*)?>.*?</\2>", re.DOTALL)

# What may not stand in XML, or means something to Word: CR LF first, so that it is one break.
UNWELCOME = re.compile("[&<>\x00-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_ESCAPED = re.compile('\r\n?|["&<>\x00-\x1f\x7f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]')
_MARKUP = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_WORDS_OWN = {"\x1e": "\u2011", "\x1f": "\u00ad"}  # Word's own codes for a hyphen that holds, and one that hides
_PLAIN = {**_MARKUP, **_WORDS_OWN, '"': "&quot;", "\t": "\t", **dict.fromkeys("\n\r\v\f\a", "\n")}
_ATTRIBUTE = {**_PLAIN, "\t": "&#9;", **dict.fromkeys("\n\r\v\f\a", "&#10;")}
WELCOME = frozenset({*_PLAIN})


@dataclass(slots=True)
class Surroundings:
    """The XML around a tag in running text: its run's and paragraph's properties, and what lies between the two
    (a hyperlink …). `can_divide` tells whether the paragraph may be ended and begun anew here."""

    run_properties: str = ""
    paragraph_properties: str = ""
    wrappers: tuple[tuple[str, str], ...] = ()
    can_divide: bool = True


@dataclass(eq=False)
class Site:
    """A tag at its place. `names` are the dotted names that its expression uses."""

    tag: Tag
    kind: Kind
    place: TemplatePlace
    around: Surroundings = field(default_factory=Surroundings)
    names: tuple[str, ...] = ()
    _in_other_looks: dict[tuple[str, ...], Site] = field(default_factory=dict, repr=False, compare=False)

    # --- text ------------------------------------------------------------------------------------------

    def text(self, words: str) -> str:
        """`words` as XML for this place."""
        if self.kind == "attribute":
            return _ESCAPED.sub(lambda found: _ATTRIBUTE.get(found.group()[0], ""), words)
        if self.kind == "plain":
            return _ESCAPED.sub(lambda found: _PLAIN.get(found.group()[0], ""), words)
        return _ESCAPED.sub(self._instead, words)

    def _instead(self, found: re.Match[str]) -> str:
        return self._in_text.get(found.group()[0], "")

    @cached_property
    def _in_text(self) -> dict[str, str]:
        line = f"</w:t><w:br/>{OPEN_TEXT}"
        divide = self.close_paragraph + self.open_paragraph
        page = (
            f"{self.close_paragraph}<w:p>{self.around.paragraph_properties}"
            f'<w:r><w:br w:type="page"/></w:r></w:p>{self.open_paragraph}'
        )
        can = self.around.can_divide
        return {
            **_MARKUP,
            **_WORDS_OWN,
            '"': '"',
            "\n": line,
            "\r": line,
            "\v": line,
            "\t": f"</w:t><w:tab/>{OPEN_TEXT}",
            "\a": divide if can else line,
            "\f": page if can else f'</w:t><w:br w:type="page"/>{OPEN_TEXT}',
        }

    @cached_property
    def open_run(self) -> str:
        return f"<w:r>{self.around.run_properties}{OPEN_TEXT}"

    @cached_property
    def open_paragraph(self) -> str:
        inside = "".join(opening for opening, _closing in self.around.wrappers)
        return f"<w:p>{self.around.paragraph_properties}{inside}{self.open_run}"

    @cached_property
    def close_paragraph(self) -> str:
        inside = "".join(closing for _opening, closing in reversed(self.around.wrappers))
        return f"</w:t></w:r>{inside}</w:p>"

    # --- values with looks of their own ----------------------------------------------------------------

    def piece(self, piece: Piece) -> str:
        """A piece of rich text, or a whole value, as XML for this place."""
        if isinstance(piece, str):
            return self.text(piece)
        if self.kind in ("plain", "attribute"):
            return self.text(plain_text(piece))
        return self._styled(piece, ())

    def _styled(self, piece: Piece, looks: tuple[str, ...]) -> str:
        match piece:
            case Rich():
                return "".join(self._styled(part, looks) for part in piece.parts)
            case Bold():
                return self._styled(piece.text, (*looks, "<w:b/>", "<w:bCs/>"))
            case Italic():
                return self._styled(piece.text, (*looks, "<w:i/>", "<w:iCs/>"))
            case Gap():
                return self._in_own_run(str(piece), (*looks, f'<w:highlight w:val="{GAP_LIGHT}"/>'))
            case Example():
                return self._in_own_run(str(piece), (*looks, f'<w:highlight w:val="{EXAMPLE_LIGHT}"/>'))
            case Fitted():
                return self._in_own_run("\n".join(piece.lines), (*looks, *_squeezed(piece)))
        return self._in_own_run(piece, looks) if looks else self.text(piece)

    def _in_own_run(self, words: str, looks: tuple[str, ...]) -> str:
        own = self._in_other_looks.get(looks)
        if own is None:
            around = replace(self.around, run_properties=with_properties(self.around.run_properties, looks))
            own = self._in_other_looks[looks] = Site(self.tag, self.kind, self.place, around)
        return f"</w:t></w:r>{own.open_run}{own.text(words)}</w:t></w:r>{self.open_run}"

    def drawing(self, xml: str) -> str:
        """`xml`, a `w:drawing`, in a run of its own between the halves of the run."""
        return f"</w:t></w:r><w:r>{self.around.run_properties}{xml}</w:r>{self.open_run}"


def _squeezed(piece: Fitted) -> Iterator[str]:
    """What makes a run narrower and smaller; sizes are written in half-points."""
    if piece.percent != _NATURAL:
        yield f'<w:w w:val="{piece.percent}"/>'
    if piece.size is not None:
        yield from (f'<w:{name} w:val="{round(2 * piece.size)}"/>' for name in ("sz", "szCs"))


def with_properties(run_properties: str, added: tuple[str, ...]) -> str:
    """The `w:rPr` with the elements of `added` (each `<w:name …/>`) in place of their like, in the schema's order."""
    inside = run_properties.removeprefix("<w:rPr>").removesuffix("</w:rPr>") if "</w:rPr>" in run_properties else ""
    children = {(found.group(1) or found.group(2)): found.group() for found in _CHILD.finditer(inside)}
    children.update((element[1:].split(None, 1)[0].rstrip("/>"), element) for element in added)
    ordered = sorted(children, key=lambda name: _RANK.get(name, len(_RANK)))
    return f"<w:rPr>{''.join(children[name] for name in ordered)}</w:rPr>" if ordered else ""
