"""Projections in a process of their own: the same bytes, with progress, and stopped when told."""

from __future__ import annotations

import os
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from planner.domain.errors import Cancelled
from planner.domain.progress import silent
from planner.domain.workspace import Workspace
from planner.domain.world import World
from planner.store.workspace_file import WorkspaceFile
from planner.system.situations import shipped_situations
from planner.use_cases import projecting
from planner.use_cases.side_process import SideProcess

PATIENCE_S = 60


@pytest.fixture
def workspace(sample_path: Path) -> Iterator[Workspace]:
    with WorkspaceFile.open(sample_path) as file:
        yield file.load()


@pytest.fixture
def warm(workspace: Workspace) -> Iterator[SideProcess]:
    """A process that knows the situation of the sample."""
    side = SideProcess()
    side.warm_up(workspace.situations[0])
    assert side._told is not None
    side._told.arrival.result(PATIENCE_S)
    yield side
    side.close()


def request_of(workspace: Workspace, draws: int) -> projecting.ProjectionRequest:
    return projecting.prepare(workspace, workspace.scenarios[0].id, draws=draws, seed=1, months=12, world=World.TURNING)


@contextmanager
def long_run(workspace: Workspace, side: SideProcess) -> Iterator[Event]:
    """A run of 10,000 draws has begun on another thread; setting what is given stops it."""
    begun, stop = Event(), Event()

    def report(fraction: float, note: str) -> None:
        begun.set()
        if stop.is_set():
            raise Cancelled

    with ThreadPoolExecutor(1) as thread:
        running = thread.submit(side.compute, request_of(workspace, 10_000), report)
        assert begun.wait(PATIENCE_S)
        try:
            yield stop
        finally:
            stop.set()
    assert isinstance(running.exception(), Cancelled)


def test_that_the_other_process_gives_the_same_bytes(workspace: Workspace, warm: SideProcess) -> None:
    heard: list[float] = []
    request = request_of(workspace, 150)

    there = warm.compute(request, lambda fraction, note: heard.append(fraction))
    here = projecting.compute(request, silent)

    assert warm.is_warm
    assert there.fingerprint == here.fingerprint == request.fingerprint
    assert all(np.array_equal(there.draws[key], here.draws[key], equal_nan=True) for key in here.draws)
    assert heard


def test_that_it_stops_when_told_and_runs_again(workspace: Workspace, warm: SideProcess) -> None:
    def stop(fraction: float, note: str) -> None:
        raise Cancelled

    begun = time.monotonic()
    with pytest.raises(Cancelled):
        warm.compute(request_of(workspace, 10_000), stop)
    stopped = time.monotonic() - begun

    assert stopped < PATIENCE_S / 4
    assert warm.compute(request_of(workspace, 0), silent).central


def test_that_stopping_one_run_leaves_the_next_alone(workspace: Workspace, warm: SideProcess) -> None:
    with long_run(workspace, warm) as stop:
        stop.set()
        next_one = warm.compute(request_of(workspace, 100), silent)

    assert next_one.draw_count == 100


def test_that_a_run_waiting_for_its_turn_stops_when_told(workspace: Workspace, warm: SideProcess) -> None:
    def stop_here(fraction: float, note: str) -> None:
        raise Cancelled

    with long_run(workspace, warm) as stop:
        with pytest.raises(Cancelled):
            warm.compute(request_of(workspace, 100), stop_here)
        stop.set()


def test_that_a_run_keeps_its_situation_when_another_is_told_meanwhile(workspace: Workspace, warm: SideProcess) -> None:
    here = projecting.compute(request_of(workspace, 0), silent)
    another = next(found for found in shipped_situations() if found.id != workspace.situations[0].id)

    with long_run(workspace, warm) as stop:

        def tell_another(fraction: float, note: str) -> None:
            warm.warm_up(another)
            stop.set()

        there = warm.compute(request_of(workspace, 0), tell_another)

    assert there.fingerprint == here.fingerprint


def test_that_without_a_process_it_runs_here(workspace: Workspace) -> None:
    side = SideProcess(allowed=False)
    side.warm_up(workspace.situations[0])

    assert not side.is_warm
    assert side.compute(request_of(workspace, 0), silent, ("escapes",)).central.keys() == {"escapes"}


def test_that_a_process_that_dies_is_not_missed(workspace: Workspace, warm: SideProcess) -> None:
    assert warm._told is not None
    for process in warm._told.pool._processes.values():
        process.kill()

    assert warm.compute(request_of(workspace, 0), silent).central


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system about a process by its number")
def test_that_it_ends_with_the_process_that_started_it(tmp_path: Path) -> None:
    script = tmp_path / "starts_one.py"
    script.write_text(
        "from planner.system.situations import shipped_situations\n"
        "from planner.use_cases.side_process import SideProcess\n"
        "if __name__ == '__main__':\n"
        "    side = SideProcess()\n"
        "    side.warm_up(shipped_situations()[0])\n"
        "    side._told.arrival.result(60)\n"
        "    print(*side._told.pool._processes, flush=True)\n"
        "    input()\n"
    )
    with subprocess.Popen([sys.executable, script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        parent.kill()
    deadline = time.monotonic() + PATIENCE_S
    while _is_alive(worker) and time.monotonic() < deadline:
        select.select([], [], [], 0.02)
    assert not _is_alive(worker)


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text().rpartition(")")[2].split()[0] != "Z"
