"""`reportgen pdf`: any Word file to PDF."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..messages import msg
from .commands import A_PATH, DONE, FILE, FINDINGS, Commands, fonts_from
from .speaker import Speaker

if TYPE_CHECKING:
    from ..fonts import FontLibrary


def add_to(commands: Commands) -> None:
    """Declare it."""
    say = commands.say

    @commands.command(msg("Chuyển một tệp Word bất kỳ sang PDF, ngắt dòng và ngắt trang như Word."))
    @commands.argument("docx", msg("TEP-WORD"), kind=A_PATH)
    @commands.output(FILE, msg("Tệp PDF kết quả"))
    @commands.option("--strict", is_flag=True, help=msg("Có lưu ý thì kết thúc với mã 1 (dùng khi chạy tự động)"))
    @commands.fonts()
    def pdf(docx: Path, output: Path | None, strict: bool, font_dirs: tuple[Path, ...]) -> int:
        return run_pdf(say, docx, output, strict=strict, fonts=fonts_from(font_dirs))


def run_pdf(say: Speaker, docx: Path, output: Path | None, *, strict: bool, fonts: FontLibrary) -> int:
    """`reportgen pdf`: any Word file to PDF."""
    from ..document import Document

    with say.waiting(msg("Đang dàn trang …")):
        document = Document.open(docx, fonts=fonts)
        target = output if output is not None else docx.with_suffix(".pdf")
        document.save(target)
    say.problems(document.warnings)
    say.result(msg("Đã ghi {path} ({count} trang)", path=target, count=len(document.pages.pages)))
    return FINDINGS if strict and document.warnings else DONE
