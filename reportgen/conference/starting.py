"""The starting folder of the next conference (`reportgen new DIR`). In: a folder's path. Out: a commented
`hoi-nghi.yaml` in it, made from the schema: every key with its meaning, valid as a draft at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from textwrap import wrap
from typing import TypeAlias

from ..output import write_new
from ..template.schema import KeyInfo, Model, keys_of
from .model import Award, ConferenceInput, Figure, Item

Start: TypeAlias = "str | list[Start] | dict[str, Start] | None"

FILE_NAME = "hoi-nghi.yaml"
WIDTH = 96

HEADER = """\
Dữ liệu của một hội nghị. Mở bằng trình soạn thảo văn bản nào cũng được, lưu dạng UTF-8.

Cách ghi:
  - Sau dấu hai chấm có một khoảng trắng. Mục bên trong thụt vào hai khoảng trắng, không dùng phím Tab.
  - Chưa biết thì để trống: bản dự thảo tô màu chỗ đó, bản chính thức dừng lại và hỏi.
  - Dòng bắt đầu bằng dấu # là chú giải; mục nào cần dùng thì xóa dấu # trước nó.
  - Câu có dấu hai chấm, hoặc bắt đầu bằng dấu ngoặc, đặt trong ngoặc kép hoặc viết xuống dòng sau dấu >.
  - Mỗi con số chỉ ghi một lần, ở phần chi_tieu; trong bài gọi ra bằng mã: {{ chi_tieu.bhyt }} là kết quả,
    {{ chi_tieu.bhyt.ty_le }} là tỷ lệ so với kế hoạch, {{ chi_tieu.bhyt.tang_truong }} là mức tăng, giảm,
    {{ chi_tieu.bhyt.ke_hoach }}, {{ chi_tieu.bhyt.cung_ky }} là kế hoạch, cùng kỳ.
  - Số đưa vào cho thấy bảng mà chưa phải số thật thì ghi ke_hoach: {gia_tri: 92%, vi_du: true}.
  - Chỉ tiêu cũng có thể để ở tệp chi-tieu.xlsx cùng thư mục, mỗi cột một mục; khi đó xóa phần chi_tieu ở đây.
  - Danh sách khen thưởng nên để ở tệp khen-thuong.xlsx cùng thư mục, hai trang tính “Tập thể” và “Cá nhân”.

