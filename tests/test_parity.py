"""Our PDF beside LibreOffice's of the same .docx: the same words in the same lines on the same pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import Document
from reportgen.conference.report import make_report
from reportgen.fonts import FontLibrary
from tests import libreoffice

ROOT = Path(__file__).resolve().parent.parent
FORMS = sorted((ROOT / "tests" / "data" / "forms").glob("*.docx"))

pytestmark = pytest.mark.libreoffice


def parity(document: Document, folder: Path) -> libreoffice.Parity:
    libreoffice.need_tools()
    ours, docx = folder / "ours.pdf", folder / "same.docx"
    document.save_all(ours, docx)
    return libreoffice.compare(ours, libreoffice.to_pdf(docx, folder / "libreoffice"))


@pytest.mark.parametrize(("sample", "draft"), [("so-ket-9-thang-2024", True), ("vi-du-day-du", False)])
def test_every_line_of_the_report_stands_where_it_should(sample: str, draft: bool, tmp_path: Path) -> None:
    made = make_report(ROOT / "inputs" / sample, draft=draft, fonts=FontLibrary.bundled())
    found = parity(made.document, tmp_path)
    assert found.pages[0] == found.pages[1]
    assert found.missing == ()
    assert found.shift < 1.0


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_real_forms_keep_their_lines(form: Path, tmp_path: Path) -> None:
    found = parity(Document.open(form, fonts=FontLibrary.bundled()), tmp_path)
    assert found.pages[0] == found.pages[1]
    assert found.share >= 0.99, found.missing
