"""Observed counts in exports: cells under 10 are masked, the rest rounded to 5. Projected values are ranges."""

from __future__ import annotations

from planner.domain.wording import NONE, whole

SMALLEST = 10
STEP = 5


def observed_text(persons: float) -> str:
    """An observed count as it may leave the tool: `none`, `under 10`, or rounded to 5."""
    count = round(persons)
    if count == 0:
        return NONE
    if count < SMALLEST:
        return f"under {SMALLEST}"
    return whole(STEP * round(count / STEP))
