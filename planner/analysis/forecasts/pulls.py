"""Which assumptions the counts pull, and which way: each one's draws before and after weighing.

A pull is an association in these draws, not proof; it changes no assumption by itself.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import NormalDist

import numpy as np

from planner.analysis.forecasts.consistency import weighted_quantiles
from planner.analysis.forecasts.scoring import Floats
from planner.system.assumption_draws import DrawnAssumption

_SHARES = (0.025, 0.5, 0.975)
_CHANCE = 0.05
"""How often one assumption or more would be listed though none is pulled."""


@dataclass(frozen=True)
class Pull:
    """One assumption the counts pull: low, median and high of its draws before and after, in its unit.

    `shift` is how far the mean of its ranks moves, in standard deviations of them: positive is upwards. `correlation`
    is the rank correlation with agreement, −1 to 1.
    """

    assumption: DrawnAssumption
    before: tuple[float, float, float]
    after: tuple[float, float, float]
    shift: float
    correlation: float

    @property
    def upwards(self) -> bool:
        """Whether the counts fit better where it is higher."""
        return self.shift > 0.0


def pulls(assumptions: Sequence[DrawnAssumption], weights: Floats) -> tuple[Pull, ...]:
    """The assumptions that move more than chance allows, the strongest first.

    With n effective draws the mean rank of one that is not pulled moves by 1/√n; the bar rises with how many are looked
    at, so that one is listed wrongly in a twentieth of all cases at most.
    """
    varying = [found for found in assumptions if np.ptp(found.draws) > 0.0]
    if not varying:
        return ()
    worth = 1.0 / float(np.square(weights).sum())
    bar = NormalDist().inv_cdf(1.0 - _CHANCE / 2.0 / len(varying)) / math.sqrt(worth)
    agreement = _standard_ranks(weights)
    found = [_pull(assumption, weights, agreement) for assumption in varying]
    return tuple(sorted((one for one in found if abs(one.shift) > bar), key=lambda one: -abs(one.shift)))


def _pull(assumption: DrawnAssumption, weights: Floats, agreement: Floats) -> Pull:
    ranks = _standard_ranks(assumption.draws)
    even = np.full(weights.size, 1.0 / weights.size)
    before, after = (tuple(map(float, weighted_quantiles(assumption.draws, mass, _SHARES))) for mass in (even, weights))
    shift, correlation = float(weights @ ranks), float(np.mean(ranks * agreement))
    return Pull(assumption, _three(before), _three(after), shift, correlation)


def _three(found: Sequence[float]) -> tuple[float, float, float]:
    low, middle, high = found
    return low, middle, high


def _standard_ranks(values: Floats) -> Floats:
    """Ranks with mean 0 and standard deviation 1; what ties shares the mean of its ranks."""
    _, where, counts = np.unique(values, return_inverse=True, return_counts=True)
    middle = np.cumsum(counts) - (counts + 1) / 2.0
    ranks: Floats = middle[where]
    spread = ranks.std()
    return (ranks - ranks.mean()) / spread if spread else np.zeros_like(ranks)
