"""Pairs of letters move together as the font's tables say, and not at all where these are broken."""

from __future__ import annotations

from itertools import product
from pathlib import Path
from typing import Any

import pytest
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._k_e_r_n import KernTable_format_0
from fontTools.ttLib.tables.DefaultTable import DefaultTable

from reportgen.fonts import VIETNAMESE_LETTERS, Face
from reportgen.fonts.search import BUNDLED_DIR
from tests.made_fonts import build_font

FILES = ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")
LATIN = "languagesystem latn dflt;"
A, V, T, O = "g00041", "g00056", "g00054", "g0004F"  # noqa: E741 - the glyphs are called so


def pairs_of(font: Any, script: str) -> dict[tuple[str, str], int]:
    """What fontTools finds in the pair lookups of a script (of single glyphs, as Tinos has them)."""
    table = font["GPOS"].table
    system = next(r.Script.DefaultLangSys for r in table.ScriptList.ScriptRecord if r.ScriptTag == script)
    features = [table.FeatureList.FeatureRecord[index] for index in system.FeatureIndex]
    numbers = {n for record in features if record.FeatureTag == "kern" for n in record.Feature.LookupListIndex}
    found: dict[tuple[str, str], int] = {}
    for number in numbers:
        for subtable in table.LookupList.Lookup[number].SubTable:
            for first, pair_set in zip(subtable.Coverage.glyphs, subtable.PairSet, strict=True):
                for record in pair_set.PairValueRecord:
                    found[first, record.SecondGlyph] = record.Value1.XAdvance
    return found


@pytest.mark.parametrize("name", FILES)
def test_the_pairs_of_the_bundled_faces_agree_with_fonttools(name: str) -> None:
    font = TTFont(BUNDLED_DIR / name)
    face, cmap, wanted = Face(BUNDLED_DIR / name), font.getBestCmap(), pairs_of(font, "latn")
    letters = [chr(code) for code in range(0x20, 0x7F)] + ["’", "‘", "“", *VIETNAMESE_LETTERS]
    for first, second in product(letters, letters):
        units = wanted.get((cmap[ord(first)], cmap[ord(second)]), 0)
        assert face.kerning[first + second] == units / 2048, first + second


@pytest.mark.parametrize(
    ("pair", "units"), [("AV", -264), ("Tr", -72), ("Ye", -205), ("Yê", 0), (" T", -37), ("11", -76), ("an", 0)]
)
def test_well_known_pairs_of_tinos(pair: str, units: int) -> None:
    assert Face(BUNDLED_DIR / FILES[0]).kerning[pair] * 2048 == units


def test_another_script_has_its_own_pairs() -> None:
    font = TTFont(BUNDLED_DIR / FILES[1])
    names = font.getBestCmap()
    wanted = pairs_of(font, "cyrl")[names[ord("„")], names[ord("Ч")]]
    assert Face(BUNDLED_DIR / FILES[1]).kerning["„Ч"] == wanted / 2048 != 0


def made(folder: Path, features: str = "", *, kern: Any = None, gpos: bytes | None = None) -> Face:
    """A font with these tables."""
    font: Any = build_font("Test", "AVTO ")
    if features:
        addOpenTypeFeaturesFromString(font, LATIN + features)
    if kern is not None:
        font["kern"] = kern
    if gpos is not None:
        font["GPOS"] = DefaultTable("GPOS")
        font["GPOS"].data = gpos
    font.save(folder / "made.ttf")
    return Face(folder / "made.ttf")


def thousandths(face: Face, *pairs: str) -> list[int]:
    return [round(face.kerning[pair] * 1000) for pair in pairs]


def test_pairs_of_classes(tmp_path: Path) -> None:
    face = made(tmp_path, f"feature kern {{ pos [{A} {O}] [{V} {T}] -50; pos [{V}] [{A}] -70; }} kern;")
    assert thousandths(face, "AV", "OT", "VA", "TA", "AA", "VO", "A ") == [-50, -50, -70, 0, 0, 0, 0]


