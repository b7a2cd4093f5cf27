"""Filling against docxtpl: the same template and data, in the same process, the result as bytes.

docxtpl opens and parses its template for every document, because a filled one cannot be filled again; ours is
compiled once. The first row is the work of a batch, the second a long table, the third one document from nothing.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml

from reportgen import Template

from .table import Row, alternated

ROOT = Path(__file__).resolve().parent.parent
REPORT = ROOT / "templates" / "bao-cao-so-ket"
LONG = 500


def rows() -> list[Row]:
    data: dict[str, Any] = yaml.safe_load((REPORT / "sample.yaml").read_text("utf-8"))
    template = Template(REPORT)
    assert template.found is not None
    path = template.found.path
    long = _with_long_table(data, LONG)
    return [
        _row("the report's template, again and again", lambda: _ours(template, data), path, data, rounds=40),
        _row(f"the same with {LONG} rows in its table", lambda: _ours(template, long), path, long, rounds=4),
        _row("the report's template, compiled each time", lambda: _ours(Template(REPORT), data), path, data, rounds=5),
    ]


def _row(name: str, ours: Callable[[], bytes], path: Path, data: dict[str, Any], *, rounds: int) -> Row:
    def many() -> None:
        for _ in range(rounds):
            ours()

    mine, peer = alternated(many, lambda: _docxtpl(path, data))
    return Row(name, mine / rounds, peer, "docxtpl")


def _ours(template: Template, data: dict[str, Any]) -> bytes:
    return template.fill_package(data, missing="blank").to_bytes()


def _docxtpl(path: Path, data: dict[str, Any]) -> bytes:
    from docxtpl import DocxTemplate

    template = DocxTemplate(path)
    template.render(data, autoescape=True)
    target = io.BytesIO()
    template.save(target)
    return target.getvalue()


def _with_long_table(data: dict[str, Any], length: int) -> dict[str, Any]:
    appendix = data["phu_luc"][0]
    table = [row for _ in range(length) for row in appendix["hang"]][:length]
    return {**data, "phu_luc": [{**appendix, "hang": table}]}
