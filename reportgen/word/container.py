"""The zip around a Word file. In: bytes nobody vouches for. Out: its members, still compressed; and the way back.

Members that are not replaced are copied as they stand in the file, so writing costs the compression of what changed.
What is written is deterministic: names in order, one fixed date, no extra fields.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass

from ..errors import PackageError, Problem
from ..messages import Message, msg
from ..places import FilePlace, TemplatePlace

MEGABYTE = 1024 * 1024
MOST_FILE = 100 * MEGABYTE
MOST_MEMBER = 200 * MEGABYTE
MOST_TOTAL = 1024 * MEGABYTE
MOST_MEMBERS = 20_000
MOST_RATIO = 200
RATIO_COUNTS_FROM = 8 * MEGABYTE  # an empty page of XML may well shrink 200 times; eight megabytes of it do not

WORTH_COMPRESSING = 512  # bytes

STORED, DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
COMPRESSION_LEVEL = 3  # measured on document.xml: within a tenth of level 6's size in a third of its time

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5HL")
_OFFSET = struct.Struct("<L")
_END = struct.Struct("<4s4H2LH")
_DATE_1980 = 0x21
_NAME_IS_UTF8 = 0x800
_ENCRYPTED = 0x1

_ASK_AGAIN = msg("mở tệp bằng Word rồi lưu lại, hoặc xin lại tệp từ người gửi")
_DANGEROUS = msg("xin lại tệp từ nguồn tin cậy")


@dataclass(slots=True)
class Member:
    """A file in the zip. Either `stored` (the bytes as they lie in a zip) or `plain` is known; the other is made
    when asked for."""

    name: str
    method: int
    crc: int
    size: int
    stored: bytes | None = None
    plain: bytes | None = None
    headers: tuple[bytes, bytes, bytes] | None = None

    @classmethod
    def of(cls, name: str, data: bytes) -> Member:
        """A new member, compressed when it is first written; a very small one is not worth it."""
        if len(data) < WORTH_COMPRESSING:
            return cls(name, STORED, zlib.crc32(data), len(data), stored=data, plain=data)
        return cls(name, DEFLATED, zlib.crc32(data), len(data), plain=data)

    def packed(self) -> bytes:
        """The bytes to lie in the zip."""
        if self.stored is None:
            assert self.plain is not None
            packer = zlib.compressobj(COMPRESSION_LEVEL, zlib.DEFLATED, *_window(self.size))
            self.stored = packer.compress(self.plain) + packer.flush()
        return self.stored

    def head(self, length: int) -> bytes:
        """The first `length` bytes of the content; raises zlib.error."""
        if self.plain is not None:
            return self.plain[:length]
        assert self.stored is not None
        if self.method == STORED:
            return self.stored[:length]
        return zlib.decompressobj(-15).decompress(self.stored, length)

    def content(self, path: str) -> bytes:
        """The content, its length and checksum proved. Raises PackageError."""
        if self.plain is not None:
            return self.plain
        try:
            data = self.head(self.size + 1)
        except zlib.error as error:
            raise _broken(path, self.name) from error
        if len(data) != self.size or zlib.crc32(data) != self.crc:
            raise _broken(path, self.name)
        return data


def _window(size: int) -> tuple[int, int]:
    """zlib's window and memory for `size` bytes. A window beyond them finds nothing more, but a quarter of a megabyte
    has to be cleared for it: four fifths of the time that a page of XML takes."""
    if size <= 1 << 13:
        return -13, 6
    return (-14, 7) if size <= 1 << 14 else (-15, 8)


def read_members(data: bytes, path: str) -> dict[str, Member]:
    """The members by name, in the file's order; folders are left out.

    Raises PackageError: not a zip, cut off, encrypted, names that repeat or lead out of the package, sizes beyond
    the limits above.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    except (zipfile.BadZipFile, struct.error, ValueError, OverflowError, NotImplementedError) as error:
        raise PackageError(
            Problem("package.broken-zip", msg("tệp bị hỏng hoặc bị cắt cụt"), FilePlace(path), _ASK_AGAIN)
        ) from error
    _check_sizes(entries, path)
    members: dict[str, Member] = {}
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        _check_entry(entry, name, seen, path)
        members[name] = Member(name, entry.compress_type, entry.CRC, entry.file_size, stored=_cut(data, entry, path))
    return members