Làm thử: reportgen report <thư mục này> --draft
"""

OUTLINE_HEADER = """\
Bài viết là một danh sách. Một dòng chữ là một đoạn văn; dòng bắt đầu bằng “- ” hay “+ ” là một ý.
Trong dấu > các dòng liền nhau là một đoạn, dòng trống ngăn hai đoạn. Các chữ mở đầu dùng được:"""


def _missing(label: str) -> str:
    return f"[cần bổ sung: {label}]"


def _sections(*titles: str) -> list[Start]:
    return [{"muc": title, "noi_dung": None} for title in titles]


RESULTS: list[Start] = [
    {"muc": "Đặc điểm tình hình", "noi_dung": None},
    {
        "muc": "Lãnh đạo phát triển kinh tế",
        "noi_dung": [
            {"muc": "Thương mại, dịch vụ", "noi_dung": None},
            {
                "muc": "Thu, chi ngân sách",
                "noi_dung": "Thu ngân sách nhà nước trên địa bàn đạt {{ chi_tieu.thu_ngan_sach }}, "
                "bằng {{ chi_tieu.thu_ngan_sach.ty_le }} dự toán năm, "
                "{{ chi_tieu.thu_ngan_sach.tang_truong }} so với cùng kỳ.",
            },
            *_sections("Xây dựng cơ bản, vận động xã hội hóa", "Đô thị, đất đai, môi trường", "Cải cách hành chính"),
        ],
    },
    {
        "muc": "Văn hóa - xã hội",
        "noi_dung": [
            {"muc": "Chính sách, giảm nghèo, việc làm", "noi_dung": None},
            {
                "muc": "Y tế, bảo hiểm y tế",
                "noi_dung": "Tỷ lệ người dân tham gia bảo hiểm y tế đạt {{ chi_tieu.bhyt }}.",
            },
            {"muc": "Giáo dục, văn hóa, thể thao", "noi_dung": None},
        ],
    },
    {"muc": "Quốc phòng - an ninh", "noi_dung": None},
    {
        "muc": "Xây dựng, chỉnh đốn Đảng và hệ thống chính trị",
        "noi_dung": _sections(
            "Công tác chính trị, tư tưởng",
            "Công tác tổ chức, cán bộ, đảng viên",
            "Công tác kiểm tra, giám sát, kỷ luật đảng",
            "Công tác nội chính, phòng, chống tham nhũng, lãng phí, tiêu cực",
            "Công tác dân vận",
            "Hoạt động của chính quyền, Mặt trận Tổ quốc và các đoàn thể",
        ),
    },
    {"muc": "Đánh giá chung", "noi_dung": _sections("Ưu điểm", "Hạn chế", "Nguyên nhân", "Bài học kinh nghiệm")},
]

START: dict[str, Start] = {
    "co_quan": {"ten": _missing("tên cơ quan"), "cap_tren": None, "ky_hieu": "ĐU", "dia_danh": None},
    "hoi_nghi": {"ten": _missing("tên hội nghị"), "ngay": None, "buoi": None, "dia_diem": None, "chu_tri": None},
    "ky_bao_cao": {"da_qua": _missing("kỳ báo cáo"), "con_lai": None},
    "chi_tieu": [
        {
            "ma": "thu_ngan_sach",
            "ten": "Thu ngân sách nhà nước trên địa bàn",
            "nhom": "Kinh tế",
            "don_vi": "tỷ đồng",
            "ke_hoach": None,
            "ket_qua": None,
            "cung_ky": None,
        },
        {
            "ma": "bhyt",
            "ten": "Tỷ lệ người dân tham gia bảo hiểm y tế",
            "nhom": "Văn hóa - xã hội",
            "don_vi": "%",
            "ke_hoach": None,
            "ket_qua": None,
            "cung_ky": None,
        },
    ],
    "nhiem_vu": None,
    "khen_thuong": {
        "hinh_thuc": "Giấy khen",
        "tap_the": None,
        "ca_nhan": None,
        "thanh_tich": None,
        "danh_sach": None,
        "quyet_dinh": {"so": None, "ngay": None},
        "giay_khen": {"ho": "dang", "kho": "A4"},
        "tien_thuong": {"co": "true"},
    },
    "bao_cao": {
        "so": None,
        "ngay": None,
        "lan_du_thao": "1",
        "trich_yeu": None,
        "nguoi_ky": {"quyen_han": "T/M ĐẢNG ỦY", "chuc_vu": None, "ho_ten": None},
        "noi_nhan": None,
        "noi_dung": [
            {"phan": "Kết quả thực hiện nhiệm vụ", "noi_dung": RESULTS},
            {"phan": "Nhiệm vụ trọng tâm thời gian tới", "noi_dung": [{"danh_sach": "nhiem_vu"}]},
        ],
        "phu_luc": [{"ten": "Kết quả thực hiện các chỉ tiêu chủ yếu", "cot_thuc_hien": "Thực hiện"}],
    },
    "chinh_ta": {"uy": None, "ty": None},
}


def starting_folder() -> dict[str, str]:
    """The files of a starting folder by name."""
    lines = [*_comment(HEADER, 0), "", *_mapping(ConferenceInput, START, 0)]
    return {FILE_NAME: "\n".join(lines).rstrip() + "\n"}


def make_starting_folder(folder: Path | str) -> list[Path]:
    """Write the starting folder; the files written. Raises OutputError when one exists already, and touches nothing."""
    folder = Path(folder)
    files = {folder / name: text.encode("utf-8") for name, text in starting_folder().items()}
    write_new(files)
    return list(files)


# --- writing YAML with comments -----------------------------------------------------------------------------


def _comment(text: str, depth: int) -> Iterator[str]:
    for line in text.splitlines():
        yield f"{'  ' * depth}# {line}".rstrip()


def _mapping(model: type[Model], values: dict[str, Start], depth: int) -> Iterator[str]:
    """Every key of `model` under its meaning: those in `values` as they start, the others as comments to uncomment."""
    for info in keys_of(model):
        yield from _comment(info.description, depth)
        if info.name in values:
            yield from _entry(info, values[info.name], depth)
        else:
            yield from _comment(_unused(info), depth)
        if depth == 0:
            yield ""


def _unused(info: KeyInfo) -> str:
    """A key that is not used yet, ready to be uncommented; of an unused shape every key."""
    if info.inside in (None, Item, Figure):
        return f"{info.name}: {info.example}".rstrip()
    assert info.inside is not None
    inner = [f"{one.name}: {one.example}".rstrip() for one in keys_of(info.inside)]
    marks = ["  - ", *["    "] * len(inner)] if info.many else ["  "] * len(inner)
    return "\n".join([f"{info.name}:", *(mark + line for mark, line in zip(marks, inner, strict=False))])


def _entry(info: KeyInfo, value: Start, depth: int) -> Iterator[str]:
    indent = "  " * depth
    if info.inside is Item and isinstance(value, list):
        yield from _comment(OUTLINE_HEADER, depth)
        for one in keys_of(Item):
            yield from _comment(f"  {one.name + ':':<12} {one.description}", depth)
        yield f"{indent}{info.name}:"
        yield from _items(value, depth + 1)
    elif isinstance(value, dict) and info.inside is not None:
        yield f"{indent}{info.name}:"
        yield from _mapping(info.inside, value, depth + 1)
    elif isinstance(value, list) and info.inside is not None:
        yield f"{indent}{info.name}:"
        yield from _list(info.inside, value, depth + 1)
    else:
        listed = value is None and info.many
        example = f"  # ví dụ: {info.example}" if value is None and info.example and not listed else ""
        yield f"{indent}{info.name}: {_scalar(value)}".rstrip() + example
        if listed or (value is None and info.inside not in (None, Figure)):
            yield from _comment(_sample(info), depth + 1)


def _list(model: type[Model], values: list[Start], depth: int) -> Iterator[str]:
    """The first with every key explained, the others with their values only."""
    indent = "  " * depth
    for index, value in enumerate(values):
        assert isinstance(value, dict)
        if index:
            lines = [f"  {name}: {_scalar(one)}".rstrip() for name, one in value.items()]
        else:
            lines = [line.removeprefix(indent) for line in _mapping(model, value, depth + 1)]
        first = next(at for at, line in enumerate(lines) if not line.lstrip().startswith("#"))
        lines[: first + 1] = [*(line.lstrip() for line in lines[:first]), "- " + lines[first].lstrip()]
        yield from ["", *(f"{indent}{line}" for line in lines)] if index else (f"{indent}{line}" for line in lines)


def _sample(info: KeyInfo) -> str:
    """How a list looks that is still empty."""
    if info.inside is None:
        return f"- {info.example}"
    fields = [one for one in keys_of(info.inside) if one.example]
    if info.inside is Award:
        fields = fields[:4]
    lines = [f"{'- ' if not at else '  '}{one.name}: {one.example}" for at, one in enumerate(fields)]
    return "\n".join(lines)


def _items(values: list[Start], depth: int) -> Iterator[str]:
    indent = "  " * depth
    for value in values:
        assert isinstance(value, dict)
        for at, (name, inner) in enumerate(value.items()):
            mark = "- " if not at else "  "
            if isinstance(inner, list):
                yield f"{indent}{mark}{name}:"
                yield from _items(inner, depth + 2)
            elif isinstance(inner, str) and "{{" in inner:
                yield f"{indent}{mark}{name}: >"
                yield from (f"{indent}    {line}" for line in _wrapped(inner))
            else:
                yield f"{indent}{mark}{name}: {_scalar(inner)}".rstrip()


def _wrapped(text: str) -> Iterator[str]:
    """Lines of a paragraph; a reference in braces stays in one piece."""
    whole = re.sub(r"\{\{.*?\}\}", lambda tag: tag[0].replace(" ", "\u00a0"), text)
    for line in wrap(whole, WIDTH, break_long_words=False):
        yield line.replace("\u00a0", " ")


_PLAIN = re.compile(r"[^\W\d_][^#:\[\]{},\"]*|[\d]+")


def _scalar(value: Start) -> str:
    if value is None:
        return ""
    text = str(value)
    return text if _PLAIN.fullmatch(text) or re.fullmatch(r"[^\W\d_][^#:\"]*", text) else f'"{text}"'
