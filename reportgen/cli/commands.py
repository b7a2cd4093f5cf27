"""How a command is declared. In: sentences and handlers. Out: click's group of commands, with help in one language.

Each command is a module of its own with `add_to(commands)`: it declares its options and calls one function of a room.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .. import __version__
from ..messages import Message, msg
from .speaker import Speaker

if TYPE_CHECKING:
    from ..fonts import FontLibrary

LANGUAGES = ("vi", "en")
DONE, FINDINGS, WRONG = 0, 1, 2  # exit codes

Handler = TypeVar("Handler", bound=Callable[..., object])
Decorator = Callable[[Handler], Handler]

A_PATH = click.Path(path_type=Path)
FOLDER, FILE, TEMPLATE = msg("THU-MUC"), msg("TEP"), msg("MAU")


class Commands:
    """The group of commands under way, in the language of `say`."""

    def __init__(self, say: Speaker) -> None:
        self.say = say
        self.group = _group(say)

    def command(self, sentence: Message) -> Callable[[Callable[..., object]], click.Command]:
        """A command with its help; its name is the handler's, with hyphens."""
        shown = self.say.text(sentence)
        return self.group.command(help=shown, short_help=shown, options_metavar=self.say.text(_OPTIONS))

    def argument(self, name: str, metavar: Message, *, kind: Any = None, required: bool = True) -> Decorator[Any]:
        shown = self.say.text(metavar)
        return click.argument(name, type=kind, required=required, metavar=shown if required else f"[{shown}]")

    def option(self, *names: str, help: Message, metavar: Message | None = None, **rest: Any) -> Decorator[Any]:
        """An option; `rest` is click's own (is_flag, type, default, multiple)."""
        if metavar is not None:
            rest["metavar"] = self.say.text(metavar)
        return click.option(*names, help=self.say.text(help), **rest)

    def output(self, metavar: Message, sentence: Message) -> Decorator[Any]:
        """The option -o."""
        return self.option("-o", "--output", type=A_PATH, metavar=metavar, help=sentence)

    def printing(self) -> Decorator[Any]:
        """The options of printing over a blank: `preview`, `printer`, and `standard`, which of the template's files."""
        options = (
            self.option("--preview", is_flag=True, help=msg("Hiện cả nền của phôi để xem trước; khi in thật thì bỏ")),
            self.option(
                "--printer",
                default="",
                metavar=msg("TEN-MAY-IN"),
                help=msg("Bù độ lệch của máy in này (đã đo bằng reportgen calibrate)"),
            ),
            self.option("--variant", "standard", metavar=msg("TEN"), help=msg("Tệp nào của mẫu: a4, a3, hd36, hd05 …")),
        )

        def add(handler: Any) -> Any:
            for option in reversed(options):
                handler = option(handler)
            return handler

        return add

    def draft(self) -> Decorator[Any]:
        """The option --draft."""
        return self.option(
            "--draft", is_flag=True, help=msg("Làm bản dự thảo: chỗ còn thiếu được tô màu, không dừng lại")
        )

    def overwrite(self) -> Decorator[Any]:
        """The option --overwrite."""
        sentence = msg("Ghi đè tệp trùng tên, kể cả tệp đã sửa tay hoặc không do chương trình làm")
        return self.option("--overwrite", is_flag=True, help=sentence)

    def fonts(self) -> Decorator[Any]:
        """The option --font-dir, as `font_dirs`; `fonts_from` makes the library of it."""
        sentence = msg("Thư mục phông chữ, được tìm trước phông chữ của máy")
        return self.option("--font-dir", "font_dirs", multiple=True, type=A_PATH, metavar=FOLDER, help=sentence)


_OPTIONS = msg("[TUY-CHON]")


def _group(say: Speaker) -> click.Group:
    @click.group(
        help=say.text(msg("Làm văn bản hành chính của Đảng bằng Word và PDF từ một tệp dữ liệu.")),
        options_metavar=say.text(_OPTIONS),
        subcommand_metavar=say.text(msg("LENH [THAM-SO]...")),
    )
    @click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=say.language,
        help=say.text(msg("Ngôn ngữ của thông báo: vi (mặc định) hoặc en")),
        expose_value=False,
    )
    @click.version_option(__version__, message="reportgen %(version)s")
    def group() -> None:
        pass

    return group


def fonts_from(folders: Sequence[Path]) -> FontLibrary:
    """The system's fonts and ours, `folders` first."""
    from ..fonts import FontLibrary

    return FontLibrary(directories=folders)
