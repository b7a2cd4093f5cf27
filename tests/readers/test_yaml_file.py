import pytest
import yaml

from reportgen.errors import DataError
from reportgen.places import FilePlace
from reportgen.readers import yaml_file
from reportgen.readers.yaml_file import parse_yaml, read_yaml


@pytest.fixture(params=["libyaml", "python"])
def parser(request, monkeypatch):
    """Both of PyYAML's parsers: where libyaml is missing, the same sentences must come."""
    if request.param == "libyaml" and not yaml.__with_libyaml__:
        pytest.skip("PyYAML is built without libyaml")
    monkeypatch.setattr(yaml_file, "_Loader", yaml.CBaseLoader if request.param == "libyaml" else yaml.BaseLoader)


def problems_of(text: str) -> list[tuple[str, int, int]]:
    with pytest.raises(DataError) as caught:
        parse_yaml(text, "hoi-nghi.yaml")
    assert all(problem.render().startswith("hoi-nghi.yaml") for problem in caught.value.problems)
    return [(problem.code, problem.place.line, problem.place.column) for problem in caught.value.problems]


def hint_of(text: str) -> str:
    with pytest.raises(DataError) as caught:
        parse_yaml(text, "hoi-nghi.yaml")
    return str(caught.value.problems[0].hint)


# --- what is read -----------------------------------------------------------------------------------------


def test_values_stay_as_they_were_typed(parser):
    text = "a: no\nb: 0123\nc: 3.700\nd: 88,44\ne: 1_000\nf: 2024-10-11\ng: 12:30\nh: 1e3\ni: Yes\nj: .5\n"
    assert parse_yaml(text, "a.yaml").plain() == {
        "a": "no",
        "b": "0123",
        "c": "3.700",
        "d": "88,44",
        "e": "1_000",
        "f": "2024-10-11",
        "g": "12:30",
        "h": "1e3",
        "i": "Yes",
        "j": ".5",
    }


def test_only_true_false_and_nothing_have_a_meaning_of_their_own(parser):
    text = 'a: true\nb: false\nc: ~\nd:\ne: null\nf: "true"\ng: ""\nh: "~"\n'
    assert parse_yaml(text, "a.yaml").plain() == {
        "a": True,
        "b": False,
        "c": None,
        "d": None,
        "e": None,
        "f": "true",
        "g": "",
        "h": "~",
    }


def test_every_value_and_key_knows_its_line_column_and_name(parser):
    record = parse_yaml("chi_tieu:\n  - ma: bhyt\n    ten: Bảo hiểm y tế\n", "a.yaml")
    value = record["chi_tieu"][0]["ten"]
    assert value.place == FilePlace("a.yaml", 3, 10, "chi_tieu[1].ten")
    assert record["chi_tieu"][0].key_places["ten"] == FilePlace("a.yaml", 3, 5, "chi_tieu[1].ten")


def test_tones_written_apart_are_composed_and_remembered(parser):
    record = parse_yaml("ten: va\u0300\nma\u0303: x\nso: 1\n", "a.yaml")
    assert record.plain() == {"ten": "và", "mã": "x", "so": "1"}
    assert [place.line for place in record.repairs] == [1, 2]


def test_blocks_of_text_keep_their_lines(parser):
    assert parse_yaml("a: |\n  một\n  hai\nb: >-\n  ba\n  bốn\n", "a.yaml").plain() == {
        "a": "một\nhai\n",
        "b": "ba bốn",
    }


def test_a_reference_used_again_is_allowed(parser):
    assert parse_yaml("a: &x [1]\nb: *x\n", "a.yaml").plain() == {"a": ["1"], "b": ["1"]}


def test_a_list_may_hold_texts_and_our_own_mappings(parser):
    text = "noi_dung:\n  - Một đoạn văn.\n  - muc: Kinh tế\n"
    assert parse_yaml(text, "a.yaml").plain() == {"noi_dung": ["Một đoạn văn.", {"muc": "Kinh tế"}]}


