"""How well each draw agrees with what was counted, and how many draws that leaves.

A draw's weight is exp(−½·k/m·Σz²): z is its distance from each of m counts in units of what the counts are exact to,
and k how many of them are independent in these draws, since neighbouring months repeat one another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from planner.analysis.forecasts.scoring import Floats, Held

FEWEST = 30
"""Below so many effective draws nothing is shown of the consistent ones."""

ENOUGH = 100
"""From so many effective draws on they are shown without asking."""

_ACROSS = 1.959964
"""Half the width of a 95 per cent range, in standard deviations."""


@dataclass(frozen=True, eq=False)
class Weighed:
    """Weights of every draw, adding up to 1, shape (draws,); `independent` of `counts` counts tell something new."""

    weights: Floats
    counts: int
    independent: float

    @property
    def worth(self) -> float:
        """The effective number of draws, (Σw)²/Σw²; 0 when no draw comes near."""
        squares = float(np.square(self.weights).sum())
        return 1.0 / squares if squares else 0.0


def weigh(held: Sequence[Held], exactness: Sequence[float]) -> Weighed:
    """Weigh every draw by these counts. `exactness` is the relative standard error of each count, in its order.

    Counts whose draws are not all known are passed over. Raises `ValueError` without draws.
    """
    draws = max((one.people.size for one in held), default=0)
    used = [(one, exact) for one, exact in zip(held, exactness, strict=True) if one.people.size == draws]
    if not used:
        raise ValueError("nothing was counted")
    distances = np.array([distance(one, exact) for one, exact in used])
    independent = _independent(np.array([one.people for one, _ in used]))
    logs = -0.5 * independent / len(used) * np.square(distances).sum(axis=0)
    return Weighed(_normal(logs), len(used), independent)


def distance(held: Held, exact: float) -> Floats:
    """How far each draw lies from a count, in units of its error; from the nearer end of a range, 0 within it.

    The people themselves are weighed, since the error of the count stands in the exactness.
    Where a range stands beside a value, its half width is the error. Nobody counted is as exact as one person.
    """
    low, high = held.observation.ends
    nearest: Floats = np.clip(held.people, low, high)
    error = _error(held, exact)
    return (held.people - nearest) / np.where(nearest > 0.0, error * nearest, max(error, 1.0))


def eased(weighed: Weighed, target: float) -> Floats:
    """Weights as if the counts were less exact, just so much that `target` effective draws are left; all equal at most.

    They tell which way the counts pull when the draws that agree are too few to be told apart from chance.
    """
    with np.errstate(divide="ignore"):
        logs = np.log(weighed.weights)
    finite = np.isfinite(logs)
    logs = np.where(finite, logs, logs[finite].min() * 4.0 - 1e3)
    low, high = 0.0, 1.0
    for _ in range(60):
        power = (low + high) / 2.0
        weights = _normal(power * logs)
        if 1.0 / float(np.square(weights).sum()) >= target:
            low = power
        else:
            high = power
    return _normal(low * logs)


def weighted_quantiles(values: Floats, weights: Floats, shares: Sequence[float]) -> Floats:
    """Quantiles over the last axis of `values` (…, draws) under `weights`, shape (shares, …); without NaN draws."""
    order = np.argsort(values, axis=-1)
    ordered = np.take_along_axis(values, order, axis=-1)
    mass = np.where(np.isnan(ordered), 0.0, weights[order])
    total = mass.sum(axis=-1, keepdims=True)
    middle = (np.cumsum(mass, axis=-1) - mass / 2.0) / np.where(total > 0.0, total, 1.0)
    rows, flat = middle.reshape(-1, middle.shape[-1]), ordered.reshape(-1, ordered.shape[-1])
    found = np.array([_interpolated(shares, *row) for row in zip(rows, flat, strict=True)])
    return found.T.reshape(len(shares), *values.shape[:-1])


def _interpolated(shares: Sequence[float], middle: Floats, ordered: Floats) -> Floats:
    known = ~np.isnan(ordered)
    if not known.any():
        return np.full(len(shares), np.nan)
    return np.asarray(np.interp(shares, middle[known], ordered[known]))


def _error(held: Held, exact: float) -> float:
    count = held.observation
    if not count.value or (count.low is None and count.high is None):
        return exact
    ends = [abs(end - count.value) for end in (count.low, count.high) if end is not None]
    return max(sum(ends) / len(ends) / _ACROSS / count.value, 1e-6)


def _independent(draws: Floats) -> float:
    """How many of the counts tell something of their own: (Σλ)²/Σλ² of their correlations over the draws."""
    varying: Floats = draws[draws.std(axis=-1) > 0.0]
    if len(varying) < 2:
        return 1.0
    correlations = np.corrcoef(varying)
    return float(np.trace(correlations) ** 2 / np.square(correlations).sum())


def _normal(logs: Floats) -> Floats:
    weights: Floats = np.exp(logs - logs.max())
    return np.asarray(weights / weights.sum())
