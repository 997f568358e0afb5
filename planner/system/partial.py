"""A few series of a run under any layers: the draws that answer one question, without the rest of a projection."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from planner.domain.progress import Report, silent
from planner.domain.projection import Projection
from planner.domain.situation import Situation
from planner.domain.world import World
from planner.system.compiled import marched
from planner.system.draws import varied_ensemble
from planner.system.published import Source, accumulated, sources_of
from planner.system.run import Layers, block_of, draws_of, run_blocks, run_central, watches_of


def partial_projection(
    situation: Situation,
    layers: Layers,
    series: Collection[str],
    *,
    months: int,
    draws: int,
    seed: int,
    world: World,
    report: Report = silent,
) -> Projection:
    """The central run and the draws of some series by name, bit for bit those of the whole projection.

    It has no bands and no fingerprint, so it is never kept or printed as a result. Raises `Cancelled` when `report`
    does.
    """
    sources = _named(situation, series)
    watches = watches_of(sources)
    middle = run_central(situation, layers, watches, months)
    central = {source.key: accumulated(source.key, source.read(middle))[:, 0] for source in sources}
    found = draws_of(sources, run_blocks(situation, layers, watches, months, draws, seed, world, report))
    return Projection("", situation.start, months, seed, central, draws=found, draw_count=draws, world=world)


def varied_runs(
    situation: Situation,
    layers: Layers,
    series: Collection[str],
    variations: Sequence[Mapping[tuple[str, str], float]],
    months: int,
) -> Projection:
    """Central runs with other numbers, each in the place of a draw; numbers by name and members, in published units."""
    sources = _named(situation, series)
    block = block_of(varied_ensemble(situation, variations), layers, months)
    draws = draws_of(sources, [marched(block, watches_of(sources))])
    central = {key: values[:, 0].astype(np.float64) for key, values in draws.items()}
    return Projection("", situation.start, months, 0, central, draws=draws, draw_count=len(variations))


def _named(situation: Situation, series: Collection[str]) -> list[Source]:
    return [source for source in sources_of(situation) if source.key.partition("|")[0] in series]
