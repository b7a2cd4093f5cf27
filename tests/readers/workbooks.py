"""Workbooks for tests, made in memory: rows of values, and parts of the package changed at will."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet


def make_workbook(
    path: Path,
    rows: Iterable[Iterable[object]],
    *,
    sheet: str = "Sheet1",
    change: Callable[[Worksheet], None] | None = None,
) -> Path:
    """A workbook of one sheet with `rows`; `change` gets the sheet before it is saved."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = sheet
    for row in rows:
        page.append(list(row))
    if change is not None:
        change(page)
    book.save(path)
    return path


def change_part(path: Path, name: str, change: Callable[[bytes], bytes]) -> None:
    """Writes the package again with one part changed; a part that is not there is added."""
    with zipfile.ZipFile(path) as package:
        parts = {member: package.read(member) for member in package.namelist()}
    parts[name] = change(parts.get(name, b""))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for member, content in parts.items():
            package.writestr(member, content)
