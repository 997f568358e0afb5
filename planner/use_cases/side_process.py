"""Central runs in a process of their own, so that a drag has one core and the window the other.

Python runs one thread at a time; a run on a worker thread and a repaint take turns, and both take twice as long.
"""

from __future__ import annotations

import multiprocessing
from collections.abc import Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from planner.domain.projection import Projection
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.system.run import project_central


class SideProcess:
    """Starts with `warm_up`. Until it is warm, or where no process is `allowed` or can be started, it runs here."""

    def __init__(self, *, allowed: bool = True) -> None:
        self._allowed = allowed
        self._pool: ProcessPoolExecutor | None = None
        self._warm: Future[None] | None = None
        self._known: Situation | None = None

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
                self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"))
            self._warm = self._pool.submit(_learn, situation)
        except (OSError, BrokenProcessPool, RuntimeError):
            self.close()

    def central(
        self, situation: Situation, chain: Sequence[Scenario], months: int, seed: int, series: frozenset[str]
    ) -> Projection:
        """The central run of some series; the calling thread waits for it."""
        if self._pool is not None and self.is_warm and situation is self._known:
            try:
                return self._pool.submit(_central, tuple(chain), months, seed, series).result()
            except (OSError, BrokenProcessPool, RuntimeError):
                self.close()
        return project_central(situation, chain, months=months, seed=seed, series=series)

    def close(self) -> None:
        """End the process; what it was doing is dropped."""
        pool, self._pool, self._warm, self._known = self._pool, None, None, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)


_told: dict[str, Situation] = {}
"""In the other process: the situation it was told last."""


def _learn(situation: Situation) -> None:
    _told["situation"] = situation
    project_central(situation, (), months=1, seed=1)


def _central(chain: tuple[Scenario, ...], months: int, seed: int, series: frozenset[str]) -> Projection:
    return project_central(_told["situation"], chain, months=months, seed=seed, series=series)
