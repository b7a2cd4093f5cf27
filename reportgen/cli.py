"""The commands: options and exit codes. Each command calls one function and says what came of it.

Exit codes: 0 done; 1 findings or something rejected; 2 wrong input or usage. Help and messages are Vietnamese,
English with `--lang en` (or REPORTGEN_LANG=en). No traceback for a user's mistake.
"""

from __future__ import annotations

import gc
import gettext
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from . import __version__
from .errors import DataError, Problem, ReportgenError, Severity, UsageError
from .messages import LOCALE_DIR, SOURCE_LANGUAGE, Message, msg
from .places import FilePlace
from .progress import Waiting

if TYPE_CHECKING:
    from .fonts import FontLibrary
    from .template.running import WhenMissing

LANGUAGES = ("vi", "en")
DEBUG = "REPORTGEN_DEBUG"
DONE, FINDINGS, WRONG = 0, 1, 2
_OBJECTS_BETWEEN_COLLECTIONS = 100_000  # a document is many objects and few cycles: with 700, a tenth of the time
PathArgument = click.Path(path_type=Path)
Handler = TypeVar("Handler", bound=Callable[..., object])


class Speaker:
    """Says messages in one language: results to the standard output, the rest to the standard error."""

    def __init__(self, language: str) -> None:
        self.language = language

    def text(self, message: Message) -> str:
        return message.render(self.language)

    def result(self, message: Message) -> None:
        click.echo(self.text(message))

    def problems(self, problems: Sequence[Problem]) -> None:
        """Every problem, the heavy ones last so that they stand above the prompt; a hint that several problems in
        a row share is said once, after the last of them."""
        order = [Severity.NOTE, Severity.WARNING, Severity.GAP, Severity.ERROR]
        ordered = sorted(problems, key=lambda problem: order.index(problem.severity))
        for index, problem in enumerate(ordered):
            said_later = ordered[index + 1 : index + 2] and ordered[index + 1].hint == problem.hint
            shown = problem._replace(hint=None) if said_later else problem
            click.echo(f"{self.text(_SEVERITY[problem.severity])}: {shown.render(self.language)}", err=True)

    def gaps(self, problems: Sequence[Problem]) -> None:
        """Why a final document was not made, when gaps are all that is in its way."""
        if problems and all(problem.severity is Severity.GAP for problem in problems):
            sentence = msg("Chưa làm bản chính thức: còn {count} chỗ phải bổ sung.", count=len(problems))
            click.echo(self.text(sentence), err=True)

    def waiting(self, message: Message) -> Waiting:
        return Waiting(self.text(message))


_SEVERITY = {
    Severity.ERROR: msg("Lỗi"),
    Severity.GAP: msg("Còn thiếu"),
    Severity.WARNING: msg("Lưu ý"),
    Severity.NOTE: msg("Ghi chú"),
}


def fonts_from(folders: Sequence[Path]) -> FontLibrary:
    """The system's fonts and ours, `folders` first."""
    from .fonts import FontLibrary

    return FontLibrary(directories=folders)


