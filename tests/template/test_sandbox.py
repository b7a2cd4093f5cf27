"""A template cannot reach into the program, run for ever or fill the memory; and its slips are named."""

import pytest

from reportgen.errors import ReportgenError, TemplateError
from reportgen.template.fill import Template
from tests.notation import p, word_file

from .filling import codes, fill_line, refusal


@pytest.mark.parametrize(
    "tag",
    [
        "{{ x.__class__ }}",
        "{{ x['__class__'].__mro__ }}",
        "{{ ''.__class__.__mro__ }}",
        "{{ range.__globals__ }}",
        "{{ loop.__init__ }}",
        "{{ x._private }}",
        "{{ cycler.__init__.__globals__ }}",
        "{{ self.__init__ }}",
        "{{ [].append(1) }}",
        "{{ x.update({}) }}",
        "{{ x | attr('__class__') }}",
        "{{ lipsum() }}",
        "{{ '{0.__class__}'.format(x) }}",
        "{% include 'a' %}",
        "{% import 'a' as b %}",
        "{% extends 'a' %}",
    ],
)
def test_a_template_gets_at_nothing_but_data(tag: str) -> None:
    with pytest.raises(ReportgenError) as caught:
        Template(word_file(p(tag))).fill_package({"x": {}})
    assert "Traceback" not in str(caught.value)


ENDLESS = [
    "{% for a in range(100000) %}{% for b in range(100000) %}x{% endfor %}{% endfor %}",
    "{% for a in range(99999999999) %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{{ 'a' * 10 ** 9 }}",
    "{{ 10 ** (10 ** 9) }}",
    "{{ [0] * 10 ** 9 }}",
    "{{ 'a' | center(10 ** 9) }}",
    "{{ 'a'.ljust(10 ** 9) }}",
    "{{ '%9999999999d' % 1 }}",
    "{{ '%9999999999d' | format(1) }}",
    "{{ '{:9999999999}'.format(1) }}",
    "{{ range(99999) | slice(10 ** 9) | list }}",
    "{{ [1] | batch(10 ** 9, 'x') | list }}",
    "{% set ns = namespace(s='aaaaaaaaaa') %}{% for i in range(99) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
    "{% set ns = namespace(s='aaaaaaaaaa') %}{% for i in range(99) %}{% set ns.s = ns.s ~ ns.s %}{% endfor %}",
    "{% set ns = namespace(s='a') %}{% for i in range(99) %}{% set ns.s = ns.s.replace('a', 'aaaaa') %}{% endfor %}",
    "{% set ns = namespace(s='a') %}{% for i in range(99) %}{% set ns.s = ns.s | replace('a', 'aaaaa') %}{% endfor %}",
    "{% set ns = namespace(s=[1]) %}{% for i in range(99) %}{% set ns.s = ns.s + ns.s %}{% endfor %}",
]


@pytest.mark.parametrize("text", ENDLESS)
def test_a_template_without_end_is_stopped(text: str) -> None:
    assert codes(p("a"), p(text)) == ["template.endless"]


def test_the_endless_loop_is_named() -> None:
    place = refusal(p("a"), p("b {% for i in range(10 ** 6) %}{% endfor %}")).problems[0].place
    assert place is not None
    assert "b {% for i" in str(place.message())


def test_honest_loops_and_numbers_pass() -> None:
    assert fill_line("{% for i in range(1000) %}x{% endfor %}") == "x" * 1000
    assert fill_line("{{ 5000000 * x }} {{ 2 ** 10 }} {{ '-' * 30 }}", x=1000) == f"5000000000 1024 {'-' * 30}"
    assert fill_line("{{ '{:,}'.format(5000000) }} {{ '%d' % 5000000 }} {{ '%s' | format(5000000) }}") == (
        "5,000,000 5000000 5000000"
    )
    assert fill_line("{% macro tien(x) %}{{ x }}đ{% endmacro %}{{ tien(50000000) }}") == "50000000đ"


# --- slips -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a {{ x", "template.unclosed-tag"),
        ("{% if x %}", "template.not-closed"),
        ("{% endif %}", "template.not-opened"),
        ("{% for x in y %}{% endif %}", "template.not-opened"),
        ("{% fr x in y %}", "template.unknown-statement"),
        ("{{ x | ngy }}", "template.unknown-filter"),
        ("{% if x is ngay %}{% endif %}", "template.unknown-test"),
        ("{{ x + }}", "template.syntax"),
        ("{{ x y }}", "template.syntax"),
        ("{% for in y %}{% endfor %}", "template.syntax"),
        ("{{ }}", "template.empty-tag"),
        ("{{ 1 / 0 }}", "template.division"),
        ("{{ 'a' + 1 }}", "template.failed"),
    ],
)
def test_slips_are_named(text: str, code: str) -> None:
    error = refusal(p("trước"), p(text))
    assert isinstance(error, TemplateError)
    assert code in [problem.code for problem in error.problems]
    place = next(problem.place for problem in error.problems if problem.code == code)
    assert place is not None
    assert place.paragraph == 2  # type: ignore[union-attr]


def test_all_slips_are_told_at_once() -> None:
    blocks = (p("{{ a + }}"), p("{{ b | ngy }}"), p("{{ c c }}"))
    assert codes(*blocks) == ["template.syntax", "template.syntax"]
    assert codes(p("{% if x %}{{ a"), p("{% endfor %}")) == [
        "template.unclosed-tag", "template.not-opened", "template.not-closed",
    ]  # fmt: skip


def test_slips_of_all_parts_are_told() -> None:
    with pytest.raises(TemplateError) as caught:
        Template(word_file(p("{{ a + }}"), header=p("{% if x %}")))
    assert [problem.code for problem in caught.value.problems] == ["template.syntax", "template.not-closed"]


def test_the_nearest_filter_and_statement_are_offered() -> None:
    assert "“ngay”" in str(refusal(p("{{ x | ngy }}")))
    assert "“endfor”" in str(refusal(p("{% for x in y %}{% endfr %}")))


def test_a_missing_filter_argument_is_a_failed_tag() -> None:
    assert codes(p("{{ 'a' | replace }}")) == ["template.failed"]


def test_looping_over_a_number() -> None:
    assert codes(p("{% for a in x %}{% endfor %}"), x=5) == ["data.not-a-list"]
