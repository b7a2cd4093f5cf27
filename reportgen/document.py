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
    """A Word document, filled or somebody's own. The PDF is the same document laid out; nothing else describes it.

    `tolerant`: a character that no font has and a picture that nobody can read are boxes in the PDF, and warnings;
    else they are errors, as our own documents must have none.
    """

    def __init__(self, package: Package, *, fonts: FontLibrary | None = None, tolerant: bool = False) -> None:
        self.package = package
        self._library = fonts if fonts is not None else FontLibrary()
        self.tolerant = tolerant
        self._left_out: tuple[Problem, ...] = ()

    @classmethod
    def open(cls, path: str | Path, *, fonts: FontLibrary | None = None) -> Document:
        """Any Word file, to be shown as far as it can be. Raises PackageError when it is none, or unsafe to open."""
        return cls(Package.open(Path(path)), fonts=fonts, tolerant=True)

    @cached_property
    def pages(self) -> Pages:
        """The pages, laid out once. Raises LayoutError, FontError, PackageError."""
        return self._laid_out[0]

    @property
    def fonts(self) -> FontLibrary:
        """The fonts that the pages are set in: those given, and what the file brings along. Raises as `pages`."""
        return self._laid_out[1]

    @cached_property
    def _laid_out(self) -> tuple[Pages, FontLibrary]:
        from .layout import lay_out  # the layout and the reader are not needed to write a .docx
        from .word.read import read_document

        document = read_document(self.package)
        fonts = self._library.with_embedded(document.fonts)
        return lay_out(document, fonts, tolerant=self.tolerant), fonts

    @property
    def warnings(self) -> tuple[Problem, ...]:
        """What was approximated or left out on the pages, and in the PDF once it is made, with places."""
        return (*self.pages.warnings, *self._left_out)

    def to_docx(self) -> bytes:
        """The .docx; the same document gives the same bytes."""
        return self.package.to_bytes()

    def to_pdf(self) -> bytes:
        """The .pdf; the same document and fonts give the same bytes."""
        if self.tolerant:
            from .pdf.placeholders import write_what_can_be_shown

            pdf, self._left_out = write_what_can_be_shown(self.pages, self.fonts)
            return pdf
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
