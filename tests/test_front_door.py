"""What is public, and what a bare import may load: start-up time is a feature."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import reportgen
from tests.notation import p, word_file

HEAVY = {
    "PIL", "babel", "click", "docx", "email", "jinja2", "lxml", "openpyxl", "pikepdf", "pydantic", "pypdfium2",
    "reportlab", "rich", "ssl", "yaml",
}  # fmt: skip


def modules_after(statement: str, *arguments: str) -> set[str]:
    """Every module in memory after `statement` in a fresh interpreter."""
    code = f"import sys\n{statement}\nprint(*sys.modules)"
    made = subprocess.run([sys.executable, "-c", code, *arguments], check=True, capture_output=True, text=True)
    return set(made.stdout.split())


def loaded_by(statement: str, *arguments: str) -> set[str]:
    """The heavy libraries in memory after `statement` in a fresh interpreter."""
    return HEAVY & {name.split(".")[0] for name in modules_after(statement, *arguments)}


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
        ("import reportgen.cli", {"click"}),
        ("from reportgen import Document; Document", {"lxml"}),
        ("import reportgen.layout", set()),
    ],
)
def test_an_import_loads_no_more_than_it_needs(statement: str, allowed: set[str]) -> None:
    assert loaded_by(statement) <= allowed


CONVERT = "from reportgen.cli import run; assert run(['pdf', sys.argv[1], '-o', sys.argv[2]]) == 0"


def test_a_conversion_loads_no_more_than_it_needs(tmp_path: Path) -> None:
    source, target = tmp_path / "in.docx", tmp_path / "out.pdf"
    source.write_bytes(word_file(p("Báo cáo")))
    modules = modules_after(CONVERT, str(source), str(target))
    assert HEAVY & {name.split(".")[0] for name in modules} <= {"PIL", "click", "lxml", "reportlab"}
    assert not any(name.startswith("PIL.") and name.endswith("ImagePlugin") for name in modules)  # no picture was read
    assert target.read_bytes().startswith(b"%PDF-")
