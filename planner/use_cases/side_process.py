"""Projections in a process of their own, so that the engine has one core and the window the other.

Python runs one thread at a time: a run on a worker thread and a repaint of the window take turns, many times a
millisecond, and both take several times as long.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Collection
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.sharedctypes import Synchronized
from multiprocessing.synchronize import Event

from planner.domain.errors import Cancelled
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.system.run import project_central
from planner.use_cases.projecting import ProjectionRequest, compute

Asked = tuple[tuple[Scenario, ...], int, int, int, str]
_LOOK_S = 0.03
"""How often progress is read, and a wish to stop passed on, seconds."""
_GONE = (OSError, BrokenProcessPool, RuntimeError)


class SideProcess:
    """Runs one thing at a time there. Until it is warm, or where no process is `allowed` or starts, it runs here."""

    def __init__(self, *, allowed: bool = True) -> None:
        self._allowed = allowed
        self._pool: ProcessPoolExecutor | None = None
        self._warm: Future[None] | None = None
        self._known: Situation | None = None
        context = multiprocessing.get_context("spawn")
        self._stop: Event = context.Event()
        self._done: Synchronized[float] = context.Value("d", 0.0)

    @property
    def is_warm(self) -> bool:
        """Whether the other process is there and knows the situation."""
        return self._warm is not None and self._warm.done() and self._warm.exception() is None

    def warm_up(self, situation: Situation) -> None:
        """Start the process and tell it the situation; returns at once."""
        if not self._allowed or situation is self._known:
            return
        self._known = situation
        try:
            if self._pool is None:
                context = multiprocessing.get_context("spawn")
                self._pool = ProcessPoolExecutor(1, context, _begin, (self._stop, self._done))
            self._warm = self._pool.submit(_learn, situation)
        except _GONE:
            self.close()

    def compute(self, request: ProjectionRequest, report: Report, series: Collection[str] = ()) -> Projection:
        """Run the system; the calling thread waits. Raises `Cancelled` through `report`."""
        if self._pool is not None and self.is_warm and request.situation is self._known:
            try:
                return self._there(self._pool, request, report, series)
            except _GONE:
                self.close()
        return compute(request, report, series)

    def close(self) -> None:
        """End the process; what it was doing is dropped."""
        pool, self._pool, self._warm, self._known = self._pool, None, None, None
        if pool is not None:
            self._stop.set()
            pool.shutdown(wait=False, cancel_futures=True)

    def _there(
        self, pool: ProcessPoolExecutor, request: ProjectionRequest, report: Report, series: Collection[str]
    ) -> Projection:
        self._stop.clear()
        self._done.value = 0.0
        asked = request.chain, request.months, request.draws, request.seed, request.fingerprint
        running = pool.submit(_run, asked, frozenset(series))
        try:
            while not wait((running,), _LOOK_S).done:
                report(self._done.value, f"{round(self._done.value * request.draws)} of {request.draws} draws")
        except Cancelled:
            self._stop.set()
            wait((running,))
            raise
        return running.result()


# In the other process: the shared signs, and the situation it was told last.
_signs: list[tuple[Event, Synchronized[float]]] = []
_told: list[Situation] = []


def _begin(stop: Event, done: Synchronized[float]) -> None:
    _signs[:] = [(stop, done)]


def _learn(situation: Situation) -> None:
    _told[:] = [situation]
    project_central(situation, (), months=1, seed=1)


def _run(asked: Asked, series: Collection[str]) -> Projection:
    stop, done = _signs[0]

    def report(fraction: float, note: str) -> None:
        done.value = fraction
        if stop.is_set():
            raise Cancelled

    return compute(ProjectionRequest(_told[0], *asked), report, series)
