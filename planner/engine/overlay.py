"""What schedules and events do to an input month by month: set it, multiply it, add to it, for some of its members."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from planner.engine.axes import Array


@dataclass(frozen=True)
class Overlay:
    """One layer over an input, arrays of shape (months + 1, *members, 1).

    `where` is true in the months and cells it touches; `operation` is set, multiply or add. Multiplying and adding
    lead no further than `low` and `high`, and leave what lies beyond them already where it is.
    """

    operation: str
    where: NDArray[np.bool_]
    value: Array
    low: float = -math.inf
    high: float = math.inf

    def at(self, month: int, base: Array) -> Array:
        """The input after this layer in one month; `base` itself where the layer is silent."""
        row = min(month, len(self.where) - 1)
        where, value = self.where[row], self.value[row]
        if not where.any():
            return base
        if self.operation == "set":
            return np.asarray(np.where(where, value, base)) if not where.all() else np.asarray(value)
        return np.asarray(np.where(where, self.changed(base, value), base))

    def changed(self, base: Array, value: Array) -> Array:
        """What becomes of a base value where this layer speaks."""
        if self.operation == "set":
            return value
        moved = base * value if self.operation == "multiply" else base + value
        return np.clip(moved, np.minimum(base, self.low), np.maximum(base, self.high))


class LayeredInput:
    """An input with its layers; gives back the same array object while nothing changes, so that work can be spared."""

    def __init__(self, overlays: Sequence[Overlay]) -> None:
        self._overlays = tuple(overlays)
        self._stamps = _stamps(self._overlays)
        self._last: tuple[int, Array, Array] | None = None

    @property
    def changes(self) -> bool:
        """Whether any layer changes over the months."""
        return bool(self._stamps[-1])

    def at(self, month: int, base: Array) -> Array:
        """The value in `month` over `base`."""
        if not self._overlays:
            return base
        stamp = int(self._stamps[min(month, len(self._stamps) - 1)])
        if self._last is not None and self._last[0] == stamp and self._last[1] is base:
            return self._last[2]
        value = base
        for overlay in self._overlays:
            value = overlay.at(month, value)
        self._last = stamp, base, value
        return value


def _stamps(overlays: Sequence[Overlay]) -> NDArray[np.intp]:
    """A number for every month that changes only when some layer changes."""
    if not overlays:
        return np.zeros(1, dtype=np.intp)
    changes = np.zeros(len(overlays[0].where), dtype=bool)
    for overlay in overlays:
        axes = tuple(range(1, overlay.where.ndim))
        changes[1:] |= (overlay.where[1:] != overlay.where[:-1]).any(axis=axes)
        changes[1:] |= (overlay.value[1:] != overlay.value[:-1]).any(axis=axes)
    return np.cumsum(changes)
