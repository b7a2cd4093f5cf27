"""Making what was planned. In: jobs and an order. Out: a result for each job, as it comes.

    run(jobs, order)                        in this process
    run(jobs, order, workers=4)             in worker processes, through concurrent.futures.Executor

Whoever keeps a journal or an account takes the results one by one; when a result is out, its files are whole.
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from itertools import islice
from types import FrameType
from typing import TypeAlias

from ..errors import Problem
from ..messages import msg
from ..output import temporary_name
from .making import Maker, Order, Result, job_mark, make_chunk
from .plan import Job

MOST_IN_A_CHUNK = {"docx": 64, "pdf": 8}
CHUNKS_UNDER_WAY = 2  # for each worker: one at work, one waiting
MOST_BREAKS = 20
LOOK = 0.2  # seconds between two looks at whether to stop

NewExecutor: TypeAlias = Callable[[int], Executor]


class Stop:
    """Ctrl-C, kept until the document at work is whole. A second one interrupts as ever."""

    def __init__(self) -> None:
        self.asked = False
        self._before: object = None

    def __enter__(self) -> Stop:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._note)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)  # type: ignore[arg-type]

    def _note(self, number: int, frame: FrameType | None) -> None:
        if self.asked:
            raise KeyboardInterrupt
        self.asked = True


def run(
    jobs: Sequence[Job], order: Order, *, workers: int = 1, stop: Stop | None = None, maker: Maker | None = None,
    new_executor: NewExecutor | None = None,
) -> Iterator[Result]:  # fmt: skip
    """The results of `jobs`; fewer when `stop` was asked for, or when nothing more can be written.

    `new_executor` makes the executor for a number of workers (default: processes of this machine).
    """
    stop = stop or Stop()
    if (workers > 1 and len(jobs) > 1) or new_executor is not None:
        yield from _Pool(order, workers, stop, new_executor or processes).run(jobs)
    else:
        yield from _here(jobs, maker or Maker(order), stop)


def _here(jobs: Iterable[Job], maker: Maker, stop: Stop) -> Iterator[Result]:
    for job in jobs:
        if stop.asked:
            return
        result = maker.make(job)
        yield result
        if result.stops:
            return


def processes(workers: int) -> Executor:
    """Worker processes, begun anew (not forked: threads and locks do not survive that), deaf to Ctrl-C."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(
        workers, mp_context=context, initializer=signal.signal, initargs=(signal.SIGINT, signal.SIG_IGN)
    )


# --- workers -------------------------------------------------------------------------------------------

Chunk: TypeAlias = list[Job]


class _Pool:
    """Chunks of jobs under way in an executor.

    When a worker dies, nobody knows which job killed it: those under way are made again one by one in a single worker.
    The one that kills this too is rejected, and the rest goes on in a new executor.
    """

    def __init__(self, order: Order, workers: int, stop: Stop, new_executor: NewExecutor) -> None:
        self.order, self.workers, self.stop, self.new_executor = order, workers, stop, new_executor
        self.breaks = 0
        self.full = False

    def run(self, jobs: Sequence[Job]) -> Iterator[Result]:
        """A result for each job, in the order in which they are done."""
        left = deque(_chunks(jobs, self._chunk_size(len(jobs))))
        while left and not self._ends():
            suspects = yield from self._until_broken(left, self.workers, self.workers * CHUNKS_UNDER_WAY)
            yield from self._one_by_one(suspects)
            if self.breaks > MOST_BREAKS:
                yield from (_killed(job, self.order) for chunk in left for job in chunk)
                return

    def _one_by_one(self, suspects: Chunk) -> Iterator[Result]:
        left = deque([job] for job in suspects)
        while left and not self._ends() and self.breaks <= MOST_BREAKS:
            for job in (yield from self._until_broken(left, 1, 1)):
                self.breaks += 1
                yield _killed(job, self.order)
        if self.breaks > MOST_BREAKS:
            yield from (_killed(job, self.order) for chunk in left for job in chunk)

    def _chunk_size(self, count: int) -> int:
        most = MOST_IN_A_CHUNK["pdf" if "pdf" in self.order.formats else "docx"]
        return max(1, min(most, count // (self.workers * 4)))

    def _ends(self) -> bool:
        return self.stop.asked or self.full

    def _until_broken(self, left: deque[Chunk], workers: int, most: int) -> Generator[Result, None, Chunk]:
        """Work off `left` with `most` chunks under way; returns the jobs that were under way when a worker died."""
        suspects: Chunk = []
        under_way: dict[Future[list[Result]], Chunk] = {}
        executor = self.new_executor(workers)
        try:
            while True:
                if not suspects and not self._ends():
                    self._submit(executor, left, under_way, most)
                if not under_way:
                    return suspects
                done, _ = wait(under_way, timeout=LOOK, return_when=FIRST_COMPLETED)
                for future in done:
                    yield from self._results(future, under_way.pop(future), suspects)
        finally:
            executor.shutdown(wait=True, cancel_futures=True)

    def _submit(
        self, executor: Executor, left: deque[Chunk], under_way: dict[Future[list[Result]], Chunk], most: int
    ) -> None:
        """Begin chunks until `most` are under way. A broken executor takes none; those under way will say so."""
        with contextlib.suppress(BrokenExecutor):
            while left and len(under_way) < most:
                under_way[executor.submit(make_chunk, self.order, left[0])] = left[0]
                left.popleft()

    def _results(self, future: Future[list[Result]], chunk: Chunk, suspects: Chunk) -> Iterator[Result]:
        try:
            results = future.result()
        except BrokenExecutor:
            suspects.extend(chunk)
            return
        self.full = self.full or any(result.stops for result in results)
        yield from results


def _chunks(jobs: Iterable[Job], size: int) -> Iterator[Chunk]:
    jobs = iter(jobs)
    while chunk := list(islice(jobs, size)):
        yield chunk


def _killed(job: Job, order: Order) -> Result:
    """The job that ends the process it is made in: rejected, and what it left unfinished taken away."""
    for ending in order.formats:
        with contextlib.suppress(OSError):
            os.unlink(temporary_name(order.folder, job_mark(order, job), f"x.{ending}"))
    message = msg("tiến trình làm văn bản này bị dừng đột ngột (có thể do hết bộ nhớ)")
    hint = msg("chạy lại với --workers 1; nếu vẫn bị thì xem lại dữ liệu của bản ghi này")
    return Result(job.number, (), (Problem("batch.worker-died", message, hint=hint),))
