"""The file's settings and properties. In: `settings.xml`. Out: `Settings` and more."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from lxml import etree

from ..units import Pt
from .blocks import Settings
from .features import name_unknown_format
from .values import VAL, Values
from .xml import qn

# A file that does not say its mode is one of Word 2007's ([MS-DOCX] 2.5.1).
_MODE_WITHOUT_A_WORD = 12
_AUTOMATIC_SPACE_OF_HTML = 14.0
_AUTOMATIC_SPACE_OF_WORD = 5.0


class NoteRules(NamedTuple):
    """`w:footnotePr`: where the numbers start over, how they are written, the first one."""

    restart: str = "continuous"
    format: str = "decimal"
    start: int = 1


class SettingsPart(NamedTuple):
    """What the settings say, for the layout (`settings`) and for the reader."""

    settings: Settings = Settings()
    languages: Mapping[str, str] | None = None
    color_mapping: Mapping[str, str] | None = None
    footnotes: NoteRules = NoteRules()
    endnotes: NoteRules = NoteRules(format="lowerRoman")
    hyphenated: bool = False

    @property
    def automatic_space(self) -> Pt:
        """What `w:beforeAutospacing` stands for."""
        if "doNotUseHTMLParagraphAutoSpacing" in self.settings.compatibility:
            return _AUTOMATIC_SPACE_OF_WORD
        return _AUTOMATIC_SPACE_OF_HTML


def read_settings(root: etree._Element | None, values: Values) -> SettingsPart:
    """The settings of a file; Word's defaults when it has none."""
    if root is None:
        return SettingsPart()
    tab = root.find(qn("w:defaultTabStop"))
    distance = None if tab is None else values.twips(tab)
    endnotes = read_note_rules(root.find(qn("w:endnotePr")), values, NoteRules(format="lowerRoman"))
    switches, mode = _compatibility(root.find(qn("w:compat")), values)
    settings = Settings(
        default_tab=distance if distance and distance > 0 else 36.0,
        even_and_odd_headers=_on(root, "w:evenAndOddHeaders", values),
        mirror_margins=_on(root, "w:mirrorMargins", values),
        gutter_at_top=_on(root, "w:gutterAtTop", values),
        compatibility_mode=mode,
        endnote_format=endnotes.format,
        compatibility=switches,
    )
    return SettingsPart(
        settings,
        languages=_attributes(root.find(qn("w:themeFontLang"))),
        color_mapping=_attributes(root.find(qn("w:clrSchemeMapping"))),
        footnotes=read_note_rules(root.find(qn("w:footnotePr")), values, NoteRules()),
        endnotes=endnotes,
        hyphenated=_on(root, "w:autoHyphenation", values),
    )


def read_note_rules(element: etree._Element | None, values: Values, default: NoteRules) -> NoteRules:
    """`w:footnotePr` or `w:endnotePr` over a default."""
    if element is None:
        return default
    restart, number_format = element.find(qn("w:numRestart")), element.find(qn("w:numFmt"))
    start = element.find(qn("w:numStart"))
    first = None if start is None else values.integer(start, limit=32767)
    name = default.format if number_format is None else number_format.get(VAL, default.format)
    name_unknown_format(name, values.problems)
    return NoteRules(
        default.restart if restart is None else restart.get(VAL, default.restart),
        name,
        default.start if first is None else first,
    )


def _on(root: etree._Element, tag: str, values: Values) -> bool:
    element = root.find(qn(tag))
    return element is not None and values.on(element)


def _attributes(element: etree._Element | None) -> dict[str, str]:
    if element is None:
        return {}
    return {etree.QName(str(name)).localname: str(value) for name, value in element.attrib.items()}


def _compatibility(element: etree._Element | None, values: Values) -> tuple[frozenset[str], int]:
    """The switches that are on, Word 2010's named settings among them, and the compatibility mode."""
    switches: set[str] = set()
    mode = _MODE_WITHOUT_A_WORD
    for child in () if element is None else element:
        if child.tag != qn("w:compatSetting"):
            if values.on(child):
                switches.add(etree.QName(child).localname)
            continue
        name = child.get(qn("w:name"), "")
        if name == "compatibilityMode":
            mode = values.integer(child, limit=100) or mode
        elif child.get(VAL, "0") not in ("0", "false"):
            switches.add(name)
    return frozenset(switches), mode
