"""`reportgen fill` with hostile templates and data: a document, or a refusal that names the reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.notation import cell, p, r, row, table, text_box, word_file

from . import contents, packages
from .trial import needs_limits, tried_fill

pytestmark = needs_limits

DATA = "ho_ten: Nguyễn Văn A\nds: [1, 2, 3]\nrong: []\nco: true\n"
FILLED: dict[str, Callable[[], bytes]] = {
    "tag-in-pieces": lambda: word_file(
        p(*[r(letter, "b" if index % 2 else "i") for index, letter in enumerate("{{ho_ten}}")])
    ),
    "tag-in-the-header": lambda: word_file("a", header=p("{{ ho_ten }}"), footer=p("{% if co %}x{% endif %}")),
    "tag-in-a-box-in-a-cell": lambda: word_file(table(row(cell(p(text_box("{{ ho_ten }}")))))),
    "rows-of-nothing": lambda: word_file(table(row("{%tr for x in rong %}"), row("{{ x }}"), row("{%tr endfor %}"))),
    "100000-times-a-letter": lambda: word_file(p("{% for x in range(99999) %}x{% endfor %}")),
    "3000-rows": lambda: word_file(
        table(row("{%tr for x in range(3000) %}"), row("{{ x }}", "b"), row("{%tr endfor %}"))
    ),
    "5000-tags": lambda: word_file(*[p("{{ ho_ten }}")] * 5000),
    "braces-that-are-text": lambda: word_file("{ { } } {{'{{'}} {{ '<w:p>&' }}"),
    "loop-over-the-cell": lambda: word_file(table(row("{% for x in ds %}", "{% endfor %}"))),
    "60-ifs-deep": lambda: word_file(p("{% if co %}" * 60 + "x" + "{% endif %}" * 60)),
}
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "unknown": (lambda: word_file("{{ khong_co }}"), "data.missing"),
    "never-ends": (lambda: word_file("{% for x in ds %}"), "template.not-closed"),
    "ends-twice": (lambda: word_file("{% endfor %}{% endif %}"), "template.not-opened"),
    "half-a-tag": (lambda: word_file("{{ ho_ten"), "template.unclosed-tag"),
    "python-inside": (lambda: word_file("{{ ho_ten.__class__.__mro__ }}"), "template.forbidden"),
    "a-loop-without-end": (lambda: word_file("{% for x in range(10**12) %}x{% endfor %}"), "template.endless"),
    "a-text-without-end": (lambda: word_file("{{ 'x' * 10**10 }}"), "template.endless"),
    "a-number-without-end": (lambda: word_file("{{ 9 ** 99999999 }}"), "template.endless"),
    "loops-in-loops": (
        lambda: word_file("{% for a in range(99999) %}{% for b in range(99999) %}x{% endfor %}{% endfor %}"),
        "template.endless",
    ),
    "a-macro-that-calls-itself": (
        lambda: word_file("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}"),
        "template.endless",
    ),
    "includes": (lambda: word_file("{% include '/etc/passwd' %}"), "template.unknown-statement"),
    "division-by-nothing": (lambda: word_file("{{ 1 / 0 }}"), "template.division"),
    "2000-ifs-deep": (lambda: word_file(p("{% if co %}" * 2000 + "x" + "{% endif %}" * 2000)), "template.too-deep"),
    "2000-brackets-deep": (lambda: word_file("{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}"), "template.too-deep"),
    "30-loops-deep": (lambda: word_file(p("{% for x in ds %}" * 30 + "x" + "{% endfor %}" * 30)), "template.too-deep"),
    "encrypted": (packages.CASES["encrypted"], "package.encrypted"),
    "cut-xml": (packages.CASES["cut-xml"], "package.broken-xml"),
}
ODD = (
    "styles-in-circles", "numbers-in-circles", "tables-40-deep", "boxes-20-deep-in-header", "everything-is-abc",
    "groups-100-deep", "fields-300-deep", "field-without-end", "footnote-that-calls-itself",
    "header-that-is-the-document", "ids-twice", "alternate-without-fallback", "alternate-in-alternate",
    "table-spans-lie", "table-spans-huge", "table-without-rows", "drawing-empty", "vml-odd",
    "sections-that-contradict", "enclosing-odd-blocks", "table-merges-from-nothing",
)  # fmt: skip


@pytest.mark.parametrize("name", FILLED)
@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_an_odd_template_is_filled(name: str, ending: str, tmp_path: Path) -> None:
    outcome = tried_fill(tmp_path, FILLED[name](), DATA, ending=ending)
    assert outcome.result is not None, outcome.said


@pytest.mark.parametrize("name", REFUSED)
def test_a_hostile_template_is_refused(name: str, tmp_path: Path) -> None:
    make, code = REFUSED[name]
    outcome = tried_fill(tmp_path, make(), DATA)
    assert outcome.result is None, outcome.codes
    assert set(outcome.codes) == {code}, outcome.said


@pytest.mark.parametrize("name", ODD)
def test_an_odd_file_without_tags_is_filled(name: str, tmp_path: Path) -> None:
    assert tried_fill(tmp_path, contents.CASES[name](), DATA, ending="docx").result is not None


@pytest.mark.parametrize("name", ["dotx", "docm", "dotm", "strict", "prefix-ns0", "utf-16-le", "only-the-document"])
def test_every_kind_of_word_file_is_a_template(name: str, tmp_path: Path) -> None:
    assert tried_fill(tmp_path, packages.CASES[name](), DATA, ending="docx").result is not None


@pytest.mark.parametrize(
    "data",
    [
        "ho_ten: " + "x" * 1_000_000,
        'ho_ten: "<w:p/>&amp;]]>"',
        'ho_ten: "\\x01\\x0b\\ud800"',
        "ho_ten: {a: {b: {c: 1}}}",
        "ho_ten: [[[[[[1]]]]]]",
        "ho_ten: null",
        "ho_ten: .nan",
        "ho_ten: 9999999999999999999999999999999999999999",
        "ho_ten: " + "[" * 500 + "]" * 500,
        "a: &a [x, x]\nb: &b [*a, *a]\nho_ten: *b",
        "- 1\n- 2",
        "",
    ],
)
def test_odd_data_is_filled_in_or_refused(data: str, tmp_path: Path) -> None:
    tried_fill(tmp_path, word_file("{{ ho_ten }}"), data)
