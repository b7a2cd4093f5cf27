"""Forms to fill in: leaders, underscores, boxes to tick. Each function returns a .docx."""

# ruff: noqa: E501 - a sentence and its properties are read better in one line

from __future__ import annotations

from tests.notation import cell, field, p, pict, r, row, sect, table, text_box, word_file

from .parts import BARE, MODE, NEW, OLD, PROSE, TIMES, heads, leader, person, title

LINE = "spacing(before=0 after=0 line=360 lineRule=auto)"
TIGHT = "spacing(before=0 after=0 line=240 lineRule=auto)"


def _dotted(text: str, stop: int = 9072, pr: str = LINE) -> str:
    return p(text, **leader(f"left@{stop}", pr=pr))


def ly_lich() -> bytes:
    """A curriculum vitae: many leader stops on a line, empty dotted lines, a photo's frame, a career table."""
    two = leader("left@5103", "left@9072", pr=LINE)
    return word_file(
        p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", pr="jc=center " + TIGHT, rpr="b sz=26"),
        p("Độc lập - Tự do - Hạnh phúc", pr="jc=center " + TIGHT, rpr="b sz=28"),
        p("------------------", pr="jc=center " + TIGHT, rpr="sz=28"),
        p(
            text_box(
                p("Ảnh màu", pr="jc=center " + TIGHT),
                p("(4 x 6 cm)", pr="jc=center " + TIGHT, rpr="i sz=24"),
                x=0,
                y=60000,
                width=1440000,
                height=1620000,
            )
        ),
        *(p() for _ in range(3)),
        p("SƠ YẾU LÝ LỊCH", pr="jc=center spacing(before=0 after=240)", rpr="b sz=36"),
        *(p() for _ in range(2)),
        p("1) Họ và tên khai sinh (viết chữ in hoa):\t", **leader("left@9072", pr=LINE)),
        p("2) Tên gọi khác:\tGiới tính:\t", **two),
        p(
            "3) Sinh ngày ......... tháng ......... năm .................\tNơi sinh:\t",
            **leader("left@5800", "left@9072", pr=LINE),
        ),
        p("4) Quê quán: xã/phường\t, quận/huyện\t", **two),
        p("5) Dân tộc:\tTôn giáo:\t", **two),
        p("6) Số căn cước:\t, ngày cấp:\t, nơi cấp:\t", **leader("left@4253", "left@6521", "left@9072", pr=LINE)),
        p("7) Nơi đăng ký thường trú:\t", **leader("left@9072", pr=LINE)),
        _dotted("\t"),
        p("8) Trình độ giáo dục phổ thông: (đã tốt nghiệp lớp mấy/thuộc hệ nào):\t", **leader("left@9072", pr=LINE)),
        p("9) Trình độ chuyên môn cao nhất:\t", **leader("left@9072", pr=LINE)),
        p("10) Lý luận chính trị:\tQuản lý nhà nước:\t", **two),
        p(
            "11) Ngày vào Đảng Cộng sản Việt Nam: ......./......./............ Ngày chính thức: ......./......./............",
            pr=LINE,
        ),
        p(
            "12) Tình trạng sức khỏe:\tcao:\tcm, cân nặng:\tkg, nhóm máu:\t",
            **leader("left@3402", "left@4820", "left@7088", "left@9072", pr=LINE),
        ),
        p("13) QUÁ TRÌNH CÔNG TÁC", pr="keepNext spacing(before=120 after=60)", rpr="b"),
        table(
            row(
                cell(p("Từ tháng, năm đến tháng, năm", pr="jc=center"), width=2660),
                cell(
                    p(
                        "Chức danh, chức vụ, đơn vị công tác (Đảng, chính quyền, đoàn thể, tổ chức xã hội), kể cả thời gian được đào tạo, bồi dưỡng",
                        pr="jc=center",
                    ),
                    width=6628,
                ),
            ),
            *(
                row(cell("......./....... - ......./.......", width=2660), cell(width=6628), pr="trHeight(val=480)")
                for _ in range(9)
            ),
            grid=(2660, 6628),
            style="TableGrid",
            pr="tblW(w=0 type=auto) tblLook(val=01E0)",
        ),
        p("14) QUAN HỆ GIA ĐÌNH", pr="keepNext spacing(before=240 after=60)", rpr="b"),
        p("a) Về bản thân: cha, mẹ, vợ (hoặc chồng), các con, anh chị em ruột", pr="keepNext", rpr="i"),
        *(
            _dotted(f"{who}:\t", pr=LINE)
            for who in ("- Cha", "- Mẹ", "- Vợ (chồng)", "- Con thứ nhất", "- Con thứ hai")
        ),
        *(_dotted("\t") for _ in range(6)),
        p(
            "Tôi xin cam đoan những lời khai trên là đúng sự thật, nếu sai tôi xin hoàn toàn chịu trách nhiệm trước pháp luật.",
            pr="jc=both ind(firstLine=567) spacing(before=120)",
        ),
        p("\tNgười khai", pr="tabs(tab:center@6804)", rpr="b"),
        p("\t(Ký, ghi rõ họ tên)", pr="tabs(tab:center@6804)", rpr="i"),
        styles=OLD,
        settings=MODE.format(12),
    )


