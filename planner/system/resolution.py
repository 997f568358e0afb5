"""From schedules and events to layers over inputs: what a chain of scenarios sets, month by month and cell by cell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.domain.period import Month
from planner.domain.scenario import Event, Operation, Scenario
from planner.domain.schedule import Schedule, Shape
from planner.domain.situation import Situation, read_members
from planner.domain.value import changed
from planner.engine.axes import Array, Axis, Space
from planner.engine.overlay import Overlay
from planner.system.bounds import bounds_of
from planner.system.facts import space_of
from planner.system.parameters import PARAMETER_BY_NAME
from planner.system.wired import SYSTEM

CUSTODIAN_CHANGE = "custodian_change"
"""The event target that stands for a change of custodian at a site."""

DECIDED = {
    "repatriation_requests": "requests_decided",
    "release_of_locals": "release_decided",
    "local_recruitment": "recruitment_decided",
}
"""Levers whose today's practice is a process: what is told that a decision speaks, in the cells and months it does."""


@dataclass
class Setting:
    """What has been set on one input so far: arrays of shape (months + 1, *members, 1), and which layer spoke last."""

    where: NDArray[np.bool_]
    value: Array
    layer: NDArray[np.intp]


def layers_of(situation: Situation, chain: Sequence[Scenario], months: int) -> dict[str, tuple[Overlay, ...]]:
    """The overlays of every input touched by the chain, root first; events come last.

    What speaks only after the last month is left out.
    """
    settings = settings_of(situation, chain, months)
    layers: dict[str, list[Overlay]] = {
        name: [Overlay("set", setting.where, setting.value)] for name, setting in settings.items()
    }
    for event in (event for scenario in chain for event in scenario.events):
        for name, overlay in event_overlays(situation, event, months):
            layers.setdefault(name, []).append(overlay)
    spoken = {name: tuple(found for found in overlays if found.where.any()) for name, overlays in layers.items()}
    return {name: overlays for name, overlays in spoken.items() if overlays}


def settings_of(situation: Situation, chain: Sequence[Scenario], months: int) -> dict[str, Setting]:
    """Overrides joined: the last layer wins, cell by cell and month by month."""
    space = space_of(situation)
    settings: dict[str, Setting] = {}
    for layer, scenario in enumerate(chain):
        for override in scenario.overrides:
            _put(settings, space, situation.start, months, override.lever, override.members, override.schedule, layer)
    return settings


def event_overlays(situation: Situation, event: Event, months: int) -> Iterator[tuple[str, Overlay]]:
    """What one event does, by input; nothing on a number that the system no longer reads."""
    if event.target not in SYSTEM.variables and event.target != CUSTODIAN_CHANGE:
        return
    space = space_of(situation)
    name = "custodian_dated" if event.target == CUSTODIAN_CHANGE else event.target
    first = event.start - situation.start
    bounds = bounds_of(situation, name)
    yield name, _shock(space, name, event, first, event.months, months, bounds)
    if event.target == CUSTODIAN_CHANGE:
        yield "custodian_dated_onset", _shock(space, "custodian_dated_onset", event, first, 1, months, bounds)
    if event.target in DECIDED and event.operation is Operation.SET:
        decided = changed(event, value=1.0)
        yield DECIDED[name], _shock(space, DECIDED[name], decided, first, event.months, months, bounds)


def axes_of(name: str) -> tuple[Axis, ...]:
    """The axes of an input."""
    return SYSTEM.variables[name].axes


def factor_of(name: str) -> float:
    """From the published unit of a parameter to the unit it is computed in; 1 for levers."""
    info = PARAMETER_BY_NAME.get(name)
    return info.factor if info is not None else 1.0


def _shock(
    space: Space, name: str, event: Event, first: int, lasting: int, months: int, bounds: tuple[float, float]
) -> Overlay:
    shape = (months + 1, *space.shape(axes_of(name)))
    where = np.zeros(shape, dtype=bool)
    months_struck = where[max(first, 0) : max(first + lasting, 0)]
    months_struck[(slice(None), *_cells(space, name, event.members))] = True
    factor = 1.0 if event.operation == "multiply" else factor_of(name)
    return Overlay(event.operation.value, where, np.full(shape, event.value * factor), *bounds)


def _put(
    settings: dict[str, Setting],
    space: Space,
    start: Month,
    months: int,
    name: str,
    members: str,
    schedule: Schedule,
    layer: int,
) -> None:
    path = schedule_path(schedule, start, months)
    if name == "repatriation_requests":
        pace = clearing_pace(schedule, start, months)
        _write(_setting(settings, space, "clearing_pace", months), space, "clearing_pace", members, pace, layer)
    if name in DECIDED:
        spoken = np.where(np.isnan(path), np.nan, 1.0)
        _write(_setting(settings, space, DECIDED[name], months), space, DECIDED[name], members, spoken, layer)
    _write(_setting(settings, space, name, months), space, name, members, path * factor_of(name), layer)


def _setting(settings: dict[str, Setting], space: Space, name: str, months: int) -> Setting:
    shape = (months + 1, *space.shape(axes_of(name)))
    if name not in settings:
        settings[name] = Setting(np.zeros(shape, bool), np.zeros(shape), np.full(shape, -2, np.intp))
    return settings[name]


def _write(setting: Setting, space: Space, name: str, members: str, path: Array, layer: int) -> None:
    months = np.flatnonzero(~np.isnan(path)).reshape(-1, *[1] * space.rank)
    cells = (months, *_cells(space, name, members))
    setting.where[cells] = True
    setting.value[cells] = path[months][..., None]
    setting.layer[cells] = layer


def _cells(space: Space, name: str, members: str) -> tuple[NDArray[np.intp] | slice, ...]:
    chosen: Mapping[str, Sequence[str]] = read_members(members)
    return space.cells(axes_of(name), chosen)


def schedule_path(schedule: Schedule, start: Month, months: int) -> Array:
    """A schedule month by month, shape (months + 1,); not a number before it speaks, 0 for `clear`."""
    if schedule.shape is Shape.CLEAR:
        pace = clearing_pace(schedule, start, months)
        return np.where(np.isnan(pace), np.nan, 0.0)
    values = [schedule.value_at(start.plus(month)) for month in range(months + 1)]
    return np.array([np.nan if value is None else value for value in values])


def clearing_pace(schedule: Schedule, start: Month, months: int) -> Array:
    """Share of the eligible asked for a month: 1 / months left, at least one month; 0 for other schedules."""
    first = schedule.first_month
    begins = 0 if first is None else first - start
    elapsed = np.arange(months + 1) - begins
    if schedule.shape is not Shape.CLEAR:
        return np.where(np.isnan(schedule_path(schedule, start, months)), np.nan, 0.0)
    pace = 1.0 / np.maximum(schedule.points[0].value - elapsed, 1.0)
    return np.where(elapsed < 0, np.nan, pace)
