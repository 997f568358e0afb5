"""Levers as an officer sees them: what holds in a cell month by month, where it comes from, and what may be set."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from planner.domain.breadth import ends_of
from planner.domain.projection import Array
from planner.domain.scenario import Override, Scenario
from planner.domain.schedule import Shape
from planner.domain.situation import Situation, read_members
from planner.domain.world import World
from planner.engine.march import Block, Watch, march
from planner.system.catalogue import NO_LIMIT, Lever
from planner.system.dimensions import AXIS_BY_NAME
from planner.system.draws import central_ensemble, sampled_ensemble
from planner.system.facts import space_of
from planner.system.levers import LEVERS
from planner.system.resolution import Setting, axes_of, event_overlays, settings_of
from planner.system.same import Same
from planner.system.wired import SYSTEM

V = TypeVar("V", bound=np.generic)
_TODAY_DRAWS = 1000
"""Enough for the 95 % range of today's practice."""


@dataclass(frozen=True)
class LeverPath:
    """One lever in one cell over the situation's months; arrays of shape (months + 1,), in the lever's unit.

    `low` and `high` are the 95 % range of today's practice where nothing is set; not a number means no limit known.
    `inherited` is what would hold without the last scenario of the chain. `source` is the scenario whose override
    speaks last for this cell, None for today's practice; `clears_within` is set by a `clear` schedule, in months.
    """

    values: Array
    low: Array
    high: Array
    inherited: Array
    source: Scenario | None
    override: Override | None
    clears_within: float | None


@dataclass(frozen=True)
class _Today:
    central: Array
    low: Array
    high: Array


def member_cells(situation: Situation, lever: Lever) -> tuple[str, ...]:
    """Every single-member selection of a lever, as `site=SDF camps`; one empty text when it has no dimensions.

    Cells that cannot matter are left out: local origins for levers of repatriation and home, third-country origins for
    the release of locals, and transfers from a site to itself.
    """
    names = [members_of_dimension(situation, lever, dimension) for dimension in lever.dimensions]
    cells = itertools.product(*names)
    pairs = [tuple(zip(lever.dimensions, cell, strict=True)) for cell in cells]
    return tuple(
        ";".join(f"{dimension}={name}" for dimension, name in pair)
        for pair in pairs
        if lever.name != "transfers" or pair[0][1] != pair[1][1]
    )


def members_of_dimension(situation: Situation, lever: Lever, dimension: str) -> tuple[str, ...]:
    """The members of one dimension that this lever can be set for."""
    if dimension != "origin":
        return space_of(situation).members[AXIS_BY_NAME[dimension]]
    wants_local = lever.name == "release_of_locals"
    return tuple(origin.name for origin in situation.origins if origin.local == wants_local)


def lever_path(situation: Situation, chain: Sequence[Scenario], lever_name: str, members: str) -> LeverPath:
    """One cell of a lever over time. Raises `KeyError` for an unknown lever."""
    months = situation.months
    today = _today(Same(situation))[lever_name]
    setting = _settings(Same(situation), _chain_key(chain), months).get(lever_name)
    parent = _settings(Same(situation), _chain_key(chain[:-1]), months).get(lever_name)
    index = _index(situation, lever_name, members)
    source, override = _speaker(situation, chain, lever_name, index)
    clears = override.schedule if override is not None and override.schedule.shape is Shape.CLEAR else None
    return LeverPath(
        values=_struck(situation, chain, lever_name, index, _path(setting, today.central, index, months)),
        low=_struck(situation, chain, lever_name, index, _path(setting, today.low, index, months)),
        high=_struck(situation, chain, lever_name, index, _path(setting, today.high, index, months)),
        inherited=_struck(situation, chain[:-1], lever_name, index, _path(parent, today.central, index, months)),
        source=source,
        override=override,
        clears_within=clears.points[0].value if clears is not None else None,
    )


def _path(setting: Setting | None, today: Array, index: tuple[int, ...], months: int) -> Array:
    base = float(today[index])
    path = np.full(months + 1, base)
    if setting is not None:
        path = np.where(_months_of(setting.where, index), _months_of(setting.value, index), base)
    return np.where(path >= NO_LIMIT / 2, np.nan, path)


def _struck(
    situation: Situation, chain: Sequence[Scenario], lever_name: str, index: tuple[int, ...], path: Array
) -> Array:
    """The path after the events of the chain."""
    events = [event for scenario in chain for event in scenario.events if event.target == lever_name]
    for event in events:
        for name, overlay in event_overlays(situation, event, situation.months):
            if name != lever_name:
                continue
            where, value = _months_of(overlay.where, index), _months_of(overlay.value, index)
            path = np.where(where, overlay.changed(path, value), path)
    return path


def _months_of(values: NDArray[V], index: tuple[int, ...]) -> NDArray[V]:
    """One cell over the months."""
    return np.asarray(np.moveaxis(values, 0, -1)[index])


def _speaker(
    situation: Situation, chain: Sequence[Scenario], lever_name: str, index: tuple[int, ...]
) -> tuple[Scenario | None, Override | None]:
    """The scenario and override that speak last for a cell."""
    space = space_of(situation)
    axes = axes_of(lever_name)
    for scenario in reversed(chain):
        for override in reversed(scenario.overrides):
            if override.lever != lever_name:
                continue
            chosen = read_members(override.members)
            named = {axis: space.members[axis][index[axis.position]] for axis in axes}
            if all(axis.name not in chosen or name in chosen[axis.name] for axis, name in named.items()):
                return scenario, override
    return None, None


def _index(situation: Situation, lever_name: str, members: str) -> tuple[int, ...]:
    space = space_of(situation)
    picks = [0] * space.rank
    for dimension, names in read_members(members).items():
        axis = AXIS_BY_NAME[dimension]
        if axis in axes_of(lever_name):
            picks[axis.position] = space.index(axis, names[0])
    return tuple(picks)


def _chain_key(chain: Sequence[Scenario]) -> tuple[Same[Scenario], ...]:
    return tuple(Same(scenario) for scenario in chain)


@lru_cache(maxsize=64)
def _settings(situation: Same[Situation], chain: tuple[Same[Scenario], ...], months: int) -> dict[str, Setting]:
    return settings_of(situation.value, [scenario.value for scenario in chain], months)


@lru_cache(maxsize=4)
def _today(situation: Same[Situation]) -> dict[str, _Today]:
    """Today's practice of every lever: central value and 95 % range, arrays of the space's rank."""
    watches = [Watch(lever.name) for lever in LEVERS]
    found: list[dict[Watch, Array]] = []
    for ensemble in (
        central_ensemble(situation.value),
        sampled_ensemble(situation.value, 0, _TODAY_DRAWS, 1, World.STEADY),
    ):
        block = Block(ensemble.space, ensemble.base, ensemble.start, ensemble.draws, 0, 1.0, {}, ensemble.streams)
        found.append(march(SYSTEM, block, watches))
    central, sampled = found
    space = space_of(situation.value)
    result: dict[str, _Today] = {}
    for watch in watches:
        shape = space.shape(axes_of(watch.name))
        low, high = np.quantile(sampled[watch][0], ends_of(95), axis=-1, keepdims=True)
        result[watch.name] = _Today(*(np.broadcast_to(values, shape) for values in (central[watch][0], low, high)))
    return result
