"""Official Vietnamese documents, in Word and in PDF that break at the same lines.

    from reportgen import Template, Document

    document = Template("bao-cao-so-ket").fill(record)
    document.save("bao-cao.docx")
    document.save("bao-cao.pdf")
    Document.open("cua-ai-do.docx").save("x.pdf")

Nothing heavy is imported until it is asked for.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from .errors import (
    DataError,
    FontError,
    LayoutError,
    OutputError,
    PackageError,
    Problem,
    ReportgenError,
    Severity,
    TemplateError,
    UsageError,
)

if TYPE_CHECKING:
    from .document import Document
    from .template import Template

__version__ = "0.1.0"

__all__ = [
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

_LATER = {"Document": "reportgen.document", "Template": "reportgen.template"}


def __getattr__(name: str) -> object:
    """`Document` and `Template` are imported when first named."""
    if name in _LATER:
        return getattr(import_module(_LATER[name]), name)
    raise AttributeError(f"module 'reportgen' has no attribute {name!r}")
