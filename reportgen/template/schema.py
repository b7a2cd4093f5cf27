"""Shapes of input. In: a record that knows where each value stood. Out: an instance of a `Model`, or a DataError
with every problem found, each with its place and a hint.

The only room where pydantic stands: a room that knows its input derives its classes from `Model` and describes each
key with `key(...)`. The same descriptions explain the keys in starting folders and in the docs.
"""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, NamedTuple, TypeAlias, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails, PydanticCustomError

from ..errors import DataError, Problem
from ..messages import Message, msg
from ..places import CellPlace, FilePlace, Place, quoted
from ..readers.record import KeyPath as Path
from ..readers.record import Mapping, Node, Sequence, key_place_at, nearest, place_at
from ..readers.yaml_trouble import colon_in_text
from ..vietnamese.dates import format_short_date, parse_date
from ..vietnamese.numbers import plain_figures
from ..vietnamese.unreadable import Unreadable

__all__ = [
    "REQUIRED",
    "BeforeValidator",
    "Day",
    "Flag",
    "KeyInfo",
    "Model",
    "Text",
    "Texts",
    "by_place",
    "closest",
    "key",
    "keys_of",
    "model_inside",
    "model_validator",
    "validate",
    "wrong",
]

REQUIRED: Any = ...
"""The default of a key that must be there."""


class Model(BaseModel):
    """The base of every input shape: unknown keys are refused, nothing is converted in silence; frozen."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    @model_validator(mode="before")
    @classmethod
    def _blank_is_nothing(cls, data: object) -> object:
        """Text of nothing but spaces counts as nothing."""
        if not isinstance(data, dict):
            return data
        return {name: None if isinstance(value, str) and not value.strip() else value for name, value in data.items()}


Shape = TypeVar("Shape", bound=Model)


def key(description: str, *, default: Any = None, example: str = "") -> Any:
    """A key of a `Model`: what it means, in Vietnamese, and an example as a clerk would type it."""
    return Field(default=default, description=description, examples=[example] if example else None)


# --- values -------------------------------------------------------------------------------------------------


def wrong(code: str, message: Message, hint: Message | None = None) -> PydanticCustomError:
    """What a validator of a shape raises, in our own words."""
    return PydanticCustomError("reportgen", "{message}", {"code": code, "message": message, "hint": hint})


def _to_text(value: object) -> object:
    """Text as it stands; a workbook's numbers bare (a year must not become 2.024), its days as people write them."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | Decimal):
        return plain_figures(value)
    return format_short_date(value) if isinstance(value, date) else value


def _to_day(value: object) -> object:
    if isinstance(value, datetime):
        return value.date()
    if not isinstance(value, str):
        return value
    try:
        return parse_date(value)
    except Unreadable as error:
        raise wrong(error.code, error.message, error.hint) from None


_YES = {"có", "đúng", "x", "true", "1"}
_NO = {"không", "sai", "false", "0"}


