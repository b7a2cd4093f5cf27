"""A certificate (giấy khen) as Word wants it. In: certificate.yaml. Out: measures, a page, `Style`s."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from art.certificate import Family

from reportgen.fonts import FontLibrary
from reportgen.units import Pt, mm

from .word import Font, Line, Page, ParagraphFormat, Style

CHOICES: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "certificate.yaml").read_text(encoding="utf-8"))
FONT = "Times New Roman"
BASELINE = 0.8
"""Where the baseline lies in a line of an exact height: Word and LibreOffice."""
ROOM = 1.25
"""An exact line's height in ems: the marks on capitals ("Ấ") stay whole."""
TAIL: Pt = 2
"""The paragraph behind the table, that Word wants; the art hangs from it."""


@dataclass(frozen=True)
class Certificate:
    """A family's certificate on one paper size. `enlarged`: 1 for A4."""

    family: Family
    enlarged: float

    @property
    def own(self) -> dict[str, Any]:
        """What is this family's own."""
        found: dict[str, Any] = CHOICES["families"][self.family]
        return found

    @property
    def rows(self) -> dict[str, float]:
        """Where each row begins, in mm on A4."""
        found: dict[str, float] = CHOICES["rows"] | self.own.get("rows", {})
        return found

    def line(self, name: str) -> dict[str, float]:
        """A line's measures, in pt and mm on A4."""
        found: dict[str, float] = CHOICES["lines"].get(name, {}) | self.own.get("lines", {}).get(name, {})
        return found

    def mm(self, length: float) -> Pt:
        return mm(length) * self.enlarged

    def points(self, size: float) -> Pt:
        """A size in whole half points."""
        return round(size * self.enlarged * 2) / 2

    @property
    def columns(self) -> list[Pt]:
        named = CHOICES["columns"]
        return [self.mm(named["right_from"] - named["left"]), self.mm(named["right"] - named["right_from"])]

    @property
    def left_margins(self) -> tuple[Pt, Pt]:
        """The margins of a cell on the left: its text stands before `split`."""
        return 0, self.mm(CHOICES["columns"]["right_from"] - CHOICES["columns"]["split"])

    def height(self, row: str, until: str) -> Pt:
        return self.mm(self.rows[until]) - self.mm(self.rows[row])

    def page(self) -> Page:
        width, height = (self.mm(CHOICES["page"][side]) for side in ("width", "height"))
        return Page(
            width=width,
            height=height,
            top=self.mm(self.rows["head"]),
            bottom=height - self.mm(self.rows["end"]) - 2 * TAIL,
            left=self.mm(CHOICES["columns"]["left"]),
            right=width - self.mm(CHOICES["columns"]["right"]),
            header=0,
            landscape=True,
            has_header=False,
        )


# --- styles ------------------------------------------------------------------------------------------------


def styles(made: Certificate) -> list[Style]:
    """Every style of the certificate."""
    return [
        *_head_styles(made),
        *_title_styles(made),
        *_recipient_styles(made),
        *_signature_styles(made),
        Style(
            id="TheDieuKhien",
            name="Thẻ điều khiển",
            font=Font(size=6, color="7F7F7F"),
            format=ParagraphFormat(line=6),
        ),
        Style(id="DongCuoi", name="Dòng cuối trang", font=Font(size=1), format=ParagraphFormat(line=TAIL)),
    ]


class _Lines:
    """Makes the styles of lines that stand one under the other in a row: each baseline gives the room before."""

    def __init__(self, made: Certificate, row: str) -> None:
        self.made = made
        self.below = made.mm(made.rows[row])

    def style(self, style_id: str, name: str, line: str, **looks: Any) -> Style:
        measures = self.made.line(line)
        height = _line_height(self.made, measures)
        before = 0.0
        if "baseline" in measures:
            top = self.made.mm(measures["baseline"]) - BASELINE * height
            before, self.below = top - self.below, top + height
        if before < 0:
            raise ValueError(f"{style_id}: {-before:.1f} pt too little room below the line above")
        form = ParagraphFormat(align="center", before=before, line=height)
        return Style(id=style_id, name=name, font=_font(self.made, measures, **looks), format=form)


