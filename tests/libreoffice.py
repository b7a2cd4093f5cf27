"""LibreOffice as a yardstick: the same .docx through it, with our bundled font as Times New Roman, and how many
of its lines stand on the same page with the same words in ours.

Debian's Liberation Serif is rejected outright: some versions of it lack Vietnamese letters, and LibreOffice takes
it for Times New Roman even beside an alias.
"""

from __future__ import annotations

import difflib
import html
import os
import re
import shutil
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

import reportgen.fonts

FONT_DIR = Path(reportgen.fonts.__file__).parent / "data"
SAME_LINE = 3.0  # pt between the baselines of words of one line

FONTS_CONF = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>{fonts}</dir><dir>/usr/share/fonts</dir><cachedir>{cache}</cachedir>
<selectfont><rejectfont><pattern>
<patelt name="family"><string>Liberation Serif</string></patelt></pattern></rejectfont></selectfont>
{aliases}
</fontconfig>
"""

# The office's machine speaks Vietnamese: its decimal comma is what decimal tab stops look for, in Word as here.
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"><item oor:path="/org.openoffice.Setup/L10N">
<prop oor:name="ooSetupSystemLocale" oor:op="fuse"><value>vi-VN</value></prop></item></oor:items>
"""

# What our library takes when only the bundled face is there; the machine's own fonts must not change the yardstick.
TAKEN_FOR_TINOS = ("Times New Roman", "Times", "Arial", "Calibri", "Cambria", "Tahoma", "Verdana")
_ALIAS = '<alias binding="same"><family>{}</family><prefer><family>Tinos</family></prefer></alias>'

_WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


def need_tools() -> None:
    """Skip where the tools are missing on a user's machine; fail there under CI."""
    missing = [tool for tool in ("soffice", "pdftotext") if shutil.which(tool) is None]
    if not missing:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(f"missing under CI: {', '.join(missing)}")
    pytest.skip(f"left out: needs {', '.join(missing)}")


def to_pdf(docx: Path, folder: Path) -> Path:
    """LibreOffice's PDF of `docx`, made in `folder`."""
    return to_pdfs([docx], folder)[0]


def to_pdfs(documents: Sequence[Path], folder: Path) -> list[Path]:
    """LibreOffice's PDFs of `documents`, made in `folder` by one run (starting it costs more than a document)."""
    folder.mkdir(parents=True, exist_ok=True)
    conf = folder / "fonts.conf"
    aliases = "".join(map(_ALIAS.format, TAKEN_FOR_TINOS))
    conf.write_text(FONTS_CONF.format(fonts=FONT_DIR, cache=folder / "fontcache", aliases=aliases), encoding="utf-8")
    settings = folder / "profile" / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text(PROFILE, encoding="utf-8")
    command = ["soffice", f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run(
        [*command, "--outdir", str(folder), *map(str, documents)],
        env={**os.environ, "FONTCONFIG_FILE": str(conf)},
        check=True,
        capture_output=True,
        timeout=180,
    )
    made = [folder / f"{docx.stem}.pdf" for docx in documents]
    missing = [pdf.name for pdf in made if not pdf.exists()]
    assert not missing, f"LibreOffice made no {', '.join(missing)}"
    return made


@dataclass(frozen=True)
class SetLine:
    """A line of a page: its words joined without blanks, and its baseline in pt from the top."""

    words: str
    baseline: float


def lines(pdf: Path) -> list[list[SetLine]]:
    """The lines of each page, top to bottom, from poppler's word boxes."""
    made = subprocess.run(["pdftotext", "-bbox", str(pdf), "-"], capture_output=True, text=True, check=True).stdout
    return [_page_lines(chunk) for chunk in made.split("<page ")[1:]]


def _page_lines(chunk: str) -> list[SetLine]:
    words = [(float(x), float(top), float(bottom), html.unescape(t)) for x, top, _, bottom, t in _WORD.findall(chunk)]
    rows: list[tuple[float, list[tuple[float, str]]]] = []
    for x, top, bottom, text in sorted(words, key=lambda word: (word[2], word[0])):
        baseline = bottom - 0.2 * (bottom - top)
        row = next((row for row in rows if abs(row[0] - baseline) < SAME_LINE), None)
        if row is None:
            rows.append((baseline, [(x, text)]))
        else:
            row[1].append((x, text))
    rows.sort(key=lambda row: row[0])
    return [SetLine(_squeezed("".join(text for _, text in sorted(row))), base) for base, row in rows]


def _squeezed(text: str) -> str:
    """Leaders are as long as the renderer likes: two dots stand for all."""
    return re.sub(r"[.…_]{2,}", "..", text)


@dataclass(frozen=True)
class Parity:
    """`share` of the reference's lines that we have on the same page; `shift` median |dy| in pt of those."""

    pages: tuple[int, int]
    share: float
    shift: float
    missing: tuple[str, ...]

    def share_without(self, allowed: int) -> float:
        """The share when up to `allowed` missing lines are forgiven: what LibreOffice is known to do unlike Word."""
        total = len(self.missing) / (1 - self.share) if self.share < 1 else 1.0
        return 1 - max(len(self.missing) - allowed, 0) / total


def compare(ours: Path, reference: Path) -> Parity:
    """Ours against the reference, page by page."""
    a, b = lines(ours), lines(reference)
    shifts: list[float] = []
    missing: list[str] = []
    for number, wanted in enumerate(b):
        found = a[number] if number < len(a) else []
        matcher = difflib.SequenceMatcher(None, [row.words for row in found], [row.words for row in wanted], False)
        seen: set[int] = set()
        for x, y, size in matcher.get_matching_blocks():
            shifts += [abs(found[x + k].baseline - wanted[y + k].baseline) for k in range(size)]
            seen.update(range(y, y + size))
        missing += [f"page {number + 1}: {row.words}" for k, row in enumerate(wanted) if k not in seen]
    total = sum(map(len, b))
    share = len(shifts) / total if total else 1.0
    return Parity((len(a), len(b)), share, statistics.median(shifts) if shifts else 0.0, tuple(missing))
