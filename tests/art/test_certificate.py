"""The art of certificates: what the page and the SVG may rely on."""

from __future__ import annotations

from io import BytesIO

import pytest
from art.certificate import Family, certificate_pdf, certificate_png, certificate_svg
from PIL import Image

from reportgen.vector import Vector
from reportgen.word.svg import read_svg

A4, A3 = (297.0, 210.0), (420.0, 297.0)
FAMILIES: tuple[Family, ...] = ("party", "state")


@pytest.fixture(scope="module", params=FAMILIES)
def svg(request: pytest.FixtureRequest) -> str:
    return certificate_svg(*A4, request.param)


def test_every_part_is_drawn_as_vectors(svg: str) -> None:
    assert isinstance(read_svg(svg.encode()), Vector)


def test_the_same_size_gives_the_same_text(svg: str) -> None:
    assert svg in {certificate_svg(*A4, family) for family in FAMILIES}


def test_the_files_are_small(svg: str) -> None:
    assert len(svg) < 300_000
    assert len(certificate_pdf(svg)) < 150_000


@pytest.mark.parametrize("size", [A4, A3], ids=["a4", "a3"])
def test_the_art_fills_the_paper(size: tuple[float, float]) -> None:
    _x, _y, width, height = read_svg(certificate_svg(*size).encode()).box
    assert width / height == pytest.approx(size[0] / size[1], abs=0.001)


def test_the_picture_of_points_is_the_same_drawing(svg: str) -> None:
    picture = Image.open(BytesIO(certificate_png(svg, dpi=50)))
    assert picture.size == (585, 414)
    assert picture.convert("RGB").getpixel((2, 2)) == (255, 255, 255)
