"""The filled report agrees with the guides, part by part. The figures below are typed in from the guides."""

from __future__ import annotations

import io
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import docx
import pytest
import yaml
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.table import Table
from docx.text.paragraph import Paragraph
from templating import bao_cao_so_ket
from templating.party import HOUSE, Party

from reportgen import Template
from reportgen.fonts import FontLibrary
from reportgen.standards import rule_set
from tests.validator import assert_valid

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "templates" / "bao-cao-so-ket"

BOTH = ["hd36", "hd05"]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CENTER, LEFT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.JUSTIFY


def sample() -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((FOLDER / "sample.yaml").read_text(encoding="utf-8"))
    return data


def full() -> dict[str, Any]:
    """A draft that uses everything: author, legal basis, two appendices."""
    data = sample()
    data |= {
        "so_ky_hieu": "Số      -BC/ĐU",
        "du_thao": True,
        "lan_du_thao": "2",
        "tac_gia": "CỦA BAN THƯỜNG VỤ ĐẢNG UỶ",
        "can_cu": ["Căn cứ Quy chế làm việc của Đảng uỷ phường", "Căn cứ Nghị quyết số 01-NQ/ĐU"],
    }
    second = deepcopy(data["phu_luc"][0]) | {"so": "2", "ten": "Chỉ tiêu của các chi bộ", "don_vi_tinh": "triệu đồng"}
    data["phu_luc"].append(second)
    return data


def fill(rule_set_id: str, data: dict[str, Any]) -> bytes:
    return Template("bao-cao-so-ket", standard=rule_set_id).fill(data).to_docx()


@cache
def paper(rule_set_id: str, kind: str = "sample") -> Paper:
    return Paper(fill(rule_set_id, full() if kind == "full" else sample()))


class Paper:
    """A filled report, read with python-docx."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.document = docx.Document(io.BytesIO(content))

    def paragraphs(self) -> Iterator[Paragraph]:
        """All paragraphs in reading order, those of tables too."""
        for element in self.document.element.body.iter(f"{W}p"):
            yield Paragraph(element, self.document._body)

    def texts(self) -> list[str]:
        return [paragraph.text for paragraph in self.paragraphs()]

    def one(self, start: str) -> Paragraph:
        """The only paragraph that starts with `start`."""
        found = [paragraph for paragraph in self.paragraphs() if paragraph.text.startswith(start)]
        assert len(found) == 1, (start, [paragraph.text for paragraph in found])
        return found[0]

    def styled(self, name: str) -> list[str]:
        """The texts of the paragraphs in the style `name`."""
        return [paragraph.text for paragraph in self.paragraphs() if paragraph.style.name == name]


@pytest.fixture(params=BOTH)
def made(request: pytest.FixtureRequest) -> Paper:
    return paper(request.param)


@pytest.fixture(params=BOTH)
def made_full(request: pytest.FixtureRequest) -> Paper:
    return paper(request.param, "full")


# --- the template itself ---


def test_a_changed_rule_changes_the_template() -> None:
    rules = rule_set("hd05")
    smaller = replace(rules.rule("summary"), measures={**rules.rule("summary").measures, "size_pt": 13})
    changed = replace(rules, rules=tuple(smaller if rule.id == "summary" else rule for rule in rules))
    built = docx.Document(io.BytesIO(bao_cao_so_ket.build(Party(changed, HOUSE))))
    assert built.styles["Trích yếu"].font.size.pt == 13
    assert built.styles["Tên loại văn bản"].font.size.pt == 16


def test_every_field_of_the_sample_is_described() -> None:
    described = yaml.safe_load((FOLDER / "template.yaml").read_text(encoding="utf-8"))["truong"]
    assert sorted(set(described)) == sorted(described)
    assert set(paths_of(sample())) - set(described) == set()


def paths_of(value: object, path: str = "") -> Iterator[str]:
    """The dotted paths of the leaves of plain data; `[]` stands for the items of a list."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths_of(inner, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value and isinstance(value[0], dict):
        for inner in value:
            yield from paths_of(inner, f"{path}[]")
    else:
        yield path


@pytest.mark.validator
@pytest.mark.parametrize("rule_set_id", BOTH)
@pytest.mark.parametrize("kind", ["template", "sample", "full"])
def test_it_passes_open_xml_validation(rule_set_id: str, kind: str, tmp_path: Path) -> None:
    file = tmp_path / "made.docx"
    template = FOLDER / f"{rule_set_id}.docx"
    file.write_bytes(template.read_bytes() if kind == "template" else paper(rule_set_id, kind).content)
    assert_valid(file)


