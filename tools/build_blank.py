"""Build the picture of a blank that the preview of `giay-khen-phoi` shows: our certificate without a record's words.

Run: python tools/build_blank.py, whenever the template `giay-khen` changed.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from reportgen.document import Document  # noqa: E402
from reportgen.fonts import FontLibrary  # noqa: E402
from reportgen.template.fill import Template  # noqa: E402

BLANK = ROOT / "templates" / "giay-khen-phoi" / "nen.pdf"


def build() -> bytes:
    package = Template(ROOT / "templates" / "giay-khen", standard="a4").fill_package({}, missing="blank")
    return Document(package, fonts=FontLibrary.bundled()).to_pdf()


if __name__ == "__main__":
    BLANK.write_bytes(build())
