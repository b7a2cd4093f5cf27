"""docs/hoi-nghi.md says what the schema says."""

from __future__ import annotations

from build_input_reference import PAGE, page


def test_the_reference_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run python tools/build_input_reference.py"
