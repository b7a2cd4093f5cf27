"""One conference read whole. In: a folder (`hoi-nghi.yaml` and the sheets beside it). Out: a `Conference`: the
validated input, the record it came from, and the indicators with everything computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import DataError, Problem
from ..readers.data import read_folder
from ..readers.record import Mapping, Node
from ..template.schema import by_place, validate
from .awards import count_problems
from .indicators import Figures, problems_of_sound_rows, read_indicators
from .model import ConferenceInput
from .sheets import with_known_keys


@dataclass(frozen=True)
class Conference:
    """`root` knows where each value of `source` stood; `folder` is where pictures lie. `problems`: what is wrong with
    the figures; they stop every document, but are told together with what is found in the text."""

    source: ConferenceInput
    root: Node
    figures: tuple[Figures, ...]
    folder: Path
    problems: tuple[Problem, ...] = ()

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
    return conference_of(read_folder(path), folder)


def conference_of(root: Mapping, folder: Path) -> Conference:
    """The conference that `root` describes. Raises DataError."""
    root = with_known_keys(root)
    try:
        source = validate(ConferenceInput, root)
    except DataError as error:
        found = [*error.problems, *problems_of_sound_rows(root)]
        raise DataError(sorted(found, key=by_place)) from None
    figures, problems = read_indicators(source, root)
    problems += count_problems(source, root)
    return Conference(source, root, tuple(figures), folder, tuple(problems))
