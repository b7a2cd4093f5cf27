"""Compiling a part. In: a part of a Word template. Out: code that turns data into the filled part.

    bytes ──▶ parse ──▶ heal ──▶ lift ──▶ build_source ──▶ Jinja's syntax tree, with our filters put in ──▶ code

Everything wrong with the part's tags is raised together, each problem with its paragraph and tag.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from types import CodeType
from typing import Any, cast

from jinja2 import Template, TemplateSyntaxError, nodes
from jinja2.visitor import NodeTransformer

from ..errors import Problem, TemplateError
from ..messages import msg
from ..places import TemplatePlace
from ..word.xml import Element, parse, qn, with_usual_prefixes
from . import running, sandbox
from .filters import VIETNAMESE
from .heal import Healed, Placed, heal
from .lift import COLOR, SENTINEL, SPAN, lift
from .sandbox import PlainCode, Sandbox
from .sites import Site
from .source import (
    BLOCK_CLOSE,
    BLOCK_OPEN,
    COMMENT_CLOSE,
    COMMENT_OPEN,
    FIRST_LINE,
    VARIABLE_CLOSE,
    VARIABLE_OPEN,
    Source,
    build_source,
)
from .tags import Tag
from .usage import Use, uses

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


@dataclass(frozen=True, slots=True)
class CompiledPart:
    """A part's code. `is_mended` and `has_columns` tell what must be looked at after filling; `constants` are the
    strings in the code, the template's own text among them, as the code hands them out."""

    path: str
    part: str
    filename: str
    template: Template
    sites: tuple[Site | None, ...]
    uses: tuple[Use, ...]
    is_mended: bool
    has_columns: bool
    last_id: int
    constants: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()


def compile_part(data: bytes, *, path: str, part: str) -> CompiledPart | None:
    """The compiled part, None when it has no tags. Raises TemplateError with all that is wrong, PackageError."""
    if b"{" not in data:
        return None
    root = with_usual_prefixes(parse(data, path=path, part=part))
    healed = heal(root, path=path, part=part)
    if not healed.placed and not healed.problems:
        return None
    _number_drawings(root, healed)
    lift(root, healed)
    source = build_source(root, healed)
    if healed.problems:
        raise TemplateError(healed.problems)
    try:
        return _compiled(source, healed, _last_drawing(root))
    except (RecursionError, MemoryError, SyntaxError) as error:  # Python's own limits: 20 loops, 100 levels
        raise _too_deep(healed) from error


def _compiled(source: Source, healed: Healed, last_id: int) -> CompiledPart:
    environment = _environment()
    filename = f"<{healed.part}>"
    tree = _parsed(environment, source, healed)
    found = uses(tree)
    for use in found:
        _remember_name(source.sites, use)
    code = environment.compile(_prepared(tree, source.sites), healed.part, filename)
    template = environment.template_class.from_code(environment, code, dict(environment.globals))
    return CompiledPart(
        healed.path,
        healed.part,
        filename,
        template,
        source.sites,
        tuple(found),
        is_mended=SENTINEL in source.text,
        has_columns=any(one.tag.lift == "tc" or one.tag.word in ("hm", "colspan") for one in healed.placed),
        last_id=last_id,
        constants=tuple(_constants(template.root_render_func.__code__)),
        warnings=tuple(healed.warnings),
    )


def _constants(code: CodeType) -> Iterator[str]:
    for constant in code.co_consts:
        if isinstance(constant, str):
            yield constant
        elif isinstance(constant, CodeType):
            yield from _constants(constant)


def _remember_name(sites: tuple[Site | None, ...], use: Use) -> None:
    site = sites[use.line] if use.line < len(sites) else None
    if site is not None:
        site.names = (*site.names, use.written)


