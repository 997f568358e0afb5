"""How far an event may push a lever or a parameter, and what it may not strike at all."""

from __future__ import annotations

import math

from planner.domain.situation import Situation
from planner.system.catalogue import NO_LIMIT
from planner.system.levers import LEVER_BY_NAME, LEVERS
from planner.system.parameters import PARAMETER_BY_NAME, PARAMETERS, START, WEIGHTS

PARTS_OF_A_WHOLE = (*(info.name for info in PARAMETERS if info.weight), "central_asian_share", "european_share")
"""Shares that add up to one: pushing one alone would lose or double people."""
ONLY_AT_THE_START = tuple(info.name for info in (*START, *WEIGHTS))
"""Numbers that are read once."""
WITHOUT_LIMIT = tuple(lever.name for lever in LEVERS if lever.today.number == NO_LIMIT)
"""Levers with no limit known today, so that there is nothing to multiply or add to."""

_NEARLY_ALL = 0.99
_DIVISORS = ("deprivation_cap", "guard_multiple", "sentence_served", "recruiting_ends")
_SHARES = ("%", "%/month", "%/year", "% over 5 years", "share", "0-1")


def bounds_of(situation: Situation, name: str) -> tuple[float, float]:
    """Lowest and highest an event leaves behind, in the unit the input is computed in.

    A lever keeps its allowed range. A share stays below 1, where a hazard has no end; what is divided by stays above a
    tenth of the lowest it is thought to be.
    """
    lever = LEVER_BY_NAME.get(name)
    if lever is not None:
        return lever.minimum, lever.maximum
    info = PARAMETER_BY_NAME.get(name)
    if info is None:
        return -math.inf, math.inf
    divides = info.unit == "month" or name in _DIVISORS
    lowest = min((found.range.low for found in situation.parameters if found.name == name), default=0.0)
    return (lowest * info.factor / 10 if divides else 0.0, _NEARLY_ALL if info.published_unit in _SHARES else math.inf)
