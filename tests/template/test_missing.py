"""What is missing is told, all of it, at its tag; and what a draft and docxtpl's way make of it."""

import pytest

from reportgen.errors import DataError, Severity
from reportgen.places import TemplatePlace
from reportgen.template.fill import Template
from tests.notation import p, word_file

from .filling import codes, fill_line, fill_texts, filled, refusal, xml


def names(error: Exception) -> list[str]:
    return [str(problem.message.values["name"]) for problem in error.problems]  # type: ignore[attr-defined]


def test_all_missing_names_are_told_at_once() -> None:
    error = refusal(p("{{ a }} {{ b.c }}"), p("{{ b.d.e }}{% if f %}{% endif %}"), header=p("x"), b={})
    assert isinstance(error, DataError)
    assert names(error) == ["a", "b.c", "b.d.e", "f"]


def test_the_place_is_the_paragraph_and_the_tag() -> None:
    place = refusal(p("x"), p("Số: {{ so }} ngày {{ ngay }}"), so=1).problems[0].place
    assert place == TemplatePlace("tệp Word", "word/document.xml", 2, "Số: {{ so }} ngày {{ ngay }}", "{{ ngay }}")


def test_a_missing_name_in_a_header_names_the_header() -> None:
    template = Template(word_file(p("x"), header=p("{{ a }}")))
    with pytest.raises(DataError) as caught:
        template.fill_package({})
    place = caught.value.problems[0].place
    assert isinstance(place, TemplatePlace)
    assert "header" in place.part


def test_the_nearest_name_is_offered() -> None:
    assert "“ten_loai”" in str(refusal(p("{{ ten_lai }}"), ten_loai="x", so=1))
    assert "“ky_hieu”" in str(refusal(p("{{ vb.ki_hieu }}"), vb={"ky_hieu": 1}))
    assert "→" not in str(refusal(p("{{ zzz }}"), ten_loai="x"))


def test_a_name_missing_in_a_loop_is_told_once() -> None:
    error = refusal(p("{% for m in muc %}{{ m.ten }}{% endfor %}"), muc=[{}, {}, {}])
    assert names(error) == ["m.ten"]


def test_a_missing_list() -> None:
    assert names(refusal(p("{%p for m in muc %}"), p("{{ m.ten }}"), p("{%p endfor %}"))) == ["muc"]


@pytest.mark.parametrize(
    "tag", ["{{ x }}", "{{ x | upper }}", "{{ x ~ 'a' }}", "{{ x + 1 }}", "{{ x | so }}", "{{ x() }}"]
)
def test_a_missing_value_in_every_use(tag: str) -> None:
    assert names(refusal(p(tag))) == ["x"]


@pytest.mark.parametrize(
    "tag",
    [
        "{% if x %}{% endif %}",
        "{% if x == 1 %}{% endif %}",
        "{% if x > 1 %}{% endif %}",
        "{{ x | join(',') }}",
        "{{ x | length }}",
    ],
)
def test_a_missing_value_in_conditions_and_lists(tag: str) -> None:
    assert "x" in names(refusal(p(tag)))


@pytest.mark.parametrize(
    "tag",
    [
        "{{ x | default('-') }}",
        "{{ x | d('-', true) }}",
        "{{ x or '-' }}",
        "{{ x.y.z or '-' }}",
        "{% if x is defined %}+{% else %}-{% endif %}",
    ],
)
def test_a_template_may_say_what_stands_for_a_missing_value(tag: str) -> None:
    assert fill_line(tag) == "-"


def test_an_empty_value_is_missing() -> None:
    assert codes(p("{{ x }}"), x=None) == ["data.missing"]
    assert fill_line("{{ x }}", x="") == ""
    assert fill_line("{{ x or '-' }}", x=None) == "-"


def test_a_draft_highlights_what_is_missing() -> None:
    made = filled(p("a {{ b.c }}"), data={"b": {}}, missing="gap")
    assert "[cần bổ sung: b.c]" in xml(made)
    assert '<w:highlight w:val="yellow"/>' in xml(made)


def test_a_drafts_gaps_are_listed() -> None:
    found = Template(word_file(p("{{ a }}{% if b %}{% endif %}"))).render({}, missing="gap").problems
    assert [(problem.code, problem.severity) for problem in found] == [("data.missing", Severity.GAP)] * 2


def test_a_missing_list_is_one_row_of_gaps_in_a_draft() -> None:
    lines = fill_texts(p("{%p for m in ds %}"), p("{{ m.ten }}: {{ m.so }}"), p("{%p endfor %}"), missing="gap")
    assert lines == ["[cần bổ sung: ds.ten]: [cần bổ sung: ds.so]"]


def test_blank_is_docxtpls_way() -> None:
    assert fill_line("a{{ x }}{{ x.y }}{% if x %}b{% endif %}{% for i in x %}c{% endfor %}d", missing="blank") == "ad"


def test_what_a_template_asks_for_can_be_listed() -> None:
    template = Template(
        word_file(
            p("{{ so }} {% set t = vb.ten %}{{ t }} {{ vb['ngay'] | ngay }}"),
            p("{% for m in ds %}{{ m.ten }} {{ loop.index }}{% for k in m.con %}{{ k.so }}{% endfor %}{% endfor %}"),
            p("{% for k, v in bang.items() %}{{ k }}{% endfor %}{{ (a.b ~ c) | upper }}"),
            header=p("{{ so }}"),
        )
    )
    fields = {field.name: len(field.places) for field in template.fields()}
    assert fields == {
        "so": 2, "vb.ten": 2, "vb.ngay": 1, "ds": 1, "ds[].ten": 1, "ds[].con": 1, "ds[].con[].so": 1,
        "bang": 1, "a.b": 1, "c": 1,
    }  # fmt: skip