@pytest.mark.parametrize("data", ["a: 1\r\nb: 2\r\n", "\ufeffa: 1\nb: 2\n", "a: 1\nb: 2", "# đầu\n\na: 1\nb: 2\n...\n"])
def test_windows_line_ends_and_byte_order_marks_are_no_matter(tmp_path, data):
    file = tmp_path / "a.yaml"
    file.write_bytes(data.encode())
    assert read_yaml(file).plain() == {"a": "1", "b": "2"}


# --- what is refused --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\n\tb: 2\n", [("yaml.tab", 2, 1)]),
        ("a:\n  b: 1\n  \tc: 2\n", [("yaml.tab", 3, 3)]),
        ("a:\n\t- b\nc:\n\t- d\n", [("yaml.tab", 2, 1), ("yaml.tab", 4, 1)]),
        ("trich_yeu: Lưu: VT\n", [("yaml.colon", 1, 15)]),
        ("- Lưu: VP: x\n", [("yaml.colon", 1, 10)]),
        ("ten:Phường\nso: 5\n", [("yaml.no-space", 1, 4)]),
        ("a: 1\nten:Phường\n", [("yaml.no-space", 2, 4)]),
        ("ten:Phường\nso:5\n", [("yaml.no-space", 1, 4), ("yaml.no-space", 2, 3)]),
        ("ten:Phường\n", [("yaml.no-space", 1, 4)]),
        ('a: "mở ngoặc\nb: 2\n', [("yaml.quote", 1, 4)]),
        ("a: 'mở ngoặc\nb: 2\n", [("yaml.quote", 1, 4)]),
        ("a: 'người dân' đồng thuận\n", [("yaml.after-quote", 1, 16)]),
        ('a: "Dân vận khéo" năm 2024\n', [("yaml.after-quote", 1, 19)]),
        ("a: 1\n  b: 2\n", [("yaml.indent", 2, 4)]),
        ("a:\n    b: 2\n  c: 3\n", [("yaml.indent", 3, 3)]),
        ("a: 1\n- b\n", [("yaml.indent", 2, 1)]),
        ("a:\n  - b\n  c: 1\n", [("yaml.indent", 3, 3)]),
        ("a: @b\n", [("yaml.special-character", 1, 4)]),
        ("a: %b\n", [("yaml.special-character", 1, 4)]),
        ("a: `b\n", [("yaml.special-character", 1, 4)]),
        ("a: *b\n", [("yaml.special-character", 1, 4)]),
        ("a: & b\n", [("yaml.special-character", 1, 4)]),
        ("a: &Mỹ Thới\n", [("yaml.special-character", 1, 4)]),
        ("a: !x y\n", [("yaml.special-character", 1, 4)]),
        ("a: ! x\n", [("yaml.special-character", 1, 4)]),
        ("a: !!python/object/apply:os.system [ls]\n", [("yaml.special-character", 1, 4)]),
        ("a: [1, 2\nb: 3\n", [("yaml.bracket", 1, 4)]),
        ("a: {x: 1\nb: 3\n", [("yaml.bracket", 1, 4)]),
        ("a: {{ x }}\n", [("yaml.braces", 1, 5)]),
        ("a: {{ x }} đồng\n", [("yaml.braces", 1, 12)]),
        ("a: [x] y\n", [("yaml.braces", 1, 8)]),
        ("a: 1\n---\nb: 2\n", [("yaml.documents", 2, 1)]),
        ("a: > x\n y\n", [("yaml.block", 1, 6)]),
        ("a: - b\n", [("yaml.dash", 1, 4)]),
        ("a:\n  -một\n  -hai\n", [("yaml.dash-space", 2, 3)]),
        ("a:\n  -một\n  - hai\n", [("yaml.dash-space", 2, 3)]),
        ("a:\n  b: 1\n\u00a0 c: 2\n  d: 3\n", [("yaml.odd-indent", 3, 1)]),
        ("a: Lô đất #12 và #13\nb: 1  # chú giải\n", [("yaml.hash", 1, 11)]),
        ("a: Đảng bộ, §¶ng ñy ph\u00adêng Bé Đảng\nb: Windows® và 20 µm\n", [("text.old-encoding", 1, 4)]),
        (": x\n", [("yaml.no-key", 1, 1)]),
        ('"": x\n', [("yaml.no-key", 1, 1)]),
        ("a: &x [*x]\n", [("yaml.endless", 1, 4)]),
        ("b: 1\n<<: {c: 1}\n", [("yaml.merge", 2, 1)]),
        ("a: 1\nb: 2\na: 3\n", [("yaml.duplicate-key", 3, 1)]),
        ("a: 1\na: 2\na: 3\n", [("yaml.duplicate-key", 2, 1), ("yaml.duplicate-key", 3, 1)]),
        ("ba\u0309ng: 1\nbảng: 2\n", [("yaml.duplicate-key", 2, 1)]),
        ("a: \x07b\nc: \x00\n", [("yaml.control-character", 1, 4), ("yaml.control-character", 2, 4)]),
        ("- a\n", [("yaml.top-level", 1, 1)]),
        ("Báo cáo sơ kết\n", [("yaml.top-level", 1, 1)]),
        ("", [("file.empty", None, None)]),
        ("# chỉ có chú thích\n\n", [("file.empty", None, None)]),
    ],
)
def test_slips_are_named_with_their_place(parser, text, expected):
    assert problems_of(text) == expected


