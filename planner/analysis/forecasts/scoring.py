"""Forecast against actual: how often counts fell inside the bands, how far off the median was, and was it any use.

Errors are shares of the count, and positive where the forecast was above it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.domain.breadth import ends_of, widest
from planner.domain.observation import Observation
from planner.system.counterparts import Counterpart

Floats = NDArray[np.float64]

SHARES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
"""The quantiles kept of every count's draws: data for other programs, whatever the draws."""

COVERAGES = {50: (2, 4), 80: (1, 5), 95: (0, 6)}
"""The bands in per cent, with the places of their ends among `SHARES`."""

_MEDIAN = 3


@dataclass(frozen=True, eq=False)
class Held:
    """One count of a series beside the draws it is held against, shape (draws,), all known, one at least.

    `no_change` and `trend` are what the simple guesses say of it; None where they say nothing.
    """

    series: Counterpart
    observation: Observation
    draws: Floats
    no_change: float | None
    trend: float | None = None
    there: Floats | None = None

    @property
    def people(self) -> Floats:
        """The draws of the stock itself, which differs from `draws` where a count has an error of its own."""
        return self.draws if self.there is None else self.there


@dataclass(frozen=True)
class ScoredRow:
    """One count and what was forecast: `quantiles` as `SHARES`, `percentile` 0 to 100, of so many `draws`."""

    series: Counterpart
    observation: Observation
    quantiles: tuple[float, ...]
    percentile: float
    no_change: float | None
    trend: float | None
    draws: int
    outer: tuple[float, float]

    @property
    def median(self) -> float:
        """The middle of the draws."""
        return self.quantiles[_MEDIAN]

    def inside(self, band: int) -> bool:
        """Whether the count, or a part of its range, lies in the band of so many per cent, its ends included."""
        low, high = (self.quantiles[place] for place in COVERAGES[band])
        least, most = self.observation.ends
        return least <= high and most >= low


@dataclass(frozen=True)
class Guess:
    """How far one way of guessing was off, over `n` counts: mean of the absolute and of the signed relative error.

    None when there was no count to tell by.
    """

    n: int
    mape: float | None
    bias: float | None


@dataclass(frozen=True)
class Score:
    """The counts after the start against one forecast; `coverage` in shares of all rows, None without any.

    Errors rest on the rows whose count is a number above 0. `forecast_on_trend` is the forecast's own error on the
    rows that have a trend, so that the two can be held side by side.
    """

    rows: tuple[ScoredRow, ...]
    coverage: dict[int, float | None]
    forecast: Guess
    no_change: Guess
    trend: Guess
    forecast_on_trend: Guess

    @property
    def n(self) -> int:
        """How many counts were held against the forecast."""
        return len(self.rows)


def score(held: Iterable[Held]) -> Score:
    """Hold every count against its draws."""
    return _score_of(tuple(map(_scored, held)))


def by_series(whole: Score) -> tuple[Score, ...]:
    """The same score for each series alone, by month and by year apart, in the order of the rows."""
    rows: dict[tuple[Counterpart, bool], list[ScoredRow]] = {}
    for row in whole.rows:
        rows.setdefault((row.series, row.observation.yearly), []).append(row)
    return tuple(_score_of(tuple(found)) for found in rows.values())


def _score_of(rows: tuple[ScoredRow, ...]) -> Score:
    trending = [row for row in rows if row.trend is not None]
    return Score(
        rows=rows,
        coverage={band: _share(row.inside(band) for row in rows) for band in COVERAGES},
        forecast=_guess((row.median, row.observation.value) for row in rows),
        no_change=_guess((row.no_change, row.observation.value) for row in rows),
        trend=_guess((row.trend, row.observation.value) for row in trending),
        forecast_on_trend=_guess((row.median, row.observation.value) for row in trending),
    )


def percentile(draws: Floats, low: float, high: float) -> float:
    """Where a count from `low` to `high` stands among the draws, 0 to 100; draws that tie with it count half."""
    below = np.count_nonzero(draws < low)
    within = np.count_nonzero((draws >= low) & (draws <= high))
    return float(100.0 * (below + within / 2.0) / draws.size)


def _scored(held: Held) -> ScoredRow:
    quantiles = tuple(map(float, np.quantile(held.draws, SHARES)))
    where = percentile(held.draws, *held.observation.ends)
    low, high = map(float, np.quantile(held.draws, ends_of(widest(held.draws.size))))
    return ScoredRow(
        held.series, held.observation, quantiles, where, held.no_change, held.trend, held.draws.size, (low, high)
    )


def _share(found: Iterable[bool]) -> float | None:
    told = list(found)
    return sum(told) / len(told) if told else None


def _guess(pairs: Iterable[tuple[float | None, float | None]]) -> Guess:
    errors = _relative([(said, count) for said, count in pairs if said is not None and count])
    if not errors:
        return Guess(0, None, None)
    return Guess(len(errors), sum(map(abs, errors)) / len(errors), sum(errors) / len(errors))


def _relative(pairs: Sequence[tuple[float, float]]) -> list[float]:
    return [(said - count) / count for said, count in pairs]
