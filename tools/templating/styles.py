"""The named styles of a Party paper. In: a rule set seen by the builder. Out: `Style`s: Vietnamese names, ASCII ids."""

from __future__ import annotations

from typing import Any

from reportgen.units import mm

from .party import Party
from .word import Font, Line, ParagraphFormat, Style

GREY = "7F7F7F"


def styles(party: Party) -> list[Style]:
    """Every style that the parts below use."""
    return [
        *_heading_block_styles(party),
        *_title_styles(party),
        *_body_styles(party),
        *_signature_styles(party),
        *_appendix_styles(party),
        Style(id="SoTrang", name="Số trang", font=party.font("page.number"), format=party.aligned("page.number")),
        Style(
            id="TheDieuKhien",
            name="Thẻ điều khiển",
            font=party.plain("tag", color=GREY),
            format=ParagraphFormat(),
        ),
        Style(
            id="DongCuoi",
            name="Dòng cuối phần",
            font=Font(size=1),
            format=ParagraphFormat(line=1),
        ),
    ]


def _component(party: Party, style_id: str, name: str, rule_id: str, **properties: Any) -> Style:
    return Style(id=style_id, name=name, font=party.font(rule_id), format=party.aligned(rule_id, **properties))


def _heading_block_styles(party: Party) -> list[Style]:
    block = party.house["heading_block"]
    return [
        _component(party, "TieuDeDang", "Tiêu đề Đảng", "party_title"),
        Style(id="KeDuoiTieuDe", name="Kẻ dưới tiêu đề", font=Font(size=1), format=_rule_below_title(party)),
        _component(party, "CoQuanCapTren", "Tên cơ quan cấp trên", "superior_name"),
        _component(party, "CoQuanBanHanh", "Tên cơ quan ban hành", "issuing_name"),
        Style(
            id="DauSao",
            name="Dấu sao",
            font=party.plain("asterisk"),
            format=party.aligned("issuing_name.asterisk"),
        ),
        _component(party, "SoKyHieu", "Số ký hiệu", "number"),
        _component(party, "DuThao", "Dự thảo", "draft_note", before=block["draft_before_pt"]),
        _component(party, "DiaDanhNgay", "Địa danh ngày tháng", "place_date"),
    ]


def _rule_below_title(party: Party) -> ParagraphFormat:
    """A very low paragraph whose top border is the line: its indents leave exactly the title's width."""
    block = party.house["heading_block"]
    left, right = party.title_cell()
    length = party.text_width(party.rules.text("party_title.text"), party.font("party_title"))
    indent = (right - left - length) / 2
    line = Line(width=block["rule_width_pt"])
    return ParagraphFormat(before=block["rule_gap_pt"], line=2, left=indent, right=indent, top=line)


def _title_styles(party: Party) -> list[Style]:
    block = party.house["title_block"]
    sides: dict[str, Any] = {"left": mm(block["indent_mm"]), "right": mm(block["indent_mm"]), "keep_next": True}
    kind = _component(party, "TenLoai", "Tên loại văn bản", "type_name", before=block["before_pt"], keep_next=True)
    author = Style(
        id="TacGia",
        name="Tác giả văn bản",
        font=party.plain("summary", bold=True, caps=True),
        format=party.aligned("author_line", **sides),
    )
    divider = Style(
        id="GachNoi",
        name="Gạch nối dưới trích yếu",
        font=party.plain("divider"),
        format=party.aligned("summary.divider", after=block["after_pt"]),
    )
    return [kind, author, _component(party, "TrichYeu", "Trích yếu", "summary", **sides), divider]


