from __future__ import annotations

import pytest

from reportgen.fonts import FontLibrary
from reportgen.fonts.symbols import is_symbol_font, plain


def anything(code_point: int) -> bool:
    return True


@pytest.mark.parametrize(
    ("family", "code_point", "sign"),
    [
        ("Wingdings", 0xF0A7, "▪"),
        ("wingdings", 0xF0FC, "✓"),
        ("Wingdings", 0xF0FE, "☑"),
        ("Wingdings", 0xD8, "➢"),
        ("Wingdings", 0xF081, "①"),
        ("Symbol", 0xF0B7, "•"),
        ("Symbol", 0xF061, "α"),
        ("Symbol", 0x2D, "−"),
        ("Wingdings 2", 0xF052, "☑"),
    ],
)
def test_a_sign_has_its_unicode_character(family: str, code_point: int, sign: str) -> None:
    assert plain(family, code_point, anything) == sign


def test_a_plainer_sign_stands_in_where_the_face_lacks_the_true_one() -> None:
    face = FontLibrary.bundled().match("Times New Roman").face
    assert plain("Wingdings", 0xF0FC, face.has) == "√"
    assert plain("Wingdings", 0xF0D8, face.has) == "►"


def test_what_is_not_listed_has_none() -> None:
    assert plain("Wingdings", 0xF0FF, anything) is None
    assert plain("Arial", 0xF0A7, anything) is None
    assert not is_symbol_font("Arial")
    assert is_symbol_font("WINGDINGS")


@pytest.mark.parametrize("family", ["Symbol", "Wingdings", "Wingdings 2"])
def test_the_signs_used_in_lists_and_forms_need_no_other_font(family: str) -> None:
    face = FontLibrary.bundled().match("Times New Roman").face
    codes = {"Symbol": [0xB7, 0xA8, 0x2D], "Wingdings": [0xA7, 0xD8, 0xFC, 0xFE, 0xA8, 0x76, 0x71, 0x6C, 0x6E],
             "Wingdings 2": [0x50, 0x52, 0xA3]}[family]  # fmt: skip
    signs = [plain(family, 0xF000 + code, face.has) for code in codes]
    assert all(sign is not None and face.has(ord(sign)) for sign in signs)
