"""`reportgen merge`: a document for each record of a list."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

import click

from ..errors import Problem, UsageError
from ..messages import Message, msg
from ..progress import Waiting, pace
from .commands import A_PATH, DONE, FINDINGS, FOLDER, TEMPLATE, Commands
from .fill import MISSING
from .speaker import Speaker

if TYPE_CHECKING:
    from ..batch.merge import Format, Options, Outcome, Tell

FORMATS = ("docx", "pdf")
MOST_SAID = 20
MOMENT = 0.2  # seconds between two words on how far it is


def add_to(commands: Commands) -> None:
    """Declare it."""
    say = commands.say

    @commands.command(msg("Trộn thư: làm mỗi bản ghi trong danh sách (.xlsx, .csv, .yaml, .json) thành một văn bản."))
    @commands.argument("template", TEMPLATE)
    @commands.argument("records", msg("DANH-SACH"), kind=A_PATH)
    @commands.output(FOLDER, msg("Thư mục ghi kết quả"))
    @commands.option(
        "--name",
        default="",
        metavar=msg("MAU-TEN"),
        help=msg("Cách đặt tên tệp, ví dụ “{stt:03} {ho_ten}”; stt là số thứ tự"),
    )
    @commands.option(
        "--format",
        "formats",
        default="",
        metavar=msg("LOAI"),
        help=msg("Loại tệp: docx (mặc định), pdf, hoặc docx,pdf"),
    )
    @commands.option(
        "--one-file",
        type=A_PATH,
        metavar=msg("TEP-PDF"),
        help=msg("Gộp tất cả vào một tệp PDF để in, theo thứ tự trong danh sách, thay cho mỗi văn bản một tệp"),
    )
    @commands.option("--sheet", metavar=msg("TRANG-TINH"), help=msg("Tên trang tính, khi tệp có nhiều trang tính"))
    @commands.option(
        "--missing",
        type=MISSING,
        default="error",
        help=msg("Bản ghi thiếu dữ liệu: error loại ra và báo, gap tô màu chỗ thiếu, blank để trống"),
    )
    @commands.option(
        "--workers",
        type=click.IntRange(min=0),
        default=0,
        metavar=msg("N"),
        help=msg("Số tiến trình cùng làm; 0 (mặc định) là tự chọn"),
    )
    @commands.overwrite()
    @commands.option("--keep-duplicates", is_flag=True, help=msg("Làm cả những bản ghi trùng hệt nhau"))
    @commands.printing()
    @commands.fonts()
    def merge(template: str, records: Path, output: Path | None, one_file: Path | None, **options: Any) -> int:
        if one_file is None:
            return run_merge(say, template, records, output, options_from(options, say))
        _check_one_file(one_file, options["formats"])
        target = one_file if output is None else output / one_file
        return run_merge_into_one(say, template, records, target, options_from(options, say))


def options_from(given: dict[str, Any], say: Speaker) -> Options:
    """The command's options as the batch room takes them. Raises UsageError for a format that is none."""
    from ..batch.merge import Options

    return Options(**{**given, "formats": formats_of(given["formats"] or "docx"), "language": say.language})


def _check_one_file(one_file: Path, formats: str) -> None:
    if formats:
        message = msg("--one-file và --format không dùng cùng nhau")
        raise UsageError(
            Problem("merge.one-file", message, hint=msg("chạy hai lần: một lần làm tệp riêng, một lần in"))
        )
    if one_file.suffix.lower() != ".pdf":
        message = msg("tệp gộp để in phải là tệp .pdf, không phải “{name}”", name=one_file.name)
        raise UsageError(Problem("merge.one-file", message, hint=msg("ghi tên tệp như {example}", example="in.pdf")))


def formats_of(text: str) -> tuple[Format, ...]:
    """ "docx,pdf" as formats. Raises UsageError."""
    named = [word.strip().lower().removeprefix(".") for word in text.split(",") if word.strip()]
    unknown = [word for word in named if word not in FORMATS]
    if unknown or not named:
        message = msg("không làm được loại tệp “{name}”", name=", ".join(unknown) or text)
        raise UsageError(Problem("merge.format", message, hint=msg("chọn docx, pdf hoặc docx,pdf")))
    return cast("tuple[Format, ...]", tuple(dict.fromkeys(named)))


def run_merge(say: Speaker, template: str, records: Path, output: Path | None, options: Options) -> int:
    """`reportgen merge`: the documents, and what became of every record."""
    from ..batch.merge import merge

    folder = output if output is not None else Path("outputs") / records.stem
    with say.waiting(msg("Đang trộn thư …")) as waiting:
        outcome = merge(template, records, folder, options, tell=telling(say, waiting))
    done = msg("Đã làm {count} văn bản trong {folder}", count=outcome.counts.done, folder=folder)
    return say_outcome(say, outcome, done)


def run_merge_into_one(say: Speaker, template: str, records: Path, target: Path, options: Options) -> int:
    """`reportgen merge --one-file`: one PDF to print, and what became of every record."""
    from ..batch.merge import merge_into_one

    with say.waiting(msg("Đang trộn thư …")) as waiting:
        outcome = merge_into_one(template, records, target, options, tell=telling(say, waiting))
    nothing = msg("Không có văn bản nào in được, nên không ghi {path}", path=target)
    done = msg("Đã ghi {count} văn bản vào {path}, để in", count=outcome.counts.done, path=target)
    return say_outcome(say, outcome, done if outcome.counts.done else nothing)


def telling(say: Speaker, waiting: Waiting) -> Tell:
    """What says, now and then, how far a batch is."""
    began = said = time.monotonic()

    def tell(done: int, total: int) -> None:
        nonlocal said
        now = time.monotonic()
        if now - said >= MOMENT:
            said = now
            waiting.say(say.text(pace(done, total, now - began)))

    return tell


# --- what came of it -----------------------------------------------------------------------------------


def say_outcome(say: Speaker, outcome: Outcome, done: Message) -> int:
    """The notes, the first of the refused records, what is done, the sums, where the report lies; the exit code."""
    say.problems([*outcome.notes, *_first_reasons(outcome)])
    counts = outcome.counts
    if outcome.stopped:
        say.result(msg("Đã dừng theo yêu cầu. Những tệp đã làm đều nguyên vẹn; chạy lại lệnh để làm đủ."))
    say.result(done)
    sums = msg(
        "Bản ghi: vào {records} = ra {done} + bị loại {rejected} + trùng {duplicates}",
        records=counts.records,
        done=counts.done,
        rejected=counts.rejected,
        duplicates=counts.duplicates,
    )
    say.result(msg("{sums} + chưa làm {left}", sums=sums, left=counts.left) if counts.left else sums)
    if outcome.report is not None:
        say.result(msg("Kết quả từng bản ghi: {path}", path=outcome.report))
    return DONE if outcome.all_well else FINDINGS


def _first_reasons(outcome: Outcome) -> list[Problem]:
    """Why records were refused: the same reason once, with how many it holds for; the first ones only."""
    from ..batch.reasons import shared

    reasons = shared(problem for entry in outcome.refused for problem in entry.problems)
    more = len(reasons) - MOST_SAID
    if more <= 0:
        return reasons
    rest = msg("còn {count} lý do khác, xem trong tệp kết quả", count=more)
    return [*reasons[:MOST_SAID], Problem("merge.more", rest, severity=reasons[MOST_SAID].severity)]
