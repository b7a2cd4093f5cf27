"""Pages of a form printed over a blank, for one PDF of many. In: records. Out: the operators of each record's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..errors import Problem, ReportgenError
from ..pdf.stream import PdfStream
from ..template.form import Form
from .pages import Result
from .sheets import Made

if TYPE_CHECKING:
    from ..template.running import WhenMissing


class FormRecords:
    """As `Records`, for a form: it is arithmetic alone, so that nothing need be remembered from one to the next."""

    def __init__(self, form: Form, stream: PdfStream) -> None:
        self._form, self._stream = form, stream
        self.warnings: dict[tuple[str, str], Problem] = {}

    def results(self, records: Iterable[Mapping[str, object]], missing: WhenMissing) -> list[Result]:
        """What becomes of each record."""
        return [self._result(record, missing) for record in records]

    def _result(self, record: Mapping[str, object], missing: WhenMissing) -> Result:
        try:
            document, problems = self._form.render(record, missing=missing)
        except ReportgenError as error:
            return Result([], tuple(error.problems))
        self._stream.images = document.pages.images
        encode = self._stream.encoder.encode
        made = [
            Made((page.width, page.height), [encode(page.items, page.height)], None) for page in document.pages.pages
        ]
        return Result(made, problems)
