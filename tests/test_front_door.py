"""What is public, and what a bare import may load: start-up time is a feature."""

from __future__ import annotations

import subprocess
import sys

import pytest

import reportgen

HEAVY = {"babel", "docx", "jinja2", "lxml", "openpyxl", "pikepdf", "pydantic", "pypdfium2", "reportlab", "rich", "yaml"}


def loaded_by(statement: str) -> set[str]:
    """The heavy libraries in memory after `statement` in a fresh interpreter."""
    code = f"{statement}\nimport sys\nprint(*sorted({{name.split('.')[0] for name in sys.modules}}))"
    made = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return HEAVY & set(made.stdout.split())


def test_the_public_names() -> None:
    assert sorted(reportgen.__all__) == [
        "DataError",
        "Document",
        "FontError",
        "LayoutError",
        "OutputError",
        "PackageError",
        "Problem",
        "ReportgenError",
        "Severity",
        "Template",
        "TemplateError",
        "UsageError",
    ]


def test_every_public_name_is_there() -> None:
    for name in reportgen.__all__:
        assert getattr(reportgen, name) is not None


@pytest.mark.parametrize(
    ("statement", "allowed"),
    [
        ("import reportgen", set()),
        ("import reportgen.cli", set()),
        ("from reportgen import Document; Document", {"lxml"}),
        ("import reportgen.layout", set()),
    ],
)
def test_an_import_loads_no_more_than_it_needs(statement: str, allowed: set[str]) -> None:
    assert loaded_by(statement) <= allowed
