"""Named axes at fixed places: every array of a run has all of them, with length 1 where it does not vary."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


@dataclass(frozen=True)
class Axis:
    """One dimension: its name and its fixed position in every array of the system."""

    name: str
    position: int


@dataclass(frozen=True)
class Space:
    """The axes of a system, in order, with the members each has in one situation; the last axis is the draws."""

    members: Mapping[Axis, tuple[str, ...]]
    draw: Axis

    @property
    def rank(self) -> int:
        """Number of axes, draws included."""
        return len(self.members) + 1

    def size(self, axis: Axis) -> int:
        """Number of members of an axis."""
        return len(self.members[axis])

    def shape(self, axes: Iterable[Axis], draws: int = 1) -> tuple[int, ...]:
        """The shape of an array that varies over `axes`."""
        sizes = [1] * self.rank
        for axis in axes:
            sizes[axis.position] = self.size(axis)
        sizes[self.draw.position] = draws
        return tuple(sizes)

    def index(self, axis: Axis, member: str) -> int:
        """Where a member stands on its axis. Raises `ValueError`."""
        return self.members[axis].index(member)

    def cells(self, axes: Sequence[Axis], members: Mapping[str, Sequence[str]]) -> tuple[NDArray[np.intp] | slice, ...]:
        """An index for the selected members (`{"origin": ["France"]}`); axes that are not named mean all members.

        Use with `np.ix_` semantics: the result indexes an array of this space's rank.
        """
        picks: list[NDArray[np.intp]] = [np.arange(1)] * (self.rank - 1)
        for axis in axes:
            chosen = members.get(axis.name)
            rows = range(self.size(axis)) if chosen is None else [self.index(axis, name) for name in chosen]
            picks[axis.position] = np.asarray(list(rows), dtype=np.intp)
        return (*np.ix_(*picks, np.arange(1))[:-1], slice(None))
