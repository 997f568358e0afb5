"""What drives a result: which uncertain numbers move an indicator, or its paired change, at one month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.analysis.impact import rank_correlation
from planner.analysis.indicators import Floats, draws_at
from planner.analysis.why.decided import Chain
from planner.analysis.why.explaining import series_behind
from planner.domain.period import Month
from planner.domain.progress import Report, silent
from planner.domain.projection import Projection
from planner.domain.situation import Parameter, Situation
from planner.domain.world import World
from planner.system.assumption_draws import DrawnAssumption, drawn_assumptions
from planner.system.partial import partial_projection, varied_runs
from planner.system.resolution import layers_of
from planner.system.run import Layers

Variation = Mapping[tuple[str, str], float]
"""Numbers by name and members that have another value than the central one."""

TELLING = 0.1
"""The least rank correlation worth a word; below it, some of 80 numbers reach as much by chance."""


@dataclass(frozen=True)
class Driver:
    """One uncertain number: its rank correlation with the outcome over the draws, and the outcome at its two ends.

    `parameters` are all that are this number, one a member where the register states it once for several.

    `at_low` and `at_high` are central runs, if today's practice holds, with it alone at its end, in the indicator's
    unit; a share of a whole that is drawn together with its other parts has no ends of its own, so both are central.
    """

    parameters: tuple[Parameter, ...]
    correlation: float
    at_low: float
    at_high: float

    @property
    def parameter(self) -> Parameter:
        """The first of them, which has the numbers of all."""
        return self.parameters[0]

    @property
    def swing(self) -> float:
        """How far the central outcome moves from the low to the high end."""
        return self.at_high - self.at_low


@dataclass(frozen=True)
class Drivers:
    """An outcome, centrally and in its draws, and what drives it, the strongest rank correlation first."""

    key: str
    month: Month
    central: float
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

    def centrally(self, situation: Situation, variations: Sequence[Variation] = ({},)) -> Floats:
        """In central runs, one a variation of the situation's numbers, shape (variations,)."""
        months, series = self.month - situation.start, (series_behind(self.key),)
        return self._change(
            [varied_runs(situation, layers, series, variations, months) for layers in self._layers(situation)]
        )

    def draws(self, situation: Situation, draws: int, seed: int) -> Floats:
        """In every draw, shape (draws,)."""
        months, series = self.month - situation.start, (series_behind(self.key),)

        def projected(layers: Layers) -> Projection:
            return partial_projection(
                situation, layers, series, months=months, draws=draws, seed=seed, world=self.world
            )

        return self._change([projected(layers) for layers in self._layers(situation)])

    def _layers(self, situation: Situation) -> list[Layers]:
        chains = [self.chain] if self.against is None else [self.chain, self.against]
        return [layers_of(situation, chain, self.month - situation.start) for chain in chains]

    def _change(self, found: Sequence[Projection]) -> Floats:
        levels = [draws_at(one, self.key, one.months) for one in found]
        return levels[0] if len(levels) == 1 else levels[0] - levels[1]


def drivers_of(situation: Situation, outcome: Outcome, *, draws: int, seed: int, report: Report = silent) -> Drivers:
    """Every number that is not the same in all draws. Raises `Cancelled` when `report` does."""
    report(0.0, f"{draws} draws")
    values = outcome.draws(situation, draws, seed)
    varying = list(_alike(drawn_assumptions(situation, draws, seed)).values())
    report(0.5, f"both ends of {len(varying)} assumptions")
    ends = [
        {(one.parameter.name, one.parameter.members): getattr(one.parameter.range, end) for one in same}
        for same in varying
        for end in ("low", "high")
    ]
    middle, *edges = outcome.centrally(situation, ({}, *ends)).tolist()
    found = [
        Driver(tuple(one.parameter for one in same), rank_correlation(same[0].draws, values), low, high)
        for same, low, high in zip(varying, edges[::2], edges[1::2], strict=True)
    ]
    ranked = sorted(found, key=lambda one: (-abs(one.correlation), -abs(one.swing)))
    return Drivers(outcome.key, outcome.month, middle, values, tuple(ranked))


def _alike(drawn: Sequence[DrawnAssumption]) -> dict[tuple[str, bytes], list[DrawnAssumption]]:
    """Numbers of one name that are the same in every draw are one number of several members."""
    found: dict[tuple[str, bytes], list[DrawnAssumption]] = {}
    for one in drawn:
        found.setdefault((one.parameter.name, one.draws.tobytes()), []).append(one)
    return found
