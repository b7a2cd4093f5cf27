"""Somebody's page inside ours, seen by pdfium."""

from io import BytesIO

import pikepdf
import pypdfium2
import pytest

from reportgen.errors import PackageError
from reportgen.fonts import FontLibrary
from reportgen.pages import Page, Pages, Picture, Text
from reportgen.pdf.embed import single_page
from reportgen.pdf.write import write_pdf
from tests.blank_file import form_file

WIDTH, HEIGHT = 400.0, 200.0


def shown(data: bytes, *, width: float = WIDTH, height: float = HEIGHT, scale: float = 0.25) -> bytes:
    """The first page of a PDF as grey pixels, stretched over `width` and `height`."""
    page = pypdfium2.PdfDocument(data)[0]
    wide, high = page.get_size()
    picture = page.render(scale=2, may_draw_forms=False).to_pil().convert("L")
    assert (picture.width, picture.height) == pytest.approx((2 * wide, 2 * high), abs=3)
    return picture.resize((int(width * scale), int(height * scale))).tobytes()


def ours(data: bytes, times: int = 1) -> bytes:
    items = tuple(Picture(0, 0, WIDTH, HEIGHT, "nen") for _ in range(times))
    return write_pdf(Pages((Page(WIDTH, HEIGHT, items),), {"nen": data}), FontLibrary.bundled())


def difference(one: bytes, other: bytes) -> float:
    return sum(abs(a - b) for a, b in zip(one, other, strict=True)) / len(one)


@pytest.mark.parametrize(
    "page",
    [
        {},
        {"Rotate": 90},
        {"Rotate": 180},
        {"Rotate": 270},
        {"CropBox": (40, 40, 500, 300)},
        {"CropBox": (40, 40, 500, 300), "Rotate": 90, "UserUnit": 3},
        {"MediaBox": (-50, 20, 600, 400), "Rotate": 270},
    ],
)
def test_it_looks_as_it_does_alone(page: dict[str, object]) -> None:
    blank = form_file(page=page)
    assert difference(shown(blank), shown(ours(blank))) < 2
    assert difference(shown(blank), bytes([255]) * len(shown(blank))) > 2


def test_a_page_in_several_streams_with_shared_resources() -> None:
    made = pikepdf.Pdf.open(BytesIO(form_file()))
    page = made.pages[0].obj
    inner = made.make_stream(b"0 0 1 rg 0 0 300 300 re f")
    inner.update(pikepdf.Dictionary(Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 300, 300]))
    page.Resources = made.make_indirect(pikepdf.Dictionary(XObject=pikepdf.Dictionary(A=inner)))
    inner.Resources = page.Resources  # a circle, as careless programs draw it
    page.Contents = pikepdf.Array([made.make_stream(b"q"), made.make_stream(b"/A Do Q")])
    buffer = BytesIO()
    made.save(buffer)
    assert difference(shown(buffer.getvalue()), shown(ours(buffer.getvalue()))) < 2


def test_our_own_pages_go_in() -> None:
    library = FontLibrary.bundled()
    face = library.match("Times New Roman").face
    page = Page(WIDTH, HEIGHT, (Text(20, 100, "Đảng ủy phường", face.name, 40),))
    made = write_pdf(Pages((page,)), library)
    assert difference(shown(made), shown(ours(made))) < 2
    assert "Đảng ủy phường" in pypdfium2.PdfDocument(ours(made))[0].get_textpage().get_text_range()


def test_it_is_written_once() -> None:
    blank = form_file(drawing=b"0 0 0 rg\n" + b"".join(b"%d %d 3 3 re f\n" % (n, n * n % 500) for n in range(500)))
    assert len(ours(blank, times=50)) - len(ours(blank)) < 1000


def test_the_same_page_gives_the_same_bytes() -> None:
    assert ours(form_file(static_id=True)) == ours(form_file(static_id=True))


def test_a_blank_page() -> None:
    assert set(shown(ours(form_file(drawing=b"")))) == {255}


def test_one_page_of_several() -> None:
    made = pikepdf.Pdf.open(BytesIO(form_file(drawing=b"")))
    other = pikepdf.Pdf.open(BytesIO(form_file()))
    made.pages.append(other.pages[0])
    buffer = BytesIO()
    made.save(buffer)
    second = single_page(buffer.getvalue(), 1, "a.pdf")
    assert difference(shown(second), shown(form_file())) < 1


@pytest.mark.parametrize("data", [b"%PDF-1.7 hello", form_file(page={"MediaBox": (0, 0, 1, 1)})])
def test_what_cannot_be_drawn_is_told(data: bytes) -> None:
    with pytest.raises(PackageError):
        ours(data)


def test_a_stream_that_cannot_be_unpacked_is_told() -> None:
    made = pikepdf.Pdf.open(BytesIO(form_file()))
    made.pages[0].obj.Contents = pikepdf.Stream(made, b"hello", Filter=pikepdf.Name.FlateDecode)
    buffer = BytesIO()
    made.save(buffer, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)
    with pytest.raises(PackageError):
        ours(buffer.getvalue())
