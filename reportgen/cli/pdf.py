"""`reportgen pdf`: any Word file to PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..messages import msg
from .commands import A_PATH, DONE, FILE, FINDINGS, Commands, fonts_from
from .speaker import Speaker

if TYPE_CHECKING:
    from ..fonts import FontLibrary
    from ..pages import NearLine


def add_to(commands: Commands) -> None:
    """Declare it."""
    say = commands.say

    @commands.command(msg("Chuyển một tệp Word bất kỳ sang PDF, ngắt dòng và ngắt trang như Word."))
    @commands.argument("docx", msg("TEP-WORD"), kind=A_PATH)
    @commands.output(FILE, msg("Tệp PDF kết quả"))
    @commands.option("--strict", is_flag=True, help=msg("Có lưu ý thì kết thúc với mã 1 (dùng khi chạy tự động)"))
    @commands.option(
        "--near-lines", is_flag=True, help=msg("Liệt kê các dòng gần đầy, nơi có bản Word ngắt khác một từ")
    )
    @commands.fonts()
    def pdf(docx: Path, output: Path | None, strict: bool, near_lines: bool, font_dirs: tuple[Path, ...]) -> int:
        return run_pdf(say, docx, output, strict=strict, near_lines=near_lines, fonts=fonts_from(font_dirs))


def run_pdf(
    say: Speaker, docx: Path, output: Path | None, *, strict: bool, near_lines: bool = False, fonts: FontLibrary
) -> int:
    """`reportgen pdf`: any Word file to PDF."""
    from ..document import Document

    with say.waiting(msg("Đang dàn trang …")):
        document = Document.open(docx, fonts=fonts)
        target = output if output is not None else docx.with_suffix(".pdf")
        document.save(target)
    say.problems(document.warnings)
    say.result(msg("Đã ghi {path} ({count} trang)", path=target, count=len(document.pages.pages)))
    if near_lines:
        list_near_lines(say, document.pages.near_lines)
    return FINDINGS if strict and document.warnings else DONE


def list_near_lines(say: Speaker, lines: Sequence[NearLine]) -> None:
    """The lines that may end elsewhere, and how many there are."""
    say.result(msg("{count} dòng gần đầy, có bản Word có thể ngắt khác", count=len(lines)))
    for line in lines:
        say.result(msg("  trang {page}: {text}", page=line.page, text=line.text))
