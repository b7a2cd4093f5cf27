"""Pages of templates of either kind, for one PDF of many. In: records. Out: the operators of each record's pages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from ..errors import PackageError, Problem, ReportgenError
from ..fonts import FontLibrary
from ..pdf.stream import PdfStream
from ..template.form import Form
from ..template.opening import AnyTemplate
from ..word.embedded import embedded_fonts
from .pages import Records, Result
from .sheets import Made

if TYPE_CHECKING:
    from ..template.running import WhenMissing


def fonts_of(template: AnyTemplate, fonts: FontLibrary | None) -> FontLibrary:
    """The fonts that the pages of `template` are set in: a form has its own, a Word file may bring some along."""
    if isinstance(template, Form):
        return template.fonts
    library = fonts if fonts is not None else FontLibrary()
    try:
        return library.with_embedded(embedded_fonts(template.package))
    except PackageError:
        return library  # reading a record's document names what is broken


def records_of(template: AnyTemplate, stream: PdfStream, fonts: FontLibrary) -> Records | FormRecords:
    """What makes pages of `template`, of whichever kind it is, for `stream`."""
    return FormRecords(template, stream) if isinstance(template, Form) else Records(template, stream, fonts)


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
        self._stream.images, self._stream.arts = document.pages.images, document.pages.arts
        encode = self._stream.encoder.encode
        made = [
            Made((page.width, page.height), [encode(page.items, page.height)], None) for page in document.pages.pages
        ]
        return Result(made, problems)