def so_yeu() -> bytes:
    """A personal record in Word 2013's styles: a photo cell, ticked boxes, underlined blanks."""
    box = r('<w:sym w:font="Wingdings" w:char="F0A8"/>')
    ticked = r('<w:sym w:font="Wingdings" w:char="F0FE"/>')
    blank = "_" * 24
    return word_file(
        table(
            row(
                cell(
                    p("Ảnh\n3 x 4", pr="jc=center"),
                    width=1701,
                    pr="tcBorders{top(val=single sz=4) left(val=single sz=4) bottom(val=single sz=4) right(val=single sz=4)} vAlign=center",
                ),
                cell(
                    *(
                        p(line, pr="jc=center spacing(after=0)", rpr="b")
                        for line in (
                            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            "Độc lập - Tự do - Hạnh phúc",
                            "_______________",
                            "",
                            "PHIẾU THÔNG TIN CÁ NHÂN",
                        )
                    ),
                    width=7371,
                ),
                pr="trHeight(val=2268 hRule=atLeast)",
            ),
            grid=(1701, 7371),
            pr="tblW(w=9072 type=dxa) tblLayout(type=fixed)",
        ),
        p("I. THÔNG TIN CHUNG", pr="spacing(before=240) keepNext", rpr="b"),
        p(f"Họ và tên: {blank} Bí danh: ______________"),
        p("Giới tính:   Nam ", box, "     Nữ ", ticked, "     Khác ", box),
        p("Tình trạng hôn nhân:   ☐ Độc thân   ☑ Đã kết hôn   ☐ Khác"),
        p("Ngày sinh: ____/____/________   Điện thoại: ___________________"),
        p(
            "Địa chỉ: ",
            r("                                                                                    ", "u=single"),
        ),
        p("Email: ", r("nguyenvana@example.vn", "u=single color=0563C1")),
        p("II. TRÌNH ĐỘ", pr="spacing(before=240) keepNext", rpr="b"),
        *(
            p(ticked if i == 1 else box, f"  {level}", pr="ind(left=567)")
            for i, level in enumerate(
                (
                    "Trung cấp",
                    "Đại học: ngành Luật, Trường Đại học Luật Thành phố Hồ Chí Minh, hệ vừa làm vừa học, năm tốt nghiệp 2009",
                    "Sau đại học",
                )
            )
        ),
        p("III. KHEN THƯỞNG, KỶ LUẬT", pr="spacing(before=240) keepNext", rpr="b"),
        *(p(text) for text in PROSE[:3]),
        p(r("Xác nhận của cơ quan", "b"), "\t", r("Người khai", "b"), pr="tabs(tab:right@8505)"),
        styles=NEW,
    )


def don_xin() -> bytes:
    """An application: the motto, "Kính gửi" with leaders, dotted lines typed by hand, a justified body."""
    dots = "…" * 18
    return word_file(
        *(
            p(line, pr="jc=center " + TIGHT, rpr="b")
            for line in ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
        ),
        p("----o0o----", pr="jc=center " + TIGHT),
        p("ĐƠN XIN XÁC NHẬN HỘ KHẨU, TÌNH TRẠNG NHÀ Ở", pr="jc=center spacing(before=240 after=240)", rpr="b sz=32"),
        p("Kính gửi:\t- Ủy ban nhân dân phường\t", pr="tabs(tab:left@2268 tab:right@9072:dot) ind(left=851)"),
        p("\t- Công an phường\t", pr="tabs(tab:left@2268 tab:right@9072:dot) ind(left=851)"),
        p(),
        p(f"Tôi tên là: {dots}{dots}........ Sinh năm: ................", pr="jc=both " + LINE),
        p(f"Số căn cước: {dots} cấp ngày ..../..../........ tại {dots}", pr="jc=both " + LINE),
        p(f"Thường trú tại: {dots}{dots}{dots}", pr="jc=both " + LINE),
        p("\t", **leader("right@9072", pr=LINE)),
        p(
            "Nay tôi làm đơn này kính đề nghị quý cơ quan xác nhận cho tôi nội dung sau đây:",
            pr="ind(firstLine=567) jc=both " + LINE,
        ),
        *(p("\t", pr="tabs(tab:right@9072:underscore) " + LINE) for _ in range(3)),
        *(p("\t", pr="tabs(tab:right@9072:hyphen) " + LINE) for _ in range(2)),
        p(
            "Tôi xin cam đoan những nội dung trên là đúng sự thật và chịu hoàn toàn trách nhiệm trước pháp luật về lời cam đoan của mình. Rất mong được sự quan tâm, giải quyết của quý cơ quan.",
            pr="ind(firstLine=567) jc=both " + LINE,
        ),
        p("Xin chân thành cảm ơn!", pr="ind(firstLine=567) " + LINE, rpr="b i"),
        table(
            row(
                cell(
                    p("XÁC NHẬN CỦA UBND PHƯỜNG", pr="jc=center " + TIGHT, rpr="b"),
                    p("(Ký tên, đóng dấu)", pr="jc=center " + TIGHT, rpr="i"),
                    width=4643,
                ),
                cell(
                    p("………, ngày …… tháng …… năm 20……", pr="jc=center " + TIGHT, rpr="i"),
                    p("Người làm đơn", pr="jc=center " + TIGHT, rpr="b"),
                    p("(Ký và ghi rõ họ tên)", pr="jc=center " + TIGHT, rpr="i"),
                    width=4643,
                ),
            ),
            grid=(4643, 4643),
            pr="tblW(w=0 type=auto) tblLook(val=04A0)",
        ),
        styles=OLD,
        settings=MODE.format(14),
    )


