"""What a clerk writes about a conference: the shape of `hoi-nghi.yaml`. Keys are Vietnamese without accents.

A value that is not known yet stays empty (`so:`): a draft marks it, a final document stops. A key that is left out
altogether and has no meaning here is simply not used.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal, TypeAlias

from ..messages import msg
from ..template.schema import REQUIRED, BeforeValidator, Day, Flag, Model, Text, Texts, key, model_validator, wrong

# --- figures ------------------------------------------------------------------------------------------------


def _written(value: object) -> object:
    """Text as typed, or the number of a workbook's cell."""
    if isinstance(value, list | dict):
        message = msg("“{value}” không phải là một con số", value="[…]" if isinstance(value, list) else "{…}")
        raise wrong("indicator.not-a-figure", message, msg("giá trị bắt đầu bằng dấu ngoặc thì đặt trong ngoặc kép"))
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    return value.strip() if isinstance(value, str) else value


class Figure(Model):
    """A figure with its remarks."""

    gia_tri: Annotated[str | Decimal | None, BeforeValidator(_written)] = key(
        "Giá trị, viết như trong văn bản", example="trên 3,7 tỷ đồng"
    )
    vi_du: Flag = key(
        "true: số ví dụ, không phải số thật; báo cáo chính thức không nhận", default=False, example="true"
    )


def _figure(value: object) -> object:
    """The short form `ket_qua: 88,44%` of `ket_qua: {gia_tri: 88,44%}`; nothing at all stays nothing."""
    if value is None or isinstance(value, dict | Figure):
        return value
    return {"gia_tri": value} if value != "" else None


Quantity: TypeAlias = Annotated[Figure | None, BeforeValidator(_figure)]


class Indicator(Model):
    """An indicator (chỉ tiêu): one figure, one place."""

    ma: Text = key(
        "Mã ngắn, không dấu, để gọi trong bài viết: {{ chi_tieu.thu_ngan_sach }}",
        default=REQUIRED,
        example="thu_ngan_sach",
    )
    ten: Text = key("Tên chỉ tiêu", default=REQUIRED, example="Thu ngân sách nhà nước trên địa bàn")
    nhom: Text | None = key("Nhóm trong bảng phụ lục", example="Kinh tế")
    don_vi: Text | None = key("Đơn vị tính", example="tỷ đồng")
    ke_hoach: Quantity = key(
        "Kế hoạch năm; chưa biết thì để trống, không giao kế hoạch thì bỏ dòng này", example="62,5 tỷ đồng"
    )
    ket_qua: Quantity = key("Kết quả trong kỳ, viết như trong văn bản", example="trên 51,8 tỷ đồng")
    cung_ky: Quantity = key("Kết quả cùng kỳ năm trước; không so sánh thì bỏ dòng này", example="46,2 tỷ đồng")
    ty_le: Quantity = key("Tỷ lệ so với kế hoạch: chỉ ghi khi chưa biết kế hoạch, còn lại máy tự tính", example="74%")
    tang_la_tot: Flag = key("false khi con số càng giảm càng tốt (hộ nghèo, vụ vi phạm)", default=True, example="false")
    luy_ke: Flag | None = key(
        "true khi số cộng dồn qua các tháng, false khi là mức tại thời điểm báo cáo; bỏ trống: đơn vị % là false",
        example="true",
    )
    khong_tinh: list[Literal["ty_le", "so_cung_ky", "danh_gia"]] | None = key(
        "Những cột không tính cho chỉ tiêu này", example="[ty_le, danh_gia]"
    )
    tu_khoa: Texts | None = key(
        "Những chữ nhận ra chỉ tiêu trong bài viết, để soát số gõ tay; bỏ trống: lấy từ tên",
        example="[thu ngân sách, thu NSNN]",
    )
    ghi_chu: Text | None = key("Ghi chú in ở bảng phụ lục", example="Số liệu đến 30/9")
    can_hoi: Text | None = key("Điều phải hỏi lại trước khi có số; còn dòng này thì chưa làm được bản chính thức")
    vi_du: Flag = key("true: cả chỉ tiêu là ví dụ", default=False, example="true")


