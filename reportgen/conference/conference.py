"""One conference read whole. In: a folder (`hoi-nghi.yaml` and the sheets beside it). Out: a `Conference`: the
validated input, the record it came from, and the indicators with everything computed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from ..errors import DataError, Problem
from ..readers.data import read_folder
from ..readers.record import Mapping, Node, Sequence
from ..template.schema import by_place, validate
from .awards import count_problems
from .indicators import Figures, problems_of_sound_rows, read_indicators
from .model import ConferenceInput
from .recipients import FILE_KEYS, Recipients, recipients_of
from .sheets import with_known_keys


@dataclass(frozen=True)
class Conference:
    """`root` knows where each value of `source` stood; `folder` is where pictures lie. `problems`: what is wrong with
    the figures; they stop every document, but are told together with what is found in the text. `recipients` are those
    commended, wherever they are listed: what is wrong with single ones stops only documents that name them all."""

    source: ConferenceInput
    root: Node
    figures: tuple[Figures, ...]
    folder: Path
    problems: tuple[Problem, ...] = ()
    recipients: Recipients = Recipients()

    @property
    def date(self) -> date | None:
        """The day whose rules hold: the report's, while that is unknown the conference's."""
        return self.source.bao_cao.ngay or self.source.hoi_nghi.ngay


def read_conference(path: Path | str) -> Conference:
    """The conference in the folder (or the `hoi-nghi.yaml`) at `path`.

    Raises DataError with every problem of shape, and of the figures in the indicators that are in shape; PackageError
    for a broken sheet.
    """
    path = Path(path)
    folder = path if path.is_dir() else path.parent
    root = read_folder(path, leave=FILE_KEYS)
    return conference_of(root, folder, recipients_of(root, folder))


def conference_of(root: Mapping, folder: Path, recipients: Recipients | None = None) -> Conference:
    """The conference that `root` describes; `recipients` are those it lists itself, unless given. Raises DataError."""
    if recipients is None:
        recipients = recipients_of(root, None)
    root = with_known_keys(root)
    try:
        source = validate(ConferenceInput, _without_list(root))
    except DataError as error:
        found = [*error.problems, *problems_of_sound_rows(root)]
        raise DataError(sorted(found, key=by_place)) from None
    figures, problems = read_indicators(source, root)
    problems += [*root.notes, *count_problems(source, root, recipients)]
    return Conference(source, root, tuple(figures), folder, tuple(problems), recipients)


def _without_list(root: Mapping) -> Mapping:
    """The record without the list of those commended: it is read row by row (recipients.py)."""
    awards = root.get("khen_thuong")
    if not isinstance(awards, Mapping) or not isinstance(awards.get("danh_sach"), Sequence):
        return root
    entries = {name: node for name, node in awards.entries.items() if name != "danh_sach"}
    return replace(root, entries={**root.entries, "khen_thuong": replace(awards, entries=entries)})
