"""The package of a workbook. In: the bytes of a file. Out: nothing, or a PackageError for what is no .xlsx, or is
unsafe to unpack; `load` gives the workbook itself.
"""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from ..errors import PackageError, Problem
from ..messages import Message, msg
from ..places import FilePlace
from .files import MEGABYTE, WRONG_FILE

MAX_FILE_BYTES = 20 * MEGABYTE
MAX_UNPACKED_BYTES = 200 * MEGABYTE
MAX_MEMBERS = 3000
# Sheets full of repeated cells shrink to a fiftieth at most; a bomb shrinks a thousandfold.
MAX_RATIO = 200
SMALL_MEMBER = MEGABYTE

_UNTRUSTED = msg("xin lại tệp từ nguồn tin cậy")


def _unsafe(code: str, message: Message, path: Path, hint: Message) -> PackageError:
    return PackageError(Problem(code, message, FilePlace(str(path)), hint))


def check_package(data: bytes, path: Path) -> None:
    """Refuses what is no .xlsx or dangerous to unpack, before anything is unpacked."""
    save_as = msg("mở bằng Excel, chọn Lưu thành (Save as), loại Excel Workbook (.xlsx)")
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = msg("đây là tệp Excel kiểu cũ (.xls), hoặc tệp có mật khẩu")
        raise _unsafe("xlsx.old-format", message, path, save_as)
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_members(package.infolist(), path)
            _check_kind(set(package.namelist()), path, save_as)
            _refuse_doctype(package, path)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError, RuntimeError):
        hint = msg("xem lại tệp có mở được bằng Excel không, hoặc chép lại tệp")
        raise _unsafe("xlsx.broken", msg("đây không phải tệp Excel (.xlsx), hoặc tệp bị hỏng"), path, hint) from None


def _check_members(members: list[zipfile.ZipInfo], path: Path) -> None:
    names = {member.filename for member in members}
    too_much = len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES
    if too_much or any(map(_is_bomb, members)):
        raise _unsafe(
            "xlsx.too-large",
            msg("tệp Excel khi giải nén lớn bất thường nên không được mở (có thể là tệp phá hoại)"),
            path,
            _UNTRUSTED,
        )
    if len(names) < len(members) or any(".." in name.split("/") for name in names):
        raise _unsafe("xlsx.unsafe", msg("cấu trúc tệp Excel không an toàn nên không được mở"), path, _UNTRUSTED)
    if any(member.flag_bits & 1 for member in members):
        raise _unsafe("xlsx.encrypted", msg("tệp có mật khẩu"), path, msg("bỏ mật khẩu rồi lưu lại"))


def _is_bomb(member: zipfile.ZipInfo) -> bool:
    return member.file_size > SMALL_MEMBER and member.file_size > MAX_RATIO * max(1, member.compress_size)


def _check_kind(names: set[str], path: Path, save_as: Message) -> None:
    if "xl/vbaProject.bin" in names or path.suffix.lower() == ".xlsm":
        raise _unsafe("xlsx.macros", msg("tệp Excel có chứa macro (.xlsm) nên không được mở"), path, save_as)
    if "content.xml" in names:
        raise _unsafe("xlsx.ods", msg("đây là tệp OpenDocument (.ods)"), path, save_as)
    if "word/document.xml" in names:
        raise _unsafe("xlsx.word", msg("đây là tệp Word, không phải tệp Excel"), path, WRONG_FILE)
    if "xl/workbook.bin" in names:
        raise _unsafe("xlsx.binary", msg("đây là tệp Excel loại .xlsb"), path, save_as)
    if "xl/workbook.xml" not in names:
        raise _unsafe("xlsx.broken", msg("đây không phải tệp Excel (.xlsx)"), path, save_as)


def _refuse_doctype(package: zipfile.ZipFile, path: Path) -> None:
    """No part of a workbook declares a document type; entities are how a small part becomes gigabytes."""
    for name in package.namelist():
        if name.endswith((".xml", ".rels", ".vml")):
            part = package.read(name)
            if b"<!DOCTYPE" in part or b"<!ENTITY" in part or b"<\x00!\x00D" in part or b"\x00<\x00!\x00D" in part:
                raise _unsafe(
                    "xlsx.doctype",
                    msg("tệp Excel có phần khai báo không an toàn (DOCTYPE) nên không được mở"),
                    path,
                    _UNTRUSTED,
                )


def load(data: bytes, path: Path) -> tuple[Any, Any]:
    """The workbook with its formulas, and with the values saved for them (the same object when it has none)."""
    import warnings

    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of drop-downs and styles, which hold no data
            formulas = openpyxl.load_workbook(BytesIO(data), rich_text=True)
            if not any(has_formulas(sheet) for sheet in formulas.worksheets):
                return formulas, formulas
            return formulas, openpyxl.load_workbook(BytesIO(data), data_only=True)
    except Exception:
        # openpyxl lets through whatever its parsers raise on a broken part (KeyError, TypeError, ParseError …).
        hint = msg("mở tệp bằng Excel rồi lưu lại")
        raise _unsafe("xlsx.broken", msg("không đọc được nội dung tệp Excel"), path, hint) from None


def cells_of(sheet: Any) -> dict[tuple[int, int], Any]:
    """The cells that are there, by row and column; asking for rows instead would make every cell between them."""
    cells: dict[tuple[int, int], Any] = sheet._cells
    return cells


def has_formulas(sheet: Any) -> bool:
    return any(cell.data_type == "f" for cell in cells_of(sheet).values())
