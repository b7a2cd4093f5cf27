from __future__ import annotations

from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from reportgen.errors import FontError
from reportgen.fonts import FontLibrary
from reportgen.fonts import search as search_module
from tests.made_fonts import ALL_LETTERS, ASCII, MakeFont


def given(folder: Path) -> FontLibrary:
    return FontLibrary(directories=[folder], system=False)


@pytest.fixture
def system_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> FontLibrary:
    """A library whose system fonts are those in `tmp_path`."""
    monkeypatch.setattr(search_module, "system_directories", lambda: (tmp_path,))
    return FontLibrary()


def test_the_bundled_face_stands_for_times_new_roman_without_being_a_substitute() -> None:
    match = FontLibrary.bundled().match("Times New Roman", bold=True, italic=True)
    assert match.face.name == "Tinos-BoldItalic"
    assert not match.substituted


@pytest.mark.parametrize("name", ["times new roman", "TIMES NEW ROMAN", "Times  New Roman ", "Times", "Tinos"])
def test_a_name_is_found_whatever_its_case_and_blanks(name: str) -> None:
    match = FontLibrary.bundled().match(name, bold=False, italic=False)
    assert (match.face.name, match.substituted) == ("Tinos-Regular", False)


def test_an_unknown_family_is_substituted() -> None:
    match = FontLibrary.bundled().match("Không Có", bold=False, italic=True)
    assert (match.face.name, match.wanted, match.substituted) == ("Tinos-Italic", "Không Có", True)


def test_a_given_folder_comes_first(make_font: MakeFont, tmp_path: Path) -> None:
    make_font("any name.ttf", "Times New Roman")
    match = given(tmp_path).match("Times New Roman", bold=False, italic=False)
    assert match.face.path.name == "any name.ttf"


def test_a_times_new_roman_without_all_letters_is_passed_over(make_font: MakeFont, tmp_path: Path) -> None:
    make_font("times.ttf", "Times New Roman", ALL_LETTERS.replace("ặ", ""))
    assert given(tmp_path).match("Times New Roman", bold=False, italic=False).face.name == "Tinos-Regular"


def test_the_systems_file_is_found_by_its_known_name(make_font: MakeFont, system_in: FontLibrary) -> None:
    make_font("TIMES.TTF", "Times New Roman")
    make_font("timesbd.ttf", "Times New Roman", style="Bold")
    assert system_in.match("Times New Roman", bold=False, italic=False).face.path.name == "TIMES.TTF"
    assert system_in.match("Times New Roman", bold=True, italic=False).face.path.name == "timesbd.ttf"


def test_a_family_without_known_files_is_found_by_the_fonts_names(make_font: MakeFont, system_in: FontLibrary) -> None:
    make_font("x1.ttf", "Chữ Lạ", ASCII)
    match = system_in.match("chữ lạ", bold=False, italic=False)
    assert (match.face.path.name, match.substituted) == ("x1.ttf", False)


def test_a_twin_of_the_same_widths_is_no_substitute(make_font: MakeFont, system_in: FontLibrary) -> None:
    make_font("LiberationSans-Regular.ttf", "Liberation Sans")
    match = system_in.match("Arial", bold=False, italic=False)
    assert (match.face.family, match.substituted) == ("Liberation Sans", False)


def test_a_lacking_style_is_made_from_the_nearest_face(make_font: MakeFont, tmp_path: Path) -> None:
    make_font("one.ttf", "One")
    library = given(tmp_path)
    face = library.match("One", bold=True, italic=True).face
    assert (face.synthetic_bold, face.synthetic_italic, face.bold, face.italic) == (True, True, True, True)
    plain = library.match("One", bold=False, italic=False).face
    assert not plain.synthetic_bold
    assert plain.name != face.name
    assert library.by_name(face.name) is face


def test_two_files_that_call_themselves_the_same_get_different_names(make_font: MakeFont, tmp_path: Path) -> None:
    for path in (make_font("a.ttf", "First"), make_font("b.ttf", "Second")):
        font = TTFont(path)
        for platform in ((1, 0, 0), (3, 1, 0x409)):
            font["name"].setName("Same", 6, *platform)
        font.save(path)
    library = given(tmp_path)
    first, second = (library.match(family, bold=False, italic=False).face for family in ("First", "Second"))
    assert (first.name, second.name) == ("Same", "Same-2")
    assert library.by_name("Same-2") is second


def test_the_same_question_gives_the_same_face() -> None:
    library = FontLibrary.bundled()
    first = library.match("Times New Roman", bold=True, italic=False)
    assert library.match("Times New Roman", bold=True, italic=False) is first
    assert library.match("Times", bold=True, italic=False).face is first.face


def test_a_missing_character_falls_back_to_a_face_that_has_it(make_font: MakeFont, system_in: FontLibrary) -> None:
    make_font("smile.ttf", "Smile", "a😀")
    face = system_in.fallback(0x1F600, bold=False, italic=False)
    assert face is not None
    assert face.family == "Smile"
    assert system_in.by_name(face.name) is face
    assert system_in.fallback(0x1F601, bold=False, italic=False) is None


def test_the_bundled_face_is_the_first_fallback() -> None:
    face = FontLibrary.bundled().fallback(ord("☑"), bold=True, italic=False)
    assert face is not None
    assert face.name == "Tinos-Bold"


def test_a_broken_font_in_a_folder_is_passed_over(make_font: MakeFont, tmp_path: Path) -> None:
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0 broken")
    make_font("good.ttf", "Good")
    assert not given(tmp_path).match("Good", bold=False, italic=False).substituted


def test_a_font_that_may_not_be_embedded_is_passed_over(make_font: MakeFont, tmp_path: Path) -> None:
    path = make_font("closed.ttf", "Closed")
    font = TTFont(path)
    font["OS/2"].fsType = 2
    font.save(path)
    assert given(tmp_path).match("Closed", bold=False, italic=False).substituted


def test_a_folder_that_does_not_exist_is_an_error_with_its_path(tmp_path: Path) -> None:
    with pytest.raises(FontError) as caught:
        FontLibrary(directories=[tmp_path / "none"])
    assert caught.value.problems[0].code == "font.no-directory"
    assert "none" in caught.value.render()
