"""The few words equations are written in; they work on numbers, arrays and quantities with units alike."""

from __future__ import annotations

from typing import Any

import numpy as np

from planner.engine.axes import Axis

# Equations run on floats (worked cases), arrays (runs) and quantities with units (unit checks).
Number = Any


def total(x: Number, *axes: Axis) -> Number:
    """The sum over named axes, which stay with length 1."""
    places = tuple([axis.position for axis in axes])
    if _has_unit(x):
        return np.sum(x, axis=places, keepdims=True)
    return np.add.reduce(x, axis=places, keepdims=True)


def renamed(x: Number, old: Axis, new: Axis) -> Number:
    """The same values along `new` instead of `old`; `x` must not vary over `new`."""
    return np.swapaxes(x, old.position, new.position)


def member(x: Number, axis: Axis, index: int) -> Number:
    """One member of an axis, which stays with length 1."""
    return x[(slice(None),) * axis.position + (slice(index, index + 1),)]


def next_along(x: Number, axis: Axis) -> Number:
    """Each member's value handed to the next member of an axis; the last one's goes to the first."""
    before = (slice(None),) * axis.position
    return np.concatenate((x[(*before, slice(-1, None))], x[(*before, slice(None, -1))]), axis=axis.position)


def positive(x: Number) -> Number:
    """x where it is above nought, else nought."""
    return np.maximum(x, 0 * x if _has_unit(x) else 0.0)


def excess(x: Number, y: Number) -> Number:
    """x less y where it is above by more than rounding (a billionth of x), else nought."""
    more = x - y
    return either(more > 1e-9 * x, more, 0 * more)


def smaller(x: Number, y: Number) -> Number:
    """The smaller of two values of the same unit."""
    return np.minimum(x, y)


def larger(x: Number, y: Number) -> Number:
    """The larger of two values of the same unit."""
    return np.maximum(x, y)


def between(x: Number, low: float, high: float) -> Number:
    """A pure number held between two bounds."""
    return np.minimum(np.maximum(x, low), high)


def ratio(part: Number, whole: Number) -> Number:
    """part / whole, and nought where the whole is nought.

    After decades next to nobody may be left of a group: what is asked of them in hundreds is then without bounds.
    """
    if _has_unit(whole):
        there = whole > 0 * whole
        return part * there / (whole + (1 - there) * (1.0 * whole.units))
    there = whole > 0.0
    with np.errstate(over="ignore"):
        return part * there / (whole + np.logical_not(there))


def either(condition: Number, yes: Number, no: Number) -> Number:
    """`yes` where the condition holds, else `no`; both in the same unit."""
    return np.where(condition, yes, no)


def hazard_of(share: Number, months: Number) -> Number:
    """The monthly hazard under which a share is gone after so many months: −ln(1−p)/Δ."""
    return -np.log(1 - share) / months


def gone_within(dt: Number, hazard: Number) -> Number:
    """The share that a constant hazard takes in a step: 1 − exp(−h·dt)."""
    return -np.expm1(-(hazard * dt))


def months_at_risk(hazard: Number, dt: Number) -> Number:
    """Months at risk in a step for each person of a stock that loses 1−exp(−h·dt) to competing hazards of sum h.

    A flow of the set is its own hazard × this × the stock, so the flows add up to the loss.
    """
    passing = np.minimum(hazard * -dt, -1e-12)
    return np.expm1(passing) / passing * dt


def poisson_count(uniform: Number, mean: Number) -> Number:
    """The number of events whose inverse Poisson distribution function at `uniform` is met, up to 7.

    For means of up to one half, where an eighth event has a chance below one in a hundred million.
    """
    chance = np.exp(-mean)
    reached = chance
    count = 0.0 * (uniform + mean)
    for events in range(1, 8):
        count = count + (uniform > reached)
        chance = chance * mean / events
        reached = reached + chance
    return count


def _has_unit(x: Number) -> bool:
    """Whether x is a quantity with a unit; arrays, which runs work on, are told apart first."""
    return not isinstance(x, np.ndarray) and hasattr(x, "units")
