"""`reportgen report`: the report of a conference folder, .docx and .pdf."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..messages import Message, msg
from .commands import A_PATH, DONE, FOLDER, TEMPLATE, Commands, fonts_from
from .speaker import Speaker

if TYPE_CHECKING:
    from ..fonts import FontLibrary


def add_to(commands: Commands) -> None:
    """Declare it."""
    say = commands.say

    @commands.command(msg("Làm báo cáo sơ kết (.docx và .pdf) từ thư mục dữ liệu của hội nghị."))
    @commands.argument("input", FOLDER, kind=A_PATH)
    @commands.output(FOLDER, msg("Thư mục ghi kết quả"))
    @commands.draft()
    @commands.option("--template", metavar=TEMPLATE, help=msg("Mẫu của cơ quan mình (.docx) thay cho mẫu có sẵn"))
    @commands.fonts()
    def report(input: Path, output: Path | None, draft: bool, template: str | None, font_dirs: tuple[Path, ...]) -> int:
        return run_report(say, input, output, draft=draft, template=template, fonts=fonts_from(font_dirs))


def run_report(
    say: Speaker, source: Path, output: Path | None, *, draft: bool, template: str | None, fonts: FontLibrary
) -> int:
    """`reportgen report`: the report of a conference folder, .docx and .pdf."""
    from ..conference.report import TEMPLATE, make_report

    with say.waiting(msg("Đang làm báo cáo …")):
        made = make_report(source, draft=draft, fonts=fonts, template=template or TEMPLATE)
        folder = output if output is not None else Path("outputs") / folder_name(source)
        targets = [folder / f"{made.name}{ending}" for ending in (".docx", ".pdf")]
        made.document.save_all(*targets)
    say.problems([*made.problems, *made.document.warnings])
    for target in targets:
        say.result(msg("Đã ghi {path}", path=target))
    say.result(_pages_made(len(made.document.pages.pages), draft=draft))
    return DONE


def folder_name(source: Path) -> str:
    """What the folder of results is called after the conference's."""
    resolved = source.resolve()
    return resolved.name if source.is_dir() else resolved.parent.name


def _pages_made(count: int, *, draft: bool) -> Message:
    if draft:
        return msg("Bản dự thảo, {count} trang. Chỗ tô màu là chỗ cần bổ sung hoặc số liệu ví dụ.", count=count)
    return msg("Bản chính thức, {count} trang.", count=count)
