"""Numbering. In: `numbering.xml` and the numbered paragraphs in order. Out: levels, and what each paragraph shows.

A `w:num` is a list in use, a `w:abstractNum` the definition that several of them may share; lists that share one go on
counting, unless a list starts over (`w:startOverride`) where it is first used.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from ..messages import msg
from ..numerals import formatted
from .bags import Bag
from .features import name_left_out, name_unknown_format
from .paragraph_properties import ParagraphProperties
from .run_properties import RunProperties
from .values import VAL, Values
from .xml import qn

LEVELS = 9
_PLACEHOLDER = re.compile(r"%([1-9])")
_ILVL, _LVL = qn("w:ilvl"), qn("w:lvl")
_LEVEL_PARTS = {
    "w:start": "start", "w:lvlText": "text", "w:suff": "suffix", "w:lvlJc": "align", "w:lvlRestart": "restart",
    "w:isLgl": "legal", "w:pStyle": "style", "w:pPr": "paragraph", "w:rPr": "run",
}  # fmt: skip


@dataclass(frozen=True, eq=False)
class Level:
    """One level of a list. `restart` is the level (from 0) whose use, or that of any above it, starts this one over;
    -1: never. `style` is the paragraph style tied to it."""

    index: int
    start: int = 1
    format: str = "decimal"
    pattern: str = ""
    text: str = ""
    suffix: str = "tab"
    align: str = "left"
    restart: int | None = None
    legal: bool = False
    style: str = ""
    paragraph: Bag = field(default_factory=dict)
    run: Bag = field(default_factory=dict)


@dataclass(frozen=True, eq=False)
class List:
    """A `w:num`: its definition, its levels with the overrides in place, the levels that start over."""

    id: int
    definition: int
    levels: dict[int, Level]
    overrides: dict[int, int]

    def level(self, index: int) -> Level:
        """The level; one that the file does not define is empty."""
        known = self.levels.get(index)
        return known if known is not None else Level(index, format="none")

    def level_of_style(self, style_id: str) -> int | None:
        """The level tied to a paragraph style."""
        return next((level.index for level in self.levels.values() if level.style == style_id), None)


class Numbering:
    """The lists of a file by `w:numId`."""

    def __init__(
        self,
        root: etree._Element | None,
        *,
        run_properties: RunProperties,
        paragraph_properties: ParagraphProperties,
        list_of_style: Callable[[str], int | None],
    ) -> None:
        self.values: Values = run_properties.values
        self._runs = run_properties
        self._paragraphs = paragraph_properties
        self._list_of_style = list_of_style
        self._definitions = _indexed(self.values, root, "w:abstractNum", qn("w:abstractNumId"))
        self._nums = _indexed(self.values, root, "w:num", qn("w:numId"))
        self._levels: dict[int, dict[int, Level]] = {}
        self._lists: dict[int, List | None] = {}

    def list(self, number: int | None) -> List | None:
        """The list of a `w:numId`; None for 0 ("no numbering") and for one that is not there."""
        if not number:
            return None
        if number not in self._lists:
            element = self._nums.get(number)
            self._lists[number] = None if element is None else self._read_list(number, element)
        return self._lists[number]

    def _read_list(self, number: int, element: etree._Element) -> List | None:
        reference = element.find(qn("w:abstractNumId"))
        definition = None if reference is None else self.values.integer(reference)
        if definition is None:
            return None
        levels = dict(self._definition(definition, ()))
        overrides: dict[int, int] = {}
        for override in element.iterfind(qn("w:lvlOverride")):
            self._read_override(override, levels, overrides)
        return List(number, self._counted_with(definition), levels, overrides)

    def _read_override(self, override: etree._Element, levels: dict[int, Level], overrides: dict[int, int]) -> None:
        index = self.values.integer(override, _ILVL)
        if index is None or not 0 <= index < LEVELS:
            return
        own = override.find(_LVL)
        if own is not None:
            levels[index] = self._overriding(own, index, levels.get(index))
        start = override.find(qn("w:startOverride"))
        value = None if start is None else self.values.integer(start)
        if value is not None:
            overrides[index] = value
            levels[index] = replace(levels.get(index) or Level(index), start=value)

    def _overriding(self, own: etree._Element, index: int, defined: Level | None) -> Level:
        """A level of a `w:lvlOverride`: what it leaves out is the definition's (Word writes such for pasted lists)."""
        level = self._read_level(own, index)
        if defined is None:
            return level
        kept = {name: getattr(defined, name) for tag, name in _LEVEL_PARTS.items() if own.find(qn(tag)) is None}
        return replace(level, **kept)

    def _definition(self, number: int, seen: tuple[int, ...]) -> dict[int, Level]:
        """The levels of a `w:abstractNum`; one that only names a style takes the levels of that style's list."""
        if number in self._levels:
            return self._levels[number]
        element = self._definitions.get(number)
        if element is None:
            return {}
        linked = self._linked(element)
        if linked is not None and linked != number:
            if linked in seen:
                self._warn_of_cycle(number)
                return {}
            levels = self._definition(linked, (*seen, number))
        else:
            levels = self._read_levels(element)
        self._levels[number] = levels
        return levels

    def _linked(self, element: etree._Element) -> int | None:
        link = element.find(qn("w:numStyleLink"))
        number = None if link is None else self._list_of_style(link.get(VAL, ""))
        num = self._nums.get(number) if number else None
        reference = None if num is None else num.find(qn("w:abstractNumId"))
        return None if reference is None else self.values.integer(reference)

    def _counted_with(self, number: int) -> int:
        """The definition whose counters a list uses: the one at the end of the style links."""
        for _ in range(len(self._definitions)):
            element = self._definitions.get(number)
            linked = None if element is None else self._linked(element)
            if linked is None or linked == number:
                break
            number = linked
        return number

    def _warn_of_cycle(self, number: int) -> None:
        self.values.problems.warn(
            "word.numbering-cycle",
            msg("kiểu đánh số {number} dẫn vòng về chính nó", number=number),
            kind=str(number),
            hint=msg("đánh số lại các đoạn này trong Word"),
        )

    def _read_levels(self, element: etree._Element) -> dict[int, Level]:
        levels: dict[int, Level] = {}
        for child in element.iterfind(_LVL):
            index = self.values.integer(child, _ILVL)
            if index is not None and 0 <= index < LEVELS:
                levels[index] = self._read_level(child, index)
        return levels

    def _read_level(self, element: etree._Element, index: int) -> Level:
        number_format, pattern = self._format(element)
        restart = self._integer(element, "w:lvlRestart")
        text = element.find(qn("w:lvlText"))
        legal = element.find(qn("w:isLgl"))
        level = Level(
            index,
            start=self._integer(element, "w:start") or 0,
            format=number_format,
            pattern=pattern,
            text="" if text is None else text.get(VAL, ""),
            suffix=_word(element, "w:suff", "tab"),
            align=_word(element, "w:lvlJc", "left"),
            restart=None if restart is None else restart - 1,
            legal=legal is not None and self.values.on(legal),
            style=_word(element, "w:pStyle", ""),
            paragraph=self._paragraphs.read(element.find(qn("w:pPr"))),
            run=self._runs.read(element.find(qn("w:rPr"))),
        )
        return self._without_picture(element, level)

    def _without_picture(self, element: etree._Element, level: Level) -> Level:
        if element.find(qn("w:lvlPicBulletId")) is None:
            return level
        name_left_out("w:lvlPicBulletId", self.values.problems)
        fonts = {"ascii": "Times New Roman", "hAnsi": "Times New Roman"}
        return replace(level, text="•", format="bullet", run=level.run | fonts)

    def _format(self, element: etree._Element) -> tuple[str, str]:
        """The number format, and the sample ("001, 002, …") of one that Word writes for newer versions only."""
        found = element.find(qn("w:numFmt"))
        if found is None:
            found = element.find(f"{qn('mc:AlternateContent')}/*/{qn('w:numFmt')}")
        if found is None:
            return "decimal", ""
        name = found.get(VAL, "decimal")
        if name == "custom":
            return name, found.get(qn("w:format"), "")
        name_unknown_format(name, self.values.problems)
        return name, ""

    def _integer(self, element: etree._Element, tag: str) -> int | None:
        child = element.find(qn(tag))
        return None if child is None else self.values.integer(child, limit=32767)


