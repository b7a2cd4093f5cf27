"""The family of errors. Each carries problems, each problem a place and a hint.

ReportgenError
├── UsageError        the command was called in a way that means nothing
├── DataError         the input is wrong or lacks something
├── TemplateError     a template's tags are wrong, or cannot be filled
├── PackageError      a file is not the Word file (or picture, or sheet) it claims to be, or is unsafe
├── FontError         a face or a glyph is missing
├── LayoutError       a document cannot be laid out
└── OutputError       the result cannot be written
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple, Self

from .messages import SOURCE_LANGUAGE, Message
from .places import Place


class Severity(Enum):
    """How much a problem weighs: an error stops the work, a gap stops a final document only."""

    ERROR = "error"
    GAP = "gap"
    WARNING = "warning"
    NOTE = "note"


class Problem(NamedTuple):
    """One thing that is wrong, where it stands and what to do about it.

    `code` is a stable id in kebab-case within a room's word ("yaml.duplicate-key"): tests and tools match it,
    not the sentence.
    """

    code: str
    message: Message
    place: Place | None = None
    hint: Message | None = None
    severity: Severity = Severity.ERROR

    def render(self, language: str = SOURCE_LANGUAGE) -> str:
        """`place: message` and, on a second line, the hint."""
        text = self.message.render(language)
        if self.place is not None:
            text = f"{self.place.message().render(language)}: {text}"
        if self.hint is not None:
            text = f"{text}\n    → {self.hint.render(language)}"
        return text


class ReportgenError(Exception):
    """The root. Raised with every problem found, not only the first."""

    def __init__(self, problems: Problem | Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = (problems,) if isinstance(problems, Problem) else tuple(problems)
        super().__init__(self.problems)

    @classmethod
    def of(cls, code: str, message: Message, *, place: Place | None = None, hint: Message | None = None) -> Self:
        """An error of this class with a single problem."""
        return cls(Problem(code, message, place, hint))

    def render(self, language: str = SOURCE_LANGUAGE) -> str:
        """Every problem, one below the other."""
        return "\n".join(problem.render(language) for problem in self.problems)

    def __str__(self) -> str:
        return self.render()


class UsageError(ReportgenError):
    """The command was called in a way that means nothing."""


class DataError(ReportgenError):
    """The input is wrong or lacks something."""


class TemplateError(ReportgenError):
    """A template's tags are wrong, or cannot be filled."""


class PackageError(ReportgenError):
    """A file is not what it claims to be, or is unsafe to open."""


class FontError(ReportgenError):
    """A face or a glyph is missing."""


class LayoutError(ReportgenError):
    """A document cannot be laid out."""


class OutputError(ReportgenError):
    """The result cannot be written."""
