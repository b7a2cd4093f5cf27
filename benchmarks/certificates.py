"""Certificates to measure on: the records of as many people as wished, and a process that prints them into one PDF.

`python -m benchmarks.certificates COUNT FILE` prints the seconds that it took, imports left out, and its peak in MB.
Names are all different, as are the numbers in the book; posts and reasons recur as they do in an office's list.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

TEMPLATE = Path(__file__).resolve().parent.parent / "templates" / "giay-khen"


def records(count: int, first: int = 0) -> Iterator[dict[str, object]]:
    """`count` records, each another person; `first` goes on where another list ended."""
    return (_record(number) for number in range(first, first + count))


_FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
_MIDDLE = ("Văn", "Thị", "Hữu", "Ngọc", "Minh", "Thanh", "Quốc", "Kim", "Đức", "Thị Mỹ", "Hoàng", "Xuân")
_GIVEN = (
    *("An", "Bình", "Cường", "Dũng", "Đào", "Giang", "Hạnh", "Hằng", "Hiền", "Hòa", "Khánh", "Lan", "Liên", "Loan"),
    *("Mai", "Nghĩa", "Nhung", "Phương", "Quyên", "Sơn", "Tâm", "Thảo", "Thủy", "Trang", "Tuấn", "Uyên", "Việt", "Yến"),
)
_POSTS = ("Bí thư Chi bộ", "Phó Bí thư Chi bộ", "Chi ủy viên Chi bộ", "Đảng viên Chi bộ", "Trưởng ban Mặt trận")
_DEEDS = (
    "Đã có thành tích xuất sắc trong thực hiện nhiệm vụ công tác xây dựng Đảng 9 tháng đầu năm 2024",
    "Đã hoàn thành xuất sắc nhiệm vụ năm 2024, góp phần xây dựng tổ chức cơ sở đảng trong sạch, vững mạnh",
    "Đã có nhiều đóng góp trong công tác dân vận, xây dựng khối đại đoàn kết toàn dân tộc ở địa phương",
    "Đã có thành tích tiêu biểu trong học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh",
)
_NAMES = [" ".join(parts) for parts in product(_FAMILY, _MIDDLE, _GIVEN)]


def _record(number: int) -> dict[str, object]:
    again, name = divmod(number * 1009 % (1009 * len(_NAMES)), len(_NAMES))
    who = _NAMES[name] + (f" {_GIVEN[again % len(_GIVEN)]}" if number >= len(_NAMES) else "")
    return {
        "doi_tuong": "ca_nhan",
        "cap_tren": "",
        "co_quan_tang": "BAN CHẤP HÀNH ĐẢNG BỘ PHƯỜNG MỸ THỚI",
        "danh_xung": "Đồng chí",
        "ten": who,
        "chuc_vu_don_vi": f"{_POSTS[number % 5]} khóm {number * 7 % 97 + 1}",
        "thanh_tich": _DEEDS[number % 4],
        "dia_danh_ngay": "Mỹ Thới, ngày 11 tháng 10 năm 2024",
        "quyen_han": "T/M BAN CHẤP HÀNH",
        "chuc_vu": "BÍ THƯ",
        "ho_ten": "Nguyễn Văn A",
        "so_quyet_dinh": "Số 212-QĐ/ĐU",
        "ngay_quyet_dinh": "11/10/2024",
        "so_vao_so": str(number + 1),
        "vao_so": ["Đã vào sổ khen thưởng", f"Số: {number + 1}"],
        "ma_xac_nhan": "",
    }


def main() -> None:
    from reportgen import Template
    from reportgen.batch.print_file import PrintFile

    from .child import peak

    count, target = int(sys.argv[1]), Path(sys.argv[2])
    start = time.perf_counter()
    with PrintFile(Template(TEMPLATE), target) as file:
        added = sum(one.pages for one in file.add_all(records(count)))
    assert added == count
    print(time.perf_counter() - start, peak())


if __name__ == "__main__":
    main()
