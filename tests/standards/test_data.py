"""The rule files: well formed, agreeing with each other, and saying what the two guides say.

Expectations are typed in from the guides, not read back from the files.
"""

from __future__ import annotations

from datetime import date

import pytest
from build_standards import DATA_DIR, converted

from reportgen.errors import Severity
from reportgen.standards import Range, RuleSet, rule_set

BOTH = ["hd36", "hd05"]


@pytest.fixture(params=BOTH)
def rules(request: pytest.FixtureRequest) -> RuleSet:
    return rule_set(request.param)


@pytest.mark.parametrize("name", BOTH)
def test_the_json_is_made_from_the_yaml(name: str) -> None:
    made = (DATA_DIR / f"{name}.json").read_text(encoding="utf-8")
    assert made == converted(DATA_DIR / f"{name}.yaml"), "run tools/build_standards.py"


def test_rule_ids_are_unique(rules: RuleSet) -> None:
    ids = [rule.id for rule in rules]
    assert len(ids) == len(set(ids))


def test_only_what_is_certain_is_an_error(rules: RuleSet) -> None:
    assert [rule.id for rule in rules if rule.severity is Severity.ERROR and rule.confidence < 2] == []


def test_every_rule_is_said_in_a_sentence_and_has_a_clause(rules: RuleSet) -> None:
    for rule in rules:
        assert rule.description.endswith("."), rule.id
        assert rule.description[0].isupper() or rule.description[0] == "“", rule.id
        assert rule.clause, rule.id
        assert rule.measures, rule.id


def test_clauses_are_those_of_their_own_guide() -> None:
    assert all(rule.clause.startswith(("II.", "PL3", "—")) for rule in rule_set("hd36"))
    assert all(rule.clause.startswith(("P2.", "PL2", "—")) for rule in rule_set("hd05"))


def test_a_rule_of_the_old_guide_is_not_lost_in_the_new_one() -> None:
    old, new = ({rule.id for rule in rule_set(name)} for name in BOTH)
    assert old <= new


def test_the_page(rules: RuleSet) -> None:
    assert dict(rules.rule("page.paper_mm").measures) == {"width": 210, "height": 297}
    assert dict(rules.rule("page.margins_mm.front").measures) == {"top": 20, "bottom": 20, "left": 30, "right": 15}
    assert dict(rules.rule("page.margins_mm.back").measures) == {"top": 20, "bottom": 20, "left": 15, "right": 30}
    assert rules.value("page.number.from_edge_mm") == 10
    assert rules.value("page.number.from_page") == 2


@pytest.mark.parametrize(
    ("part", "size", "bold", "italic"),
    [
        ("party_title", 15, True, False),
        ("superior_name", 14, False, False),
        ("issuing_name", 14, True, False),
        ("number", 14, False, False),
        ("place_date", 14, False, True),
        ("type_name", Range(15, 16), True, False),
        ("summary", Range(14, 15), True, False),
        ("summary_cong_van", 12, False, True),
        ("authority", 14, True, False),
        ("post", 14, False, False),
        ("signer_name", 14, True, False),
        ("recipients_word", 14, False, False),
        ("recipients_list", 12, False, False),
        ("draft_note", 14, False, True),
        ("page.number", 14, False, False),
        ("body.text", Range(14, 15), False, False),
    ],
)
def test_sizes_and_styles(rules: RuleSet, part: str, size: object, bold: bool, italic: bool) -> None:
    measures = rules.rule(part).measures
    assert (measures["size_pt"], measures["bold"], measures["italic"]) == (size, bold, italic)


@pytest.mark.parametrize(
    ("path", "hd36", "hd05"),
    [
        ("body.line_spacing.pt", Range(18, None), Range(18, 22)),
        ("legal_basis.prefix", None, "- "),
        ("legal_basis.last_ends", ",", "."),
        ("recipients_list.ends.each_ends", ",", ";"),
        ("recipients_list.ends.last_ends", ".", "."),
        ("recipients_word.underline.span", "Nơi nhận:", "Nơi nhận"),
        ("addressee_word.to_trinh", "Kính gửi:", "Kính trình:"),
        ("number.type_symbols.symbols.quy_dinh", "QĐi", "QĐ"),
        ("number.type_symbols.symbols.bao_cao", "BC", "BC"),
        ("number.body_symbols.symbols.dang_uy", "ĐU", "ĐU"),
        ("number.body_symbols.joint_separator", "-", "-"),
        ("urgency.position", "under_secrecy_mark", "under_number"),
        ("no_media_note.position", "center_under_signature", "last_page_center"),
        ("issuer_names.congress_cell.lines", 2, 1),
    ],
)
def test_what_the_two_guides_say_on_a_point(path: str, hd36: object, hd05: object) -> None:
    assert rule_set("hd36").value(path) == hd36
    assert rule_set("hd05").value(path) == hd05


def test_what_only_the_new_guide_asks_for() -> None:
    old, new = rule_set("hd36"), rule_set("hd05")
    assert old.flag("appendix.parent_line.value") is False
    assert new.flag("appendix.parent_line.value") is True
    assert new.flag("appendix.page_number.restart_each") is True
    assert "page.font_color" not in old


def test_the_old_guide_names_more_circulation_notes() -> None:
    old, new = (set(rule_set(name).rule("circulation").measures["values"]) for name in BOTH)  # type: ignore[arg-type]
    assert old - new == {"XONG HỘI NGHỊ TRẢ LẠI", "TÀI LIỆU HỘI NGHỊ"}
    assert new <= old


def test_layout_of_the_body_weighs_less_in_the_old_guide() -> None:
    for rule_id in ("body.align", "body.line_spacing", "body.paragraph_spacing_pt", "body.first_line_indent_mm"):
        assert rule_set("hd36").rule(rule_id).severity is Severity.WARNING
        assert rule_set("hd05").rule(rule_id).severity is Severity.ERROR


def test_the_guides_follow_each_other_without_a_gap() -> None:
    old, new = rule_set("hd36"), rule_set("hd05")
    assert (old.valid_from, old.valid_to) == (date(2018, 4, 3), date(2026, 5, 26))
    assert (new.valid_from, new.valid_to) == (date(2026, 5, 27), None)
