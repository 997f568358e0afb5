"""Every variable of a run in long form, for files that an outsider can add up."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from planner.domain.progress import Report, silent
from planner.domain.projection import Array
from planner.domain.quantity import Quantity
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.domain.world import World
from planner.engine.axes import Axis, Space
from planner.engine.march import Watch
from planner.system.catalogue import NO_LIMIT
from planner.system.facts import space_of
from planner.system.levers import LEVERS
from planner.system.published import Source, accumulated, sources_of
from planner.system.resolution import layers_of
from planner.system.run import run_blocks, run_central
from planner.system.wired import SYSTEM

PUBLISHED_NAMES = {
    "at_large": "people_at_large",
    "relocated": "people_relocated",
    "untracked": "people_untracked",
    "awaiting_verdict": "people_awaiting_verdict",
    "arrivals": "arriving",
    "repatriated": "repatriating",
    "unmet_requests": "requests_unmet",
}
"""Stocks and flows that go by another name here, because an indicator that counts otherwise has theirs."""

QUANTILES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
"""The quantiles of the long form: data for other programs, whatever the draws; its note says which may be printed."""

STATISTICS = ("central", "mean", *(f"p{100 * share:g}" for share in QUANTILES))

_ADDITIVE = (Quantity.PERSONS_A_MONTH, Quantity.PLACES)
_LARGEST = 400_000_000


class Row(NamedTuple):
    """One number of a run: `kind` is stock, flow, lever or indicator; `value` is None where no limit is known."""

    variable: str
    kind: str
    members: str
    month: str
    stat: str
    value: float | None


@dataclass(frozen=True)
class _Wanted:
    name: str
    kind: str
    keep: tuple[Axis, ...]
    source: Source | None = None

    @property
    def watches(self) -> tuple[Watch, ...]:
        return self.source.watches if self.source is not None else (Watch(self.name, self.keep),)


def record(
    situation: Situation,
    chain: Sequence[Scenario],
    *,
    months: int,
    draws: int,
    seed: int,
    world: World,
    members: bool = False,
    report: Report = silent,
) -> Iterator[Row]:
    """Totals of every variable, and each by its leading dimension, or by every member with `members`.

    The draws are those of `world`; `central` is the steady world's in both.
    Flows are persons moved in the month that ends at `month`; indicators are as published. Large requests are run
    again for each part that fits in memory; the draws are the same every time.
    """
    space = space_of(situation)
    layers = layers_of(situation, chain, months)
    labels = [str(situation.start.plus(month)) for month in range(months + 1)]
    for part in _parts(_wanted(situation, members), space, (months + 1) * draws):
        watches = tuple(dict.fromkeys(watch for wanted in part for watch in wanted.watches))
        central = run_central(situation, layers, watches, months)
        blocks = run_blocks(situation, layers, watches, months, draws, seed, world, report)
        for wanted in part:
            middle = _amounts(wanted, central)
            sampled = np.concatenate([_amounts(wanted, block) for block in blocks], axis=-1)
            yield from _rows(wanted, space, labels, middle, sampled)


def _wanted(situation: Situation, members: bool) -> Iterator[_Wanted]:
    for stock in SYSTEM.stocks:
        yield from _cuts(stock.name, "stock", stock.axes, members)
    for item in SYSTEM.inside:
        if item.kind == "flow":
            yield from _cuts(item.name, "flow", item.axes, members)
    for lever in LEVERS:
        axes = SYSTEM.variables[lever.name].axes
        if lever.quantity in _ADDITIVE or not axes:
            yield from _cuts(lever.name, "lever", axes, members)
        else:
            yield _Wanted(lever.name, "lever", axes)
    for source in sources_of(situation):
        yield _Wanted(source.key, "indicator", (), source)


def _cuts(name: str, kind: str, axes: tuple[Axis, ...], members: bool) -> Iterator[_Wanted]:
    yield _Wanted(name, kind, ())
    if axes:
        yield _Wanted(name, kind, axes if members else axes[:1])


def _parts(wanted: Iterator[_Wanted], space: Space, columns: int) -> Iterator[list[_Wanted]]:
    part: list[_Wanted] = []
    size = 0
    for item in wanted:
        cells = int(np.prod([space.size(axis) for axis in item.keep])) * columns * 8
        if part and size + cells > _LARGEST:
            yield part
            part, size = [], 0
        part.append(item)
        size += cells
    yield part


def _amounts(wanted: _Wanted, kept: Mapping[Watch, Array]) -> Array:
    """Months, cells of the kept axes, draws."""
    if wanted.source is not None:
        return accumulated(wanted.name, wanted.source.read(kept))[:, None, :]
    values = kept[wanted.watches[0]]
    return values.reshape(values.shape[0], -1, values.shape[-1])


def _rows(wanted: _Wanted, space: Space, labels: Sequence[str], middle: Array, sampled: Array) -> Iterator[Row]:
    name, _, member = wanted.name.partition("|")
    name = PUBLISHED_NAMES.get(name, name) if wanted.kind in ("stock", "flow") else name
    names = [space.members[axis] for axis in wanted.keep]
    cells = list(itertools.product(*names))
    middle, sampled = _widened(middle, len(cells)), _widened(sampled, len(cells))
    for index, cell in enumerate(cells):
        words = member or ";".join(f"{axis.name}={value}" for axis, value in zip(wanted.keep, cell, strict=True))
        statistics = np.concatenate(
            (
                middle[:, index, :1].T,
                sampled[:, index].mean(axis=-1)[None],
                np.quantile(sampled[:, index], QUANTILES, axis=-1),
            )
        )
        for month, label in enumerate(labels):
            for stat, value in zip(STATISTICS, statistics[:, month].tolist(), strict=True):
                yield Row(name, wanted.kind, words, label, stat, _shown(value))


def _widened(values: Array, cells: int) -> Array:
    """A variable that does not vary along its axes stands for every cell."""
    return values if values.shape[1] == cells else np.broadcast_to(values, (values.shape[0], cells, values.shape[2]))


def _shown(value: float) -> float | None:
    return None if not value < NO_LIMIT / 2 else value
