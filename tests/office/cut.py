"""Documents whose rows, boxes and tables go on over a page's end. Each function returns a .docx."""

# ruff: noqa: E501 - a sentence and its properties are read better in one line

from __future__ import annotations

from tests.notation import cell, p, row, table, word_file

from .parts import NEW, OLD, PROSE, STATE, heads, title

FIXED = "tblW(w={} type=dxa) tblLayout(type=fixed)"
HALF_MORE = "spacing(line=360 lineRule=auto)"
BOX = "pBdr{top(val=single sz=8 space=4 color=auto) left(val=single sz=8 space=4 color=auto) bottom(val=single sz=8 space=4 color=auto) right(val=single sz=8 space=4 color=auto)}"


def _row(*texts: str, widths: tuple[int, ...], pr: str = "", rpr: str = "") -> str:
    return row(*(cell(p(text, rpr=rpr), width=width) for text, width in zip(texts, widths, strict=True)), pr=pr)


def bien_ban_ban_giao() -> bytes:
    """Two tables with nothing between them: Word and LibreOffice make one of them, whose head repeats."""
    wide, narrow = (700, 5200, 1500, 1670), (5900, 3170)
    head = _row("TT", "Tên tài sản", "Số lượng", "Tình trạng", widths=wide, pr="tblHeader", rpr="b")
    goods = [_row(str(n), f"Bàn làm việc số {n}", str(n % 4 + 1), "Còn tốt", widths=wide) for n in range(1, 31)]
    sums = [_row(f"Cộng nhóm {n}", f"{n * 3} chiếc", widths=narrow) for n in range(1, 21)]
    return word_file(
        heads(("ỦY BAN NHÂN DÂN PHƯỜNG X", "!VĂN PHÒNG"), STATE, widths=(4300, 4900)),
        title("BIÊN BẢN BÀN GIAO TÀI SẢN", "Tháng 9 năm 2024"),
        table(head, *goods, grid=wide, pr=FIXED.format(sum(wide)), style="TableGrid"),
        table(*sums, grid=narrow, pr=FIXED.format(sum(narrow)), style="TableGrid"),
        p("Biên bản được lập thành hai bản, mỗi bên giữ một bản."),
        styles=OLD,
    )


def phieu_bo_sung_ly_lich() -> bytes:
    """Cells over two pages: one aligned in its middle, lines half as high again, space after, a spacing by paragraph."""
    widths = (1700, 2400, 5100)
    dots = [p("." * 26, pr=HALF_MORE) for _ in range(32)]
    kin = [
        p(name, pr=f"jc=center {HALF_MORE}", rpr="sz=22")
        for name in ("Bố, mẹ", "", "Vợ", "Chồng", "", "", "Các con:", "", "", "Anh chị em ruột")
    ]
    told = [p(PROSE[number % 6], pr="spacing(before=60 after=120) jc=both", rpr="sz=24") for number in range(7)]
    return word_file(
        title("PHIẾU BỔ SUNG LÝ LỊCH", "(Kèm theo hồ sơ cán bộ)"),
        *(p(PROSE[number]) for number in range(3)),
        table(
            _row("Quan hệ", "Họ và tên", "Nơi ở, nghề nghiệp, hoàn cảnh", widths=widths, pr="tblHeader", rpr="b"),
            row(
                cell(*kin, width=widths[0], pr="vAlign=center"),
                cell(*dots, width=widths[1]),
                cell(*told, width=widths[2]),
            ),
            grid=widths,
            pr=FIXED.format(sum(widths)),
            style="TableGrid",
        ),
        p("Người khai ký và ghi rõ họ tên."),
        styles=OLD,
    )


def thong_bao_dong_khung() -> bytes:
    """Boxes of several paragraphs over the ends of pages."""
    boxed = [p(f"{number}. {PROSE[number % 6]}", pr=BOX) for number in range(1, 13)]
    single = [p(f"Lưu ý {number}: {PROSE[number % 6]}", pr=BOX.replace("space=4", "space=8")) for number in range(1, 4)]
    plain = [p(PROSE[number % 6]) for number in range(4)]
    return word_file(title("THÔNG BÁO", "về việc tiếp công dân"), *plain, *boxed, *plain, *single, *plain, styles=NEW)
