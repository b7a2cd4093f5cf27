"""The bundled faces are the ones that were built, cover what we write and measure like Times New Roman."""

from __future__ import annotations

import hashlib

import pytest
from fontTools.ttLib import TTFont

from reportgen.fonts import Face
from reportgen.fonts.search import BUNDLED_DIR

FILES = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")

# Advances of Times New Roman in thousandths of the em: Adobe's AFM files of Times, whose widths it shares.
ADVANCES = {
    "Tinos-Regular.ttf": {" ": 250, ".": 250, "0": 500, "A": 722, "W": 944, "a": 444, "i": 278, "m": 778, "–": 500},
    "Tinos-Bold.ttf": {" ": 250, ".": 250, "0": 500, "A": 722, "W": 1000, "a": 500, "i": 278, "m": 833, "–": 500},
    "Tinos-Italic.ttf": {" ": 250, ".": 250, "0": 500, "A": 611, "W": 833, "a": 500, "i": 278, "m": 722, "–": 500},
    "Tinos-BoldItalic.ttf": {" ": 250, ".": 250, "0": 500, "A": 667, "W": 889, "a": 500, "i": 278, "m": 778, "–": 500},
}


def test_the_files_are_those_whose_sums_are_listed() -> None:
    lines = (BUNDLED_DIR / "SHA256SUMS").read_text("ascii").splitlines()
    listed = {name: digest for digest, name in (line.split() for line in lines)}
    assert listed == {name: hashlib.sha256((BUNDLED_DIR / name).read_bytes()).hexdigest() for name in FILES}


def test_the_licence_lies_beside_them() -> None:
    text = (BUNDLED_DIR / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Tinos" in text


@pytest.mark.parametrize("name", FILES)
def test_a_face_covers_vietnamese_and_the_signs_of_official_documents(name: str) -> None:
    face = Face(BUNDLED_DIR / name)
    assert face.covers_vietnamese()
    assert face.lacks("“”‘’–—…‑§°±×÷≤≥‰№²³½₫€©®™→←•●○■□▪☐☑☒►√ΔΣΩβЛ\u0300\u0301\u0303\u0309\u0323") == []


@pytest.mark.parametrize("name", FILES)
def test_a_face_measures_like_times_new_roman(name: str) -> None:
    face = Face(BUNDLED_DIR / name)
    assert {letter: round(face.advance(ord(letter)) * 1000) for letter in ADVANCES[name]} == ADVANCES[name]
    assert face.ascent + face.descent + face.line_gap == 2355 / 2048


@pytest.mark.parametrize("name", FILES)
def test_a_face_keeps_its_family_name_and_carries_neither_hinting_nor_ligatures(name: str) -> None:
    font = TTFont(BUNDLED_DIR / name)
    assert font["name"].getDebugName(1) == "Tinos"
    assert not {"fpgm", "prep", "cvt ", "GSUB", "GDEF"} & set(font.keys())


def test_the_styles_are_what_the_file_names_say() -> None:
    styles = [(face.bold, face.italic) for face in (Face(BUNDLED_DIR / name) for name in FILES)]
    assert styles == [(False, False), (True, False), (False, True), (True, True)]