def commands(say: Speaker) -> click.Group:
    """The command tree with its help in `say`'s language."""
    text = say.text

    def font_option(handler: Handler) -> Handler:
        return click.option(
            "--font-dir",
            "font_dirs",
            multiple=True,
            type=PathArgument,
            metavar=text(msg("THU-MUC")),
            help=text(msg("Thư mục phông chữ, được tìm trước phông chữ của máy")),
        )(handler)

    def output_option(metavar: Message, sentence: Message) -> Callable[[Handler], Handler]:
        return click.option("-o", "--output", type=PathArgument, metavar=text(metavar), help=text(sentence))

    @click.group(
        help=text(msg("Làm văn bản hành chính của Đảng bằng Word và PDF từ một tệp dữ liệu.")),
        options_metavar=text(msg("[TUY-CHON]")),
        subcommand_metavar=text(msg("LENH [THAM-SO]...")),
    )
    @click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default=say.language,
        help=text(msg("Ngôn ngữ của thông báo: vi (mặc định) hoặc en")),
        expose_value=False,
    )
    @click.version_option(__version__, message="reportgen %(version)s")
    def group() -> None:
        pass

    def command(sentence: Message) -> Callable[[Callable[..., object]], click.Command]:
        shown = text(sentence)
        return group.command(help=shown, short_help=shown, options_metavar=text(msg("[TUY-CHON]")))

    @command(msg("Làm báo cáo sơ kết (.docx và .pdf) từ thư mục dữ liệu của hội nghị."))
    @click.argument("input", type=PathArgument, metavar=text(msg("THU-MUC")))
    @output_option(msg("THU-MUC"), msg("Thư mục ghi kết quả"))
    @click.option("--draft", is_flag=True, help=text(msg("Làm bản dự thảo: chỗ còn thiếu được tô màu, không dừng lại")))
    @click.option(
        "--template", metavar=text(msg("MAU")), help=text(msg("Mẫu của cơ quan mình (.docx) thay cho mẫu có sẵn"))
    )
    @font_option
    def report(input: Path, output: Path | None, draft: bool, template: str | None, font_dirs: tuple[Path, ...]) -> int:
        return run_report(say, input, output, draft=draft, template=template, fonts=fonts_from(font_dirs))

    @command(msg("Điền dữ liệu (.yaml, .json, .xlsx) vào một mẫu Word bất kỳ."))
    @click.argument("template", metavar=text(msg("MAU")))
    @click.argument("data", type=PathArgument, metavar=text(msg("DU-LIEU")))
    @output_option(msg("TEP"), msg("Tệp kết quả, .docx hoặc .pdf"))
    @click.option(
        "--missing",
        type=click.Choice(["error", "gap", "blank"]),
        default="error",
        help=text(msg("Khi dữ liệu thiếu: error dừng lại, gap tô màu chỗ thiếu, blank để trống")),
    )
    @font_option
    def fill(template: str, data: Path, output: Path | None, missing: WhenMissing, font_dirs: tuple[Path, ...]) -> int:
        return run_fill(say, template, data, output, missing=missing, fonts=fonts_from(font_dirs))

    @command(msg("Chuyển một tệp Word bất kỳ sang PDF, ngắt dòng và ngắt trang như Word."))
    @click.argument("docx", type=PathArgument, metavar=text(msg("TEP-WORD")))
    @output_option(msg("TEP"), msg("Tệp PDF kết quả"))
    @click.option("--strict", is_flag=True, help=text(msg("Có lưu ý thì kết thúc với mã 1 (dùng khi chạy tự động)")))
    @font_option
    def pdf(docx: Path, output: Path | None, strict: bool, font_dirs: tuple[Path, ...]) -> int:
        return run_pdf(say, docx, output, strict=strict, fonts=fonts_from(font_dirs))

    @command(msg("Liệt kê các mẫu có sẵn và các trường của từng mẫu."))
    @click.argument("name", required=False, metavar=f"[{text(msg('MAU'))}]")
    @output_option(msg("THU-MUC"), msg("Chép các tệp Word của mẫu vào thư mục này để sửa"))
    def templates(name: str | None, output: Path | None) -> int:
        return run_templates(say, name) if output is None else run_copy_template(say, name, output)

    @command(msg("Tạo thư mục dữ liệu mới, có chú giải, cho hội nghị tiếp theo."))
    @click.argument("folder", type=PathArgument, metavar=text(msg("THU-MUC")))
    def new(folder: Path) -> int:
        return run_new(say, folder)

    return group


# --- what each command does -----------------------------------------------------------------------------


def run_report(
    say: Speaker, source: Path, output: Path | None, *, draft: bool, template: str | None, fonts: FontLibrary
) -> int:
    """`reportgen report`: the report of a conference folder, .docx and .pdf."""
    from .conference.report import TEMPLATE, make_report

    with say.waiting(msg("Đang làm báo cáo …")):
        made = make_report(source, draft=draft, fonts=fonts, template=template or TEMPLATE)
        folder = output if output is not None else Path("outputs") / _folder_name(source)
        targets = [folder / f"{made.name}{ending}" for ending in (".docx", ".pdf")]
        made.document.save_all(*targets)
    say.problems([*made.problems, *made.document.warnings])
    for target in targets:
        say.result(msg("Đã ghi {path}", path=target))
    say.result(_pages_made(len(made.document.pages.pages), draft=draft))
    return DONE


def _folder_name(source: Path) -> str:
    resolved = source.resolve()
    return resolved.name if source.is_dir() else resolved.parent.name


def _pages_made(count: int, *, draft: bool) -> Message:
    if draft:
        return msg("Bản dự thảo, {count} trang. Chỗ tô màu là chỗ cần bổ sung hoặc số liệu ví dụ.", count=count)
    return msg("Bản chính thức, {count} trang.", count=count)


def run_fill(
    say: Speaker, template: str, data: Path, output: Path | None, *, missing: WhenMissing, fonts: FontLibrary
) -> int:
    """`reportgen fill`: any template with any data."""
    from .document import Document
    from .template.fill import Template
    from .template.written import as_written

    with say.waiting(msg("Đang điền mẫu …")):
        compiled = Template(template)
        filled = compiled.render(as_written(one_record(data)), missing=missing)
        document = Document(filled.package, fonts=fonts)
        target = output if output is not None else Path(f"{data.stem}.docx")
        document.save(target)
    say.problems([*compiled.warnings, *filled.problems])
    if target.suffix.lower() == ".pdf":
        say.problems(document.warnings)
    say.result(msg("Đã ghi {path}", path=target))
    return DONE


def one_record(path: Path) -> Mapping[str, object]:
    """The data of one document. Raises DataError when the file holds a list of records."""
    from .readers import read_data

    plain = read_data(path).plain()
    if isinstance(plain, list) and len(plain) == 1:
        plain = plain[0]
    if isinstance(plain, dict):
        return plain
    raise DataError(
        Problem(
            "data.not-one-record",
            msg("tệp này không phải dữ liệu của một văn bản (mỗi trường một giá trị)"),
            FilePlace(str(path)),
            msg("để mỗi văn bản vào một tệp, hoặc chỉ giữ một dòng dữ liệu trong trang tính"),
        )
    )


