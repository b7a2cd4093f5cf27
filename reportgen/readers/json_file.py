"""JSON files whose values know their line and column. In: a path. Out: nodes; numbers are int and Decimal, unrounded.

The standard decoder forgets places, keeps the last of two equal keys and rounds decimals to floats; so the text is
walked here, with the standard library's own reader for strings.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from json import JSONDecodeError
from json.decoder import scanstring  # type: ignore[attr-defined]
from pathlib import Path

from ..errors import DataError, Problem
from ..messages import Message, msg
from ..places import FilePlace, Place, quoted
from .files import FLATTEN, WRONG_FILE, decode, read_bytes
from .letters import Letters, evidence_in
from .record import KeyPath, Mapping, Node, Scalar, Sequence, dotted

MAX_DEPTH = 60
MAX_DIGITS = 60

_BLANK = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?(?![0-9A-Za-z.])")
_CONSTANT = re.compile(r"(?:true|false|null)(?![0-9A-Za-z_])")
_VALUES = {"true": True, "false": False, "null": None}


def read_json(path: Path | str) -> Node:
    """What the file holds. Raises DataError with the line and column of what cannot be read."""
    path = Path(path)
    return parse_json(decode(read_bytes(path), path), path)


def parse_json(text: str, path: Path | str) -> Node:
    """What `text` holds; `path` is the name shown in places."""
    reader = _Reader(text, str(path))
    node = reader.read()
    if reader.problems:
        raise DataError(reader.problems)
    repairs, notes = tuple(reader.letters.repairs), reader.letters.notes
    if isinstance(node, Mapping):
        return Mapping(node.entries, node.place, node.key_places, repairs, notes=notes)
    return Sequence(node.items, node.place, repairs, notes) if isinstance(node, Sequence) else node


class _Reader:
    """Walks the text once; `self.at` is where it stands."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path
        self.at = 0
        self.problems: list[Problem] = []
        self.letters = Letters(evidence_in([text]))
        self._line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def read(self) -> Node:
        self._skip_blank()
        if self.at == len(self.text):
            raise self._stop("file.empty", msg("tệp không có nội dung"), WRONG_FILE)
        node = self._value(())
        self._skip_blank()
        if self.at < len(self.text):
            raise self._stop("json.extra", msg("sau phần dữ liệu còn chữ thừa"), msg("xóa phần chữ thừa"))
        return node

    def _value(self, key: KeyPath) -> Node:
        if len(key) > MAX_DEPTH:
            raise self._stop("json.too-deep", msg("dữ liệu lồng nhau quá {limit} cấp", limit=MAX_DEPTH), FLATTEN)
        place = self._place(key)
        mark = self.text[self.at : self.at + 1]
        if mark == "{":
            return self._mapping(key, place)
        if mark == "[":
            return self._sequence(key, place)
        if mark == '"':
            return Scalar(self._string(place), place)
        return self._plain(place)

    def _plain(self, place: Place) -> Scalar:
        if match := _NUMBER.match(self.text, self.at):
            if len(match[0]) > MAX_DIGITS:
                raise self._stop(
                    "json.number", msg("số dài quá {limit} chữ số", limit=MAX_DIGITS), msg("đặt số này trong ngoặc kép")
                )
            self.at = match.end()
            return Scalar(Decimal(match[0]) if match[1] or match[2] else int(match[0]), place)
        if match := _CONSTANT.match(self.text, self.at):
            self.at = match.end()
            return Scalar(_VALUES[match[0]], place)
        hint = msg("chữ phải đặt trong ngoặc kép; số thập phân dùng dấu chấm; cuối danh sách không có dấu phẩy")
        raise self._stop("json.value", msg("chỗ này không phải là một giá trị"), hint)

    def _mapping(self, key: KeyPath, place: Place) -> Mapping:
        entries: dict[str, Node] = {}
        places: dict[str, Place] = {}
        for _ in self._items("}"):
            key_place = self._place(key)
            if self.text[self.at : self.at + 1] != '"':
                raise self._stop(
                    "json.key",
                    msg("tên mục phải đặt trong ngoặc kép"),
                    msg("viết như {example}", example='"ho_ten": "Nguyễn Văn A"'),
                )
            name = self._string(key_place)
            self._expect(":")
            self._skip_blank()
            value = self._value((*key, name))
            if name in entries:
                message = msg(
                    "mục “{name}” viết hai lần (lần đầu: {first})", name=quoted(name), first=places[name].message()
                )
                self.problems.append(
                    Problem("json.duplicate-key", message, key_place, msg("giữ lại một mục, xóa mục kia"))
                )
                continue
            entries[name], places[name] = value, key_place
        return Mapping(entries, place, places)

    def _sequence(self, key: KeyPath, place: Place) -> Sequence:
        items: list[Node] = []
        for index, _ in enumerate(self._items("]")):
            items.append(self._value((*key, index)))
        return Sequence(tuple(items), place)

    def _items(self, closing: str) -> Iterator[None]:
        """Stops at the beginning of each item up to `closing`; whoever asks reads the item."""
        self.at += 1
        self._skip_blank()
        if self.text[self.at : self.at + 1] == closing:
            self.at += 1
            return
        while True:
            self._skip_blank()
            yield
            self._skip_blank()
            mark = self.text[self.at : self.at + 1]
            if mark not in (",", closing) or not mark:
                hint = msg("giữa hai mục phải có dấu phẩy; mỗi dấu mở phải có dấu đóng")
                raise self._stop("json.separator", msg("thiếu dấu phẩy hoặc dấu {closing}", closing=closing), hint)
            self.at += 1
            if mark == closing:
                return

    def _string(self, place: Place) -> str:
        try:
            text, end = scanstring(self.text, self.at + 1, True)
        except JSONDecodeError as error:
            self.at = error.pos
            hint = msg('mỗi dấu ngoặc kép mở phải có dấu đóng; dấu ngoặc kép bên trong viết là \\"')
            raise self._stop("json.quote", msg("chuỗi chữ viết không đúng"), hint) from None
        self.at = end
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise self._stop(
                "json.surrogate", msg("chuỗi chữ chứa mã ký tự không đầy đủ"), msg("xóa rồi gõ lại chữ ở chỗ này")
            )
        read, wrong = self.letters.read(text, place)
        self.problems.extend(wrong)
        return read

    def _expect(self, mark: str) -> None:
        self._skip_blank()
        if self.text[self.at : self.at + 1] != mark:
            raise self._stop(
                "json.separator",
                msg("thiếu dấu {mark}", mark=mark),
                msg("viết như {example}", example='"ho_ten": "Nguyễn Văn A"'),
            )
        self.at += 1

    def _skip_blank(self) -> None:
        match = _BLANK.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def _place(self, key: KeyPath = ()) -> FilePlace:
        line = bisect_right(self._line_starts, self.at)
        return FilePlace(self.path, line, self.at - self._line_starts[line - 1] + 1, dotted(key))

    def _stop(self, code: str, message: Message, hint: Message | None = None) -> DataError:
        return DataError([*self.problems, Problem(code, message, self._place(), hint)])
