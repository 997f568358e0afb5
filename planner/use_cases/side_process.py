"""Projections in a process of their own, so that the engine has one core and the window the other.

Python runs one thread at a time: a run on a worker thread and a repaint of the window take turns, many times a
millisecond, and both take several times as long.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Collection
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import wait as wait_for
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event
from threading import Lock, Thread

from planner.domain.errors import Cancelled
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.domain.world import World
from planner.system.run import project_central
from planner.use_cases.projecting import ProjectionRequest, compute

Asked = tuple[tuple[Scenario, ...], int, int, int, World, str]
_LOOK_S = 0.03
"""How often progress is read, and a wish to stop passed on, seconds."""
_GONE = (OSError, BrokenProcessPool, RuntimeError)


@dataclass(frozen=True)
class _Told:
    """A situation the other process was told, and the number it goes by there."""

    pool: ProcessPoolExecutor
    number: int
    situation: Situation
    arrival: Future[None]

    @property
    def is_there(self) -> bool:
        done = self.arrival.done() and not self.arrival.cancelled()
        return done and self.arrival.exception() is None


class SideProcess:
    """Runs one thing at a time there. Until it is warm, or where no process is `allowed` or starts, it runs here.

    `warm_up` and `close` never wait; `compute` may be called from several threads, which take turns.
    """

    def __init__(self, *, allowed: bool = True) -> None:
        self._allowed = allowed
        self._told: _Told | None = None
        self._numbers = count()
        self._turn = Lock()
        context = multiprocessing.get_context("spawn")
        self._stop: Event = context.Event()
        self._done: Synchronized[float] = context.Value("d", 0.0)

    @property
    def is_warm(self) -> bool:
        """Whether the other process is there and knows the situation."""
        told = self._told
        return told is not None and told.is_there

    def warm_up(self, situation: Situation) -> None:
        """Start the process and tell it the situation; returns at once."""
        told = self._told
        if not self._allowed or (told is not None and told.situation is situation):
            return
        try:
            pool = told.pool if told is not None else self._start()
            number = next(self._numbers)
            self._told = _Told(pool, number, situation, pool.submit(_learn, number, situation))
        except _GONE:
            self.close()

    def compute(self, request: ProjectionRequest, report: Report, series: Collection[str] = ()) -> Projection:
        """Run the system; the calling thread waits. Raises `Cancelled` through `report`."""
        told = self._told
        if told is not None and told.is_there and request.situation is told.situation:
            try:
                return self._there(told, request, report, series)
            except _GONE:
                self.close()
        return compute(request, report, series)

    def close(self) -> None:
        """End the process; what it was doing is dropped."""
        told, self._told = self._told, None
        if told is not None:
            self._stop.set()
            told.pool.shutdown(wait=False, cancel_futures=True)

    def _start(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _begin, (self._stop, self._done))

    def _there(self, told: _Told, request: ProjectionRequest, report: Report, series: Collection[str]) -> Projection:
        """The wish to stop is one shared sign, so nothing is asked before the run it was meant for has ended."""
        while not self._turn.acquire(timeout=_LOOK_S):
            report(0.0, f"0 of {request.draws} draws")
        try:
            self._stop.clear()
            self._done.value = 0.0
            asked = request.chain, request.months, request.draws, request.seed, request.world, request.fingerprint
            running = told.pool.submit(_run, told.number, asked, frozenset(series))
            return self._awaited(running, request.draws, report)
        finally:
            self._turn.release()

    def _awaited(self, running: Future[Projection], draws: int, report: Report) -> Projection:
        try:
            while not wait((running,), _LOOK_S).done:
                report(self._done.value, f"{round(self._done.value * draws)} of {draws} draws")
        except Cancelled:
            self._stop.set()
            wait((running,))
            raise
        return running.result()


# In the other process: the shared signs, and the situations it was told, by number.
_signs: list[tuple[Event, Synchronized[float]]] = []
_told: dict[int, Situation] = {}


def _begin(stop: Event, done: Synchronized[float]) -> None:
    _signs[:] = [(stop, done)]
    sys.excepthook = _say_nothing  # what goes wrong is carried to the other side, or it computes again there
    sys.unraisablehook = _say_nothing
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the window; it ends this process as it closes
    Thread(target=_end_with_parent, daemon=True).start()


def _say_nothing(*_: object) -> None:
    """Nobody reads the terminal of this process."""


def _end_with_parent() -> None:
    """However the window's process ends, this one does too."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for([parent.sentinel])
        os._exit(0)


def _learn(number: int, situation: Situation) -> None:
    _told[number] = situation
    project_central(situation, (), months=1, seed=1)


def _run(number: int, asked: Asked, series: Collection[str]) -> Projection:
    stop, done = _signs[0]

    def report(fraction: float, note: str) -> None:
        done.value = fraction
        if stop.is_set():
            raise Cancelled

    return compute(ProjectionRequest(_told[number], *asked), report, series)
