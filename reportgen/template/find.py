"""Finding templates. In: a built-in name, a folder or a file's path. Out: the file to fill, with its description.

A template is a folder with `template.yaml`: `ten` (name), `mo_ta` (description) and `tep`, one Word file for each rule
set ("hd36", "hd05"), in the order in which the rule sets came into force; `vua_khung` tells how long texts are made to
fit (`fitting.py`). In place of `tep`, `phoi` describes blanks to print on, by paper ("a4", "a3"; `blank.py`).
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from ..errors import DataError, Problem, TemplateError, UsageError
from ..messages import msg
from ..places import FilePlace, TemplatePlace
from ..readers.record import Mapping as Record
from ..readers.record import Node
from ..readers.yaml_file import read_yaml
from .fit import FitBox
from .fitting import read_boxes

DESCRIPTION = "template.yaml"
_PACKAGE = "reportgen_templates"
PDF_ENDING = ".pdf"
_WORD_ENDINGS = frozenset({".docx", ".docm", ".dotx", ".dotm"})


class Field(NamedTuple):
    """A name that the template asks the data for ("chi_tieu.bhyt", "muc[].ten"), and where."""

    name: str
    places: tuple[TemplatePlace, ...]


class FoundTemplate(NamedTuple):
    """`path` is the Word file, the PDF, or the description of a blank; `name` the folder's or file's,
    `files` the Word files by rule set (none for a lone file), `fields` what each name that the data give means,
    `boxes` the box that each of some fields must fit into. `blank` describes the blank to print on, one of `papers`."""

    name: str
    path: Path
    title: str = ""
    description: str = ""
    files: Mapping[str, Path] = {}
    standard: str | None = None
    fields: Mapping[str, str] = {}
    boxes: Mapping[str, FitBox] = {}
    blank: Node | None = None
    papers: tuple[str, ...] = ()

    @property
    def variants(self) -> tuple[str, ...]:
        """What `standard` may choose among: rule sets or papers."""
        return (*self.files, *self.papers)

    @property
    def is_form(self) -> bool:
        """Whether text is printed over a blank: `form.py` fills it."""
        return self.blank is not None or self.path.suffix.lower() == PDF_ENDING


def built_in_folder() -> Path | None:
    """Where the templates that come with the program lie."""
    spec = find_spec(_PACKAGE)
    places = [Path(place) for place in (spec.submodule_search_locations or ())] if spec is not None else []
    places.append(Path(__file__).resolve().parents[2] / "templates")
    return next((place for place in places if place.is_dir()), None)


def built_in_templates() -> Iterator[FoundTemplate]:
    """The templates that come with the program, by name."""
    root = built_in_folder()
    for folder in sorted(root.iterdir()) if root is not None else ():
        if (folder / DESCRIPTION).is_file():
            yield _described(folder, None)


def find_template(source: str | Path, *, standard: str | None = None) -> FoundTemplate:
    """The template that `source` names; `standard` chooses among its files (default: the last rule set's).

    Raises UsageError when there is none, TemplateError when its description is wrong.
    """
    path = Path(source)
    if path.is_dir():
        return _described(path, standard)
    if path.is_file() or path.suffix.lower() in (*_WORD_ENDINGS, PDF_ENDING):
        return FoundTemplate(path.stem, path)
    root = built_in_folder()
    if root is not None and isinstance(source, str) and (root / source / DESCRIPTION).is_file():
        return _described(root / source, standard)
    raise _no_such_template(str(source))


def _no_such_template(name: str) -> UsageError:
    known = [template.name for template in built_in_templates()]
    near = difflib.get_close_matches(name, known, n=1)
    hint = (
        msg("có phải ý bạn là “{near}”?", near=near[0])
        if near
        else msg("các mẫu có sẵn: {names}; hoặc đưa đường dẫn tới tệp .docx", names=", ".join(known) or "–")
    )
    return UsageError(Problem("template.unknown", msg("không có mẫu nào tên “{name}”", name=name), None, hint))


def _described(folder: Path, standard: str | None) -> FoundTemplate:
    file = folder / DESCRIPTION
    if not file.is_file():
        hint = msg("thư mục mẫu phải có tệp {file}", file=DESCRIPTION)
        raise UsageError(
            Problem("template.no-description", msg("thư mục này không phải là mẫu"), FilePlace(str(folder)), hint)
        )
    record = _read(file)
    blanks = record.get("phoi")
    if isinstance(blanks, Record) and blanks.entries:
        return _blank(folder, record, blanks, standard)
    files = {key: folder / name for key, name in _texts(record, "tep").items()}
    if not files:
        message = msg("thiếu mục “tep” (các tệp Word của mẫu)")
        hint = msg("ghi dưới “tep:” mỗi dòng một quy định và tên tệp Word, như {example}", example="hd36: hd36.docx")
        raise TemplateError(Problem("template.no-files", message, FilePlace(str(file)), hint))
    chosen = standard or list(files)[-1]
    if chosen not in files:
        raise _no_such_standard(file, chosen, files)
    title, description, fields = _text(record, "ten"), _text(record, "mo_ta"), _texts(record, "truong")
    boxes = _boxes(record.get("vua_khung"), chosen, files)
    return FoundTemplate(folder.name, files[chosen], title, description, files, chosen, fields, boxes)


def _blank(folder: Path, record: Record, blanks: Record, standard: str | None) -> FoundTemplate:
    chosen = standard or list(blanks)[-1]
    if chosen not in blanks:
        raise _no_such_standard(folder / DESCRIPTION, chosen, blanks.entries)
    return FoundTemplate(
        folder.name,
        folder / DESCRIPTION,
        _text(record, "ten"),
        _text(record, "mo_ta"),
        standard=chosen,
        fields=_texts(record, "truong"),
        blank=blanks[chosen],
        papers=tuple(blanks),
    )


def _boxes(node: Node | None, chosen: str, files: Mapping[str, Path]) -> Mapping[str, FitBox]:
    """The boxes of the chosen file; the description may give each file (A4, A3) its own."""
    if isinstance(node, Record) and node.entries and node.entries.keys() <= files.keys():
        node = node.get(chosen)
    boxes, problems = read_boxes(node)
    if problems:
        raise TemplateError(problems)
    return boxes


def _read(file: Path) -> Record:
    try:
        return read_yaml(file)
    except DataError as error:
        raise TemplateError(error.problems) from error


def _no_such_standard(file: Path, chosen: str, files: Mapping[str, object]) -> TemplateError:
    message = msg("mẫu này không có tệp cho quy định “{standard}”", standard=chosen)
    hint = msg("các quy định có sẵn: {names}", names=", ".join(files))
    return TemplateError(Problem("template.no-such-standard", message, FilePlace(str(file)), hint))


def _text(record: Record, key: str) -> str:
    value = record[key].plain() if key in record else ""
    return value if isinstance(value, str) else ""


def _texts(record: Record, key: str) -> dict[str, str]:
    value = record[key].plain() if key in record else None
    return {name: text for name, text in value.items() if isinstance(text, str)} if isinstance(value, dict) else {}
