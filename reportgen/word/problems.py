"""What the reader could not take as it stands. Out: warnings, each kind once, with its place; of one code at most
`MOST_OF_ONE_CODE`, then a line that there are more.
"""

from __future__ import annotations

from collections import Counter

from lxml import etree

from ..errors import Problem, Severity
from ..messages import Message, msg
from ..places import Place, TemplatePlace
from .xml import qn

_TEXT = qn("w:t")
_PLACE_TEXT_LENGTH = 200
MOST_OF_ONE_CODE = 100
"""A file may be wrong in as many ways as it has elements; nobody reads more than these."""


class Problems:
    """The warnings of one file. `part`, `number` and `paragraph` say where the reader stands now."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.part = ""
        self.number: int | None = None
        self.paragraph: etree._Element | None = None
        self.found: list[Problem] = []
        self._known: set[tuple[str, str]] = set()
        self._counts: Counter[str] = Counter()

    def warn(
        self, code: str, message: Message, *, kind: str = "", hint: Message | None = None, place: Place | None = None
    ) -> None:
        """Note a warning, unless one of the same code and kind is there already; `place` if not where we stand."""
        if (code, kind) in self._known:
            return
        self._known.add((code, kind))
        self._counts[code] += 1
        if self._counts[code] > MOST_OF_ONE_CODE:
            self.warn("word.more-warnings", msg("còn những lưu ý khác cùng loại, không nêu hết ở đây"), kind=code)
            return
        self.found.append(Problem(code, message, place or self.place(), hint, Severity.WARNING))

    def bad_value(self, element: str, value: str) -> None:
        """A value that means nothing: the default is used instead."""
        self.warn(
            "word.bad-value",
            msg(
                "giá trị “{value}” của {element} trong tệp Word không hợp lệ; dùng giá trị mặc định",
                value=value[:40],
                element=element,
            ),
            kind=element,
            hint=msg("mở tệp bằng Word rồi lưu lại"),
        )

    def place(self) -> TemplatePlace:
        """Where the reader stands: the part, the paragraph's number from 1 and its text."""
        text = ""
        if self.paragraph is not None:
            for node in self.paragraph.iter(_TEXT):
                text += node.text or ""
                if len(text) >= _PLACE_TEXT_LENGTH:
                    break
        return TemplatePlace(self.path, self.part, self.number, text[:_PLACE_TEXT_LENGTH])
