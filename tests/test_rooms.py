"""The arrows of docs/architecture.md, held against every import in the code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import reportgen

PACKAGE = Path(reportgen.__file__).parent

LEAVES = {"units", "numerals", "messages", "places", "errors", "output", "vector"}
MAY_IMPORT: dict[str, set[str]] = {
    "units": set(),
    "numerals": set(),
    "messages": set(),
    "output": LEAVES,
    "places": LEAVES,
    "errors": LEAVES,
    "vector": set(),
    "pages": LEAVES,
    "user_folder": set(),
    "vietnamese": LEAVES,
    "fonts": LEAVES,
    "readers": LEAVES | {"vietnamese"},
    "word": LEAVES | {"vietnamese", "fonts"},
    "standards": LEAVES | {"vietnamese", "fonts", "word.blocks", "pages"},
    "layout": LEAVES | {"vietnamese", "fonts", "word.blocks", "pages"},
    "pdf": LEAVES | {"vietnamese", "fonts", "pages"},
    "document": LEAVES | {"vietnamese", "fonts", "word", "pages", "standards", "pdf", "layout"},
    "template": LEAVES | {"vietnamese", "fonts", "word", "readers", "document", "standards", "pages", "pdf"},
    "batch": LEAVES
    | {"vietnamese", "fonts", "readers", "template", "document", "pages", "pdf", "layout", "word", "user_folder"},
    "conference": LEAVES
    | {"vietnamese", "fonts", "readers", "template", "document", "batch", "standards", "pdf", "user_folder"},
    "progress": LEAVES,
    "cli": {"*"},
    "__main__": {"cli"},
    "__init__": {"template", "document", "errors"},
}

FOREIGN_ROOM: dict[str, set[str]] = {
    "lxml": {"word"},
    "docx": {"word"},
    "jinja2": {"template"},
    "markupsafe": {"template"},
    "pydantic": {"template"},
    "reportlab": {"pdf"},
    "pikepdf": {"pdf"},
    "pypdfium2": {"pdf"},
    "yaml": {"readers"},
    "openpyxl": {"readers"},
    "defusedxml": {"readers"},
    "babel": {"vietnamese", "messages"},
    "click": {"cli"},
    "rich": {"cli", "progress"},
    "fontTools": set(),
}


def imports_of(path: Path) -> set[str]:
    """The dotted names that `path` imports, relative ones made absolute."""
    package = ["reportgen", *path.relative_to(PACKAGE).parts[:-1]]
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            stem = [*base, *(node.module.split(".") if node.module else [])]
            names.update(".".join([*stem, alias.name]) for alias in node.names)
    return names


def room_of(path: Path) -> str:
    first = path.relative_to(PACKAGE).parts[0]
    return first.removesuffix(".py")


SOURCES = sorted(PACKAGE.rglob("*.py"))


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_imports_follow_the_arrows(path: Path) -> None:
    room = room_of(path)
    allowed = MAY_IMPORT[room] | {room}
    if "*" in allowed:
        return
    for name in imports_of(path):
        parts = name.split(".")
        if parts[0] != "reportgen" or len(parts) == 1:
            continue
        target = parts[1]
        if not (PACKAGE / target).exists() and not (PACKAGE / f"{target}.py").exists():
            continue
        assert target in allowed or ".".join(parts[1:3]) in allowed, f"{room} may not import {name}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_foreign_library_stays_in_its_room(path: Path) -> None:
    for name in imports_of(path):
        rooms = FOREIGN_ROOM.get(name.split(".")[0])
        assert rooms is None or room_of(path) in rooms, f"{name} belongs to {rooms}, not to {room_of(path)}"


def test_every_package_is_shipped() -> None:
    listed = (PACKAGE.parent / "setup.cfg").read_text(encoding="utf-8")
    for init in PACKAGE.rglob("__init__.py"):
        dotted = ".".join(init.parent.relative_to(PACKAGE.parent).parts)
        assert f"    {dotted}\n" in listed, f"{dotted} is missing in setup.cfg"
