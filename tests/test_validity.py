"""Every .docx we make passes the Open XML SDK's validation."""

from __future__ import annotations

from pathlib import Path

import pytest

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


def test_the_report_of_a_starting_folder_is_valid(tmp_path: Path) -> None:
    make_starting_folder(tmp_path / "moi")
    make_report(tmp_path / "moi", draft=True).document.save(tmp_path / "made.docx")
    assert_valid(tmp_path / "made.docx")
