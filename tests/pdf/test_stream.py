"""A PDF written page by page reads as one written at once."""

from __future__ import annotations

from io import BytesIO

from reportgen.pages import Fill, Item, Picture, Text, rectangle
from reportgen.pdf.stream import Contents, PdfStream
from tests.pdf.conftest import FACE, LIBRARY, ReadBack, pixel, text_of
from tests.pdf.test_items import GREEN, RED, picture_file


def streamed(*pages: tuple[float, tuple[Item, ...]], title: str = "") -> bytes:
    """Pages of a width and 300 pt of height."""
    buffer = BytesIO()
    stream = PdfStream(buffer, LIBRARY, title=title)
    stream.images = {"red": picture_file("PNG", "RGB", RED), "green": picture_file("JPEG", "RGB", GREEN)}
    for width, items in pages:
        encoded = stream.encoder.encode(items, 300.0)
        stream.page((width, 300.0), [Contents(encoded.code)], links=encoded.links, pictures=encoded.pictures)
    stream.close()
    return buffer.getvalue()


def line(text: str) -> Text:
    return Text(20, 50, text, FACE.name, 14)


def test_two_hundred_pages_stand_in_order(read_back: ReadBack) -> None:
    document = read_back(streamed(*((400.0, (line(f"Trang số {number}"),)) for number in range(200))))
    assert [text_of(document, index) for index in range(200)] == [f"Trang số {number}" for number in range(200)]


def test_pages_have_their_own_sizes_and_pictures(read_back: ReadBack) -> None:
    red, green = (Picture(100, 100, 50, 50, key) for key in ("red", "green"))
    document = read_back(streamed((400.0, (red,)), (500.0, (green,)), (400.0, (red, line("chữ"))), (400.0, ())))
    assert [document[index].get_size() for index in range(4)] == [(400, 300), (500, 300), (400, 300), (400, 300)]
    assert [pixel(document, 125, 125, index) == color for index, color in ((0, RED), (2, RED))] == [True, True]
    assert pixel(document, 125, 125, 1)[1] > 200
    assert text_of(document, 2) == "chữ"


def test_a_picture_is_in_the_file_before_its_end_and_once() -> None:
    buffer = BytesIO()
    stream = PdfStream(buffer, LIBRARY)
    stream.images = {"green": picture_file("JPEG", "RGB", GREEN)}
    encoded = stream.encoder.encode([Picture(100, 100, 50, 50, "green")], 300.0)
    for _ in range(3):
        stream.page((400.0, 300.0), [Contents(encoded.code)], pictures=encoded.pictures)
        assert buffer.getvalue().count(stream.images["green"]) == 1
    stream.close()
    assert buffer.getvalue().count(stream.images["green"]) == 1


def test_what_is_shared_is_painted_on_each_page(read_back: ReadBack) -> None:
    buffer = BytesIO()
    stream = PdfStream(buffer, LIBRARY)
    shared = stream.share(stream.encoder.encode([Fill(rectangle(100, 50, 60, 20), "FF0000")], 300.0).code)
    for number in range(3):
        own = stream.encoder.encode([line(f"Trang {number}")], 300.0).code
        stream.page((400.0, 300.0), [Contents(shared=shared), Contents(own)])
    stream.close()
    document = read_back(buffer.getvalue())
    assert [pixel(document, 130, 60, index) for index in range(3)] == [RED] * 3
    assert [text_of(document, index) for index in range(3)] == ["Trang 0", "Trang 1", "Trang 2"]


def test_the_title_and_the_language_are_there(read_back: ReadBack) -> None:
    content = streamed((400.0, ()), title="Giấy khen")
    assert read_back(content).get_metadata_dict()["Title"] == "Giấy khen"
    assert b"/Lang (vi-VN)" in content
