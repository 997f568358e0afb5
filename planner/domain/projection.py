"""What a run gives back: the central run and the draws of every published series, and their bands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from planner.domain.period import Month
from planner.domain.world import World

BAND_SHARES = (0.025, 0.1, 0.25, 0.5, 0.75, 0.9, 0.975)
"""The quantiles kept of every series; the middle one is the median."""

Array = NDArray[np.float64]
Draws = NDArray[np.float32]


@dataclass(frozen=True)
class Projection:
    """Months 0 to `months` of every series of one scenario.

    `central[key]` has shape (months + 1,); `bands[key]` has shape (7, months + 1), rows as `BAND_SHARES`, empty until
    draws are in; `draws[key]` has shape (months + 1, draws) and may be absent when only the summary was loaded.
    `world` is the one the draws were run in; the central run belongs to the steady one. A key is a series name as in
    `planner.system.catalogue`, with members after a bar: `occupancy|site=SDF camps`.
    """

    fingerprint: str
    start: Month
    months: int
    seed: int
    central: Mapping[str, Array]
    bands: Mapping[str, Array] = field(default_factory=dict)
    draws: Mapping[str, Draws] = field(default_factory=dict)
    draw_count: int = 0
    world: World = World.STEADY

    @property
    def month_list(self) -> tuple[Month, ...]:
        """The months of the rows, start first."""
        return tuple(self.start.plus(step) for step in range(self.months + 1))

    def row(self, month: Month) -> int:
        """The row of `month`, held inside the projection."""
        return min(max(month - self.start, 0), self.months)


def bands_of(draws: NDArray[np.floating]) -> Array:
    """Quantiles over the last axis: shape (7, months + 1)."""
    return np.quantile(draws.astype(np.float64), BAND_SHARES, axis=-1)
