"""Any template, whichever kind it is. In: a name or a path. Out: a Word `Template` or a `Form` to print over a blank;
both are filled in the same way."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from ..errors import Problem
from .find import find_template

if TYPE_CHECKING:
    from ..document import Document
    from ..fonts import FontLibrary
    from .fill import Template
    from .form import FilledForm, Form
    from .running import WhenMissing

AnyTemplate: TypeAlias = "Template | Form"


class FilledDocument(NamedTuple):
    """What a template of either kind gives: a document to save, and the gaps and warnings of its filling."""

    document: Document | FilledForm
    problems: tuple[Problem, ...]


def open_template(
    source: str | Path, *, standard: str | None = None, fonts: FontLibrary | None = None, preview: bool = False
) -> AnyTemplate:
    """The template that `source` names. `fonts` and `preview` (the blank behind the text) count for forms.

    Raises UsageError, TemplateError, PackageError.
    """
    if find_template(source, standard=standard).is_form:
        from .form import Form  # each kind brings libraries that the other does without

        return Form(source, standard=standard, fonts=fonts, preview=preview)
    from .fill import Template

    return Template(source, standard=standard)


def filled_document(
    template: AnyTemplate,
    data: Mapping[str, object],
    *,
    missing: WhenMissing = "error",
    fonts: FontLibrary | None = None,
) -> FilledDocument:
    """`template` filled; `fonts` are those a Word document is laid out in (a form has its own). Raises DataError,
    TemplateError."""
    from .fill import Template

    if isinstance(template, Template):
        from ..document import Document

        filled = template.render(data, missing=missing)
        return FilledDocument(Document(filled.package, fonts=fonts), filled.problems)
    return FilledDocument(*template.render(data, missing=missing))
