"""The Reconstruction weighed by eight published figures: how far its pieces are consistent with one history.

A pass without origins, whose drivers are drawn as beliefs; draws that miss the figures weigh little. The people in the
camps are not used, so that the result for them is a test.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.domain.period import Month
from planner.domain.progress import Report, silent
from planner.domain.situation import SiteKind, Situation
from planner.domain.world import World
from planner.engine.march import Watch
from planner.system.dimensions import COHORT, SITE
from planner.system.run import run_blocks
from planner.system.variants import without_origins

Floats = NDArray[np.float64]

DRAWS = 20_000
FEWEST = 500
"""Effective draws below which nothing is said."""
_BACK = ("awaiting_verdict", "in_prison", "supervised", "untracked", "disengaged")


@dataclass(frozen=True)
class Figure:
    """A published figure a history should meet: its value, the standard deviation of its log, and what it rests on."""

    name: str
    value: float
    spread: float
    evidence: str


FIGURES: tuple[Figure, ...] = (
    Figure("ever arrived by December 2013", 6_000, 0.15, "F04"),
    Figure("ever arrived by January 2015", 20_000, 0.10, "F05"),
    Figure("ever arrived by June 2017", 41_000, 0.08, "F06"),
    Figure("back home in October 2017", 5_600, 0.10, "F41"),
    Figure("back home in July 2018", 7_366, 0.10, "O01"),
    Figure("at large in October 2019", 2_200, 0.30, "X17"),
    Figure("men in SDF prisons in October 2019", 2_000, 0.10, "F30"),
    Figure("men in Iraqi prisons in October 2019", 700, 0.40, "F27"),
)


@dataclass(frozen=True)
class Told:
    """One number at the end of the Reconstruction, weighted: 2.5, 50 and 97.5 %, and what the start has for it."""

    name: str
    low: float
    median: float
    high: float
    start: float
    used: bool


@dataclass(frozen=True)
class Weighed:
    """The outcome: draws made, the effective number of them, and the numbers, none where too few draws count."""

    draws: int
    effective: float
    told: tuple[Told, ...]

    @property
    def sentence(self) -> str:
        """How much stands behind it, or why nothing is said."""
        if not self.told:
            return f"Of {self.draws} draws {self.effective:.0f} count, fewer than {FEWEST}: nothing is said."
        return f"Of {self.draws} draws {self.effective:.0f} count ({self.effective / self.draws:.0%})."


def weigh(reconstruction: Situation, *, draws: int = DRAWS, seed: int = 1, report: Report = silent) -> Weighed:
    """Run `draws` histories and weigh them by exp(−½Σ(ln(model/figure)/s)²). Raises `Cancelled` through `report`."""
    found = histories(reconstruction, draws, seed, report)
    weights = weights_of([found[figure.name] for figure in FIGURES])
    effective = float(weights.sum() ** 2 / (weights**2).sum())
    if effective < FEWEST:
        return Weighed(draws, effective, ())
    rows = tuple(_told(name, found[name], weights, start, used) for name, start, used in _END)
    return Weighed(draws, effective, rows)


_END = (
    ("women and minors in camps", 10_029.0, False),
    ("minors in camps", 6_719.0, False),
    ("untracked adults at home", 1_260.0, False),
    ("back home", 7_961.0, True),
    ("men lost from sight", 13_300.0, False),
)


def weights_of(values: Sequence[Floats]) -> Floats:
    """The weight of each history, shape (draws,), 1 for one that meets every figure."""
    miss = [
        np.log(np.maximum(value, 1e-9) / figure.value) / figure.spread
        for value, figure in zip(values, FIGURES, strict=True)
    ]
    return np.asarray(np.exp(-0.5 * np.sum(np.square(miss), axis=0)))


def weighted_quantiles(values: Floats, weights: Floats, shares: Sequence[float]) -> Floats:
    """Quantiles of weighted draws."""
    order = np.argsort(values)
    reached = np.cumsum(weights[order]) - weights[order] / 2
    return np.asarray(np.interp(shares, reached / weights.sum(), values[order]))


def histories(reconstruction: Situation, draws: int, seed: int, report: Report = silent) -> Mapping[str, Floats]:
    """What the figures and the end are held against, by name, shape (draws,)."""
    situation = without_origins(reconstruction)
    months, start = situation.months, situation.start
    arrivals, held = Watch("arrivals", ()), Watch("held_abroad", (SITE, COHORT))
    back = tuple(Watch(name, ()) for name in _BACK)
    others = (Watch("at_large", ()), Watch("unaccounted", ()), Watch("untracked", (COHORT,)))
    blocks = run_blocks(situation, {}, (arrivals, held, *back, *others), months, draws, seed, World.STEADY, report)

    def joined(watch: Watch) -> Floats:
        return np.concatenate([block[watch] for block in blocks], axis=-1)

    def row(year: int, month: int) -> int:
        return Month.of(year, month) - start

    arrived = joined(arrivals).reshape(months + 1, -1).cumsum(axis=0)
    home = np.sum([joined(watch).reshape(months + 1, -1) for watch in back], axis=0)
    people = joined(held)[-1]
    by_site = people.reshape(len(situation.sites), people.shape[COHORT.position], -1)
    camps = _of_kind(situation, by_site, SiteKind.CAMP)
    untracked = joined(others[2])[-1].reshape(people.shape[COHORT.position], -1)
    return {
        "ever arrived by December 2013": arrived[row(2013, 12)],
        "ever arrived by January 2015": arrived[row(2015, 1)],
        "ever arrived by June 2017": arrived[row(2017, 6)],
        "back home in October 2017": home[row(2017, 10)],
        "back home in July 2018": home[row(2018, 7)],
        "at large in October 2019": joined(others[0])[-1].reshape(-1),
        "men in SDF prisons in October 2019": _of_kind(situation, by_site, SiteKind.PRISON)[0],
        "men in Iraqi prisons in October 2019": _of_kind(situation, by_site, SiteKind.PRISON, of_a_state=True)[0],
        "women and minors in camps": camps[1:].sum(axis=0),
        "minors in camps": camps[2],
        "untracked adults at home": untracked[:2].sum(axis=0),
        "back home": home[-1],
        "men lost from sight": joined(others[1])[-1].reshape(-1),
    }


def _of_kind(situation: Situation, by_site: Floats, kind: SiteKind, *, of_a_state: bool = False) -> Floats:
    """Cohorts and draws of the sites of a kind that are, or are not, a state's own."""
    chosen = [site.kind is kind and bool(site.nationals_of) is of_a_state for site in situation.sites]
    return np.asarray(by_site[chosen].sum(axis=0))


def _told(name: str, values: Floats, weights: Floats, start: float, used: bool) -> Told:
    low, median, high = weighted_quantiles(values, weights, (0.025, 0.5, 0.975))
    return Told(name, float(low), float(median), float(high), start, used)
