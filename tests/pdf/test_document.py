"""What belongs to the whole file: properties, outline, labels, and the same bytes twice."""

from __future__ import annotations

import re
import subprocess
import sys
from io import BytesIO

import pytest

from reportgen.errors import FontError
from reportgen.fonts import FontLibrary
from reportgen.pages import Heading, Page, Pages, Text
from reportgen.pdf.write import write_pdf, write_pdf_to
from tests.pdf.conftest import FACE, LIBRARY, ReadBack, one_page, text_of, written

LINE = Text(20, 50, "Báo cáo sơ kết", FACE.name, 14)


def report(*labels: str) -> Pages:
    pages = tuple(Page(595.3, 841.9, (LINE,), label=label) for label in labels)
    return Pages(
        pages, title="Báo cáo (sơ kết) \\ 9 tháng", author="Đảng ủy", subject="Sơ kết", keywords="báo cáo, 2024"
    )


def outline(document: object) -> list[tuple[int, str, int]]:
    return [
        (entry.level, entry.get_title(), entry.get_dest().get_index())
        for entry in document.get_toc()  # type: ignore[attr-defined]
    ]


def test_the_same_pages_give_the_same_bytes() -> None:
    another = FontLibrary.bundled()
    assert another.match("Times New Roman").face.name == FACE.name
    assert write_pdf(report("", "2"), LIBRARY) == write_pdf(report("", "2"), another)


def test_another_process_gives_the_same_bytes() -> None:
    code = (
        "import sys;from reportgen.fonts import FontLibrary;from reportgen.pages import *;"
        "from reportgen.pdf.write import write_pdf;library=FontLibrary.bundled();"
        "name=library.match('Times New Roman').face.name;"
        "page=Page(400.0,300.0,(Text(20,50,'Báo cáo sơ kết',name,14),));"
        "sys.stdout.buffer.write(write_pdf(Pages((page,)),library))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True)
    assert result.stdout == written(LINE)


def test_no_date_is_written() -> None:
    content = write_pdf(report(""), LIBRARY)
    assert b"Date" not in content
    assert not re.search(rb"D:\d{8}", content)


def test_different_pages_have_different_identifiers() -> None:
    first, second = (re.search(rb"/ID\s*\[(.*?)\]", written(LINE._replace(x=x)), re.S) for x in (20, 21))
    assert first is not None
    assert second is not None
    assert first.group(1) != second.group(1)


def test_properties_come_back(read_back: ReadBack) -> None:
    document = read_back(write_pdf(report(""), LIBRARY))
    properties = document.get_metadata_dict()
    assert properties["Title"] == "Báo cáo (sơ kết) \\ 9 tháng"
    assert (properties["Author"], properties["Subject"]) == ("Đảng ủy", "Sơ kết")
    assert properties["Keywords"] == "báo cáo, 2024"


def test_the_language_and_the_title_bar_are_set() -> None:
    content = write_pdf(report(""), LIBRARY)
    assert b"/Lang (vi-VN)" in content
    assert b"/DisplayDocTitle true" in content


def test_pages_have_their_own_sizes(read_back: ReadBack) -> None:
    pages = Pages((Page(595.3, 841.9, (LINE,)), Page(841.9, 595.3, (LINE,)), Page(595.3, 841.9, ())))
    document = read_back(write_pdf(pages, LIBRARY))
    sizes = [tuple(round(side, 1) for side in document[index].get_size()) for index in range(3)]
    assert sizes == [(595.3, 841.9), (841.9, 595.3), (595.3, 841.9)]
    assert text_of(document, 1) == "Báo cáo sơ kết"
    assert text_of(document, 2) == ""


def test_headings_make_an_outline(read_back: ReadBack) -> None:
    first = (Heading(0, "I- ĐẶC ĐIỂM\ntình hình", 50), Heading(1, "1. Thuận lợi", 80))
    second = (Heading(0, "II- KẾT QUẢ", 50),)
    pages = Pages((Page(400, 300, (LINE,), first), Page(400, 300, (LINE,), second)))
    assert outline(read_back(write_pdf(pages, LIBRARY))) == [
        (0, "I- ĐẶC ĐIỂM tình hình", 0),
        (1, "1. Thuận lợi", 0),
        (0, "II- KẾT QUẢ", 1),
    ]


def test_a_level_that_skips_one_still_makes_an_outline(read_back: ReadBack) -> None:
    levels = (2, 0, 2, 1, 4, 0)
    headings = tuple(Heading(level, f"{level}", 10 + at) for at, level in enumerate(levels))
    document = read_back(write_pdf(one_page(LINE, headings=headings), LIBRARY))
    assert [(level, title) for level, title, _ in outline(document)] == [
        (0, "2"), (0, "0"), (1, "2"), (1, "1"), (2, "4"), (0, "0"),
    ]  # fmt: skip


def test_page_labels_are_the_printed_numbers(read_back: ReadBack) -> None:
    document = read_back(write_pdf(report("", "2", "iv"), LIBRARY))
    assert [document.get_page_label(index) for index in range(3)] == ["1", "2", "iv"]


def test_pages_that_count_from_one_need_no_labels() -> None:
    assert b"PageLabels" not in write_pdf(report("", "2", "3"), LIBRARY)


def test_nothing_is_written_when_a_glyph_is_missing() -> None:
    buffer = BytesIO()
    with pytest.raises(FontError):
        write_pdf_to(one_page(Text(0, 20, "😀", FACE.name, 12)), LIBRARY, buffer)
    assert buffer.getvalue() == b""


def test_the_font_room_needs_no_foreign_library() -> None:
    code = (
        "import sys; import reportgen.fonts, reportgen.pdf;"
        "print([name for name in ('reportlab', 'PIL', 'fontTools') if name in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert result.stdout.strip() == "[]"


def test_writing_text_loads_no_layout_engine_of_reportlabs() -> None:
    code = (
        "import sys; import reportgen.pdf.write;"
        "print([name for name in sys.modules if name.startswith(('reportlab.platypus', 'reportlab.graphics'))])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert result.stdout.strip() == "[]"
