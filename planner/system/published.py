"""Which variable stands behind every published series, member by member."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from planner.domain.quantity import Quantity
from planner.domain.situation import Situation
from planner.engine.axes import Array, Axis
from planner.engine.march import Watch
from planner.system.facts import space_of
from planner.system.publishing import Reading
from planner.system.series import READINGS, SERIES_BY_NAME


@dataclass(frozen=True)
class Source:
    """What a projection key is read from: variables summed to a total, or one member of a variable's axis."""

    key: str
    watches: tuple[Watch, ...]
    axis: Axis | None = None
    index: int = 0

    def read(self, kept: Mapping[Watch, Array]) -> Array:
        """This key's amounts, shape (steps + 1, draws); a variable that does not vary stands for every member."""
        parts = [kept[watch] for watch in self.watches]
        if self.axis is not None:
            place = self.axis.position + 1
            parts = [np.take(part, [min(self.index, part.shape[place] - 1)], axis=place) for part in parts]
        rows = [part.reshape(part.shape[0], part.shape[-1]) for part in parts]
        return np.asarray(sum(rows[1:], start=rows[0]))


def sources_of(situation: Situation) -> tuple[Source, ...]:
    """Every key the system publishes for this situation."""
    return tuple(_sources(situation))


def _sources(situation: Situation) -> Iterator[Source]:
    """Whole series first, then those by member, then those by an axis of the system."""
    for reading in sorted(READINGS, key=_place):
        watches = tuple(
            Watch(variable, () if reading.axis is None else (reading.axis,)) for variable in reading.variables
        )
        if reading.axis is None:
            yield Source(reading.series.key(reading.member), watches)
            continue
        for index, member in enumerate(space_of(situation).members[reading.axis]):
            yield Source(reading.series.key(member), watches, reading.axis, index)


def _place(reading: Reading) -> int:
    return 2 + reading.axis.position if reading.axis is not None else int(bool(reading.member))


def accumulated(key: str, amounts: Array) -> Array:
    """A series as it is published: cumulative ones summed from the start, chances from their summed rates."""
    series = SERIES_BY_NAME[key.partition("|")[0]]
    if not series.cumulative:
        return amounts
    summed = np.cumsum(np.concatenate((np.zeros_like(amounts[:1]), amounts[1:])), axis=0)
    return -np.expm1(-summed) if series.quantity is Quantity.CHANCE else summed