# --- the text -----------------------------------------------------------------------------------------------

KINDS = ("phan", "muc", "doan", "gach", "hinh", "danh_sach")


class Item(Model):
    """A piece of the report: a part, a heading, a paragraph, a dash, a picture or a list made from the data."""

    phan: Text | None = key("Tên phần (cấp trên cùng)", example="Kết quả thực hiện 9 tháng đầu năm 2026")
    muc: Text | None = key("Tên mục; mục trong mục tự đánh số I-, 1., 1.1., a)", example="Lãnh đạo phát triển kinh tế")
    doan: Text | None = key("Một hay nhiều đoạn văn, mỗi dòng một đoạn")
    gach: Text | None = key("Một ý gạch đầu dòng")
    hinh: Text | None = key("bieu_do, hoặc tên tệp ảnh (.png, .jpg) cùng thư mục", example="bieu_do")
    danh_sach: Literal["nhiem_vu", "khen_thuong"] | None = key("Danh sách lấy từ dữ liệu", example="nhiem_vu")
    noi_dung: Items | None = key("Nội dung bên trong: đoạn văn, hoặc danh sách các mục con")
    chu_thich: Text | None = key("Chú thích dưới hình", example="Kết quả thực hiện so với kế hoạch (%)")
    chi_tieu: Texts | None = key("Mã các chỉ tiêu vẽ trong biểu đồ; bỏ trống: mọi chỉ tiêu có kế hoạch")

    @model_validator(mode="after")
    def _one_kind(self) -> Item:
        given = [name for name in KINDS if name in self.model_fields_set]
        if len(given) != 1:
            message = msg("mỗi mục phải mở đầu bằng đúng một trong các chữ: {kinds}", kinds=", ".join(KINDS))
            hint = msg("tách thành nhiều mục, mỗi mục bắt đầu bằng một dấu gạch đầu dòng")
            raise wrong("outline.one-kind", message, hint)
        if "noi_dung" in self.model_fields_set and given[0] not in ("phan", "muc", "gach"):
            raise wrong("outline.no-content", msg("chỉ phan, muc và gach mới có noi_dung bên trong"))
        return self

    @property
    def kind(self) -> str:
        """Which one of `KINDS` this is."""
        return next(name for name in KINDS if name in self.model_fields_set)


def _item(value: object) -> object:
    return {"doan": value} if isinstance(value, str) else value


def _items(value: object) -> object:
    """The short form `noi_dung: một đoạn văn` of `noi_dung: [{doan: một đoạn văn}]`."""
    if isinstance(value, str):
        return [{"doan": value}] if value.strip() else None
    return value


Items: TypeAlias = Annotated[list[Annotated[Item, BeforeValidator(_item)]], BeforeValidator(_items)]


# --- the rest -----------------------------------------------------------------------------------------------


class Issuer(Model):
    """The body that issues the papers."""

    ten: Text = key("Tên cơ quan ban hành", default=REQUIRED, example="Đảng ủy phường Ví Dụ")
    cap_tren: Text | None = key("Đảng bộ cấp trên trực tiếp, tại ngày của văn bản", example="Đảng bộ tỉnh Minh Họa")
    ky_hieu: Text = key("Ký hiệu sau dấu gạch chéo của số văn bản", default="ĐU", example="ĐU")
    dia_danh: Text | None = key("Địa danh ở dòng ngày tháng, không có chữ “phường”", example="Ví Dụ")


class Meeting(Model):
    """The conference itself."""

    ten: Text = key("Tên hội nghị", default=REQUIRED, example="Hội nghị sơ kết 9 tháng đầu năm 2026")
    ngay: Day | None = key("Ngày họp", example="11/10/2026")
    buoi: Text | None = key("Buổi họp", example="sáng")
    dia_diem: Text | None = key("Nơi họp", example="Hội trường Đảng ủy phường")
    chu_tri: Text | None = key("Người chủ trì", example="đồng chí Nguyễn Văn A, Bí thư Đảng ủy")
    thu_ky: Text | None = key("Thư ký hội nghị", example="đồng chí Trần Thị B")


