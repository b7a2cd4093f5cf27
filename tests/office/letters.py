"""Letters and decisions: one head, prose, one signature. Each function returns a .docx."""

# ruff: noqa: E501 - a sentence and its properties are read better in one line

from __future__ import annotations

from tests.notation import cell, field, level, line_shape, numbering, p, r, row, sect, table, word_file

from .parts import (
    BARE,
    MODE,
    NEW,
    OLD,
    PARTY,
    PROSE,
    STATE,
    TEN_LINES,
    TIMES,
    body,
    heads,
    leader,
    mixed,
    person,
    signed,
    title,
)

PAGE = p(field("PAGE"), pr="jc=center")
DATE = "*Phường X, ngày 05 tháng 9 năm 2024"


def cong_van_dang() -> bytes:
    """An official letter of a Party committee; the stars and the line are text and a border."""
    left = ("ĐẢNG BỘ QUẬN Y", "!ĐẢNG ỦY PHƯỜNG X", "*", "Số 125-CV/ĐU", "*V/v chuẩn bị hội nghị sơ kết")
    return word_file(
        heads(left, (*PARTY, DATE)),
        p(pr="spacing(before=0 after=0)"),
        p("Kính gửi:\tCác chi bộ trực thuộc,", pr="tabs(tab:left@3402) ind(left=1701) spacing(before=120 after=0)"),
        p(
            "\tỦy ban Mặt trận Tổ quốc và các đoàn thể phường.",
            pr="tabs(tab:left@3402) ind(left=1701) spacing(after=240)",
        ),
        body(*PROSE[:3]),
        mixed(
            "Đề nghị các đồng chí gửi báo cáo về ",
            ("Văn phòng Đảng ủy", "b"),
            " trước ",
            ("17 giờ 00 ngày 20/9/2024", "b i"),
            " để tổng hợp.",
        ),
        body(*PROSE[3:5]),
        signed(("Như trên,", "Thường trực Đảng ủy,", "Lưu Văn phòng."), ("T/M ĐẢNG ỦY", "PHÓ BÍ THƯ")),
        styles=OLD,
        settings=MODE.format(14),
        header=PAGE,
        section=sect("titlePg"),
    )


def cong_van_nha_nuoc() -> bytes:
    """An official letter of a people's committee: drawn lines under both heads."""
    left = ("ỦY BAN NHÂN DÂN", "!PHƯỜNG X", "Số: 256/UBND-VP", "V/v tăng cường công tác phòng, chống dịch bệnh mùa hè")
    return word_file(
        heads(left, (*STATE, "*Phường X, ngày 12 tháng 6 năm 2024"), rule=1990725),
        p("Kính gửi:", pr="jc=center spacing(before=240 after=0)"),
        *(
            p(f"- {to}", pr="ind(left=3119) spacing(before=0 after=60)")
            for to in (
                "Công an phường;",
                "Trạm Y tế phường;",
                "Các trường học trên địa bàn;",
                "Tổ trưởng 24 tổ dân phố.",
            )
        ),
        body(*PROSE),
        body("1. Giao Trạm Y tế phường chủ trì, phối hợp với các đơn vị liên quan:", rpr="b"),
        body(
            "- Theo dõi chặt chẽ tình hình dịch bệnh; phát hiện sớm, xử lý kịp thời các ổ dịch, không để lây lan, kéo dài;",
            "- Chuẩn bị đầy đủ thuốc, vật tư, hóa chất, phương tiện phục vụ công tác phòng, chống dịch;",
            "- Báo cáo kết quả trước ngày 25 hằng tháng.",
        ),
        body("2. Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam phường:", rpr="b"),
        body(
            "Tuyên truyền, vận động đoàn viên, hội viên và Nhân dân chủ động thực hiện các biện pháp vệ sinh môi trường, diệt bọ gậy, lăng quăng theo phương châm “không có bọ gậy, không có sốt xuất huyết”."
        ),
        body("Nhận được Công văn này, đề nghị các đơn vị nghiêm túc triển khai thực hiện./."),
        signed(
            ("Như trên;", "TT. Đảng ủy, HĐND phường;", "Chủ tịch, các PCT UBND phường;", "Lưu: VT, VP."),
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH"),
            "Trần Thị B",
        ),
        styles=NEW,
        header=PAGE,
        section=sect("titlePg"),
    )


