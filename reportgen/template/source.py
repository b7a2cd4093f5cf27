"""From a healed, lifted part to the source of one Jinja template. In: the part as XML with marks. Out: the source and
the site of every tag in it.

Tags are written with control characters for braces, which XML cannot hold, so that nothing in the part's own text is
taken for a tag. Each tag brings exactly one line end, inside its braces: the line that Jinja reports is the tag.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from typing import NamedTuple

from ..errors import Problem, Severity
from ..messages import msg
from ..word.xml import Element, qn, to_text
from .heal import MARK, PARAGRAPH, RUN, Healed, Placed
from .lift import CELL_STATEMENTS
from .sites import OPEN_TEXT, Site, Surroundings

VARIABLE_OPEN, VARIABLE_CLOSE = "\x02", "\x03"
BLOCK_OPEN, BLOCK_CLOSE = "\x04", "\x05"
COMMENT_OPEN, COMMENT_CLOSE = "\x0e", "\x0f"
FIRST_LINE = 2
"""The line that Jinja reports for the first tag."""


class Source(NamedTuple):
    """`sites[line]` is the site of the tag that Jinja reports at `line`; the first two entries are None."""

    text: str
    sites: tuple[Site | None, ...]


def build_source(root: Element, healed: Healed) -> Source:
    """The Jinja source of the part; what is wrong with its statements is added to `healed.problems`."""
    pieces = re.split(MARK, _as_xml(root))
    statics, order = pieces[::2], [int(index) for index in pieces[1::2]]
    placed = [healed.placed[index] for index in order]
    _tell_lost_tags(healed, set(order))
    statics, placed = _without_remarks(statics, placed)
    statics, placed = _raw_as_text(statics, placed)
    _trim(statics, placed, healed)
    _lift_runs(statics, placed)
    healed.problems += check_statements(statics, placed)
    return _written(statics, placed)


_EMPTY_RUN = re.compile(r'<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t xml:space="preserve"></w:t></w:r>')


def _as_xml(root: Element) -> str:
    return to_text(root).replace("\n", "&#10;").replace('<w:t xml:space="preserve"/>', f"{OPEN_TEXT}</w:t>")


def _tell_lost_tags(healed: Healed, kept: set[int]) -> None:
    for index, placed in enumerate(healed.placed):
        if index not in kept and placed.tag.word not in CELL_STATEMENTS:
            message = msg("thẻ bị bỏ vì đứng cùng hàng, cùng ô hoặc cùng đoạn với thẻ thay cho cả hàng, ô, đoạn ấy")
            hint = msg("chuyển thẻ sang chỗ khác")
            healed.warnings.append(Problem("template.lost-tag", message, placed.place, hint, Severity.WARNING))


def _without_remarks(statics: list[str], placed: list[Placed]) -> tuple[list[str], list[Placed]]:
    kept_statics, kept = [statics[0]], []
    for one, after in zip(placed, statics[1:], strict=True):
        if one.tag.kind == "comment":
            kept_statics[-1] += after
        else:
            kept.append(one)
            kept_statics.append(after)
    return kept_statics, kept


def _raw_as_text(statics: list[str], placed: list[Placed]) -> tuple[list[str], list[Placed]]:
    """Between `{% raw %}` and `{% endraw %}` tags are text."""
    kept_statics, kept = [statics[0]], []
    raw = False
    for one, after in zip(placed, statics[1:], strict=True):
        word = one.tag.word
        if word == "raw" or (raw and word == "endraw"):
            raw = word == "raw"
            kept_statics[-1] += after
        elif raw:
            source = one.tag.source.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
            kept_statics[-1] += source + after
        else:
            kept.append(one)
            kept_statics.append(after)
    return kept_statics, kept


# --- {%- and -%} ---------------------------------------------------------------------------------------

_TEXT_OPENS = re.compile(r"<w:t(?: [^>]*)?>")
_TEXT_CLOSES = "</w:t>"


def _trim(statics: list[str], placed: list[Placed], healed: Healed) -> None:
    """`{%-` joins what follows it to the text before, paragraph ends and all, and `-%}` likewise, as docxtpl has it;
    where text stands in the same run, only the blanks between go."""
    for index, one in enumerate(placed):
        if one.tag.left == "-":
            statics[index] = _cut_before(statics[index], one, healed)
        if one.tag.right == "-":
            statics[index + 1] = _cut_after(statics[index + 1], one, healed)


def _cut_before(static: str, one: Placed, healed: Healed) -> str:
    end = static.rfind(_TEXT_CLOSES)
    opening = None if end < 0 else _TEXT_OPENS.search(static, end)
    if one.tag.kind != "block" or end < 0 or (opening and static[opening.end() :].strip()):
        return static.rstrip(" \t") if not static.endswith(">") else static
    return _joined(static, end, len(static), one, healed)


def _cut_after(static: str, one: Placed, healed: Healed) -> str:
    opening = _TEXT_OPENS.search(static)
    if one.tag.kind != "block" or opening is None or not static.lstrip(" \t").startswith(_TEXT_CLOSES):
        return static.lstrip(" \t")
    return _joined(static, 0, opening.end(), one, healed)


def _joined(static: str, start: int, end: int, one: Placed, healed: Healed) -> str:
    closed, opened = unmatched(static[start:end])
    if closed == opened[::-1]:
        return static[:start] + static[end:]
    message = msg("dấu “-” trong thẻ nối đoạn này với một chỗ khác cấp (trong và ngoài bảng chẳng hạn)")
    healed.problems.append(Problem("template.join", message, one.place, msg("bỏ dấu “-” trong thẻ")))
    return static


_XML_TAG = re.compile(r"<(/?)([\w:.-]+)[^>]*?(/?)>")


def unmatched(xml: str) -> tuple[list[str], list[str]]:
    """The elements that a stretch of XML closes without opening, and those it opens without closing."""
    closed: list[str] = []
    opened: list[str] = []
    for slash, name, empty in _XML_TAG.findall(xml):
        if slash:
            if opened:
                opened.pop()
            else:
                closed.append(name)
        elif not empty:
            opened.append(name)
    return closed, opened


def _lift_runs(statics: list[str], placed: list[Placed]) -> None:
    """`{%r %}` stands between runs: its run is closed before it and begun anew after it."""
    for index, one in enumerate(placed):
        if one.tag.lift == "r" and one.kind == "text" and one.tag.kind == "block":
            properties = _properties(one.element.getparent(), "w:rPr")
            statics[index] = _EMPTY_RUN.sub("", f"{statics[index]}</w:t></w:r>")
            statics[index + 1] = f"<w:r>{properties}{OPEN_TEXT}{statics[index + 1]}"


# --- statements ----------------------------------------------------------------------------------------

_PAIRS = {
    "for": "endfor", "if": "endif", "macro": "endmacro", "call": "endcall", "filter": "endfilter",
    "with": "endwith", "set": "endset", "raw": "endraw",
}  # fmt: skip
_OPENED_BY = {closing: opening for opening, closing in _PAIRS.items()}
_BETWEEN = {"else": ("if", "for"), "elif": ("if",)}
STATEMENTS = CELL_STATEMENTS.union(_PAIRS, _OPENED_BY, _BETWEEN)
_ASSIGNMENT = re.compile(r"set\s[^=|]*=")


class _Open(NamedTuple):
    placed: Placed
    word: str
    stack: tuple[str, ...]


def check_statements(statics: list[str], placed: list[Placed]) -> list[Problem]:
    """What is wrong with the statements: unknown, not closed, closed without being opened, or opened and closed at
    different levels of the document, which would tear it."""
    problems: list[Problem] = []
    opened: list[_Open] = []
    elements: list[str] = []
    for one, static in zip(placed, statics, strict=False):
        _follow(elements, static)
        if one.tag.kind == "block":
            problems += _check_statement(one, opened, tuple(elements))
    problems += [_not_closed(left) for left in opened]
    return problems


def _follow(elements: list[str], static: str) -> None:
    closed, opened = unmatched(static)
    if closed:
        del elements[-len(closed) :]
    elements.extend(opened)


def _check_statement(one: Placed, opened: list[_Open], stack: tuple[str, ...]) -> Iterator[Problem]:
    word = one.tag.word
    if word not in STATEMENTS:
        yield _unknown(one, word)
    elif word in _PAIRS:
        if word != "set" or not _ASSIGNMENT.match(one.tag.body):
            opened.append(_Open(one, word, stack))
    else:
        yield from _check_pair(one, word, opened, stack)


def _check_pair(one: Placed, word: str, opened: list[_Open], stack: tuple[str, ...]) -> Iterator[Problem]:
    wanted = _BETWEEN.get(word) or (_OPENED_BY.get(word, ""),)
    if not any(entry.word in wanted for entry in opened):
        yield _not_opened(one, word)
        return
    while opened[-1].word not in wanted:
        yield _not_closed(opened.pop())
    opening = opened[-1]
    if opening.stack != stack:
        yield _torn(opening.placed, one)
    if word in _OPENED_BY:
        opened.pop()


def _unknown(one: Placed, word: str) -> Problem:
    near = difflib.get_close_matches(word, STATEMENTS, n=1)
    hint = (
        msg("có phải ý bạn là “{near}”?", near=near[0])
        if near
        else msg("các lệnh có thể dùng: for, if, elif, else, set")
    )
    return Problem("template.unknown-statement", msg("không có lệnh “{word}”", word=word), one.place, hint)


def _not_closed(left: _Open) -> Problem:
    message = msg("lệnh “{word}” mở ra mà không đóng lại", word=left.word)
    hint = msg("thêm thẻ {{% {closing} %}}", closing=_PAIRS[left.word])
    return Problem("template.not-closed", message, left.placed.place, hint)


def _not_opened(one: Placed, word: str) -> Problem:
    message = msg("lệnh “{word}” không có lệnh mở tương ứng trước nó", word=word)
    opening = _OPENED_BY.get(word) or "if"
    return Problem("template.not-opened", message, one.place, msg("thêm thẻ {{% {opening} … %}}", opening=opening))


def _torn(opening: Placed, closing: Placed) -> Problem:
    message = msg(
        "thẻ {opening} và thẻ {closing} không cùng cấp (một thẻ trong bảng, một thẻ ngoài bảng chẳng hạn)",
        opening=opening.tag.source,
        closing=closing.tag.source,
    )
    hint = msg("dùng cùng một kiểu cho cả hai thẻ: {%p %} cho đoạn, {%tr %} cho hàng, {%tc %} cho ô")
    return Problem("template.torn", message, closing.place, hint)


# --- the source ----------------------------------------------------------------------------------------


def _written(statics: list[str], placed: list[Placed]) -> Source:
    pieces: list[str] = []
    sites: list[Site | None] = [None] * FIRST_LINE
    for static, one in zip(statics, placed, strict=False):
        output = one.tag.kind == "output"
        opening, closing = (VARIABLE_OPEN, VARIABLE_CLOSE) if output else (BLOCK_OPEN, BLOCK_CLOSE)
        pieces += (static, opening, "\n", one.tag.body, " ", closing)
        sites.append(Site(one.tag, one.kind, one.place, _surroundings(one)))
    pieces.append(statics[-1])
    return Source("".join(pieces), tuple(sites))


def _surroundings(one: Placed) -> Surroundings:
    if one.paragraph is None or one.kind not in ("text", "paragraph"):
        return Surroundings()
    run = one.element.getparent()
    if run is None or run.tag != RUN:
        run = None
    wrappers = [] if run is None else _between(run)
    properties = _properties(one.paragraph, "w:pPr")
    can_divide = "<w:sectPr" not in properties and all(element.tag in _DIVISIBLE for element in wrappers)
    return Surroundings(
        "" if run is None else _properties(run, "w:rPr"),
        properties,
        tuple(_opening_and_closing(element) for element in reversed(wrappers)) if can_divide else (),
        can_divide,
    )


_DIVISIBLE = frozenset(map(qn, ("w:hyperlink", "w:ins", "w:smartTag", "w:fldSimple")))


def _between(run: Element) -> list[Element]:
    """The elements between a run and its paragraph, from the inside out."""
    found: list[Element] = []
    for element in run.iterancestors():
        if element.tag == PARAGRAPH:
            break
        found.append(element)
    return found


_DECLARATION = re.compile(r'\sxmlns(?::[\w.-]+)?="[^"]*"')


def _properties(element: Element | None, name: str) -> str:
    """The element's properties as XML in the part's own prefixes."""
    properties = None if element is None else element.find(qn(name))
    return "" if properties is None else _DECLARATION.sub("", to_text(properties))


def _opening_and_closing(element: Element) -> tuple[str, str]:
    text = _DECLARATION.sub("", to_text(element))
    opening = text[: text.index(">") + 1]
    name = opening[1:].split()[0].rstrip(">/")
    return opening, f"</{name}>"