class Period(Model):
    """The words for the period reported and the one ahead."""

    da_qua: Text = key("Kỳ báo cáo", default=REQUIRED, example="9 tháng đầu năm 2026")
    con_lai: Text | None = key("Kỳ tới", example="3 tháng cuối năm 2026")
    moc_tien_do: Text | None = key(
        "Phần của kế hoạch năm lẽ ra phải xong trong kỳ; có thì bảng ghi đạt hay chậm tiến độ", example="75%"
    )


class Signer(Model):
    """Who signs."""

    quyen_han: Text | None = key("Dòng thẩm quyền ký", example="T/M ĐẢNG ỦY")
    chuc_vu: Text | None = key("Chức vụ người ký; ủy viên ký T/M không giữ chức vụ thì bỏ dòng này", example="BÍ THƯ")
    ho_ten: Text | None = key("Họ tên người ký", example="Nguyễn Văn A")


class Task(Model):
    """A task of the period ahead."""

    viec: Text = key("Việc phải làm", default=REQUIRED, example="Rà soát các khoản thu còn nợ đọng")
    phu_trach: Text | None = key("Nơi chủ trì", example="Ủy ban nhân dân phường")
    thoi_han: Text | None = key("Thời hạn", example="trước 15/12/2026")


def _task(value: object) -> object:
    return {"viec": value} if isinstance(value, str) else value


def _small_letters(value: object) -> object:
    return value.strip().lower() if isinstance(value, str) else value


class Award(Model):
    """Who is commended: an item of `danh_sach`, or a row of `khen-thuong.xlsx`."""

    ten: Text = key("Tên tập thể hoặc họ tên cá nhân", default=REQUIRED, example="Nguyễn Văn A")
    loai: Annotated[Literal["tập thể", "cá nhân"], BeforeValidator(_small_letters)] = key(
        "tập thể hoặc cá nhân", default=REQUIRED, example="cá nhân"
    )
    chuc_vu: Text | None = key("Chức vụ, viết trước tên đơn vị", example="Bí thư")
    don_vi: Text | None = key("Chi bộ, đơn vị", example="Chi bộ khóm 1")
    danh_xung: Text | None = key("Đồng chí, Ông, Bà; bỏ trống: theo mẫu giấy khen", example="Đồng chí")
    nam_sinh: Text | None = key("Năm sinh", example="1975")
    thanh_tich: Text | None = key("Thành tích riêng, nếu khác thành tích chung")
    he_so: Text | None = key("Hệ số tiền thưởng, nếu khác mức chung", example="0,3")
    tien_thuong: Text | None = key("Số tiền thưởng, nếu không tính theo hệ số", example="702.000 đồng")
    so_so: Text | None = key("Số vào sổ khen thưởng", example="01")
    ghi_chu: Text | None = key("Ghi chú in ở danh sách")
    vi_du: Flag = key("true: người hoặc tập thể ví dụ, không có thật", default=False, example="true")


class Decision(Model):
    """The decision that gives the commendations (quyết định khen thưởng)."""

    so: Text | None = key("Số quyết định; cấp số rồi mới ghi", example="212")
    ngay: Day | None = key("Ngày ký quyết định", example="11/10/2026")
    lan_du_thao: Text | None = key("Lần dự thảo, in ở bản dự thảo", example="1")
    trich_yeu: Text | None = key("Trích yếu; bỏ trống: máy viết theo số lượng và thành tích", example="về việc tặng …")
    can_cu: Texts | None = key("Căn cứ, mỗi căn cứ một dòng; bỏ dòng này: máy lấy theo ngày ký")
    de_nghi_cua: Text | None = key("Nơi đề nghị khen, in ở căn cứ cuối", example="Ban Xây dựng Đảng")
    tham_quyen: Text | None = key(
        "Ai quyết định, in trước Điều 1; bỏ trống: theo người ký", example="Ban Thường vụ Đảng ủy"
    )
    dieu: Texts | None = key("Lời các điều, mỗi điều một dòng, không ghi “Điều 1.”; bỏ trống: máy viết")
    thi_hanh: Text | None = key(
        "Nơi thi hành, in ở điều cuối; bỏ trống: Văn phòng Đảng ủy, các chi bộ có liên quan",
        example="Văn phòng Đảng ủy, Ban Xây dựng Đảng, các chi bộ",
    )
    nguoi_ky: Signer | None = key("Người ký quyết định; bỏ trống: như người ký báo cáo")
    noi_nhan: Texts | None = key(
        "Nơi nhận; bỏ trống: Như điều cuối, Lưu Văn phòng Đảng ủy", example="Tỉnh ủy (để báo cáo)"
    )