def to_trinh() -> bytes:
    """A submission: heads set by tabs and runs of spaces, as in old files."""
    return word_file(
        p("ỦY BAN NHÂN DÂN               CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", rpr="b sz=26"),
        p("         PHƯỜNG X                                 Độc lập - Tự do - Hạnh phúc", rpr="b sz=26"),
        p("         -------------                                     ---------------------------", rpr="sz=26"),
        p("   Số:       /TTr-UBND", r("                     Phường X, ngày       tháng 8 năm 2024", "i"), rpr="sz=26"),
        title("TỜ TRÌNH", "Về việc xin chủ trương sửa chữa nhà văn hóa tổ dân phố số 7"),
        p("\tKính gửi: \tỦy ban nhân dân quận Y", pr="tabs(tab:left@1985 tab:left@3261)", rpr="b"),
        p(),
        *(p("\t" + text, pr="jc=both spacing(before=120 line=312 lineRule=auto)") for text in PROSE[:4]),
        p("\tDự kiến kinh phí:", pr="spacing(before=120)"),
        *(
            p(f"\t- {what}:\t{money}\tđồng", pr="tabs(tab:left@720 tab:decimal@7371 tab:left@7938)")
            for what, money in (
                ("Phá dỡ, vận chuyển", "12.500.000"),
                ("Xây tường rào dài 45 m, cao 1,8 m", "86.450.000"),
                ("Lát gạch sân 120 m²", "31.200.000"),
                ("Chi phí khác", "5.000.000"),
                ("Tổng cộng", "135.150.000"),
            )
        ),
        *(p("\t" + text, pr="jc=both spacing(before=120 line=312 lineRule=auto)") for text in PROSE[4:]),
        p(),
        p("\tNơi nhận:\tTM. ỦY BAN NHÂN DÂN", pr="tabs(tab:left@142 tab:center@7088)", rpr="b"),
        p("\t- Như trên;\tCHỦ TỊCH", pr="tabs(tab:left@142 tab:center@7088)"),
        p("\t- Lưu: VT.", pr="tabs(tab:left@142 tab:center@7088)", rpr="sz=22"),
        *(p() for _ in range(3)),
        p("\t\tNguyễn Văn A", pr="tabs(tab:left@142 tab:center@7088)", rpr="b"),
        styles=OLD,
        settings='<w:defaultTabStop w:val="720"/>' + MODE.format(12),
    )


