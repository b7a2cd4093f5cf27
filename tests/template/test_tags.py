"""Finding tags in text."""

import pytest

from reportgen.template.tags import Tag, find_tags, straightened


def one(text: str) -> Tag:
    found = find_tags(text)
    assert len(found.tags) == 1
    assert not found.unclosed
    return found.tags[0]


def test_the_three_kinds_are_told_apart() -> None:
    tags = find_tags("a {{ x }} b {% if y %} c {# z #}").tags
    assert [(tag.kind, tag.body) for tag in tags] == [("output", "x"), ("block", "if y"), ("comment", "z")]


@pytest.mark.parametrize("lift", ["p", "tr", "tc", "r"])
def test_a_letter_right_after_the_opening_lifts(lift: str) -> None:
    assert (one(f"{{%{lift} if x %}}").lift, one(f"{{%{lift} if x %}}").body) == (lift, "if x")
    assert one(f"{{#{lift} remark #}}").lift == lift


@pytest.mark.parametrize("text", ["{{ p }}", "{{p}}", "{{p }}", "{{p | upper}}", "{{r.x}}", "{{p[0]}}", "{{tr + 1}}"])
def test_names_that_look_like_lifts_are_names(text: str) -> None:
    assert one(text).lift == ""


def test_minus_and_plus_are_kept_apart() -> None:
    tag = one("{%- if x -%}")
    assert (tag.left, tag.right, tag.body) == ("-", "-", "if x")


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ('{{ {"a": {"b": 1}} }}', '{"a": {"b": 1}}'),
        ('{% if x == "%}" %}', 'if x == "%}"'),
        ("{{ it's }}", "it's"),
        ("{{ f('}}') }}", "f('}}')"),
    ],
)
def test_a_tag_ends_beyond_its_strings_and_brackets(text: str, body: str) -> None:
    assert one(text).body == body


@pytest.mark.parametrize("text", ["{{ a", "{% if", "{# x", "{{ a }", "{{"])
def test_a_tag_without_end_is_told(text: str) -> None:
    assert find_tags(text) == ([], [0])


def test_the_search_goes_on_behind_a_tag_without_end() -> None:
    found = find_tags("{{ a {% if b %}")
    assert found.unclosed == [0]
    assert [tag.body for tag in found.tags] == ["if b"]


def test_what_word_types_is_made_straight() -> None:
    assert straightened("\u00a0x == “a” and y == ‘b’ –\u200b 1 ") == "x == \"a\" and y == 'b' - 1"


def test_strings_keep_what_they_say() -> None:
    assert straightened('x ~ "“a” – b"') == 'x ~ "“a” – b"'


def test_text_without_tags_has_none() -> None:
    assert find_tags("{ a } } {a} {-{ %} }}") == ([], [])
