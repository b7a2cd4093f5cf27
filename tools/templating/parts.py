"""The parts of a Party paper with their tags. In: a rule set seen by the builder. Out: paragraphs and tables as XML."""

from __future__ import annotations

from reportgen.units import mm

from .party import Party
from .word import CellFormat, Font, cell, page_field, paragraph, row, run, table


def tag(text: str) -> str:
    """A paragraph that holds a tag only and is gone once the template is filled."""
    return paragraph("TheDieuKhien", text)


def page_number(party: Party) -> str:
    """The header's paragraph."""
    return paragraph("SoTrang", page_field())


def heading_block(party: Party) -> str:
    """Names and number on the left, title and date on the right: two rows of an invisible table.

    The second row is cut elsewhere than the first, because names are wide and a number is not, dates are wider
    than the title; both blocks keep their centres over both rows.
    """
    block = party.house["heading_block"]
    start, names_end = (mm(value) for value in block["names"])
    centre, end = mm(block["title_centre"]), mm(block["title_right"])
    date_start = 2 * centre - end
    columns = [date_start - start, names_end - date_start, end - names_end]
    names_centre = (start + names_end) / 2
    upper = row(
        cell(CellFormat(width=columns[0] + columns[1], span=2), *_names(party)),
        cell(CellFormat(width=columns[2], margins=(0, end - party.title_cell()[1])), *_title(party)),
    )
    lower = row(
        cell(CellFormat(width=columns[0], margins=(2 * names_centre - start - date_start, 0)), *_number(party)),
        cell(CellFormat(width=columns[1] + columns[2], span=2), paragraph("DiaDanhNgay", "{{ dia_danh_ngay }}")),
    )
    return table(columns, [upper, lower])


def _names(party: Party) -> list[str]:
    return [
        tag("{%p if co_quan.cap_tren %}"),
        paragraph("CoQuanCapTren", "{{ co_quan.cap_tren }}"),
        tag("{%p endif %}"),
        paragraph("CoQuanBanHanh", "{{ co_quan.ten }}"),
        paragraph("DauSao", party.rules.text("issuing_name.asterisk.text")),
    ]


def _title(party: Party) -> list[str]:
    return [paragraph("TieuDeDang", party.rules.text("party_title.text")), paragraph("KeDuoiTieuDe")]


def _number(party: Party) -> list[str]:
    return [
        paragraph("SoKyHieu", "{{ so_ky_hieu }}"),
        tag("{%p if du_thao %}"),
        paragraph("DuThao", party.rules.text("draft_note.text") + "{{ lan_du_thao }}"),
        tag("{%p endif %}"),
    ]


def title_block(party: Party) -> list[str]:
    """Type, author, summary and the five hyphens."""
    return [
        paragraph("TenLoai", "{{ ten_loai }}"),
        tag("{%p if tac_gia %}"),
        paragraph("TacGia", "{{ tac_gia }}"),
        tag("{%p endif %}"),
        paragraph("TrichYeu", "{{ trich_yeu }}"),
        paragraph("GachNoi", party.rules.text("summary.divider.text")),
    ]


def legal_basis(party: Party) -> list[str]:
    """The lines of can_cu with the marks that the rule wants."""
    rule = party.rules.rule("legal_basis").measures
    ending = f'{{{{ "{rule["last_ends"]}" if loop.last else "{rule["each_ends"]}" }}}}'
    return [
        tag("{%p for dong in can_cu %}"),
        paragraph("CanCu", f"{rule['prefix'] or ''}{{{{ dong }}}}{ending}"),
        tag("{%p endfor %}"),
    ]


def signature(party: Party) -> str:
    """Recipients on the left, who signs on the right, in one row that no page break splits."""
    margins = party.margins
    split = mm(party.house["signature"]["split_mm"])
    columns = [split - margins["left"], party.paper[0] - margins["right"] - split]
    left = cell(CellFormat(width=columns[0]), *_recipients(party))
    right = cell(CellFormat(width=columns[1]), *_signer(party))
    return table(columns, [row(left, right)])


def _recipients(party: Party) -> list[str]:
    word = party.rules.text("recipients_word.text")
    span = party.rules.text("recipients_word.underline.span")
    ends = party.rules.rule("recipients_list.ends").measures
    prefix = party.rules.text("recipients_list.prefix")
    ending = f'{{{{ "{ends["last_ends"]}" if loop.last else "{ends["each_ends"]}" }}}}'
    rest = word.removeprefix(span)
    return [
        paragraph("NoiNhan", run(span, Font(underline=True)), run(rest) if rest else ""),
        tag("{%p for noi in noi_nhan %}"),
        paragraph("NoiNhanDanhSach", f"{prefix}{{{{ noi }}}}{ending}"),
        tag("{%p endfor %}"),
    ]


def _signer(party: Party) -> list[str]:
    blank = [paragraph("ChoKy")] * party.house["signature"]["blank_lines"]
    return [
        tag("{%p if ky.quyen_han %}"),
        paragraph("QuyenHan", "{{ ky.quyen_han }}"),
        tag("{%p if ky.chuc_vu %}"),
        paragraph("ChucVu", "{{ ky.chuc_vu }}"),
        tag("{%p endif %}"),
        tag("{%p else %}"),
        paragraph("ChucVuKyTrucTiep", "{{ ky.chuc_vu }}"),
        tag("{%p endif %}"),
        *blank,
        paragraph("HoTenNguoiKy", "{{ ky.ho_ten }}"),
    ]
