"""A word to who waits: shown on a terminal only, and only when a step takes longer than a second."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

from .messages import Message, msg

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 1.0  # seconds
MINUTE, HOUR = 60, 3600
SURE_AFTER = 0.5  # seconds before a rate says anything


def pace(done: int, total: int, seconds: float) -> Message:
    """How far a batch is after `seconds`: "412/1500, 350 văn bản/giây, còn khoảng 4 giây"."""
    if done == 0 or seconds < SURE_AFTER:
        return msg("{done}/{total} văn bản", done=done, total=total)
    rate = done / seconds
    shown = f"{rate:.0f}" if rate >= 10 else f"{rate:.1f}".replace(".", ",")
    left = duration((total - done) / rate)
    return msg(
        "{done}/{total} văn bản, {rate} văn bản/giây, còn khoảng {left}", done=done, total=total, rate=shown, left=left
    )


def duration(seconds: float) -> Message:
    """A time to wait, as people say it."""
    whole = max(1, round(seconds))
    if whole < MINUTE:
        return msg("{seconds} giây", seconds=whole)
    if whole < HOUR:
        return msg("{minutes} phút {seconds} giây", minutes=whole // MINUTE, seconds=whole % MINUTE)
    return msg("{hours} giờ {minutes} phút", hours=whole // HOUR, minutes=whole % HOUR // MINUTE)


class Waiting:
    """`with Waiting("Đang dàn trang …"):` shows the sentence with a spinner after a second of silence."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._status: Status | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(PATIENCE, self._show)
        self._timer.daemon = True

    def say(self, sentence: str) -> None:
        """Show another sentence from now on."""
        with self._lock:
            self._sentence = sentence
            if self._status is not None:
                self._status.update(sentence)

    def _show(self) -> None:
        from rich.console import Console  # rich costs start-up; most commands end before it is needed

        with self._lock:
            if not self._timer.finished.is_set():
                self._status = Console(stderr=True).status(self._sentence)
                self._status.start()

    def __enter__(self) -> Waiting:
        if sys.stderr.isatty():
            self._timer.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with self._lock:
            self._timer.cancel()
            if self._status is not None:
                self._status.stop()
