"""Records that differ in words only. In: a template and one record filled in pieces. Out: for any other record of the
same pieces, the paragraphs in which its words stand, without reading the document again.

A value that stands in running text is found in the document by filling the template once with a mark in its place. Its
words then take the mark's place; where it brings markup (a line break, a size of its own), its paragraph is read again.
What else a record holds (attributes, what shows or leaves out parts of the template) belongs to the pattern's key:
another pattern serves it, or the whole way is gone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from ..template.fill import Pieces, Template
from ..word.again import ParagraphReader, paragraphs_as_xml
from ..word.blocks import AnchoredDrawing, Paragraph, TextSpan, WordDocument
from ..word.package import Package
from ..word.read import read_document

Key: TypeAlias = tuple[object, ...]

_FIRST_MARK = 0xE800  # of the private area, between the two stretches that symbol fonts are given
_MOST_MARKS = 0x0700
_MARK = re.compile("[\ue800-\ueeff]")
_MARKUP = re.compile("&(?:amp|lt|gt);")
_HAS_MARKUP = re.compile("[<&]").search
_LETTERS = {"&amp;": "&", "&lt;": "<", "&gt;": ">"}


def key_of(template: Template, pieces: Pieces) -> Key:
    """What the pieces have in common with those of records that differ in values only."""
    own = template.own_pieces
    return tuple([id(piece) if id(piece) in own else None for piece in pieces.main])


def words_of(value: str) -> str | None:
    """A value as the words that are read from it; None when it brings markup."""
    if "<" in value:
        return None
    return _MARKUP.sub(lambda found: _LETTERS[found.group()], value) if "&" in value else value


class Changing(NamedTuple):
    """A paragraph whose words change: with marks in it, the pieces that they stand for, in order, and its XML: text and
    pieces in turn, nothing where it is not one element."""

    paragraph: Paragraph
    pieces: tuple[int, ...]
    xml: tuple[str | int, ...] = ()

    def filled(self, main: Sequence[str], reader: Callable[[], ParagraphReader]) -> Paragraph | None:
        """The paragraph of the record whose pieces are `main`; None where it would be more than one."""
        words: dict[int, str | None] = {at: main[at] for at in self.pieces}
        if any(_HAS_MARKUP(main[at]) for at in self.pieces):
            words = {at: words_of(main[at]) for at in self.pieces}
        if None in words.values():
            xml = "".join([piece if isinstance(piece, str) else main[piece] for piece in self.xml])
            return reader().read(xml, self.paragraph) if xml else None
        like = self.paragraph
        inlines = [_filled(one, words) if isinstance(one, TextSpan) else one for one in like.inlines]
        return Paragraph(like.style, tuple(filter(None, inlines)), *like[2:])


def _filled(span: TextSpan, words: Mapping[int, str | None]) -> TextSpan | None:
    """As the reader makes a span: in NFC, none for no text."""
    text = span.written or span.text
    if _MARK.search(text) is None:
        return span
    text = _MARK.sub(lambda found: words[ord(found.group()) - _FIRST_MARK] or "", text)
    if not text.isascii() and not unicodedata.is_normalized("NFC", text):
        return span._replace(text=unicodedata.normalize("NFC", text), written=text)
    return span._replace(text=text, written="") if text else None


class Pattern(NamedTuple):
    """`words` are the pieces that may change and `rest` those that may not, being part of the key; `changing` are the
    paragraphs in which the words stand."""

    words: tuple[int, ...]
    rest: tuple[int, ...]
    changing: tuple[Changing, ...]


def find_pattern(template: Template, pieces: Pieces) -> Pattern | None:
    """The pattern of a record; None when the template holds private letters of ours, or nothing but markup changes."""
    key = key_of(template, pieces)
    values = [at for at, known in enumerate(key) if known is None]
    if len(pieces.main) > _MOST_MARKS or any(_MARK.search(piece) for piece in pieces.main):
        return None
    words = list(_in_text(pieces.main, values))
    changing, bound = _changing(_marked(template, pieces, words))
    if bound:
        words = [at for at in words if at not in bound]
        changing, _ = _changing(_marked(template, pieces, words))
    rest = tuple(at for at in values if at not in words)
    return Pattern(tuple(words), rest, tuple(changing)) if changing else None


def _in_text(main: Sequence[str], values: Sequence[int]) -> Iterator[int]:
    """The values that stand in the text of a run (`w:t`)."""
    known = set(values)
    tag = ""
    for at, piece in enumerate(main):
        if at in known:
            if _OPEN_TEXT.match(tag):
                yield at
            continue
        start = piece.rfind("<")
        if start >= 0:
            tag = piece[start : piece.find(">", start) + 1]


_OPEN_TEXT = re.compile(r"<w:t(?: [^>]*)?>\Z")


def _marked(template: Template, pieces: Pieces, words: Iterable[int]) -> Package:
    main = list(pieces.main)
    for at in words:
        main[at] = chr(_FIRST_MARK + at)
    return template.package_of(pieces, main=main)


def _changing(package: Package) -> tuple[list[Changing], set[int]]:
    """The paragraphs with marks in their text, and the pieces whose marks stand elsewhere too."""
    found: dict[int, Paragraph] = {}
    elsewhere: set[int] = set()
    _walk(read_document(package), found, elsewhere)
    sources = {marks: xml for xml in paragraphs_as_xml(package) if (marks := tuple(_marks_in(_own_text(xml))))}
    changing = []
    for _, paragraph in sorted(found.items()):
        marks = tuple(_marks(paragraph))
        changing.append(Changing(paragraph, marks, tuple(_divided(sources.get(marks, "")))))
    return changing, elsewhere


_INNER_BOX = re.compile(r"<w:txbxContent[ >].*?</w:txbxContent>", re.DOTALL)


def _own_text(xml: str) -> str:
    """A paragraph's XML without the text boxes that hang from it."""
    return _INNER_BOX.sub("", xml)


