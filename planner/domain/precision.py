"""How far a quantile of draws may be off because there are only so many draws."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


def quantiles_of(draws: NDArray[np.floating], shares: Sequence[float]) -> tuple[Floats, Floats]:
    """Quantiles over the last axis and their standard errors, in the unit of the draws, each (shares, …).

    The error of quantile q of n draws is √(q(1−q)/n)/f, with f the density of the draws between q ± 2√(q(1−q)/n), held
    within 0 and 1. Where these draws are all equal f is infinite and the error 0; NaN among the draws gives NaN.
    """
    wanted = np.asarray(shares, dtype=np.float64)
    chance = np.sqrt(wanted * (1 - wanted) / draws.shape[-1])
    first, last = np.clip(wanted - 2 * chance, 0, 1), np.clip(wanted + 2 * chance, 0, 1)
    ordered = np.sort(draws.astype(np.float64), axis=-1)
    middle, below, above = np.split(np.quantile(ordered, np.concatenate((wanted, first, last)), axis=-1), 3)
    per_chance = (chance / np.where(last > first, last - first, 1.0)).reshape(-1, *[1] * (draws.ndim - 1))
    return middle, (above - below) * per_chance