def test_escapes_are_explained(parser):
    ((code, line, _),) = problems_of('a: "C:\\dir"\n')
    assert (code, line) == ("yaml.escape", 1)


def test_nesting_without_end_is_refused(parser):
    with pytest.raises(DataError) as caught:
        parse_yaml("a: " + "[" * 5000, "a.yaml")
    assert caught.value.problems[0].code in ("yaml.too-deep", "yaml.bracket")
    assert problems_of("a: " + "[" * 70 + "]" * 70)[0][0] == "yaml.too-deep"


def test_references_that_multiply_are_refused(parser):
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 9)]
    lines.append("b: *a8")
    assert problems_of("\n".join(lines))[-1][0] == "yaml.too-many"


def test_a_text_with_a_colon_in_a_list_is_explained(parser):
    text = "noi_nhan:\n  - Như trên\n  - Lưu: VT\n  - Phòng: ban\n"
    assert problems_of(text) == [("yaml.colon", 3, 5), ("yaml.colon", 4, 5)]
    assert '"Lưu: VT"' in hint_of(text)


def test_several_kinds_of_slips_come_together(parser):
    text = "a: 1\na: 2\nb: !x y\n<<: 1\n"
    assert [code for code, _, _ in problems_of(text)] == ["yaml.duplicate-key", "yaml.special-character", "yaml.merge"]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("ten:Phường\nso: 5\n", "“ten: Phường”"),
        ("trich_yeu: Lưu: VT\n", 'trich_yeu: "Lưu: VT"'),
        ("- Lưu: VP: x\n", '- "Lưu: VP: x"'),
        ("a: @b\n", 'a: "@b"'),
        ('a: {{ x }} "đồng"\n', 'a: "{{ x }} \\"đồng\\""'),
    ],
)
def test_the_hint_shows_the_line_put_right(text, hint):
    assert hint in hint_of(text)


def test_the_line_put_right_is_read():
    assert parse_yaml('trich_yeu: "Lưu: VT"\n', "a.yaml").plain() == {"trich_yeu": "Lưu: VT"}


def test_a_duplicate_key_names_both_lines():
    with pytest.raises(DataError, match=r"“so” viết hai lần \(lần đầu ở dòng 1\)"):
        parse_yaml("so: 1\nten: x\nso: 2\n", "a.yaml")


def test_no_sentence_of_the_parser_reaches_the_user():
    for text in ("a: @b\n", "a: 'x\n", "a:\n\tb\n", "a: [\n", "a: *b\n", "? [a]: b\n"):
        with pytest.raises(DataError) as caught:
            parse_yaml(text, "a.yaml")
        rendered = caught.value.render()
        assert not any(word in rendered for word in ("while", "found", "expected", "mapping", "token"))
