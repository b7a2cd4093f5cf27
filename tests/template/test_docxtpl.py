"""Plain templates in docxtpl's language give the same text as docxtpl gives, and stay valid Word files."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from reportgen.template.fill import Template
from reportgen.template.values import Bold, Example, Gap, PictureFile, Rich
from reportgen.word.package import Package
from tests.notation import PIXEL, cell, p, r, row, table, text_box, word_file
from tests.validator import assert_valid

from .filling import texts

DATA: dict[str, Any] = {
    "ten": "Đảng ủy phường",
    "so": 12,
    "ty_le": 88.44,
    "dung": True,
    "sai": False,
    "rong": [],
    "dong": "một\nhai\tba\abốn\fnăm",
    "muc": [
        {"ten": "Một", "so": 1, "con": ["a", "b"], "mau": "FF0000"},
        {"ten": "Hai", "so": 2, "con": [], "mau": "00FF00"},
        {"ten": "Ba", "so": 3, "con": ["c"], "mau": "0000FF"},
    ],
    "cot": ["x", "y", "z", "t"],
}

TEMPLATES: dict[str, tuple[str, ...]] = {
    "values": (p("{{ ten }}: {{so}} {{ ty_le }} {{ muc[0].ten }} {{ muc[1]['con'] | length }} {{ khong_co }}."),),
    "split over runs": (
        p(r("a {", "b"), r("{ te", "i"), r("n }", "b"), r("} c {% if", "i"), r(" dung %}d{% endif %}")),
    ),
    "smart quotes": (p("{% if ten == “Đảng ủy phường” %}đúng{% endif %} {{ ‘a’ ~ “b” }}"),),
    "conditions": (p("{% if sai %}a{% elif so > 10 %}b{% else %}c{% endif %}{% if so < 5 %}d{% endif %}"),),
    "loops": (p("{% for m in muc %}{{ loop.index }}. {{ m.ten }}{% if not loop.last %}; {% endif %}{% endfor %}"),),
    "paragraphs": (
        p("{%p for m in muc %}"),
        p("{{ m.ten }}"),
        p("{%p for c in m.con %}"),
        p("- {{ c }}"),
        p("{%p endfor %}"),
        p("{%p endfor %}"),
        p("{%p if rong %}"),
        p("có"),
        p("{%p else %}"),
        p("không"),
        p("{%p endif %}"),
    ),
    "a block over paragraphs": (
        p("a{% if sai %}b"),
        p("c"),
        p("d{% endif %}e"),
        p("f{% if dung %}g"),
        p("h{% endif %}i"),
    ),
    "joined paragraphs": (
        p("a"),
        p("{%- if dung -%}"),
        p(" b"),
        p("{%- else -%}"),
        p(" c"),
        p("{%- endif -%}"),
        p(" d"),
    ),
    "rows": (
        table(
            row("TT", "Tên"),
            row("{%tr for m in muc %}", ""),
            row("{{ m.so }}", "{{ m.ten }}"),
            row("{%tr endfor %}", ""),
        ),
    ),
    "columns": (
        table(
            row("", "{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"),
            row("", "{%tc for c in cot %}", "-", "{%tc endfor %}"),
        ),
    ),
    "runs": (p(r("{%r for m in muc %}"), r("{{ m.ten }},"), r("{%r endfor %}"), r("hết")),),
    "cells": (
        table(
            row("{%tr for m in muc %}", ""),
            row(cell(p("{% cellbg m.mau %}{{ m.ten }}")), cell(p("{% colspan 1 %}{{ m.so }}"))),
            row("{%tr endfor %}", ""),
        ),
    ),
    "a merged column": (
        table(
            row("{%tr for m in muc %}", ""),
            row(cell("{{ ten }}{% vm %}", width=4000), "{{ m.so }}"),
            row("{%tr endfor %}", ""),
        ),
    ),
    "merged cells": (table(row("{%tc for c in cot %}", cell("{% hm %}{{ ten }}", width=4000), "{%tc endfor %}")),),
    "remarks": (p("a{# b #}c"), p("{#p d #}"), p("e"), table(row("{#tr f #}"), row("g"))),
    "escapes": (p("{_{ a }_} {_% b %_} {{ ten }}"),),
    "breaks in values": (p(r("x {{ dong }} y", "b"), pr="jc=center"),),
    "filters": (p("{{ ten | upper }} {{ cot | join(', ') }} {{ ty_le | round | int }} {{ khong_co | default('-') }}"),),
    "macros and sets": (p("{% macro m(x) %}[{{ x }}]{% endmacro %}{% set a = so + 1 %}{{ m(a) }}{{ m(ten) }}"),),
    "text boxes": (p("a {{ ten }}", text_box("{{ so }}")),),
    "links": (p("a ", '<w:hyperlink w:anchor="x" w:tooltip="{{ ten }}">' + r("{{ ten }}") + "</w:hyperlink>"),),
}


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_text_is_docxtpls(name: str) -> None:
    file = word_file(*TEMPLATES[name], header=p("{{ ten }} {% if dung %}x{% endif %}"), footnotes={1: p("{{ so }}")})
    ours = Template(file).fill_package(DATA, missing="blank")
    theirs = Package.open(_by_docxtpl(file))
    for part in ("word/document.xml", "word/footnotes.xml"):
        assert texts(ours, part) == texts(theirs, part)
    header = ours.related("word/document.xml", "header")[0]
    assert texts(ours, header) == texts(theirs, theirs.related("word/document.xml", "header")[0])


def _by_docxtpl(file: bytes) -> bytes:
    try:
        from docxtpl import DocxTemplate
    except ImportError:
        pytest.skip("left out: needs docxtpl")
    template = DocxTemplate(io.BytesIO(file))
    template.render(DATA)
    made = io.BytesIO()
    template.save(made)
    return made.getvalue()


OWN = {
    **DATA,
    "so": Gap("số"),
    "ten": Rich(["a", Bold("b"), Example("c")]),
    "dong": PictureFile(PIXEL, 20, 10, "Hình"),
}


@pytest.mark.validator
@pytest.mark.parametrize("data", [DATA, OWN, {}], ids=["plain", "own values", "nothing"])
def test_every_filled_file_is_valid(tmp_path: Path, data: dict[str, Any]) -> None:
    file = tmp_path / "filled.docx"
    Template(
        word_file(*(block for blocks in TEMPLATES.values() for block in blocks), header=p("{{ dong }}"))
    ).fill_package(data, missing="gap").save(file)
    assert_valid(file)
