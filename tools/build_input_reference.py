"""Write docs/hoi-nghi.md: every key of `hoi-nghi.yaml` with its meaning, from the schema itself.

Run: python tools/build_input_reference.py
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from reportgen.conference.model import ConferenceInput, Figure  # noqa: E402
from reportgen.template.schema import KeyInfo, Model, keys_of  # noqa: E402

PAGE = ROOT / "docs" / "hoi-nghi.md"

HEAD = """\
# Tệp hoi-nghi.yaml

Trang này do `tools/build_input_reference.py` viết ra từ chính khuôn dữ liệu của chương trình; không sửa tay ở đây.

- Mỗi thư mục là một hội nghị: `hoi-nghi.yaml`, và nếu muốn thì `chi-tieu.xlsx`, `nhiem-vu.xlsx` bên cạnh, mỗi cột
  một mục. Đầu cột viết như bảng quen dùng cũng được: TT, Mã, Chỉ tiêu, ĐVT, KH năm, TH 9 tháng, Cùng kỳ; dòng chỉ có
  tên (I, Kinh tế) mở đầu một nhóm. Hai cột cùng nghĩa (TH 2025, TH 2026) thì đổi tên hoặc xóa một cột.
- Danh sách khen thưởng để ở `khen-thuong.xlsx` (hoặc `.csv`) cùng thư mục: trang “Tập thể” và trang “Cá nhân”, mỗi dòng
  một tập thể hoặc một người. Đầu cột viết như quen dùng: TT, Họ và tên, Tên tập thể, Danh xưng, Năm sinh, Chức vụ,
  Đơn vị công tác, Thành tích, Hệ số, Tiền thưởng, Số vào sổ, Ghi chú, Ví dụ; để chung một trang thì thêm cột Loại, hoặc
  dòng “I. TẬP THỂ”, “II. CÁ NHÂN”. Danh xưng dính vào tên (Đ/c, Ông, Bà) được tách ra; học vị, cấp hàm ở lại với tên.
  Dòng sai bị loại riêng, có nêu ô; dòng, cột, trang đang ẩn không được dùng. Chữ TCVN3, VNI được đổi sang Unicode.
- Chưa biết thì để trống sau dấu hai chấm: bản dự thảo tô màu chỗ đó, bản chính thức dừng lại và hỏi.
  Trong câu thì viết `[cần bổ sung: điều còn thiếu]`; `(…)`, `[...]`, `____` cũng là chỗ thiếu.
- Không dùng thì bỏ cả dòng. Mục có dấu (*) bắt buộc phải có.
- Số viết như trong văn bản: `trên 3,7 tỷ đồng`, `88,44%`, `17/19 chỉ tiêu`, `1 tỷ 656 triệu đồng`.
  Trong ngoặc `{ }` số có dấu phẩy phải đặt trong ngoặc kép.
- Một con số có thể ghi kèm lời: `ke_hoach: {gia_tri: 92%, vi_du: true}`.

## Gọi số liệu trong bài viết

| Viết | Hiện ra |
|---|---|
| `{{ chi_tieu.bhyt }}` | kết quả kèm đơn vị: 88,44% |
| `{{ chi_tieu.bhyt.ke_hoach }}`, `.cung_ky` | kế hoạch, kết quả cùng kỳ năm trước |
| `{{ chi_tieu.bhyt.ty_le }}` | tỷ lệ so với kế hoạch, máy tính: 96,13% |
| `{{ chi_tieu.bhyt.tang_truong }}` | mức tăng, giảm, máy tính: tăng 2,24 điểm phần trăm |
| `{{ chi_tieu.bhyt.con_lai }}` | phần còn lại so với kế hoạch |
| `{{ chi_tieu.bhyt.ten }}`, `.don_vi`, `.danh_gia` | tên, đơn vị tính, mức đạt |
| `{{ tong_hop.tong }}`, `.dat`, `.vuot`, `.dung_tien_do`, `.cham` | số chỉ tiêu có kế hoạch, và số đạt, vượt, … |
| `{{ khen_thuong.tap_the }}`, `{{ hoi_nghi.ngay }}`, `{{ ky_bao_cao.da_qua }}` … | đúng chữ đã ghi |

Số gõ tay trong bài mà khác số liệu của chỉ tiêu thì máy báo, nêu cả hai chỗ; bản chính thức dừng lại.
"""


def sections(name: str, model: type[Model], seen: set[type[Model]]) -> Iterator[str]:
    """A table for `model` and one for each shape inside it."""
    seen.add(model)
    yield f"## {name}"
    yield ""
    yield "| Mục | Ý nghĩa | Ví dụ |"
    yield "|---|---|---|"
    yield from (row(info) for info in keys_of(model))
    yield ""
    for info in keys_of(model):
        if info.inside not in (None, Figure) and info.inside not in seen:
            assert info.inside is not None
            path = info.name if model is ConferenceInput else f"{name}.{info.name}"
            yield from sections(path, info.inside, seen)


def row(info: KeyInfo) -> str:
    mark = " (*)" if info.required else ""
    example = f"`{info.example}`" if info.example else ""
    meaning = info.description.replace("|", "\\|")
    return f"| `{info.name}`{mark} | {meaning} | {example} |"


def page() -> str:
    """The whole page."""
    return HEAD + "\n" + "\n".join(sections("Cả tệp", ConferenceInput, set())).rstrip() + "\n"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
