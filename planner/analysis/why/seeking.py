"""Goal seek: the values of one lever at which an indicator keeps within a bound with a given chance."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import numpy as np

from planner.analysis.indicators import draws_at
from planner.analysis.why.decided import Chain
from planner.analysis.why.explaining import series_behind
from planner.domain.period import Month
from planner.domain.progress import Report, silent
from planner.domain.quantity import Quantity
from planner.domain.scenario import Authorship, Override, Scenario
from planner.domain.schedule import constant
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.world import World
from planner.system.catalogue import Lever
from planner.system.partial import partial_projection
from planner.system.resolution import layers_of

_FINE = (Quantity.RATIO, Quantity.SHARE, Quantity.TIMES, Quantity.EFFORT)
_DOUBLINGS = 11
_QUARTERS = 4
_FEW_STEPS = 24
"""A lever with no more values than this is tried at each."""


class Bound(StrEnum):
    """Which side of a limit an indicator is to keep to."""

    AT_MOST = "<="
    AT_LEAST = ">="


@dataclass(frozen=True)
class Target:
    """An indicator, by its key, that keeps to one side of `limit` (in its published unit) at `month`."""

    key: str
    bound: Bound
    limit: float
    month: Month


@dataclass(frozen=True)
class Tried:
    """One value of the lever and the share of draws that meet the target."""

    value: float
    chance: float


@dataclass(frozen=True)
class Stretch:
    """Values from `low` to `high`, in steps of the lever, all of which meet the target with the chance asked for."""

    low: float
    high: float


@dataclass(frozen=True)
class Found:
    """What a search gives: the stretches that meet the target, all that was tried, and the chance as things stand."""

    target: Target
    wanted: float
    now: float
    tried: tuple[Tried, ...]
    stretches: tuple[Stretch, ...]
    lever: Lever

    @property
    def step(self) -> float:
        """To what the ends of stretches are exact, in the lever's unit."""
        return step_of(self.lever)

    @property
    def best(self) -> Tried:
        """The value with the highest chance, the smallest of equals."""
        return max(self.tried, key=lambda one: (one.chance, -one.value))

    @property
    def smallest(self) -> float | None:
        """The smallest value that meets the target, None where none does or the lowest allowed one does."""
        first = self.stretches[0].low if self.stretches else self.lever.minimum
        return first if first > self.lever.minimum else None

    @property
    def largest(self) -> float | None:
        """The largest value that meets the target, None where none does or the highest allowed one does."""
        last = self.stretches[-1].high if self.stretches else self.lever.maximum
        return last if last < self.lever.maximum else None


def step_of(lever: Lever) -> float:
    """The smallest step a lever is set in: a hundredth for ratios, shares and multiples, else one."""
    return 0.01 if lever.quantity in _FINE else 1.0


def seek(
    situation: Situation,
    chain: Chain,
    lever: Lever,
    members: str,
    target: Target,
    wanted: float,
    *,
    draws: int,
    seed: int,
    world: World,
    report: Report = silent,
) -> Found:
    """Search the allowed range of a lever, the same value for each of `members` in every month, on paired draws.

    `wanted` is a share of draws. The ends of each stretch are found by halving, to the lever's step; a stretch
    narrower than the values first tried can be missed. Raises `Cancelled` when `report` does.
    """

    def chance_of(trial: Chain) -> float:
        months = target.month - situation.start
        layers = layers_of(situation, trial, months)
        found = partial_projection(
            situation, layers, (series_behind(target.key),), months=months, draws=draws, seed=seed, world=world
        )
        return _met(target, draws_at(found, target.key, months))

    trials: dict[float, float] = {}
    expected = 2 * len(_first_values(lever))

    def at(value: float) -> float:
        if value not in trials:
            report(min(len(trials) / expected, 0.99), f"{len(trials) + 1} values tried")
            trials[value] = chance_of([*chain, _set_to(chain[-1], lever, members, value)])
        return trials[value]

    stretches = _stretches([(value, at(value) >= wanted) for value in _first_values(lever)], at, wanted, step_of(lever))
    tried = tuple(Tried(value, chance) for value, chance in sorted(trials.items()))
    return Found(target, wanted, chance_of(chain), tried, stretches, lever)


def _met(target: Target, values: np.ndarray[tuple[int], np.dtype[np.float64]]) -> float:
    """The share of draws that keep to the bound; one in which the indicator is not applicable does not."""
    kept = values <= target.limit if target.bound is Bound.AT_MOST else values >= target.limit
    return float(kept.mean())


def _set_to(scenario: Scenario, lever: Lever, members: str, value: float) -> Scenario:
    """A layer above a scenario that sets nothing but this lever."""
    trial = Authorship(who="search", when=datetime(1970, 1, 1, tzinfo=UTC))
    override = Override(lever=lever.name, members=members, schedule=constant(value), authorship=trial)
    return changed(scenario, overrides=(override,), events=())


def _first_values(lever: Lever) -> tuple[float, ...]:
    """Where a search looks first: each value of a short range, else quarters and doublings up from the lowest."""
    step, span = step_of(lever), lever.maximum - lever.minimum
    steps = round(span / step)
    if steps <= _FEW_STEPS:
        return tuple(_stepped(lever, count) for count in range(steps + 1))
    counts = {round(steps * part / _QUARTERS) for part in range(_QUARTERS + 1)}
    counts |= {steps // 2**power for power in range(1, _DOUBLINGS + 1)}
    return tuple(_stepped(lever, count) for count in sorted(counts))


def _stepped(lever: Lever, count: int) -> float:
    return round(lever.minimum + count * step_of(lever), 10)


def _stretches(
    looked: Sequence[tuple[float, bool]], at: Callable[[float], float], wanted: float, step: float
) -> tuple[Stretch, ...]:
    """Neighbouring values that meet the target, with their ends found by halving."""
    found: list[Stretch] = []
    low: float | None = looked[0][0] if looked[0][1] else None
    for (before, met), (after, meets) in itertools.pairwise(looked):
        if met == meets:
            continue
        edge = _edge(before, after, meets, at, wanted, step)
        if meets:
            low = edge
        elif low is not None:
            found.append(Stretch(low, edge))
            low = None
    if low is not None:
        found.append(Stretch(low, looked[-1][0]))
    return tuple(found)


def _edge(before: float, after: float, rises: bool, at: Callable[[float], float], wanted: float, step: float) -> float:
    """The last value that still meets the target, or the first that does when it `rises`."""
    while after - before > 1.5 * step:
        count = math.floor((after - before) / step / 2)
        middle = round(before + count * step, 10)
        if (at(middle) >= wanted) == rises:
            after = middle
        else:
            before = middle
    return after if rises else before
