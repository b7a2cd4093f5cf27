"""Mail merge against docxtpl: certificates as Word files in a folder.

Ours does what a batch does: plan, names, documents written beside and renamed, the account, the report. docxtpl fills
and saves, nothing more. The files lie in memory where the system has such a folder: making a file costs both the same,
and on a slow disk more than all the rest. The last row is a process of its own with its start counted; docxtpl's time
for as many is its start and so many times its time for one.
"""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from reportgen import Template
from reportgen.batch.merge import Options, merge_source
from reportgen.batch.plan import numbered
from reportgen.batch.sources import Source
from reportgen.word.container import COMPRESSION_LEVEL

from .certificates import records
from .table import Row, best

TEMPLATE = Path(__file__).resolve().parent.parent / "templates" / "giay-khen" / "a4.docx"
ROUNDS, MANY, FEW = 6, 1_000, 8
MOST_FRESH, FRESH_PEER = 4_000, 40


def rows() -> list[Row]:
    with _folder() as folder:
        ours, peer, floor = map(min, zip(*(_round(folder) for _ in range(ROUNDS)), strict=True))
        fresh_number = min(MOST_FRESH, shutil.disk_usage(folder).free // (4 * TEMPLATE.stat().st_size))
        fresh = min(_process("ours", fresh_number, folder) for _ in range(3))
        start = min(_process("docxtpl", 0, folder) for _ in range(3))
        more = min(_process("docxtpl", FRESH_PEER, folder) for _ in range(3))
    peer_fresh = start / fresh_number + (more - start) / FRESH_PEER
    return [
        Row("a certificate as a Word file, in a batch", ours / MANY, peer / FEW, "docxtpl", note="each"),
        Row("the floor: compress, join and write it", floor / MANY, peer / FEW, "docxtpl", note="each"),
        Row(
            f"a process with {fresh_number} of them",
            fresh / fresh_number,
            peer_fresh,
            "docxtpl",
            note="each, with start",
        ),
    ]


def _round(folder: Path) -> tuple[float, float, float]:
    """The seconds of each, one behind the other, so that a slow minute of the machine hits all."""
    seconds = []
    for work, number in ((merged, MANY), (docxtpl_saved, FEW), (least, MANY)):
        target = folder / "in-turn"
        seconds.append(best(partial(work, number, target), 1))
        shutil.rmtree(target)
    return seconds[0], seconds[1], seconds[2]


def least(number: int, folder: Path) -> None:
    """What no program can spare: a document's text compressed, put between the parts that are the same, written."""
    package = Template(TEMPLATE.parent).fill_package(next(records(1)))
    text = package.read(package.main_part)
    before, _, after = package.to_bytes().partition(package._members[package.main_part].packed())
    folder.mkdir()
    for index in range(number):
        packer = zlib.compressobj(COMPRESSION_LEVEL, zlib.DEFLATED, -15)
        content = b"".join((before, packer.compress(text), packer.flush(), after))
        (folder / f"{index:05}.docx").write_bytes(content)


def merged(number: int, folder: Path) -> None:
    """A batch of `number` certificates, by this program."""
    data = tuple(numbered(records(number)))
    outcome = merge_source(TEMPLATE.parent, Source(data, {}, number), folder, Options(name="{stt:05} {ten}", workers=1))
    assert outcome.counts.done == number


def docxtpl_saved(number: int, folder: Path) -> None:
    """The same documents by docxtpl, which parses its template for each."""
    from docxtpl import DocxTemplate

    folder.mkdir()
    for index, record in enumerate(records(number)):
        template = DocxTemplate(TEMPLATE)
        template.render(record, autoescape=True)
        template.save(folder / f"{index:05} {record['ten']}.docx")


@contextmanager
def _folder() -> Iterator[Path]:
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        yield Path(name)


def _process(who: str, number: int, folder: Path) -> float:
    """The seconds of a process of its own; what it leaves is taken away afterwards."""
    target = folder / f"{who}-{time.monotonic_ns()}"
    command = [sys.executable, "-m", "benchmarks.bench_merge", who, str(number), str(target)]
    begin = time.perf_counter()
    subprocess.run(command, check=True)
    seconds = time.perf_counter() - begin
    shutil.rmtree(target)
    return seconds


def main(arguments: Iterable[str]) -> None:
    who, number, folder = arguments
    gc.set_threshold(100_000)  # as the command does; the peer is spared the same
    work: Callable[[int, Path], None] = merged if who == "ours" else docxtpl_saved
    work(int(number), Path(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
