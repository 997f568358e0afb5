"""Why two scenarios differ: the paired difference of one indicator, shared out over what was decided differently."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.analysis.indicators import MONTHS_OVER, Floats, Spread, draws_at, spread
from planner.analysis.why.decided import Chain, Decisions, Item, decisions_between
from planner.analysis.why.shares import EXACT, Shares, shares_of
from planner.domain.period import Month
from planner.domain.progress import Report, silent
from planner.domain.situation import Situation
from planner.domain.world import World
from planner.system.partial import partial_projection

FEW_ITEMS = 5
"""Up to so many items all draws are shared out; with more, the first `DRAWS_FOR_MANY` unless more are asked for."""
DRAWS_FOR_MANY = 200


@dataclass(frozen=True)
class Effect:
    """Draws of a change, their mean, and the median with the widest range that so many draws carry."""

    draws: Floats
    mean: float
    spread: Spread


@dataclass(frozen=True)
class ItemShare:
    """One item: its share of the difference, and what it does decided alone and decided last."""

    item: Item
    share: Effect
    alone: Effect
    last: Effect
    error: float

    @property
    def idle(self) -> bool:
        """Whether it changes nothing in any draw, whatever else is decided."""
        parts = (self.share.draws, self.alone.draws, self.last.draws)
        return not any(part.any() for part in parts)


@dataclass(frozen=True)
class Explanation:
    """The difference of an indicator at a month, and the shares that add up to it in every draw.

    `together` is what the items do only together; `pairs` the interaction of two of them, largest first.
    """

    key: str
    month: Month
    difference: Effect
    shares: tuple[ItemShare, ...]
    together: Effect
    pairs: tuple[tuple[Item, Item, Effect], ...]
    sum_error: float
    sampled: bool

    @property
    def draws(self) -> int:
        """Draws that the difference and its shares rest on."""
        return int(self.difference.draws.size)


def series_behind(key: str) -> str:
    """The published series an indicator is read from."""
    name = key.partition("|")[0]
    return "occupancy" if name == MONTHS_OVER else name


def explain(
    situation: Situation,
    reference: Chain,
    other: Chain,
    key: str,
    month: Month,
    *,
    draws: int,
    seed: int,
    world: World,
    report: Report = silent,
) -> Explanation:
    """Share out the paired difference of an indicator at `month`; draws in which it is not applicable are left out.

    `reference` and `other` are lineages of one situation, root first. Raises `Cancelled` when `report` does.
    """
    decisions = decisions_between(situation, reference, other, month - situation.start)
    outcomes = _Outcomes(decisions, key, draws, seed, world, report)
    found = _known(shares_of(len(decisions.items), outcomes, seed))
    rows = zip(decisions.items, found.shares, found.alone, found.last, found.errors, strict=True)
    pairs = [(decisions.items[one], decisions.items[two], effect(row)) for (one, two), row in found.pairs.items()]
    return Explanation(
        key=key,
        month=month,
        difference=effect(found.difference),
        shares=tuple(
            ItemShare(item, effect(share), effect(alone), effect(last), float(error))
            for item, share, alone, last, error in rows
        ),
        together=effect(found.together),
        pairs=tuple(sorted(pairs, key=lambda pair: -abs(pair[2].mean))),
        sum_error=found.sum_error,
        sampled=len(decisions.items) > EXACT,
    )


def effect(draws: Floats) -> Effect:
    """The draws of a change with what they come to; not a number without draws."""
    return Effect(draws, float(draws.mean()) if draws.size else np.nan, spread(draws))


class _Outcomes:
    """The indicator's draws under each combination of items, each run once."""

    def __init__(self, decisions: Decisions, key: str, draws: int, seed: int, world: World, report: Report) -> None:
        self._decisions, self._key, self._draws, self._seed, self._world = decisions, key, draws, seed, world
        self._report = report
        self._found: dict[frozenset[int], Floats] = {}

    def __call__(self, taken: frozenset[int]) -> Floats:
        if taken not in self._found:
            self._report(len(self._found) / self._expected, f"{len(self._found) + 1} of {self._expected} combinations")
            self._found[taken] = self._run(taken)
        return self._found[taken]

    @property
    def _expected(self) -> int:
        items = len(self._decisions.items)
        return 2**items if items <= EXACT else max(len(self._found) + 1, 20 * items)

    def _run(self, taken: frozenset[int]) -> Floats:
        months = self._decisions.months
        found = partial_projection(
            self._decisions.situation,
            self._decisions.layers(sorted(taken)),
            (series_behind(self._key),),
            months=months,
            draws=self._draws,
            seed=self._seed,
            world=self._world,
        )
        return draws_at(found, self._key, months)


def _known(found: Shares) -> Shares:
    """The same without draws in which the indicator is not applicable under some combination."""
    rows: Sequence[Floats] = (*found.shares, *found.alone, *found.last, found.difference)
    there = ~np.isnan(np.array(rows)).any(axis=0)
    return Shares(
        found.shares[:, there],
        found.alone[:, there],
        found.last[:, there],
        {pair: row[there] for pair, row in found.pairs.items()},
        found.errors,
        found.difference[there],
    )