def bien_ban() -> bytes:
    """Minutes: hanging indents, dash lists typed by hand, a list of those present with real numbers."""
    numbers = numbering(
        level("%1.", pr="ind(left=927 hanging=360)"), level("%2)", "lowerLetter", pr="ind(left=1647 hanging=360)")
    )
    present = (
        "Bí thư Đảng ủy, chủ trì hội nghị",
        "Phó Bí thư Thường trực Đảng ủy",
        "Chủ tịch Ủy ban nhân dân phường",
        "Chủ tịch Ủy ban Mặt trận Tổ quốc Việt Nam phường, phụ trách khối dân vận",
        "Trưởng Công an phường",
    )
    return word_file(
        heads(
            ("ĐẢNG ỦY PHƯỜNG X", "!CHI BỘ 7", "*"), (*PARTY, "*Phường X, ngày 30 tháng 9 năm 2024"), widths=(4077, 5279)
        ),
        title("BIÊN BẢN", "Hội nghị chi bộ thường kỳ tháng 9 năm 2024"),
        body(
            "Hôm nay, vào hồi 19 giờ 30 phút ngày 30 tháng 9 năm 2024, tại Nhà văn hóa tổ dân phố số 7, chi bộ 7 tổ chức hội nghị thường kỳ."
        ),
        p("I- THÀNH PHẦN", pr="spacing(before=120 after=60) keepNext", rpr="b"),
        *(
            p(f"Đồng chí {person(i)} - {role};", num=(1, 0), pr="spacing(before=40 after=40) jc=both")
            for i, role in enumerate(present)
        ),
        p("Tổng số đảng viên: 42 đồng chí. Có mặt: 38 đồng chí. Vắng mặt: 04 đồng chí (có lý do).", pr=TEN_LINES),
        p("II- NỘI DUNG", pr="spacing(before=120 after=60) keepNext", rpr="b"),
        *(p(f"- {text}", pr="ind(left=284 hanging=142) jc=both spacing(before=60 after=60)") for text in PROSE),
        p("III- Ý KIẾN THẢO LUẬN", pr="spacing(before=120 after=60) keepNext", rpr="b"),
        *(mixed((f"Đồng chí {person(i + 8)}: ", "b i"), text) for i, text in enumerate(PROSE[2:5])),
        p("IV- BIỂU QUYẾT", pr="spacing(before=120 after=60) keepNext", rpr="b"),
        p("Đồng ý:\t38/38, đạt 100%", pr="tabs(tab:left@2835) ind(left=567)"),
        p("Không đồng ý:\t0", pr="tabs(tab:left@2835) ind(left=567)"),
        body(
            "Hội nghị kết thúc vào hồi 21 giờ 15 phút cùng ngày. Biên bản đã được đọc lại cho hội nghị nghe và nhất trí thông qua./."
        ),
        p(),
        table(
            row(
                cell(
                    p("THƯ KÝ", pr="jc=center", rpr="b"),
                    p(),
                    p(),
                    p(),
                    p("Lê Đức C", pr="jc=center", rpr="b"),
                    width=4644,
                ),
                cell(
                    p("CHỦ TRÌ", pr="jc=center", rpr="b"),
                    p(),
                    p(),
                    p(),
                    p("Nguyễn Văn A", pr="jc=center", rpr="b"),
                    width=4644,
                ),
            ),
            grid=(4644, 4644),
            pr="tblW(w=0 type=auto)",
        ),
        styles=OLD,
        numbering=numbers,
        settings=MODE.format(15),
    )


