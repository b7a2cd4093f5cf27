"""Reading in one line, for tests: notation in, blocks out."""

from __future__ import annotations

from typing import Any

from reportgen.word.blocks import Block, Cell, Paragraph, Table, TextSpan, TextStyle, WordDocument
from reportgen.word.package import Package
from reportgen.word.read import read_document
from tests.notation import word_file


def read(*blocks: str, **parts: Any) -> WordDocument:
    """The document of `word_file(*blocks, **parts)`."""
    return read_document(Package.open(word_file(*blocks, **parts), name="mau.docx"))


def body(*blocks: str, **parts: Any) -> tuple[Block, ...]:
    """The blocks of all sections."""
    return tuple(block for section in read(*blocks, **parts).sections for block in section.blocks)


def paragraphs(*blocks: str, **parts: Any) -> list[Paragraph]:
    """The paragraphs of the body, those in tables left out."""
    return [block for block in body(*blocks, **parts) if isinstance(block, Paragraph)]


def paragraph(block: str, **parts: Any) -> Paragraph:
    """The one paragraph."""
    return paragraphs(block, **parts)[0]


def look(block: str, **parts: Any) -> TextStyle:
    """The style of the first text."""
    return next(inline for inline in paragraph(block, **parts).inlines if isinstance(inline, TextSpan)).style


def table(block: str, **parts: Any) -> Table:
    """The first table."""
    return next(block for block in body(block, **parts) if isinstance(block, Table))


def cells(block: str, **parts: Any) -> list[list[Cell]]:
    """The cells of the first table, row by row."""
    return [list(row.cells) for row in table(block, **parts).rows]


def text_of(blocks: Any) -> str:
    """All text of blocks or of one block, paragraphs parted by "/"."""
    if isinstance(blocks, Paragraph):
        return "".join(inline.text for inline in blocks.inlines if isinstance(inline, TextSpan))
    if isinstance(blocks, Table):
        return "/".join(text_of(cell.blocks) for row in blocks.rows for cell in row.cells)
    return "/".join(text_of(block) for block in blocks)


def labels(*blocks: str, **parts: Any) -> list[str]:
    """The numbers the paragraphs show, "" without one."""
    return [block.label.text if block.label else "" for block in paragraphs(*blocks, **parts)]


def codes(document: WordDocument) -> list[str]:
    """The codes of the warnings."""
    return [problem.code for problem in document.warnings]