def _indexed(values: Values, root: etree._Element | None, tag: str, key: str) -> dict[int, etree._Element]:
    out: dict[int, etree._Element] = {}
    for element in () if root is None else root.iterfind(qn(tag)):
        number = values.integer(element, key)
        if number is not None:
            out.setdefault(number, element)
    return out


def _word(element: etree._Element, tag: str, default: str) -> str:
    child = element.find(qn(tag))
    return default if child is None else child.get(VAL, default)


class Counters:
    """Counts the numbered paragraphs of one story (the body, the headers and footers, the text boxes) in order."""

    def __init__(self) -> None:
        self._counts: dict[int, list[int | None]] = {}
        self._started: set[tuple[int, int]] = set()

    def next(self, numbers: List, index: int, *, language: str = "") -> str:
        """The text of the next paragraph's number on that level of that list."""
        counts = self._counts.setdefault(numbers.definition, [None] * LEVELS)
        self._step(numbers, index, counts)
        _restart_below(numbers, index, counts)
        return _number_text(numbers, index, counts, language)

    def _step(self, numbers: List, index: int, counts: list[int | None]) -> None:
        # A level that was skipped counts as used once, in Word as in LibreOffice.
        for upper in range(index):
            if counts[upper] is None:
                counts[upper] = numbers.level(upper).start
        start = numbers.level(index).start
        first_use = (numbers.id, index) not in self._started
        self._started.add((numbers.id, index))
        count = counts[index]
        if count is None or (first_use and index in numbers.overrides):
            counts[index] = start
        else:
            counts[index] = count + 1


def _restart_below(numbers: List, index: int, counts: list[int | None]) -> None:
    for deeper in range(index + 1, LEVELS):
        restart = numbers.level(deeper).restart
        if restart is None or (restart >= 0 and index <= restart):
            counts[deeper] = None


def _number_text(numbers: List, index: int, counts: list[int | None], language: str) -> str:
    level = numbers.level(index)
    if level.format == "bullet":
        return level.text

    def shown(match: re.Match[str]) -> str:
        used = int(match[1]) - 1
        if used > index:
            return ""
        source = numbers.level(used)
        count = counts[used]
        name = "decimal" if level.legal and source.format not in ("none", "bullet") else source.format
        return formatted(source.start if count is None else count, name, pattern=source.pattern, language=language)

    return _PLACEHOLDER.sub(shown, level.text)
