"""Columns of lists of commended people, as offices call them. In: records by their own headings. Out: the same by the
keys of `Award`: "Họ và tên" is ten, "Đơn vị công tác" is don_vi; each row with its kind (tập thể or cá nhân) from a
column, from a title line inside the table ("I. TẬP THỂ") or from the name of the sheet.

A heading that is misspelt is taken for the one it nearly is, and that is said; any other unknown column is not used,
and that is said too.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import replace
from itertools import chain

from ..errors import Problem, Severity
from ..messages import msg
from ..places import CellPlace, FilePlace, quoted
from ..readers.record import Mapping, Node, Scalar
from ..readers.records import COUNTERS, Records, Rejected
from ..vietnamese.text import fold, strip_marks

KIND_NAMES = {"tap_the": "tập thể", "ca_nhan": "cá nhân"}
NAME, KIND, MONEY = "ten", "loai", "tien_thuong"
NEAR = 0.85
"""How like a known heading a misspelt one must be: "Chứ vụ" and "Chức vụ" are, "Nơi sinh" and "Năm sinh" are not."""

_SYNONYMS: dict[str, str] = {
    NAME: "ho_ten ho_va_ten ho_ten_ca_nhan ho_va_ten_ca_nhan ten_ca_nhan ten_tap_the ten_tap_the_ca_nhan"
    " ten_ca_nhan_tap_the tap_the ca_nhan tap_the_ca_nhan ca_nhan_tap_the ho_ten_nguoi_duoc_khen"
    " ten_tap_the_ho_ten_ca_nhan ho_ten_ten_tap_the ho_va_ten_ten_tap_the ten_don_vi_duoc_khen nguoi_duoc_khen",
    KIND: "doi_tuong loai_doi_tuong",
    "danh_xung": "xung_ho cach_xung_ho ong_ba",
    "chuc_vu": "chuc_danh chuc_vu_chuc_danh chuc_vu_don_vi chuc_vu_don_vi_cong_tac chuc_vu_noi_cong_tac cong_viec",
    "don_vi": "don_vi_cong_tac noi_cong_tac co_quan co_quan_don_vi chi_bo sinh_hoat_tai_chi_bo dia_chi ten_don_vi",
    "nam_sinh": "ngay_sinh ngay_thang_nam_sinh sinh_nam ns nam_sinh_nam nam_sinh_nu ngay_thang_nam_sinh_nam"
    " ngay_thang_nam_sinh_nu",
    "thanh_tich": "noi_dung noi_dung_khen noi_dung_khen_thuong ly_do ly_do_khen thanh_tich_khen_thuong"
    " tom_tat_thanh_tich thanh_tich_dat_duoc",
    "he_so": "he_so_thuong he_so_tien_thuong muc_he_so",
    "tien_thuong": "so_tien so_tien_thuong muc_thuong muc_tien_thuong tien muc_thuong_dong so_tien_dong"
    " tien_thuong_dong so_tien_thuong_dong",
    "so_so": "so_vao_so vao_so so_so_khen_thuong so_vao_so_khen_thuong so_so_vang vao_so_so",
    "ghi_chu": "",
    "vi_du": "",
}
_KEYS = {name: key for key, names in _SYNONYMS.items() for name in [key, *names.split()]}
KNOWN_HEADINGS = frozenset(_KEYS)
COLUMN_NAMES = {
    NAME: "Họ và tên",
    KIND: "Loại",
    "danh_xung": "Danh xưng",
    "chuc_vu": "Chức vụ",
    "don_vi": "Đơn vị",
    "nam_sinh": "Năm sinh",
    "thanh_tich": "Thành tích",
    "he_so": "Hệ số",
    "tien_thuong": "Tiền thưởng",
    "so_so": "Số vào sổ",
    "ghi_chu": "Ghi chú",
    "vi_du": "Ví dụ",
}
"""What a column is best called."""
_NAMED_KIND = {
    "tap_the": re.compile(r"tap the|don vi|\btt\b|to chuc"),
    "ca_nhan": re.compile(r"ca nhan|dang vien|nguoi|\bcn\b"),
}
_BLOCK = re.compile(
    r"(?:[IVX0-9]+|[A-Z])?\s*[.)/-]?\s*(?:danh sách\s+)?(tập thể|cá nhân)(?:\s*\(?:?\s*\d*.*)?", re.IGNORECASE
)
_TOTAL = re.compile(r"(?:tổng\s*(?:cộng|số)?|cộng)(?:\s*[:(]?.*)?", re.IGNORECASE)


_SIGNING = re.compile(
    r"nguoi lap|lap bieu|ke toan|thu truong|chu tai khoan|thu quy|van phong|chanh van phong|pho chanh van phong"
    r"|(?:pho )?bi thu|(?:pho )?chu tich|[tk]/?[ml]?[./]|\(.*\)|(?:.*, *)?ngay .*\bthang\b"
)
"""What is written over a signature, without accents: NGƯỜI LẬP BIỂU, T/M ĐẢNG ỦY, (Ký, ghi rõ họ tên)."""


def kind_named(name: str) -> str | None:
    """The kind of recipients that the name of a sheet speaks of: "Tập thể", "DS cá nhân"."""
    words = strip_marks(name).lower()
    kinds = [kind for kind, pattern in _NAMED_KIND.items() if pattern.search(words)]
    return kinds[0] if len(kinds) == 1 else None


def with_known_columns(records: Records, kind: str | None) -> Records:
    """The records by the keys of `Award`. Without a column of names every row is rejected, for one reason."""
    sample = next(chain(records.rows, (one.row for one in records.rejected)), None)
    if sample is None or not sample.labels:
        return records  # a list of a YAML file: its keys are the schema's, which says what it does not know
    columns, notes = _columns(sample)
    if NAME not in columns.values() and kind == "tap_the":
        columns = {name: NAME if key == "don_vi" else key for name, key in columns.items()}
    if NAME not in columns.values():
        return _all_rejected(records, columns, kind, _no_names(sample))
    sorter = _Rows(kind, counted=any(_has_number(row) for row in records.rows))
    for one in sorted([*(Rejected(row, ()) for row in records.rows), *records.rejected], key=_row_number):
        sorter.sort(one.row, Rejected(_renamed(one.row, columns), one.problems))
    return replace(
        records,
        rows=tuple(sorter.people),
        rejected=tuple(sorter.rejected),
        notes=(*records.notes, *notes, *sorter.notes),
    )


def _all_rejected(records: Records, columns: dict[str, str], kind: str | None, problem: Problem) -> Records:
    found = [*records.rejected, *(Rejected(row, (problem,)) for row in records.rows)]
    renamed = (Rejected(_with_kind(_renamed(one.row, columns), kind), one.problems) for one in found)
    return replace(records, rows=(), rejected=tuple(renamed))


def _row_number(one: Rejected) -> int:
    match one.place:
        case CellPlace(cell=cell):
            return int(re.sub(r"\D", "", cell) or 0)
        case FilePlace(line=line):
            return line or 0
    return 0


# --- columns --------------------------------------------------------------------------------------------------


def _columns(row: Mapping) -> tuple[dict[str, str], list[Problem]]:
    """The key of `Award` for each heading that has one, and what is to be said of the others."""
    written = [name for name in row.entries if name not in COUNTERS]
    columns = {name: key for name in written if (key := _KEYS.get(name) or _money(name))}
    notes = []
    for name in written:
        if name in columns:
            continue
        near = _nearest(name, set(columns.values()))
        if near:
            columns[name] = near
        notes.append(_unknown(row, name, near))
    return columns, notes


def _money(name: str) -> str | None:
    """The key of a heading under a wider one: "Tiền thưởng (đồng)" over "Hệ số" and "Số tiền"."""
    parts = ((name[: match.start()], name[match.end() :]) for match in re.finditer("_", name))
    below = (_KEYS.get(last) for first, last in parts if _KEYS.get(first) == MONEY)
    return next((key for key in below if key in (MONEY, "he_so")), None)


def _nearest(name: str, taken: set[str]) -> str | None:
    free = [known for known, key in _KEYS.items() if key not in taken]
    found = difflib.get_close_matches(name, free, n=1, cutoff=NEAR)
    return _KEYS[found[0]] if found else None


def _unknown(row: Mapping, name: str, near: str | None) -> Problem:
    label, place = quoted(row.labels.get(name, name)), row.key_places.get(name, row.place)
    if near:
        message = msg("cột “{label}” được hiểu là “{meant}”", label=label, meant=COLUMN_NAMES[near])
        return Problem("recipients.heading", message, place, msg("sửa lại tên cột cho đúng"), Severity.WARNING)
    message = msg("cột “{label}” không được dùng", label=label)
    if "tien" in name.split("_"):
        hint = msg("nếu là tiền thưởng thì đặt tên cột là “Tiền thưởng”; không đổi thì tiền thưởng tính theo hệ số")
        return Problem("recipients.unknown-column", message, place, hint, Severity.WARNING)
    return Problem("recipients.unknown-column", message, place, severity=Severity.NOTE)


def _no_names(row: Mapping) -> Problem:
    labels = list(row.labels.values())
    folded = {strip_marks(label).lower(): label for label in labels}
    near = next(
        (
            folded[found[0]]
            for wanted in ("ho va ten", "ten tap the", "ten")
            if (found := difflib.get_close_matches(wanted, list(folded), n=1, cutoff=0.6))
        ),
        None,
    )
    message = msg("không có cột tên người hoặc tập thể được khen; các cột: {labels}", labels=", ".join(labels))
    hint = msg("đặt tên cột là “Họ và tên” hoặc “Tên tập thể”")
    if near:
        hint = msg("có phải cột “{near}” là họ tên? Nếu đúng thì đổi tên cột thành “Họ và tên”", near=near)
    return Problem("recipients.no-name-column", message, row.place, hint)


def _renamed(row: Mapping, columns: dict[str, str]) -> Mapping:
    """The row by the keys of `Award`; of several with one meaning (năm sinh: nam, nữ) the one that is filled."""
    entries: dict[str, Node] = {}
    for name, key in columns.items():
        node = row.entries[name]
        if key not in entries or _is_empty(entries[key]):
            entries[key] = node
    places = {key: row.key_places[name] for name, key in columns.items() if name in row.key_places}
    labels = {key: row.labels[name] for name, key in columns.items() if name in row.labels}
    return Mapping(entries, row.place, places, labels=labels or {NAME: NAME})


def _is_empty(node: Node | None) -> bool:
    return node is None or (isinstance(node, Scalar) and node.value is None)


# --- rows -----------------------------------------------------------------------------------------------------


def _has_number(row: Mapping) -> bool:
    return any(not _is_empty(row.get(name)) for name in COUNTERS)


class _Rows:
    """Tells rows of recipients from title lines and totals, and gives each its kind."""

    def __init__(self, kind: str | None, *, counted: bool) -> None:
        self.kind = kind
        self.counted = counted
        self.ended = self.signed = False
        self.people: list[Mapping] = []
        self.rejected: list[Rejected] = []
        self.notes: list[Problem] = []

    def sort(self, written: Mapping, one: Rejected) -> None:
        """Puts a row, as written and by the keys of `Award` with what is wrong with it, where it belongs."""
        texts = [str(node.value) for node in written.entries.values() if isinstance(node, Scalar) and node.value]
        row = _with_kind(one.row, self.kind)
        if not one.problems and (block := self._block(texts)):
            self.kind, self.ended, self.signed = block, False, False
        elif any(_TOTAL.fullmatch(text.strip()) for text in texts[:2]) and not _has_person(row):
            self.ended = True
            message = msg("dòng tổng cộng không phải là người được khen, nên được bỏ qua")
            self.notes.append(Problem("recipients.total-row", message, written.place, severity=Severity.NOTE))
        elif self._is_signature(written, row, texts):
            self.notes.append(_below(texts, written))
        elif one.problems:
            self.rejected.append(Rejected(row, one.problems))
        elif self.counted and not _has_number(written) and (self.ended or len(texts) == 1):
            self.rejected.append(Rejected(row, (_not_counted(texts, row),)))
        else:
            self.people.append(row)

    def _is_signature(self, written: Mapping, row: Mapping, texts: list[str]) -> bool:
        """Whether the row belongs to what is written below the total: place and day, who signs, their names."""
        if not (self.counted and self.ended) or _has_number(written):
            return False
        self.signed = self.signed or all(_SIGNING.match(strip_marks(text).lower().strip()) for text in texts)
        return self.signed or _is_empty(row.get(NAME))

    def _block(self, texts: list[str]) -> str | None:
        """The kind that a title line inside the table begins: "I | TẬP THỂ"."""
        words = " ".join(texts)
        match = _BLOCK.fullmatch(words.strip()) if len(texts) <= 2 else None
        return next((kind for kind, name in KIND_NAMES.items() if match and fold(match[1]) == fold(name)), None)


def _with_kind(row: Mapping, kind: str | None) -> Mapping:
    """The row with its kind, unless it has one of its own."""
    if kind is None or not _is_empty(row.get(KIND)):
        return row
    return replace(row, entries={**row.entries, KIND: Scalar(KIND_NAMES[kind], row.place)})


def _has_person(row: Mapping) -> bool:
    return any(not _is_empty(row.get(key)) for key in ("don_vi", "chuc_vu"))


def _below(texts: list[str], row: Mapping) -> Problem:
    message = msg(
        "chữ dưới dòng tổng cộng không phải là người được khen, nên được bỏ qua: “{text}”", text=_quoted(texts)
    )
    return Problem("recipients.below-total", message, row.place, severity=Severity.NOTE)


def _not_counted(texts: list[str], row: Mapping) -> Problem:
    message = msg(
        "dòng không có số thứ tự và chỉ có chữ “{text}” nên không được coi là người được khen", text=_quoted(texts)
    )
    hint = msg("nếu là người được khen thì ghi số thứ tự; nếu không thì xóa dòng này")
    return Problem("recipients.not-numbered", message, row.place, hint, Severity.ERROR)


def _quoted(texts: list[str]) -> str:
    return quoted(" ".join(texts))
