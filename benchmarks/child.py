"""`python -m benchmarks.child FILE`: convert a .docx once, print the pages, the seconds and the process's peak in MB.

A process of its own, because only its end tells how much memory a conversion needed at most.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import reportgen.layout
import reportgen.pdf.write
import reportgen.word.read  # noqa: F401  # all three are part of starting, which is not measured here
from reportgen import Document

_STATUS = Path("/proc/self/status")
_UNIT = 1 if sys.platform == "darwin" else 1024  # what `ru_maxrss` counts in


class Cost(NamedTuple):
    pages: int
    seconds: float
    megabytes: float


def cost_of(path: Path) -> Cost:
    """The cost of laying out and writing `path` in a fresh process, start-up not counted in the seconds."""
    command = [sys.executable, "-m", "benchmarks.child", str(path)]
    pages, seconds, megabytes = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return Cost(int(pages), float(seconds), float(megabytes))


def peak() -> float:
    """The most memory this process had, in MB. Linux counts the parent's in `ru_maxrss`, which `VmHWM` does not."""
    if _STATUS.exists() and (found := re.search(r"VmHWM:\s+(\d+) kB", _STATUS.read_text("ascii"))):
        return int(found[1]) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT / 1e6


def main() -> None:
    start = time.perf_counter()
    document = Document.open(sys.argv[1])
    document.to_pdf()
    seconds = time.perf_counter() - start
    print(len(document.pages.pages), seconds, peak())


if __name__ == "__main__":
    main()
