"""YAML's complaints in a clerk's words. In: the parser's error and the lines of the file. Out: problems with a remedy.

The parsers (libyaml, and PyYAML's own where libyaml is missing) say what rule was broken; the line itself mostly shows
why: a colon in the text, a missing space, an odd indent, a quotation mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import yaml

from ..errors import Problem
from ..messages import Message, msg
from ..places import FilePlace, quoted
from .files import FLATTEN
from .record import Mapping, Node, Scalar

MAX_LINES_NAMED = 20

_TAB_INDENT = re.compile(r"[ ]*\t")
_ODD_INDENT = re.compile("[ ]*[\u00a0\u2000-\u200b\u202f\u2060\u3000\ufeff]")
_MISSING_SPACE = re.compile(r"\s*(?:-[ ]+)?([A-Za-z_][A-Za-z0-9_]*):([^\s/].*)")
_KEY_AND_TEXT = re.compile(r"(\s*(?:-\s+)?[^\s:][^:]*:\s+)(.*\S)\s*")
_LIST_ITEM = re.compile(r"(\s*-\s+)(.*\S)\s*")
_IDENTIFIER = re.compile(r"[a-z][a-z0-9_]*")


def is_a_key(text: str) -> bool:
    """Whether `text` looks like a key of ours (lower case, no accents) and not like the beginning of a sentence."""
    return bool(_IDENTIFIER.fullmatch(text))


def colon_in_text(node: Node) -> Problem | None:
    """The problem of a text that YAML took for a key and a value because of its colon: `- Lưu: VT`.

    None when `node` is no mapping of one key and one plain value. For whoever wanted a text and found a mapping.
    """
    if not isinstance(node, Mapping) or len(node) != 1:
        return None
    ((key, value),) = node.entries.items()
    if not isinstance(value, Scalar):
        return None
    text = f"{key}: {'' if value.value is None else value.value}".rstrip()
    return Problem(
        "yaml.colon",
        msg("“{text}” có dấu hai chấm nên bị hiểu thành một mục", text=quoted(text)),
        node.place,
        msg("đặt trong ngoặc kép: {text}", text=_in_quotes(text)),
    )


def missing_spaces(lines: Sequence[str], path: str) -> list[Problem]:
    """A problem for each line such as `ten:Phường`, which lacks the space behind its colon."""
    problems = []
    for number, line in enumerate(lines, 1):
        if match := _MISSING_SPACE.fullmatch(line):
            place = FilePlace(path, number, match.end(1) + 1)
            hint = msg("viết “{fixed}”", fixed=quoted(f"{match[1]}: {match[2]}"))
            problems.append(Problem("yaml.no-space", msg("sau dấu hai chấm thiếu khoảng trắng"), place, hint))
    return problems[:MAX_LINES_NAMED]


def explain(error: yaml.MarkedYAMLError, lines: Sequence[str], path: str) -> list[Problem]:
    """What is wrong with the file, in the order of its lines; never empty."""
    fault = _Fault.of(error, lines, path)
    tabs = _tabs(lines, path)
    if odd := _odd_indent(lines, fault):
        return [*tabs, odd]
    if tabs and ("tab" in fault.rule or "cannot start any token" in fault.rule):
        return tabs
    if "mapping values are not allowed" in fault.rule or "could not find expected ':'" in fault.rule:
        spaces = missing_spaces(lines[: fault.line], path)
        if spaces:
            return tabs + spaces
    return [*tabs, fault.problem()]


def _tabs(lines: Sequence[str], path: str) -> list[Problem]:
    hint = msg("thụt đầu dòng bằng khoảng trắng, mỗi cấp hai khoảng trắng")
    return [
        Problem("yaml.tab", msg("đầu dòng có phím Tab"), FilePlace(path, number, line.index("\t") + 1), hint)
        for number, line in enumerate(lines, 1)
        if _TAB_INDENT.match(line)
    ][:MAX_LINES_NAMED]


def _odd_indent(lines: Sequence[str], fault: _Fault) -> Problem | None:
    """A blank that only looks like one, before the line complained of or the one above: it came with text copied
    from Word or a web page."""
    for number in range(fault.line, max(0, fault.line - 2), -1):
        if number <= len(lines) and (match := _ODD_INDENT.match(lines[number - 1])):
            hint = msg("xóa hết khoảng trắng ở đầu dòng rồi gõ lại bằng phím cách")
            place = FilePlace(fault.path, number, match.end())
            return Problem("yaml.odd-indent", msg("đầu dòng có khoảng trắng lạ"), place, hint)
    return None


@dataclass(frozen=True, slots=True)
class _Fault:
    """The parser's complaint: the rule in its words, and the line and column (from 1) that it points at."""

    rule: str
    text: str
    path: str
    line: int
    column: int
    opened_line: int
    opened_column: int

    @classmethod
    def of(cls, error: yaml.MarkedYAMLError, lines: Sequence[str], path: str) -> _Fault:
        mark = error.problem_mark or error.context_mark
        opened = error.context_mark or mark
        line = mark.line if mark else 0
        return cls(
            rule=f"{error.context or ''} {error.problem or ''}",
            text=lines[line] if line < len(lines) else "",
            path=path,
            line=line + 1,
            column=(mark.column if mark else 0) + 1,
            opened_line=(opened.line if opened else 0) + 1,
            opened_column=(opened.column if opened else 0) + 1,
        )

    @property
    def before(self) -> str:
        """What stands on the line before the place."""
        return self.text[: self.column - 1]

    @property
    def character(self) -> str:
        return self.text[self.column - 1 : self.column]

    def problem(self) -> Problem:
        for words, describe in _RULES:
            if any(word in self.rule for word in words):
                return describe(self)
        return self.here("yaml.syntax", msg("tệp không đúng cách viết YAML"), msg("xem lại dòng này và dòng ngay trên"))

    def here(self, code: str, message: Message, hint: Message | None) -> Problem:
        return Problem(code, message, FilePlace(self.path, self.line, self.column), hint)

    def where_opened(self, code: str, message: Message, hint: Message | None) -> Problem:
        return Problem(code, message, FilePlace(self.path, self.opened_line, self.opened_column), hint)


