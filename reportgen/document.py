"""The conductor: a Word package goes in; a .docx, laid-out pages and a .pdf come out, each room asked in order.

package ──▶ word.read ──▶ layout ──▶ pages ──▶ pdf
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from .errors import OutputError, Problem
from .fonts import FontLibrary
from .messages import msg
from .output import write_all, write_whole
from .pages import Pages
from .places import FilePlace
from .word.package import Package


class Document:
    """A Word document, filled or somebody's own. The PDF is the same document laid out; nothing else describes it."""

    def __init__(self, package: Package, *, fonts: FontLibrary | None = None) -> None:
        self.package = package
        self.fonts = fonts if fonts is not None else FontLibrary()

    @classmethod
    def open(cls, path: str | Path, *, fonts: FontLibrary | None = None) -> Document:
        """Any Word file. Raises PackageError when it is none, or is unsafe to open."""
        return cls(Package.open(Path(path)), fonts=fonts)

    @cached_property
    def pages(self) -> Pages:
        """The pages, laid out once. Raises LayoutError, FontError, PackageError."""
        from .layout import lay_out  # the layout and the reader are not needed to write a .docx
        from .word.read import read_document

        return lay_out(read_document(self.package), self.fonts)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What was approximated or left out on the pages, with places."""
        return self.pages.warnings

    def to_docx(self) -> bytes:
        """The .docx; the same document gives the same bytes."""
        return self.package.to_bytes()

    def to_pdf(self) -> bytes:
        """The .pdf; the same document and fonts give the same bytes."""
        from .pdf.write import write_pdf

        return write_pdf(self.pages, self.fonts)

    def rendered(self, ending: str) -> bytes:
        """The file's content for ".docx" or ".pdf"; OutputError for another ending."""
        match ending.lower():
            case ".docx":
                return self.to_docx()
            case ".pdf":
                return self.to_pdf()
        raise OutputError(
            Problem(
                "output.unknown-ending",
                msg("chương trình không làm được tệp loại “{ending}”", ending=ending or "?"),
                hint=msg("đặt tên tệp kết thúc bằng .docx hoặc .pdf"),
            )
        )

    def save(self, path: str | Path) -> None:
        """Write a .docx or .pdf: beside first, then renamed, so that no half-written file is ever left.

        Raises OutputError when it cannot be written.
        """
        target = Path(path)
        write_whole(target, self.rendered(target.suffix))

    def save_all(self, *paths: str | Path) -> None:
        """Write several files; when one cannot be made or written, none is."""
        targets = [Path(path) for path in paths]
        write_all({target: self.rendered(target.suffix) for target in targets})

    @property
    def place(self) -> FilePlace:
        return FilePlace(self.package.name)
