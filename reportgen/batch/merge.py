"""Mail merge: one template, many records. In: a template, a file of records, a folder. Out: a document for each record,
the report `ket-qua.xlsx`, and the outcome.

    records ──▶ plan ──▶ run ──▶ account ──▶ report

A file in the folder that this program did not make there, or that somebody changed afterwards, is never replaced
unless `overwrite` says so: then nothing at all is made. Nothing is ever removed.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence, Set
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NamedTuple

from ..errors import DataError, OutputError, Problem, Severity, UsageError
from ..messages import SOURCE_LANGUAGE, msg
from ..output import write_whole
from ..places import FilePlace, TemplatePlace
from .making import Maker, Order, Result, new_mark
from .names import MOST_BYTES, room_in, same_name
from .plan import Plan, make_plan
from .reasons import shared
from .reconcile import Account, Counts, Entry, Status
from .report_file import REPORT, files_made_before, report_file
from .run import Stop, run
from .sources import Source, read_source

if TYPE_CHECKING:
    from ..template.running import WhenMissing

Format = Literal["docx", "pdf"]
Tell = Callable[[int, int], None]
"""Told after each document: how many are done, of how many."""

NAMES_SHOWN = 5
NOTHING: Set[str] = frozenset()
PDFS_WORTH_A_WORKER, WORD_FILES_WORTH_A_WORKER = 50, 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How to merge. `name`: the pattern of file names ("": number and name); `workers`: processes (1: this one; 0: as
    many as pay); `sheet`: which one of a workbook; `missing` as `Template.fill` takes it; `language`: the report's.
    `standard`: which of the template's files; `preview`, `printer`: as `Order` has them."""

    name: str = ""
    formats: tuple[Format, ...] = ("docx",)
    workers: int = 0
    sheet: str | None = None
    missing: WhenMissing = "error"
    font_dirs: tuple[Path, ...] = ()
    overwrite: bool = False
    keep_duplicates: bool = False
    standard: str | None = None
    preview: bool = False
    printer: str = ""
    language: str = SOURCE_LANGUAGE


DEFAULT = Options()


class Outcome(NamedTuple):
    """What became of a batch. `refused` are the entries that gave no document; `notes` speak of the whole: the file of
    records, the template, sums that do not agree. `report` is None when it could not be written. `all_well`: nothing
    rejected, nothing left, sums agree."""

    counts: Counts
    refused: tuple[Entry, ...]
    notes: tuple[Problem, ...]
    report: Path | None
    stopped: bool = False

    @property
    def all_well(self) -> bool:
        wrong = any(note.severity is Severity.ERROR for note in self.notes)
        return not (wrong or self.stopped or self.counts.rejected or self.counts.left)


def merge(
    template: str | Path | bytes, records: Path, output: Path, options: Options = DEFAULT, *, tell: Tell | None = None
) -> Outcome:
    """Make a document of `template` for each record of the file `records`, in the folder `output`.

    Raises ReportgenError when nothing can be made: the template or the file cannot be read, the pattern is wrong, the
    folder cannot be written, or holds files of somebody else. What is wrong with single records is in the outcome.
    """
    return merge_source(template, read_source(records, options.sheet), output, options, tell=tell)


def merge_source(
    template: str | Path | bytes, source: Source, output: Path, options: Options = DEFAULT, *, tell: Tell | None = None
) -> Outcome:
    """As `merge`, for records that were read or made elsewhere."""
    order = _order(template, output, options)
    maker = Maker(order)
    plan = _planned(source, options, room_in(output))
    before = _prepare(output, plan, order, overwrite=options.overwrite)
    workers = options.workers or sensible_workers(len(plan.jobs), order.formats)
    account = Account(plan, source.total)
    with Stop() as stop:
        _enter_all(account, run(plan.jobs, order, workers=workers, stop=stop, maker=maker), len(plan.jobs), tell)
    notes = [*source.notes, *_of_template(maker)]
    return _told(account, notes, output / REPORT, options, stopped=stop.asked, before=before)


def merge_into_one(
    template: str | Path | bytes, records: Path, target: Path, options: Options = DEFAULT, *, tell: Tell | None = None
) -> Outcome:
    """As `merge`, one PDF of all documents in the order of the records: `target`, which is replaced. The report lies
    beside it. `formats`, `workers` and `overwrite` do not count."""
    return merge_source_into_one(template, read_source(records, options.sheet), target, options, tell=tell)


def merge_source_into_one(
    template: str | Path | bytes, source: Source, target: Path, options: Options = DEFAULT, *, tell: Tell | None = None
) -> Outcome:
    """As `merge_into_one`, for records that were read or made elsewhere."""
    from .one_file import print_jobs

    maker = Maker(_order(template, target.parent, replace(options, formats=("pdf",))))
    plan = _planned(source, options, MOST_BYTES)
    account = Account(plan, source.total)
    notes = [*source.notes, *_of_template(maker)]
    with Stop() as stop:
        _enter_all(account, print_jobs(plan.jobs, maker, target, notes, stop=stop), len(plan.jobs), tell)
    return _told(account, notes, target.with_name(f"{target.stem}-{REPORT}"), options, stopped=stop.asked)


def _planned(source: Source, options: Options, room: int) -> Plan:
    """The plan. Raises DataError for a list without a single record, UsageError as `make_plan`."""
    if not source.records:
        message = msg("danh sách không có bản ghi nào")
        hint = msg("điền danh sách bên dưới dòng tên cột; dòng đang ẩn không được tính")
        raise DataError([*source.notes, Problem("batch.no-records", message, source.place, hint)])
    return make_plan(
        source.records, source.columns, name=options.name, room=room, keep_duplicates=options.keep_duplicates
    )


