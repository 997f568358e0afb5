"""Runs one scenario for a few series alone and gives their draws: nothing else is computed or kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from planner.domain.progress import Report, silent
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.domain.world import World
from planner.engine.axes import Array
from planner.system.catalogue import NO_LIMIT
from planner.system.counterparts import Counterpart
from planner.system.facts import space_of
from planner.system.resolution import layers_of
from planner.system.run import run_blocks

_LARGEST = 25_000_000
"""Numbers kept of one run, 200 MB; a larger request is run again for each part, with the same draws."""


@dataclass(frozen=True, eq=False)
class SeriesDraws:
    """The draws of one series, shape (months + 1, draws): as a count would find it, and as it is."""

    series: Counterpart
    counted: Array
    there: Array


def series_draws(
    situation: Situation,
    chain: Sequence[Scenario],
    wanted: Iterable[Counterpart],
    *,
    months: int,
    draws: int,
    seed: int,
    world: World,
    report: Report = silent,
) -> Iterator[SeriesDraws]:
    """Each series once with its draws, NaN where not known. Raises `Cancelled` through `report`."""
    layers = layers_of(situation, chain, months)
    parts = tuple(_parts(situation, tuple(dict.fromkeys(wanted)), (months + 1) * draws))
    for number, part in enumerate(parts):

        def share(fraction: float, note: str, done: int = number) -> None:
            report((done + fraction) / len(parts), note)

        watches = tuple(dict.fromkeys(watch for series in part for watch in series.watches))
        blocks = run_blocks(situation, layers, watches, months, draws, seed, world, share)
        for series in part:
            counted = _known([series.read(block) for block in blocks])
            there = _known([series.there(block) for block in blocks]) if series.is_counted else counted
            yield SeriesDraws(series, counted, there)


def _known(blocks: Sequence[Array]) -> Array:
    values = np.concatenate(blocks, axis=-1)
    return np.where(values < NO_LIMIT / 2, values, np.nan)


def _parts(situation: Situation, wanted: Sequence[Counterpart], columns: int) -> Iterator[list[Counterpart]]:
    space = space_of(situation)
    part: list[Counterpart] = []
    total = 0
    for series in wanted:
        cells = sum(int(np.prod([space.size(axis) for axis in watch.keep or ()])) for watch in series.watches)
        if part and total + cells * columns > _LARGEST:
            yield part
            part, total = [], 0
        part.append(series)
        total += cells * columns
    if part:
        yield part
