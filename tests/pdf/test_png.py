"""A plain PNG goes into the PDF unpacked by nobody, and every picture shows its own colours."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from reportgen.errors import PackageError
from reportgen.pages import Page, Pages, Picture
from reportgen.pdf.png import plain_png
from reportgen.pdf.write import write_pdf
from tests.pdf.conftest import LIBRARY, ReadBack

SIZE = (37, 11)  # rows that do not end at a whole byte


def png(image: Image.Image, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "PNG", **options)  # type: ignore[arg-type]
    return buffer.getvalue()


def coloured(mode: str) -> Image.Image:
    """A picture of many colours in Pillow's `mode`."""
    gradient = Image.radial_gradient("L").resize(SIZE)
    image = Image.merge("RGB", (gradient, gradient.rotate(180), Image.new("L", SIZE, 40)))
    return image.convert(mode, palette=Image.Palette.ADAPTIVE) if mode == "P" else image.convert(mode)


def embedded(content: bytes) -> bytes:
    page = Page(100, 100, (Picture(0, 0, 100, 100, "a"),))
    return write_pdf(Pages((page,), {"a": content}), LIBRARY)


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGB"])
def test_a_plain_png_shows_its_own_pixels(read_back: ReadBack, mode: str) -> None:
    content = png(coloured(mode))
    assert plain_png(content) is not None
    (picture,) = read_back(embedded(content))[0].get_objects()
    assert picture.get_bitmap().to_pil().convert("RGB").tobytes() == coloured(mode).convert("RGB").tobytes()


def test_the_packed_rows_are_not_touched() -> None:
    content = png(coloured("RGB"))
    start = content.index(b"IDAT") + 4
    assert content[start : start + 50] in embedded(content)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "I;16"])
def test_transparency_and_deep_colours_are_left_to_pillow(mode: str) -> None:
    content = png(Image.new(mode, SIZE))
    assert plain_png(content) is None
    assert embedded(content)


def test_a_transparent_colour_is_left_to_pillow() -> None:
    assert plain_png(png(coloured("P"), transparency=0)) is None


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9])
def test_half_a_png_is_refused(share: float) -> None:
    content = png(coloured("RGB"))
    with pytest.raises(PackageError):
        embedded(content[: int(len(content) * share)])


def test_a_png_with_too_few_rows_is_not_plain() -> None:
    low, high = (png(Image.new("RGB", (37, rows))) for rows in (11, 12))
    header = slice(low.index(b"IHDR"), low.index(b"IHDR") + 21)
    assert plain_png(low.replace(low[header], high[header])) is None
