"""A row of the table: what was measured, ours, the peer's, how many times faster we are."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """`ours` and `peer` in seconds (peer None: no peer, `note` says what the figure means)."""

    name: str
    ours: float
    peer: float | None = None
    peer_name: str = ""
    note: str = ""

    @property
    def ratio(self) -> float | None:
        return None if self.peer is None else self.peer / self.ours


def best(work: Callable[[], object], times: int = 5) -> float:
    """The shortest of `times` runs in seconds: the machine's noise only ever adds."""
    shortest = float("inf")
    for _ in range(times):
        start = time.perf_counter()
        work()
        shortest = min(shortest, time.perf_counter() - start)
    return shortest


def alternated(ours: Callable[[], object], peer: Callable[[], object], times: int = 5) -> tuple[float, float]:
    """Both in turn, so that a slow minute of the machine hits both; the best of each."""
    pairs = [(best(ours, 1), best(peer, 1)) for _ in range(times)]
    return min(a for a, _ in pairs), min(b for _, b in pairs)


def printed(rows: list[Row]) -> str:
    """The rows as an aligned table."""
    lines = [f"{'':<44} {'ours':>10} {'peer':>10} {'ratio':>8}"]
    for row in rows:
        peer = f"{row.peer * 1000:9.1f}ms" if row.peer is not None else ""
        ratio = f"{row.ratio:7.1f}×" if row.ratio is not None else ""
        note = " ".join(filter(None, [row.peer_name and f"peer: {row.peer_name}", row.note]))
        lines.append(f"{row.name:<44} {row.ours * 1000:8.1f}ms {peer:>10} {ratio:>8}  {note}")
    return "\n".join(lines)