def _enter_all(account: Account, results: Iterable[Result], total: int, tell: Tell | None) -> None:
    for done, result in enumerate(results, start=1):
        account.enter(result)
        if tell is not None:
            tell(done, total)


def _of_template(maker: Maker) -> list[Problem]:
    """What is to be said of the template: documents of one without tags are all the same."""
    found = [*maker.template.warnings]
    if not maker.template.fields():
        message = msg("mẫu không có thẻ nào nên mọi văn bản đều giống nhau")
        hint = msg("mở mẫu bằng Word, ghi thẻ vào chỗ cần điền, ví dụ {tag}", tag="{{ ho_ten }}")
        place = TemplatePlace(maker.template.name)
        found.append(Problem("batch.no-tags", message, place, hint, Severity.WARNING))
    return found


def _told(
    account: Account,
    notes: list[Problem],
    report: Path,
    options: Options,
    *,
    stopped: bool,
    before: Set[str] = frozenset(),
) -> Outcome:
    """The outcome, and the report written."""
    entries = list(account.entries())
    told = {(note.code, note.message.render()) for note in notes}
    found = (problem for entry in entries if entry.status is Status.DONE for problem in entry.problems)
    notes += shared((one for one in found if (one.code, one.message.render()) not in told), anywhere=True)
    old, found_after = _after(account, entries, report.parent, before)
    notes += found_after
    content = report_file(entries, account.counts(), notes, old=old, language=options.language)
    written = _written(report, content, notes)
    refused = tuple(entry for entry in entries if not entry.files)
    return Outcome(account.counts(), refused, tuple(notes), written, stopped)


def sensible_workers(count: int, formats: Sequence[str]) -> int:
    """As many processes as are worth their start (a third of a second each) for `count` documents."""
    worth = count // (PDFS_WORTH_A_WORKER if "pdf" in formats else WORD_FILES_WORTH_A_WORKER)
    return max(1, min(worth, os.cpu_count() or 1))


def _written(report: Path, content: bytes, notes: list[Problem]) -> Path | None:
    """Write the report; what is in the way is noted, for the documents are made and must be told of."""
    try:
        write_whole(report, content)
    except OutputError as error:
        notes.extend(error.problems)
        return None
    return report


def _order(template: str | Path | bytes, output: Path, options: Options) -> Order:
    if not options.formats:
        raise UsageError.of("batch.no-format", msg("chưa chọn loại tệp"), hint=msg("chọn docx, pdf hoặc cả hai"))
    source = template if isinstance(template, bytes) else str(template)
    folders = tuple(str(folder) for folder in options.font_dirs)
    return Order(
        source, str(output), tuple(options.formats), options.missing, options.standard, folders, new_mark(),
        options.preview, options.printer,
    )  # fmt: skip


# --- the folder ----------------------------------------------------------------------------------------


def _prepare(output: Path, plan: Plan, order: Order, *, overwrite: bool) -> set[str]:
    """Make the folder and see that nobody's files are in the way; the files that an earlier batch made here.

    The report's place is tried first: a batch that could not be told of would have to be made again."""
    try:
        output.mkdir(parents=True, exist_ok=True)
        there = {same_name(entry.name): entry.name for entry in os.scandir(output)}
    except OSError:
        write_whole(output / REPORT, b"")  # explains what is wrong with the folder
        raise
    if not there:
        return set()
    before = files_made_before(output)
    wanted = (f"{job.name}.{ending}" for job in plan.jobs for ending in order.formats)
    found = [there[key] for name in wanted if (key := same_name(name)) in there]
    strangers = [name for name in found if name not in before]
    if strangers and not overwrite:
        raise _in_the_way(output, strangers)
    return before


def _in_the_way(output: Path, strangers: Sequence[str]) -> OutputError:
    shown = ", ".join(f"“{name}”" for name in strangers[:NAMES_SHOWN])
    more = len(strangers) - NAMES_SHOWN
    names = msg("{names} và {more} tệp khác", names=shown, more=more) if more > 0 else msg("{names}", names=shown)
    message = msg(
        "trong thư mục đã có tệp trùng tên, không phải do lần trộn trước làm ra hoặc đã được sửa: {names}", names=names
    )
    hint = msg("chọn thư mục khác, hoặc thêm --overwrite nếu muốn ghi đè")
    return OutputError.of("batch.in-the-way", message, place=FilePlace(str(output)), hint=hint)


def _after(
    account: Account, entries: Sequence[Entry], output: Path, before: Set[str]
) -> tuple[list[str], list[Problem]]:
    """The files that an earlier batch left in the folder; that there are, and what does not agree with the account."""
    there = {entry.name for entry in os.scandir(output)} if output.is_dir() else set()
    made = {name for entry in entries for name in entry.files}
    problems = account.disagreements(there)
    old = sorted(before & there - made)
    if old:
        shown = ", ".join(f"“{name}”" for name in old[:NAMES_SHOWN])
        message = msg(
            "trong thư mục còn {count} tệp của lần trước mà lần này không làm: {names}", count=len(old), names=shown
        )
        hint = msg("xóa đi nếu không dùng nữa, để khỏi nhầm với tệp mới")
        problems.append(Problem("batch.old-files", message, FilePlace(str(output)), hint, Severity.WARNING))
    return old, problems
