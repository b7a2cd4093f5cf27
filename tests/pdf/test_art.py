"""Vector pictures stand where the page says, are vectors, and are written once."""

from __future__ import annotations

from io import BytesIO

import pikepdf
import pytest

from reportgen.pages import Art, Group, Item, Page, Pages
from reportgen.pdf.write import write_pdf
from reportgen.vector import (
    IDENTITY,
    Curve,
    LinearGradient,
    Move,
    Pen,
    RadialGradient,
    Stop,
    Vector,
    VectorGroup,
    VectorItem,
    VectorShape,
    VectorUse,
    rectangle,
)
from tests.pdf.conftest import LIBRARY, ReadBack, ink, pixel

RED, GREEN, WHITE = (255, 0, 0), (0, 255, 0), (255, 255, 255)
STOPS = (Stop(0.0, "FF0000"), Stop(0.5, "00FF00"), Stop(1.0, "0000FF"))


def box(x: float, y: float, width: float, height: float, fill: str = "FF0000") -> VectorShape:
    return VectorShape(rectangle(x, y, width, height), fill)


def pages(art: Vector, *items: Item, count: int = 1) -> Pages:
    page = Page(400, 300, items or (Art(100, 50, 200, 100, "hinh"),))
    return Pages((page,) * count, arts={"hinh": art})


def drawn(*items: VectorItem, symbols: dict[str, tuple[VectorItem, ...]] | None = None) -> bytes:
    """A picture of 20 x 10 units, ten points each, its corner at (100, 50) of the page."""
    return write_pdf(pages(Vector((0, 0, 20, 10), items, symbols or {})), LIBRARY)


def test_a_picture_fills_its_box(read_back: ReadBack) -> None:
    document = read_back(drawn(box(1, 2, 3, 4)))
    assert ink(document) == (110, 70, 140, 110)


def test_what_stands_outside_the_picture_is_cut(read_back: ReadBack) -> None:
    document = read_back(drawn(box(-5, -5, 100, 8)))
    assert ink(document) == (100, 50, 300, 80)


def test_a_cropped_picture_is_stretched_over_its_box(read_back: ReadBack) -> None:
    art = Vector((0, 0, 20, 10), (box(0, 0, 10, 10, "00FF00"), box(10, 0, 10, 10)))
    document = read_back(write_pdf(pages(art, Art(100, 50, 200, 100, "hinh", (0.25, 0.0, 0.0, 0.0))), LIBRARY))
    assert ink(document) == (100, 50, 300, 150)
    assert pixel(document, 160, 60) == GREEN
    assert pixel(document, 175, 60) == RED


def test_a_turned_picture(read_back: ReadBack) -> None:
    art = Vector((0, 0, 20, 10), (box(0, 0, 20, 10),))
    turned = Group((0, 1, -1, 0, 0, 0), (Art(50, -100, 100, 50, "hinh"),))
    assert ink(read_back(write_pdf(pages(art, turned), LIBRARY))) == (50, 50, 100, 150)


def test_an_outline_and_an_area_in_one(read_back: ReadBack) -> None:
    shape = VectorShape(rectangle(5, 5, 4, 4), "FF0000", pen=Pen("00FF00", 1.0))
    document = read_back(drawn(shape))
    assert ink(document) == (145, 95, 195, 145)
    assert (pixel(document, 170, 120), pixel(document, 148, 120)) == (RED, GREEN)


def test_even_odd_leaves_the_hole(read_back: ReadBack) -> None:
    rings = rectangle(0, 0, 10, 10) + rectangle(3, 3, 4, 4)
    assert pixel(read_back(drawn(VectorShape(rings, "FF0000", even_odd=True))), 150, 100) == WHITE
    assert pixel(read_back(drawn(VectorShape(rings, "FF0000"))), 150, 100) == RED


def test_groups_transform_and_cut(read_back: ReadBack) -> None:
    group = VectorGroup((box(0, 0, 9, 9),), (2, 0, 0, 1, 1, 1), clip=(0, 0, 2, 3))
    assert ink(read_back(drawn(group))) == (110, 60, 150, 90)


def test_a_symbol_is_written_once_and_drawn_in_every_place(read_back: ReadBack) -> None:
    leaf = (VectorShape((Move(0, 0), Curve(1, 2, 3, 4, 5, 0)), "FF0000"),)
    places = tuple(VectorUse("la", (1, 0, 0, 1, 3.0 * at, 2)) for at in range(5))
    content = drawn(*places, symbols={"la": leaf})
    assert ink(read_back(content))[0] == pytest.approx(100, abs=1)  # type: ignore[index]
    with pikepdf.open(BytesIO(content)) as document:
        streams = [item for item in document.objects if isinstance(item, pikepdf.Stream)]
        assert sum(stream.read_bytes().count(b" c ") for stream in streams) == 1


def test_a_picture_is_written_once_for_all_pages() -> None:
    art = Vector((0, 0, 20, 10), tuple(box(at, at, 1, 1) for at in range(9)))
    sizes = [len(write_pdf(pages(art, count=count), LIBRARY)) for count in (1, 11)]
    assert (sizes[1] - sizes[0]) / 10 < 600


def test_the_same_picture_gives_the_same_bytes() -> None:
    art = Vector((0, 0, 20, 10), (box(0, 0, 5, 5), VectorGroup((box(1, 1, 5, 5),), opacity=0.5)))
    again = Vector(art.box, art.items, art.symbols)
    assert write_pdf(pages(art), LIBRARY) == write_pdf(pages(art), LIBRARY) == write_pdf(pages(again), LIBRARY)


def test_a_gradient_runs_from_colour_to_colour(read_back: ReadBack) -> None:
    shape = VectorShape(rectangle(0, 0, 20, 10), LinearGradient(0, 0, 20, 0, STOPS))
    document = read_back(drawn(shape))
    left, middle, right = (pixel(document, x, 100) for x in (101, 200, 299))
    assert (left[0] > 240, middle[1] > 240, right[2] > 240) == (True, True, True)


def test_a_round_gradient_is_brought_into_the_shapes_box(read_back: ReadBack) -> None:
    matrix = (10.0, 0.0, 0.0, 10.0, 5.0, 0.0)
    shape = VectorShape(rectangle(5, 0, 10, 10), RadialGradient(0.5, 0.5, 0.5, 0.5, 0.5, STOPS, matrix))
    document = read_back(drawn(shape))
    assert pixel(document, 200, 100)[0] > 240
    assert pixel(document, 152, 52)[2] > 240
    assert ink(document) == (150, 50, 250, 150)


def test_a_faded_group_fades_as_one_picture(read_back: ReadBack) -> None:
    """Where its members overlap, it is no darker."""
    group = VectorGroup((box(0, 0, 6, 6), box(3, 3, 6, 6)), opacity=0.5)
    document = read_back(drawn(group, VectorShape(rectangle(15, 0, 5, 5), "FF0000", fill_opacity=0.5)))
    assert len({pixel(document, x, y) for x, y in ((110, 60), (145, 95), (270, 70))}) == 1
    assert pixel(document, 110, 60)[1] == pytest.approx(127, abs=2)


def test_fine_things_in_a_large_picture_keep_their_outline(read_back: ReadBack) -> None:
    tiny = VectorGroup((box(0.001, 0.001, 0.002, 0.002),), (1000, 0, 0, 1000, 0, 0))
    assert ink(read_back(drawn(tiny))) == (110, 60, 130, 80)


def test_a_picture_of_nothing(read_back: ReadBack) -> None:
    assert ink(read_back(drawn(VectorUse("x"), VectorGroup((), IDENTITY, 0.5), symbols={"x": ()}))) is None
