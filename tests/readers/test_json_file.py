import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.errors import DataError
from reportgen.places import FilePlace
from reportgen.readers.json_file import parse_json, read_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**20), 10**20) | st.text(st.characters(codec="ascii"), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=3), inner, max_size=3),
    max_leaves=12,
)


@given(VALUES, st.sampled_from([None, 2]))
def test_it_reads_what_the_standard_library_writes(value, indent):
    text = json.dumps(value, indent=indent)
    assert parse_json(text, "a.json").plain() == value


def test_decimals_are_not_rounded():
    assert parse_json("[88.44, 3.70, 1e2, 5]", "a.json").plain() == [
        Decimal("88.44"),
        Decimal("3.70"),
        Decimal("1E+2"),
        5,
    ]


def test_values_and_keys_know_their_place():
    record = parse_json('{\n  "chi_tieu": [\n    {"ten": "BHYT"}\n  ]\n}', "a.json")
    row = record["chi_tieu"][0]
    assert row["ten"].place == FilePlace("a.json", 3, 13, "chi_tieu[1].ten")
    assert row.key_places["ten"].column == 6


def test_tones_written_apart_are_composed_and_remembered():
    record = parse_json('{"a": "va\\u0300"}', "a.json")
    assert record.plain() == {"a": "và"}
    assert len(record.repairs) == 1


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ('{"a": 1,}', "json.key", 1, 9),
        ("{a: 1}", "json.key", 1, 2),
        ('{"a" 1}', "json.separator", 1, 6),
        ('{"a": 1\n "b": 2}', "json.separator", 2, 2),
        ('{"a": 1', "json.separator", 1, 8),
        ("[1, 2,]", "json.value", 1, 7),
        ("[1 2]", "json.separator", 1, 4),
        ("[1] x", "json.extra", 1, 5),
        ('["abc', "json.quote", 1, 2),
        ('["a\nb"]', "json.quote", 1, 4),
        ('["\\q"]', "json.quote", 1, 3),
        ("[NaN]", "json.value", 1, 2),
        ("[01]", "json.value", 1, 2),
        ("[3,7.]", "json.value", 1, 4),
        ("[True]", "json.value", 1, 2),
        ('["\\ud800"]', "json.surrogate", 1, 10),
        ("[" * 70, "json.too-deep", 1, 62),
        ("[" + "9" * 70 + "]", "json.number", 1, 2),
        ("", "file.empty", 1, 1),
        ('{"a": 1,\n "a": 2}', "json.duplicate-key", 2, 2),
    ],
)
def test_slips_are_named_with_their_place(text, code, line, column):
    with pytest.raises(DataError) as caught:
        parse_json(text, "a.json")
    problem = caught.value.problems[0]
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)
    assert problem.render().startswith("a.json, dòng")


def test_a_file(tmp_path):
    file = tmp_path / "a.json"
    file.write_bytes(b'\xef\xbb\xbf{"a": "M\xe1\xbb\xb9 Th\xe1\xbb\x9bi"}\r\n')
    assert read_json(file).plain() == {"a": "Mỹ Thới"}
