"""Any template, whichever kind it is. In: a name or a path. Out: a Word `Template` or a `Form` to print over a blank;
both are filled in the same way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from .find import find_template

if TYPE_CHECKING:
    from ..fonts import FontLibrary
    from .fill import Template
    from .form import Form


def open_template(
    source: str | Path, *, standard: str | None = None, fonts: FontLibrary | None = None, preview: bool = False
) -> Template | Form:
    """The template that `source` names. `fonts` and `preview` (the blank behind the text) count for forms.

    Raises UsageError, TemplateError, PackageError.
    """
    if find_template(source, standard=standard).is_form:
        from .form import Form  # each kind brings libraries that the other does without

        return Form(source, standard=standard, fonts=fonts, preview=preview)
    from .fill import Template

    return Template(source, standard=standard)
