"""YAML files without YAML's traps. In: a path. Out: a `Mapping` whose values know their line and column.

A plain word stays text: `no`, `0123`, `3.700`, `88,44`, `2024-10-11` are what the clerk typed, and the schema decides
what they mean. Only `true`, `false`, `null`, `~` and nothing at all are values of their own. Duplicate keys, merge
keys, tags, endless references and more than one document are refused, with the line and the usual remedy.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from ..errors import DataError, Problem
from ..messages import msg
from ..places import FilePlace, Place, quoted
from .files import FLATTEN, WRONG_FILE, decode, failure, read_bytes
from .letters import Letters, evidence_in
from .record import KeyPath, Mapping, Node, Scalar, Sequence, dotted
from .yaml_trouble import colon_in_text, explain, is_a_key, missing_spaces

try:
    from yaml import CBaseLoader as _Loader
except ImportError:  # PyYAML built without libyaml
    from yaml import BaseLoader as _Loader  # type: ignore[assignment]

MAX_DEPTH = 60
MAX_NODES = 500_000
# A node read again through a reference costs nothing in the file; so the copies are limited, not the references.
MAX_COPIES = 20_000
MAX_PROBLEMS = 50
NAME_AND_VALUE = msg("mỗi dòng viết “tên mục: giá trị”, sau dấu hai chấm có một khoảng trắng")

_HASH_WORD = re.compile(r"\S[ \t]+(#[^\s#])")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
_CONSTANTS: dict[str, bool | None] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "True": True,
    "false": False,
    "False": False,
}
_PLAIN_TAGS = {"tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq", "!", None}


def read_yaml(path: Path | str) -> Mapping:
    """The mapping that the file holds.

    Raises DataError with every problem found: each with line, column and what to write instead.
    """
    path = Path(path)
    return parse_yaml(decode(read_bytes(path), path), path)


def read_node(path: Path | str) -> Node:
    """The same for a file that may also be a list."""
    path = Path(path)
    return parse_node(decode(read_bytes(path), path), path)


def parse_yaml(text: str, path: Path | str) -> Mapping:
    """The mapping that `text` holds; `path` is the name shown in places."""
    root = parse_node(text, path)
    if not isinstance(root, Mapping):
        raise _not_a_mapping(root, text, Path(path))
    return root


def parse_node(text: str, path: Path | str) -> Node:
    """What `text` holds, which may also be a list. Raises as `read_yaml`."""
    path = Path(path)
    _refuse_control_characters(text, path)
    top = _compose(text, path)
    builder = _Builder(str(path), text)
    root = builder.build(top)
    if builder.problems:
        raise DataError(builder.problems)
    repairs, notes = tuple(builder.letters.repairs), builder.letters.notes
    if isinstance(root, Mapping):
        return Mapping(root.entries, root.place, root.key_places, repairs, notes=notes)
    return Sequence(root.items, root.place, repairs, notes) if isinstance(root, Sequence) else root


def _compose(text: str, path: Path) -> Any:
    try:
        top = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        raise DataError(explain(error, text.splitlines(), str(path))) from None
    except RecursionError:
        raise failure("yaml.too-deep", msg("dữ liệu lồng nhau quá nhiều cấp"), path, FLATTEN) from None
    except yaml.YAMLError:
        raise failure("yaml.syntax", msg("tệp không đúng cách viết YAML"), path, NAME_AND_VALUE) from None
    if top is None:
        raise failure("file.empty", msg("tệp không có nội dung (chỉ có dòng trống hoặc chú thích)"), path, WRONG_FILE)
    return top


def _refuse_control_characters(text: str, path: Path) -> None:
    problems = []
    for match in _CONTROL.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        message = msg("có ký tự ẩn không nhìn thấy được (mã {code})", code=f"U+{ord(match[0]):04X}")
        hint = msg("xóa ký tự ấy rồi gõ lại chữ ở chỗ đó")
        problems.append(Problem("yaml.control-character", message, FilePlace(str(path), line, column), hint))
        if len(problems) == MAX_PROBLEMS:
            break
    if problems:
        raise DataError(problems)


def _not_a_mapping(root: Node, text: str, path: Path) -> DataError:
    if isinstance(root, Scalar) and (problems := missing_spaces(text.splitlines(), str(path))):
        return DataError(problems)
    if isinstance(root, Sequence):
        message = msg("tệp bắt đầu bằng một danh sách, đúng ra phải là các mục có tên")
        return DataError(Problem("yaml.top-level", message, root.place, NAME_AND_VALUE))
    message = msg("tệp chỉ có một đoạn chữ, đúng ra phải là các mục có tên")
    return DataError(Problem("yaml.top-level", message, root.place, NAME_AND_VALUE))


def _hashes_in_text(text: str) -> dict[int, re.Match[str]]:
    """By line (from 0), a # that begins a word: "#12" is hardly meant as a remark, "# số 12" is."""
    if " #" not in text:
        return {}
    found = ((number, _HASH_WORD.search(line)) for number, line in enumerate(text.splitlines()))
    return {number: match for number, match in found if match}


