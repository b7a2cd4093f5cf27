"""The walls around templates. In: nothing. Out: a Jinja environment in which a template can only read plain data.

A template comes from a stranger as easily as from a colleague. It gets no object's inner life, no callables but a few,
and a budget: loops, calls and big values are paid for from it, so that a template cannot run for ever or fill the
memory.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping, Sized
from decimal import Decimal
from typing import Any, NoReturn

from jinja2 import Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Cycler, Joiner, Namespace

from ..messages import Message, msg
from .values import OWN_VALUES, Fitted, Gap, with_words
from .written import counted_number

BUDGET = 300_000_000
"""What one filling may cost, in letters written. A loop's round costs the text in it and `ROUND`."""

ROUND = 200
CALL = 500
MOST_TEXT = 20_000_000
MOST_ITEMS = 1_000_000
MOST_NUMBER = 100_000
"""The greatest whole number a filter or method takes: widths, counts."""
MOST_BITS = 20_000


class Refused(Exception):
    """A template wants what it may not have. `message` says what, in the user's words."""

    def __init__(self, code: str, message: Message, hint: Message | None = None) -> None:
        super().__init__(str(message))
        self.code, self.message, self.hint = code, message, hint


def too_much() -> NoReturn:
    """Stop a template that has used up its budget."""
    message = msg("mẫu lặp quá nhiều lần hoặc tạo ra nội dung quá lớn, nên đã dừng")
    raise Refused("template.endless", message, msg("xem lại lệnh lặp (for) và các phép nhân, nối chữ ở thẻ này"))


def _forbidden(what: str) -> NoReturn:
    message = msg("mẫu dùng “{what}”, không được phép vì lý do an toàn", what=what)
    raise Refused("template.forbidden", message, msg("chỉ dùng tên các giá trị trong dữ liệu và các bộ lọc có sẵn"))


# --- attributes ----------------------------------------------------------------------------------------


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_DATE = _words("year month day weekday isoweekday isoformat strftime")
_TIME = _words("hour minute second strftime isoformat")
_TEXT = _words(
    "capitalize casefold center count endswith find format index isalnum isalpha isdecimal isdigit islower isnumeric "
    "isspace istitle isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex rjust "
    "rpartition rsplit rstrip split splitlines startswith strip swapcase title upper zfill"
)
_LOOP = _words("index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle changed")
_ATTRIBUTES: tuple[tuple[type, frozenset[str]], ...] = (
    (str, _TEXT),
    (Mapping, _words("get items keys values")),
    (list, _words("count index")),
    (tuple, _words("count index")),
    (datetime.datetime, _DATE | _TIME | {"date", "time"}),
    (datetime.date, _DATE),
    (datetime.time, _TIME),
    (float, _words("is_integer")),
    (Decimal, _words("quantize")),
    (LoopContext, _LOOP),
    (Macro, _words("name arguments caller")),
    (Cycler, _words("next current reset")),
)


_NOTHING: frozenset[str] = frozenset()
_readable: dict[type, frozenset[str]] = {}
"""What `_ATTRIBUTES` comes to for each type met so far."""


def _may_read(value: object, name: str) -> bool:
    kind = type(value)
    if kind not in _readable:
        _readable[kind] = _NOTHING.union(*(names for base, names in _ATTRIBUTES if issubclass(kind, base)))
    return name in _readable[kind]