# --- the page ---


def test_the_pages_have_the_size_and_margins_of_the_guides(made_full: Paper) -> None:
    for section in made_full.document.sections:
        paper_size = sorted((round(section.page_width.mm), round(section.page_height.mm)))
        assert paper_size == [210, 297]
        margins = section.top_margin, section.bottom_margin, section.left_margin, section.right_margin
        assert [round(margin.mm, 1) for margin in margins] == [20, 20, 30, 15]


def test_the_paper_is_upright_and_its_tables_lie_on_their_side(made_full: Paper) -> None:
    turned = [section.orientation for section in made_full.document.sections]
    assert turned == [WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE, WD_ORIENT.LANDSCAPE]


def test_the_text_is_set_in_times_new_roman(made: Paper) -> None:
    fonts = {element.get(f"{W}ascii") for element in made.document.styles.element.iter(f"{W}rFonts")}
    fonts |= {element.get(f"{W}ascii") for element in made.document.element.iter(f"{W}rFonts")}
    assert fonts == {"Times New Roman"}


def test_the_page_number_stands_in_the_middle_10_mm_from_the_top_but_not_on_page_1(made: Paper) -> None:
    section = made.document.sections[0]
    (line,) = section.header.paragraphs
    assert section.different_first_page_header_footer
    assert [element.get(f"{W}instr").strip() for element in line._p.iter(f"{W}fldSimple")] == ["PAGE"]
    font = line.style.font
    assert (line.style.paragraph_format.alignment, font.size.pt, font.bold, font.italic) == (CENTER, 14, None, None)
    face = FontLibrary.bundled().match("Times New Roman").face
    digit_top = section.header_distance.mm + (face.ascent - 0.676) * 14 * 25.4 / 72
    assert digit_top == pytest.approx(8.3, abs=0.2)  # HD05's own pages: from 8.2 to 11.7 mm


def test_appendices_number_their_own_pages_in_the_new_guide_only() -> None:
    for rule_set_id, expected in (("hd36", [None, None, None]), ("hd05", [None, "1", "1"])):
        sections = paper(rule_set_id, "full").document.sections
        starts = [section._sectPr.find(f"{W}pgNumType") for section in sections]
        assert [None if start is None else start.get(f"{W}start") for start in starts] == expected


# --- the heading block, the title, the signature: place, size, weight ---

STYLES = [
    # the paragraph's start, size, bold, italic, upper case, alignment
    ("ĐẢNG CỘNG SẢN VIỆT NAM", 15, True, False, True, CENTER),
    ("ĐẢNG BỘ TỈNH MINH HOẠ", 14, False, False, True, CENTER),
    ("ĐẢNG UỶ PHƯỜNG VÍ DỤ", 14, True, False, True, CENTER),
    ("Số 127-BC/ĐU", 14, False, False, False, CENTER),
    ("Ví Dụ, ngày 09 tháng 10 năm 2026", 14, False, True, False, CENTER),
    ("BÁO CÁO", (15, 16), True, False, True, CENTER),
    ("sơ kết tình hình", (14, 15), True, False, False, CENTER),
    ("T/M ĐẢNG UỶ", 14, True, False, True, CENTER),
    ("BÍ THƯ", 14, False, False, True, CENTER),
    ("Nguyễn Văn A", 14, True, False, False, CENTER),
    ("Nơi nhận:", 14, False, False, False, LEFT),
    ("- Ban Thường vụ Tỉnh uỷ", 12, False, False, False, LEFT),
    ("- Lưu Văn phòng Đảng uỷ", 12, False, False, False, LEFT),
    ("Phần thứ nhất", (14, 15), True, False, False, CENTER),
    ("I- Lãnh đạo", (14, 15), True, False, True, JUSTIFY),
    ("1. Thu, chi", (14, 15), True, False, False, JUSTIFY),
    ("2.1. Công trình", (14, 15), True, True, False, JUSTIFY),
    ("a) Công trình", (14, 15), False, False, False, JUSTIFY),
    ("Thu ngân sách nhà nước trên địa bàn đạt", (14, 15), False, False, False, JUSTIFY),
    ("Phụ lục", 14, True, False, False, CENTER),
]


