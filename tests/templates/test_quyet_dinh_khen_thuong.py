"""The decision with its list agrees with the guides, and the sheet to sign with the list."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest
import yaml
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT

from reportgen import Document, Template
from reportgen.fonts import FontLibrary
from reportgen.template.find import find_template
from tests.paper import PrintedPage, printed

DECISION, SHEET = "quyet-dinh-khen-thuong", "danh-sach-ky-nhan"
BOTH = ["hd36", "hd05"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def sample(name: str = DECISION) -> dict[str, Any]:
    path = find_template(name).path.parent / "sample.yaml"
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def document(rules: str, data: dict[str, Any], name: str = DECISION) -> Document:
    return Document(Template(name, standard=rules).fill_package(data), fonts=FontLibrary.bundled())


def word(rules: str, data: dict[str, Any], name: str = DECISION) -> WordDocument:
    return docx.Document(io.BytesIO(document(rules, data, name).to_docx()))


def pages(rules: str, data: dict[str, Any], name: str = DECISION) -> list[PrintedPage]:
    return printed(document(rules, data, name).to_pdf())


def styled(made: WordDocument, style: str) -> list[str]:
    return [paragraph.text for paragraph in made.paragraphs if paragraph.style and paragraph.style.name == style]


def table_rows(made: WordDocument, index: int) -> list[list[str]]:
    """The cells of each row, a merged one once."""
    return [[cell.text for cell in dict.fromkeys(row.cells)] for row in made.tables[index].rows]


@pytest.mark.parametrize(("rules", "lines"), [("hd36", ("Căn cứ", ",")), ("hd05", ("- Căn cứ", "."))])
def test_the_basis_is_marked_as_each_guide_wants(rules: str, lines: tuple[str, str]) -> None:
    found = styled(word(rules, sample()), "Căn cứ")
    assert found[0].startswith(lines[0])
    assert [line[-1] for line in found] == [";", ";", lines[1]]


@pytest.mark.parametrize("rules", BOTH)
def test_the_number_of_an_article_is_bold_and_its_words_are_not(rules: str) -> None:
    made = word(rules, sample())
    articles = [one for one in made.paragraphs if one.style and one.style.name == "Điều"]
    assert [one.runs[0].text for one in articles] == ["Điều 1.", "Điều 2.", "Điều 3."]
    assert all(one.runs[0].bold and not one.runs[1].bold for one in articles)
    assert articles[-1].text.endswith("ký.")


@pytest.mark.parametrize("rules", BOTH)
def test_who_decides_stands_between_the_basis_and_the_first_article(rules: str) -> None:
    texts = [one.text for one in word(rules, sample()).paragraphs]
    at = texts.index("BAN THƯỜNG VỤ ĐẢNG UỶ QUYẾT ĐỊNH")
    assert "Xét đề nghị" in texts[at - 1]
    assert texts[at + 1].startswith("Điều 1. Tặng giấy khen")


@pytest.mark.parametrize("rules", BOTH)
def test_each_block_of_the_list_counts_from_one(rules: str) -> None:
    rows = table_rows(word(rules, sample()), 2)
    assert [row[:2] for row in rows[1:-2]] == [
        ["I-", "Tập thể"], ["1", "Chi bộ khóm 1"], ["2", "Chi bộ khóm 2"],
        ["II-", "Cá nhân"], ["1", "Nguyễn Văn A"], ["2", "Trần Thị C"], ["3", "Lê Văn D"],
    ]  # fmt: skip
    assert rows[-2][:2] == ["Tổng cộng", "4.914.000"]
    assert rows[-1] == ["Bằng chữ: Bốn triệu chín trăm mười bốn nghìn đồng."]


def test_a_block_without_anyone_is_left_out() -> None:
    data = sample()
    data["danh_sach"]["tap_the"] = []
    rows = table_rows(word("hd05", data), 2)
    assert [row[:2] for row in rows[1:3]] == [["I-", "Cá nhân"], ["1", "Nguyễn Văn A"]]


def test_without_money_there_is_no_total() -> None:
    data = sample()
    data["danh_sach"] |= {"tong_tien": "", "bang_chu": ""}
    assert table_rows(word("hd05", data), 2)[-1][1] == "Lê Văn D"


@pytest.mark.parametrize("rules", BOTH)
def test_a_short_list_stands_upright_and_a_full_one_on_its_side(rules: str) -> None:
    data = sample()
    upright, side = WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE
    assert [section.orientation for section in word(rules, data).sections] == [upright, upright]
    data["danh_sach"]["day_du"] = True
    made = word(rules, data)
    assert [section.orientation for section in made.sections] == [upright, side]
    assert "Thành tích" in table_rows(made, 2)[0]


def test_years_of_birth_stand_in_an_upright_list() -> None:
    data = sample()
    data["danh_sach"]["co_nam_sinh"] = True
    data["danh_sach"]["ca_nhan"][0] |= {"nam_sinh": "1968", "so_so": "05"}
    made = word("hd05", data)
    assert [section.orientation for section in made.sections] == [WD_ORIENT.PORTRAIT] * 2
    rows = table_rows(made, 2)
    assert ["Năm sinh" in rows[0], "Số sổ" in rows[0], "Thành tích" in rows[0]] == [True, True, False]
    assert rows[5][1:6] == ["Nguyễn Văn A", "1968", "Bí thư Chi bộ khóm 1", "702.000", "05"]


def test_a_total_never_stands_alone_on_a_page() -> None:
    for count in range(22, 34):
        data = sample()
        data["danh_sach"]["ca_nhan"] = data["danh_sach"]["ca_nhan"][:1] * count
        last = pages("hd05", data)[-1]
        assert last.line("Tổng cộng")
        assert any("Nguyễn Văn A" in line.text for line in last.lines), count


@pytest.mark.parametrize("full", [False, True])
def test_the_head_of_the_list_is_repeated_on_each_page(full: bool) -> None:
    data = sample()
    data["danh_sach"] |= {"day_du": full, "ca_nhan": data["danh_sach"]["ca_nhan"] * 30}
    made = pages("hd05", data)
    assert len(made) >= 4
    assert all(page.line("TT").text.startswith("TT") for page in made[1:])


@pytest.mark.parametrize("rules", BOTH)
def test_the_decision_and_its_list_take_two_pages(rules: str) -> None:
    first, second = pages(rules, sample())
    assert first.line("QUYẾT ĐỊNH").bold
    assert next(line.text for line in second.lines if line.text != "2") == "DANH SÁCH"


@pytest.mark.parametrize("rules", BOTH)
def test_the_sheet_has_room_to_sign_and_three_who_sign(rules: str) -> None:
    made = word(rules, sample(SHEET), SHEET)
    rows = table_rows(made, 1)
    assert rows[0][-1] == "Ký nhận, ghi rõ họ tên"
    assert rows[2] == ["1", "Chi bộ khóm 1", "", "1.404.000", ""]
    signers = [cell.text.splitlines()[0] for cell in made.tables[2].rows[0].cells]
    assert signers == ["NGƯỜI LẬP", "KẾ TOÁN", "THỦ TRƯỞNG ĐƠN VỊ"]


@pytest.mark.parametrize("name", [DECISION, SHEET])
def test_every_field_that_the_template_asks_for_is_described(name: str) -> None:
    described = find_template(name).fields
    asked = [field.name for field in Template(name).fields()]
    assert [one for one in asked if one.removesuffix("[]") not in described and not one.startswith("nguoi_ky[")] == []