def _in_quotes(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _quote_hint(fault: _Fault) -> Message:
    """How the whole line reads with its text in quotation marks."""
    item = _LIST_ITEM.fullmatch(fault.text)
    is_text = item is not None and not is_a_key(item[2].partition(":")[0])
    match = item if is_text else _KEY_AND_TEXT.fullmatch(fault.text)
    if match is None:
        return msg("đặt cả giá trị trong ngoặc kép")
    return msg("đặt cả giá trị trong ngoặc kép: {line}", line=quoted(match[1] + _in_quotes(match[2]), 90))


def _colon(fault: _Fault) -> Problem:
    if re.search(r":\s", fault.before):
        return fault.here("yaml.colon", msg("trong giá trị có dấu hai chấm"), _quote_hint(fault))
    return _indent(fault)


def _indent(fault: _Fault) -> Problem:
    hint = msg("các mục cùng cấp phải thụt đầu dòng bằng nhau; xem cả dòng ngay trên")
    return fault.here("yaml.indent", msg("dòng này thụt đầu dòng không khớp với các dòng trên"), hint)


def _unexpected(fault: _Fault) -> Problem:
    """Something stands where a new entry should begin: the line's own beginning, or a left-over behind a value."""
    value = re.sub(r"^\s*(?:-\s+)?(?:[^\s:\"'][^:]*:\s+)?", "", fault.before)
    if not fault.before.strip():
        return _indent(fault) if fault.character != ":" else _no_key(fault)
    if value[:1] in ("'", '"'):
        hint = msg("đặt cả giá trị trong một cặp ngoặc kép; bên trong dùng dấu “ ” thay cho dấu ngoặc kép thẳng")
        return fault.here("yaml.after-quote", msg("sau dấu đóng ngoặc còn chữ"), hint)
    if value[:1] in ("{", "["):
        message = msg("giá trị bắt đầu bằng dấu {mark} thì có nghĩa riêng trong YAML", mark=value[:1])
        return fault.here("yaml.braces", message, _quote_hint(fault))
    return _indent(fault)


def _no_key(fault: _Fault) -> Problem:
    return fault.here("yaml.no-key", msg("mục thiếu tên trước dấu hai chấm"), msg("viết “tên mục: giá trị”"))


def _unclosed_quote(fault: _Fault) -> Problem:
    return fault.where_opened(
        "yaml.quote", msg("dấu ngoặc mở ở đây không có dấu đóng"), msg("thêm dấu đóng ngoặc ở cuối giá trị")
    )


def _unclosed_bracket(fault: _Fault) -> Problem:
    hint = msg("thêm dấu đóng, hoặc đặt cả giá trị trong ngoặc kép nếu đó là chữ thường")
    return fault.where_opened("yaml.bracket", msg("dấu [ hoặc { mở ở đây không được đóng đúng cách"), hint)


def _special(fault: _Fault) -> Problem:
    column = fault.opened_column if fault.opened_line == fault.line else fault.column
    mark = fault.text[column - 1 : column]
    message = msg("giá trị bắt đầu bằng dấu {mark} thì có nghĩa riêng trong YAML", mark=mark)
    place = FilePlace(fault.path, fault.line, column)
    return Problem("yaml.special-character", message, place, _quote_hint(fault))


def _documents(fault: _Fault) -> Problem:
    hint = msg("xóa dòng ---, mỗi tệp chỉ chứa một bộ dữ liệu")
    return fault.here("yaml.documents", msg("tệp chứa nhiều bộ dữ liệu ngăn bằng dòng ---"), hint)


def _escape(fault: _Fault) -> Problem:
    hint = msg("viết hai dấu \\\\, hoặc dùng ngoặc đơn '…' thay ngoặc kép")
    return fault.here("yaml.escape", msg("trong ngoặc kép, dấu \\ có nghĩa riêng"), hint)


def _block(fault: _Fault) -> Problem:
    hint = msg("xuống dòng ngay sau dấu | hoặc >, nội dung viết thụt vào ở các dòng dưới")
    return fault.here("yaml.block", msg("sau dấu | hoặc > không được có chữ"), hint)


def _dash(fault: _Fault) -> Problem:
    hint = msg("xuống dòng trước dấu gạch đầu dòng, hoặc đặt cả giá trị trong ngoặc kép")
    return fault.here("yaml.dash", msg("dấu gạch đầu dòng đứng không đúng chỗ"), hint)


def _directive(fault: _Fault) -> Problem:
    hint = msg("đặt cả dòng trong ngoặc kép, hoặc xóa dấu %")
    return fault.here("yaml.directive", msg("dòng bắt đầu bằng dấu % có nghĩa riêng trong YAML"), hint)


def _deep(fault: _Fault) -> Problem:
    return fault.here("yaml.too-deep", msg("dữ liệu lồng nhau quá nhiều cấp"), FLATTEN)


# The first rule whose words stand in the parser's complaint explains it.
_RULES: tuple[tuple[tuple[str, ...], Callable[[_Fault], Problem]], ...] = (
    (("expected a single document",), _documents),
    (("mapping values are not allowed",), _colon),
    (("sequence entries are not allowed",), _dash),
    (("unexpected end of stream",), _unclosed_quote),
    (("unknown escape", "expected escape", "hexadecimal"), _escape),
    (("scanning a block scalar",), _block),
    (("flow sequence", "flow mapping", "flow node"), _unclosed_bracket),
    (("undefined alias", "an anchor", "an alias", "duplicate anchor", "scanning a tag"), _special),
    (
        ("parsing a tag", "undefined tag", "cannot start any token", "expected node content", "expected the node"),
        _special,
    ),
    (("directive", "<document start>", "incompatible YAML"), _directive),
    (("nesting", "depth"), _deep),
    (("parsing a block",), _unexpected),
    (("could not find expected ':'",), _indent),
)
