"""The certificates with a ruler. The figures are those measured on a real one, typed in here."""

from __future__ import annotations

import math
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml

from reportgen import Document, Template
from reportgen.fonts import FontLibrary
from reportgen.pages import Art
from reportgen.template.find import find_template
from tests.paper import PrintedPage, printed

TEMPLATES = Path(__file__).parents[2] / "templates"
PARTY, STATE = "giay-khen", "giay-khen-nha-nuoc"
PAPERS = {"a4": (297.0, 210.0), "a3": (420.0, 297.0)}
SLACK = 2.0  # mm, as exact as the real one could be measured


def sample(name: str, **changes: Any) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((TEMPLATES / name / "sample.yaml").read_text(encoding="utf-8"))
    return data | changes


def filled(name: str, data: dict[str, Any], paper: str = "a4") -> Document:
    template = Template(name, standard=paper)
    return Document(template.fill_package(data), fonts=FontLibrary.bundled())


@cache
def page(name: str, paper: str = "a4") -> PrintedPage:
    return only_page(sample(name), name, paper)


def only_page(data: dict[str, Any], name: str = PARTY, paper: str = "a4") -> PrintedPage:
    (made,) = printed(filled(name, data, paper).to_pdf())
    return made


COLLECTIVE = {"danh_xung": "", "ten": "Cơ quan Ủy ban Mặt trận Tổ quốc", "chuc_vu_don_vi": ""}

# start of the line: (baseline, centre, size, bold, italic)
MEASURED = {
    "ĐẢNG CỘNG SẢN": (48.7, 148.5, 18.5, True, False),
    "BAN CHẤP HÀNH": (60, 148.5, 16, True, False),
    "TẶNG": (71, 148.5, 18, True, False),
    "GIẤY KHEN": (90, 148.5, 45, True, False),
    "CƠ QUAN": (106, 148.5, 22, True, False),
    "Đã có": (117, 148.5, 15, True, True),
    "Ví Dụ": (133, 208, 14.5, True, True),
    "T/M BAN": (139, 208, 14, True, False),
    "BÍ THƯ": (145, 208, 14, False, False),
    "Trần Thị B": (176, 208, 14.5, True, False),
    "Đã vào sổ": (161, 78, 12.5, False, True),
    "Số: 212": (166, 78, 12.5, False, True),
}


@pytest.mark.parametrize("start", MEASURED)
@pytest.mark.parametrize("paper", PAPERS)
def test_a_line_stands_where_the_real_one_has_it(start: str, paper: str) -> None:
    baseline, centre, size, bold, italic = MEASURED[start]
    line = only_page(sample(PARTY, **COLLECTIVE), paper=paper).line(start)
    larger = PAPERS[paper][0] / 297
    assert abs(line.baseline / larger - baseline) <= SLACK
    assert abs(line.centre / larger - centre) <= SLACK
    assert line.size == pytest.approx(size * larger, abs=0.3)
    assert (line.bold, line.italic) == (bold, italic)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", [PARTY, STATE])
def test_the_paper_lies_on_its_side(name: str, paper: str) -> None:
    made = page(name, paper)
    assert (made.width, made.height) == pytest.approx(PAPERS[paper], abs=0.3)


def test_the_line_under_the_title_is_as_long_as_the_title() -> None:
    title = page(PARTY).line("ĐẢNG CỘNG SẢN")
    rules = [one for one in page(PARTY).rules() if 0.5 < one.y - title.baseline < 3 and one.right - one.left > 20]
    assert [(one.left, one.right) for one in rules] == [pytest.approx((title.left, title.right), abs=0.7)]


def test_a_person_is_addressed_and_a_collective_is_not() -> None:
    made = page(PARTY)
    assert made.line("Đồng chí").text == "Đồng chí NGUYỄN VĂN A"
    assert made.line("Bí thư Chi bộ").baseline > made.line("Đồng chí").baseline
    collective = only_page(sample(PARTY, **COLLECTIVE))
    assert not [line for line in collective.lines if "Đồng chí" in line.text or "Bí thư Chi bộ" in line.text]


def test_a_longer_recipient_moves_nothing_else() -> None:
    long = sample(PARTY, ten="Ban Công tác Mặt trận khóm Đông Thạnh và các chi hội", chuc_vu_don_vi="")
    before, after = (
        {line.text: round(line.baseline, 2) for line in made.lines if line.baseline < 92 or line.baseline > 132}
        for made in (page(PARTY), only_page(long))
    )
    assert before == after


