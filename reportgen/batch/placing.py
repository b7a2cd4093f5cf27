"""Problems where the clerk can mend them. In: a problem of filling, placed at a tag of the template or nowhere, and the
record. Out: the problem at the cell (or line) the value came from.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping

from ..errors import Problem
from ..messages import Message, msg
from ..places import FilePlace, Place, TemplatePlace, quoted
from .plan import Column, Record

_NAME = re.compile(r"[^\W\d]\w*")
MISSING = "data.missing"


def all_placed(problems: Iterable[Problem], record: Record, columns: Mapping[str, Column]) -> tuple[Problem, ...]:
    """The problems of a record, each `placed`; what two tags say of one cell is said once."""
    found = (placed(problem, record, columns) for problem in problems)
    return tuple({(one.code, one.message.render(), one.place): one for one in found}.values())


def placed(problem: Problem, record: Record, columns: Mapping[str, Column]) -> Problem:
    """`problem` at its cell; at the headings when the whole column is not there; else at the record."""
    asked = _asked_name(problem)
    if problem.code == MISSING and asked and columns and asked not in record.places:
        return _no_column(problem, asked, columns)
    if problem.place is not None and not isinstance(problem.place, TemplatePlace) and not _field(problem):
        return problem
    places = [record.places[key] for key in _keys(problem, record) if key in record.places]
    if places:
        return problem._replace(place=places[0])
    return problem if record.place is None else problem._replace(place=record.place, message=_with_tag(problem))


def _with_tag(problem: Problem) -> Message:
    """The sentence with the tag it spoke of, which the new place no longer names."""
    tag = problem.place.tag if isinstance(problem.place, TemplatePlace) else ""
    if not tag or problem.code == MISSING:
        return problem.message
    return msg("{reason} (thẻ {tag} của mẫu)", reason=problem.message, tag=quoted(tag))


def _asked_name(problem: Problem) -> str:
    """The field that a missing value was asked for by."""
    return str(problem.message.values.get("name", "")).partition(".")[0] if problem.code == MISSING else ""


def _field(problem: Problem) -> str:
    """The field that a problem is placed at by its name alone ("vao_so[1]": "vao_so")."""
    place = problem.place
    found = _NAME.match(place.key) if isinstance(place, FilePlace) and place.line is None else None
    return found[0] if found else ""


def _keys(problem: Problem, record: Record) -> Iterator[str]:
    """The fields of the record that the problem speaks of: by name, by the tag, by a letter that stands in a value."""
    if asked := _asked_name(problem) or _field(problem):
        yield asked
    if isinstance(problem.place, TemplatePlace):
        yield from (name for name in _NAME.findall(problem.place.tag) if name in record.data)
    letter = problem.message.values.get("letter")
    if isinstance(letter, str) and letter:
        yield from (key for key, value in record.data.items() if isinstance(value, str) and letter in value)


def _no_column(problem: Problem, asked: str, columns: Mapping[str, Column]) -> Problem:
    """A tag asks for a column that the table lacks: most often its heading is misspelt."""
    message = msg("mẫu cần cột “{name}”, nhưng dữ liệu không có cột này", name=asked)
    near = difflib.get_close_matches(asked, columns, n=1, cutoff=0.6)
    place = columns[near[0]].place if near else _first_place(columns)
    return Problem("batch.no-column", message, place, _near_hint(near, columns), problem.severity)


def _first_place(columns: Mapping[str, Column]) -> Place | None:
    return next(iter(columns.values())).place


def _near_hint(near: list[str], columns: Mapping[str, Column]) -> Message:
    if near:
        return msg("có phải là cột “{label}”? Sửa tên cột ấy, hoặc sửa thẻ trong mẫu", label=columns[near[0]].label)
    listed = ", ".join(f"“{column.label}”" for column in columns.values())
    return msg("các cột đang có: {names}", names=listed)
