"""What an audience is told of a true figure: late, with noise, as a range round the reported value, or not at all.

The noise is keyed by seed, indicator, month and view, so that a replay tells the same, and two audiences with the same
view are told the same.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from planner.analysis.exercises.figures import true_at
from planner.analysis.indicators import indicator
from planner.domain.exercise import Exercise, View
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.quantity import Quantity
from planner.engine.sample import uniforms

_EDGE = 1.96
"""Standard deviations from the reported value to the ends of its 95 % range."""
_MIDDLE = 0.2
"""Share of chance round the true value that no report hits: the middle of a range is never the truth."""
_AT_MOST_ONE = (Quantity.SHARE, Quantity.CHANCE)


@dataclass(frozen=True)
class ReportedSeries:
    """Month by month from the start to the month reached; `blanks` are months with no report, their values NaN."""

    view: View
    months: tuple[Month, ...]
    values: tuple[float, ...]
    lows: tuple[float, ...]
    highs: tuple[float, ...]
    blanks: tuple[bool, ...]

    @property
    def title(self) -> str:
        """What the audience calls the figure."""
        return self.view.title or indicator(self.view.indicator).title

    @property
    def latest(self) -> int | None:
        """The place of the last report, or None."""
        return next((place for place in reversed(range(len(self.blanks))) if not self.blanks[place]), None)


def reported(
    exercise: Exercise, projection: Projection, view: View, upto_month: Month, least_noise: float = 0.0
) -> ReportedSeries:
    """What this view has been told by `upto_month`; what holds at the start of the exercise is known without delay.

    Raises `InputError` while the projection holds no draws.
    """
    start = projection.start
    months = tuple(start.plus(step) for step in range(upto_month - start + 1))
    noise = max(view.noise, least_noise)
    blanks = tuple(view.blank or (month != start and month.plus(view.lag) > upto_month) for month in months)
    values = tuple(
        math.nan if blank else true_at(projection, view.indicator, month) * _error(exercise, view, noise, month)
        for month, blank in zip(months, blanks, strict=True)
    )
    lows = tuple(value * math.exp(-_EDGE * noise) for value in values)
    highs = tuple(value * math.exp(_EDGE * noise) for value in values)
    if indicator(view.indicator).quantity in _AT_MOST_ONE:
        highs = tuple(min(high, 1.0) if not math.isnan(high) else high for high in highs)
    return ReportedSeries(view, months, values, lows, highs, blanks)


def _error(exercise: Exercise, view: View, noise: float, month: Month) -> float:
    """The factor between the true and the reported figure.

    What adds up over months is miscounted by one factor for all months, so that a report never takes people back.
    """
    when = "always" if indicator(view.indicator).cumulative else str(month)
    key = f"reported/{view.indicator}/{when}/{view.lag}/{view.noise!r}"
    chance = float(uniforms(exercise.seed, key, 1)[0]) * (1 - _MIDDLE)
    beyond = chance if chance < (1 - _MIDDLE) / 2 else chance + _MIDDLE
    return math.exp(noise * NormalDist().inv_cdf(beyond))