def _check_sizes(entries: list[zipfile.ZipInfo], path: str) -> None:
    total = sum(entry.file_size for entry in entries)
    biggest = max((entry.file_size for entry in entries), default=0)
    too_tight = any(
        entry.file_size > RATIO_COUNTS_FROM and entry.file_size > MOST_RATIO * max(1, entry.compress_size)
        for entry in entries
    )
    if total > MOST_TOTAL or biggest > MOST_MEMBER or too_tight or len(entries) > MOST_MEMBERS:
        message = msg("tệp khi giải nén lớn bất thường nên không được mở (có thể là tệp phá hoại)")
        raise PackageError(Problem("package.zip-bomb", message, FilePlace(path), _DANGEROUS))


def _check_entry(entry: zipfile.ZipInfo, name: str, seen: set[str], path: str) -> None:
    if entry.flag_bits & _ENCRYPTED:
        raise _refused(path, "package.encrypted", _PASSWORD, _TAKE_PASSWORD_OFF)
    if entry.compress_type not in (STORED, DEFLATED):
        message = msg("phần {part} nén theo cách mà Word không dùng", part=name)
        raise _refused(path, "package.compression", message, _ASK_AGAIN)
    if name.startswith("/") or ":" in name.split("/")[0] or ".." in name.split("/") or "\0" in name:
        message = msg("tệp chứa đường dẫn không an toàn “{part}” nên không được mở", part=name)
        raise _refused(path, "package.unsafe-name", message, _DANGEROUS)
    if name.lower() in seen:
        message = msg("tệp chứa hai phần cùng tên “{part}”", part=name)
        raise _refused(path, "package.duplicate-name", message, _ASK_AGAIN)
    seen.add(name.lower())


_PASSWORD = msg("tệp được bảo vệ bằng mật khẩu")
_TAKE_PASSWORD_OFF = msg("mở bằng Word, vào Tệp > Thông tin > Bảo vệ tài liệu để bỏ mật khẩu, rồi lưu lại")


def password_protected(path: str) -> PackageError:
    """The error for a file that only a password opens."""
    return _refused(path, "package.encrypted", _PASSWORD, _TAKE_PASSWORD_OFF)


def _cut(data: bytes, entry: zipfile.ZipInfo, path: str) -> bytes:
    """The member's bytes as they lie in the file."""
    start = entry.header_offset
    header = data[start : start + _LOCAL.size]
    if len(header) < _LOCAL.size or not header.startswith(b"PK\x03\x04"):
        raise _broken(path, entry.filename)
    name_length, extra_length = struct.unpack_from("<2H", header, 26)
    begin = start + _LOCAL.size + name_length + extra_length
    stored = data[begin : begin + entry.compress_size]
    if len(stored) != entry.compress_size or (entry.compress_type == STORED and len(stored) != entry.file_size):
        raise _broken(path, entry.filename)
    return stored


def _broken(path: str, name: str) -> PackageError:
    return PackageError(
        Problem("package.broken-part", msg("phần {part} bị hỏng", part=name), TemplatePlace(path, name), _ASK_AGAIN)
    )


def _refused(path: str, code: str, message: Message, hint: Message) -> PackageError:
    return PackageError(Problem(code, message, FilePlace(path), hint))


def write_members(members: Iterable[Member]) -> bytes:
    """The members as one zip."""
    return b"".join(zip_pieces(members))


def zip_pieces(members: Iterable[Member]) -> list[bytes]:
    """The zip in pieces to be written one behind the other: a picture that all documents share is not copied."""
    pieces: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    for member in members:
        stored = member.packed()
        if member.headers is None:
            member.headers = _headers(member, len(stored))
        local, entry, name = member.headers
        pieces += (local, stored)
        central += (entry, _OFFSET.pack(offset), name)
        offset += len(local) + len(stored)
    directory = b"".join(central)
    count = len(central) // 3
    return [*pieces, directory, _END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory), offset, 0)]


def _headers(member: Member, packed: int) -> tuple[bytes, bytes, bytes]:
    """The member's local header, its entry in the central directory as far as its offset, and its name."""
    name = member.name.encode("utf-8")
    flags = 0 if name.isascii() else _NAME_IS_UTF8
    common = (flags, member.method, 0, _DATE_1980, member.crc, packed, member.size, len(name), 0)
    local = _LOCAL.pack(b"PK\x03\x04", 20, *common)
    return local + name, _CENTRAL.pack(b"PK\x01\x02", 20, 20, *common, 0, 0, 0, 0), name
