from reportgen.places import FilePlace
from reportgen.readers.record import (
    Mapping,
    Scalar,
    Sequence,
    dotted,
    key_place_at,
    lookup,
    place_at,
)


def at(line: int) -> FilePlace:
    return FilePlace("a.yaml", line)


RECORD = Mapping(
    {
        "chi_tieu": Sequence(
            (Mapping({"ten": Scalar("BHYT", at(3))}, at(2), {"ten": at(30)}), Mapping({}, at(4))), at(1)
        ),
        "so": Scalar(None, at(5)),
    },
    at(1),
    {"chi_tieu": at(10), "so": at(50)},
)


def test_plain_data():
    assert RECORD.plain() == {"chi_tieu": [{"ten": "BHYT"}, {}], "so": None}


def test_a_path_leads_to_a_node_or_to_none():
    assert lookup(RECORD, ("chi_tieu", 0, "ten")) == Scalar("BHYT", at(3))
    assert lookup(RECORD, ()) is RECORD
    assert lookup(RECORD, ("chi_tieu", 2)) is None
    assert lookup(RECORD, ("chi_tieu", "ten")) is None
    assert lookup(RECORD, ("so", "x", "y")) is None


def test_a_missing_value_has_the_place_of_what_should_hold_it():
    assert place_at(RECORD, ("chi_tieu", 0, "don_vi")) == at(2)
    assert place_at(RECORD, ("chi_tieu", 1, "ten")) == at(4)
    assert place_at(RECORD, ("nhiem_vu",)) == at(1)


def test_steps_that_a_validator_adds_are_passed_over():
    assert place_at(RECORD, ("chi_tieu", 0, "function-before[x]", "ten")) == at(3)


def test_a_key_that_should_not_be_there_has_its_own_place():
    assert key_place_at(RECORD, ("chi_tieu", 0, "ten")) == at(30)
    assert key_place_at(RECORD, ("so",)) == at(50)
    assert key_place_at(RECORD, ("khac",)) == at(1)


def test_paths_are_shown_counting_from_one():
    assert dotted(("chi_tieu", 2, "ten")) == "chi_tieu[3].ten"
    assert dotted(()) == ""
    assert dotted((0, "a")) == "[1].a"


def test_mappings_and_sequences_behave_as_such():
    assert list(RECORD) == ["chi_tieu", "so"]
    assert len(RECORD) == 2
    assert "so" in RECORD
    assert RECORD.get("khac") is None
    assert [len(item) for item in RECORD["chi_tieu"]] == [1, 0]
