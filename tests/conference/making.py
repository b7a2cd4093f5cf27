"""Small conferences for the tests of this room."""

from __future__ import annotations

from pathlib import Path

from reportgen.conference.conference import Conference, conference_of
from reportgen.errors import DataError
from reportgen.readers.yaml_file import parse_yaml

HEAD = """\
co_quan: {ten: Đảng ủy phường Ví Dụ, cap_tren: Đảng bộ tỉnh Minh Họa, dia_danh: Ví Dụ}
hoi_nghi: {ten: Hội nghị sơ kết, ngay: 09/10/2026}
ky_bao_cao: {da_qua: 9 tháng đầu năm 2026, con_lai: 3 tháng cuối năm 2026}
"""

REPORT = """\
bao_cao:
  so: 58
  ngay: 12/10/2026
  trich_yeu: sơ kết công tác 9 tháng đầu năm 2026
  nguoi_ky: {quyen_han: T/M ĐẢNG ỦY, chuc_vu: BÍ THƯ, ho_ten: Nguyễn Văn A}
  noi_nhan: [Tỉnh ủy, Lưu Văn phòng Đảng ủy]
"""

INDICATORS = """\
chi_tieu:
  - {ma: thu, ten: Thu ngân sách, nhom: Kinh tế, don_vi: tỷ đồng, ke_hoach: "62,5", ket_qua: "51,8", cung_ky: "46,2"}
  - {ma: bhyt, ten: Tỷ lệ người dân tham gia bảo hiểm y tế, nhom: Xã hội, don_vi: "%", ke_hoach: 92%, ket_qua: "88,44%",
     cung_ky: "86,2"}
  - {ma: ket_nap, ten: Kết nạp đảng viên, nhom: Đảng, don_vi: đảng viên, ke_hoach: 45, ket_qua: 36, cung_ky: 31,
     tu_khoa: [kết nạp]}
"""


def conference(
    *, text: str = "Nội dung.", indicators: str = INDICATORS, head: str = HEAD, report: str = REPORT
) -> Conference:
    """A complete conference whose report says `text` (a YAML list of items, or plain text)."""
    body = text if text.lstrip().startswith("- ") else f"- |\n{_indented(text, 2)}"
    yaml = f"{head}{indicators}{report}  noi_dung:\n{_indented(body, 4)}\n"
    return sound(conference_of(parse_yaml(yaml, Path("hoi-nghi.yaml")), Path()))


def sound(conference: Conference) -> Conference:
    """The conference; DataError, as its report would raise, when its figures have problems."""
    if conference.problems:
        raise DataError(conference.problems)
    return conference


def _indented(text: str, spaces: int) -> str:
    return "\n".join(" " * spaces + line for line in text.splitlines())