def _to_flag(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().casefold()
        return True if word in _YES else False if word in _NO else value
    return value


def _to_list(value: object) -> object:
    """A list as it stands; the text of a cell or line cut at semicolons."""
    if isinstance(value, str):
        return [part.strip() for part in value.split(";") if part.strip()]
    return value


Text: TypeAlias = Annotated[str, BeforeValidator(_to_text)]
"""Text without the spaces around it."""

Texts: TypeAlias = Annotated[list[Text], BeforeValidator(_to_list)]
"""Several texts: a list, or in one line with semicolons between."""

Day: TypeAlias = Annotated[date, BeforeValidator(_to_day)]
"""A day: "11/10/2024" or "ngày 11 tháng 10 năm 2024"."""

Flag: TypeAlias = Annotated[bool, BeforeValidator(_to_flag)]
"""Yes or no: "true", "có", "x" …"""


# --- validating ---------------------------------------------------------------------------------------------


def validate(model: type[Shape], node: Node) -> Shape:
    """The instance of `model` that `node` describes. Raises DataError with every problem, in the order of the file."""
    try:
        return model.model_validate(_filled(node))
    except ValidationError as error:
        problems = [_problem(model, node, details) for details in error.errors(include_url=False)]
        raise DataError(sorted(_unlike(problems), key=by_place)) from None


def _filled(node: Node) -> object:
    """Ordinary data. An empty cell of a table says nothing; an empty key that somebody typed says "not known"."""
    if isinstance(node, Mapping):
        entries = {key: _filled(inner) for key, inner in node.entries.items()}
        return {key: value for key, value in entries.items() if value is not None} if node.labels else entries
    return [_filled(item) for item in node] if isinstance(node, Sequence) else node.plain()


def _unlike(problems: list[Problem]) -> list[Problem]:
    """Each only once: a wrong heading of a table is one problem, not one in each row."""
    return list({(problem.place, str(problem.message)): problem for problem in problems}.values())


def by_place(problem: Problem) -> tuple[str, int, int]:
    """Sorts problems in the order in which their places stand in the files."""
    match problem.place:
        case FilePlace(path, line, column):
            return path, line or 0, column or 0
        case CellPlace(path, sheet, cell):
            row = re.sub(r"\D", "", cell)
            return f"{path}!{sheet}", int(row or 0), len(cell)
    return "", 0, 0


def _problem(model: type[Model], node: Node, details: ErrorDetails) -> Problem:
    """One of pydantic's errors in our own words."""
    path: Path = details["loc"]
    context = details.get("ctx", {})
    if details["type"] == "reportgen":
        return Problem(context["code"], context["message"], place_at(node, path), context["hint"])
    if details["type"] == "extra_forbidden":
        return _unknown_key(model, path, key_place_at(node, path))
    if details["type"] == "missing":
        return _missing(model, path, place_at(node, path))
    if details["type"] == "string_type" and (colon := colon_in_text(nearest(node, path))):
        return colon
    code, sentence, hint = _OTHERWISE if details["input"] is not None else _EMPTY
    if details["input"] is not None:
        code, sentence, hint = _SENTENCES.get(details["type"], _OTHERWISE)
    values = {
        "key": _last_key(path),
        "value": quoted(_shown(details["input"])),
        "expected": ", ".join(re.findall(r"'([^']+)'", str(context.get("expected", "")))),
    }
    return Problem(code, Message(sentence.text, values), place_at(node, path), hint and Message(hint.text, values))


_Sentence: TypeAlias = tuple[str, Message, Message | None]

_NOT_MAPPING: _Sentence = (
    "schema.not-mapping",
    msg("“{key}” phải gồm các dòng “tên mục: giá trị”, ở đây là “{value}”"),
    msg("viết các mục bên trong thụt vào hai khoảng trắng, mỗi mục một dòng"),
)
_SENTENCES: dict[str, _Sentence] = {
    "string_type": (
        "schema.not-text",
        msg("“{key}” phải là một dòng chữ, ở đây là “{value}”"),
        msg("câu bắt đầu bằng dấu ngoặc hoặc có dấu hai chấm thì đặt trong ngoặc kép"),
    ),
    "list_type": (
        "schema.not-list",
        msg("“{key}” phải là một danh sách, ở đây là “{value}”"),
        msg("viết mỗi mục trên một dòng, bắt đầu bằng dấu gạch đầu dòng và một khoảng trắng"),
    ),
    "model_type": _NOT_MAPPING,
    "model_attributes_type": _NOT_MAPPING,
    "bool_type": (
        "schema.not-yes-no",
        msg("“{key}” chỉ nhận có hoặc không, ở đây là “{value}”"),
        msg("viết true (có) hoặc false (không)"),
    ),
    "date_type": (
        "schema.not-day",
        msg("“{key}” phải là một ngày, ở đây là “{value}”"),
        msg("viết như 11/10/2024 (ngày/tháng/năm)"),
    ),
    "literal_error": (
        "schema.not-one-of",
        msg("“{key}” không nhận giá trị “{value}”"),
        msg("chọn một trong các giá trị: {expected}"),
    ),
}
_OTHERWISE: _Sentence = ("schema.invalid", msg("giá trị “{value}” của “{key}” không dùng được"), None)
_EMPTY: _Sentence = (
    "schema.empty",
    msg("“{key}” đang để trống"),
    msg("chỗ này bắt buộc phải có: ghi giá trị sau dấu hai chấm"),
)


def _last_key(path: Path) -> str:
    names = [step for step in path if isinstance(step, str)]
    return names[-1] if names else "?"


def _shown(value: object) -> str:
    """A value as a clerk would know it again."""
    if isinstance(value, dict):
        return ", ".join(f"{name}: …" for name in value) or "{}"
    if isinstance(value, list):
        return "[" + ", ".join(_shown(item) for item in value) + "]"
    return "(để trống)" if value is None else str(value)


def _missing(model: type[Model], path: Path, place: Place) -> Problem:
    name = str(path[-1])
    holder = _model_at(model, path[:-1])
    info = holder.model_fields.get(name) if holder else None
    example = info.examples[0] if info and info.examples else "…"
    described = info.description if info else None
    message = msg("thiếu “{key}”", key=name)
    if described:
        message = msg("thiếu “{key}” ({described})", key=name, described=Message(described, {}))
    hint = msg("thêm một dòng, như “{key}: {example}”", key=name, example=example)
    return Problem("schema.missing", message, place, hint)


def _unknown_key(model: type[Model], path: Path, place: Place) -> Problem:
    name = str(path[-1])
    holder = _model_at(model, path[:-1])
    known = list(holder.model_fields) if holder else []
    message = msg("không có mục nào tên “{key}”", key=quoted(name))
    return Problem("schema.unknown-key", message, place, _key_hint(name, known))


def _key_hint(name: str, known: list[str]) -> Message:
    if name[:1].isdigit():
        return msg(
            "số có dấu phẩy đứng trong ngoặc {{ }} hay [ ] thì đặt trong ngoặc kép, như {example}",
            example='"88,44%"',
        )
    near = closest(name, known)
    if near:
        return msg("có phải ý bạn là “{near}”?", near=near)
    if " " in name or name != name.casefold():
        return msg("nếu đây là một câu có dấu hai chấm, đặt cả câu trong ngoặc kép hoặc viết xuống dòng sau dấu >")
    return msg("ở đây dùng được: {known}", known=", ".join(known))


def closest(name: str, known: list[str]) -> str | None:
    """The one of `known` that `name` most likely means: accents, capitals and spaces aside. None when none is near."""
    folded = {fold_key(candidate): candidate for candidate in known}
    near = difflib.get_close_matches(fold_key(name), list(folded), n=1, cutoff=0.6)
    return folded[near[0]] if near else None


def fold_key(name: str) -> str:
    """A key without accents and capitals, words joined by underscores: "Đơn vị" -> "don_vi"."""
    plain = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "_", letters.casefold()).strip("_")


