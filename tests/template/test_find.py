"""Finding templates by name, folder and path."""

import pickle
from pathlib import Path

import pytest

from reportgen.errors import PackageError, TemplateError, UsageError
from reportgen.template.fill import Template
from reportgen.template.find import built_in_templates, find_template
from tests.notation import p, word_file

DESCRIPTION = "ten: Giấy mời\nmo_ta: Mẫu thử\ntep:\n  hd36: cu.docx\n  hd05: moi.docx\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "giay-moi"
    made.mkdir()
    (made / "template.yaml").write_text(DESCRIPTION, "utf-8")
    (made / "cu.docx").write_bytes(word_file(p("cũ {{ x }}")))
    (made / "moi.docx").write_bytes(word_file(p("mới {{ x }}")))
    return made


def test_a_folder_gives_the_file_of_the_standard(folder: Path) -> None:
    found = find_template(folder, standard="hd36")
    assert (found.name, found.title, found.description) == ("giay-moi", "Giấy mời", "Mẫu thử")
    assert found.path == folder / "cu.docx"


def test_without_a_standard_the_last_one_is_taken(folder: Path) -> None:
    assert find_template(folder).standard == "hd05"


def test_an_unknown_standard_names_those_there_are(folder: Path) -> None:
    with pytest.raises(TemplateError, match="hd36, hd05"):
        find_template(folder, standard="nd30")


def test_a_file_is_its_own_template(folder: Path) -> None:
    found = find_template(folder / "cu.docx")
    assert (found.name, found.path) == ("cu", folder / "cu.docx")


def test_built_in_templates_are_found_by_name() -> None:
    known = list(built_in_templates())
    assert known
    for template in known:
        assert template.title
        assert find_template(template.name).path.is_file()


def test_an_unknown_name_offers_the_nearest() -> None:
    known = next(built_in_templates()).name
    with pytest.raises(UsageError, match=known):
        find_template(known[:-1])


def test_a_folder_without_description(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"template\.yaml"):
        find_template(tmp_path)


@pytest.mark.parametrize("text", ["ten: x\n", "tep: 1\n", "\tx", ""])
def test_a_description_that_is_wrong(tmp_path: Path, text: str) -> None:
    (tmp_path / "template.yaml").write_text(text, "utf-8")
    with pytest.raises(TemplateError):
        find_template(tmp_path)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(PackageError):
        Template(tmp_path / "khong-co.docx")


def test_a_template_travels_to_another_process(folder: Path) -> None:
    again = pickle.loads(pickle.dumps(Template(folder, standard="hd36")))
    assert "cũ A".encode() in again.fill_package({"x": "A"}).read("word/document.xml")
