"""Writing results. In: whole bytes and a path. Out: a file that is complete, or the old one untouched.

Every file the program makes goes through `write_whole`: the bytes are written beside the target and then renamed,
so that a full disk or a pulled stick never leaves half a file under the right name.
"""

from __future__ import annotations

import contextlib
import errno
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from .errors import OutputError, Problem
from .messages import Message, msg
from .places import FilePlace


def write_whole(path: str | Path, data: bytes) -> None:
    """Write `data` to `path` in one step; missing folders are made.

    Raises OutputError when the folder cannot be made or written, the disk is full, or the target is open in
    another program (Windows).
    """
    write_all({path: data})


def write_all(files: Mapping[str | Path, bytes] | Mapping[Path, bytes]) -> None:
    """Write several files; all are written beside their targets, and the targets found free, before the first is
    renamed, so that when one cannot be written none is changed. Raises OutputError as `write_whole` does."""
    beside: dict[Path, str] = {}
    try:
        for path, data in files.items():
            beside[Path(path)] = _write_beside(Path(path), data)
        for target in beside:
            _check_free(target)
        for target, temporary in beside.items():
            _rename(temporary, target)
    finally:
        for temporary in beside.values():
            with contextlib.suppress(OSError):
                os.unlink(temporary)


class GrowingFile:
    """A file written piece by piece beside its target; `keep` renames it, `drop` leaves nothing behind.

    Raises OutputError as `write_whole` does, `file` OSError while it is written (`explained` turns it into one).
    """

    def __init__(self, path: str | Path) -> None:
        self.target = Path(path)
        self._temporary = _write_beside(self.target, b"")
        self.file: BinaryIO = open(self._temporary, "wb", buffering=1 << 16)  # noqa: SIM115 - closed by keep and drop

    def explained(self, error: OSError) -> OutputError:
        """The error that writing met, in words."""
        return _explained(self.target, error)

    def keep(self) -> None:
        """Give the file its name."""
        try:
            self.file.close()
            _check_free(self.target)
            _rename(self._temporary, self.target)
        except OSError as error:
            raise self.explained(error) from error
        finally:
            self.drop()

    def drop(self) -> None:
        """Leave nothing behind; after `keep` there is nothing."""
        with contextlib.suppress(OSError):
            self.file.close()
        with contextlib.suppress(OSError):
            os.unlink(self._temporary)


def write_new(files: Mapping[Path, bytes]) -> None:
    """As `write_all`, for files that must not be there yet: OutputError names all that are, and nothing is touched."""
    hint = msg("chọn một thư mục khác; chương trình không ghi đè lên dữ liệu đã có")
    problems = [
        Problem("new.exists", msg("tệp đã có sẵn"), FilePlace(str(path)), hint) for path in files if path.exists()
    ]
    if problems:
        raise OutputError(problems)
    write_all(files)


def write_in_folder(folder: str, files: Sequence[tuple[str, bytes | list[bytes]]], *, mark: str) -> None:
    """As `write_all`, for one of very many documents in a folder that is there: half the calls to the system.

    A file's content may come in pieces. `mark` names the files under way; who writes at the same time needs another
    one. Written again after a crash, a document takes the place of what the crash left. Raises OutputError.
    """
    beside: list[tuple[str, str]] = []
    target = folder
    try:
        for name, data in files:
            target = os.path.join(folder, name)
            temporary = temporary_name(folder, mark, name)
            beside.append((temporary, target))
            _write_plainly(temporary, data)
        if len(files) > 1:
            for _, target in beside:
                _check_free(Path(target))
        while beside:
            temporary, target = beside[0]
            os.replace(temporary, target)
            del beside[0]
    except OSError as error:
        raise _explained(Path(target), error) from error
    finally:
        for temporary, _ in beside:
            with contextlib.suppress(OSError):
                os.unlink(temporary)


def temporary_name(folder: str, mark: str, name: str) -> str:
    """What `write_in_folder` calls a file until it is whole."""
    return os.path.join(folder, f".{mark}{os.path.splitext(name)[1]}.tmp")


