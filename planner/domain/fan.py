"""What may be drawn and printed of an indicator over time: its median, and the ranges that the draws carry."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.domain.breadth import FEWEST, MEDIAN_ALONE, ends_of, widest
from planner.domain.precision import quantiles_of

Array = NDArray[np.float64]

BAND_SHARES = (0.025, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975)
"""The quantiles kept of every series; the middle one is the median."""

_MEDIAN = len(BAND_SHARES) // 2
_INNER = (80, 50)
"""Ranges drawn inside the widest one."""


@dataclass(frozen=True, eq=False)
class Band:
    """The middle `share` per cent of draws by month, and the standard errors of its two ends where they are known."""

    share: int
    low: Array
    high: Array
    low_error: Array | None = None
    high_error: Array | None = None

    def until(self, rows: int) -> Band:
        """The first `rows` months."""
        errors = (error[:rows] if error is not None else None for error in (self.low_error, self.high_error))
        return Band(self.share, self.low[:rows], self.high[:rows], *errors)

    def ends(self, row: int) -> tuple[float, float]:
        """Low and high of one month."""
        return float(self.low[row]), float(self.high[row])

    def errors(self, row: int) -> tuple[float, float]:
        """The standard errors of low and high of one month; 0 where they are not known."""
        if self.low_error is None or self.high_error is None:
            return 0.0, 0.0
        return float(self.low_error[row]), float(self.high_error[row])


@dataclass(frozen=True, eq=False)
class Fan:
    """A median by month and the bands that may be printed, the widest first; none where there are too few draws."""

    median: Array
    bands: tuple[Band, ...] = ()

    @property
    def outer(self) -> Band:
        """The widest band; the median twice, of share 0, where there is none."""
        return self.bands[0] if self.bands else Band(MEDIAN_ALONE, self.median, self.median)

    def until(self, rows: int) -> Fan:
        """The first `rows` months."""
        return Fan(self.median[:rows], tuple(band.until(rows) for band in self.bands))

    def ends_only(self) -> Fan:
        """The same with its widest and its narrowest band."""
        return Fan(self.median, tuple(dict.fromkeys((*self.bands[:1], *self.bands[-1:]))))


def drawn_shares(draws: int) -> tuple[int, ...]:
    """The bands of a fan from so many draws, in per cent, the widest first: 95, 80 and 50 from 1,000."""
    outer = widest(draws)
    return tuple(share for share in FEWEST if share == outer or (share in _INNER and share < outer))


def fan_of(quantiles: Array, errors: Array | None, draws: int) -> Fan:
    """The fan of quantiles as `BAND_SHARES`, shape (9, months), and their standard errors, for so many draws."""
    bands = []
    for share in drawn_shares(draws):
        low, high = (BAND_SHARES.index(end) for end in ends_of(share))
        sure = (errors[low], errors[high]) if errors is not None else (None, None)
        bands.append(Band(share, quantiles[low], quantiles[high], *sure))
    return Fan(quantiles[_MEDIAN], tuple(bands))


def fan_of_draws(draws: NDArray[np.floating]) -> Fan:
    """The fan of draws, shape (months, draws)."""
    return fan_of(*quantiles_of(draws, BAND_SHARES), draws.shape[-1])
