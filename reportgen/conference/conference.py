"""One conference read whole. In: a folder (`hoi-nghi.yaml` and the sheets beside it). Out: a `Conference`: the
validated input, the record it came from, and the indicators with everything computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..errors import DataError
from ..readers.data import read_folder
from ..readers.record import Mapping, Node
from ..template.schema import by_place, validate
from .awards import count_problems
from .indicators import Figures, read_indicators
from .model import ConferenceInput
from .sheets import with_known_keys


@dataclass(frozen=True)
class Conference:
    """`root` knows where each value of `source` stood; `folder` is where pictures lie."""

    source: ConferenceInput
    root: Node
    figures: tuple[Figures, ...]
    folder: Path

    @property
    def date(self) -> date | None:
        """The day whose rules hold: the report's, while that is unknown the conference's."""
        return self.source.bao_cao.ngay or self.source.hoi_nghi.ngay


def read_conference(path: Path | str) -> Conference:
    """The conference in the folder (or the `hoi-nghi.yaml`) at `path`.

    Raises DataError with every problem of shape and of figures, each with its place; PackageError for a broken sheet.
    """
    path = Path(path)
    folder = path if path.is_dir() else path.parent
    return conference_of(read_folder(path), folder)


def conference_of(root: Mapping, folder: Path) -> Conference:
    """The conference that `root` describes. Raises DataError."""
    root = with_known_keys(root)
    source = validate(ConferenceInput, root)
    figures, problems = read_indicators(source, root)
    problems += count_problems(source, root)
    if problems:
        raise DataError(sorted(problems, key=by_place))
    return Conference(source, root, tuple(figures), folder)
