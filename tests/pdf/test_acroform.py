"""Reading forms that an office drew, and refusing what is none."""

import contextlib
from io import BytesIO

import pikepdf
import pytest

from reportgen.errors import PackageError
from reportgen.pdf.acroform import Blank, FormField, read_blank
from tests.blank_file import field, form_file

RECT = (100, 400, 300, 420)


def blank(*fields: dict[str, object], **more: object) -> Blank:
    return read_blank(form_file(*fields, **more), "phoi.pdf")  # type: ignore[arg-type]


def only(**more: object) -> FormField:
    return blank(field("ten", RECT, **more)).fields[0]


def place(found: FormField) -> tuple[float, ...]:
    return tuple(round(value, 3) for value in (found.x, found.y, found.width, found.height))


def code(data: bytes) -> str:
    with pytest.raises(PackageError) as caught:
        read_blank(data, "phoi.pdf")
    assert caught.value.problems[0].hint is not None
    return caught.value.problems[0].code


def test_a_field_becomes_a_box_from_the_top_left() -> None:
    found = only()
    assert (found.name, found.page, place(found)) == ("ten", 0, (100, 175, 200, 20))


def test_the_form_gives_what_the_field_does_not_say() -> None:
    found = only()
    assert (found.font, found.bold, found.italic, found.size, found.color) == (
        "Times New Roman", True, False, 12, "000000",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("appearance", "looks"),
    [
        ("/Helv 0 Tf 1 0 0 rg", ("Arial", False, False, 0, "FF0000")),
        ("0.5 g /TiBI 9.5 Tf", ("Times New Roman", True, True, 9.5, "808080")),
        ("/UTMAmerican 30 Tf 0 1 1 0 k", ("UTMAmerican", False, False, 30, "FF0000")),
        ("/F 1e9 Tf x y z rg", ("F", False, False, 500, "000000")),
        ("", ("Times New Roman", True, False, 12, "000000")),
    ],
)
def test_the_default_appearance_is_read(appearance: str, looks: tuple[object, ...]) -> None:
    found = only(DA=appearance) if appearance else only()
    if appearance.startswith("/F 1e9"):
        found = only(DA="/F 1000000000 Tf x y z rg")
    assert (found.font, found.bold, found.italic, found.size, found.color) == looks


def test_alignment_and_lines() -> None:
    assert [only(Q=number).alignment for number in range(3)] == ["left", "center", "right"]
    assert only(Ff=4096).multiline
    assert not only().multiline


def test_a_rectangle_given_from_any_two_corners() -> None:
    assert place(blank(field("ten", (300, 420, 100, 400))).fields[0]) == (100, 175, 200, 20)


@pytest.mark.parametrize(
    ("page", "size", "box"),
    [
        ({"Rotate": 90}, (595, 842), (400, 100, 20, 200)),
        ({"Rotate": 180}, (842, 595), (542, 400, 200, 20)),
        ({"Rotate": -90}, (595, 842), (175, 542, 20, 200)),
        ({"Rotate": 450}, (595, 842), (400, 100, 20, 200)),
        ({"CropBox": (50, 100, 742, 500)}, (692, 400), (50, 80, 200, 20)),
        ({"MediaBox": (-100, -100, 742, 495)}, (842, 595), (200, 75, 200, 20)),
        ({"UserUnit": 2}, (1684, 1190), (200, 350, 400, 40)),
        ({"CropBox": (9000, 9000, 9100, 9100)}, (842, 595), (100, 175, 200, 20)),
    ],
)
def test_boxes_are_where_a_viewer_shows_them(
    page: dict[str, object], size: tuple[float, ...], box: tuple[float, ...]
) -> None:
    found = blank(field("ten", RECT), page=page)
    assert found.sizes == (size,)
    assert place(found.fields[0]) == box


def test_names_are_joined_from_parent_to_child() -> None:
    made = pikepdf.Pdf.open(BytesIO(form_file(field("ho_ten", RECT))))
    widget = made.pages[0].Annots[0]
    widget.Parent = made.make_indirect(pikepdf.Dictionary(T=pikepdf.String("ky"), FT=pikepdf.Name.Tx, Q=2))
    del widget.FT
    buffer = BytesIO()
    made.save(buffer)
    found = read_blank(buffer.getvalue(), "a.pdf").fields[0]
    assert (found.name, found.alignment) == ("ky.ho_ten", "right")


def test_other_fields_are_told_of() -> None:
    made = blank(field("dau", RECT, FT="Btn"), field("x", (1, 1, 1, 1)), field("cmnd", RECT, Ff=1 << 24))
    assert [found.name for found in made.fields] == ["cmnd"]
    assert [problem.code for problem in made.warnings] == ["pdf.field-kind", "pdf.field-box", "pdf.field-comb"]


def test_a_form_of_xfa_only() -> None:
    assert code(form_file(form={"XFA": pikepdf.String("<xdp/>")})) == "pdf.xfa"
    assert len(blank(field("ten", RECT), form={"XFA": pikepdf.String("x")}).fields) == 1


def test_a_file_with_a_password() -> None:
    locked = form_file(field("ten", RECT), encryption=pikepdf.Encryption(user="a", owner="b"))
    assert code(locked) == "pdf.password"


def test_a_file_that_only_its_owner_may_change_is_read() -> None:
    guarded = form_file(field("ten", RECT), encryption=pikepdf.Encryption(user="", owner="b"))
    assert read_blank(guarded, "a.pdf").fields[0].name == "ten"


@pytest.mark.parametrize("data", [b"", b"hello", b"%PDF-1.7\n", b"%PDF-1.7\n" + b"x" * 1000, b"PK\x03\x04"])
def test_what_is_no_pdf(data: bytes) -> None:
    assert code(data) == "pdf.unreadable"


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_half_a_file_is_repaired_or_refused(share: float) -> None:
    whole = form_file(field("ten", RECT))
    with contextlib.suppress(PackageError):
        assert len(read_blank(whole[: int(len(whole) * share)], "a.pdf").sizes) == 1


def test_a_file_without_pages() -> None:
    empty = BytesIO()
    pikepdf.Pdf.new().save(empty)
    assert code(empty.getvalue()) == "pdf.no-pages"


@pytest.mark.parametrize("page", [{"MediaBox": (0, 0, 1, 1)}, {"MediaBox": (0, 0, 1e7, 1e7)}, {"UserUnit": 0}])
def test_a_page_of_no_size(page: dict[str, object]) -> None:
    assert code(form_file(field("ten", RECT), page=page)) == "pdf.page-size"


def test_a_field_that_is_its_own_parent() -> None:
    made = pikepdf.Pdf.open(BytesIO(form_file(field("ten", RECT))))
    widget = made.pages[0].Annots[0]
    widget.Parent = widget
    buffer = BytesIO()
    made.save(buffer)
    assert read_blank(buffer.getvalue(), "a.pdf").fields[0].name.startswith("ten.ten")


def test_junk_where_tables_should_be() -> None:
    junk = form_file(field("ten", RECT), form={"DR": 5, "Q": pikepdf.Name.X}, page={"Annots": 7})
    assert read_blank(junk, "a.pdf").fields == ()


def test_a_field_without_a_place() -> None:
    lost = field("ten", RECT)
    del lost["Rect"]
    assert [problem.code for problem in blank(lost).warnings] == ["pdf.field-box"]


def test_a_name_in_no_encoding_is_told() -> None:
    spoiled = form_file(field("ten", RECT)).replace(b"/Tx", b"/T\xb3")
    assert code(spoiled) == "pdf.unreadable"
