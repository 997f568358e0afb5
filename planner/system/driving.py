"""Numbers that follow dated figures in a situation, span by span a belief: the drivers of the Reconstruction."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from planner.domain.distribution import Range, whole_of
from planner.domain.situation import Driver, Situation, read_members
from planner.engine.axes import Array, Space
from planner.engine.sample import sampled, uniforms
from planner.system.dimensions import AXIS_BY_NAME
from planner.system.parameters import PARAMETER_BY_NAME


def driven_streams(
    situation: Situation, space: Space, base: Mapping[str, Array], months: int, draws: int = 1, seed: int | None = None
) -> dict[str, Array]:
    """By parameter, its value in every month, months first, in the computed unit; central values without a seed.

    Members no driver names keep what they are at the start.
    """
    streams: dict[str, Array] = {}
    for driver in situation.drivers:
        info = PARAMETER_BY_NAME[driver.target]
        axes = tuple(AXIS_BY_NAME[name] for name in info.dimensions)
        stream = streams.get(driver.target)
        if stream is None:
            still = np.broadcast_to(base[driver.target], (months + 1, *space.shape(axes, draws)))
            stream = streams[driver.target] = np.array(still)
        cells = space.cells(axes, read_members(driver.members))
        for month, values in enumerate(_path(situation, driver, months, draws, seed)):
            stream[month][cells] = values * info.factor
    return streams


def spans_of(driver: Driver) -> tuple[Range, ...]:
    """The belief about each span of a driver, in the published unit."""
    unit = PARAMETER_BY_NAME[driver.target].published_unit
    whole = 100.0 if unit.startswith("%") else whole_of(unit)
    values = [point.value for point in driver.schedule.points]
    lows, highs = driver.low or (1.0,) * len(values), driver.high or (1.0,) * len(values)
    return tuple(
        Range(low=value * low, central=value, high=value * high, whole=whole)
        for value, low, high in zip(values, lows, highs, strict=True)
    )


def _path(situation: Situation, driver: Driver, months: int, draws: int, seed: int | None) -> list[Array]:
    spans = spans_of(driver)
    keys = driver.beliefs or tuple(f"{driver.target}/{driver.members}/{place}" for place in range(len(spans)))
    drawn = [
        np.full(draws, span.central) if seed is None else sampled(span, uniforms(seed, key, draws))
        for span, key in zip(spans, keys, strict=True)
    ]
    starts = [point.month - situation.start if point.month is not None else 0 for point in driver.schedule.points]
    current = [
        max((place for place, start in enumerate(starts) if start <= month), default=None)
        for month in range(months + 1)
    ]
    return [np.zeros(draws) if place is None else drawn[place] for place in current]