def _line_height(made: Certificate, measures: dict[str, float]) -> Pt:
    wished = measures.get("line", ROOM * measures["size"])
    return made.points(wished)


def _font(made: Certificate, measures: dict[str, float], **looks: Any) -> Font:
    scale = {"scale": int(measures["scale"])} if "scale" in measures else {}
    return Font(size=made.points(measures["size"]), **{"color": CHOICES["colours"]["text"], **scale, **looks})


def _head_styles(made: Certificate) -> list[Style]:
    head = _Lines(made, "head")
    lines = [head.style("TieuDe", "Tiêu đề trên cùng", "head", bold=True)]
    if "motto" in made.own:
        lines.append(head.style("TieuNgu", "Tiêu ngữ", "motto", bold=True))
    ruled = _rule_below(made, made.own.get("motto", made.own["head"]), lines[-1].font)
    return [*lines, Style(id="KeDuoiTieuDe", name="Kẻ dưới tiêu đề", font=Font(size=1), format=ruled)]


def _rule_below(made: Certificate, text: str, font: Font) -> ParagraphFormat:
    """A very low paragraph whose top border is as long as `text`."""
    face = FontLibrary.bundled().match(FONT, bold=True, italic=False).face
    length = face.width(text) * (font.size or 0)
    indent = (sum(made.columns) - length) / 2
    return ParagraphFormat(line=2, left=indent, right=indent, top=Line(width=0.75 * made.enlarged))


def _title_styles(made: Certificate) -> list[Style]:
    title = _Lines(made, "title")
    red = CHOICES["colours"]["red"]
    issuer: dict[str, Any] = {"caps": True, **({"color": red} if made.own["issuer_red"] else {})}
    return [
        _Lines(made, "issuer").style("CoQuanCapTren", "Cơ quan cấp trên", "upper_issuer", **issuer),
        _Lines(made, "issuer").style("CoQuanTang", "Cơ quan tặng", "issuer", bold=True, **issuer),
        title.style("Tang", "Chữ TẶNG", "given", bold=True),
        title.style("GiayKhen", "Chữ GIẤY KHEN", "title", bold=True, color=red),
    ]


def _recipient_styles(made: Certificate) -> list[Style]:
    """Name and reason are as high as their letters, so that smaller ones take less room."""
    name, post, reason = made.line("recipient"), made.line("post"), made.line("reason")
    inset = made.mm(reason["inset_mm"])
    return [
        Style(
            id="TenNguoiNhan",
            name="Tên được khen",
            font=_font(made, name, bold=True, caps=True),
            format=ParagraphFormat(align="center"),
        ),
        Style(
            id="ChucVuDonVi",
            name="Chức vụ đơn vị",
            font=_font(made, post, bold=True),
            format=ParagraphFormat(align="center", line=_line_height(made, post)),
        ),
        Style(
            id="ThanhTich",
            name="Thành tích",
            font=_font(made, reason, bold=True, italic=True),
            format=ParagraphFormat(
                align="center",
                before=made.points(reason["before"]),
                ratio=reason["ratio"],
                left=inset,
                right=inset,
            ),
        ),
    ]


def _signature_styles(made: Certificate) -> list[Style]:
    date, signer, register = _Lines(made, "date"), _Lines(made, "signer"), _Lines(made, "signer")
    booked = register.style("VaoSo", "Vào sổ", "register", italic=True)
    room, line = booked.format.before, booked.format.line
    return [
        date.style("DiaDanhNgay", "Địa danh ngày tháng", "date", bold=True, italic=True),
        date.style("QuyenHan", "Quyền hạn ký", "authority", bold=True, caps=True),
        date.style("ChucVu", "Chức vụ người ký", "post_of_signer", caps=True),
        signer.style("HoTenNguoiKy", "Họ tên người ký", "name_of_signer", bold=True),
        Style(id="ChoVaoSo", name="Chỗ trên dòng vào sổ", font=Font(size=1), format=ParagraphFormat(line=room)),
        Style(id="VaoSo", name="Vào sổ", font=booked.font, format=ParagraphFormat(align="center", line=line)),
        Style(id="MaXacNhan", name="Mã xác nhận", font=Font(size=6), format=ParagraphFormat(align="center")),
    ]