def quyet_dinh() -> bytes:
    """A decision: italic grounds, articles with bold beginnings, keep-next headings."""
    grounds = (
        "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019;",
        "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;",
        "Xét đề nghị của Công chức Văn phòng - Thống kê phường.",
    )
    articles = (
        "Thành lập Ban Tổ chức Hội nghị sơ kết công tác 9 tháng đầu năm 2024 gồm các ông, bà có tên trong danh sách kèm theo.",
        "Ban Tổ chức có nhiệm vụ xây dựng kế hoạch, chuẩn bị các điều kiện và tổ chức Hội nghị bảo đảm trang trọng, tiết kiệm, hiệu quả. Ban Tổ chức tự giải thể sau khi hoàn thành nhiệm vụ.",
        "Quyết định này có hiệu lực kể từ ngày ký.",
        "Văn phòng Ủy ban nhân dân phường, các ban, ngành, đoàn thể có liên quan và các ông, bà có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    )
    return word_file(
        heads(("ỦY BAN NHÂN DÂN", "!PHƯỜNG X", "Số: 89/QĐ-UBND"), (*STATE, DATE), rule=1990725),
        title("QUYẾT ĐỊNH", "Về việc thành lập Ban Tổ chức Hội nghị sơ kết"),
        p("CHỦ TỊCH ỦY BAN NHÂN DÂN PHƯỜNG X", pr="jc=center spacing(before=120 after=120) keepNext", rpr="b"),
        body(*grounds, rpr="i"),
        p("QUYẾT ĐỊNH:", pr="jc=center spacing(before=120 after=120) keepNext", rpr="b"),
        *(mixed((f"Điều {i}. ", "b"), text) for i, text in enumerate(articles, 1)),
        signed(("Như Điều 4;", "UBND quận Y (để b/c);", "Lưu: VT."), ("CHỦ TỊCH",)),
        p("DANH SÁCH BAN TỔ CHỨC", pr="pageBreakBefore jc=center", rpr="b"),
        p("(Kèm theo Quyết định số 89/QĐ-UBND ngày 05 tháng 9 năm 2024)", pr="jc=center", rpr="i"),
        *(
            p(
                f"{i + 1}.\tÔng (bà) {person(i)}\t{role}",
                pr="tabs(tab:left@567 tab:left@4820) spacing(before=60 after=60)",
            )
            for i, role in enumerate(("Trưởng ban", "Phó Trưởng ban Thường trực", *["Thành viên"] * 9))
        ),
        styles=BARE.replace(
            '<w:name w:val="Normal"/>',
            '<w:name w:val="Normal"/><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="28"/></w:rPr>',
            1,
        ),
    )


def thong_bao() -> bytes:
    """A notice whose runs carry their fonts one by one over Word's Calibri defaults."""
    font = TIMES + " sz=28 szCs=28"

    def para(text: str, pr: str = "ind(firstLine=720) jc=both", rpr: str = "") -> str:
        return p(text, pr=pr, rpr=f"{font} {rpr}", mark=font)

    return word_file(
        heads(("ĐẢNG BỘ QUẬN Y", "!ĐẢNG ỦY PHƯỜNG X", "*", "Số 45-TB/ĐU"), (*PARTY, DATE)).replace(
            "<w:rPr>", '<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>'
        ),
        para("THÔNG BÁO", "jc=center spacing(before=240 after=0)", "b"),
        para("kết luận của Ban Thường vụ Đảng ủy", "jc=center spacing(after=0)", "b"),
        para("-----", "jc=center", "b"),
        *(para(text) for text in PROSE),
        p(
            r("1. ", font + " b"),
            r("Về công tác xây dựng Đảng: ", font + " b i"),
            r(PROSE[0], font),
            pr="ind(firstLine=720) jc=both",
            mark=font,
        ),
        p(
            r("2. ", font + " b"),
            r("Về phát triển kinh tế: ", font + " b i"),
            r(PROSE[1], font),
            pr="ind(firstLine=720) jc=both",
            mark=font,
        ),
        p(),
        p(),
        para("T/M BAN THƯỜNG VỤ", "ind(left=4536) jc=center spacing(after=0)", "b"),
        para("PHÓ BÍ THƯ", "ind(left=4536) jc=center spacing(after=0)"),
        p(),
        p(),
        p(),
        para("Trần Thị B", "ind(left=4536) jc=center", "b"),
        styles=BARE,
    )


def ke_hoach() -> bytes:
    """A plan: outline numbers I, 1, a by Word's numbering linked to styles, and a task table."""
    numbers = numbering(
        level("%1.", "upperRoman", pr="ind(left=720 hanging=360)", rpr="b"),
        level("%2.", pr="ind(left=0 firstLine=567)", rpr="b", more='<w:suff w:val="space"/>'),
        level("%3)", "lowerLetter", pr="ind(left=0 firstLine=567)", more='<w:suff w:val="space"/>'),
        level("-", "bullet", pr="ind(left=927 hanging=360)"),
    )
    works = (
        ("Xây dựng kế hoạch, ban hành quyết định thành lập Ban Tổ chức", "Văn phòng", "05/9"),
        ("Chuẩn bị báo cáo và tham luận của các chi bộ, đoàn thể", "Các chi bộ", "10/9"),
        ("Trang trí hội trường, âm thanh, ánh sáng", "Ban Văn hóa - Xã hội", "18/9"),
        ("Gửi giấy mời đại biểu", "Văn phòng", "15/9"),
    )
    return word_file(
        heads(("ĐẢNG BỘ QUẬN Y", "!ĐẢNG ỦY PHƯỜNG X", "*", "Số 67-KH/ĐU"), (*PARTY, DATE)),
        title("KẾ HOẠCH", "tổ chức Hội nghị sơ kết công tác 9 tháng đầu năm 2024"),
        p("MỤC ĐÍCH, YÊU CẦU", num=(1, 0), rpr="b", pr="keepNext"),
        p("Mục đích", num=(1, 1), rpr="b"),
        *(p(text, num=(1, 2)) for text in PROSE[:3]),
        p("Yêu cầu", num=(1, 1), rpr="b"),
        *(p(text, num=(1, 2)) for text in PROSE[3:]),
        p("NỘI DUNG VÀ PHÂN CÔNG", num=(1, 0), rpr="b", pr="keepNext"),
        p("Thời gian: 8 giờ 00, thứ Sáu, ngày 20 tháng 9 năm 2024.", num=(1, 3)),
        p(
            "Địa điểm: Hội trường Ủy ban nhân dân phường X, số 12 đường Z, phường X, quận Y, thành phố Hồ Chí Minh.",
            num=(1, 3),
        ),
        table(
            row(
                *(
                    cell(p(text, pr="jc=center spacing(after=0)", rpr="b"), width=width)
                    for text, width in (
                        ("TT", 600),
                        ("Nội dung công việc", 4800),
                        ("Chủ trì", 2000),
                        ("Thời hạn", 1600),
                    )
                )
            ),
            *(
                row(
                    cell(p(str(i), pr="jc=center spacing(after=0)"), width=600),
                    cell(p(work, pr="spacing(after=0)"), width=4800),
                    cell(p(who, pr="spacing(after=0)"), width=2000),
                    cell(p(when, pr="jc=center spacing(after=0)"), width=1600),
                )
                for i, (work, who, when) in enumerate(works, 1)
            ),
            grid=(600, 4800, 2000, 1600),
            style="TableGrid",
            pr="tblW(w=0 type=auto) tblLook(val=04A0)",
        ),
        p("TỔ CHỨC THỰC HIỆN", num=(1, 0), rpr="b", pr="keepNext"),
        body(*PROSE[4:]),
        signed(
            ("Thường trực Quận ủy (để b/c),", "Các chi bộ trực thuộc,", "Lưu Văn phòng."),
            ("T/M BAN THƯỜNG VỤ", "BÍ THƯ"),
        ),
        styles=NEW,
        numbering=numbers,
        footer=p(field("PAGE"), "/", field("NUMPAGES", "2"), pr="jc=right"),
    )


def giay_moi() -> bytes:
    """An invitation on A5 landscape with a page border."""
    border = " ".join(f"{side}(val=thinThickSmallGap sz=24 space=24 color=C00000)" for side in ("top", "left"))
    border += " " + " ".join(
        f"{side}(val=thickThinSmallGap sz=24 space=24 color=C00000)" for side in ("bottom", "right")
    )
    return word_file(
        heads(("ĐẢNG ỦY PHƯỜNG X", "!BAN TỔ CHỨC HỘI NGHỊ"), STATE, widths=(3686, 5386), rule=1990725),
        p("GIẤY MỜI", pr="jc=center spacing(before=240 after=120)", rpr="b sz=40 color=C00000 spacing=40"),
        p("Trân trọng kính mời: ", r("\t"), **leader("right@9072")),
        p("Chức vụ: ", r("\t"), **leader("right@9072")),
        p("Đến dự: ", r("Hội nghị sơ kết công tác 9 tháng đầu năm 2024", "b"), pr="spacing(before=60)"),
        p("Thời gian: ", r("8 giờ 00, thứ Sáu, ngày 20/9/2024", "b i"), pr="spacing(before=60)"),
        p("Địa điểm: Hội trường Ủy ban nhân dân phường X, số 12 đường Z.", pr="spacing(before=60)"),
        p(
            "Sự có mặt của đồng chí góp phần vào thành công của Hội nghị. Rất hân hạnh được đón tiếp!",
            pr="spacing(before=60) jc=both",
        ),
        p("TM. BAN TỔ CHỨC", pr="ind(left=4820) jc=center spacing(before=120)", rpr="b"),
        p("TRƯỞNG BAN", pr="ind(left=4820) jc=center", rpr="b"),
        styles=OLD.replace('w:val="28"', 'w:val="26"'),
        settings=MODE.format(14),
        section=sect(f"pgBorders{{{border}}}", size=(11906, 8391), margins=(851, 1134, 851, 1701))
        .replace("<w:pgBorders>", '<w:pgBorders w:offsetFrom="page">')
        .replace('w:h="8391"', 'w:h="8391" w:orient="landscape"'),
    )


def giay_gioi_thieu() -> bytes:
    """A letter of introduction on A5: leaders of dots and underscores, a number of its own."""
    dotted = leader("right@6350", pr="spacing(before=60 after=60)")
    return word_file(
        heads(
            ("ỦY BAN NHÂN DÂN", "!PHƯỜNG X", "Số: ....../GGT-UBND"),
            ("!CỘNG HÒA XÃ HỘI", "!CHỦ NGHĨA VIỆT NAM", "!Độc lập - Tự do - Hạnh phúc"),
            widths=(2900, 3500),
            rule=1500000,
        ).replace('w:val="26"', 'w:val="22"'),
        p("GIẤY GIỚI THIỆU", pr="jc=center spacing(before=240 after=120)", rpr="b sz=32"),
        p("Ủy ban nhân dân phường X trân trọng giới thiệu:", pr="ind(firstLine=426)"),
        p("Ông (bà):\t", **dotted),
        p("Chức vụ:\t", **dotted),
        p("Được cử đến:\t", **dotted),
        p("Về việc:\t", **dotted),
        p("\t", **dotted),
        p(
            "Đề nghị quý cơ quan tạo điều kiện để ông (bà) có tên ở trên hoàn thành nhiệm vụ.",
            pr="ind(firstLine=426) jc=both",
        ),
        p("Giấy này có giá trị đến hết ngày ____/____/20____", pr="ind(firstLine=426) spacing(before=60)", rpr="i"),
        p("Ngày ...... tháng ...... năm 20......", pr="jc=right spacing(before=120)", rpr="i"),
        p("TL. CHỦ TỊCH", pr="ind(left=3119) jc=center", rpr="b"),
        p("(Ký tên, đóng dấu)", pr="ind(left=3119) jc=center", rpr="i sz=22"),
        styles=OLD.replace('w:val="28"', 'w:val="26"'),
        settings=MODE.format(15),
        section=sect(size=(8391, 11906), margins=(851, 851, 851, 1134)),
    )


def nghi_quyet() -> bytes:
    """A resolution of several pages: centred page numbers from page 2, tight exact lines."""
    exact = "ind(firstLine=567) jc=both spacing(before=120 after=0 line=340 lineRule=exact)"
    sections = (
        ("I- TÌNH HÌNH", PROSE),
        ("II- QUAN ĐIỂM, MỤC TIÊU", PROSE[::-1]),
        ("III- NHIỆM VỤ, GIẢI PHÁP", PROSE[1:]),
        ("IV- TỔ CHỨC THỰC HIỆN", PROSE[:4]),
    )
    return word_file(
        heads(("ĐẢNG BỘ QUẬN Y", "!ĐẢNG ỦY PHƯỜNG X", "*", "Số 12-NQ/ĐU"), (*PARTY, DATE)),
        title("NGHỊ QUYẾT", "về lãnh đạo thực hiện nhiệm vụ năm 2025"),
        p(line_shape(2160000, 0, 1440000), pr="spacing(before=0 after=120)"),
        *(
            block
            for name, texts in sections
            for block in (
                p(name, pr="spacing(before=120 line=340 lineRule=exact) keepNext jc=both", rpr="b"),
                *(p(text, pr=exact) for text in texts),
            )
        ),
        signed(
            ("Quận ủy (để báo cáo),", "Các chi bộ trực thuộc,", "Các đồng chí đảng ủy viên,", "Lưu Văn phòng Đảng ủy."),
            ("T/M ĐẢNG ỦY", "BÍ THƯ"),
        ),
        styles=OLD,
        settings=MODE.format(14),
        section=sect("titlePg"),
        headers={"default": PAGE, "first": p()},
        footers={"default": p(), "first": p()},
    )
