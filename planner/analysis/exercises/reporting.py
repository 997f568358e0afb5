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
from planner.domain.wording import printed_ends
from planner.engine.sample import uniforms

LEAST_NOISE = 0.01
"""No audience is told an exact figure: every view carries at least this noise."""
_EDGE = 1.96
"""Standard deviations from the reported value to the ends of its 95 % range."""
_OFF = 0.1
"""How far the middle of a range is off the truth at least, as a share of half its width."""
_NEAR = 0.25
"""Standard deviations round the true value that no report hits, and the same share kept from the middle at first."""
_TAIL = 0.025
"""Chance of a report whose range misses the truth on one side."""
_SHIFTS = 60
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


def reported(exercise: Exercise, projection: Projection, view: View, upto_month: Month) -> ReportedSeries:
    """What this view has been told by `upto_month`; what holds at the start of the exercise is known without delay.

    Raises `InputError` while the projection holds no draws.
    """
    start = projection.start
    months = tuple(start.plus(step) for step in range(upto_month - start + 1))
    blanks = tuple(view.blank or (month != start and month.plus(view.lag) > upto_month) for month in months)
    told = tuple(
        (math.nan, math.nan, math.nan)
        if blank
        else _report(exercise, view, month, true_at(projection, view.indicator, month))
        for month, blank in zip(months, blanks, strict=True)
    )
    values, lows, highs = zip(*told, strict=True)
    return ReportedSeries(view, months, values, lows, highs, blanks)


def _report(exercise: Exercise, view: View, month: Month, truth: float) -> tuple[float, float, float]:
    """The reported value of one month and the ends of its range; nobody at all, or nothing, is told as it is."""
    if math.isnan(truth) or truth == 0:
        return truth, truth, truth
    noise, quantity = max(view.noise, LEAST_NOISE), indicator(view.indicator).quantity
    value = truth * _error(exercise, view, noise, month)
    ceiling = 1.0 if quantity in _AT_MOST_ONE else math.inf
    ends = value * math.exp(-_EDGE * noise), min(value * math.exp(_EDGE * noise), ceiling)
    upward = _chance(exercise, view, month, "shift") < 0.5
    low, high = _off_the_truth(truth, ends, quantity, ceiling, upward=upward)
    return value if value <= ceiling else (low + high) / 2, low, high


def _off_the_truth(
    truth: float, ends: tuple[float, float], quantity: Quantity, ceiling: float, *, upward: bool
) -> tuple[float, float]:
    """The range, widened at one end until its middle is off the truth, both as it is and as it is printed."""
    low, high = ends
    step = max((high - low) / 20, _printed_step(low, high, quantity) / 2)
    for _ in range(_SHIFTS):
        if _is_off(truth, low, high) and _is_off(truth, *printed_ends(low, high, quantity)):
            break
        if high < ceiling and (upward or low == 0):
            high = min(high + step, ceiling)
        else:
            low = max(low - step, 0.0)
    return low, high


def _is_off(truth: float, low: float, high: float) -> bool:
    return high > low and abs((low + high) / 2 - truth) >= _OFF * (high - low) / 2


def _printed_step(low: float, high: float, quantity: Quantity) -> float:
    """The least by which a printed end can differ from the next."""
    first = printed_ends(low, high, quantity)[1]
    step = (high - low) / 20 or high / 1000
    while printed_ends(low, high + step, quantity)[1] == first:
        step *= 2
    return step


def _error(exercise: Exercise, view: View, noise: float, month: Month) -> float:
    """The factor between the true and the reported figure, such that neither it nor the middle of its range is one.

    The range is skewed, so its middle lies above the reported value: chances are left out from where that would be
    the truth to where the value would be. The tails stay, so that a range misses the truth as often as it should.
    """
    wide, tall = math.sinh(_EDGE * noise), math.cosh(_EDGE * noise)
    first = NormalDist().cdf(-math.log(tall + _NEAR * wide) / noise)
    last = NormalDist().cdf(max(_NEAR, -math.log(tall - _NEAR * wide) / noise))
    chance = _chance(exercise, view, month, "reported")
    if _TAIL < chance < 1 - _TAIL:
        kept = 1 - 2 * _TAIL - (last - first)
        inside = _TAIL + (chance - _TAIL) / (1 - 2 * _TAIL) * kept
        chance = inside if inside < first else inside + last - first
    return math.exp(noise * NormalDist().inv_cdf(chance))


def _chance(exercise: Exercise, view: View, month: Month, what: str) -> float:
    """A number between 0 and 1 that a replay finds again.

    What adds up over months is miscounted by one factor for all months, so that a report never takes people back.
    """
    when = "always" if indicator(view.indicator).cumulative else str(month)
    key = f"{what}/{view.indicator}/{when}/{view.lag}/{view.noise!r}"
    return float(uniforms(exercise.seed, key, 1)[0])
