"""`reportgen new`: a commented starting folder."""

from __future__ import annotations

from pathlib import Path

from ..messages import msg
from .commands import A_PATH, DONE, FOLDER, Commands
from .speaker import Speaker


def add_to(commands: Commands) -> None:
    """Declare it."""
    say = commands.say

    @commands.command(msg("Tạo thư mục dữ liệu mới, có chú giải, cho hội nghị tiếp theo."))
    @commands.argument("folder", FOLDER, kind=A_PATH)
    def new(folder: Path) -> int:
        return run_new(say, folder)


def run_new(say: Speaker, folder: Path) -> int:
    """`reportgen new`: a commented starting folder; nothing that exists is touched."""
    from ..conference.starting import make_starting_folder

    for path in make_starting_folder(folder):
        say.result(msg("Đã ghi {path}", path=path))
    typed = f'"{folder}"' if " " in str(folder) else folder
    say.result(msg("Mở tệp hoi-nghi.yaml, điền dữ liệu rồi chạy: reportgen report {folder} --draft", folder=typed))
    return DONE
