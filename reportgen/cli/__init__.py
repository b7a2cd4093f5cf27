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
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

import click

from ..errors import Problem, ReportgenError
from ..messages import LOCALE_DIR, SOURCE_LANGUAGE, msg
from . import calibrate, certificates, fill, merge, new, pdf, report, templates, verify
from .commands import DONE, FINDINGS, LANGUAGES, WRONG, Commands
from .speaker import Speaker

__all__ = ["DONE", "FINDINGS", "WRONG", "commands", "main", "run"]

DEBUG = "REPORTGEN_DEBUG"
_OBJECTS_BETWEEN_COLLECTIONS = 100_000  # a document is many objects and few cycles: with 700, a tenth of the time
_COMMANDS = (report, certificates, fill, merge, pdf, verify, calibrate, templates, new)


def commands(say: Speaker) -> click.Group:
    """The command tree with its help in `say`'s language."""
    tree = Commands(say)
    for module in _COMMANDS:
        module.add_to(tree)
    return tree.group


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
