"""Every .docx we make passes the Open XML SDK's validation."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen import Template
from reportgen.conference.commendations import make_commendations
from reportgen.conference.report import make_report
from reportgen.conference.starting import make_starting_folder
from reportgen.template.find import built_in_templates
from tests.validator import assert_valid

INPUTS = Path(__file__).resolve().parent.parent / "inputs"
BUILT_IN = [path for template in built_in_templates() for path in template.files.values()]

pytestmark = pytest.mark.validator


@pytest.mark.parametrize("template", BUILT_IN, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_a_built_in_template_is_valid(template: Path) -> None:
    assert_valid(template)


@pytest.mark.parametrize(("sample", "draft"), [("so-ket-9-thang-2024", True), ("vi-du-day-du", False)])
def test_a_sample_report_is_valid(sample: str, draft: bool, tmp_path: Path) -> None:
    made = make_report(INPUTS / sample, draft=draft)
    made.document.save(tmp_path / "made.docx")
    assert_valid(tmp_path / "made.docx")


@pytest.mark.parametrize(("sample", "draft"), [("so-ket-9-thang-2024", True), ("vi-du-day-du", False)])
def test_the_papers_of_a_sample_s_commendations_are_valid(sample: str, draft: bool, tmp_path: Path) -> None:
    made = make_commendations(INPUTS / sample, draft=draft)
    for document in made.documents:
        document.document.save(tmp_path / f"{document.name}.docx")
        assert_valid(tmp_path / f"{document.name}.docx")
    template = Template(made.template, standard=made.paper_size)
    for number in (0, -1):  # a collective and a person
        record = made.certificates[number].record
        template.fill_package(record, missing="gap" if draft else "error").save(tmp_path / "giay-khen.docx")
        assert_valid(tmp_path / "giay-khen.docx")


def test_the_report_of_a_starting_folder_is_valid(tmp_path: Path) -> None:
    make_starting_folder(tmp_path / "moi")
    make_report(tmp_path / "moi", draft=True).document.save(tmp_path / "made.docx")
    assert_valid(tmp_path / "made.docx")
