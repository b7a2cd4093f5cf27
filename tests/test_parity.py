"""Our PDF beside LibreOffice's of the same .docx: the same words in the same lines on the same pages."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from reportgen import Document, Template
from reportgen.conference.commendations import make_commendations
from reportgen.conference.report import make_report
from reportgen.fonts import FontLibrary
from tests import libreoffice

ROOT = Path(__file__).resolve().parent.parent
FORMS = sorted((ROOT / "tests" / "data" / "forms").glob("*.docx"))

pytestmark = pytest.mark.libreoffice


def parity(document: Document, folder: Path) -> libreoffice.Parity:
    libreoffice.need_tools()
    folder.mkdir(parents=True, exist_ok=True)
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


@pytest.mark.parametrize(("sample", "draft"), [("so-ket-9-thang-2024", True), ("vi-du-day-du", False)])
def test_every_line_of_a_decision_stands_where_it_should(sample: str, draft: bool, tmp_path: Path) -> None:
    made = make_commendations(ROOT / "inputs" / sample, draft=draft, fonts=FontLibrary.bundled())
    for document in made.documents:
        found = parity(document.document, tmp_path / document.name)
        assert found.pages[0] == found.pages[1]
        assert found.missing == ()
        assert found.shift < 1.0


CERTIFICATES = [(name, paper) for name in ("giay-khen", "giay-khen-nha-nuoc") for paper in ("a4", "a3")]


def long_ones(name: str) -> Iterator[dict[str, Any]]:
    """The sample; and one whose name and reason need all their room."""
    sample = yaml.safe_load((ROOT / "templates" / name / "sample.yaml").read_text(encoding="utf-8"))
    yield sample
    yield sample | {
        "cap_tren": "ĐẢNG BỘ TỈNH MINH HỌA",
        "danh_xung": "",
        "ten": "Ban Công tác Mặt trận và Chi hội Cựu chiến binh, Chi hội Phụ nữ khóm Đông Thạnh B",
        "chuc_vu_don_vi": "",
        "thanh_tich": "Đã có thành tích xuất sắc trong phong trào “Toàn dân đoàn kết xây dựng đời sống văn hóa”, giữ "
        "gìn an ninh trật tự, vệ sinh môi trường và chăm lo người nghèo trên địa bàn khóm giai đoạn 2021 - 2026",
    }


@pytest.mark.parametrize(("name", "paper"), CERTIFICATES)
def test_every_line_of_a_certificate_stands_where_it_should(name: str, paper: str, tmp_path: Path) -> None:
    template = Template(name, standard=paper)
    for number, record in enumerate(long_ones(name)):
        document = Document(template.fill_package(record), fonts=FontLibrary.bundled())
        found = parity(document, tmp_path / str(number))
        assert found.pages == (1, 1)
        assert found.missing == ()
        assert found.shift < 1.0


@pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)
def test_real_forms_keep_their_lines(form: Path, tmp_path: Path) -> None:
    found = parity(Document.open(form, fonts=FontLibrary.bundled()), tmp_path)
    assert found.pages[0] == found.pages[1]
    assert found.share >= 0.99, found.missing
