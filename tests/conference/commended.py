"""Small conferences with commendations for the tests of this room."""

from __future__ import annotations

from pathlib import Path

from reportgen.conference.conference import Conference, conference_of
from reportgen.readers.yaml_file import parse_yaml

HEAD = """\
co_quan: {ten: Đảng ủy phường Mỹ Thới, cap_tren: Đảng bộ thành phố Long Xuyên, dia_danh: Mỹ Thới}
hoi_nghi: {ten: Hội nghị sơ kết, ngay: 11/10/2024}
ky_bao_cao: {da_qua: 9 tháng đầu năm 2024}
bao_cao:
  nguoi_ky: {quyen_han: T/M BAN THƯỜNG VỤ, chuc_vu: BÍ THƯ, ho_ten: Trần Thị B}
  noi_dung: "%s"
"""
REASON = "đã có thành tích xuất sắc trong học tập và làm theo Bác năm 2024"
BRANCHES = [f"{{ten: Chi bộ khóm {number}, loai: tập thể}}" for number in range(1, 5)]
PEOPLE = [
    f"{{ten: Nguyễn Văn {letter}, loai: cá nhân, chuc_vu: Bí thư, don_vi: Chi bộ khóm {number}}}"
    for number, letter in enumerate("ABCDEGHK", start=1)
]
DECISION = "{so: 212, ngay: 11/10/2024}"


def commended(
    *,
    rows: list[str] | None = None,
    decision: str = DECISION,
    certificates: str = "{}",
    money: str = "{}",
    reason: str = REASON,
    more: str = "",
    report: str = "Nội dung.",
    spelling: str = "{}",
) -> Conference:
    """4 chi bộ and 8 members commended by decision 212 of 11/10/2024, unless told otherwise."""
    listed = [*BRANCHES, *PEOPLE] if rows is None else rows
    lines = [
        f"  thanh_tich: {reason}",
        f"  quyet_dinh: {decision}",
        f"  giay_khen: {certificates}",
        f"  tien_thuong: {money}",
        *(f"  {line}" for line in more.splitlines()),
        "  danh_sach:" if listed else "",
        *(f"    - {row}" for row in listed),
    ]
    text = HEAD % report + f"chinh_ta: {spelling}\nkhen_thuong:\n" + "\n".join(lines) + "\n"
    return conference_of(parse_yaml(text, Path("hoi-nghi.yaml")), Path())