class Certificates(Model):
    """The certificates (giấy khen) themselves."""

    ho: Literal["dang", "nha_nuoc"] = key("dang: giấy khen của Đảng; nha_nuoc: có Quốc hiệu", default="dang")
    kho: Literal["A4", "A3"] = key("Khổ giấy, nằm ngang", default="A4")
    cap_tren: Text | None = key("Dòng trên tên cơ quan tặng, nếu cần", example="Đảng bộ tỉnh Minh Họa")
    co_quan_tang: Text | None = key(
        "Cơ quan tặng như in trên giấy khen; bỏ trống: Ban Chấp hành Đảng bộ …",
        example="Ban Chấp hành Đảng bộ phường Ví Dụ",
    )
    danh_xung: Text | None = key("Chữ trước tên cá nhân; bỏ trống: Đồng chí", example="Đồng chí")
    thanh_tich: Text | None = key("Thành tích in trên giấy khen, nếu khác thành tích chung")
    ngay: Day | None = key("Ngày in trên giấy khen; bỏ trống: ngày quyết định", example="11/10/2026")
    so_quyet_dinh: Text | None = key("Số quyết định, khi không lấy ở quyet_dinh", example="Số 1022/QĐ-UBND")
    vao_so: Literal["da_vao_so", "vao_so_so", "quyet_dinh", "vao_so_quyet_dinh", "khong"] | None = key(
        "Góc dưới bên trái: da_vao_so, vao_so_so, quyet_dinh, vao_so_quyet_dinh, khong; bỏ trống: Đã vào sổ …",
        example="da_vao_so",
    )
    nguoi_ky: Signer | None = key("Người ký giấy khen; bỏ trống: như quyết định")
    ma_xac_nhan: Flag = key("true: in mã QR để kiểm tra giấy khen (reportgen verify)", default=False, example="true")


class PrizeMoney(Model):
    """The money that goes with the certificates: coefficient x base salary on the decision's day."""

    co: Flag = key("false: không kèm tiền thưởng", default=True, example="false")
    he_so_tap_the: Text | None = key(
        "Hệ số của tập thể; bỏ trống: 0,6 với chi bộ, tập thể khác không có", example="0,6"
    )
    he_so_ca_nhan: Text | None = key("Hệ số của cá nhân; bỏ trống: 0,3 với đảng viên", example="0,3")
    luong_co_so: Text | None = key("Mức lương cơ sở; bỏ trống: theo ngày quyết định", example="2.340.000 đồng")
    nguon_chi: Text | None = key("Nguồn chi, in ở quyết định", example="kinh phí khen thưởng của Đảng bộ phường")
    nguoi_lap: Text | None = key("Người lập danh sách ký nhận", example="Nguyễn Văn A")
    ke_toan: Text | None = key("Kế toán", example="Trần Thị B")
    thu_truong: Text | None = key("Thủ trưởng đơn vị", example="Lê Văn C")


