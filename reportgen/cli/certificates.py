"""`reportgen certificates`: decision, list, sheet to sign and certificates of a conference folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import Problem, Severity
from ..messages import Message, msg
from ..output import write_all
from ..places import FilePlace
from .commands import A_PATH, DONE, FINDINGS, FOLDER, TEMPLATE, Commands, fonts_from
from .merge import formats_of, say_outcome, telling
from .report import folder_name
from .speaker import Speaker

if TYPE_CHECKING:
    from ..batch.merge import Options, Outcome, Tell
    from ..conference.commendations import Commendations
    from ..template.running import WhenMissing

CERTIFICATES = "giay-khen"
"""The folder, or with --one-file the PDF, that holds the certificates."""


def add_to(commands: Commands) -> None:
    """Declare it."""
    say = commands.say

    @commands.command(
        msg("Làm quyết định khen thưởng, danh sách, danh sách ký nhận và giấy khen từ thư mục dữ liệu của hội nghị.")
    )
    @commands.argument("input", FOLDER, kind=A_PATH)
    @commands.output(FOLDER, msg("Thư mục ghi kết quả"))
    @commands.draft()
    @commands.option(
        "--template", metavar=TEMPLATE, help=msg("Mẫu giấy khen khác: giay-khen-phoi, hoặc mẫu của cơ quan mình")
    )
    @commands.option(
        "--one-file",
        is_flag=True,
        help=msg("Gộp tất cả giấy khen vào một tệp PDF để in, thay cho mỗi giấy khen một tệp"),
    )
    @commands.option(
        "--format",
        "formats",
        default="",
        metavar=msg("LOAI"),
        help=msg("Loại tệp: docx, pdf, hoặc docx,pdf (mặc định)"),
    )
    @commands.option(
        "--proof/--no-proof", default=True, help=msg("Kèm bản xem trước: mười hai giấy khen thu nhỏ trên một tờ")
    )
    @commands.overwrite()
    @commands.printing()
    @commands.fonts()
    def certificates(input: Path, output: Path | None, draft: bool, **options: Any) -> int:
        return run_certificates(say, input, output, draft=draft, **options)


def run_certificates(
    say: Speaker,
    source: Path,
    output: Path | None,
    *,
    draft: bool,
    template: str | None = None,
    one_file: bool = False,
    formats: str = "",
    proof: bool = True,
    **options: Any,
) -> int:
    """`reportgen certificates`: the papers, and what became of every row of the list."""
    from ..batch.merge import Options
    from ..conference.commendations import make_commendations
    from ..conference.issuing import misgivings

    wanted = formats_of(formats or "docx,pdf")
    missing: WhenMissing = "gap" if draft else "error"
    chosen = Options(formats=wanted, missing=missing, language=say.language, **options)
    folder = output if output is not None else Path("outputs") / folder_name(source)
    with say.waiting(msg("Đang làm quyết định, giấy khen …")) as waiting:
        made = make_commendations(source, draft=draft, fonts=fonts_from(chosen.font_dirs))
        papers = _rendered(made, folder, chosen)
        outcome = _issued(made, folder, chosen, template, one_file=one_file, tell=telling(say, waiting))
        write_all(papers)
        written = [*papers]
        if proof and outcome is not None:
            written.append(_proved(made, folder, chosen, template, say))
    say.problems([*misgivings(template), *_of_papers(made), *_left_over(made, folder)])
    for path in written:
        say.result(msg("Đã ghi {path}", path=path))
    if outcome is None:
        return _exit_code(made)
    return max(say_outcome(say, outcome, _done(outcome, folder, one_file=one_file)), _exit_code(made))


def _rendered(made: Commendations, folder: Path, options: Options) -> dict[Path, bytes]:
    """The decision and the sheet as files, ready to be written."""
    return {
        folder / f"{paper.name}.{ending}": paper.document.rendered(f".{ending}")
        for paper in made.documents
        for ending in options.formats
    }


def _issued(
    made: Commendations, folder: Path, options: Options, template: str | None, *, one_file: bool, tell: Tell
) -> Outcome | None:
    """The certificates; None without anybody in the list. Those printed over blanks are PDFs."""
    from ..conference.issuing import is_form, issue

    if not made.recipients:
        return None
    if is_form(made, template):
        options = replace(options, formats=("pdf",))
    target = folder / f"{CERTIFICATES}.pdf" if one_file else folder / CERTIFICATES
    return issue(made, target, options, template=template, one_file=one_file, tell=tell)


def _proved(made: Commendations, folder: Path, options: Options, template: str | None, say: Speaker) -> Path:
    """The proof sheet."""
    from ..conference.issuing import prove

    target = folder / f"{CERTIFICATES}-xem-truoc.pdf"
    prove(made, target, options, template=template, title=say.text(msg("Giấy khen – bản xem trước")))
    return target


def _of_papers(made: Commendations) -> list[Problem]:
    """What is to be said beside the rows that gave no certificate: those are told with the certificates."""
    rows = {(one.code, one.place) for wrong in made.recipients.rejected for one in wrong.problems}
    rows |= {("recipients.duplicate", twice.recipient.place) for twice in made.recipients.duplicates}
    papers = [problem for paper in made.documents for problem in (*paper.problems, *paper.document.warnings)]
    return [one for one in (*made.problems, *papers) if (one.code, one.place) not in rows]


def _left_over(made: Commendations, folder: Path) -> list[Problem]:
    """The papers of an earlier run that this one did not make: old counts and names beside new certificates."""
    from ..conference.commendations import SHEET
    from ..conference.decision import TEMPLATE as DECISION

    waiting = {DECISION, SHEET} - {paper.name for paper in made.documents}
    there = (f"{name}.{ending}" for name in sorted(waiting) for ending in ("docx", "pdf"))
    names = ", ".join(f"“{name}”" for name in there if (folder / name).exists())
    if not names:
        return []
    message = msg("trong thư mục còn văn bản của lần trước, lần này chưa làm lại: {names}", names=names)
    hint = msg("đừng dùng các tệp này; sửa hết lỗi rồi làm lại thì chúng được thay bằng bản mới")
    return [Problem("certificates.old-papers", message, FilePlace(str(folder)), hint, Severity.WARNING)]


def _done(outcome: Outcome, folder: Path, *, one_file: bool) -> Message:
    count = outcome.counts.done
    if one_file:
        return msg("Đã ghi {count} giấy khen vào {path}, để in", count=count, path=folder / f"{CERTIFICATES}.pdf")
    return msg("Đã làm {count} giấy khen trong {folder}", count=count, folder=folder / CERTIFICATES)


def _exit_code(made: Commendations) -> int:
    return FINDINGS if any(problem.severity is Severity.ERROR for problem in made.problems) else DONE
