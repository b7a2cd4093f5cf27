"""Lines, areas, pictures, links and groups stand where the page says."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from reportgen.errors import PackageError
from reportgen.pages import (
    Close,
    Curve,
    Fill,
    Group,
    Item,
    Line,
    Link,
    Move,
    Page,
    Pages,
    Picture,
    Stroke,
    Text,
    rectangle,
    segment,
)
from reportgen.pdf.write import write_pdf
from tests.pdf.conftest import FACE, LIBRARY, ReadBack, ink, pixel, text_of, written

RED, GREEN, WHITE = (255, 0, 0), (0, 255, 0), (255, 255, 255)


def picture_file(kind: str, mode: str, color: object, size: tuple[int, int] = (20, 10)) -> bytes:
    buffer = BytesIO()
    Image.new(mode, size, color).save(buffer, kind)  # type: ignore[arg-type]
    return buffer.getvalue()


def halves() -> bytes:
    """A picture whose left half is red and whose right half is green."""
    image = Image.new("RGB", (20, 10), RED)
    image.paste(GREEN, (10, 0, 20, 10))
    buffer = BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def with_images(images: dict[str, bytes], *items: Item) -> bytes:
    return write_pdf(Pages((Page(400, 300, items),), images), LIBRARY)


def test_an_area_is_filled_in_its_place(read_back: ReadBack) -> None:
    document = read_back(written(Fill(rectangle(100, 50, 60, 20), "ff0000")))
    assert ink(document) == (100, 50, 160, 70)
    assert pixel(document, 130, 60) == RED


def test_a_line_is_as_thick_as_its_pen(read_back: ReadBack) -> None:
    document = read_back(written(Stroke(segment(100, 50, 200, 50), 2.0, "FF0000")))
    assert ink(document) == (100, 49, 200, 51)


def test_a_dashed_line_has_gaps(read_back: ReadBack) -> None:
    document = read_back(written(Stroke(segment(100, 50, 200, 50), 4.0, dash=(10.0, 10.0))))
    assert pixel(document, 105, 50) == (0, 0, 0)
    assert pixel(document, 115, 50) == WHITE


def test_a_pen_is_set_anew_for_each_line(read_back: ReadBack) -> None:
    items = (
        Stroke(segment(50, 50, 100, 50), 8.0, "FF0000", (4.0, 4.0)),
        Stroke(segment(50, 80, 100, 80), 2.0, "00FF00"),
        Fill(rectangle(50, 100, 10, 10), "00FF00"),
        Fill(rectangle(70, 100, 10, 10), "000000"),
    )
    document = read_back(written(*items))
    assert pixel(document, 56, 80) == GREEN
    assert pixel(document, 75, 77) == WHITE
    assert pixel(document, 55, 105) == GREEN
    assert pixel(document, 75, 105) == (0, 0, 0)


def test_a_curve_bulges(read_back: ReadBack) -> None:
    path = (Move(100, 50), Curve(160, 50, 160, 110, 100, 110), Line(100, 50), Close())
    document = read_back(written(Fill(path, "FF0000")))
    assert pixel(document, 140, 80) == RED
    assert pixel(document, 140, 52) == WHITE


def test_a_jpeg_goes_in_unchanged(read_back: ReadBack) -> None:
    jpeg = picture_file("JPEG", "RGB", RED)
    content = with_images({"a": jpeg}, Picture(100, 50, 80, 40, "a"))
    assert jpeg in content
    assert ink(read_back(content)) == (100, 50, 180, 90)


def test_a_transparent_png_lets_the_page_through(read_back: ReadBack) -> None:
    png = picture_file("PNG", "RGBA", (255, 0, 0, 128))
    document = read_back(
        with_images({"a": png}, Fill(rectangle(100, 50, 40, 40), "0000FF"), Picture(100, 50, 80, 40, "a"))
    )
    over_blue, over_white = pixel(document, 120, 70), pixel(document, 160, 70)
    assert over_blue == pytest.approx((128, 0, 127), abs=2)
    assert over_white == pytest.approx((255, 127, 127), abs=2)


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "TIFF"])
def test_other_kinds_of_pictures_are_read(read_back: ReadBack, kind: str) -> None:
    document = read_back(with_images({"a": picture_file(kind, "RGB", RED)}, Picture(100, 50, 80, 40, "a")))
    assert pixel(document, 140, 70) == RED


def test_the_same_picture_is_embedded_once() -> None:
    png = picture_file("PNG", "RGB", RED)
    items = (Picture(0, 0, 20, 10, "a"), Picture(50, 0, 20, 10, "a"), Picture(90, 0, 20, 10, "b"))
    pages = Pages((Page(200, 100, items), Page(200, 100, items)), {"a": png, "b": png})
    assert write_pdf(pages, LIBRARY).count(b"/Subtype /Image") == 1


def test_a_cropped_picture_shows_the_rest_in_the_whole_box(read_back: ReadBack) -> None:
    document = read_back(with_images({"a": halves()}, Picture(100, 50, 80, 40, "a", crop=(0.5, 0, 0, 0))))
    assert pixel(document, 105, 70) == GREEN
    assert ink(document) == (100, 50, 180, 90)


def test_a_file_that_is_no_picture_is_refused() -> None:
    with pytest.raises(PackageError) as caught:
        with_images({"word/media/image1.png": b"not a picture"}, Picture(0, 0, 10, 10, "word/media/image1.png"))
    assert caught.value.problems[0].code == "picture.unreadable"
    assert "image1.png" in caught.value.render()


def test_a_group_is_moved_and_what_follows_is_not(read_back: ReadBack) -> None:
    group = Group((1, 0, 0, 1, 100, 50), (Fill(rectangle(0, 0, 20, 20), "FF0000"),))
    document = read_back(written(group, Fill(rectangle(0, 0, 20, 20), "000000")))
    assert pixel(document, 110, 60) == RED
    assert pixel(document, 10, 10) == (0, 0, 0)


def test_a_group_is_turned_clockwise_as_the_page_counts(read_back: ReadBack) -> None:
    """Turned by 90°, what pointed right points down."""
    group = Group((0, 1, -1, 0, 200, 100), (Fill(rectangle(0, 0, 50, 10), "FF0000"),))
    assert ink(read_back(written(group))) == (190, 100, 200, 150)


def test_groups_nest(read_back: ReadBack) -> None:
    inner = Group((2, 0, 0, 2, 10, 10), (Fill(rectangle(0, 0, 10, 10), "FF0000"),))
    document = read_back(written(Group((1, 0, 0, 1, 100, 50), (inner,))))
    assert ink(document) == (110, 60, 130, 80)


def test_a_clip_cuts_off(read_back: ReadBack) -> None:
    group = Group((1, 0, 0, 1, 100, 50), (Fill(rectangle(0, 0, 50, 50), "FF0000"),), clip=(10, 10, 20, 20))
    assert ink(read_back(written(group))) == (110, 60, 130, 80)


def test_text_in_a_group_is_read_back(read_back: ReadBack) -> None:
    group = Group((1, 0, 0, 1, 50, 50), (Text(0, 0, "trong hộp", FACE.name, 12),))
    document = read_back(written(Text(10, 20, "trước", FACE.name, 12), group, Text(10, 90, "sau", FACE.name, 12)))
    assert text_of(document).split("\r\n") == ["trước", "trong hộp", "sau"]


def test_a_link_covers_its_box_and_its_address_is_escaped() -> None:
    content = written(Link(100, 50, 60, 20, "https://vi.wikipedia.org/wiki/Đảng?a=1&b=(2)"))
    assert b"/Rect [ 100 230 160 250 ]" in content
    assert b"wiki/%C4%90%E1%BA%A3ng?a=1&b=" in content


def test_a_link_in_a_turned_group_is_turned_too() -> None:
    content = written(Group((0, 1, -1, 0, 200, 100), (Link(0, 0, 50, 10, "mailto:a@example.com"),)))
    assert b"/Rect [ 190 150 200 200 ]" in content


def test_an_address_that_is_neither_web_nor_mail_is_not_made_clickable() -> None:
    assert b"/Annot" not in written(Link(0, 0, 10, 10, "file:///etc/passwd"))
