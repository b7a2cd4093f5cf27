"""A PDF in spite of pictures that nobody can read. In: pages, fonts. Out: the PDF, and a warning a picture left out.

For somebody's own file: a broken picture is a grey frame of its size, where a refusal would help nobody.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import PackageError, Problem, Severity
from ..fonts import FontLibrary
from ..messages import msg
from ..pages import Group, Item, Pages, Picture, Stroke, rectangle
from ..places import FilePlace
from .write import write_pdf

FRAME_WIDTH = 0.75
FRAME_COLOR = "A6A6A6"


def write_what_can_be_shown(pages: Pages, fonts: FontLibrary) -> tuple[bytes, tuple[Problem, ...]]:
    """The PDF, and what was left out of it. Raises what `write_pdf` raises but for pictures."""
    left_out: list[Problem] = []
    while True:
        try:
            return write_pdf(pages, fonts), tuple(left_out)
        except PackageError as error:
            broken = dict(_broken(error, pages))
            if not broken:
                raise
            left_out.extend(map(_warning, broken.values()))
            pages = _without(pages, frozenset(broken))


def _broken(error: PackageError, pages: Pages) -> Iterable[tuple[str, Problem]]:
    """The pictures of `pages` that an error is about, by their keys."""
    for problem in error.problems:
        if isinstance(problem.place, FilePlace) and problem.place.path in pages.images:
            yield problem.place.path, problem


def _warning(problem: Problem) -> Problem:
    return problem._replace(
        message=msg("{reason}: in một khung xám thay thế", reason=problem.message), severity=Severity.WARNING
    )


def _without(pages: Pages, broken: frozenset[str]) -> Pages:
    framed = tuple(page._replace(items=_framed(page.items, broken)) for page in pages.pages)
    images = {key: content for key, content in pages.images.items() if key not in broken}
    return pages._replace(pages=framed, images=images)


def _framed(items: Iterable[Item], broken: frozenset[str]) -> tuple[Item, ...]:
    return tuple(_shown(item, broken) for item in items)


def _shown(item: Item, broken: frozenset[str]) -> Item:
    if isinstance(item, Group):
        return item._replace(items=_framed(item.items, broken))
    if isinstance(item, Picture) and item.image in broken:
        return Stroke(rectangle(item.x, item.y, item.width, item.height), FRAME_WIDTH, FRAME_COLOR)
    return item
