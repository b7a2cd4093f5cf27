"""What the layout draws otherwise than Word, as a table. In: nothing. Out: `APPROXIMATED`, by the code of the warning.

Every warning of `Context.warn` has its line here; docs/word-support.md is made of it, as of `word/features.py`.
"""

from __future__ import annotations

from ..messages import Message, msg

APPROXIMATED: dict[str, Message] = {
    "layout.cell-spacing": msg("khoảng hở giữa các ô của bảng: bỏ qua"),
    "layout.floating-table": msg("bảng nổi: đặt gần đúng chỗ của nó"),
    "layout.unknown-shape": msg("hình vẽ sẵn ít gặp: chỉ vẽ khung"),
    "layout.text-box-overflow": msg("chữ dài hơn hộp văn bản: phần thừa bị cắt"),
    "layout.header-too-tall": msg("đầu trang, chân trang không chừa chỗ cho nội dung: in đè lên nội dung"),
    "font.substituted": msg("phông chữ không có trên máy: thay bằng phông gần nhất"),
    "font.no-glyph": msg("ký tự không phông nào có, trong tệp Word đưa vào: thay bằng một ô vuông"),
    "font.symbol": msg("ký hiệu của phông ký hiệu không có trên máy: thay bằng một ô vuông"),
}
