"""Fonts embedded in Word files, for tests: what `tests.notation.word_file` needs for them."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

from tests.made_fonts import ALL_LETTERS, build_font
from tests.notation import HEAD, XMLNS

KEY = "{00112233-4455-6677-8899-AABBCCDDEEFF}"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def font_bytes(family: str = "Bất Kỳ", letters: str = ALL_LETTERS, **options: Any) -> bytes:
    """A font file, as `build_font` makes it."""
    buffer = BytesIO()
    build_font(family, letters, **options).save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def covered(font: bytes, key: str = KEY) -> bytes:
    """The file as Word hides it: its first 32 bytes against the digits of the key from the last to the first."""
    digits = bytes.fromhex(key.strip("{}").replace("-", ""))
    mask = bytes(reversed(digits)) * 2
    return bytes(byte ^ other for byte, other in zip(font[:32], mask, strict=False)) + font[32:]


def font_line(family: str, *styles: str, key: str = KEY) -> str:
    """A line of the table of fonts; `styles` are "Regular=rId1" and so on."""
    embeds = "".join(
        f'<w:embed{name} r:id="{relation}" w:fontKey="{key}"/>'
        for name, _, relation in (s.partition("=") for s in styles)
    )
    return f'<w:font w:name="{family}">{embeds}</w:font>'


def font_parts(table: str, files: Mapping[str, bytes]) -> dict[str, Any]:
    """`parts` and `relations` of `word_file` for the lines `table` and font files by relation id ("rId1")."""
    links = "".join(f'<Relationship Id="{id_}" Type="{_RELATIONS}/font" Target="fonts/{id_}.odttf"/>' for id_ in files)
    parts: dict[str, str | bytes] = {f"word/fonts/{id_}.odttf": content for id_, content in files.items()}
    parts["word/fontTable.xml"] = f"{HEAD}<w:fonts {XMLNS}>{table}</w:fonts>"
    parts["word/_rels/fontTable.xml.rels"] = (
        f'{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{links}</Relationships>"
    )
    return {"parts": parts, "relations": {"rIdFonts": ("fontTable", "fontTable.xml")}}


def one_font(family: str = "Bất Kỳ", font: bytes | None = None) -> dict[str, Any]:
    """`font_parts` for one regular face called `family`."""
    return font_parts(
        font_line(family, "Regular=rId1"), {"rId1": covered(font_bytes(family) if font is None else font)}
    )