def phieu_xin_y_kien() -> bytes:
    """A questionnaire with content controls: check boxes, a drop-down, plain text, a date."""

    def control(content: str, properties: str = "") -> str:
        return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"

    def check(on: bool) -> str:
        mark = "☒" if on else "☐"
        return control(
            r(mark, 'rFonts(ascii="MS Gothic" eastAsia="MS Gothic" hAnsi="MS Gothic" hint=eastAsia)'),
            f'<w14:checkbox><w14:checked w14:val="{int(on)}"/></w14:checkbox>',
        )

    return word_file(
        heads(
            ("ĐẢNG ỦY PHƯỜNG X", "!BAN TUYÊN GIÁO"), ("!ĐẢNG CỘNG SẢN VIỆT NAM", "*Phường X, ngày 02 tháng 10 năm 2024")
        ),
        title("PHIẾU XIN Ý KIẾN", "về chất lượng phục vụ của Bộ phận Một cửa"),
        p("Họ và tên: ", control(r("Bấm vào đây để nhập văn bản.", "color=808080"), "<w:text/>")),
        p(
            "Ngày: ",
            control(r("02/10/2024"), '<w:date><w:dateFormat w:val="dd/MM/yyyy"/></w:date>'),
            "; khu phố: ",
            control(r("Khu phố 3"), '<w:dropDownList><w:listItem w:value="3"/></w:dropDownList>'),
        ),
        *(
            p(f"{i}. {question}", pr="keepNext spacing(before=120 after=60)", rpr="b")
            + p(
                *(
                    piece
                    for k, answer in enumerate(("Rất hài lòng", "Hài lòng", "Bình thường", "Chưa hài lòng"))
                    for piece in (check(k == i % 4), f" {answer}\t")
                ),
                pr="tabs(tab:left@2268 tab:left@4536 tab:left@6804) ind(left=0)",
            )
            for i, question in enumerate(
                (
                    "Thái độ tiếp đón của cán bộ, công chức?",
                    "Thời gian giải quyết hồ sơ so với giấy hẹn?",
                    "Việc hướng dẫn thủ tục, biểu mẫu có rõ ràng, đầy đủ, dễ hiểu, chỉ một lần hay không?",
                    "Cơ sở vật chất, chỗ ngồi chờ?",
                    "Việc tiếp nhận và trả lời phản ánh, kiến nghị?",
                ),
                1,
            )
        ),
        control(
            p("Ý kiến khác (nếu có):", rpr="i") + "".join(p("\t", **leader("right@9072", pr=LINE)) for _ in range(4)),
            "<w:richText/>",
        ),
        p("Xin cảm ơn ông (bà)!", pr="jc=center spacing(before=240)", rpr="b"),
        styles=NEW,
    )


