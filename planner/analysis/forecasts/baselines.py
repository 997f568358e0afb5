"""The simple guesses a forecast has to beat: that nothing changes, and that the last two counts go on."""

from __future__ import annotations

import math
from collections.abc import Sequence

from planner.domain.observation import Observation
from planner.domain.period import Month

_LARGEST_EXPONENT = 40.0
"""Beyond e to the 40th a trend says nothing any more."""


def trend_at(earlier: Sequence[Observation], at: Month) -> float | None:
    """The exponential through the last two of the `earlier` counts of one series, at the month `at`.

    None without two counts of different months that have a value above 0, or where the trend leaves all bounds. Of
    several counts of a month the last one given stands.
    """
    known = {found.month: found.value for found in earlier if found.value is not None}
    last = sorted(known)[-2:]
    if len(last) < 2 or not all(known[month] > 0 for month in last):
        return None
    first, second = last
    growth = math.log(known[second] / known[first]) * (at - second) / (second - first)
    return known[second] * math.exp(growth) if abs(growth) <= _LARGEST_EXPONENT else None
