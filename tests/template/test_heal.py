"""Tags that Word has split become whole; what surrounds them keeps its looks."""

import itertools

from hypothesis import example, given, settings
from hypothesis import strategies as st

from reportgen.template.fill import Template
from reportgen.word.package import ROOT, Package, Relationship
from reportgen.word.xml import NS
from tests.notation import p, r, text_box, word_file

from .filling import fill_texts, filled, texts, tree, xml

TEXT = "Số {{ so }}, ngày {% if co %}{{ ngay['a'] }}{% endif %}; {{ ten }}{# x #}."
DATA = {"so": "01", "co": True, "ngay": {"a": "5/2"}, "ten": "A & B"}
FILLED = "Số 01, ngày 5/2; A & B."


@settings(max_examples=150, deadline=None)
@given(st.sets(st.integers(1, len(TEXT) - 1)), st.lists(st.sampled_from(["", "b", "i", "sz=28"]), min_size=1))
@example(set(range(1, len(TEXT))), ["b", ""])
def test_any_splitting_over_runs_gives_the_same_text(cuts: set[int], looks: list[str]) -> None:
    ends = [0, *sorted(cuts), len(TEXT)]
    pieces = [TEXT[start:end] for start, end in itertools.pairwise(ends)]
    runs = [r(piece, looks[index % len(looks)]) for index, piece in enumerate(pieces)]
    assert fill_texts(p(*runs), **DATA) == [FILLED]


def test_a_tag_takes_the_looks_of_the_run_it_starts_in() -> None:
    package = filled(p(r("a {{", "b"), r(" x ", "i"), r("}} c", "u")), data={"x": "B"})
    runs = [(run.findtext("{*}t"), [look.tag.partition("}")[2] for look in run.find("{*}rPr")])
            for run in tree(package).iter("{*}r")]  # fmt: skip
    assert runs == [("a B", ["b"]), (" c", ["u"])]


def test_spelling_marks_and_bookmarks_inside_a_tag_go() -> None:
    split = p(r("{{ x"), '<w:proofErr w:type="spellStart"/>', r("\t"), r(" }}"))
    assert fill_texts(split, x="A") == ["A"]


def test_a_tag_split_over_a_hyperlink_is_healed() -> None:
    assert fill_texts(p(r("{{ "), "<w:hyperlink>" + r("x }} b") + "</w:hyperlink>"), x="A") == ["A b"]


def test_escaped_braces_are_written_as_braces() -> None:
    assert fill_texts(p("{_{ x }_} {_% if %_} {{ x }}"), x="A") == ["{{ x }} {% if %} A"]


def test_raw_text_is_left_alone() -> None:
    assert fill_texts(p("{% raw %}{{ x }}{% endraw %} {{ x }}"), x="A") == ["{{ x }} A"]


def test_remarks_go() -> None:
    assert fill_texts(p("a{# remark #}b")) == ["ab"]
    assert fill_texts(p("a"), p("{#p remark #}"), p("b")) == ["a", "b"]


def test_text_boxes_are_filled_apart_from_the_paragraph_they_hang_in() -> None:
    assert "A" in fill_texts(p("x {{ x }}", text_box("{{ x }}")), x="A")


def test_blanks_are_kept() -> None:
    assert 'xml:space="preserve"> A </w:t>' in xml(filled(p(" {{ x }} "), data={"x": "A"}))


def test_headers_footers_and_notes_are_filled() -> None:
    package = filled(p("x"), header=p("{{ x }}"), footer=p("{{ x }}!"), footnotes={1: p("{{ x }}?")}, data={"x": "A"})
    found = [
        text
        for part in package.names()
        if part.startswith(("word/header", "word/foot"))
        for text in texts(package, part)
    ]
    assert {"A", "A!", "A?"} <= set(found)


def test_parts_without_tags_stay_compressed_as_they_are() -> None:
    package = filled(p("{{ x }}"), header=p("static"), data={"x": "A"})
    assert "static" in "".join(texts(package, next(name for name in package.names() if "header" in name)))


def test_attributes_are_filled() -> None:
    split = p('<w:hyperlink w:tooltip="{{ x }} &amp;">' + r("a") + "</w:hyperlink>")
    assert 'w:tooltip="&quot;A&quot; &lt; &amp;"' in xml(filled(split, data={"x": '"A" <'}))


def test_numbers_of_paragraphs_go_so_that_loops_do_not_repeat_them() -> None:
    made = xml(filled('<w:p w14:paraId="12345678" w:rsidR="00AA"><w:r><w:t>{{ x }}</w:t></w:r></w:p>', data={"x": "A"}))
    assert "paraId=" not in made
    assert "rsidR=" not in made


def test_properties_are_filled() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Số {{ x }}</dc:title></cp:coreProperties>'
    )
    package = Package.open(word_file(p("a")))
    core_type = "application/vnd.openxmlformats-package.core-properties+xml"
    link = Relationship("rId7", f"{NS['rel']}/metadata/core-properties", "docProps/core.xml")
    name, links = package.relationships_with(ROOT, [link])
    types = {"docProps/core.xml": core_type}
    template = Template(package.with_parts({"docProps/core.xml": core.encode(), name: links}, types=types).to_bytes())
    assert "<dc:title>Số A &amp; B</dc:title>" in xml(template.fill_package({"x": "A & B"}), "docProps/core.xml")


def test_a_part_with_odd_prefixes_is_filled() -> None:
    odd = f'<document xmlns="{NS["w"]}"><body><p><r><t>{{{{ x }}}}</t></r></p></body></document>'
    package = Package.open(word_file(p("a"))).with_parts({"word/document.xml": odd.encode()})
    assert texts(Template(package.to_bytes()).fill_package({"x": "A\nB"})) == ["A\nB"]
