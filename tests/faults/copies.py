"""Damaged, cut and planted copies of a workspace: each is refused, named as not as it was saved, or just the same."""

from __future__ import annotations

import random
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from counting import Count
from deep_workspace import deep_workspace
from planted_schemas import PLANTED
from state import State, state_of
from verbs import NAME, make_base

from planner.domain.errors import PlannerError
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.workspaces import open_to_work

LONGEST_S = 3.0
"""Seconds of the processor in which the deepest workspace opens."""


def flips(folder: Path, points: int, seed: int) -> Count:
    """Copies with one bit turned, at places chosen by the seed."""
    base, chance = make_base(folder), random.Random(seed)
    whole, before = base.read_bytes(), state_of(base)

    def turned() -> bytes:
        at, bit = chance.randrange(len(whole)), chance.randrange(8)
        return whole[:at] + bytes([whole[at] ^ (1 << bit)]) + whole[at + 1 :]

    return _judged(folder, before, (turned for _ in range(points)), "a bit turned")


def truncations(folder: Path, points: int) -> Count:
    """Copies cut off at evenly spaced lengths."""
    base = make_base(folder)
    whole, before = base.read_bytes(), state_of(base)
    lengths = (len(whole) * number // points for number in range(points))
    return _judged(folder, before, ((lambda end=end: whole[:end]) for end in lengths), "cut off")


def planted(folder: Path) -> Count:
    """Copies with something in their schema that the planner did not make."""
    base, count = make_base(folder), Count()
    path = _fresh(folder / "trial") / NAME
    for name, (statements, _) in PLANTED.items():
        count.points += 1
        path.write_bytes(base.read_bytes())
        with closing(sqlite3.connect(path)) as other:
            other.executescript(statements)
        before, began = path.read_bytes(), time.process_time()
        found = _seen(count, path, name)
        if not found.problem:
            count.note("silently different", f"{name}: opened")
        if path.read_bytes() != before or time.process_time() - began > LONGEST_S:
            count.note("silently different", f"{name}: something of it ran")
    return count


def deep_trees(folder: Path) -> Count:
    """Workspaces nested as deeply as files may be."""
    count = Count()
    for scenarios, deep in ((5_000, 500), (2_000, 2_000), (5_000, 1)):
        count.points += 1
        path = _fresh(folder / f"deep-{scenarios}-{deep}") / NAME
        WorkspaceFile.create(path, deep_workspace(scenarios, deep)).close()
        began = time.process_time()
        try:
            open_to_work(path).close()
        except PlannerError as refused:
            count.note("refused wrongly", f"{scenarios} scenarios {deep} deep: {refused}")
        took = time.process_time() - began
        if took > LONGEST_S:
            count.note("mistakes", f"{scenarios} scenarios {deep} deep took {took:.1f} s")
    return count


def _judged(folder: Path, before: State, copies: object, what: str) -> Count:
    count = Count()
    path = _fresh(folder / "trial") / NAME
    for number, make in enumerate(copies):  # type: ignore[call-overload]  # an iterable of makers
        count.points += 1
        path.write_bytes(make())
        found = _seen(count, path, f"{what}, copy {number}")
        differs = found.mark != before.mark or found.results not in ("", before.results)
        if not (found.problem or found.wrong) and differs:
            count.note("silently different", f"{what}, copy {number}")
    return count


def _seen(count: Count, path: Path, what: str) -> State:
    try:
        found = state_of(path)
    except Exception as mistake:  # noqa: BLE001 - whatever flies out of an odd file is what is looked for
        count.note("mistakes", f"{what}: {type(mistake).__name__}: {mistake}"[:500])
        return State(problem="a mistake")
    if "\n" in found.problem or len(found.problem) > 600:
        count.note("mistakes", f"{what}: told at length: {found.problem[:200]}")
    return found


def _fresh(folder: Path) -> Path:
    folder.mkdir(parents=True)
    return folder
