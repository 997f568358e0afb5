"""The published speed figures of the engine and the file, measured on this machine.

The window's figures are measured in `planner.ui.bench`, in a process of its own.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from planner.domain.progress import Report, silent
from planner.domain.projection import Projection
from planner.domain.schedule import constant
from planner.domain.world import World
from planner.system.run import project, project_central
from planner.use_cases import levers, projecting, scenarios
from planner.use_cases.change import By
from planner.use_cases.workspaces import new_workspace, open_workspace

FILE_OF_FIFTY = "Fifty scenarios.planner"
SCENARIOS = 50
MONTHS = 60
SEED = 1
WORLD = World.TURNING

Figures = dict[str, float]
T = TypeVar("T")


def engine_figures(folder: Path, by: By, report: Report = silent) -> Figures:
    """Milliseconds of a central run and of a draw, seconds to open 50 scenarios; their file stays in `folder`."""
    path = folder / FILE_OF_FIFTY
    new_workspace(path, situation_id="nes-2019", name="Fifty scenarios", marking="OFFICIAL", by=by).close()
    with open_workspace(path) as file:
        root = file.load().scenarios[0]
        situation = file.load().situation_of(root)
    central = [timed(lambda: project_central(situation, (root,), months=MONTHS, seed=SEED)) for _ in range(7)]
    figures = {"central_run_ms": 1000 * statistics.median(seconds for _, seconds in central)}
    found: Projection = central[0][0]
    for number, (draws, threads) in enumerate(((200, 1), (200, 2), (1000, 1), (1000, 2))):
        report(number / 5, f"{draws} draws, threads: {threads}")
        found, seconds = timed(
            partial(project, situation, (root,), months=MONTHS, draws=draws, seed=SEED, world=WORLD, threads=threads)
        )
        figures[f"draw_ms_of_{draws}_draws_on_{threads}_threads"] = 1000 * seconds / draws
    report(4 / 5, f"{SCENARIOS} scenarios")
    fill(path, by, found)
    _, figures[f"open_{SCENARIOS}_scenarios_with_kept_results_s"] = timed(lambda: open_all(path))
    return figures


def fill(path: Path, by: By, projection: Projection) -> None:
    """Branch until the file has 50 scenarios that differ, and keep a result of the given size for each."""
    with open_workspace(path) as file:
        root = file.load().scenarios[0].id
        for number in range(len(file.load().scenarios), SCENARIOS):
            scenarios.branch(file, by, root, f"Option {number}")
            child = file.load().scenarios[-1].id
            levers.set_lever(file, by, child, "transfer_capacity", "", constant(100.0 + number))
        workspace = file.load()
        for scenario in workspace.scenarios:
            request = projecting.prepare_as_set(workspace, scenario.id)
            projecting.keep(file, replace(projection, fingerprint=request.fingerprint))


def open_all(path: Path) -> int:
    """Open the file and read what the window shows first of every scenario; how many had a kept result."""
    with open_workspace(path) as file:
        workspace = file.load()
        requests = [projecting.prepare_as_set(workspace, scenario.id) for scenario in workspace.scenarios]
        return sum(projecting.cached(file, request, with_draws=False) is not None for request in requests)


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """What `work` gives back, and the seconds it took."""
    start = time.perf_counter()
    result = work()
    return result, time.perf_counter() - start
