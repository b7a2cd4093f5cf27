"""The parts of a Party paper in Word. In: a rule set and the house's choices. Out: named styles, pages, the parts' XML.

What a rule decides is read from the rule; what the rules leave open is read from house.yaml. Style names are
Vietnamese, for the clerk who edits the template in Word; ids are ASCII.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from reportgen.fonts import FontLibrary
from reportgen.standards import RuleSet
from reportgen.units import Pt, mm, to_mm

from .word import CellFormat, Font, Line, Page, ParagraphFormat, Style, cell, page_field, paragraph, row, run, table

HOUSE: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "house.yaml").read_text(encoding="utf-8"))

LANGUAGE = "vi-VN"
DIGIT_HEIGHT = 0.676
"""Height of the digits of Times New Roman, in shares of the em."""

GREY = "7F7F7F"


@dataclass(frozen=True)
class Party:
    """A rule set seen by the builder."""

    rules: RuleSet
    house: dict[str, Any]

    # --- what a rule says, as Word wants it ---

    @property
    def family(self) -> str:
        return self.rules.text("page.font.family")

    def size(self, rule_id: str) -> Pt:
        """The size of a component: the rule's, or within its range the house's."""
        return self.rules.number(f"{rule_id}.size_pt", self.house["sizes_pt"].get(rule_id))

    def font(self, rule_id: str, **changes: bool) -> Font:
        """Size, bold, italic and case as the rule says."""
        measures = {**self.rules.rule(rule_id).measures, **changes}
        return Font(
            size=self.size(rule_id),
            bold=measures.get("bold") is True or None,
            italic=measures.get("italic") is True or None,
            caps=measures.get("case") == "upper" or None,
        )

    def centred(self, rule_id: str, **properties: Any) -> ParagraphFormat:
        """The rule's alignment with single spacing."""
        return ParagraphFormat(align=self.rules.text(f"{rule_id}.align"), **properties)

    def body(self, **properties: Any) -> ParagraphFormat:
        """A paragraph of the body."""
        wish = self.house["body"]
        standard = {
            "align": self.rules.text("body.align.value"),
            "first_line": mm(self.rules.number("body.first_line_indent_mm.nominal")),
            "line": self.rules.number("body.line_spacing.pt", wish["line_spacing_pt"]),
            "after": self.rules.number("body.paragraph_spacing_pt.value", wish["paragraph_spacing_pt"]),
        }
        return ParagraphFormat(**{**standard, **properties})

    def plain(self, name: str, **properties: Any) -> Font:
        """A font whose size only the house decides."""
        return Font(size=self.house["sizes_pt"][name], **properties)

    # --- measures ---

    @property
    def margins(self) -> dict[str, Pt]:
        sides = ("top", "bottom", "left", "right")
        return {side: mm(self.rules.number(f"page.margins_mm.front.{side}")) for side in sides}

    @property
    def paper(self) -> tuple[Pt, Pt]:
        return mm(self.rules.number("page.paper_mm.width")), mm(self.rules.number("page.paper_mm.height"))

    def text_width(self, text: str, font: Font) -> Pt:
        face = FontLibrary.bundled().match(self.family, bold=bool(font.bold), italic=bool(font.italic)).face
        return face.width(text) * (font.size or 0)

    def header_distance(self) -> Pt:
        """From the paper's edge to the header's line: the middle of the digits stands where the house wants it."""
        size = self.size("page.number")
        face = FontLibrary.bundled().match(self.family).face
        middle = (face.ascent - DIGIT_HEIGHT / 2) * size
        return mm(self.house["page_number"]["centred_on_mm"]) - middle

    # --- pages ---

    def first_page(self) -> Page:
        """The paper's own pages: upright, no number on the first."""
        width, height = self.paper
        return Page(width=width, height=height, **self.margins, header=self.header_distance(), hide_first_number=True)

    def appendix_page(self) -> Page:
        """An appendix's pages: on their side for a wide table, numbered on their own where the rule wants it."""
        width, height = self.paper
        restart = self.rules.flag("appendix.page_number.restart_each")
        turned = self.house["appendix"]["landscape"]
        return Page(
            width=height if turned else width,
            height=width if turned else height,
            **self.margins,
            header=self.header_distance(),
            landscape=turned,
            first_number=1 if restart else None,
            hide_first_number=restart and self.house["appendix"]["hide_first_number"],
        )

    # --- styles ---

    def styles(self) -> list[Style]:
        """Every style that the parts below use."""
        return [
            *self._heading_block_styles(),
            *self._title_styles(),
            *self._body_styles(),
            *self._signature_styles(),
            *self._appendix_styles(),
            Style(id="SoTrang", name="Số trang", font=self.font("page.number"), format=self.centred("page.number")),
            Style(
                id="TheDieuKhien",
                name="Thẻ điều khiển",
                font=self.plain("tag", color=GREY),
                format=ParagraphFormat(),
            ),
            Style(
                id="DongCuoi",
                name="Dòng cuối phần",
                font=Font(size=1),
                format=ParagraphFormat(line=1),
            ),
        ]

    def _component(self, style_id: str, name: str, rule_id: str, **properties: Any) -> Style:
        return Style(id=style_id, name=name, font=self.font(rule_id), format=self.centred(rule_id, **properties))

    def _heading_block_styles(self) -> list[Style]:
        block = self.house["heading_block"]
        return [
            self._component("TieuDeDang", "Tiêu đề Đảng", "party_title"),
            Style(id="KeDuoiTieuDe", name="Kẻ dưới tiêu đề", font=Font(size=1), format=self._rule_below_title()),
            self._component("CoQuanCapTren", "Tên cơ quan cấp trên", "superior_name"),
            self._component("CoQuanBanHanh", "Tên cơ quan ban hành", "issuing_name"),
            Style(
                id="DauSao",
                name="Dấu sao",
                font=self.plain("asterisk"),
                format=self.centred("issuing_name.asterisk"),
            ),
            self._component("SoKyHieu", "Số ký hiệu", "number"),
            self._component("DuThao", "Dự thảo", "draft_note", before=block["date_before_pt"]),
            self._component("DiaDanhNgay", "Địa danh ngày tháng", "place_date"),
        ]

    def _rule_below_title(self) -> ParagraphFormat:
        """A very low paragraph whose top border is the line: its indents leave exactly the title's width."""
        block = self.house["heading_block"]
        left, right = self._title_cell()
        length = self.text_width(self.rules.text("party_title.text"), self.font("party_title"))
        indent = (right - left - length) / 2
        line = Line(width=block["rule_width_pt"])
        return ParagraphFormat(before=block["rule_gap_pt"], line=2, left=indent, right=indent, top=line)

    def _title_cell(self) -> tuple[Pt, Pt]:
        """Left and right edge of the room in which the title is centred, from the paper's edge."""
        block = self.house["heading_block"]
        left, centre = mm(block["names"][1]), mm(block["title_centre"])
        return left, 2 * centre - left

    def _title_styles(self) -> list[Style]:
        block = self.house["title_block"]
        sides = {"left": mm(block["indent_mm"]), "right": mm(block["indent_mm"]), "keep_next": True}
        kind = self._component("TenLoai", "Tên loại văn bản", "type_name", before=block["before_pt"], keep_next=True)
        author = Style(
            id="TacGia",
            name="Tác giả văn bản",
            font=self.plain("summary", bold=True, caps=True),
            format=self.centred("author_line", **sides),
        )
        divider = Style(
            id="GachNoi",
            name="Gạch nối dưới trích yếu",
            font=self.plain("divider"),
            format=self.centred("summary.divider", after=block["after_pt"]),
        )
        return [kind, author, self._component("TrichYeu", "Trích yếu", "summary", **sides), divider]

    def _body_styles(self) -> list[Style]:
        text = self.font("body.text")
        heading: dict[str, Any] = {"keep_next": True, "keep_lines": True}
        middle: dict[str, Any] = {**heading, "align": "center", "first_line": 0}
        bold = Font(size=text.size, bold=True)
        return [
            Style(id="ThanVanBan", name="Thân văn bản", font=text, format=self.body()),
            Style(id="CanCu", name="Căn cứ", font=text, format=self.body()),
            Style(
                id="Phan",
                name="Phần",
                font=self.font("phan_chuong.number"),
                format=self.body(**middle, before=6, after=0),
            ),
            Style(
                id="TenPhan",
                name="Tên phần",
                font=self.font("phan_chuong.name"),
                format=self.body(**middle, outline=0),
            ),
            self._heading("MucLon", "Mục A", Font(size=text.size, bold=True, caps=True), 0),
            self._heading("MucLaMa", "Mục I", Font(size=text.size, bold=True, caps=True), 1),
            self._heading("Muc1", "Mục 1", bold, 2),
            self._heading("Muc2", "Mục 1.1", Font(size=text.size, bold=True, italic=True), 3),
            Style(id="DiemA", name="Điểm a", font=self.font("diem"), format=self.body()),
            Style(id="GachDauDong", name="Gạch đầu dòng", font=text, format=self.body()),
            Style(id="CongDauDong", name="Cộng đầu dòng", font=text, format=self.body()),
            Style(
                id="Hinh",
                name="Hình",
                font=text,
                format=ParagraphFormat(align="center", before=6, after=6, keep_next=True),
            ),
            Style(
                id="ChuThichHinh",
                name="Chú thích hình",
                font=self.plain("caption", italic=True),
                format=ParagraphFormat(align="center", after=6),
            ),
        ]

    def _heading(self, style_id: str, name: str, font: Font, outline: int) -> Style:
        form = self.body(keep_next=True, keep_lines=True, outline=outline)
        return Style(id=style_id, name=name, font=font, format=form, next="ThanVanBan")

    def _signature_styles(self) -> list[Style]:
        before = self.house["signature"]["before_pt"]
        return [
            self._component("QuyenHan", "Quyền hạn ký", "authority", before=before),
            self._component("ChucVu", "Chức vụ người ký", "post"),
            Style(
                id="ChucVuKyTrucTiep",
                name="Chức vụ ký trực tiếp",
                font=self.font("post", bold=self.rules.flag("post.bold_if_signing_directly")),
                format=self.centred("post", before=before),
            ),
            Style(id="ChoKy", name="Chỗ ký", font=Font(size=self.size("post")), format=self.centred("post")),
            self._component("HoTenNguoiKy", "Họ tên người ký", "signer_name"),
            self._component("NoiNhan", "Nơi nhận", "recipients_word", before=before),
            self._component("NoiNhanDanhSach", "Nơi nhận danh sách", "recipients_list"),
        ]

    def _appendix_styles(self) -> list[Style]:
        cells = {"before": 2, "after": 2}
        middle = ParagraphFormat(align="center", **cells)
        title = ParagraphFormat(align="center", keep_next=True)
        small = self.plain("table")
        bold = self.plain("table", bold=True)
        return [
            Style(id="PhuLuc", name="Phụ lục", font=self.plain("appendix_title", bold=True), format=title),
            Style(
                id="TenPhuLuc",
                name="Tên phụ lục",
                font=self.plain("appendix_title", bold=True, caps=True),
                format=ParagraphFormat(align="center", keep_next=True, outline=0),
            ),
            Style(
                id="PhuLucKemTheo",
                name="Phụ lục kèm theo",
                font=self.plain("appendix_parent", italic=True),
                format=ParagraphFormat(align="center", after=6, keep_next=True),
            ),
            Style(
                id="DonViTinh",
                name="Đơn vị tính",
                font=self.plain("unit", italic=True),
                format=ParagraphFormat(align="right", before=6, after=3, keep_next=True),
            ),
            Style(id="BangDauCot", name="Bảng đầu cột", font=bold, format=middle),
            Style(id="BangNhom", name="Bảng nhóm", font=bold, format=ParagraphFormat(**cells)),
            Style(id="BangChu", name="Bảng chữ", font=small, format=ParagraphFormat(**cells)),
            Style(id="BangGiua", name="Bảng giữa", font=small, format=middle),
            Style(id="BangSo", name="Bảng số", font=small, format=ParagraphFormat(align="right", **cells)),
        ]

    # --- parts ---

    def page_number(self) -> str:
        """The header's paragraph."""
        return paragraph("SoTrang", page_field())

    def heading_block(self) -> str:
        """Names and number on the left, title and date on the right: two rows of an invisible table.

        The second row is cut elsewhere than the first, because names are wide and a number is not, dates are wider
        than the title; both blocks keep their centres over both rows.
        """
        block = self.house["heading_block"]
        start, names_end = (mm(value) for value in block["names"])
        centre, end = mm(block["title_centre"]), mm(block["title_right"])
        date_start = 2 * centre - end
        columns = [date_start - start, names_end - date_start, end - names_end]
        names_centre = (start + names_end) / 2
        upper = row(
            cell(CellFormat(width=columns[0] + columns[1], span=2), *self._names()),
            cell(CellFormat(width=columns[2], margins=(0, end - self._title_cell()[1])), *self._title()),
        )
        lower = row(
            cell(CellFormat(width=columns[0], margins=(2 * names_centre - start - date_start, 0)), *self._number()),
            cell(CellFormat(width=columns[1] + columns[2], span=2), paragraph("DiaDanhNgay", "{{ dia_danh_ngay }}")),
        )
        return table(columns, [upper, lower])

    def _names(self) -> list[str]:
        return [
            tag("{%p if co_quan.cap_tren %}"),
            paragraph("CoQuanCapTren", "{{ co_quan.cap_tren }}"),
            tag("{%p endif %}"),
            paragraph("CoQuanBanHanh", "{{ co_quan.ten }}"),
            paragraph("DauSao", self.rules.text("issuing_name.asterisk.text")),
        ]

    def _title(self) -> list[str]:
        return [paragraph("TieuDeDang", self.rules.text("party_title.text")), paragraph("KeDuoiTieuDe")]

    def _number(self) -> list[str]:
        return [
            paragraph("SoKyHieu", "{{ so_ky_hieu }}"),
            tag("{%p if du_thao %}"),
            paragraph("DuThao", self.rules.text("draft_note.text") + "{{ lan_du_thao }}"),
            tag("{%p endif %}"),
        ]

    def title_block(self) -> list[str]:
        """Type, author, summary and the five hyphens."""
        return [
            paragraph("TenLoai", "{{ ten_loai }}"),
            tag("{%p if tac_gia %}"),
            paragraph("TacGia", "{{ tac_gia }}"),
            tag("{%p endif %}"),
            paragraph("TrichYeu", "{{ trich_yeu }}"),
            paragraph("GachNoi", self.rules.text("summary.divider.text")),
        ]

    def legal_basis(self) -> list[str]:
        """The lines of can_cu with the marks that the rule wants."""
        rule = self.rules.rule("legal_basis").measures
        ending = f'{{{{ "{rule["last_ends"]}" if loop.last else "{rule["each_ends"]}" }}}}'
        return [
            tag("{%p for dong in can_cu %}"),
            paragraph("CanCu", f"{rule['prefix']}{{{{ dong }}}}{ending}"),
            tag("{%p endfor %}"),
        ]

    def signature(self) -> str:
        """Recipients on the left, who signs on the right, in one row that no page break splits."""
        margins = self.margins
        split = mm(self.house["signature"]["split_mm"])
        columns = [split - margins["left"], self.paper[0] - margins["right"] - split]
        left = cell(CellFormat(width=columns[0]), *self._recipients())
        right = cell(CellFormat(width=columns[1]), *self._signer())
        return table(columns, [row(left, right)])

    def _recipients(self) -> list[str]:
        word = self.rules.text("recipients_word.text")
        span = self.rules.text("recipients_word.underline.span")
        ends = self.rules.rule("recipients_list.ends").measures
        prefix = self.rules.text("recipients_list.prefix")
        ending = f'{{{{ "{ends["last_ends"]}" if loop.last else "{ends["each_ends"]}" }}}}'
        rest = word.removeprefix(span)
        return [
            paragraph("NoiNhan", run(span, Font(underline=True)), run(rest) if rest else ""),
            tag("{%p for noi in noi_nhan %}"),
            paragraph("NoiNhanDanhSach", f"{prefix}{{{{ noi }}}}{ending}"),
            tag("{%p endfor %}"),
        ]

    def _signer(self) -> list[str]:
        blank = [paragraph("ChoKy")] * self.house["signature"]["blank_lines"]
        return [
            tag("{%p if ky.quyen_han %}"),
            paragraph("QuyenHan", "{{ ky.quyen_han }}"),
            tag("{%p if ky.chuc_vu %}"),
            paragraph("ChucVu", "{{ ky.chuc_vu }}"),
            tag("{%p endif %}"),
            tag("{%p else %}"),
            paragraph("ChucVuKyTrucTiep", "{{ ky.chuc_vu }}"),
            tag("{%p endif %}"),
            *blank,
            paragraph("HoTenNguoiKy", "{{ ky.ho_ten }}"),
        ]

    def appendix_columns(self) -> list[Pt]:
        """Widths of the table's columns; together the width of the text."""
        widths: list[float] = self.house["appendix"]["columns_mm"]
        page = self.appendix_page()
        room = page.width - page.left - page.right
        if abs(sum(widths) - to_mm(room)) > 0.5:
            raise ValueError(f"columns_mm: {sum(widths)} mm instead of {to_mm(room):.1f} mm")
        return [mm(width) for width in widths]


def tag(text: str) -> str:
    """A paragraph that holds a tag only and is gone once the template is filled."""
    return paragraph("TheDieuKhien", text)
