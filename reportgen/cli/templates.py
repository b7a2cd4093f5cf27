"""`reportgen templates`: what templates there are, with the fields of each, and copies of them to edit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import Problem, UsageError
from ..messages import msg
from .commands import DONE, FOLDER, TEMPLATE, Commands
from .speaker import Speaker

if TYPE_CHECKING:
    from ..template.find import FoundTemplate


def add_to(commands: Commands) -> None:
    """Declare it."""
    say = commands.say

    @commands.command(msg("Liệt kê các mẫu có sẵn và các trường của từng mẫu."))
    @commands.argument("name", TEMPLATE, required=False)
    @commands.output(FOLDER, msg("Chép các tệp của mẫu vào thư mục này để sửa"))
    def templates(name: str | None, output: Path | None) -> int:
        return run_templates(say, name) if output is None else run_copy_template(say, name, output)


def run_templates(say: Speaker, name: str | None) -> int:
    """`reportgen templates`: what there is, with the fields of each."""
    from ..template.find import built_in_templates, find_template

    for found in [find_template(name)] if name else built_in_templates():
        click.echo(f"{found.name}: {found.title}".removesuffix(": "))
        if found.description:
            click.echo(f"    {found.description}")
        fields = found.fields or names_in_tags(found.path)
        for field, meaning in fields.items():
            click.echo(f"    {field:<28} {meaning}".rstrip())
    return DONE


def names_in_tags(template: Path) -> dict[str, str]:
    """The names that the tags of a template without a description, or the fields of a form, ask for."""
    from ..template.opening import open_template  # Jinja is not needed to list the built-in templates

    return {field.name: "" for field in open_template(template).fields()}


def run_copy_template(say: Speaker, name: str | None, folder: Path) -> int:
    """`reportgen templates NAME -o DIR`: a template's files to edit; nothing that exists is touched."""
    from ..output import write_new
    from ..template.find import find_template

    if name is None:
        hint = msg("ghi tên mẫu trước -o; chạy reportgen templates để xem các tên")
        raise UsageError(Problem("template.no-name", msg("chưa nói chép mẫu nào"), hint=hint))
    found = find_template(name)
    copies = {folder / name: source.read_bytes() for name, source in _copies(found)}
    write_new(copies)
    for target in copies:
        say.result(msg("Đã ghi {path}", path=target))
    return DONE


def _copies(found: FoundTemplate) -> Iterator[tuple[str, Path]]:
    """The files to copy, by their new names. A form, and a template that makes long texts fit, keeps its folder: what
    the description says of boxes belongs to the files."""
    if found.blank is None and not found.boxes:
        for source in found.files.values() or [found.path]:
            yield f"{found.name}-{source.name}", source
    else:
        for source in sorted(found.path.parent.iterdir()):
            if source.is_file():
                yield f"{found.name}/{source.name}", source
