"""Documents that are mostly tables. Each function returns a .docx."""

# ruff: noqa: E501 - a sentence and its properties are read better in one line

from __future__ import annotations

from tests.notation import cell, field, p, r, row, sect, table, word_file

from .parts import BARE, MODE, NEW, OLD, PROSE, STATE, TEN_LINES, body, heads, person, signed, title

LANDSCAPE = {"size": (16838, 11906), "margins": (1134, 851, 851, 851)}
TIGHT = "spacing(before=0 after=0 line=240 lineRule=auto)"
MIDDLE = f"jc=center {TIGHT}"


def _head(text: str, width: int, pr: str = "", size: int = 22) -> str:
    return cell(p(text, pr=MIDDLE, rpr=f"b sz={size}"), width=width, pr=f"{pr} vAlign=center")


def _plain(text: str, width: int, jc: str = "left", size: int = 22, pr: str = "") -> str:
    return cell(p(text, pr=f"jc={jc} {TIGHT}", rpr=f"sz={size}"), width=width, pr=pr)


def _sheet(pr: str, **page: object) -> str:
    made = sect(pr, **page)  # type: ignore[arg-type]
    return made.replace('w:h="11906"', 'w:h="11906" w:orient="landscape"')


def bang_luong() -> bytes:
    """A payroll: landscape, a head of two merged rows that repeats, numbers on the right, a total row."""
    grid = (567, 2410, 1701, 1134, 1418, 1276, 1276, 1276, 1418, 1985, 700)
    names = ("TT", "Họ và tên", "Chức vụ", "Hệ số", "Lương", "", "", "", "Thực lĩnh", "Ký nhận", "Ghi chú")
    first = row(
        *(_head(names[i], grid[i], "vMerge=restart") for i in range(4)),
        _head("Các khoản phụ cấp và khấu trừ (đồng)", sum(grid[4:8]), "gridSpan=4"),
        *(_head(names[i], grid[i], "vMerge=restart") for i in range(8, 11)),
        pr="tblHeader",
    )
    second = row(
        *(_head("", grid[i], "vMerge") for i in range(4)),
        *(
            _head(text, grid[i])
            for i, text in zip(range(4, 8), ("Lương cơ bản", "Phụ cấp", "BHXH 8%", "BHYT 1,5%"), strict=True)
        ),
        *(_head("", grid[i], "vMerge") for i in range(8, 11)),
        pr="tblHeader",
    )

    def paid(number: int) -> str:
        base = 2_340_000 + number * 117_350
        values = (base, base // 4, base * 8 // 100, base * 15 // 1000)
        rest = values[0] + values[1] - values[2] - values[3]
        shown = [f"{value:,}".replace(",", ".") for value in (*values, rest)]
        return row(
            _plain(str(number + 1), grid[0], "center"),
            _plain(person(number), grid[1]),
            _plain(("Chuyên viên", "Cán sự", "Công chức Văn phòng - Thống kê")[number % 3], grid[2]),
            _plain(f"{2.34 + number * 0.11:.2f}".replace(".", ","), grid[3], "center"),
            *(_plain(text, width, "right") for text, width in zip(shown, grid[4:9], strict=True)),
            _plain("", grid[9]),
            _plain("", grid[10]),
            pr="cantSplit trHeight(val=454 hRule=atLeast)",
        )

    total = row(
        _head("Tổng cộng", sum(grid[:4]), "gridSpan=4"),
        *(_plain("1.234.567.890", width, "right", 22) for width in grid[4:9]),
        _plain("", sum(grid[9:]), pr="gridSpan=2"),
    )
    return word_file(
        heads(("ỦY BAN NHÂN DÂN PHƯỜNG X", "!VĂN PHÒNG"), STATE, widths=(6000, 8000)),
        title("BẢNG THANH TOÁN TIỀN LƯƠNG", "Tháng 9 năm 2024"),
        table(
            first,
            second,
            *(paid(i) for i in range(24)),
            total,
            grid=grid,
            style="TableGrid",
            pr="tblW(w=15161 type=dxa) tblLayout(type=fixed) tblLook(val=04A0)",
        ),
        p(
            "Số tiền bằng chữ: Một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín mươi đồng.",
            pr="spacing(before=120)",
            rpr="i",
        ),
        table(
            row(
                *(
                    cell(p(who, pr=MIDDLE, rpr="b"), p("(Ký, họ tên)", pr=MIDDLE, rpr="i sz=24"), width=5053)
                    for who in ("Người lập bảng", "Kế toán", "Thủ trưởng đơn vị")
                )
            ),
            grid=(5053, 5053, 5053),
            pr="tblW(w=0 type=auto)",
        ),
        styles=OLD,
        settings=MODE.format(14),
        section=_sheet("", **LANDSCAPE),
        footer=p("Trang ", field("PAGE"), " / ", field("NUMPAGES", "2"), pr="jc=right", rpr="sz=20"),
    )


def danh_sach() -> bytes:
    """A list of 60 with a repeated head row, shaded, over several pages."""
    grid = (743, 2500, 1500, 857, 2400, 1300)
    names = ("STT", "Họ và tên", "Ngày sinh", "Giới tính", "Nơi thường trú", "Ghi chú")
    head = row(
        *(
            _head(name, width, "shd(val=clear color=auto fill=D9E2F3)", 24)
            for name, width in zip(names, grid, strict=True)
        ),
        pr="cantSplit tblHeader",
    )
    rows = [
        row(
            _plain(str(i + 1), grid[0], "center", 24),
            _plain(person(i), grid[1], size=24),
            _plain(f"{i % 28 + 1:02}/{i % 12 + 1:02}/{1960 + i % 40}", grid[2], "center", 24),
            _plain("Nữ" if i % 2 else "Nam", grid[3], "center", 24),
            _plain(f"Số {i * 7 % 90 + 1}, đường Z, khu phố {i % 9 + 1}", grid[4], size=24),
            _plain("Hộ nghèo" if i % 7 == 0 else "", grid[5], size=24),
        )
        for i in range(60)
    ]
    return word_file(
        heads(("ỦY BAN NHÂN DÂN", "!PHƯỜNG X"), STATE, rule=1990725),
        title("DANH SÁCH", "Hội viên tham gia bảo hiểm y tế tự nguyện năm 2024"),
        table(head, *rows, grid=grid, style="TableGrid", pr="tblW(w=9300 type=dxa) jc=center tblLook(val=04A0)"),
        p("Danh sách này gồm 60 người./.", pr="spacing(before=120 after=0)", rpr="i"),
        signed(("Lưu: VT.",), ("NGƯỜI LẬP DANH SÁCH",), "Lê Văn C"),
        styles=NEW,
        footer=p(field("PAGE"), pr="jc=center"),
    )


def lich_cong_tac() -> bytes:
    """A week's calendar: days merged downwards, exact and at-least heights, shaded cells."""
    grid = (1300, 1100, 4900, 1900)
    works = (
        "Họp giao ban Thường trực Đảng ủy, Ủy ban nhân dân phường",
        "Tiếp công dân định kỳ tại Trụ sở tiếp công dân",
        "Kiểm tra công tác phòng, chống dịch tại khu phố 3 và khu phố 5 cùng đoàn kiểm tra của Trung tâm Y tế quận",
    )
    rows = [
        row(
            *(
                _head(name, width, "shd(val=clear color=auto fill=BFBFBF)", 26)
                for name, width in zip(("Thứ, ngày", "Buổi", "Nội dung", "Chủ trì"), grid, strict=True)
            ),
            pr="tblHeader trHeight(val=567 hRule=exact)",
        )
    ]
    for day in range(6):
        for half in range(2):
            rows.append(
                row(
                    cell(
                        p(f"Thứ {('Hai', 'Ba', 'Tư', 'Năm', 'Sáu', 'Bảy')[day]}", pr=MIDDLE, rpr="b"),
                        p(f"({16 + day}/9)", pr=MIDDLE),
                        width=grid[0],
                        pr="vMerge=restart vAlign=center",
                    )
                    if not half
                    else cell(width=grid[0], pr="vMerge"),
                    _plain(("Sáng", "Chiều")[half], grid[1], "center", 26, "vAlign=center"),
                    cell(
                        *(
                            p(
                                f"- {('8 giờ 00', '14 giờ 00')[half]}: {works[(day + half + k) % 3]}.",
                                pr=f"jc=both {TIGHT}",
                                rpr="sz=26",
                            )
                            for k in range(1 + day % 2)
                        ),
                        width=grid[2],
                        pr="shd(val=clear color=auto fill=FFF2CC)" if day == 2 else "",
                    ),
                    _plain(("Đ/c Bí thư", "Đ/c Chủ tịch UBND")[half], grid[3], "center", 26, "vAlign=center"),
                    pr="cantSplit trHeight(val=680)",
                )
            )
    return word_file(
        heads(("ĐẢNG ỦY PHƯỜNG X", "!VĂN PHÒNG"), ("!ĐẢNG CỘNG SẢN VIỆT NAM", "*Phường X, ngày 13 tháng 9 năm 2024")),
        title("LỊCH CÔNG TÁC", "Tuần thứ 38 (từ ngày 16/9/2024 đến ngày 21/9/2024)"),
        table(
            *rows,
            grid=grid,
            style="TableGrid",
            pr="tblW(w=9200 type=dxa) jc=center tblLayout(type=fixed) tblLook(val=04A0)",
        ),
        p("Ghi chú: lịch này thay cho giấy mời họp.", pr="spacing(before=120)", rpr="i"),
        styles=OLD,
        settings=MODE.format(15),
    )


def bieu_tong_hop() -> bytes:
    """A summary whose grid lies (every column alike) under an autofit table with preferred widths."""
    widths = (700, 3900, 1300, 1500, 1900)
    names = ("TT", "Chỉ tiêu", "Đơn vị tính", "Kế hoạch", "Thực hiện 9 tháng")
    items = (
        ("Tổng thu ngân sách nhà nước trên địa bàn", "Triệu đồng", "14.235", "12.456"),
        ("Số hộ nghèo giảm trong năm", "Hộ", "12", "09"),
        ("Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng", "%", "≤ 4,5", "4,1"),
        ("Kết nạp đảng viên mới", "Đồng chí", "15", "11"),
        ("Tỷ lệ tổ dân phố đạt danh hiệu văn hóa", "%", "95,0", "-"),
        ("Diện tích mặt đường bê tông hóa", "m²", "1.200", "1.130"),
    )
    return word_file(
        title("BIỂU TỔNG HỢP KẾT QUẢ THỰC HIỆN CHỈ TIÊU", "9 tháng đầu năm 2024"),
        table(
            row(*(_head(name, width, size=26) for name, width in zip(names, widths, strict=True))),
            *(
                row(
                    _plain(str(i), widths[0], "center", 26),
                    *(
                        _plain(text, width, "left" if not k else "center", 26)
                        for k, (text, width) in enumerate(zip(values, widths[1:], strict=True))
                    ),
                )
                for i, values in enumerate(items, 1)
            ),
            grid=widths,
            style="TableGrid",
            pr="tblW(w=0 type=auto) tblLook(val=04A0)",
        ),
        p(),
        body(*PROSE[:2]),
        table(
            row(
                *(
                    cell(p(name, pr=MIDDLE, rpr="b"), pr=f"tcW(w={share} type=pct)")
                    for name, share in (("Nội dung", 2500), ("Kết quả", 1250), ("Đánh giá", 1250))
                )
            ),
            *(
                row(
                    *(
                        cell(p(text, pr=TIGHT), pr=f"tcW(w={share} type=pct)")
                        for text, share in ((what, 2500), (result, 1250), (grade, 1250))
                    )
                )
                for what, result, grade in (
                    ("Công tác tuyên truyền, phổ biến, giáo dục pháp luật cho cán bộ, Nhân dân", "18 buổi", "Đạt"),
                    ("Công tác hòa giải ở cơ sở", "21/23 vụ", "Đạt"),
                    ("Công tác cải cách hành chính", "99,2% đúng hạn", "Vượt"),
                )
            ),
            grid=(4535, 2268, 2268),
            style="TableGrid",
            pr="tblW(w=5000 type=pct) tblLook(val=04A0)",
        ),
        body(*PROSE[2:4]),
        styles=NEW,
    )


def bang_theo_doi() -> bytes:
    """Rows that split over pages: long cells, no cantSplit, a narrow last column."""
    grid = (600, 5400, 3000)
    rows = [
        row(
            *(
                _head(name, width, size=26)
                for name, width in zip(("TT", "Nội dung kết luận, chỉ đạo", "Kết quả thực hiện"), grid, strict=True)
            ),
            pr="tblHeader",
        )
    ]
    for i in range(9):
        rows.append(
            row(
                _plain(str(i + 1), grid[0], "center", 26),
                cell(
                    *(
                        p(PROSE[(i + k) % 6], pr="jc=both spacing(before=40 after=40)", rpr="sz=26")
                        for k in range(1 + i % 3)
                    ),
                    width=grid[1],
                ),
                cell(p(PROSE[(i + 3) % 6], pr="spacing(before=40 after=40)", rpr="sz=26"), width=grid[2]),
            )
        )
    return word_file(
        title("BẢNG THEO DÕI", "việc thực hiện các kết luận của Ban Thường vụ"),
        table(*rows, grid=grid, style="TableGrid", pr="tblW(w=9000 type=dxa) tblLayout(type=fixed) tblLook(val=04A0)"),
        styles=OLD,
        settings=MODE.format(12),
    )


def phieu_bieu_quyet() -> bytes:
    """Nested tables: two slips on a sheet, each a bordered cell with a table of its own."""

    def slip(number: int) -> str:
        inner = table(
            row(
                *(
                    _head(name, width, size=24)
                    for name, width in (("TT", 700), ("Họ và tên", 4000), ("Đồng ý", 1700), ("Không đồng ý", 1900))
                )
            ),
            *(
                row(
                    _plain(str(i + 1), 700, "center", 26),
                    _plain(person(number * 5 + i), 4000, size=26),
                    _plain("☐", 1700, "center", 26),
                    _plain("☐", 1900, "center", 26),
                )
                for i in range(5)
            ),
            grid=(700, 4000, 1700, 1900),
            style="TableGrid",
            pr="tblW(w=8300 type=dxa) jc=center tblLayout(type=fixed)",
        )
        return cell(
            p("ĐẢNG CỘNG SẢN VIỆT NAM", pr="jc=right " + TIGHT, rpr="b u=single"),
            p("PHIẾU BẦU CỬ", pr=MIDDLE, rpr="b sz=32"),
            p("Ban Chấp hành Đảng bộ phường X, nhiệm kỳ 2025 - 2030", pr=f"jc=center {TIGHT}", rpr="b"),
            inner,
            p(
                "Ghi chú: Đồng chí đồng ý hay không đồng ý thì đánh dấu (x) vào ô tương ứng.",
                pr="spacing(before=60 after=60)",
                rpr="i sz=24",
            ),
            width=9072,
        )

    return word_file(
        table(
            row(slip(0), pr="trHeight(val=6500)"),
            grid=(9072,),
            style="TableGrid",
            pr="tblW(w=9072 type=dxa) tblLayout(type=fixed)",
        ),
        p(
            "- - - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -",
            pr="spacing(before=120 after=120) jc=center",
        ),
        table(
            row(slip(1), pr="trHeight(val=6500)"),
            grid=(9072,),
            style="TableGrid",
            pr="tblW(w=9072 type=dxa) tblLayout(type=fixed)",
        ),
        styles=OLD,
        settings=MODE.format(15),
    )


def bang_diem() -> bytes:
    """A score sheet in Arial and Calibri, exact row heights, centred cells, coloured heads."""
    grid = (650, 3100, 1050, 1050, 1050, 1200, 1250)
    arial = "rFonts(ascii=Arial hAnsi=Arial cs=Arial) sz=20"
    names = ("STT", "Họ và tên", "Lý luận", "Nghị quyết", "Điều lệ", "Trung bình", "Xếp loại")
    head = row(
        *(
            cell(
                p(name, pr=MIDDLE, rpr=f"b color=FFFFFF {arial}"),
                width=width,
                pr="shd(val=clear color=auto fill=1F3864) vAlign=center",
            )
            for name, width in zip(names, grid, strict=True)
        ),
        pr="trHeight(val=680 hRule=exact) tblHeader",
    )
    rows = [
        row(
            *(
                cell(
                    p(text, pr=f"jc={'left' if k == 1 else 'center'} {TIGHT}", rpr=arial),
                    width=grid[k],
                    pr=("shd(val=clear color=auto fill=F2F2F2) " if i % 2 else "") + "vAlign=center",
                )
                for k, text in enumerate(
                    (
                        str(i + 1),
                        person(i),
                        f"{7 + i % 3},5",
                        f"{6 + i % 4},0",
                        f"{8 + i % 2},5",
                        f"{7 + i % 3},33",
                        ("Khá", "Giỏi", "Xuất sắc")[i % 3],
                    )
                )
            ),
            pr="trHeight(val=397 hRule=exact)",
        )
        for i in range(30)
    ]
    return word_file(
        p("TRUNG TÂM CHÍNH TRỊ QUẬN Y", pr="spacing(after=0)", rpr=f"b {arial}"),
        p(
            "BẢNG ĐIỂM LỚP BỒI DƯỠNG ĐẢNG VIÊN MỚI",
            pr="jc=center spacing(before=120)",
            rpr=f"b {arial} sz=28".replace("sz=20 ", ""),
        ),
        table(
            head,
            *rows,
            grid=grid,
            style="TableGrid",
            pr="tblW(w=9350 type=dxa) jc=center tblLayout(type=fixed) tblCellMar{left(w=57 type=dxa) right(w=57 type=dxa)} tblLook(val=04A0)",
        ),
        p("Tổng số học viên: 30; Xuất sắc: 10; Giỏi: 10; Khá: 10.", pr="spacing(before=120)"),
        styles=BARE,
    )


def du_toan() -> bytes:
    """An estimate: decimal tabs inside cells, sub- and superscripts, sums, merged cells both ways."""
    grid = (600, 3700, 1100, 1200, 1300, 1500)
    names = ("TT", "Nội dung", "ĐVT", "Khối lượng", "Đơn giá", "Thành tiền")
    decimal = f"tabs(tab:decimal@500) {TIGHT}"
    items = (
        ("Đào móng băng, đất cấp II", "m", "3", "12,5", "185.000", "2.312.500"),
        ("Bê tông lót móng đá 4x6 mác 100", "m", "3", "3,75", "1.150.000", "4.312.500"),
        ("Lát gạch sân", "m", "2", "120", "260.000", "31.200.000"),
        ("Ống thoát nước D90", "m", "", "1.130", "48.000", "54.240.000"),
    )
    rows = []
    for i, (what, unit, power, amount, price, money) in enumerate(items, 1):
        rows.append(
            row(
                _plain(str(i), grid[0], "center"),
                _plain(what, grid[1]),
                cell(
                    p(unit, *([r(power, "vertAlign=superscript sz=22")] if power else []), pr=MIDDLE, rpr="sz=22"),
                    width=grid[2],
                ),
                cell(p(amount, pr=decimal, rpr="sz=22"), width=grid[3]),
                _plain(price, grid[4], "right"),
                _plain(money, grid[5], "right"),
            )
        )
    return word_file(
        title("DỰ TOÁN KINH PHÍ", "Sửa chữa nhà văn hóa tổ dân phố số 7"),
        table(
            row(_head("Phần xây dựng", sum(grid), "gridSpan=6", 26)),
            row(*(_head(name, width) for name, width in zip(names, grid, strict=True)), pr="tblHeader"),
            *rows,
            row(_head("Cộng", sum(grid[:5]), "gridSpan=5"), _plain("92.065.000", grid[5], "right")),
            row(
                _head("Dự phòng", sum(grid[:2]), "gridSpan=2 vMerge=restart"),
                _head("5%", sum(grid[2:5]), "gridSpan=3"),
                _plain("4.603.250", grid[5], "right"),
            ),
            row(
                _head("", sum(grid[:2]), "gridSpan=2 vMerge"),
                _head("Làm tròn", sum(grid[2:5]), "gridSpan=3"),
                _plain("4.600.000", grid[5], "right"),
            ),
            grid=grid,
            style="TableGrid",
            pr="tblW(w=9400 type=dxa) tblLayout(type=fixed) tblLook(val=04A0)",
        ),
        p(
            "Ghi chú: nồng độ CO",
            r("2", "vertAlign=subscript"),
            " đo trong phòng là 412 mg/m",
            r("3", "vertAlign=superscript"),
            "; chiều dài tường rào 45 m, tổng chiều dài ống 1.130m; chữ ",
            r("nhỏ hoa", "smallCaps"),
            ", chữ ",
            r("giãn thưa", "spacing=30"),
            ", chữ ",
            r("nén hẹp", "w=80"),
            ", chữ ",
            r("in hoa", "caps"),
            ".",
            pr="spacing(before=120) jc=both",
        ),
        *(p(text, pr=TEN_LINES) for text in PROSE[:2]),
        styles=OLD,
        settings=MODE.format(14),
    )


def phan_cong() -> bytes:
    """Two tables of one look that touch, then one that floats beside text, borders of their own."""
    border = (
        "".join(f"{side}(val=double sz=4 space=0 color=auto) " for side in ("top", "left", "bottom", "right"))
        + "insideH(val=dotted sz=4 space=0 color=auto) insideV(val=single sz=4 space=0 color=auto)"
    )
    grid = (3000, 6000)
    one = [
        row(_plain(f"Tổ {i}", grid[0], "center", 28), _plain(PROSE[i % 6][:90], grid[1], size=28)) for i in range(1, 4)
    ]
    return word_file(
        title("BẢNG PHÂN CÔNG NHIỆM VỤ", "của các tổ giúp việc"),
        table(
            *one, grid=grid, pr=f"tblW(w=9000 type=dxa) tblBorders{{{border}}} tblLayout(type=fixed) tblLook(val=04A0)"
        ),
        p(),
        body(*PROSE[:2]),
        table(
            row(
                _plain("Đường dây nóng", 2600, "center", 24, "tcBorders{bottom(val=single sz=12 space=0 color=FF0000)}")
            ),
            row(_plain("(028) 3812 3456", 2600, "center", 24)),
            grid=(2600,),
            style="TableGrid",
            pr="tblpPr(leftFromText=180 rightFromText=180 vertAnchor=text horzAnchor=margin tblpX=6300 tblpY=120) tblW(w=2600 type=dxa) tblLayout(type=fixed)",
        ),
        body(*PROSE[2:]),
        styles=OLD,
        settings=MODE.format(15),
    )
