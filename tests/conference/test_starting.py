"""The starting folder: every key explained, a draft at once, nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.conference.conference import read_conference
from reportgen.conference.model import ConferenceInput
from reportgen.conference.report import make_report, report_context
from reportgen.conference.starting import make_starting_folder, starting_folder
from reportgen.errors import DataError, OutputError
from reportgen.readers.yaml_file import parse_yaml
from reportgen.template.schema import Model, keys_of, validate

FILE = "hoi-nghi.yaml"


def explained(model: type[Model], seen: set[type[Model]]) -> set[str]:
    """The descriptions of every key, those of inner shapes too."""
    if model in seen:
        return set()
    seen.add(model)
    found: set[str] = set()
    for info in keys_of(model):
        found.add(info.description)
        if info.inside is not None and info.inside.__name__ not in ("Figure", "Task", "Award"):
            found |= explained(info.inside, seen)
    return found


def test_it_is_a_draft_at_once(tmp_path: Path) -> None:
    (path,) = make_starting_folder(tmp_path / "moi")
    assert path == tmp_path / "moi" / FILE
    made = make_report(tmp_path / "moi", draft=True)
    assert made.document.to_docx()[:2] == b"PK"


def test_it_is_no_final_paper(tmp_path: Path) -> None:
    make_starting_folder(tmp_path)
    with pytest.raises(DataError):
        report_context(read_conference(tmp_path), draft=False)


def test_every_key_is_explained() -> None:
    text = starting_folder()[FILE]
    unexplained = [words for words in explained(ConferenceInput, set()) if words not in text]
    assert unexplained == []


def test_every_description_is_there_and_no_example_breaks_a_line() -> None:
    assert "" not in explained(ConferenceInput, set())
    assert all(len(line) <= 160 for line in starting_folder()[FILE].splitlines())


def test_keys_left_as_comments_may_be_uncommented() -> None:
    text = starting_folder()[FILE]
    for line in (
        "  # thu_ky: ",
        "  # moc_tien_do: ",
        "    # luy_ke: ",
        "    # tu_khoa: ",
        "  # tac_gia: ",
        "      # bieu_do: ",
    ):
        assert line in text
        text = text.replace(line, line.replace("# ", ""))
    source = validate(ConferenceInput, parse_yaml(text, Path(FILE)))
    assert source.ky_bao_cao.moc_tien_do == "75%"
    assert source.chi_tieu is not None
    assert source.chi_tieu[0].luy_ke is True


def test_a_reference_stays_on_one_line() -> None:
    assert all(line.count("{{") == line.count("}}") for line in starting_folder()[FILE].splitlines())


def test_a_list_shows_how_its_items_are_written() -> None:
    assert "  noi_nhan:\n    # - Tỉnh ủy" in starting_folder()[FILE]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / FILE).write_text("của tôi", encoding="utf-8")
    with pytest.raises(OutputError) as caught:
        make_starting_folder(tmp_path)
    assert caught.value.problems[0].code == "new.exists"
    assert (tmp_path / FILE).read_text(encoding="utf-8") == "của tôi"
