"""`reportgen fill`: any template with any data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from ..errors import DataError, Problem
from ..messages import msg
from ..places import FilePlace
from .commands import A_PATH, DONE, FILE, TEMPLATE, Commands, fonts_from
from .speaker import Speaker

if TYPE_CHECKING:
    from ..document import Document
    from ..fonts import FontLibrary
    from ..template.form import FilledForm
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
    @commands.printing()
    @commands.fonts()
    def fill(template: str, data: Path, output: Path | None, font_dirs: tuple[Path, ...], **options: Any) -> int:
        return run_fill(say, template, data, output, Filling(fonts=fonts_from(font_dirs), **options))


class Filling(NamedTuple):
    """How to fill. `standard`: which of the template's files; `preview`: a form's blank behind the text; `printer`:
    whose error the PDF makes up for."""

    fonts: FontLibrary
    missing: WhenMissing = "error"
    preview: bool = False
    printer: str = ""
    standard: str | None = None


def run_fill(say: Speaker, template: str, data: Path, output: Path | None, how: Filling) -> int:
    """`reportgen fill`: any template with any data."""
    from ..output import write_whole
    from ..template.opening import filled_document, open_template
    from ..template.written import as_written

    with say.waiting(msg("Đang điền mẫu …")):
        opened = open_template(template, standard=how.standard, fonts=how.fonts, preview=how.preview)
        record, notes = one_record(data)
        document, problems = filled_document(opened, as_written(record), missing=how.missing, fonts=how.fonts)
        target = output if output is not None else Path(f"{data.stem}.{opened.formats[0]}")
        write_whole(target, _rendered(document, target.suffix, how.printer))
    say.problems([*notes, *opened.warnings, *problems])
    if target.suffix.lower() == ".pdf":
        say.problems(document.warnings)
    say.result(msg("Đã ghi {path}", path=target))
    return DONE


def _rendered(document: Document | FilledForm, ending: str, printer: str) -> bytes:
    if printer and ending.lower() == ".pdf":
        from ..batch.printers import Printer

        return Printer(printer).rendered(document)
    return document.rendered(ending)


def one_record(path: Path) -> tuple[Mapping[str, object], tuple[Problem, ...]]:
    """The data of one document, and what is to be said of it. Raises DataError for a list of records."""
    from ..readers import Scalar, read_data

    node = read_data(path)
    plain = node.shown()
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