@lru_cache(maxsize=1)
def _environment() -> Sandbox:
    """The environment of all templates; built when the first is compiled."""
    environment = _Spending(
        autoescape=True,
        undefined=running.Missing,
        block_start_string=BLOCK_OPEN,
        block_end_string=BLOCK_CLOSE,
        variable_start_string=VARIABLE_OPEN,
        variable_end_string=VARIABLE_CLOSE,
        comment_start_string=COMMENT_OPEN,
        comment_end_string=COMMENT_CLOSE,
        keep_trailing_newline=True,
    )
    environment.code_generator_class = PlainCode
    filters: dict[str, Any] = environment.filters
    for name in sandbox.REMOVED_FILTERS:
        del filters[name]
    for name in sandbox.SIZED_FILTERS:
        filters[name] = sandbox.bounded(name, filters[name])
    for name in sandbox.TEXT_FILTERS:
        filters[name] = sandbox.passing_own_values(filters[name])
    filters.update(VIETNAMESE)
    filters.update(_OURS)
    filters.update(dict.fromkeys(("default", "d"), running.default))
    filters.update(dict.fromkeys(("safe", "e", "escape"), _as_it_is))
    for name in sandbox.REMOVED_GLOBALS:
        del environment.globals[name]
    environment.globals["range"] = sandbox.bounded_range
    return environment


class _Spending(Sandbox):
    def spend(self, amount: int) -> None:
        running.spend(amount)


def _as_it_is(value: Any) -> Any:
    """Values are escaped once, when they are written: templates that ask for it, or for none, get the same."""
    return value


_PUT, _PUT_ELSEWHERE, _PUT_PARAGRAPHS = "reportgen_put", "reportgen_put_elsewhere", "reportgen_put_paragraphs"
_EACH, _GLUE, _OPTIONAL, _NEXT_ID = "reportgen_each", "reportgen_glue", "reportgen_optional", "reportgen_next_id"
_OURS: dict[str, Any] = {
    _PUT: running.put,
    _PUT_ELSEWHERE: running.put_elsewhere,
    _PUT_PARAGRAPHS: running.put_paragraphs,
    _EACH: running.each,
    _GLUE: running.glue,
    _OPTIONAL: running.optional,
    _NEXT_ID: running.next_id,
    SPAN: running.span,
    COLOR: running.color,
}
_PUT_BY_KIND = {
    "text": _PUT,
    "plain": _PUT_ELSEWHERE,
    "attribute": _PUT_ELSEWHERE,
    "paragraph": _PUT_PARAGRAPHS,
}


# --- the syntax tree -----------------------------------------------------------------------------------


def _prepared(tree: nodes.Template, sites: tuple[Site | None, ...]) -> nodes.Template:
    """The tree with our filters around outputs, loops, joins and the left sides of `or`."""
    _Preparing(sites).visit(tree)
    tree.set_environment(_environment())
    return tree


class _Preparing(NodeTransformer):
    def __init__(self, sites: tuple[Site | None, ...]) -> None:
        self._sites = sites

    def visit_Output(self, node: nodes.Output) -> nodes.Node:
        self.generic_visit(node)
        node.nodes = [one if isinstance(one, nodes.TemplateData) else self._put(one) for one in node.nodes]
        return node

    def _put(self, value: nodes.Node) -> nodes.Expr:
        site = self._sites[value.lineno]
        return _filtered(value, _PUT_BY_KIND[site.kind if site is not None else "text"], value.lineno)

    def visit_For(self, node: nodes.For) -> nodes.Node:
        self.generic_visit(node)
        weight = sum(len(data.data) for child in node.body for data in child.find_all(nodes.TemplateData))
        node.iter = _filtered(node.iter, _EACH, node.lineno, weight)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return _filtered(nodes.List(node.nodes, lineno=node.lineno), _GLUE)

    def visit_Or(self, node: nodes.Or) -> nodes.Node:
        self.generic_visit(node)
        node.left = _filtered(node.left, _OPTIONAL)
        return node


def _filtered(value: nodes.Node, name: str, *arguments: int) -> nodes.Filter:
    constants: list[nodes.Expr] = [nodes.Const(argument, lineno=value.lineno) for argument in arguments]
    return nodes.Filter(cast(nodes.Expr, value), name, constants, [], None, None, lineno=value.lineno)


# --- what is wrong with the tags -----------------------------------------------------------------------


def _too_deep(healed: Healed) -> TemplateError:
    """Which tag it is, Python does not say: the longest one, where one is long, else no more than the part."""
    longest = max(healed.placed, key=lambda one: len(one.tag.body))
    is_long = len(longest.tag.body) > _LONG_TAG
    place = longest.place if is_long else TemplatePlace(healed.path, healed.part)
    message = msg("các thẻ if, for lồng nhau quá nhiều tầng, hoặc một thẻ quá dài")
    hint = msg("chia nhỏ: tối đa 20 vòng lặp (for) lồng nhau, và tính trước giá trị phức tạp trong dữ liệu")
    return TemplateError(Problem("template.too-deep", message, place, hint))