_PLAIN_WRITE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOFOLLOW", 0)


_MOST_PIECES = 1000  # the system takes 1,024 at a time


def _write_plainly(path: str, data: bytes | list[bytes]) -> None:
    descriptor = os.open(path, _PLAIN_WRITE, 0o666)
    try:
        written = 0
        if not isinstance(data, bytes):
            if hasattr(os, "writev") and len(data) <= _MOST_PIECES:
                written = os.writev(descriptor, data)
                if written == sum(map(len, data)):
                    return
            data = b"".join(data)
        while written < len(data):  # a write may stop at 2 GB, or short of a full disk
            written += os.write(descriptor, memoryview(data)[written:])
    finally:
        os.close(descriptor)


def _write_beside(target: Path, data: bytes) -> str:
    if target.is_dir():
        raise _refused(target, "output.is-a-folder", _IS_A_FOLDER, _GIVE_A_FILE_NAME)
    temporary = ""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, temporary = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
        os.chmod(temporary, _mode_of(target))
    except OSError as error:
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise _explained(target, error) from error
    return temporary


def _check_free(target: Path) -> None:
    """A file that another program holds open (Windows), or that is protected, would be found out only by renaming:
    too late for those renamed before it."""
    try:
        if target.exists():
            with target.open("r+b"):
                pass
    except OSError as error:
        raise _explained(target, error) from error


def _rename(temporary: str, target: Path) -> None:
    try:
        os.replace(temporary, target)
    except OSError as error:
        raise _explained(target, error) from error


def _mode_of(target: Path) -> int:
    """The mode a plainly opened file would get: temporary files are private, results are not."""
    try:
        return target.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


_IS_A_FOLDER = msg("đây là thư mục, không phải tệp")
_GIVE_A_FILE_NAME = msg("ghi thêm tên tệp vào sau tên thư mục")
_CLOSE_IT = msg("nếu tệp đang mở trong Word hoặc trình xem PDF thì đóng lại; nếu không thì chọn thư mục khác")

_REASONS: dict[int, tuple[str, Message, Message]] = {
    errno.EACCES: ("output.not-allowed", msg("không được phép ghi vào đây"), _CLOSE_IT),
    errno.EPERM: ("output.not-allowed", msg("không được phép ghi vào đây"), _CLOSE_IT),
    errno.EBUSY: ("output.not-allowed", msg("tệp đang được chương trình khác dùng"), _CLOSE_IT),
    errno.EROFS: ("output.read-only", msg("ổ đĩa này chỉ cho đọc"), msg("chọn thư mục ở ổ đĩa khác")),
    errno.ENOSPC: (
        "output.disk-full",
        msg("ổ đĩa đã đầy"),
        msg("xóa bớt tệp không dùng hoặc chọn thư mục ở ổ đĩa khác"),
    ),
    errno.ENOENT: ("output.no-such-folder", msg("không có thư mục hoặc ổ đĩa này"), msg("xem lại đường dẫn")),
    errno.ENOTDIR: (
        "output.no-such-folder",
        msg("một phần của đường dẫn là tệp, không phải thư mục"),
        msg("xem lại đường dẫn"),
    ),
    errno.EEXIST: (
        "output.no-such-folder",
        msg("một phần của đường dẫn là tệp, không phải thư mục"),
        msg("xem lại đường dẫn"),
    ),
    errno.ENAMETOOLONG: ("output.name-too-long", msg("tên tệp quá dài"), msg("đặt tên ngắn hơn")),
}


def _explained(target: Path, error: OSError) -> OutputError:
    known = _REASONS.get(error.errno or 0)
    if known is not None:
        return _refused(target, *known)
    message = msg("không ghi được tệp ({reason})", reason=error.strerror or str(error))
    return _refused(target, "output.failed", message, msg("chọn thư mục khác"))


def _refused(target: Path, code: str, message: Message, hint: Message) -> OutputError:
    return OutputError(Problem(code, message, FilePlace(str(target)), hint))
