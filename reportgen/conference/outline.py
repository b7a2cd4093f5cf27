"""The report's text as a flat list. In: the tree of `noi_dung`. Out: items with kind, number and text, as the template
wants them: phan, muc, muc_1, muc_2, muc_3 (numbered), doan, gach, cong, hinh.

Parts count "Phần thứ nhất"; headings "I-", "1.", "1.1.", "a)" by their depth, anew in each part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeAlias

from .. import numerals
from ..errors import Problem
from ..messages import Message, msg
from ..places import Place
from ..readers.record import KeyPath, Node, place_at
from ..vietnamese.words import number_in_words
from .model import Item
from .narrative import Reader, Shown, lines_of

Row: TypeAlias = dict[str, object]
Lists: TypeAlias = Mapping[str, Callable[[Place], Iterator[Row]]]
Pictures: TypeAlias = Callable[[Item, Place], Iterator[Row]]

HEADING_KINDS = ("muc", "muc_1", "muc_2", "muc_3")
# The order of points in Vietnamese law and Party papers: f, j, w, z are no Vietnamese letters.
POINTS = "abcdđeghiklmnopqrstuvxy"


def roman(number: int) -> str:
    """1 -> "I", 14 -> "XIV"."""
    return numerals.roman(number).upper()


def part_number(number: int) -> str:
    """1 -> "Phần thứ nhất", 2 -> "Phần thứ hai", 4 -> "Phần thứ tư"."""
    words = {1: "nhất", 4: "tư"}.get(number) or number_in_words(number)
    return f"Phần thứ {words}"


def heading_number(numbers: tuple[int, ...]) -> str:
    """The number of a heading from its counts, outermost first: (2,) -> "II-", (2, 1) -> "1.", (2, 1, 3) -> "1.3."."""
    match numbers:
        case (first,):
            return f"{roman(first)}-"
        case (_, second):
            return f"{second}."
        case (_, second, third):
            return f"{second}.{third}."
        case (_, _, _, fourth) if fourth <= len(POINTS):
            return f"{POINTS[fourth - 1]})"
    return ""


class Outline:
    """Flattens the tree. `lists` makes the rows of a `danh_sach`, `pictures` those of a `hinh`."""

    def __init__(self, root: Node, reader: Reader, *, lists: Lists, pictures: Pictures) -> None:
        self.root = root
        self.reader = reader
        self.lists = lists
        self.pictures = pictures
        self.problems: list[Problem] = []

    def rows(self, items: list[Item], path: KeyPath) -> Iterator[Row]:
        """Every item below `path`, in the order of reading."""
        yield from self._items(items, path, ())

    def _items(self, items: list[Item], path: KeyPath, above: tuple[int, ...]) -> Iterator[Row]:
        parts = headings = 0
        for index, item in enumerate(items):
            here = (*path, index)
            if item.kind == "phan":
                parts += 1
                yield from self._part(item, here, parts, above)
            elif item.kind == "muc":
                headings += 1
                yield from self._heading(item, here, (*above, headings))
            else:
                yield from self._leaf(item, here, above)

    def _part(self, item: Item, path: KeyPath, number: int, above: tuple[int, ...]) -> Iterator[Row]:
        if above:
            message = msg("phần “{title}” nằm trong một mục", title=item.phan)
            hint = msg("phần là cấp trên cùng: đưa ra ngoài, hoặc đổi “phan” thành “muc”")
            self._problem("outline.part-inside", message, path, hint)
        yield {"kieu": "phan", "so": part_number(number), "chu": self._show(item.phan or "", (*path, "phan"))}
        yield from self._content(item, path, ())

    def _heading(self, item: Item, path: KeyPath, numbers: tuple[int, ...]) -> Iterator[Row]:
        number = heading_number(numbers)
        if not number:
            message = msg("mục “{title}” nằm quá sâu hoặc có quá nhiều mục cùng cấp", title=item.muc)
            hint = msg("chỉ có bốn cấp mục: I-, 1., 1.1. và a); ý nhỏ hơn viết thành gạch đầu dòng")
            self._problem("outline.too-deep", message, path, hint)
            return
        title = self._show(item.muc or "", (*path, "muc"))
        yield {"kieu": HEADING_KINDS[len(numbers) - 1], "so": number, "chu": title}
        yield from self._content(item, path, numbers)

    def _content(self, item: Item, path: KeyPath, numbers: tuple[int, ...]) -> Iterator[Row]:
        place = place_at(self.root, (*path, "noi_dung"))
        if item.noi_dung:
            yield from self._items(item.noi_dung, (*path, "noi_dung"), numbers)
        elif "noi_dung" in item.model_fields_set or item.kind == "phan":
            label = f"nội dung {'phần' if item.kind == 'phan' else 'mục'} “{item.phan or item.muc}”"
            yield {"kieu": "doan", "so": "", "chu": self.reader.gap(label, place)}

    def _leaf(self, item: Item, path: KeyPath, above: tuple[int, ...]) -> Iterator[Row]:
        place = place_at(self.root, (*path, item.kind))
        match item.kind:
            case "doan":
                yield from self._lines(item.doan, place)
            case "gach":
                yield self._text("gach", item.gach, place)
                yield from self._items(item.noi_dung or [], (*path, "noi_dung"), above)
            case "hinh":
                yield from self.pictures(item, place)
            case "danh_sach" if item.danh_sach:
                yield from self.lists[item.danh_sach](place)

    def _lines(self, text: str | None, place: Place) -> Iterator[Row]:
        if not text:
            yield self._text("doan", None, place)
        for line in lines_of(text or "", place):
            yield {"kieu": line.kind, "so": "", "chu": self.reader.show(line.text, line.place)}

    def _text(self, kind: str, text: str | None, place: Place) -> Row:
        shown = self.reader.show(" ".join(text.split()), place) if text else self.reader.gap("nội dung", place)
        return {"kieu": kind, "so": "", "chu": shown}

    def _show(self, text: str, path: KeyPath) -> Shown:
        return self.reader.show(" ".join(text.split()), place_at(self.root, path))

    def _problem(self, code: str, message: Message, path: KeyPath, hint: Message) -> None:
        self.problems.append(Problem(code, message, place_at(self.root, path), hint))
