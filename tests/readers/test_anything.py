"""Whatever a file holds, the readers answer with data or with sentences, never with another error."""

import unicodedata
from collections.abc import Callable

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.errors import Problem, ReportgenError
from reportgen.readers import read_data
from reportgen.readers.json_file import parse_json
from reportgen.readers.yaml_file import parse_yaml
from reportgen.vietnamese.encodings import signs_of
from reportgen.vietnamese.text import LOOK_ALIKES

MARKS = st.sampled_from(
    [*":-[]{}&*!|>'\"%@`#?,\n \t\\~<", "\n  ", "a", "ten: ", "- ", "Lưu", "\u0301", "---\n", "\u2028"]
)
TYPED = st.lists(MARKS, max_size=25).map("".join) | st.text(max_size=30)


def problems_of(read: Callable[[], object]) -> list[Problem]:
    """What `read` complains of, nothing when it succeeds; any other error goes through."""
    try:
        read()
    except ReportgenError as error:
        assert error.problems  # noqa: PT017
        return list(error.problems)
    return []


@given(TYPED)
def test_yaml(text):
    for problem in problems_of(lambda: parse_yaml(text, "a.yaml")):
        assert problem.render().startswith("a.yaml")


def composed(value):
    return [composed(item) for item in value] if isinstance(value, list) else unicodedata.normalize("NFC", value)


def is_unicode(text):
    """Whether nothing in `text` looks like a word of an old encoding, or like ư and Đ, which would be converted."""
    return not any(signs_of(composed(text)).values()) and LOOK_ALIKES.keys().isdisjoint(text)


WORDS = st.text().filter(is_unicode)


@given(st.dictionaries(WORDS.filter(str.strip), WORDS | st.lists(WORDS), min_size=1, max_size=4))
def test_yaml_reads_what_a_writer_of_yaml_wrote(data):
    text = yaml.safe_dump(data, default_style='"', allow_unicode=False)
    if problems := problems_of(lambda: parse_yaml(text, "a.yaml")):
        assert {problem.code for problem in problems} <= {"yaml.duplicate-key", "yaml.no-key", "yaml.merge"}
        return
    assert parse_yaml(text, "a.yaml").plain() == {composed(key): composed(value) for key, value in data.items()}


@given(TYPED)
def test_json(text):
    for problem in problems_of(lambda: parse_json(text, "a.json")):
        assert problem.render().startswith("a.json")


@settings(max_examples=40)
@given(
    data=st.binary(max_size=200),
    ending=st.sampled_from([".yaml", ".json", ".csv", ".xlsx"]),
    head=st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xef\xbb\xbf"]),
)
def test_bytes_of_all_kinds(tmp_path_factory, data, ending, head):
    file = tmp_path_factory.mktemp("bytes") / f"a{ending}"
    file.write_bytes(head + data)
    for problem in problems_of(lambda: read_data(file)):
        assert file.name in problem.render()
