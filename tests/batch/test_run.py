"""Making in this process and in workers: what dies, what is full, what is stopped."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path
from typing import Any

import pytest

from reportgen.batch.making import Order, Result
from reportgen.batch.plan import Job
from reportgen.batch.run import Stop, run
from tests.notation import p, word_file

TEMPLATE = word_file(p("Kính gửi {{ ten }}"))


def jobs(count: int) -> list[Job]:
    return [Job(number, f"{number:03}", {"ten": f"Nguyễn Văn {number}"}) for number in range(1, count + 1)]


def order(folder: Path) -> Order:
    return Order(TEMPLATE, str(folder), mark="thu")


class DyingExecutor(ThreadPoolExecutor):
    """An executor whose worker dies when it is given the job of one number, as a killed process does."""

    victim = 0

    def submit(self, work: Any, order: Order, chunk: list[Job]) -> Future[list[Result]]:  # type: ignore[override]
        def killed() -> list[Result]:
            raise BrokenProcessPool("a worker died")

        dies = any(job.number == self.victim for job in chunk)
        return super().submit(killed) if dies else super().submit(work, order, chunk)


@pytest.mark.parametrize("victim", [1, 17, 40])
def test_the_job_that_kills_its_worker_is_rejected_and_nothing_else(tmp_path: Path, victim: int) -> None:
    class Dying(DyingExecutor):
        pass

    Dying.victim = victim
    results = list(run(jobs(40), order(tmp_path), workers=2, new_executor=Dying))
    assert sorted(result.number for result in results) == list(range(1, 41))
    (rejected,) = [result for result in results if not result.done]
    assert rejected.number == victim
    assert rejected.problems[0].code == "batch.worker-died"
    assert len(os.listdir(tmp_path)) == 39


class BrokenFromTheStart(Executor):
    """An executor that cannot begin a single process."""

    def __init__(self, workers: int) -> None:
        self.workers = workers

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(BrokenProcessPool("no process"))
        return future


def test_without_any_worker_every_job_is_rejected_and_told(tmp_path: Path) -> None:
    results = list(run(jobs(100), order(tmp_path), workers=2, new_executor=BrokenFromTheStart))
    assert sorted(result.number for result in results) == list(range(1, 101))
    assert not any(result.done for result in results)


def test_a_killed_process_loses_nothing(tmp_path: Path) -> None:
    def watched() -> Iterator[Result]:
        killed = False
        for result in run(jobs(300), order(tmp_path), workers=2):
            yield result
            if not killed:
                killed = True
                os.kill(_children()[0], signal.SIGKILL)

    results = list(watched())
    done = [result.number for result in results if result.done]
    assert sorted(result.number for result in results) == list(range(1, 301))
    assert len(done) == 300
    assert sorted(os.listdir(tmp_path)) == [f"{number:03}.docx" for number in range(1, 301)]


def _children() -> list[int]:
    import multiprocessing

    return [child.pid for child in multiprocessing.active_children() if child.pid is not None]


@pytest.mark.parametrize("workers", [1, 2])
def test_stopping_leaves_whole_files_that_are_told_of(tmp_path: Path, workers: int) -> None:
    results: list[Result] = []
    with Stop() as stop:
        for result in run(jobs(600), order(tmp_path), workers=workers, stop=stop, new_executor=_threads(workers)):
            results.append(result)
            if len(results) == 5:
                signal.raise_signal(signal.SIGINT)
    assert stop.asked
    assert 5 <= len(results) < 600
    assert sorted(os.listdir(tmp_path)) == sorted(name for result in results for name in result.files)


def _threads(workers: int) -> Any:
    return ThreadPoolExecutor if workers > 1 else None


def test_ctrl_c_twice_interrupts() -> None:
    with Stop():
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_folder_that_is_gone_stops_the_batch(tmp_path: Path, workers: int) -> None:
    results = list(run(jobs(300), order(tmp_path / "khong-co"), workers=workers, new_executor=_threads(workers)))
    assert 1 <= len(results) <= workers * 2
    assert {result.problems[0].code for result in results} == {"output.no-such-folder"}


def test_a_job_that_fails_stops_no_other(tmp_path: Path) -> None:
    bad = [*jobs(2), Job(3, "003", {"ten": object()}), Job(4, "004", {"ten": "D"})]
    results = list(run(bad, order(tmp_path)))
    assert [result.done for result in results] == [True, True, False, True]
