"""What the parser refuses, and what it lets through."""

import pytest

from reportgen.errors import PackageError
from reportgen.word.xml import NS, new_element, parse, qn, to_text, unsafe_prolog, with_usual_prefixes

DOCTYPE = '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>'


def code(data: bytes) -> str:
    with pytest.raises(PackageError) as caught:
        parse(data, path="tep.docx", part="word/document.xml")
    return caught.value.problems[0].code


def test_names_are_written_with_prefixes() -> None:
    assert qn("w:p") == f"{{{NS['w']}}}p"
    assert qn("Types") == "Types"


def test_a_part_is_parsed() -> None:
    root = parse(f'<w:p xmlns:w="{NS["w"]}"><!-- x --><w:r/></w:p>'.encode(), path="a", part="b")
    assert [child.tag for child in root] == [qn("w:r")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_doctype_is_refused_in_every_encoding(encoding: str) -> None:
    assert code(DOCTYPE.encode(encoding)) == "package.doctype"


def test_a_doctype_behind_a_declaration_and_comments_is_refused() -> None:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!-- <a> --> <?pi x?>\n'
    assert code((head + DOCTYPE).encode()) == "package.doctype"


def test_the_word_doctype_in_text_is_no_doctype() -> None:
    assert parse(b"<a>&lt;!DOCTYPE a></a>", path="a", part="b").text == "<!DOCTYPE a>"


def test_an_encoding_that_could_hide_a_doctype_is_refused() -> None:
    assert code(b'<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<a/>') == "package.encoding"


def test_broken_xml_names_its_line() -> None:
    with pytest.raises(PackageError) as caught:
        parse(b"<a>\n<b></a>", path="tep.docx", part="word/document.xml")
    assert caught.value.problems[0].code == "package.broken-xml"
    assert "dòng 2" in str(caught.value)
    assert "word/document.xml" in str(caught.value)


def test_too_deep_xml_is_refused() -> None:
    assert code(b"<a>" * 5000 + b"</a>" * 5000) == "package.too-deep"


def test_an_unfinished_head_is_undecided() -> None:
    fault = unsafe_prolog(b"<!-- a long comment", complete=False)
    assert fault is not None
    assert fault.code == "undecided"
    assert unsafe_prolog(b"<?xml version='1.0'?><w:document>", complete=False) is None


def test_odd_prefixes_become_the_usual_ones() -> None:
    root = parse(f'<document xmlns="{NS["w"]}"><p a="1">x</p>y</document>'.encode(), path="a", part="b")
    assert '<w:p a="1">x</w:p>y</w:document>' in to_text(with_usual_prefixes(root))


def test_prefixes_that_only_attributes_name_stay_declared() -> None:
    text = f'<document xmlns="{NS["w"]}" xmlns:w14="{NS["w14"]}" xmlns:mc="{NS["mc"]}" mc:Ignorable="w14"/>'
    assert with_usual_prefixes(parse(text.encode(), path="a", part="b")).nsmap["w14"] == NS["w14"]


def test_usual_prefixes_are_left_alone() -> None:
    root = parse(f'<w:document xmlns:w="{NS["w"]}"/>'.encode(), path="a", part="b")
    assert with_usual_prefixes(root) is root


def test_a_new_element_has_its_attributes_in_its_namespace() -> None:
    assert new_element("w:shd", val="clear").get(qn("w:val")) == "clear"


def test_a_tree_that_no_memory_holds_is_refused() -> None:
    assert code(b"<a>" + b'<r a="1"/>' * 2_600_000 + b"</a>") == "package.too-long"
