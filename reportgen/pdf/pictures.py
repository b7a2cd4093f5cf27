"""Pictures inside a PDF. In: a file's content. Out: the name to draw it by; the same content is embedded once.

A JPEG and a plain PNG go in as they are, the first page of a PDF as a drawing; other formats that Pillow reads are
decoded and packed again, their transparency as a mask.
"""

from __future__ import annotations

import hashlib
import warnings
from io import BytesIO
from typing import Any

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfdoc import PDFImageXObject

from ..errors import PackageError, ReportgenError
from ..messages import msg
from ..places import FilePlace
from .png import plain_png

_PDF = b"%PDF-"
MOST_PIXELS = 60_000_000
"""Unpacked, with transparency, they take about a gigabyte. A JPEG is not unpacked."""


class Pictures:
    """The pictures of one document."""

    def __init__(self, canvas: Any) -> None:
        self._canvas = canvas
        self._names: dict[str, str] = {}

    def name(self, key: str, content: bytes) -> str:
        """The name of the picture `content` for the page being drawn. Raises PackageError when it cannot be read."""
        if key not in self._names:
            self._names[key] = self._embed(key, content)
        name = self._names[key]
        self._canvas._formsinuse.append(name)
        return str(self._canvas._doc.getXObjectName(name))

    def _embed(self, key: str, content: bytes) -> str:
        name = hashlib.sha256(content).hexdigest()[:16]
        document = self._canvas._doc
        registered = document.getXObjectName(name)
        if registered in document.idToObject:
            return name
        if content.startswith(_PDF):
            from .embed import embed_page  # pikepdf is not needed by documents without one

            embed_page(document, registered, content, key)
        else:
            picture = plain_png(content) or _through_pillow(key, name, content)
            document.Reference(picture, registered)
            self._embed_mask(picture, registered)
        return name

    def _embed_mask(self, picture: Any, registered: str) -> None:
        mask = getattr(picture, "_smask", None)
        if mask is not None:
            picture.smask = self._canvas._doc.Reference(mask, f"{registered}.mask")
            del picture._smask


def _through_pillow(key: str, name: str, content: bytes) -> Any:
    """The picture as an object of the PDF. Raises PackageError."""
    from PIL import Image  # slow to import, and most pictures do without

    try:
        with warnings.catch_warnings():  # we have a limit of our own
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content)) as opened:
                pixels = 0 if opened.format == "JPEG" else opened.width * opened.height
            if pixels > MOST_PIXELS:
                raise _too_large(key)
            return PDFImageXObject(name, ImageReader(BytesIO(content)), mask="auto")
    except Image.DecompressionBombError as error:
        raise _too_large(key) from error
    except ReportgenError:
        raise
    except Exception as error:  # Pillow raises nearly anything on a broken file
        raise _unreadable(key) from error


def _too_large(key: str) -> ReportgenError:
    return PackageError.of(
        "picture.too-large",
        msg("ảnh này lớn quá {limit} triệu điểm ảnh, không xử lý được", limit=MOST_PIXELS // 1_000_000),
        place=FilePlace(key),
        hint=msg("giảm cỡ ảnh trong Word: bấm vào ảnh, chọn Picture Format > Compress Pictures"),
    )


def _unreadable(key: str) -> ReportgenError:
    return PackageError.of(
        "picture.unreadable",
        msg("không đọc được ảnh này"),
        place=FilePlace(key),
        hint=msg("mở tệp bằng Word và chèn lại ảnh ở dạng PNG hoặc JPEG"),
    )
