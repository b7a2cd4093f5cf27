"""Filling in tests. In: blocks of a template in the notation, and data. Out: the filled texts, or problems."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from reportgen.errors import ReportgenError
from reportgen.template.fill import Template
from reportgen.template.running import WhenMissing
from reportgen.word.package import Package
from reportgen.word.xml import Element, parse, qn
from tests.notation import word_file

MAIN = "word/document.xml"
_SHOWN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:drawing"): "▣"}


def filled(*blocks: str, data: Mapping[str, object], missing: WhenMissing = "error", **parts: object) -> Package:
    """The package that the template `blocks` become."""
    return Template(word_file(*blocks, **parts)).fill_package(data, missing=missing)  # type: ignore[arg-type]


def tree(package: Package, part: str = MAIN) -> Element:
    return parse(package.read(part), path="a.docx", part=part)


def texts(package: Package, part: str = MAIN) -> list[str]:
    """The text of every paragraph, with tab, break and picture as one letter each."""
    return [_text(paragraph) for paragraph in tree(package, part).iter(qn("w:p"))]


def _text(paragraph: Element) -> str:
    pieces = []
    for run in paragraph.iter(qn("w:r")):
        for element in run:
            pieces.append((element.text or "") if element.tag == qn("w:t") else _SHOWN.get(element.tag, ""))
    return "".join(pieces)


def xml(package: Package, part: str = MAIN) -> str:
    return package.read(part).decode("utf-8")


def fill_texts(*blocks: str, missing: WhenMissing = "error", **data: object) -> list[str]:
    """The texts of `blocks` filled with `data`."""
    return texts(filled(*blocks, data=data, missing=missing))


def fill_line(text: str, *, missing: WhenMissing = "error", **data: object) -> str:
    """One paragraph, filled."""
    return fill_texts(text, missing=missing, **data)[0]


def refusal(*blocks: str, **data: object) -> ReportgenError:
    """The error that compiling or filling raises."""
    with pytest.raises(ReportgenError) as caught:
        filled(*blocks, data=data)
    return caught.value


def codes(*blocks: str, **data: object) -> list[str]:
    return [problem.code for problem in refusal(*blocks, **data).problems]