def test_the_line_above_the_issuer_is_there_when_it_is_given() -> None:
    made = only_page(sample(PARTY, cap_tren="ĐẢNG BỘ TỈNH MINH HỌA"))
    above, issuer, given = (made.line(start) for start in ("ĐẢNG BỘ TỈNH", "BAN CHẤP HÀNH", "TẶNG"))
    assert page(PARTY).line("ĐẢNG CỘNG SẢN").baseline < above.baseline < issuer.baseline < given.baseline
    assert given.baseline == page(PARTY).line("TẶNG").baseline


@pytest.mark.parametrize("lines", [[], ["Quyết định số 212-QĐ/ĐU, ngày 09/10/2026", "Số sổ khen thưởng: 15"]])
def test_the_lines_of_the_book_are_data(lines: list[str]) -> None:
    made = only_page(sample(PARTY, vao_so=lines))
    low_left = [line.text for line in made.lines if line.baseline > 150 and line.centre < 120]
    assert low_left == lines


def test_who_signs_directly_signs_under_a_bold_post() -> None:
    made = page(STATE)
    post = next(line for line in made.lines if line.text == "CHỦ TỊCH")
    assert post.bold
    assert math.isclose(post.centre, 208, abs_tol=SLACK)


def test_the_state_family_has_the_national_title_and_motto() -> None:
    texts = [line.text for line in page(STATE).lines]
    assert texts[:2] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert not any("ĐẢNG CỘNG SẢN" in text for text in texts)


@pytest.mark.parametrize("name", [PARTY, STATE])
def test_every_field_that_the_template_asks_for_is_described(name: str) -> None:
    described = yaml.safe_load((TEMPLATES / name / "template.yaml").read_text(encoding="utf-8"))["truong"]
    assert set(described) == {field.name.removesuffix("[]") for field in Template(name).fields()}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", [PARTY, STATE])
def test_the_art_lies_behind_the_text_and_is_as_large_as_the_page(name: str, paper: str) -> None:
    pages = filled(name, sample(name), paper).pages
    assert pages.warnings == ()
    (only,) = pages.pages
    (art,) = [item for item in only.items if isinstance(item, Art)]
    assert only.items[0] == art
    assert (art.x, art.y) == (0, 0)
    assert (art.width, art.height) == pytest.approx((only.width, only.height), abs=0.1)


def test_nothing_is_printed_near_the_paper_s_edge() -> None:
    """15 mm at the sides and above, but for the emblem's flags; 11 mm below, as on the real one."""
    lines = page(PARTY).lines
    assert min(line.left for line in lines) > 15
    assert max(line.right for line in lines) < 297 - 15


STYLE_OF = {
    "cap_tren": "CoQuanCapTren",
    "co_quan_tang": "CoQuanTang",
    "ten": "TenNguoiNhan",
    "chuc_vu_don_vi": "ChucVuDonVi",
    "thanh_tich": "ThanhTich",
    "dia_danh_ngay": "DiaDanhNgay",
    "quyen_han": "QuyenHan",
    "ho_ten": "HoTenNguoiKy",
    "vao_so[]": "VaoSo",
}


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("name", [PARTY, STATE])
def test_a_box_measures_with_the_looks_of_its_style(name: str, paper: str) -> None:
    found = find_template(name, standard=paper)
    styles = docx.Document(str(found.path)).styles
    by_id = {style.style_id: style for style in styles}
    for field, style_id in STYLE_OF.items():
        box, font = found.boxes[field], by_id[style_id].font
        assert (field, box.size) == (field, font.size.pt)
        looks = (bool(font.bold), bool(font.italic), bool(font.all_caps))
        assert (field, box.bold, box.italic, box.capitals) == (field, *looks)


def test_the_longest_texts_stay_within_the_frame() -> None:
    """From 44 to 253 mm across and from 43 to 178 mm down, as the art leaves room."""
    person = sample(PARTY, ten="Nguyễn Thị Hoàng Ngọc Phương " * 2, chuc_vu_don_vi="Bí thư Chi bộ khóm Đông Thạnh " * 3)
    longest = person | {
        "thanh_tich": "Đã có thành tích xuất sắc trong học tập " * 5,
        "vao_so": ["Quyết định số 1 " * 3],
    }
    made = only_page({**longest, "cap_tren": "ĐẢNG BỘ TỈNH", "co_quan_tang": "BAN CHẤP HÀNH ĐẢNG BỘ PHƯỜNG " * 3})
    assert min(line.left for line in made.lines) > 42
    assert max(line.right for line in made.lines) < 255
    assert all(43 < line.baseline < 179 for line in made.lines)