@pytest.mark.parametrize(
    ("start", "size", "bold", "italic", "upper", "align"), STYLES, ids=[str(entry[0]) for entry in STYLES]
)
def test_size_weight_and_place(
    made: Paper, start: str, size: object, bold: bool, italic: bool, upper: bool, align: object
) -> None:
    paragraph = made.one(start)
    style = paragraph.style
    low, high = size if isinstance(size, tuple) else (size, size)
    assert low <= style.font.size.pt <= high
    assert (bool(style.font.bold), bool(style.font.italic)) == (bold, italic)
    assert (bool(style.font.all_caps) or paragraph.text.isupper()) is upper
    assert style.paragraph_format.alignment == align
    assert {(run.font.size, run.font.bold, run.font.italic) for run in paragraph.runs} == {(None, None, None)}


def columns_of(table: Table) -> list[list[list[str]]]:
    """The texts of a table: rows of cells of paragraphs."""
    return [[[p.text for p in cell.paragraphs] for cell in dict.fromkeys(row.cells)] for row in table.rows]


def test_the_heading_block_stands_in_two_columns(made: Paper) -> None:
    (names, title), (number, date) = columns_of(made.document.tables[0])
    assert names == ["ĐẢNG BỘ TỈNH MINH HOẠ", "ĐẢNG UỶ PHƯỜNG VÍ DỤ", "*"]
    assert title == ["ĐẢNG CỘNG SẢN VIỆT NAM", ""]
    assert number == ["Số 127-BC/ĐU"]
    assert date == ["Ví Dụ, ngày 09 tháng 10 năm 2026"]


def test_the_blocks_are_centred_over_both_rows_and_stand_left_and_right(made: Paper) -> None:
    edges = [30 + mm for mm in cell_middles(made.document.tables[0])]
    (names, title), (number, date) = edges[:2], edges[2:]
    assert names == pytest.approx(number, abs=0.2)
    assert title == pytest.approx(date, abs=0.2)
    assert 65 < names < 75
    assert 155 < title < 160


def cell_middles(table: Table) -> Iterator[float]:
    """The middle of the room for text of each cell, in mm from the table's left edge."""
    for row in table._tbl.iter(f"{W}tr"):
        start = 0
        for cell in row.iter(f"{W}tc"):
            width = int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w"))
            left, right = (cell.find(f"{W}tcPr/{W}tcMar/{W}{side}") for side in ("left", "right"))
            before, after = (0 if side is None else int(side.get(f"{W}w")) for side in (left, right))
            yield (start + (before + width - after) / 2) * 25.4 / 1440
            start += width


def test_a_line_as_long_as_the_title_runs_below_it(made: Paper) -> None:
    rule = next(paragraph for paragraph in made.paragraphs() if paragraph.style.name == "Kẻ dưới tiêu đề")
    border = rule.style.element.find(f"{W}pPr/{W}pBdr/{W}top")
    assert border.get(f"{W}val") == "single"
    cell = rule._p.getparent()
    inset = cell.find(f"{W}tcPr/{W}tcMar/{W}right").get(f"{W}w")
    room = (int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) - int(inset)) / 20
    form = rule.style.paragraph_format
    length = room - form.left_indent.pt - form.right_indent.pt
    face = FontLibrary.bundled().match("Times New Roman", bold=True).face
    assert length == pytest.approx(face.width("ĐẢNG CỘNG SẢN VIỆT NAM") * 15, abs=0.5)


def test_nothing_in_the_heading_block_has_room_taken_by_cell_margins(made: Paper) -> None:
    margins = made.document.tables[0]._tbl.find(f"{W}tblPr/{W}tblCellMar")
    assert [side.get(f"{W}w") for side in margins] == ["0", "0"]


def test_five_hyphens_stand_between_the_summary_and_the_body(made: Paper) -> None:
    texts = made.texts()
    at = next(number for number, text in enumerate(texts) if text.startswith("sơ kết"))
    assert texts[at - 1] == "BÁO CÁO"
    assert texts[at + 1] == "-----"
    assert made.one("-----").style.paragraph_format.alignment == CENTER


def test_an_author_stands_between_the_type_and_the_summary(made_full: Paper) -> None:
    texts = made_full.texts()
    at = texts.index("CỦA BAN THƯỜNG VỤ ĐẢNG UỶ")
    assert texts[at - 1] == "BÁO CÁO"
    assert texts[at + 1].startswith("sơ kết")
    assert made_full.one("CỦA BAN").style.font.bold


def test_a_draft_says_so_under_its_number(made_full: Paper) -> None:
    number = columns_of(made_full.document.tables[0])[1][0]
    assert number == ["Số      -BC/ĐU", "Dự thảo lần 2"]
    style = made_full.one("Dự thảo lần").style
    assert (style.font.size.pt, style.font.italic, bool(style.font.bold)) == (14, True, False)