# --- what a shape says about itself ---------------------------------------------------------------------------


class KeyInfo(NamedTuple):
    """A key of a shape: its name, what it means, an example, whether it must be there, whether it is a list,
    and the shape inside it, if any."""

    name: str
    description: str
    example: str
    required: bool
    many: bool
    inside: type[Model] | None


def keys_of(model: type[Model]) -> list[KeyInfo]:
    """The keys of `model` in their order."""
    return [_key_info(name, info) for name, info in model.model_fields.items()]


def _key_info(name: str, info: FieldInfo) -> KeyInfo:
    example = str(info.examples[0]) if info.examples else ""
    inside = model_inside(info.annotation)
    many = _holds(info.annotation, lambda kind: get_origin(kind) is list)
    return KeyInfo(name, info.description or "", example, info.is_required(), many, inside)


def model_inside(annotation: object) -> type[Model] | None:
    """The `Model` within "Model | None", "list[Model]" and the like; None when there is none."""
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation
    if get_origin(annotation) in (Union, UnionType, list, Annotated):
        return next((found for part in get_args(annotation) if (found := model_inside(part))), None)
    return None


def _holds(annotation: object, is_it: Callable[[object], bool]) -> bool:
    return is_it(annotation) or any(_holds(part, is_it) for part in get_args(annotation))


def _model_at(model: type[Model], path: Path) -> type[Model] | None:
    """The shape that stands where `path` leads, starting from `model`."""
    found: type[Model] | None = model
    for step in path:
        if found is not None and isinstance(step, str) and step in found.model_fields:
            found = model_inside(found.model_fields[step].annotation)
    return found
