"""`reportgen verify`: whether certificates are as they were made, from what their QR codes say."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from ..errors import Problem, UsageError
from ..messages import Message, msg
from .commands import DONE, FINDINGS, Commands
from .speaker import Speaker

if TYPE_CHECKING:
    from ..conference.verification import Said

FROM_INPUT = "-"


def add_to(commands: Commands) -> None:
    """Declare it."""
    say = commands.say

    @commands.command(
        msg("Kiểm tra giấy khen bằng dòng chữ đọc từ mã QR (trong ngoặc kép); dấu - để đọc nhiều dòng từ bàn phím.")
    )
    @click.argument("codes", nargs=-1, required=True, metavar=say.text(msg("MA...")))
    def verify(codes: tuple[str, ...]) -> int:
        return run_verify(say, codes)


def run_verify(say: Speaker, codes: tuple[str, ...]) -> int:
    """`reportgen verify`: a line for each code; findings when one is wrong."""
    from ..conference.verification import check, key_file, office_key

    if not key_file().exists():
        hint = msg("chép tệp khóa của máy đã làm giấy khen vào đây")
        raise UsageError(
            Problem("verification.no-key", msg("máy này chưa có khóa xác nhận: {path}", path=key_file()), hint=hint)
        )
    key, wrong = office_key(), []
    for text in _lines(codes):
        said, problem = check(text, key)
        if problem is not None:
            wrong.append(problem)
        elif said is not None:
            say.result(_true(said))
    say.problems(wrong)
    return FINDINGS if wrong else DONE


def _true(said: Said) -> Message:
    values = {"name": said.name, "number": said.number, "day": said.day, "book": said.book}
    if said.book:
        return msg("ĐÚNG: {name}, quyết định {number} ngày {day}, số sổ {book}", **values)
    return msg("ĐÚNG: {name}, quyết định {number} ngày {day}", **values)


def _lines(codes: tuple[str, ...]) -> list[str]:
    """The codes, those of the standard input among them."""
    found: list[str] = []
    for code in codes:
        found += [line.strip() for line in sys.stdin if line.strip()] if code == FROM_INPUT else [code]
    return found