_LONG_TAG = 1000


def _parsed(environment: Sandbox, source: Source, healed: Healed) -> nodes.Template:
    try:
        tree = environment.parse(source.text)
    except TemplateSyntaxError as error:
        raise TemplateError(_syntax_problems(environment, source, healed, error)) from error
    problems = list(_forbidden_names(environment, tree, source, healed))
    if problems:
        raise TemplateError(problems)
    return tree


def _syntax_problems(environment: Sandbox, source: Source, healed: Healed, error: TemplateSyntaxError) -> list[Problem]:
    """Jinja stops at the first slip; the outputs are tried one by one to tell all of them."""
    wrong: dict[int, str] = {error.lineno: error.message or ""}
    for line, site in enumerate(source.sites):
        if site is not None and site.tag.kind == "output":
            reason = _reason(environment, site.tag)
            if reason is not None:
                wrong[line] = reason
    return [_syntax_problem(source, healed, line, reason) for line, reason in sorted(wrong.items())]


def _reason(environment: Sandbox, tag: Tag) -> str | None:
    try:
        environment.parse(f"{VARIABLE_OPEN} {tag.body} {VARIABLE_CLOSE}")
    except TemplateSyntaxError as error:
        return error.message or ""
    return None


def _syntax_problem(source: Source, healed: Healed, line: int, reason: str) -> Problem:
    site = source.sites[line] if FIRST_LINE <= line < len(source.sites) else None
    place = site.place if site is not None else TemplatePlace(healed.path, healed.part)
    if site is not None and not site.tag.body:
        return Problem("template.empty-tag", msg("thẻ không có gì bên trong"), place, msg("ghi tên giá trị vào thẻ"))
    hint = msg("xem lại dấu ngoặc, dấu nháy, dấu phẩy và tên trong thẻ (chi tiết: {reason})", reason=reason)
    return Problem("template.syntax", msg("thẻ viết sai"), place, hint)


def _forbidden_names(environment: Sandbox, tree: nodes.Template, source: Source, healed: Healed) -> Iterator[Problem]:
    """Unknown filters and tests, and names that reach for an object's inner life."""
    for node in tree.find_all((nodes.Filter, nodes.Test, nodes.Getattr, nodes.Name)):
        site = source.sites[node.lineno] if node.lineno < len(source.sites) else None
        place = site.place if site is not None else TemplatePlace(healed.path, healed.part)
        if isinstance(node, nodes.Filter) and node.name not in environment.filters:
            yield _no_such_filter(node.name, place)
        elif isinstance(node, nodes.Test) and node.name not in environment.tests:
            message = msg("không có phép thử “is {name}”", name=node.name)
            yield Problem("template.unknown-test", message, place, msg("xem lại chữ đứng sau “is” trong thẻ"))
        elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
            message = msg("mẫu dùng “{what}”, không được phép vì lý do an toàn", what=node.attr)
            hint = msg("chỉ dùng tên các giá trị trong dữ liệu và các bộ lọc có sẵn")
            yield Problem("template.forbidden", message, place, hint)


def _no_such_filter(name: str, place: TemplatePlace) -> Problem:
    known = [known for known in _environment().filters if not known.startswith("reportgen_")]
    near = difflib.get_close_matches(name, known, n=1)
    hint = (
        msg("có phải ý bạn là “{near}”?", near=near[0])
        if near
        else msg("các bộ lọc tiếng Việt: {names}", names=", ".join(VIETNAMESE))
    )
    return Problem("template.unknown-filter", msg("không có bộ lọc “{name}”", name=name), place, hint)


# --- drawings ------------------------------------------------------------------------------------------


def _last_drawing(root: Element) -> int:
    """The greatest number a drawing of the part has."""
    numbers = (element.get("id", "") for element in root.iter(qn("wp:docPr")))
    return max((int(number) for number in numbers if number.isdecimal()), default=0)


def _number_drawings(root: Element, healed: Healed) -> None:
    """Drawings get their numbers while filling when the part has loops: a loop would repeat them."""
    if not any(placed.tag.word == "for" for placed in healed.placed):
        return
    for element in root.iter(qn("wp:docPr")):
        tag = Tag("output", f"0 | {_NEXT_ID}", "", 0, 0)
        element.set("id", healed.mark(Placed(tag, "attribute", element, None, TemplatePlace(healed.path, healed.part))))