def _divided(xml: str) -> Iterator[str | int]:
    end = 0
    for found in _MARK.finditer(xml):
        yield xml[end : found.start()]
        yield ord(found.group()) - _FIRST_MARK
        end = found.end()
    yield xml[end:]


def _marks(paragraph: Paragraph) -> Iterator[int]:
    for inline in paragraph.inlines:
        if isinstance(inline, TextSpan):
            yield from _marks_in(inline.text)


def _marks_in(text: str) -> Iterator[int]:
    return (ord(letter) - _FIRST_MARK for letter in _MARK.findall(text))


def _walk(thing: object, found: dict[int, Paragraph], elsewhere: set[int]) -> None:
    """Go through a document, however deep."""
    if isinstance(thing, str):
        elsewhere.update(_marks_in(thing))
    elif isinstance(thing, Paragraph):
        _walk_paragraph(thing, found, elsewhere)
    elif isinstance(thing, Mapping):
        for inner in thing.values():
            _walk(inner, found, elsewhere)
    elif isinstance(thing, tuple):
        for inner in thing:
            _walk(inner, found, elsewhere)


def _walk_paragraph(paragraph: Paragraph, found: dict[int, Paragraph], elsewhere: set[int]) -> None:
    if next(_marks(paragraph), None) is not None:
        found[paragraph.number] = paragraph
    for inline in paragraph.inlines:
        if isinstance(inline, TextSpan):
            _walk(inline[1:], found, elsewhere)
        elif isinstance(inline, AnchoredDrawing):
            _walk(inline, found, elsewhere)
        else:
            inside: dict[int, Paragraph] = {}  # a drawing in the line is part of the line
            _walk(inline, inside, elsewhere)
            elsewhere.update(mark for one in inside.values() for mark in _marks(one))
    _walk((paragraph.label, paragraph.style, paragraph.mark), found, elsewhere)


def says_the_same(document: WordDocument, paragraphs: Mapping[int, Paragraph]) -> bool:
    """Do the paragraphs of a document say what is expected, by number? Drawings that hang from them are not asked."""
    seen: dict[int, Paragraph] = {}
    _collect(document, seen)
    return all(number in seen and _same(seen[number], paragraph) for number, paragraph in paragraphs.items())


def _collect(thing: object, seen: dict[int, Paragraph]) -> None:
    if isinstance(thing, Paragraph):
        seen[thing.number] = thing
    if isinstance(thing, Mapping):
        thing = tuple(thing.values())
    if isinstance(thing, tuple):
        for inner in thing:
            _collect(inner, seen)


def _same(first: Paragraph, second: Paragraph) -> bool:
    if len(first.inlines) != len(second.inlines) or first[2:] != second[2:] or first.style != second.style:
        return False
    pairs = zip(first.inlines, second.inlines, strict=True)
    return all(a == b or (isinstance(a, AnchoredDrawing) and type(b) is type(a)) for a, b in pairs)
