"""The words of an achievement in each place."""

from __future__ import annotations

import pytest

from reportgen.conference.wording import after_because, committee_of, in_title, lower_first, on_its_own


@pytest.mark.parametrize(
    "written", ["đã có thành tích", "Đã có thành tích", "vì đã có thành tích", "Vì Đã có thành tích"]
)
def test_small_letters_behind_because_and_a_capital_on_a_line_of_its_own(written: str) -> None:
    assert after_because(written) == "đã có thành tích"
    assert on_its_own(f"{written}.") == "Đã có thành tích"


def test_a_title_does_without_already() -> None:
    assert in_title("Đã có thành tích xuất sắc") == "có thành tích xuất sắc"
    assert in_title("hoàn thành xuất sắc nhiệm vụ") == "hoàn thành xuất sắc nhiệm vụ"


@pytest.mark.parametrize("text", ["UBND phường", "Đảng bộ phường"])
def test_names_keep_their_capital(text: str) -> None:
    assert lower_first(text) == text


@pytest.mark.parametrize(
    ("name", "committee"),
    [
        ("Đảng ủy phường Mỹ Thới", "Ban Chấp hành Đảng bộ phường Mỹ Thới"),
        ("Đảng uỷ xã Ví Dụ", "Ban Chấp hành Đảng bộ xã Ví Dụ"),
        ("Chi bộ khóm 1", ""),
    ],
)
def test_the_committee_behind_a_name(name: str, committee: str) -> None:
    assert committee_of(name) == committee
