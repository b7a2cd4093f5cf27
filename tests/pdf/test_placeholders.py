"""Somebody's own file is shown in spite of pictures that nobody can read; a document of ours is not."""

from __future__ import annotations

import pytest

from reportgen import Document
from reportgen.errors import PackageError, Severity
from reportgen.fonts import FontLibrary
from reportgen.word.package import Package
from tests.notation import PIXEL, inline_picture, p, word_file

BROKEN = word_file(p("trước"), p(inline_picture()), p("sau"), picture=PIXEL[:40])


def test_a_broken_picture_is_an_error_in_our_own_document() -> None:
    with pytest.raises(PackageError) as caught:
        Document(Package.open(BROKEN), fonts=FontLibrary.bundled()).to_pdf()
    assert [problem.code for problem in caught.value.problems] == ["picture.unreadable"]


def test_it_is_a_frame_and_a_warning_in_somebodys_own() -> None:
    document = Document(Package.open(BROKEN), fonts=FontLibrary.bundled(), tolerant=True)
    assert document.warnings == ()
    pdf = document.to_pdf()
    assert [(problem.code, problem.severity) for problem in document.warnings] == [
        ("picture.unreadable", Severity.WARNING)
    ]
    assert b"/Subtype /Image" not in pdf
