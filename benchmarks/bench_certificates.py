"""Certificates of the built-in Word template in one PDF: against Typst and a plain ReportLab script, and how time and
memory grow with their number.

Every figure is of a process of its own, its start counted. Typst is asked only where its Python package is installed
(`pip install typst`). Word files are measured in `bench_merge`.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

from .table import Row

MANY, FEW, HUGE = 6_000, 1_000, 100_000
ROUNDS = 3


class Run(NamedTuple):
    """Seconds of a process with its start; the bytes of the file that it made; what it printed."""

    seconds: float
    size: int
    said: str


def rows() -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "certificates.pdf"
        return [*_against_others(target), *_growth(target)]


def _against_others(target: Path) -> list[Row]:
    """All in turn, so that a slow minute of the machine hits all; the best of each."""
    names = [name for name in ("typst", "reportlab") if importlib.util.find_spec(name) is not None]
    runs = [(_ours(MANY, target), *(_peer(name, MANY, target) for name in names)) for _ in range(ROUNDS)]
    best = [min(column) for column in zip(*runs, strict=True)]
    mine = best[0].seconds / MANY
    note = f"{1 / mine:.0f} a second, {best[0].size / MANY:.0f} bytes a page"
    name = f"{MANY} certificates in one PDF, each"
    made = [
        Row(
            name, mine, run.seconds / MANY, peer, note=f"{note}; theirs {MANY / run.seconds:.0f}, {run.size / MANY:.0f}"
        )
        for peer, run in zip(names, best[1:], strict=True)
    ]
    if "typst" not in names:
        made.append(Row(name, mine, note=f"{note}; Typst is not installed: pip install typst"))
    return made


def _growth(target: Path) -> list[Row]:
    made = []
    for count in (FEW, HUGE):
        run = _ours(count, target)
        seconds, megabytes = map(float, run.said.split())
        note = f"{count / seconds:.0f} a second without the start, at most {megabytes:.0f} MB"
        made.append(Row(f"{count} certificates in one PDF, each", run.seconds / count, note=note))
    return made


def _ours(count: int, target: Path) -> Run:
    return _run([sys.executable, "-m", "benchmarks.certificates", str(count), str(target)], target)


def _peer(name: str, count: int, target: Path) -> Run:
    return _run([sys.executable, "-m", "benchmarks.peers", name, str(count), str(target)], target)


def _run(command: list[str], target: Path) -> Run:
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    said = subprocess.run(command, check=True, capture_output=True, text=True, env=environment).stdout
    return Run(time.perf_counter() - start, target.stat().st_size, said)
