"""`reportgen fill`: any template with any data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import DataError, Problem
from ..messages import msg
from ..places import FilePlace
from .commands import A_PATH, DONE, FILE, TEMPLATE, Commands, fonts_from
from .speaker import Speaker

if TYPE_CHECKING:
    from ..fonts import FontLibrary
    from ..template.running import WhenMissing

MISSING = click.Choice(["error", "gap", "blank"])


def add_to(commands: Commands) -> None:
    """Declare it."""
    say = commands.say

    @commands.command(msg("Điền dữ liệu (.yaml, .json, .xlsx) vào một mẫu Word bất kỳ."))
    @commands.argument("template", TEMPLATE)
    @commands.argument("data", msg("DU-LIEU"), kind=A_PATH)
    @commands.output(FILE, msg("Tệp kết quả, .docx hoặc .pdf"))
    @commands.option(
        "--missing",
        type=MISSING,
        default="error",
        help=msg("Khi dữ liệu thiếu: error dừng lại, gap tô màu chỗ thiếu, blank để trống"),
    )
    @commands.fonts()
    def fill(template: str, data: Path, output: Path | None, missing: WhenMissing, font_dirs: tuple[Path, ...]) -> int:
        return run_fill(say, template, data, output, missing=missing, fonts=fonts_from(font_dirs))


def run_fill(
    say: Speaker, template: str, data: Path, output: Path | None, *, missing: WhenMissing, fonts: FontLibrary
) -> int:
    """`reportgen fill`: any template with any data."""
    from ..template.opening import filled_document, open_template
    from ..template.written import as_written

    with say.waiting(msg("Đang điền mẫu …")):
        opened = open_template(template, fonts=fonts)
        record, notes = one_record(data)
        document, problems = filled_document(opened, as_written(record), missing=missing, fonts=fonts)
        target = output if output is not None else Path(f"{data.stem}.{opened.formats[0]}")
        document.save(target)
    say.problems([*notes, *opened.warnings, *problems])
    if target.suffix.lower() == ".pdf":
        say.problems(document.warnings)
    say.result(msg("Đã ghi {path}", path=target))
    return DONE


def one_record(path: Path) -> tuple[Mapping[str, object], tuple[Problem, ...]]:
    """The data of one document, and what is to be said of it. Raises DataError for a list of records."""
    from ..readers import Scalar, read_data

    node = read_data(path)
    plain = node.plain()
    if isinstance(plain, list) and len(plain) == 1:
        plain = plain[0]
    if isinstance(plain, dict):
        return plain, () if isinstance(node, Scalar) else node.notes
    raise DataError(
        Problem(
            "data.not-one-record",
            msg("tệp này không phải dữ liệu của một văn bản (mỗi trường một giá trị)"),
            FilePlace(str(path)),
            msg("để mỗi văn bản vào một tệp, hoặc chỉ giữ một dòng dữ liệu trong trang tính"),
        )
    )
