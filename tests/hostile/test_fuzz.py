"""Good files whose XML was changed at random: each ends in a PDF or in a named error.

Elements are dropped, doubled, moved and swapped, values become huge, negative, text or nothing, texts are cut. What was
once found to break something stands as a case of its own in `contents.py`, `packages.py` or `sizes.py`.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from reportgen.document import Document
from reportgen.errors import ReportgenError
from reportgen.fonts import FontLibrary
from reportgen.template.fill import Template
from reportgen.word.package import Package

from .contents import CASES
from .packages import full, parts_of, zipped

FORMS = Path(__file__).resolve().parent.parent / "data" / "forms"
FONTS = FontLibrary.bundled()
VALUES = (
    "", "0", "-1", "1", "99999", "-99999", "2147483648", "1e9", "NaN", "inf", "-inf", "1e999", "9" * 5000, "²", "٣",
    "abc", "auto", "true", "both", "50%", "nan%", "inff", "1.5", "\u00a0", "#", "@", ",", "%",
)  # fmt: skip
NUMBER = re.compile(r"-?[0-9.]+")
ODD_CASES = (
    "styles-in-circles", "numbers-in-circles", "table-spans-lie", "cells-turned", "vml-odd", "fields-300-deep",
    "footnote-that-calls-itself", "fields-odd-codes", "sections-that-contradict", "drawing-around-all", "frames-odd",
    "everything-is-99999",
)  # fmt: skip
GOOD = {
    **{form.stem: form.read_bytes() for form in sorted(FORMS.glob("*.docx"))},
    "full": full(),
    **{name: CASES[name]() for name in ODD_CASES},
}


class Mutation:
    """Changes one part of a package; every choice comes from `chance`."""

    def __init__(self, root: etree._Element, chance: random.Random) -> None:
        self.root = root
        self.chance = chance
        self.elements = [element for element in root.iter() if isinstance(element.tag, str)][1:]

    def one(self) -> etree._Element:
        return self.chance.choice(self.elements)

    def change(self) -> None:
        """One change, of any kind."""
        if self.elements:
            self.chance.choice(
                [self.drop, self.double, self.move, self.swap, self.unset, self.cut, self.rename, self.wrap]
                + [self.value, self.number] * 2
            )()

    def drop(self) -> None:
        element = self.one()
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)

    def double(self) -> None:
        element = self.one()
        for _ in range(self.chance.choice([1, 1, 3, 20])):
            element.addnext(_copy(element))

    def move(self) -> None:
        self.one().append(_copy(self.one()))

    def swap(self) -> None:
        first, second = self.one(), self.one()
        one, other = _copy(first), _copy(second)
        for old, new in ((first, other), (second, one)):
            parent = old.getparent()
            if parent is not None and old in parent:
                parent.replace(old, new)

    def value(self) -> None:
        element = self.one()
        if element.attrib:
            element.set(self.chance.choice(list(element.attrib)), self.chance.choice(VALUES))

    def number(self) -> None:
        """One of the numbers in a value that holds several (a style of VML, a path)."""
        element = self.one()
        found = [(key, match) for key, text in element.items() for match in NUMBER.finditer(text)]
        if found:
            key, match = self.chance.choice(found)
            text = match.string
            element.set(key, text[: match.start()] + self.chance.choice(VALUES) + text[match.end() :])

    def unset(self) -> None:
        element = self.one()
        if element.attrib:
            del element.attrib[self.chance.choice(list(element.attrib))]

    def cut(self) -> None:
        element = self.one()
        text = element.text or "chữ"
        element.text = self.chance.choice([text[: len(text) // 2], text * 50, "{{", "{% for x in y %}", "\u200b", ""])

    def rename(self) -> None:
        name = self.one().tag
        self.one().tag = name

    def wrap(self) -> None:
        element = self.one()
        parent = element.getparent()
        if parent is not None:
            around = etree.Element(self.one().tag)
            parent.replace(element, around)
            around.append(element)


def _copy(element: etree._Element) -> etree._Element:
    return etree.fromstring(etree.tostring(element, with_tail=False))


def mutated(content: bytes, seed: int, changes: int) -> bytes:
    """The file with so many random changes, the same for the same seed."""
    chance = random.Random(seed)
    parts = parts_of(content)
    names = sorted(name for name in parts if name.endswith(".xml") and name.startswith("word/"))
    for _ in range(changes):
        name = "word/document.xml" if chance.random() < 0.6 else chance.choice(names)
        if chance.random() < 0.01:
            parts[name] = parts[chance.choice(names)]
            continue
        root = etree.fromstring(parts[name])
        Mutation(root, chance).change()
        parts[name] = etree.tostring(root)
    return zipped(parts)


def made(content: bytes) -> bytes:
    """The PDF, or the error's words; anything else that is raised fails the test."""
    try:
        return Document(Package.open(content, name="mau.docx"), fonts=FONTS).to_pdf()
    except ReportgenError as error:
        return error.render().encode()


def filled(content: bytes) -> bytes:
    """The file filled as a template, or the error's words."""
    try:
        return Template(content).fill_package({"y": [1, 2], "x": "a"}, missing="blank").to_bytes()
    except ReportgenError as error:
        return error.render().encode()


@pytest.mark.parametrize("name", GOOD)
def test_the_files_to_change_are_good(name: str) -> None:
    assert made(GOOD[name]).startswith(b"%PDF")


@settings(max_examples=250, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(sorted(GOOD)), seed=st.integers(0, 2**32), changes=st.integers(1, 40))
def test_a_changed_file_ends_in_a_pdf_or_a_named_error(name: str, seed: int, changes: int) -> None:
    assert made(mutated(GOOD[name], seed, changes))


@settings(max_examples=200, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
@given(name=st.sampled_from(sorted(GOOD)), seed=st.integers(0, 2**32), changes=st.integers(1, 40))
def test_a_changed_template_is_filled_or_refused(name: str, seed: int, changes: int) -> None:
    assert filled(mutated(GOOD[name], seed, changes))


@settings(max_examples=100, derandomize=True, deadline=None, database=None)
@given(seed=st.integers(0, 2**32), flips=st.integers(1, 5))
def test_flipped_bytes_are_refused_or_read(seed: int, flips: int) -> None:
    chance = random.Random(seed)
    content = bytearray(full())
    for _ in range(flips):
        content[chance.randrange(len(content))] = chance.randrange(256)
    assert made(bytes(content))