def _body_styles(party: Party) -> list[Style]:
    text = party.font("body.text")
    heading: dict[str, Any] = {"keep_next": True, "keep_lines": True}
    middle: dict[str, Any] = {**heading, "align": "center", "first_line": 0}
    bold = Font(size=text.size, bold=True)
    return [
        Style(id="ThanVanBan", name="Thân văn bản", font=text, format=party.body()),
        Style(id="CanCu", name="Căn cứ", font=text, format=party.body()),
        Style(
            id="Phan",
            name="Phần",
            font=party.font("phan_chuong.number"),
            format=party.body(**middle, before=6, after=0),
        ),
        Style(
            id="TenPhan",
            name="Tên phần",
            font=party.font("phan_chuong.name"),
            format=party.body(**middle, outline=0),
        ),
        _heading(party, "MucLon", "Mục A", Font(size=text.size, bold=True, caps=True), 0),
        _heading(party, "MucLaMa", "Mục I", Font(size=text.size, bold=True, caps=True), 1),
        _heading(party, "Muc1", "Mục 1", bold, 2),
        _heading(party, "Muc2", "Mục 1.1", Font(size=text.size, bold=True, italic=True), 3),
        Style(id="DiemA", name="Điểm a", font=party.font("diem"), format=party.body()),
        Style(id="GachDauDong", name="Gạch đầu dòng", font=text, format=party.body()),
        Style(id="CongDauDong", name="Cộng đầu dòng", font=text, format=party.body()),
        Style(
            id="Hinh",
            name="Hình",
            font=text,
            format=ParagraphFormat(align="center", before=6, after=6, keep_next=True),
        ),
        Style(
            id="ChuThichHinh",
            name="Chú thích hình",
            font=party.plain("caption", italic=True),
            format=ParagraphFormat(align="center", after=6),
        ),
    ]


def _heading(party: Party, style_id: str, name: str, font: Font, outline: int) -> Style:
    form = party.body(keep_next=True, keep_lines=True, outline=outline)
    return Style(id=style_id, name=name, font=font, format=form, next="ThanVanBan")


def _signature_styles(party: Party) -> list[Style]:
    before = party.house["signature"]["before_pt"]
    return [
        _component(party, "QuyenHan", "Quyền hạn ký", "authority", before=before),
        _component(party, "ChucVu", "Chức vụ người ký", "post"),
        Style(
            id="ChucVuKyTrucTiep",
            name="Chức vụ ký trực tiếp",
            font=party.font("post", bold=party.rules.flag("post.bold_if_signing_directly")),
            format=party.aligned("post", before=before),
        ),
        Style(id="ChoKy", name="Chỗ ký", font=Font(size=party.size("post")), format=party.aligned("post")),
        _component(party, "HoTenNguoiKy", "Họ tên người ký", "signer_name"),
        _component(party, "NoiNhan", "Nơi nhận", "recipients_word", before=before),
        _component(party, "NoiNhanDanhSach", "Nơi nhận danh sách", "recipients_list"),
    ]


def _appendix_styles(party: Party) -> list[Style]:
    cells: dict[str, Any] = {"before": 2, "after": 2}
    middle = ParagraphFormat(align="center", **cells)
    title = ParagraphFormat(align="center", keep_next=True)
    sides = mm(party.house["appendix"]["title_indent_mm"])
    room = 0 if party.rules.flag("appendix.parent_line.value") else 6  # else the line below brings it
    small = party.plain("table")
    bold = party.plain("table", bold=True)
    return [
        Style(id="PhuLuc", name="Phụ lục", font=party.plain("appendix_title", bold=True), format=title),
        Style(
            id="TenPhuLuc",
            name="Tên phụ lục",
            font=party.plain("appendix_title", bold=True, caps=True),
            format=ParagraphFormat(align="center", left=sides, right=sides, after=room, keep_next=True, outline=0),
        ),
        Style(
            id="PhuLucKemTheo",
            name="Phụ lục kèm theo",
            font=party.plain("appendix_parent", italic=True),
            format=ParagraphFormat(align="center", after=6, keep_next=True),
        ),
        Style(
            id="DonViTinh",
            name="Đơn vị tính",
            font=party.plain("unit", italic=True),
            format=ParagraphFormat(align="right", before=6, after=3, keep_next=True),
        ),
        Style(id="BangDauCot", name="Bảng đầu cột", font=bold, format=middle),
        Style(id="BangNhom", name="Bảng nhóm", font=bold, format=ParagraphFormat(**cells)),
        Style(id="BangChu", name="Bảng chữ", font=small, format=ParagraphFormat(**cells)),
        Style(id="BangGiua", name="Bảng giữa", font=small, format=middle),
        Style(id="BangSo", name="Bảng số", font=small, format=ParagraphFormat(align="right", **cells)),
    ]
