"""What every PDF of ours sets in reportlab: the properties (title, author and the like) and binary streams."""

from __future__ import annotations

from typing import Any

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFInfo, PDFString

rl_config.useA85 = 0  # binary streams: ASCII85 makes them a quarter larger, and there is no switch per document


class _Info(PDFInfo):  # type: ignore[misc]
    """The document's properties without dates, which would differ from one run to the next."""

    def format(self, document: Any) -> Any:
        values = {
            "Title": self.title, "Author": self.author, "Subject": self.subject, "Keywords": self.keywords,
            "Creator": self.creator, "Producer": self.producer,
        }  # fmt: skip
        return PDFDictionary({name: PDFString(value) for name, value in values.items() if value}).format(document)


def document_info(*, title: str = "", author: str = "", subject: str = "", keywords: str = "") -> Any:
    """The document's properties as an object for reportlab's document."""
    info = _Info()
    info.title, info.author, info.subject, info.keywords = title, author, subject, keywords
    info.creator, info.producer = "reportgen", "ReportLab"
    return info
