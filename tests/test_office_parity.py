"""Documents as offices make them, beside LibreOffice's pages of the same files: one run of it for all."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import Document
from reportgen.fonts import FontLibrary
from tests import libreoffice
from tests.office import ALLOWED, DOCUMENTS, KNOWN_SHORT, TWINS

pytestmark = pytest.mark.libreoffice

ENOUGH = 0.99


@pytest.fixture(scope="module")
def references(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """LibreOffice's PDF of each document (of its twin, where it would show another state of it)."""
    libreoffice.need_tools()
    folder = tmp_path_factory.mktemp("office")
    for name, make in DOCUMENTS.items():
        (folder / f"{name}.docx").write_bytes(TWINS.get(name, make)())
    made = libreoffice.to_pdfs([folder / f"{name}.docx" for name in DOCUMENTS], folder / "libreoffice")
    return dict(zip(DOCUMENTS, made, strict=True))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_line_stands_where_libreoffice_sets_it(name: str, references: dict[str, Path], tmp_path: Path) -> None:
    docx, pdf = tmp_path / f"{name}.docx", tmp_path / f"{name}.pdf"
    docx.write_bytes(DOCUMENTS[name]())
    Document.open(docx, fonts=FontLibrary.bundled()).save(pdf)
    found = libreoffice.compare(pdf, references[name])
    assert found.pages[0] == found.pages[1]
    floor = KNOWN_SHORT[name][0] if name in KNOWN_SHORT else ENOUGH
    assert found.share_without(ALLOWED.get(name, 0)) >= floor, found.missing


def test_there_are_as_many_documents_as_an_office_has_kinds() -> None:
    assert len(DOCUMENTS) >= 32
    assert set(KNOWN_SHORT) | set(ALLOWED) | set(TWINS) <= set(DOCUMENTS)