class _Builder:
    """Turns yaml's nodes into ours and gathers what is wrong with them."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self.problems: list[Problem] = []
        self.letters = Letters(evidence_in([text]))
        self._anchors: dict[int, Place] = {}
        self._seen: set[int] = set()
        self._copied: set[int] = set()
        self._copies = 0
        self._nodes = 0
        self._hashes = _hashes_in_text(text)

    def build(self, top: Any) -> Node:
        root = self._node(top, (), ())
        for node, place in self._anchors.items():
            if node not in self._copied:
                self._special("&", place)
        return root

    def _node(self, node: Any, key: KeyPath, above: tuple[int, ...]) -> Node:
        place = self._place(node, key)
        if self._is_endless(node, place, above):
            return Scalar(None, place)
        self._check_first_character(node, place)
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, place)
        above = (*above, id(node))
        if isinstance(node, yaml.SequenceNode):
            return self._sequence(node, place, key, above)
        return self._mapping(node, place, key, above)

    def _check_first_character(self, node: Any, place: Place) -> None:
        """`!` and `&` swallow the word behind them: refused, unless `&` really names something used again."""
        first = self.text[node.start_mark.index : node.start_mark.index + 1]
        if first == "&":
            self._anchors[id(node)] = place
        if node.tag not in _PLAIN_TAGS or first == "!":
            self._special("!", place)

    def _special(self, mark: str, place: Place) -> None:
        message = msg("giá trị bắt đầu bằng dấu {mark} thì có nghĩa riêng trong YAML", mark=mark)
        self._problem("yaml.special-character", message, place, msg("đặt cả giá trị trong ngoặc kép"))

    def _is_endless(self, node: Any, place: Place, above: tuple[int, ...]) -> bool:
        """Whether `node` leads to itself, or would grow beyond all measure; then the problem is noted."""
        self._nodes += 1
        if id(node) in self._seen:
            self._copies += 1
            self._copied.add(id(node))
        self._seen.add(id(node))
        if id(node) in above:
            self._problem("yaml.endless", msg("tham chiếu (dấu * và &) dẫn vòng về chính nó"), place)
            return True
        if len(above) > MAX_DEPTH:
            self._problem("yaml.too-deep", msg("dữ liệu lồng nhau quá {limit} cấp", limit=MAX_DEPTH), place)
            raise DataError(self.problems)
        if self._copies > MAX_COPIES or self._nodes > MAX_NODES:
            message = msg("tham chiếu (dấu * và &) hoặc số giá trị quá nhiều")
            self._problem("yaml.too-many", message, place, msg("viết thẳng giá trị, không dùng tham chiếu"))
            raise DataError(self.problems)
        return False

    def _scalar(self, node: Any, place: Place) -> Scalar:
        if not node.style and node.value in _CONSTANTS:
            return Scalar(_CONSTANTS[node.value], place)
        if not node.style and node.value[:1] == "-" and node.start_mark.line != node.end_mark.line:
            self._check_dashes(node, place)
        if not node.style and node.end_mark.line in self._hashes:
            self._check_hash(node)
        return Scalar(self._text(node.value, place), place)

    def _check_dashes(self, node: Any, place: Place) -> None:
        if re.match(r"-[^\s\d-].* -\s*\S", node.value):
            message = msg("sau dấu gạch đầu dòng thiếu khoảng trắng")
            self._problem("yaml.dash-space", message, place, msg("viết “- nội dung”"))

    def _check_hash(self, node: Any) -> None:
        """ "Lô đất #12": for YAML the rest is a remark, and would be lost without a word."""
        hash_word = self._hashes[node.end_mark.line]
        if hash_word.string[node.end_mark.column : hash_word.start(1)].strip():
            return
        message = msg("từ dấu # trở đi bị coi là chú giải nên không vào văn bản")
        hint = msg("đặt cả giá trị trong ngoặc kép; nếu đúng là chú giải thì viết một khoảng trắng sau dấu #")
        place = FilePlace(self.path, node.end_mark.line + 1, hash_word.start(1) + 1)
        self._problem("yaml.hash", message, place, hint)

    def _sequence(self, node: Any, place: Place, key: KeyPath, above: tuple[int, ...]) -> Sequence:
        items = tuple(self._node(item, (*key, index), above) for index, item in enumerate(node.value))
        if any(isinstance(item, Scalar) for item in items):
            self.problems.extend(problem for item in items if (problem := self._unintended_mapping(item)))
        return Sequence(items, place)

    def _unintended_mapping(self, item: Node) -> Problem | None:
        """A list of texts in which one is a mapping: most likely its text holds a colon."""
        if isinstance(item, Mapping) and not any(is_a_key(key) for key in item):
            return colon_in_text(item)
        return None

    def _mapping(self, node: Any, place: Place, key: KeyPath, above: tuple[int, ...]) -> Mapping:
        entries: dict[str, Node] = {}
        places: dict[str, Place] = {}
        for key_node, value_node in node.value:
            name = self._key(key_node, key)
            if name is None:
                continue
            if name in entries:
                self._duplicate(name, self._place(key_node, (*key, name)), places[name])
                continue
            places[name] = self._place(key_node, (*key, name))
            entries[name] = self._node(value_node, (*key, name), above)
        return Mapping(entries, place, places)

    def _key(self, node: Any, key: KeyPath) -> str | None:
        place = self._place(node, key)
        if not isinstance(node, yaml.ScalarNode):
            message = (
                msg("dấu {{ hoặc [ ở đầu giá trị có nghĩa riêng trong YAML") if node.value else msg("mục thiếu tên")
            )
            self._problem("yaml.braces", message, place, msg("đặt cả giá trị trong ngoặc kép"))
            return None
        name = self._text(node.value, place)
        if name == "<<":
            hint = msg("viết đủ các mục ở đây")
            self._problem("yaml.merge", msg("chương trình không dùng mục gộp “<<”"), place, hint)
            return None
        if not name.strip():
            self._problem("yaml.no-key", msg("mục thiếu tên trước dấu hai chấm"), place, NAME_AND_VALUE)
            return None
        return name

    def _duplicate(self, name: str, place: FilePlace, first: Place) -> None:
        line = first.line if isinstance(first, FilePlace) else None
        message = msg("mục “{name}” viết hai lần (lần đầu ở dòng {line})", name=quoted(name), line=line)
        self._problem("yaml.duplicate-key", message, place, msg("giữ lại một mục, xóa mục kia"))

    def _text(self, text: str, place: Place) -> str:
        read, wrong = self.letters.read(text, place)
        for problem in wrong:
            self._add(problem)
        return read

    def _place(self, node: Any, key: KeyPath) -> FilePlace:
        mark = node.start_mark
        return FilePlace(self.path, mark.line + 1, mark.column + 1, dotted(key))

    def _problem(self, code: str, message: Any, place: Place, hint: Any = None) -> None:
        self._add(Problem(code, message, place, hint))

    def _add(self, problem: Problem) -> None:
        self.problems.append(problem)
        if len(self.problems) >= MAX_PROBLEMS:
            raise DataError(self.problems)
