"""Which counts can be held against a forecast, which only give a trend, and which must be left out and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from planner.analysis.forecasts.baselines import trend_at
from planner.analysis.forecasts.scoring import Floats, Held
from planner.domain.observation import Observation
from planner.domain.period import Month
from planner.system.counterparts import Counterpart

MOST_MONTHS = 240
"""Months after the start that a run can reach."""

Series = tuple[Counterpart, bool]
"""What was counted, and whether by year."""


@dataclass(frozen=True)
class LeftOut:
    """A count that takes no part, and why in one sentence without its end."""

    observation: Observation
    why: str


@dataclass(frozen=True, eq=False)
class Sorted:
    """Counts beside a forecast of `months` from `start`: `later` ones are held against it, `earlier` ones are not.

    Both hold counts by their series, in order of time.
    """

    start: Month
    months: int
    later: Mapping[Series, tuple[Observation, ...]]
    earlier: Mapping[Series, tuple[Observation, ...]]
    left_out: tuple[LeftOut, ...] = field(default=())

    @property
    def series(self) -> tuple[Counterpart, ...]:
        """What a run has to give, each once."""
        return tuple(dict.fromkeys(found for found, _ in self.later))


Resolved = Sequence[tuple[Observation, Counterpart]]


def months_needed(counts: Resolved, start: Month) -> int:
    """Months a run must have to reach the last count that it can reach; 0 when all are at or before the start."""
    reached = (found.month - start for found, _ in counts if found.first_month > start)
    return max((months for months in reached if months <= MOST_MONTHS), default=0)


def sorted_counts(counts: Resolved, start: Month, months: int) -> Sorted:
    """Sort counts by where they stand. A year that began at or before the start is earlier: a part is not forecast."""
    later: dict[Series, list[Observation]] = {}
    earlier: dict[Series, list[Observation]] = {}
    left_out: list[LeftOut] = []
    for observation, series in sorted(counts, key=lambda one: one[0].month):
        if observation.first_month <= start:
            earlier.setdefault((series, observation.yearly), []).append(observation)
        elif observation.month - start > months:
            left_out.append(LeftOut(observation, f"it lies after {start.plus(months)}, where this run ends"))
        else:
            later.setdefault((series, observation.yearly), []).append(observation)
    return Sorted(start, months, _frozen(later), _frozen(earlier), tuple(left_out))


def held_counts(found: Sorted, series: Counterpart, draws: Floats, there: Floats) -> tuple[list[Held], list[LeftOut]]:
    """The later counts of one series beside its draws, shape (months + 1, draws), NaN where not known.

    `draws` are as a count would find it, `there` as it is; the same where nobody's count has an error of its own.
    """
    held: list[Held] = []
    blank: list[LeftOut] = []
    for yearly in (False, True):
        earlier = found.earlier.get((series, yearly), ())
        for observation in found.later.get((series, yearly), ()):
            row = observation.month - found.start
            drawn = _drawn(series, draws, row, yearly=yearly)
            if not drawn.size:
                blank.append(LeftOut(observation, "the run gives no value for it in this month"))
                continue
            guess, trend = no_change(series, there, row, yearly=yearly), trend_at(earlier, observation.month)
            people = None if there is draws else _drawn(series, there, row, yearly=yearly)
            held.append(Held(series, observation, drawn, guess, trend, people))
    return held, blank


def no_change(series: Counterpart, draws: Floats, row: int, *, yearly: bool) -> float | None:
    """What "no change" says: a level stays as it is at the start; a flow keeps the pace of its first month.

    None where that is not known.
    """
    if not series.adds_up:
        return _median(draws[0])
    pace = _median(draws[1])
    if pace is None:
        return None
    if yearly:
        return 12.0 * pace
    return pace * row if series.cumulative else pace


def _drawn(series: Counterpart, draws: Floats, row: int, *, yearly: bool) -> Floats:
    """The draws a count is held against, those that are known."""
    values: Floats = draws[row]
    if yearly and series.cumulative:
        values = draws[row] - draws[row - 12]
    elif yearly:
        values = draws[row - 11 : row + 1].sum(axis=0)
    return values[~np.isnan(values)]


def _median(values: Floats) -> float | None:
    known = values[~np.isnan(values)]
    return float(np.median(known)) if known.size else None


def _frozen(found: Mapping[Series, list[Observation]]) -> dict[Series, tuple[Observation, ...]]:
    return {series: tuple(counts) for series, counts in found.items()}
