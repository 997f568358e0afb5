"""Round ticks for values, years for time, and labels moved apart: the pure arithmetic of the axes."""

from __future__ import annotations

import math
from collections.abc import Sequence

from planner.domain.period import Month

_STEPS = (1.0, 2.0, 2.5, 4.0, 5.0, 8.0, 10.0)


def round_ticks(low: float, high: float, most: int = 5, *, from_zero: bool = True) -> tuple[float, ...]:
    """Three to `most` round values, of which 0 is one unless the axis need not start there, that cover `low` to `high`.

    The outer ticks are the axis limits.
    """
    if from_zero or high - low < 1e-9:
        low, high = min(low, 0.0), max(high, 0.0)
    if high - low < 1e-9:
        low, high = 0.0, 1.0
    scale = 10.0 ** math.floor(math.log10((high - low) / (most - 1)))
    for factor in (*_STEPS, 20.0, 40.0):
        step = factor * scale
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        if last - first + 1 <= most:
            break
    return tuple(index * step for index in range(first, max(last, first + 1) + 1))


def year_ticks(start: Month, months: int, room: int) -> tuple[Month, ...]:
    """The Januaries inside the months, thinned to at most `room` labels at regular years."""
    first = start.year if start.month == 1 else start.year + 1
    years = range(first, start.plus(months).year + 1)
    every = next(
        step for step in (1, 2, 5, 10, 20, 50) if len(range(0, len(years), step)) <= max(room, 1) or step == 50
    )
    return tuple(Month.of(year, 1) for year in years if every == 1 or year % every == 0)


def moved_apart(wanted: Sequence[float], gap: float, low: float, high: float) -> tuple[float, ...]:
    """Positions near `wanted`, in the same order, at least `gap` apart and inside `low` to `high` where they fit."""
    order = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    placed = [min(max(wanted[index], low), high) for index in order]
    for here in range(1, len(placed)):
        placed[here] = max(placed[here], placed[here - 1] + gap)
    if placed and placed[-1] > high:
        placed[-1] = high
        for here in range(len(placed) - 2, -1, -1):
            placed[here] = min(placed[here], placed[here + 1] - gap)
    found = [0.0] * len(wanted)
    for position, index in zip(placed, order, strict=True):
        found[index] = position
    return tuple(found)
