"""What a run gives back: the central run and the draws of every published series, and their bands."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from planner.domain.fan import Fan, fan_of
from planner.domain.period import Month
from planner.domain.world import World

Array = NDArray[np.float64]
Draws = NDArray[np.float32]


@dataclass(frozen=True)
class Projection:
    """Months 0 to `months` of every series of one scenario.

    `central[key]` has shape (months + 1,); `bands[key]` has shape (9, months + 1), rows as `fan.BAND_SHARES`, and
    `errors[key]` their standard errors, both empty until draws are in; `draws[key]` has shape (months + 1, draws) and
    may be absent when only the summary was loaded.
    `world` is that of the draws; the central run is always in the steady one. `model` is the mark of
    the model that made it.
    A key is a series name as in `planner.system.catalogue`, with members after a bar: `occupancy|site=SDF camps`.
    """

    fingerprint: str
    start: Month
    months: int
    seed: int
    central: Mapping[str, Array]
    bands: Mapping[str, Array] = field(default_factory=dict)
    errors: Mapping[str, Array] = field(default_factory=dict)
    draws: Mapping[str, Draws] = field(default_factory=dict)
    draw_count: int = 0
    world: World = World.STEADY
    model: str = ""

    @property
    def month_list(self) -> tuple[Month, ...]:
        """The months of the rows, start first."""
        return tuple(self.start.plus(step) for step in range(self.months + 1))

    def fan(self, key: str) -> Fan | None:
        """The median and the ranges of a series that may be printed; None until draws are in."""
        return fan_of(self.bands[key], self.errors.get(key), self.draw_count) if key in self.bands else None

    def row(self, month: Month) -> int:
        """The row of `month`, held inside the projection."""
        return min(max(month - self.start, 0), self.months)
