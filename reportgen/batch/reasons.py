"""Problems of many records, said so that a clerk can read them. In: problems. Out: each reason once, with how many
records it holds for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..errors import Problem
from ..messages import msg


def shared(problems: Iterable[Problem], *, anywhere: bool = False) -> list[Problem]:
    """The problems in order, equal ones once with their number; with `anywhere` the place does not tell them apart,
    and the first one's is shown."""
    first: dict[tuple[object, ...], Problem] = {}
    times: Counter[tuple[object, ...]] = Counter()
    for problem in problems:
        key = (problem.code, problem.message.render(), None if anywhere else problem.place)
        first.setdefault(key, problem)
        times[key] += 1
    return [_counted(problem, times[key]) for key, problem in first.items()]


def _counted(problem: Problem, times: int) -> Problem:
    if times == 1:
        return problem
    return problem._replace(message=msg("{reason} ({count} bản ghi)", reason=problem.message, count=times))
