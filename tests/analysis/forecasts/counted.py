"""Counts and series for tests that work a score out by hand."""

from __future__ import annotations

import numpy as np

from planner.analysis.forecasts.scoring import Held
from planner.domain.observation import Observation
from planner.domain.period import Month
from planner.domain.quantity import Quantity
from planner.system.counterparts import Counterpart

START = Month.of(2019, 11)
CAMPS = Counterpart("held_abroad", "stock", "site=SDF camps", "Held abroad", Quantity.PERSONS, ())
ARRIVALS = Counterpart("arrivals", "flow", "", "Arrivals", Quantity.PERSONS_A_MONTH, ())
OCCUPANCY = Counterpart("occupancy", "indicator", "site=SDF camps", "Held, of places", Quantity.SHARE_OF_PLACES, ())


def count(
    month: int, value: float | None = None, *, low: float | None = None, high: float | None = None, yearly: bool = False
) -> Observation:
    """A count so many months after November 2019; a yearly one ends with that month."""
    return Observation(
        id=f"o{month}", variable="x", month=START.plus(month), value=value, low=low, high=high, yearly=yearly
    )


def held(
    observation: Observation, draws: list[float], *, still: float | None = None, trend: float | None = None
) -> Held:
    """A count of people in camps beside these draws."""
    return Held(CAMPS, observation, np.array(draws), still, trend)