def test_without_a_superior_body_no_empty_line_is_left() -> None:
    data = sample()
    data["co_quan"]["cap_tren"] = ""
    names = columns_of(Paper(fill("hd05", data)).document.tables[0])[0][0]
    assert names == ["ĐẢNG UỶ PHƯỜNG VÍ DỤ", "*"]


# --- the body ---


@pytest.mark.parametrize("name", ["Thân văn bản", "Căn cứ", "Mục I", "Mục 1", "Mục 1.1", "Điểm a", "Gạch đầu dòng"])
def test_the_body_is_justified_indented_and_spaced(made_full: Paper, name: str) -> None:
    form = made_full.document.styles[name].paragraph_format
    assert form.alignment == JUSTIFY
    assert form.first_line_indent.mm == pytest.approx(10, abs=0.1)
    assert form.line_spacing_rule == WD_LINE_SPACING.EXACTLY
    assert 18 <= form.line_spacing.pt <= 22
    assert form.space_before.pt + form.space_after.pt >= 6


def test_headings_have_levels_and_stay_with_what_follows(made: Paper) -> None:
    levels = {}
    for name in ("Tên phần", "Mục A", "Mục I", "Mục 1", "Mục 1.1", "Tên phụ lục"):
        style = made.document.styles[name]
        assert style.paragraph_format.keep_with_next, name
        levels[name] = int(style.element.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val"))
    assert levels == {"Tên phần": 0, "Mục A": 0, "Mục I": 1, "Mục 1": 2, "Mục 1.1": 3, "Tên phụ lục": 0}


def test_part_and_name_stand_on_two_lines(made: Paper) -> None:
    texts = made.texts()
    assert texts[texts.index("Phần thứ nhất") + 1] == "Kết quả thực hiện 9 tháng đầu năm"
    assert made.document.styles["Tên phần"].font.all_caps


def test_each_kind_of_item_has_its_style(made: Paper) -> None:
    assert made.styled("Phần") == ["Phần thứ nhất", "Phần thứ hai"]
    assert made.styled("Mục I") == ["I- Lãnh đạo phát triển kinh tế", "II- Văn hoá - xã hội"]
    assert made.styled("Mục 1.1")[0].startswith("2.1. ")
    assert made.styled("Gạch đầu dòng")[0].startswith("- Thu từ khu vực")
    assert made.styled("Cộng đầu dòng") == ["+ lệ phí trước bạ 1,9 tỷ đồng;", "+ phí, lệ phí khác 1,2 tỷ đồng."]
    assert made.styled("Thẻ điều khiển") == []


def test_an_item_of_an_unknown_kind_is_not_lost() -> None:
    data = sample()
    data["noi_dung"].insert(1, {"kieu": "la", "so": "", "chu": "Đoạn lạ."})
    assert "Đoạn lạ." in Paper(fill("hd05", data)).styled("Thân văn bản")


def test_legal_basis_is_punctuated_as_each_guide_wants() -> None:
    assert paper("hd36", "full").styled("Căn cứ") == [
        "Căn cứ Quy chế làm việc của Đảng uỷ phường;",
        "Căn cứ Nghị quyết số 01-NQ/ĐU,",
    ]
    assert paper("hd05", "full").styled("Căn cứ") == [
        "- Căn cứ Quy chế làm việc của Đảng uỷ phường;",
        "- Căn cứ Nghị quyết số 01-NQ/ĐU.",
    ]


# --- recipients and signature ---


def test_recipients_stand_left_and_the_signer_right(made: Paper) -> None:
    ((recipients, signer),) = columns_of(made.document.tables[1])
    assert recipients[0] == "Nơi nhận:"
    assert signer == ["T/M ĐẢNG UỶ", "BÍ THƯ", "", "", "", "", "Nguyễn Văn A"]


def test_recipients_are_punctuated_as_each_guide_wants() -> None:
    for rule_set_id, mark in (("hd36", ","), ("hd05", ";")):
        lines = paper(rule_set_id).styled("Nơi nhận danh sách")
        assert [line[-1] for line in lines] == [mark, mark, mark, "."]
        assert all(line.startswith("- ") for line in lines)
        assert lines[-1] == "- Lưu Văn phòng Đảng uỷ."


def test_the_colon_after_noi_nhan_is_underlined_in_the_old_guide_only() -> None:
    for rule_set_id, expected in (("hd36", "Nơi nhận:"), ("hd05", "Nơi nhận")):
        word = paper(rule_set_id).one("Nơi nhận")
        assert "".join(run.text for run in word.runs if run.font.underline) == expected


def test_who_signs_directly_signs_under_a_bold_post() -> None:
    data = sample()
    data["ky"] = {"quyen_han": "", "chuc_vu": "CHÁNH VĂN PHÒNG", "ho_ten": "Nguyễn Văn A"}
    filled = Paper(fill("hd05", data))
    assert filled.one("CHÁNH VĂN PHÒNG").style.font.bold
    assert columns_of(filled.document.tables[1])[0][1][0] == "CHÁNH VĂN PHÒNG"


def test_a_member_signs_without_a_post() -> None:
    data = sample()
    data["ky"]["chuc_vu"] = ""
    assert columns_of(Paper(fill("hd05", data)).document.tables[1])[0][1][:2] == ["T/M ĐẢNG UỶ", ""]


@pytest.mark.parametrize("kind", ["doan", "gach", "cong", "muc_3"])
def test_the_signature_is_kept_with_the_last_line_of_the_body(kind: str) -> None:
    data = sample()
    data["noi_dung"].append({"kieu": kind, "so": "c)", "chu": "dòng cuối cùng."})
    filled = Paper(fill("hd05", data))
    kept = [p.text for p in filled.paragraphs() if p._p.find(f"{W}pPr/{W}keepNext") is not None]
    assert [text.endswith("dòng cuối cùng.") for text in kept] == [True]
    (row,) = filled.document.tables[1].rows
    assert row._tr.find(f"{W}trPr/{W}cantSplit") is not None


def test_a_line_that_announces_others_is_kept_with_them() -> None:
    data = sample()
    lines = [{"kieu": kind, "so": "a)", "chu": text} for kind in ("doan", "gach", "cong") for text in ("Gồm:", "Hết.")]
    data["noi_dung"] = [*lines, {"kieu": "doan", "so": "", "chu": "Cuối cùng."}]
    filled = Paper(fill("hd05", data))
    kept = [p.text.lstrip("-+ ") for p in filled.paragraphs() if p._p.find(f"{W}pPr/{W}keepNext") is not None]
    assert kept == ["Gồm:", "Gồm:", "Gồm:", "Cuối cùng."]


# --- appendices ---


@pytest.mark.parametrize("rule_set_id", BOTH)
def test_without_an_appendix_the_paper_has_no_page_on_its_side(rule_set_id: str) -> None:
    made = Paper(fill(rule_set_id, sample() | {"phu_luc": []}))
    assert [section.orientation for section in made.document.sections] == [WD_ORIENT.PORTRAIT]
    assert made.document.sections[0].different_first_page_header_footer


def test_an_only_appendix_has_no_number_and_two_have() -> None:
    assert paper("hd05").styled("Phụ lục") == ["Phụ lục"]
    assert paper("hd05", "full").styled("Phụ lục") == ["Phụ lục 1", "Phụ lục 2"]


def test_the_new_guide_names_the_parent_document_under_the_title() -> None:
    assert paper("hd36").styled("Phụ lục kèm theo") == []
    (line,) = paper("hd05").styled("Phụ lục kèm theo")
    assert line == "(Kèm theo Báo cáo số 127-BC/ĐU, ngày 09/10/2026 của Đảng uỷ phường Ví Dụ)"
    texts = paper("hd05").texts()
    assert texts[texts.index(line) - 1] == "Kết quả thực hiện các chỉ tiêu 9 tháng đầu năm 2026"


def test_the_table_repeats_its_head_and_holds_every_row(made: Paper) -> None:
    table = made.document.tables[2]
    assert table.rows[0]._tr.find(f"{W}trPr/{W}tblHeader") is not None
    assert [cell.text for cell in table.rows[0].cells][3:5] == ["KH năm", "TH 9 tháng"]
    rows = [[cell.text for cell in dict.fromkeys(row.cells)] for row in table.rows[1:]]
    assert rows[0] == ["I", "Kinh tế"]
    assert rows[1] == ["1", "Thu ngân sách nhà nước trên địa bàn", "tỷ đồng", "11,1", "8,2", "73,9", "7,7", "106,5",
                       "Chưa", ""]  # fmt: skip
    assert len(rows) == 5


def test_a_unit_for_the_whole_table_stands_above_it() -> None:
    assert paper("hd05").styled("Đơn vị tính") == []
    assert paper("hd05", "full").styled("Đơn vị tính") == ["Đơn vị tính: triệu đồng"]


# --- properties ---


def test_title_and_language_are_in_the_properties(made: Paper) -> None:
    assert made.document.core_properties.title.startswith("Báo cáo sơ kết tình hình")
    assert made.document.core_properties.language == "vi-VN"
