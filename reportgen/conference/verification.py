"""Short codes that tell a true certificate from a made-up one, without a network. In: what a certificate says, a key of
this office. Out: a QR code for the certificate; later, from its text, whether all that it says is as it was made.

    GK1;7Q;212-QĐ/ĐU;11/10/2024;15;Nguyễn Văn A;7K3M-9QTR-2VXB

The text names the form of the code, the key (never the key itself), decision, day, book number and recipient; the code
is 60 bits of HMAC-SHA256 over all that, in Crockford's base 32, which has no letters to be mixed up. Who does not have
the key can neither make a code nor check one.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import re
import secrets
import unicodedata
from pathlib import Path
from typing import NamedTuple

from ..errors import DataError, Problem, Severity
from ..messages import Message, msg
from ..output import write_whole
from ..pdf.qr import MOST_BYTES, qr_modules, qr_png, qr_svg
from ..places import FilePlace, quoted
from ..readers.files import read_bytes
from ..template.values import PictureFile
from ..user_folder import user_folder

FORM = "GK1"
FILE = "khoa-xac-nhan.txt"
SIDE_MM = 17.0
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_LOOK_ALIKE = str.maketrans("OIL", "011")
_CODE_LETTERS, _KEY_LETTERS, _GROUP = 12, 2, 4
_KEY_BYTES = 32
_PARTS = 7
_HEAD = """\
# Khóa của cơ quan để làm và kiểm tra mã xác nhận trên giấy khen (reportgen verify).
# Giữ kín như con dấu; chép một bản cất nơi an toàn: mất khóa thì không kiểm tra được các giấy khen đã phát.
"""


class Key(NamedTuple):
    """An office's secret, and whether it was made just now."""

    secret: bytes
    is_new: bool = False

    @property
    def name(self) -> str:
        """Two letters that tell one key from another and give nothing of it away."""
        return _base32(hmac.digest(self.secret, b"reportgen key name", "sha256"), _KEY_LETTERS)


class Said(NamedTuple):
    """What a certificate says: the decision's number and day, the book number ("" for none), the recipient."""

    number: str
    day: str
    book: str
    name: str


class Checked(NamedTuple):
    """The outcome of a check: `problem` None for a true code; `said` is what its text says, if it can be read."""

    said: Said | None
    problem: Problem | None = None


# --- the key --------------------------------------------------------------------------------------------------


def key_file() -> Path:
    return user_folder() / FILE


def office_key() -> Key:
    """This office's key; one is made, and kept for the user alone, when there is none.

    Raises DataError when the file does not hold a key, OutputError when it cannot be written.
    """
    path = key_file()
    if path.exists():
        return Key(_read(path))
    secret = secrets.token_bytes(_KEY_BYTES)
    mask = os.umask(0o077)
    try:
        write_whole(path, f"{_HEAD}{secret.hex()}\n".encode())
    finally:
        os.umask(mask)
    return Key(secret, is_new=True)


def _read(path: Path) -> bytes:
    lines = read_bytes(path).decode("utf-8", "replace").splitlines()
    words = [line.strip() for line in lines if line.strip() and not line.lstrip("\ufeff").startswith("#")]
    if len(words) == 1 and re.fullmatch(rf"[0-9a-fA-F]{{{2 * _KEY_BYTES}}}", words[0]):
        return bytes.fromhex(words[0])
    message = msg("tệp khóa xác nhận đã bị sửa, không còn đọc được")
    hint = msg("chép lại tệp khóa từ bản đã cất; đừng xóa: khóa mới không kiểm tra được giấy khen cũ")
    raise DataError(Problem("verification.key", message, FilePlace(str(path)), hint))


def notice_of_new_key() -> Problem:
    """What a user must know once a key was made."""
    message = msg("đã tạo khóa để làm mã xác nhận")
    hint = msg("chép tệp này cất nơi an toàn; mất khóa thì không kiểm tra được giấy khen đã phát")
    return Problem("verification.new-key", message, FilePlace(str(key_file())), hint, Severity.NOTE)


# --- making ---------------------------------------------------------------------------------------------------


def text_of(said: Said, key: Key) -> str:
    """What the QR code of a certificate holds."""
    body = ";".join([FORM, key.name, *map(_plain, said)])
    return f"{body};{_code(body, key)}"


def code_of(said: Said, key: Key) -> str:
    """The short code alone: "7K3M-9QTR-2VXB"."""
    return text_of(said, key).rpartition(";")[2]


def picture_of(said: Said, key: Key) -> PictureFile | None:
    """The QR code, as vectors and as a picture; None for a name so long that the code could not be scanned."""
    text = text_of(said, key)
    if len(text.encode("utf-8")) > MOST_BYTES:
        return None
    modules = qr_modules(text)
    return PictureFile(qr_png(modules), SIDE_MM, SIDE_MM, f"Mã xác nhận {text.rpartition(';')[2]}", qr_svg(modules))


def _plain(value: str) -> str:
    """A value as the text holds it: composed letters, single blanks, no semicolons."""
    return " ".join(unicodedata.normalize("NFC", value).replace(";", ",").split())


def _code(body: str, key: Key) -> str:
    letters = _base32(hmac.digest(key.secret, body.encode("utf-8"), "sha256"), _CODE_LETTERS)
    return "-".join(letters[at : at + _GROUP] for at in range(0, _CODE_LETTERS, _GROUP))


def _base32(digest: bytes, count: int) -> str:
    """The first `count` groups of five bits."""
    number = int.from_bytes(digest, "big") >> (8 * hashlib.sha256().digest_size - 5 * count)
    return "".join(_LETTERS[number >> 5 * at & 31] for at in reversed(range(count)))


# --- checking -------------------------------------------------------------------------------------------------


def check(text: str, key: Key) -> Checked:
    """Whether `text`, as a telephone reads it from a certificate's QR code, was made with `key` and is unchanged."""
    parts = [_plain(part) for part in text.strip().strip('"').split(";")]
    if len(parts) != _PARTS or parts[0].upper() != FORM:
        return Checked(None, _wrong("verification.form", msg("đây không phải mã xác nhận của giấy khen"), text, _WHOLE))
    said = Said(*parts[2:6])
    if parts[1].upper().translate(_LOOK_ALIKE) != key.name:
        message = msg("mã này làm bằng khóa khác, máy này không kiểm tra được")
        return Checked(said, _wrong("verification.other-key", message, text, _OTHER_KEY))
    body = ";".join([FORM, key.name, *said])
    if hmac.compare_digest(_bare(parts[6]).encode(), _bare(_code(body, key)).encode()):
        return Checked(said)
    return Checked(
        said, _wrong("verification.false", msg("mã không khớp: giấy khen này không đúng như đã cấp"), text, _CARE)
    )


def _bare(code: str) -> str:
    """A code without what people add or mix up."""
    return re.sub(r"[\s-]", "", code).upper().translate(_LOOK_ALIKE)


def _wrong(code: str, message: Message, text: str, hint: Message) -> Problem:
    return Problem(code, message, FilePlace(quoted(text)), hint)


_WHOLE = msg("đưa vào cả dòng chữ đọc được từ mã QR, đặt trong ngoặc kép")
_OTHER_KEY = msg("chép tệp {file} của máy đã làm giấy khen vào thư mục cấu hình của máy này", file=FILE)
_CARE = msg("đọc lại mã QR; vẫn sai thì đối chiếu với quyết định và sổ khen thưởng")
