"""What drives a result: which uncertain numbers move an indicator, or its paired change, at one month."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.analysis.impact import held_at, rank_correlation
from planner.analysis.indicators import Floats, central_at, draws_at
from planner.analysis.why.decided import Chain
from planner.analysis.why.explaining import series_behind
from planner.domain.distribution import Family
from planner.domain.period import Month
from planner.domain.progress import Report, silent
from planner.domain.projection import Projection
from planner.domain.situation import Parameter, Situation
from planner.domain.world import World
from planner.system.draws import drawn
from planner.system.partial import partial_projection
from planner.system.resolution import layers_of
from planner.system.run import Layers

TELLING = 0.1
"""The least rank correlation worth a word; below it, some of 80 numbers reach as much by chance."""


@dataclass(frozen=True)
class Driver:
    """One uncertain number: its rank correlation with the outcome over the draws, and the outcome at its two ends.

    `at_low` and `at_high` are central runs with it alone at its end, in the indicator's unit; None for an indicator
    that only draws can tell.
    """

    parameter: Parameter
    correlation: float
    at_low: float | None
    at_high: float | None

    @property
    def swing(self) -> float | None:
        """How far the central outcome moves from the low to the high end."""
        return None if self.at_low is None or self.at_high is None else self.at_high - self.at_low


@dataclass(frozen=True)
class Drivers:
    """An outcome, centrally and in its draws, and what drives it, the strongest rank correlation first."""

    key: str
    month: Month
    central: float | None
    draws: Floats
    drivers: tuple[Driver, ...]


@dataclass(frozen=True)
class Outcome:
    """An indicator at a month of one world under one scenario, or its paired change from another's."""

    chain: Chain
    against: Chain | None
    key: str
    month: Month
    world: World

    def central(self, situation: Situation) -> float | None:
        """In the central run of a situation."""
        return _change([central_at(found, self.key, found.months) for found in self._found(situation, 0, 0)])

    def draws(self, situation: Situation, draws: int, seed: int) -> Floats:
        """In every draw, shape (draws,)."""
        levels = [draws_at(found, self.key, found.months) for found in self._found(situation, draws, seed)]
        return levels[0] if len(levels) == 1 else levels[0] - levels[1]

    def _found(self, situation: Situation, draws: int, seed: int) -> list[Projection]:
        months = self.month - situation.start
        chains = [self.chain] if self.against is None else [self.chain, self.against]
        layers = [layers_of(situation, chain, months) for chain in chains]
        series = (series_behind(self.key),)

        def projected(found: Layers) -> Projection:
            return partial_projection(situation, found, series, months=months, draws=draws, seed=seed, world=self.world)

        return [projected(found) for found in layers]


def drivers_of(situation: Situation, outcome: Outcome, *, draws: int, seed: int, report: Report = silent) -> Drivers:
    """Every number that is not the same in all draws. Raises `Cancelled` when `report` does."""
    values = outcome.draws(situation, draws, seed)
    varying = [one for one in situation.parameters if one.range.family is not Family.FIXED]
    found = []
    for place, parameter in enumerate(varying):
        report(place / len(varying), parameter.name.replace("_", " "))
        low, high = (outcome.central(held_at(situation, (parameter,), end)) for end in ("low", "high"))
        found.append(Driver(parameter, rank_correlation(drawn(parameter, draws, seed), values), low, high))
    ranked = sorted(found, key=lambda one: (-abs(one.correlation), -abs(one.swing or 0.0)))
    return Drivers(outcome.key, outcome.month, outcome.central(situation), values, tuple(ranked))


def _change(levels: Sequence[float | None]) -> float | None:
    first, *rest = levels
    if first is None or None in rest:
        return None
    return first - sum(one for one in rest if one is not None)
