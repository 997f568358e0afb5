"""Runs one scenario for a few series alone and gives their draws: nothing else is computed or kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from planner.domain.progress import Report, silent
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.march import Watch
from planner.system.catalogue import NO_LIMIT
from planner.system.counterparts import Counterpart
from planner.system.resolution import layers_of
from planner.system.run import read_blocks

_LARGEST = 25_000_000
"""Numbers kept of one run, 200 MB; a larger request is run again for each part, with the same draws."""

Drawn = Sequence[tuple[Array, Array]]
"""Of every series in turn: as a count would find it, and as it is."""


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
    """Each series once with its draws, NaN where not known. Raises `Cancelled` through `report`.

    Of every block of draws only these sums are kept, whatever the members they are summed from.
    """
    layers = layers_of(situation, chain, months)
    parts = tuple(_parts(tuple(dict.fromkeys(wanted)), 2 * (months + 1) * draws))
    for number, part in enumerate(parts):

        def share(fraction: float, note: str, done: int = number) -> None:
            report((done + fraction) / len(parts), note)

        watches = tuple(dict.fromkeys(watch for series in part for watch in series.watches))
        read = partial(_read, part)
        blocks = read_blocks(situation, layers, watches, months, draws, seed, world, read, share)
        for place, series in enumerate(part):
            counted = _known([block[place][0] for block in blocks])
            there = _known([block[place][1] for block in blocks]) if series.is_counted else counted
            yield SeriesDraws(series, counted, there)


def _read(part: Sequence[Counterpart], kept: Mapping[Watch, Array]) -> Drawn:
    found = []
    for series in part:
        counted = series.read(kept)
        found.append((counted, series.there(kept) if series.is_counted else counted))
    return found


def _known(blocks: Sequence[Array]) -> Array:
    values = np.concatenate(blocks, axis=-1)
    return np.where(values < NO_LIMIT / 2, values, np.nan)


def _parts(wanted: Sequence[Counterpart], size: int) -> Iterator[Sequence[Counterpart]]:
    """As many series at a time as may be kept, each of so many numbers."""
    each = max(_LARGEST // size, 1)
    for first in range(0, len(wanted), each):
        yield wanted[first : first + each]
