"""Many records in one PDF: each page says what the record alone would, and what cannot be printed is told."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pikepdf
import pytest

from reportgen.batch.print_file import Added, PrintFile
from reportgen.document import Document
from reportgen.errors import OutputError
from reportgen.fonts import FontLibrary
from reportgen.template.fill import Template
from reportgen.template.values import Bold, Gap, PictureFile, Rich
from tests.notation import (
    PIXEL,
    anchored,
    field,
    inline_picture,
    level,
    numbering,
    p,
    picture_graphic,
    r,
    row,
    sect,
    table,
    text_box,
    word_file,
)  # fmt: skip
from tests.pdf.test_items import picture_file

FONTS = FontLibrary.bundled()

Record = Mapping[str, object]


def people(*names: str, **more: object) -> list[Record]:
    return [{"ten": name, **more} for name in names]


NAMES = people("Nguyễn Văn A", "Trần Thị B", "Lê Văn C", "Phạm Thị D", "Huỳnh Văn Đ")


def print_all(template: bytes | Template, records: Sequence[Record], target: Path) -> list[Added]:
    template = Template(template) if isinstance(template, bytes) else template
    with PrintFile(template, target, FONTS) as file:
        return [*(file.add(record) for record in records[:4]), *file.add_all(records[4:])]


def contents(data: bytes | Path) -> list[bytes]:
    """The content of every page, its streams one behind the other."""
    with pikepdf.open(io.BytesIO(data) if isinstance(data, bytes) else data) as pdf:
        return [b"\n".join(stream.read_bytes().strip() for stream in _streams(page)) for page in pdf.pages]


def _streams(page: pikepdf.Page) -> list[pikepdf.Object]:
    found = page.obj.Contents
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def alone(template: bytes | Template, record: Record) -> list[bytes]:
    template = Template(template) if isinstance(template, bytes) else template
    return contents(Document(template.fill_package(record), fonts=FONTS).to_pdf())


def assert_same_as_alone(template: bytes, records: Sequence[Record], target: Path) -> None:
    compiled = Template(template)
    added = print_all(compiled, records, target)
    assert [one.problems for one in added] == [()] * len(records)
    wanted = [alone(compiled, record) for record in records]
    assert [one.pages for one in added] == [len(pages) for pages in wanted]
    assert contents(target) == [page for pages in wanted for page in pages]


LONG = "ấp " * 60
TEMPLATES = {
    "a paragraph": word_file(p("Tặng: {{ ten }}", pr="jc=center"), p("GIẤY KHEN")),
    "two values in a paragraph, one in bold": word_file(p("{{ ten }} và ", r("{{ ten }}", "b"), " cùng đơn vị")),
    "justified, with a tab": word_file(p("Họ tên:\t{{ ten }}" + " chữ" * 40, pr="jc=both tabs(tab:left@3000:dot)")),
    "capitals and a colour": word_file(p(r("{{ ten }}", "caps color=C00000"), " đen")),
    "a table": word_file(table(row("{{ ten }}", "x"), pr="tblW(w=8000 type=dxa) tblLayout(type=fixed)"), p("sau")),
    "a table as wide as its words": word_file(table(row("{{ ten }}", "x")), p("sau")),
    "a row of an exact height, which cuts": word_file(
        table(row("{{ ten }}", pr="trHeight(val=200 hRule=exact)"), pr="tblW(w=8000 type=dxa) tblLayout(type=fixed)")
    ),
    "a list": word_file(p("{{ ten }}", num=(1, 0)), p("x", num=(1, 0)), numbering=numbering(level("%1.", "decimal"))),
    "a text box": word_file(p("ngoài", text_box("{{ ten }}", y=914400, width=2743200)), p("{{ ten }}")),
    "a picture hangs from it": word_file(p("{{ ten }}", anchored(picture_graphic(), y=914400)), picture=PIXEL),
    "a picture in the line": word_file(p("{{ ten }} ", inline_picture()), picture=PIXEL),
    "beside a picture": word_file(p("{{ ten }}", anchored(picture_graphic(), wrap="wrapSquare")), picture=PIXEL),
    "underlined": word_file(p(r("{{ ten }}", "u=single"))),
    "kerned": word_file(p(r("Tặng AVA {{ ten }} Vườn Tây " + "PA TA VA " * 12, "kern=2 u=single"), pr="jc=both")),
    "a field": word_file(p("{{ ten }}, trang ", field("PAGE"), "/", field("NUMPAGES"))),
    "a header": word_file(p("{{ ten }}"), header=p("Đầu trang {{ ten }}")),
    "a numbered heading": word_file(p("{{ ten }}", pr="outlineLvl=0"), p("chữ")),
    "in the middle of the page": word_file(p("{{ ten }}"), p("chữ"), section=sect("vAlign=center")),
    "a condition": word_file(p("{% if ten == 'Trần Thị B' %}Bà{% else %}Ông{% endif %} {{ ten }}")),
    "a loop": word_file(p("{%p for chu in ten %}"), p("- {{ chu }}"), p("{%p endfor %}")),
    "no value at all": word_file(p("GIẤY KHEN")),
    "two pages": word_file(p("{{ ten }}"), p("trang hai {{ ten }}", pr="pageBreakBefore")),
}


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=TEMPLATES.keys())
def test_a_page_is_the_same_as_that_of_its_record_alone(template: bytes, tmp_path: Path) -> None:
    assert_same_as_alone(
        template, [*NAMES, NAMES[0], *people("", LONG, "", "a & b < c", "Gạch\nđầu dòng")], tmp_path / "a.pdf"
    )


def test_values_of_every_kind_come_out_as_alone(tmp_path: Path) -> None:
    values: list[object] = [
        *(3, 2.5, "“ngoặc”", "e\u0301", "Rich", Rich(["nửa ", Bold("đậm")]), "\u00a0", "chữ\tcột", " đầu và đuôi "),
        *("𝐀" if FONTS.fallback(0x1D400) else "A", "15-NQ/TW", "ký hiệu…", "\u00ad", "M\u00ad"),
    ]
    template = word_file(p("Trước {{ ten }} sau"), p("{{ ten }}"), p("x"))
    assert_same_as_alone(template, [{"ten": value} for value in [*values, *values]], tmp_path / "a.pdf")


@pytest.mark.parametrize("name", ["giay-khen", "giay-khen-nha-nuoc"])
def test_our_certificates_come_out_as_alone(name: str, tmp_path: Path) -> None:
    """Whatever is fitted into its box: as it is, narrower, smaller, in two lines."""
    names = (
        "cap_tren",
        "co_quan_tang",
        "danh_xung",
        "chuc_vu_don_vi",
        "dia_danh_ngay",
        "quyen_han",
        "chuc_vu",
        "ho_ten",
    )
    same: Record = {**dict.fromkeys(names, "Mỹ Thới"), "ma_xac_nhan": ""}
    lengths = (1, 4, 5, 6, 7, 8, 9, 12, 1, 5, 9, 1, 1, 1)
    records = [
        {**same, "ten": f"{at} " + "Tập thể " * one, "thanh_tich": "Thành tích " * one, "vao_so": ["Số: 1"] * (one % 3)}
        for at, one in enumerate(lengths)
    ]
    template = Template(name)
    added = print_all(template, records, tmp_path / "a.pdf")
    assert [one.problems for one in added] == [()] * len(records)
    assert contents(tmp_path / "a.pdf") == [page for record in records for page in alone(template, record)]
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        heads = [_streams(page)[0].objgen for page in pdf.pages]
        assert len(set(heads)) < len(heads)  # the short way: what they begin with is laid out once


def test_pictures_of_records_are_their_own(tmp_path: Path) -> None:
    red, green = (picture_file("PNG", "RGB", color) for color in ((255, 0, 0), (0, 255, 0)))
    records = [{"ten": PictureFile(data, 10, 10)} for data in (red, green, red, green)]
    template = word_file(p("{{ ten }}"))
    assert_same_as_alone(template, records, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        seen = [next(iter(page.obj.Resources.XObject.values())).read_bytes() for page in pdf.pages]
        assert seen[0] == seen[2] != seen[1] == seen[3]


def test_links_lead_where_each_page_says(tmp_path: Path) -> None:
    link = r("<w:t>trang</w:t>")
    template = word_file(
        p("{{ ten }} ", f'<w:hyperlink r:id="rIdLink">{link}</w:hyperlink>'),
        relations={"rIdLink": ("hyperlink", "https://a.vn/?a=(1)")},
    )
    print_all(template, NAMES, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        assert [str(page.obj.Annots[0].A.URI) for page in pdf.pages] == ["https://a.vn/?a=(1)"] * len(NAMES)


def test_what_pages_share_lies_in_the_file_once(tmp_path: Path) -> None:
    template = word_file(*(p(f"Dòng {number} không đổi") for number in range(30)), p("{{ ten }}"), p("Cuối"))
    print_all(template, NAMES, tmp_path / "a.pdf")
    with pikepdf.open(tmp_path / "a.pdf") as pdf:
        streams = [_streams(page) for page in pdf.pages]
        heads = {page[0].objgen for page in streams[2:]}
        assert len(heads) == 1
        assert b"GI" not in streams[-1][1].read_bytes()
        assert len(streams[-1][1].read_bytes()) < len(streams[-1][0].read_bytes()) / 5
        assert len([True for one in pdf.objects if isinstance(one, pikepdf.Stream) and "/Length1" in one]) == 1


def test_a_record_that_lacks_a_value_is_told_and_stops_nothing(tmp_path: Path) -> None:
    added = print_all(word_file(p("{{ ten }}")), [NAMES[0], {}, {"ten": Gap("tên")}, NAMES[1]], tmp_path / "a.pdf")
    assert [(one.first_page, one.pages) for one in added] == [(1, 1), (0, 0), (0, 0), (2, 1)]
    assert [[problem.code for problem in one.problems] for one in added] == [[], ["data.missing"], ["data.gap"], []]
    assert len(contents(tmp_path / "a.pdf")) == 2


def test_a_letter_that_no_font_has_rejects_its_record_each_time(tmp_path: Path) -> None:
    odd = people("Nguyễn 中", "Trần 中", "Nguyễn 中")
    added = print_all(word_file(p("{{ ten }}")), [*NAMES, *odd, NAMES[0]], tmp_path / "a.pdf")
    assert [one.pages for one in added] == [1, 1, 1, 1, 1, 0, 0, 0, 1]
    assert [problem.code for one in added[5:8] for problem in one.problems] == ["font.no-glyph"] * 3


def test_after_a_rejected_record_all_is_measured_as_before(tmp_path: Path) -> None:
    template = word_file(p(r("{{ ten }}", "i"), pr="jc=both"), p("{{ ten }}"))
    records = people("A", "B", LONG, "Lê 中", LONG + "x", "Lê Văn C", LONG * 3)
    added = print_all(template, records, tmp_path / "a.pdf")
    assert [one.pages for one in added] == [1, 1, 1, 0, 1, 1, 1]
    good = [record for record in records if record != {"ten": "Lê 中"}]
    assert contents(tmp_path / "a.pdf") == [page for record in good for page in alone(template, record)]


def test_without_a_page_no_file_is_made(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        print_all(word_file(p("{{ ten }}")), [{}], tmp_path / "a.pdf")
    assert [problem.code for problem in caught.value.problems] == ["print.no-pages"]
    assert list(tmp_path.iterdir()) == []


def test_an_error_on_the_way_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(AttributeError):
        print_all(word_file(p("{{ ten }}")), [NAMES[0], 5], target)  # type: ignore[list-item]
    assert target.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [target]


def test_many_pages_keep_their_order(tmp_path: Path) -> None:
    records = people(*(f"Người số {number}" for number in range(200)))
    print_all(word_file(p("{{ ten }}")), records, tmp_path / "a.pdf")
    template = Template(word_file(p("{{ ten }}")))
    assert contents(tmp_path / "a.pdf") == [page for record in records for page in alone(template, record)]


def test_the_same_records_give_the_same_file(tmp_path: Path) -> None:
    for name in ("a.pdf", "b.pdf"):
        print_all(TEMPLATES["a text box"], NAMES, tmp_path / name)
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()