def run_pdf(say: Speaker, docx: Path, output: Path | None, *, strict: bool, fonts: FontLibrary) -> int:
    """`reportgen pdf`: any Word file to PDF."""
    from .document import Document

    with say.waiting(msg("Đang dàn trang …")):
        document = Document.open(docx, fonts=fonts)
        target = output if output is not None else docx.with_suffix(".pdf")
        document.save(target)
    say.problems(document.warnings)
    say.result(msg("Đã ghi {path} ({count} trang)", path=target, count=len(document.pages.pages)))
    return FINDINGS if strict and document.warnings else DONE


def run_templates(say: Speaker, name: str | None) -> int:
    """`reportgen templates`: what there is, with the fields of each."""
    from .template.find import built_in_templates, find_template

    for found in [find_template(name)] if name else built_in_templates():
        click.echo(f"{found.name}: {found.title}".removesuffix(": "))
        if found.description:
            click.echo(f"    {found.description}")
        fields = found.fields or names_in_tags(found.path)
        for field, meaning in fields.items():
            click.echo(f"    {field:<28} {meaning}".rstrip())
    return DONE


def names_in_tags(template: Path) -> dict[str, str]:
    """The names that the tags of a template without a description ask for."""
    from .template.fill import Template  # Jinja is not needed to list the built-in templates

    return {field.name: "" for field in Template(template).fields()}


def run_copy_template(say: Speaker, name: str | None, folder: Path) -> int:
    """`reportgen templates NAME -o DIR`: a template's Word files to edit; nothing that exists is touched."""
    from .output import write_new
    from .template.find import find_template

    if name is None:
        hint = msg("ghi tên mẫu trước -o; chạy reportgen templates để xem các tên")
        raise UsageError(Problem("template.no-name", msg("chưa nói chép mẫu nào"), hint=hint))
    found = find_template(name)
    sources = found.files.values() or [found.path]
    copies = {folder / f"{found.name}-{source.name}": source.read_bytes() for source in sources}
    write_new(copies)
    for target in copies:
        say.result(msg("Đã ghi {path}", path=target))
    return DONE


def run_new(say: Speaker, folder: Path) -> int:
    """`reportgen new`: a commented starting folder; nothing that exists is touched."""
    from .conference.starting import make_starting_folder

    for path in make_starting_folder(folder):
        say.result(msg("Đã ghi {path}", path=path))
    typed = f'"{folder}"' if " " in str(folder) else folder
    say.result(msg("Mở tệp hoi-nghi.yaml, điền dữ liệu rồi chạy: reportgen report {folder} --draft", folder=typed))
    return DONE


# --- the way in -----------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command and leave with its exit code."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    code = run(list(sys.argv[1:] if arguments is None else arguments))
    gc.freeze()  # the process ends: nothing is worth looking through once more
    sys.exit(code)


def run(arguments: list[str]) -> int:
    """Run a command; the exit code. Every ReportgenError becomes sentences and exit code 2."""
    say = Speaker(_language(arguments))
    _utf8_streams()
    _click_speaks(say.language)
    try:
        return int(commands(say).main(arguments, prog_name="reportgen", standalone_mode=False) or DONE)
    except ReportgenError as error:
        say.problems(error.problems)
        say.gaps(error.problems)
    except click.ClickException as error:
        error.show()
    except (click.Abort, KeyboardInterrupt):
        click.echo(say.text(msg("Đã dừng theo yêu cầu.")), err=True)
    except Exception as error:
        if os.environ.get(DEBUG):
            raise
        say.problems([_our_own_fault(error)])
    return WRONG


def _our_own_fault(error: Exception) -> Problem:
    """What no room foresaw: a sentence all the same, with what the maintainers need to find it."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    where = f"{Path(frame.filename).name}:{frame.lineno}"
    return Problem(
        "program.unforeseen",
        msg("lỗi của chương trình ({kind} ở {where}): {error}", kind=type(error).__name__, where=where, error=error),
        hint=msg(
            "gửi dòng trên và tệp đang làm cho người bảo trì chương trình (đặt {name}=1 để xem chi tiết)", name=DEBUG
        ),
    )


def _language(arguments: Sequence[str]) -> str:
    """The language asked for, wherever `--lang` stands; it must be known before the help texts are made."""
    wanted = [SOURCE_LANGUAGE, os.environ.get("REPORTGEN_LANG", "")]
    for here, following in pairwise([*arguments, ""]):
        if here == "--lang":
            wanted.append(following)
        elif here.startswith("--lang="):
            wanted.append(here.removeprefix("--lang="))
    return [language for language in wanted if language in LANGUAGES][-1]


def _utf8_streams() -> None:
    """Vietnamese on a Windows console whose code page is not UTF-8."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="replace")


def _click_speaks(language: str) -> None:
    """Click's own few sentences ("Usage", "No such option") come from the catalog `click` of our locale folder."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain("click", str(LOCALE_DIR))
    gettext.textdomain("click")
