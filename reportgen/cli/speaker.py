"""What the commands say. In: messages and problems. Out: sentences in one language on the terminal."""

from __future__ import annotations

from collections.abc import Sequence

import click

from ..errors import Problem, Severity
from ..messages import Message, msg
from ..progress import Waiting


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
