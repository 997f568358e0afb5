"""What a reality check is run on, what it gives back, and the layers and runs that checks share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.scenario import Authorship, Event, Operation, Override, Scenario
from planner.domain.schedule import Schedule, constant
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.march import Watch
from planner.system.resolution import layers_of
from planner.system.run import Kept, project, run_blocks

DRAWS = 40
SEED = 1
SLACK = 1e-6
"""Persons by which a comparison may be off for rounding alone."""


@dataclass(frozen=True)
class CheckResult:
    """One reality check: what must hold, whether it did, and the figure that shows it."""

    number: int
    name: str
    passed: bool
    detail: str


@dataclass(frozen=True)
class Case:
    """What the checks are run on: a situation, a chain of scenarios (root first) and a horizon in months."""

    situation: Situation
    chain: tuple[Scenario, ...]
    months: int


Check = Callable[[Case], tuple[bool, str]]

_BY = Authorship.model_validate({"who": "reality check", "when": "2019-11-01T00:00:00"})


def empty() -> Scenario:
    """A child that sets nothing."""
    root = {"letter": "A", "colour": 1, "dash": 1}
    return Scenario.model_validate({"id": "check", "name": "check", "situation_id": "check", "sign": root})


def layer(lever: str, value: float | Schedule, over: Scenario | None = None, members: str = "") -> Scenario:
    """A scenario that sets one lever, on top of what `over` sets."""
    base = over or empty()
    schedule = value if isinstance(value, Schedule) else constant(value)
    said = Override(lever=lever, members=members, schedule=schedule, authorship=_BY)
    return changed(base, overrides=(*base.overrides, said))


def struck(
    target: str,
    operation: Operation,
    value: float,
    start: Month,
    months: int,
    members: str = "",
    over: Scenario | None = None,
) -> Scenario:
    """A scenario with one dated shock, on top of what `over` holds."""
    base = over or empty()
    shock = Event(
        id=f"e{len(base.events) + 1}",
        name="reality check",
        start=start,
        months=months,
        target=target,
        members=members,
        operation=operation,
        value=value,
        authorship=_BY,
    )
    return changed(base, events=(*base.events, shock))


def projected(case: Case, world: World, *layers: Scenario) -> Projection:
    """The case with more layers, projected with the checks' draws."""
    return project(case.situation, (*case.chain, *layers), months=case.months, draws=DRAWS, seed=SEED, world=world)


def drawn(case: Case, world: World, watches: tuple[Watch, ...], *layers: Scenario, draws: int = DRAWS) -> list[Kept]:
    """Watched variables of the case with more layers, block by block."""
    overlays = layers_of(case.situation, (*case.chain, *layers), case.months)
    return run_blocks(case.situation, overlays, watches, case.months, draws, SEED, world)


def totals(blocks: list[Kept], watch: Watch) -> Array:
    """A watched variable summed to a total, shape (steps + 1, draws)."""
    parts = [block[watch] for block in blocks]
    return np.concatenate([part.reshape(part.shape[0], -1, part.shape[-1]).sum(axis=1) for part in parts], axis=-1)
