"""A word to who waits: shown on a terminal only, and only when a step takes longer than a second."""

from __future__ import annotations

import sys
import threading
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.status import Status

PATIENCE = 1.0  # seconds


class Waiting:
    """`with Waiting("Đang dàn trang …"):` shows the sentence with a spinner after a second of silence."""

    def __init__(self, sentence: str) -> None:
        self._sentence = sentence
        self._status: Status | None = None
        self._lock = threading.Lock()
        self._timer = threading.Timer(PATIENCE, self._show)
        self._timer.daemon = True

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