def test_a_pair_of_glyphs_comes_before_their_classes(tmp_path: Path) -> None:
    features = f"feature kern {{ pos {A} {V} -11; pos [{A} {O}] [{V} {T}] -50; }} kern;"
    assert thousandths(made(tmp_path, features), "AV", "AT", "OV") == [-11, -50, -50]


def test_lookups_add_up_and_may_be_extensions(tmp_path: Path) -> None:
    features = (
        f"lookup one useExtension {{ pos {A} {V} -10; }} one; lookup two {{ pos {A} {V} <1 2 -5 0>; }} two;"
        "feature kern { lookup one; lookup two; } kern;"
    )
    assert thousandths(made(tmp_path, features), "AV", "VA") == [-15, 0]


def test_pairs_of_other_features_do_not_count(tmp_path: Path) -> None:
    assert thousandths(made(tmp_path, f"feature cpsp {{ pos {A} {V} -10; }} cpsp;"), "AV") == [0]


def kern_table(coverage: int = 1) -> Any:
    table: Any = newTable("kern")
    table.version, subtable = 0, KernTable_format_0()
    subtable.apple, subtable.version, subtable.coverage, subtable.tupleIndex = False, 0, coverage, None
    subtable.kernTable = {(A, V): -80, (V, A): -60, (T, O): 20}
    table.kernTables = [subtable]
    return table


def test_a_kern_table_serves_where_there_is_no_gpos(tmp_path: Path) -> None:
    assert thousandths(made(tmp_path, kern=kern_table()), "AV", "VA", "TO", "OT") == [-80, -60, 20, 0]


def test_gpos_comes_before_a_kern_table(tmp_path: Path) -> None:
    face = made(tmp_path, f"feature kern {{ pos {A} {V} -10; }} kern;", kern=kern_table())
    assert thousandths(face, "AV", "VA") == [-10, 0]


def test_a_kern_table_of_vertical_pairs_does_not_count(tmp_path: Path) -> None:
    assert thousandths(made(tmp_path, kern=kern_table(coverage=0)), "AV") == [0]


def test_a_font_without_pairs_kerns_nothing(tmp_path: Path) -> None:
    assert thousandths(made(tmp_path), "AV", "€A") == [0, 0]


def test_a_table_cut_short_kerns_nothing_or_what_is_left(tmp_path: Path) -> None:
    whole = made(tmp_path, f"feature kern {{ pos {A} {V} -10; pos [{A} {O}] [{V} {T}] -50; }} kern;").table("GPOS")
    for length in range(len(whole)):
        face = made(tmp_path, gpos=whole[:length])
        assert set(thousandths(face, "AV", "OT", "VA")) <= {-10, -50, 0}


def test_a_table_of_noise_raises_nothing(tmp_path: Path) -> None:
    noise = b"\x00\x01\x00\x00\x00\x0a\x00\x0c\x00\x0e" + bytes(range(256)) * 4
    for start in range(0, 256, 7):
        assert len(thousandths(made(tmp_path, gpos=noise[:10] + noise[10 + start :]), "AV", "VA")) == 2


def test_a_table_that_names_one_pair_a_million_times_is_soon_read(tmp_path: Path) -> None:
    """Each of 1,000 lookups has 1,000 times the same subtable; only some of them are looked through."""
    scripts = b"\0\1latn\0\x08" + b"\0\4\0\0" + b"\0\0\xff\xff\0\1\0\0"
    features = b"\0\1kern\0\x08" + b"\0\0\x03\xe8" + b"".join(number.to_bytes(2) for number in range(1000))
    lookup = b"\0\2\0\0\x03\xe8" + (6 + 2000).to_bytes(2) * 1000
    pairs = b"\0\1\0\x0c\0\4\0\0\0\1\0\x12" + b"\0\1\0\1\0\1" + b"\0\1\0\2\xff\xf6"
    lookups = b"\x03\xe8" + (2 + 2000).to_bytes(2) * 1000 + lookup + pairs
    start = 10 + len(scripts)
    head = b"\0\1\0\0\0\x0a" + start.to_bytes(2) + (start + len(features)).to_bytes(2)
    face = made(tmp_path, gpos=head + scripts + features + lookups)
    assert thousandths(face, "AV") == [-10]
