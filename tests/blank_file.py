"""Forms as offices draw them. In: fields. Out: the bytes of a small PDF with AcroForm text fields."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

DRAWING = b"0.8 0 0 rg 50 50 200 100 re f 0 0 0.6 rg 300 250 60 150 re f"
A4_LYING = (0, 0, 842, 595)


def field(name: str, rect: tuple[float, float, float, float], **more: Any) -> dict[str, Any]:
    """A text field; `more` are its own entries ("DA", "Q", "Ff", "FT" …)."""
    return {"T": name, "Rect": rect, **more}


def form_file(
    *fields: Mapping[str, Any], page: Mapping[str, Any] | None = None, form: Mapping[str, Any] | None = None,
    drawing: bytes = DRAWING, **save: Any,
) -> bytes:  # fmt: skip
    """A one-page form. `page` and `form` add to the page's and the AcroForm's dictionary."""
    made = pikepdf.Pdf.new()
    made.add_blank_page(page_size=A4_LYING[2:])
    sheet = made.pages[0].obj
    sheet.Contents = made.make_stream(drawing)
    for key, value in (page or {}).items():
        sheet[f"/{key}"] = Array(value) if isinstance(value, tuple) else value
    widgets = [made.make_indirect(_widget(one)) for one in fields]
    sheet.Annots = Array(widgets)
    fonts = Dictionary(TB=Dictionary(Type=Name.Font, Subtype=Name.TrueType, BaseFont=Name("/TimesNewRomanPS-BoldMT")))
    made.Root.AcroForm = Dictionary(Fields=Array(widgets), DR=Dictionary(Font=fonts), DA=String("/TB 12 Tf 0 g"))
    for key, value in (form or {}).items():
        made.Root.AcroForm[f"/{key}"] = value
    buffer = BytesIO()
    made.save(buffer, **save)
    return buffer.getvalue()


def _widget(one: Mapping[str, Any]) -> Dictionary:
    made = Dictionary(Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx)
    for key, value in one.items():
        made[f"/{key}"] = _value(key, value)
    return made


def _value(key: str, value: Any) -> Any:
    if isinstance(value, tuple):
        return Array(value)
    if isinstance(value, str):
        return Name(f"/{value}") if key == "FT" else String(value)
    return value
