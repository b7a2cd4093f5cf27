"""Which data a template asks for. In: a part's syntax tree. Out: the dotted names used, each with its line.

A name that a loop gives stands for the list's items: `{% for muc in ds.cac_muc %}{{ muc.ten }}` uses "ds.cac_muc[]"
and "ds.cac_muc[].ten".
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from jinja2 import nodes

_GIVEN = frozenset({"loop", "range", "dict", "cycler", "joiner", "namespace", "true", "false", "none", "caller"})
_METHODS = frozenset({"items", "keys", "values", "get"})


class Use(NamedTuple):
    """`name` as the data have it, "" when the template made the value itself; `written` as the tag has it."""

    name: str
    written: str
    line: int


def uses(tree: nodes.Template) -> list[Use]:
    """Every dotted name the template reads, in its order."""
    found: list[Use] = []
    _Walk(found).body(tree.body, {})
    return found


Scope = Mapping[str, str]
"""The template's own names and what of the data they stand for, "" for nothing."""


class _Walk:
    def __init__(self, found: list[Use]) -> None:
        self._found = found

    def body(self, children: list[nodes.Node], scope: Scope) -> None:
        own = dict(scope)
        for child in children:
            self._node(child, own)

    def _node(self, node: nodes.Node, scope: dict[str, str]) -> None:
        match node:
            case nodes.For():
                self._for(node, scope)
            case nodes.Assign():
                self._node(node.node, scope)
                _bind(node.target, _chain(node.node, scope)[0] or "", scope)
            case nodes.AssignBlock():
                self.body(node.body, scope)
                _bind(node.target, "", scope)
            case nodes.Macro() | nodes.CallBlock():
                self._macro(node, scope)
            case nodes.With():
                self._with(node, scope)
            case nodes.Name() | nodes.Getattr() | nodes.Getitem():
                self._name(node, scope)
            case nodes.Call():
                self._call(node, scope)
            case _:
                for child in node.iter_child_nodes():
                    self._node(child, scope)

    def _for(self, node: nodes.For, scope: dict[str, str]) -> None:
        self._node(node.iter, scope)
        over = _chain(_bare(node.iter), scope)[0]
        own = dict(scope)
        _bind(node.target, f"{over}[]" if over else "", own)
        own["loop"] = ""
        if node.test is not None:
            self._node(node.test, own)
        self.body(node.body, own)
        self.body(node.else_, scope)

    def _macro(self, node: nodes.Macro | nodes.CallBlock, scope: dict[str, str]) -> None:
        if isinstance(node, nodes.Macro):
            scope[node.name] = ""
        else:
            self._node(node.call, scope)
        self.body(node.body, {**scope, **{argument.name: "" for argument in node.args}, "caller": ""})

    def _with(self, node: nodes.With, scope: dict[str, str]) -> None:
        own = dict(scope)
        for target, value in zip(node.targets, node.values, strict=True):
            self._node(value, scope)
            _bind(target, _chain(value, scope)[0] or "", own)
        self.body(node.body, own)

    def _call(self, node: nodes.Call, scope: dict[str, str]) -> None:
        target = node.node
        self._node(target.node if isinstance(target, nodes.Getattr) else target, scope)
        for child in (*node.args, *node.kwargs):
            self._node(child, scope)

    def _name(self, node: nodes.Expr, scope: dict[str, str]) -> None:
        name, written = _chain(node, scope)
        if name is None:
            for child in node.iter_child_nodes():
                self._node(child, scope)
        elif written.partition(".")[0] not in _GIVEN:
            self._found.append(Use(name, written, node.lineno))


def _bare(node: nodes.Node) -> nodes.Node:
    """What is looped over, without filters and calls that only arrange it."""
    while isinstance(node, nodes.Filter | nodes.Call) and node.node is not None:
        node = node.node
    return node.node if isinstance(node, nodes.Getattr) and node.attr in _METHODS else node


def _chain(node: nodes.Node, scope: Scope) -> tuple[str | None, str]:
    """The dotted name in the data ("" for the template's own) and as written; (None, "") for no such chain."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name, node.name), node.name
    step = _step(node)
    if step is None or not isinstance(node, nodes.Getattr | nodes.Getitem):
        return None, ""
    name, written = _chain(node.node, scope)
    if name is None:
        return None, ""
    return (f"{name}{step}" if name else ""), f"{written}{step}"


def _step(node: nodes.Node) -> str | None:
    if isinstance(node, nodes.Getattr):
        return f".{node.attr}"
    if isinstance(node, nodes.Getitem) and isinstance(node.arg, nodes.Const):
        return f".{node.arg.value}" if isinstance(node.arg.value, str) else "[]"
    return None


def _bind(target: nodes.Node, name: str, scope: dict[str, str]) -> None:
    if isinstance(target, nodes.Name):
        scope[target.name] = name
    elif isinstance(target, nodes.Tuple):
        for item in target.items:
            _bind(item, "", scope)