class Awards(Model):
    """The commendations given at the conference."""

    hinh_thuc: Text | None = key("Hình thức khen", example="Giấy khen")
    cap_khen: Text | None = key("Nơi khen", example="Đảng ủy phường Ví Dụ")
    tap_the: Text | None = key("Số tập thể được khen", example="04 tập thể")
    ca_nhan: Text | None = key("Số cá nhân được khen", example="08 cá nhân")
    thanh_tich: Text | None = key("Thành tích, viết tiếp sau chữ “vì”", example="đã có thành tích xuất sắc trong …")
    danh_sach: list[Award] | None = key(
        "Danh sách được khen; có thì số lượng phải khớp. Danh sách dài để ở khen-thuong.xlsx cùng thư mục"
    )
    quyet_dinh: Decision = key("Quyết định khen thưởng", default=Decision())
    giay_khen: Certificates = key("Giấy khen", default=Certificates())
    tien_thuong: PrizeMoney = key("Tiền thưởng kèm theo", default=PrizeMoney())


class Appendix(Model):
    """An appendix with the table of indicators, in landscape."""

    ten: Text = key("Tên phụ lục", default=REQUIRED, example="Kết quả thực hiện các chỉ tiêu")
    nhom: Texts | None = key("Chỉ lấy các nhóm này; bỏ trống: lấy tất cả", example="[Kinh tế, Văn hóa - xã hội]")
    cot_thuc_hien: Text | None = key("Đầu cột kết quả", example="TH 9 tháng")
    bieu_do: Texts | Flag | None = key("true, hoặc mã các chỉ tiêu vẽ trong biểu đồ dưới bảng", example="true")
    chu_thich: Text | None = key("Chú thích dưới biểu đồ")


class Report(Model):
    """The report (báo cáo sơ kết)."""

    so: Text | None = key("Số văn bản; cấp số rồi mới ghi", example="127")
    ngay: Day | None = key("Ngày ký", example="12/10/2026")
    lan_du_thao: Text | None = key("Lần dự thảo, in ở bản dự thảo", example="1")
    tac_gia: Text | None = key("Dòng tác giả giữa tên loại và trích yếu, nếu cần", example="CỦA ĐẢNG ỦY PHƯỜNG VÍ DỤ")
    trich_yeu: Text | None = key(
        "Trích yếu nội dung, không có dấu chấm cuối; viết sau dấu | thì chỗ xuống dòng được giữ nguyên",
        example="sơ kết công tác …",
    )
    can_cu: Texts | None = key("Căn cứ, mỗi căn cứ một dòng; báo cáo thường không có")
    nguoi_ky: Signer = key("Người ký", default=Signer())
    noi_nhan: Texts | None = key("Nơi nhận; máy tự đặt dấu cuối dòng", example="Tỉnh ủy Minh Họa (để báo cáo)")
    noi_dung: Items | None = key("Toàn văn báo cáo: phan, muc, đoạn văn, gach, hinh, danh_sach")
    phu_luc: list[Appendix] | None = key("Các phụ lục có bảng chỉ tiêu")


class Spelling(Model):
    """The house's spelling of fixed words; names and other words stay as they are written."""

    uy: Literal["ủy", "uỷ"] | None = key("Đảng ủy, Ủy ban, khóa … hay Đảng uỷ, Uỷ ban, khoá …", example="uỷ")
    ty: Literal["tỷ", "tỉ"] | None = key("tỷ đồng, tỷ lệ hay tỉ đồng, tỉ lệ", example="tỷ")


class ConferenceInput(Model):
    """One conference, as `hoi-nghi.yaml` and the sheets beside it describe it."""

    co_quan: Issuer = key("Cơ quan ban hành", default=REQUIRED)
    hoi_nghi: Meeting = key("Hội nghị", default=REQUIRED)
    ky_bao_cao: Period = key("Kỳ báo cáo", default=REQUIRED)
    chi_tieu: list[Indicator] | None = key("Các chỉ tiêu; mỗi con số chỉ ghi ở đây, bài viết và bảng lấy từ đây")
    nhiem_vu: list[Annotated[Task, BeforeValidator(_task)]] | None = key("Nhiệm vụ của kỳ tới")
    khen_thuong: Awards | None = key("Khen thưởng tại hội nghị")
    bao_cao: Report = key("Báo cáo sơ kết", default=REQUIRED)
    chinh_ta: Spelling | None = key("Cách viết thống nhất trong văn bản; bỏ trống: giữ như đã viết")


Item.model_rebuild()