def phieu_thu() -> bytes:
    """A receipt on A5 landscape: three heads in tabs, a VML line, blanks in a run of dots, five signatures."""
    line = '<v:line id="l" style="position:absolute;z-index:1" from="0,3pt" to="453.6pt,3pt" strokeweight="1.5pt"/>'
    return word_file(
        p("Đơn vị: UBND PHƯỜNG X\tMẫu số C40-BB", pr="tabs(tab:right@9072) " + TIGHT, rpr="b sz=24"),
        p(
            "Mã QHNS: 1012345\t(Ban hành theo Thông tư số 107/2017/TT-BTC)",
            pr="tabs(tab:right@9072) " + TIGHT,
            rpr="sz=22",
        ),
        p(pict(line), pr=TIGHT),
        p("PHIẾU THU", pr="jc=center " + TIGHT, rpr="b sz=32"),
        p(
            "Ngày ..... tháng ..... năm 20.....\tSố: ...........",
            pr="tabs(tab:center@4536 tab:right@9072) jc=left " + TIGHT,
            rpr="i sz=24",
        ),
        *(
            p(f"{what}:\t", **leader("right@9072", pr="spacing(before=60 after=0)"))
            for what in ("Họ và tên người nộp tiền", "Địa chỉ", "Lý do nộp", "Số tiền", "(viết bằng chữ)")
        ),
        p("Kèm theo:\tchứng từ gốc:\t", **leader("left@4253", "right@9072", pr="spacing(before=60 after=120)")),
        table(
            row(
                *(
                    cell(
                        p(who, pr="jc=center " + TIGHT, rpr="b sz=22"),
                        p("(Ký, họ tên)", pr="jc=center " + TIGHT, rpr="i sz=20"),
                        width=1814,
                    )
                    for who in ("Thủ trưởng", "Kế toán trưởng", "Người lập", "Người nộp", "Thủ quỹ")
                )
            ),
            grid=(1814,) * 5,
            pr="tblW(w=5000 type=pct) tblLayout(type=fixed) tblCellMar{left(w=28 type=dxa) right(w=28 type=dxa)}",
        ),
        styles=OLD,
        settings=MODE.format(14),
        section=sect(size=(11906, 8391), margins=(737, 1134, 567, 1701)).replace(
            'w:h="8391"', 'w:h="8391" w:orient="landscape"'
        ),
    )


def to_khai() -> bytes:
    """A declaration whose boxes for digits are a table of square cells, between paragraphs of 12 pt."""
    digits = table(
        row(*(cell(p(pr="jc=center " + TIGHT), width=340) for _ in range(12)), pr="trHeight(val=340 hRule=exact)"),
        grid=(340,) * 12,
        style="TableGrid",
        pr="tblW(w=4080 type=dxa) tblInd(w=3402 type=dxa) tblLayout(type=fixed)",
    )
    return word_file(
        p("Mẫu TK1-TS", pr="jc=right spacing(after=0)", rpr="b"),
        p(
            "TỜ KHAI THAM GIA, ĐIỀU CHỈNH THÔNG TIN BẢO HIỂM XÃ HỘI, BẢO HIỂM Y TẾ",
            pr="jc=center spacing(before=120)",
            rpr="b",
        ),
        p("[01]. Họ và tên (viết chữ in hoa):\t", **leader("right@9072")),
        p("[02]. Số định danh cá nhân/CCCD:", pr="keepNext spacing(after=60)"),
        digits,
        p(
            "[03]. Ngày, tháng, năm sinh: ......../......../............\t[04]. Giới tính:\t",
            pr="tabs(tab:left@5954 tab:right@9072:dot) spacing(before=120)",
        ),
        p("[05]. Địa chỉ nhận hồ sơ: [05.1] Số nhà, đường phố, thôn xóm:\t", **leader("right@9072")),
        p("[05.2] Xã (phường, thị trấn):\t[05.3] Huyện (quận):\t", **leader("left@4536", "right@9072")),
        table(
            row(
                *(
                    cell(p(name, pr="jc=center spacing(after=0)", rpr="b"), width=width)
                    for name, width in (
                        ("Stt", 643),
                        ("Họ và tên", 2714),
                        ("Mối quan hệ với chủ hộ", 2143),
                        ("Số định danh", 2072),
                        ("Ghi chú", 1500),
                    )
                )
            ),
            *(
                row(
                    *(
                        cell(p(text, pr="spacing(after=0)"), width=width)
                        for text, width in (
                            (str(i), 643),
                            (person(i), 2714),
                            (("Chủ hộ", "Vợ", "Con")[i % 3], 2143),
                            ("", 2072),
                            ("", 1500),
                        )
                    )
                )
                for i in range(1, 9)
            ),
            grid=(643, 2714, 2143, 2072, 1500),
            style="TableGrid",
            pr="tblW(w=9072 type=dxa) tblLook(val=04A0)",
        ),
        p("Tôi xin chịu trách nhiệm trước pháp luật về nội dung kê khai.", pr="spacing(before=120) jc=both"),
        p("Hướng dẫn", pr="keepNext", rpr="b i"),
        *(p(text, rpr="i sz=22") for text in PROSE[1:4]),
        styles=BARE.replace(
            '<w:name w:val="Normal"/>',
            '<w:name w:val="Normal"/><w:pPr><w:spacing w:after="100"/></w:pPr><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="24"/></w:rPr>',
            1,
        ),
        footer=p(r("Trang ", f"{TIMES} sz=20"), field("PAGE", rpr="sz=20"), pr="jc=center"),
    )
