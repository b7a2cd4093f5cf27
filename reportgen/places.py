"""Where something stood, carried from the start so that every error can point at it.

A `Place` is one of four things: a spot in a text file, a cell of a sheet, a tag or paragraph of a template,
a box on a made page. Each can be shown in the user's language.
"""

from __future__ import annotations

from typing import NamedTuple, TypeAlias

from .messages import Message, msg
from .units import Pt

QUOTED_LENGTH = 60


def quoted(text: str, length: int = QUOTED_LENGTH) -> str:
    """`text` on one line, cut to `length` characters with an ellipsis."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: length - 1] + "…"


class FilePlace(NamedTuple):
    """A spot in a text file; `line` and `column` count from 1, None when unknown. `key` is the dotted path."""

    path: str
    line: int | None = None
    column: int | None = None
    key: str = ""

    def message(self) -> Message:
        if self.line is None:
            return msg("{path}", path=self.path)
        if self.column is None:
            return msg("{path}, dòng {line}", path=self.path, line=self.line)
        return msg("{path}, dòng {line}, cột {column}", path=self.path, line=self.line, column=self.column)


class CellPlace(NamedTuple):
    """A cell of a workbook: `cell` as Excel writes it ("C7"), "" for the whole sheet."""

    path: str
    sheet: str
    cell: str = ""

    def message(self) -> Message:
        if not self.cell:
            return msg("{path}, trang tính “{sheet}”", path=self.path, sheet=self.sheet)
        return msg("{path}, trang tính “{sheet}”, ô {cell}", path=self.path, sheet=self.sheet, cell=self.cell)


class TemplatePlace(NamedTuple):
    """A spot in a Word file: the file, the part ("word/document.xml"), the paragraph's number in that part
    (from 1), its text, and the tag concerned ("{{ so }}"), as far as they are known."""

    path: str
    part: str = ""
    paragraph: int | None = None
    text: str = ""
    tag: str = ""

    def message(self) -> Message:
        if self.tag and self.text:
            return msg(
                "mẫu {path}, đoạn “{text}”, thẻ {tag}", path=self.path, text=quoted(self.text), tag=quoted(self.tag)
            )
        if self.text:
            return msg("{path}, đoạn “{text}”", path=self.path, text=quoted(self.text))
        if self.part:
            return msg("{path}, phần {part}", path=self.path, part=self.part)
        return msg("{path}", path=self.path)


class PagePlace(NamedTuple):
    """A box on a made page: `page` counts from 1; x, y, width, height in pt from the page's top left."""

    path: str
    page: int
    text: str = ""
    x: Pt = 0.0
    y: Pt = 0.0
    width: Pt = 0.0
    height: Pt = 0.0

    def message(self) -> Message:
        if self.text:
            return msg("{path}, trang {page}, “{text}”", path=self.path, page=self.page, text=quoted(self.text))
        return msg("{path}, trang {page}", path=self.path, page=self.page)


Place: TypeAlias = FilePlace | CellPlace | TemplatePlace | PagePlace
