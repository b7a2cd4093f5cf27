"""Files as bytes and as text. In: a path. Out: its bytes or its Unicode text, or a DataError that says what is wrong.

Every reader begins here, so that a missing file, a folder, a file that is too large or not what its ending says is
explained in one way.
"""

from __future__ import annotations

import difflib
import os
import stat
import unicodedata
from pathlib import Path

from ..errors import DataError, Problem
from ..messages import Message, msg
from ..places import FilePlace

MEGABYTE = 1024 * 1024
MAX_TEXT_BYTES = 10 * MEGABYTE
MAX_NAMES_SHOWN = 3

_SIGNATURES: tuple[tuple[bytes, Message], ...] = (
    (b"PK\x03\x04", msg("một tệp nén, Word hoặc Excel")),
    (b"\xd0\xcf\x11\xe0", msg("một tệp Word hoặc Excel kiểu cũ (.doc, .xls)")),
    (b"%PDF", msg("một tệp PDF")),
    (b"\x89PNG", msg("một tệp ảnh")),
    (b"\xff\xd8\xff", msg("một tệp ảnh")),
)

WRONG_FILE = msg("xem lại có chọn nhầm tệp không")
FLATTEN = msg("đưa bớt các mục bên trong ra ngoài")


def failure(code: str, message: Message, path: Path | str, hint: Message | None = None) -> DataError:
    """A DataError with one problem that concerns the whole file."""
    return DataError(Problem(code, message, FilePlace(str(path)), hint))


def read_bytes(path: Path, *, limit: int = MAX_TEXT_BYTES) -> bytes:
    """The file's bytes.

    Raises DataError for a missing file, a folder, no permission, an empty file, or more than `limit` bytes.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise failure(
                "file.folder", msg("đây là thư mục, không phải tệp"), path, msg("ghi thêm tên tệp vào sau tên thư mục")
            )
        if not stat.S_ISREG(status.st_mode):
            raise failure("file.not-regular", msg("đây không phải là một tệp thường"), path, WRONG_FILE)
        if path.name.startswith("~$"):
            message = msg("đây là tệp tạm mà Word, Excel để lại khi đang mở một tệp")
            raise failure("file.lock", message, path, msg("chọn tệp cùng tên không có ~$ ở đầu"))
        check_size(status.st_size, limit, path)
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise failure("file.missing", msg("không tìm thấy tệp"), path, names_nearby(path)) from None
    except (OSError, ValueError) as error:
        reason = os.strerror(error.errno) if isinstance(error, OSError) and error.errno else str(error)
        hint = msg("xem lại quyền đọc tệp, hoặc đóng chương trình đang giữ tệp")
        raise failure("file.unreadable", msg("không đọc được tệp ({reason})", reason=reason), path, hint) from None


def check_size(size: int, limit: int, path: Path) -> None:
    """Raises DataError when `size` bytes are none, or more than `limit`."""
    if size == 0:
        raise failure("file.empty", msg("tệp không có nội dung"), path, WRONG_FILE)
    if size > limit:
        message = msg(
            "tệp quá lớn: {size} MB, nhiều nhất {limit} MB",
            size=-(-size // MEGABYTE),
            limit=limit // MEGABYTE,
        )
        raise failure("file.too-large", message, path, WRONG_FILE)


def names_nearby(path: Path) -> Message | None:
    """A hint with the names in the folder that look most like the missing one."""
    folder = path.parent
    try:
        names = [unicodedata.normalize("NFC", entry.name) for entry in os.scandir(folder)]
    except OSError:
        return msg("thư mục {folder} cũng không có", folder=folder)
    wanted = unicodedata.normalize("NFC", path.name)
    close = difflib.get_close_matches(wanted.lower(), [name.lower() for name in names], n=MAX_NAMES_SHOWN, cutoff=0.6)
    found = [name for name in names if name.lower() in close]
    if not found:
        return msg("xem lại tên tệp và thư mục")
    return msg("trong thư mục có: {names}", names=", ".join(sorted(found)))


def decode(data: bytes, path: Path) -> str:
    """The text of a UTF-8 file, with or without a byte order mark.

    Raises DataError for any other encoding, naming the line where it shows, and for a file of another kind.
    """
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            raise failure("file.kind", msg("nội dung là {kind}, không phải tệp văn bản", kind=kind), path, WRONG_FILE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong_encoding(data, error.start, path) from None
    if "\x00" in text:
        raise _wrong_encoding(data, data.index(b"\x00"), path)
    return text


def looks_like_utf16(data: bytes) -> bool:
    """True for UTF-16 with a byte order mark, or when every second byte of the beginning is mostly zero."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return True
    head = data[:512]
    return max(head[0::2].count(0), head[1::2].count(0)) > len(head) // 5


def _wrong_encoding(data: bytes, position: int, path: Path) -> DataError:
    hint = msg("mở tệp bằng Notepad, chọn Lưu thành (Save as), mục Mã hóa (Encoding) chọn UTF-8")
    if looks_like_utf16(data):
        return failure("text.utf-16", msg("tệp lưu ở mã UTF-16, chương trình chỉ đọc UTF-8"), path, hint)
    if data[position] == 0:
        message = msg("tệp có ký tự rỗng (mã 0), không phải là tệp văn bản")
        return DataError(Problem("text.binary", message, _place(data, position, path), WRONG_FILE))
    old = msg(
        "{save}; nếu chữ hiện sai thì tệp dùng bảng mã cũ (TCVN3, VNI, Windows-1258): chuyển sang Unicode bằng UniKey",
        save=hint,
    )
    message = msg("tệp không ở mã Unicode UTF-8")
    return DataError(Problem("text.encoding", message, _place(data, position, path), old))


def _place(data: bytes, position: int, path: Path) -> FilePlace:
    before = data[:position]
    start = before.rfind(b"\n") + 1
    column = len(before[start:].decode("utf-8", "replace")) + 1
    return FilePlace(str(path), before.count(b"\n") + 1, column)
