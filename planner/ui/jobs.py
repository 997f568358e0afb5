"""Long work off the window's thread: one job a channel, only the latest result counts, cancel at any block."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from planner.domain.errors import Cancelled, PlannerError
from planner.domain.progress import Report

Executor = Callable[[Callable[[], None]], None]
"""How work is started: on the pool, or at once in tests."""

PROGRESS_EVERY = 0.05
"""Seconds between two progress signals of one job."""

SHUTDOWN_MS = 5000


class Job(QObject):
    """One piece of work; lives in the window's thread, so that its end arrives there even when it ends at once."""

    progressed = Signal(float, str)
    _ended = Signal(object, object)

    def __init__(self, jobs: Jobs, channel: str, title: str, compute: Callable[[Report], Any]) -> None:
        super().__init__(jobs)
        self.channel = channel
        self.title = title
        self.fraction = 0.0
        self.note = ""
        self._jobs = jobs
        self._compute = compute
        self._cancelled = threading.Event()
        self._last_report = 0.0
        self.progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_end, Qt.ConnectionType.QueuedConnection)

    def cancel(self) -> None:
        """Ask the work to stop at its next report; nothing of it is delivered."""
        self._cancelled.set()

    def run(self) -> None:
        """The worker's side: no Qt object is touched but this job's own signals."""
        try:
            result, problem = self._compute(self._report), None
        except BaseException as caught:  # noqa: BLE001 - carried to the window's thread and raised there
            result, problem = None, caught
        self._ended.emit(result, problem)

    def _report(self, fraction: float, note: str) -> None:
        if self._cancelled.is_set():
            raise Cancelled
        now = time.monotonic()
        if now - self._last_report >= PROGRESS_EVERY:
            self._last_report = now
            self.progressed.emit(fraction, note)

    def _on_progress(self, fraction: float, note: str) -> None:
        self.fraction, self.note = fraction, note
        self._jobs.activity_changed.emit()

    def _on_end(self, result: object, problem: BaseException | None) -> None:
        self._jobs.finish(self, result, problem, wanted=not self._cancelled.is_set())


class _Runner(QRunnable):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()


class Jobs(QObject):
    """The jobs of one window. Starting one cancels the older one of its channel."""

    activity_changed = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject | None = None, execute: Executor | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(2)
        self._execute = execute or (lambda work: self._pool.start(_Runner(work)))
        self._running: dict[Job, Callable[[Any], None]] = {}
        self._latest: dict[str, Job] = {}

    def start(self, channel: str, title: str, compute: Callable[[Report], Any], done: Callable[[Any], None]) -> Job:
        """Run `compute(report)` on a worker, then `done(result)` here, unless a newer job of the channel came."""
        self.cancel(channel)
        job = Job(self, channel, title, compute)
        self._running[job] = done
        self._latest[channel] = job
        self._execute(job.run)
        self.activity_changed.emit()
        return job

    def cancel(self, channel: str) -> None:
        """Drop the channel's job, if any."""
        job = self._latest.pop(channel, None)
        if job is not None:
            job.cancel()
            self.activity_changed.emit()

    def current(self, channel: str) -> Job | None:
        """The job whose result this channel waits for."""
        return self._latest.get(channel)

    def finish(self, job: Job, result: object, problem: BaseException | None, *, wanted: bool) -> None:
        """Called by a job when it ends: delivers the result, or says what went wrong."""
        done = self._running.pop(job, None)
        if self._latest.get(job.channel) is job:
            del self._latest[job.channel]
        job.deleteLater()
        if done is None or not wanted or isinstance(problem, Cancelled):
            self.activity_changed.emit()
            return
        if isinstance(problem, PlannerError):
            self.failed.emit(str(problem))
        elif problem is not None:
            raise problem
        else:
            done(result)
        self.activity_changed.emit()

    def shutdown(self) -> None:
        """Cancel everything and wait for the workers; nothing is delivered afterwards."""
        for job in self._running:
            job.cancel()
        self._running.clear()
        self._latest.clear()
        self._pool.waitForDone(SHUTDOWN_MS)
