"""Whether the condition of a contingency inject is met, and what it reads now. Nothing fires by itself."""

from __future__ import annotations

import math
from dataclasses import dataclass

from planner.analysis.exercises.figures import true_at
from planner.analysis.indicators import indicator
from planner.domain.exercise import Comparison, Condition
from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.quantity import Quantity
from planner.domain.wording import setting_text, value_text


@dataclass(frozen=True)
class ConditionNow:
    """A condition in words, `If guards, of those needed, SDF prisons, is below 0.50`, and what it reads: `now 0.80`."""

    met: bool
    value: float
    words: str
    text: str


def condition_now(condition: Condition, played: Projection | None, month: Month) -> ConditionNow:
    """The condition at the month reached on the path as played, with nothing new decided; not met while unknown."""
    shown = indicator(condition.indicator)
    limit = _limit(condition.value, shown.quantity)
    words = f"If {shown.title[:1].lower()}{shown.title[1:]} is {condition.comparison} {limit}"
    if played is None:
        return ConditionNow(False, math.nan, words, "now being computed")
    value = true_at(played, condition.indicator, month)
    below = condition.comparison is Comparison.BELOW
    met = value < condition.value if below else value > condition.value
    return ConditionNow(met, value, words, f"now {value_text(value, shown.quantity)}")


def _limit(value: float, quantity: Quantity) -> str:
    return (
        value_text(value, quantity) if quantity in (Quantity.CHANCE, Quantity.SHARE) else setting_text(value, quantity)
    )