class Sandbox(ImmutableSandboxedEnvironment):
    """The environment of one part's template. `spend` is asked for leave before anything that can grow."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """`obj.attribute`: a key of the data before a method's name (docxtpl has it the other way round, and prints
        `<built-in method>` for a key called "items")."""
        if type(obj) is dict or isinstance(obj, Mapping):
            if attribute in obj:
                return obj[attribute]
        elif isinstance(obj, Gap):
            return Gap(f"{obj.label}.{attribute}")
        if attribute.startswith("_"):
            _forbidden(attribute)
        if isinstance(obj, Undefined | Namespace):
            return getattr(obj, attribute, self.undefined(obj=obj, name=attribute))
        if _may_read(obj, attribute):
            value = getattr(obj, attribute)
            return self.wrap_str_format(value) or value
        return self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """`obj[argument]`."""
        if isinstance(obj, Gap):
            return Gap(f"{obj.label}.{argument}")
        try:
            return obj[argument]
        except (TypeError, LookupError):
            if isinstance(argument, str):
                return self.getattr(obj, argument)
        return self.undefined(obj=obj, name=argument)

    def call(self, context: Context, obj: Any, *args: Any, **kwargs: Any) -> Any:
        """Every call in a template comes through here."""
        self.spend(CALL)
        if isinstance(obj, Undefined):
            return obj()
        method = getattr(obj, "__wrapped__", obj)  # str.format comes wrapped, with a wall of its own
        owner = getattr(method, "__self__", None)
        if isinstance(owner, str):
            _check_growth(owner, method.__name__, (*args, *kwargs.values()))
        elif not _is_callable_here(obj):
            _forbidden(type(obj).__name__)
        return context.call(obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """`+`, `*`, `**` and `%`, with a look at how big the answer gets."""
        if operator in ("*", "**"):
            left, right = counted_number(left), counted_number(right)
        if isinstance(left, int | str | list | tuple) and isinstance(right, int | str | list | tuple):
            check_operation(operator, left, right)
        return self.binop_table[operator](left, right)

    def spend(self, amount: int) -> None:
        """Take `amount` from the budget of the filling under way; replaced by whoever keeps the budget."""


def _is_callable_here(obj: object) -> bool:
    if isinstance(obj, Macro | LoopContext | Cycler | Joiner):
        return True
    if obj in (bounded_range, dict, Cycler, Joiner, Namespace):
        return True
    owner = getattr(obj, "__self__", None)
    return owner is not None and _may_read(owner, getattr(obj, "__name__", ""))


def bounded_range(*numbers: int) -> range:
    """`range`, of at most `MOST_NUMBER` rounds."""
    check_sizes(numbers)
    made = range(*numbers)
    if len(made) > MOST_NUMBER:
        too_much()
    return made


# --- sizes ---------------------------------------------------------------------------------------------


def check_sizes(values: tuple[object, ...]) -> None:
    """Refuse whole numbers and texts that no honest argument has."""
    for value in values:
        if isinstance(value, int) and not -MOST_NUMBER <= value <= MOST_NUMBER:
            too_much()
        if isinstance(value, str) and len(value) > MOST_TEXT // 10:
            too_much()


def check_operation(operator: str, left: Any, right: Any) -> None:
    """Refuse sums, products, powers and `%` formats that grow beyond all measure."""
    if operator == "%":
        if isinstance(left, str):
            check_format(left, right if isinstance(right, tuple) else (right,))
    elif isinstance(left, int) and isinstance(right, int):
        _check_number(operator, left, right)
    else:
        _check_sequence(operator, left, right)


def _check_number(operator: str, left: int, right: int) -> None:
    bits = left.bit_length() * abs(right) if operator == "**" else left.bit_length() + right.bit_length()
    if bits > MOST_BITS:
        too_much()


def _check_sequence(operator: str, left: Any, right: Any) -> None:
    sequence, other = (left, right) if isinstance(left, Sized) else (right, left)
    times = other if isinstance(other, int) else 1
    added = len(other) if isinstance(other, Sized) else 0
    most = MOST_TEXT if isinstance(sequence, str) else MOST_ITEMS
    if len(sequence) * (times if operator == "*" else 1) + added > most:
        too_much()


_WIDTH = re.compile(r"\d{5,}")
_GIVEN_WIDTH = re.compile(r"%[^a-zA-Z%]*\*|:[^}]*\{")
_WIDEST = 9999


def check_format(pattern: str, values: tuple[object, ...]) -> None:
    """Refuse widths of more than four digits in a format."""
    wide = any(isinstance(value, int) and abs(value) > _WIDEST for value in values)
    if _WIDTH.search(pattern) or (wide and _GIVEN_WIDTH.search(pattern)):
        too_much()


def _check_growth(text: str, method: str, args: tuple[Any, ...]) -> None:
    """How long the text gets that a string method makes."""
    length = len(text)
    if method in ("center", "ljust", "rjust", "zfill", "expandtabs"):
        check_sizes(args)
    if method == "replace" and len(args) >= 2:
        old, new = str(args[0]), str(args[1])
        length += (text.count(old) if old else len(text) + 1) * len(new)
    elif method == "join" and args and isinstance(args[0], list | tuple | Mapping | range):
        length = length * len(args[0]) + sum(len(str(item)) for item in args[0])
    elif method in ("format", "format_map"):
        check_format(text, args)
    if length > MOST_TEXT:
        too_much()


# --- filters of Jinja's own ----------------------------------------------------------------------------

REMOVED_FILTERS = ("attr", "xmlattr", "urlize", "random", "pprint", "tojson", "striptags", "forceescape")
REMOVED_GLOBALS = ("lipsum",)
SIZED_FILTERS = ("center", "indent", "wordwrap", "truncate", "batch", "slice", "round", "format", "replace", "join")
TEXT_FILTERS = (
    "abs", "capitalize", "center", "filesizeformat", "float", "format", "indent", "int", "lower", "replace", "round",
    "string", "title", "trim", "truncate", "upper", "wordcount", "wordwrap",
)  # fmt: skip
"""Filters that make a text or number of one value: gaps, examples and missing values go through them untouched."""


def _is_given_context(filter_function: Callable[..., Any]) -> bool:
    return hasattr(filter_function, "jinja_pass_arg")


def _like(made: Callable[..., Any], filter_function: Callable[..., Any]) -> Callable[..., Any]:
    """`made` with the marks by which Jinja knows what to pass to `filter_function`."""
    made.__dict__.update(getattr(filter_function, "__dict__", {}))
    return made


def bounded(name: str, filter_function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter `name`, refusing sizes that no honest template has in what goes in and what comes out."""
    first = int(_is_given_context(filter_function))

    def guarded(*args: Any, **kwargs: Any) -> Any:
        value, others = args[first], args[first + 1 :]
        if name == "format":
            check_format(str(value), (*others, *kwargs.values()))
        else:
            check_sizes((*others, *kwargs.values()))
        if name == "replace":
            _check_growth(str(value), name, others)
        elif name == "join" and others:
            value = list(value)
            _check_growth(str(others[0]), name, (value,))
        return filter_function(*args[:first], value, *others, **kwargs)

    return _like(guarded, filter_function)


def passing_own_values(filter_function: Callable[..., Any]) -> Callable[..., Any]:
    """The filter, letting gaps, examples and missing values through untouched; a fitted text's lines are changed."""
    first = int(_is_given_context(filter_function))

    def passing(*args: Any, **kwargs: Any) -> Any:
        if isinstance(args[first], Fitted):
            return with_words(
                args[first], lambda text: str(filter_function(*args[:first], text, *args[first + 1 :], **kwargs))
            )
        if isinstance(args[first], (*OWN_VALUES, Undefined)):
            return args[first]
        return filter_function(*args, **kwargs)

    return _like(passing, filter_function)


def counted(values: Iterator[object], spend: Callable[[int], None], weight: int) -> Iterator[object]:
    """The values of an iterator, each paid for as it is taken."""
    for value in values:
        spend(weight)
        yield value


class PlainCode(CodeGenerator):
    """Jinja's code with outputs left as our filter hands them over: they are escaped already."""

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if isinstance(node, nodes.TemplateData):
            return node.data
        raise nodes.Impossible

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write("(")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")
