"""One command, tried in a process of its own. In: a file's bytes. Out: how it ended, what it said and the PDF.

The process is a copy of this one (fork), so that a start costs nothing; it has ten seconds of processor time and one
gigabyte more than it begins with, and no way to the network. Beyond these limits it is killed, which no test accepts.
"""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

import pypdfium2
import pytest

from reportgen import cli
from reportgen.document import Document
from reportgen.errors import Problem
from reportgen.template.fill import Template
from tests.notation import word_file

SECONDS = 10
MEMORY = 1024**3
_STANDSTILL = 60  # seconds that a process may sleep
_PAGE = 4096

needs_limits = pytest.mark.skipif(sys.platform != "linux", reason="the limits are those of Linux")


@dataclass(frozen=True)
class Outcome:
    """How a command ended: its exit code (below 0: killed by that signal), its words, the codes of its problems, and
    the result's bytes (None when there is none); processor seconds and the most memory it held."""

    exit_code: int
    said: str
    codes: tuple[str, ...]
    result: bytes | None
    seconds: float
    megabytes: float

    @property
    def page_count(self) -> int:
        assert self.result is not None, self.said
        document = pypdfium2.PdfDocument(self.result)
        try:
            return len(document)
        finally:
            document.close()


def tried(folder: Path, *arguments: str | Path, result: Path) -> Outcome:
    """Run `reportgen` with `arguments`; it must end in a result or in a refusal with reasons."""
    said, codes = folder / "said.txt", folder / "codes.txt"
    _warm_up()
    sys.stdout.flush()
    sys.stderr.flush()
    child = os.fork()
    if child == 0:
        _run_and_leave([str(argument) for argument in arguments], said, codes)
    _, status, usage = os.wait4(child, 0)
    outcome = Outcome(
        os.waitstatus_to_exitcode(status),
        said.read_text(encoding="utf-8"),
        tuple(codes.read_text(encoding="utf-8").split()) if codes.exists() else (),
        result.read_bytes() if result.exists() else None,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
    )
    _check(outcome)
    return outcome


def tried_pdf(folder: Path, content: bytes, *options: str, name: str = "van-ban.docx") -> Outcome:
    """`reportgen pdf` on a file with this content."""
    source, target = folder / name, folder / "out" / "x.pdf"
    source.write_bytes(content)
    return tried(folder, "pdf", source, "-o", target, *options, result=target)


def tried_fill(folder: Path, template: bytes, data: str, *options: str, ending: str = "pdf") -> Outcome:
    """`reportgen fill` of a template with YAML."""
    source, values, target = folder / "mau.docx", folder / "du-lieu.yaml", folder / "out" / f"x.{ending}"
    source.write_bytes(template)
    values.write_text(data, encoding="utf-8")
    return tried(folder, "fill", source, values, "-o", target, *options, result=target)


@cache
def _warm_up() -> None:
    """What is imported late, or read once, is there when a process starts."""
    Document(Template(word_file("{{ x }}")).fill_package({"x": "chữ"})).to_pdf()


def _check(outcome: Outcome) -> None:
    assert outcome.exit_code in (cli.DONE, cli.FINDINGS, cli.WRONG), outcome
    assert "program.unforeseen" not in outcome.codes, outcome.said
    assert "Traceback" not in outcome.said, outcome.said
    if outcome.exit_code == cli.WRONG:
        assert outcome.result is None
        assert outcome.codes, outcome.said
    else:
        assert outcome.result is not None
        if outcome.result.startswith(b"%PDF"):
            assert outcome.page_count > 0


# --- in the child ----------------------------------------------------------------------------------------


def _run_and_leave(arguments: list[str], said: Path, codes: Path) -> NoReturn:
    exit_code = 99
    try:
        os.environ.pop(cli.DEBUG, None)
        sys.stdout = sys.stderr = said.open("w", encoding="utf-8")
        _limit()
        socket.socket = _refuse  # type: ignore[assignment,misc]
        socket.getaddrinfo = _refuse
        found = _watch_problems()
        exit_code = cli.run(arguments)
        codes.write_text("\n".join(problem.code for problem in found), encoding="utf-8")
        sys.stdout.flush()
    finally:
        os._exit(exit_code)


def _limit() -> None:
    import resource

    now = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * _PAGE
    resource.setrlimit(resource.RLIMIT_AS, (now + MEMORY, now + MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(_STANDSTILL)


def _refuse(*_arguments: object, **_options: object) -> NoReturn:
    raise AssertionError("the network was asked for")


def _watch_problems() -> list[Problem]:
    """The problems that the command is going to say."""
    found: list[Problem] = []
    say = cli.Speaker.problems

    def say_and_note(self: cli.Speaker, problems: Sequence[Problem]) -> None:
        found.extend(problems)
        say(self, problems)

    cli.Speaker.problems = say_and_note  # type: ignore[method-assign]
    return found
