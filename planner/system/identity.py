"""What the model is: a mark for each of its parts, and one for the whole, which every fingerprint holds.

Parts are equations as traced, what they are wired to, how a situation becomes numbers, and what is published.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import numpy as np

from planner.domain.fan import BAND_SHARES
from planner.domain.precision import quantiles_of
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.digest import Marks, mark_of, marks_of, rounded
from planner.system.catalogue import Series
from planner.system.draws import sampled_ensemble
from planner.system.facts import facts_of, space_of
from planner.system.parameters import PARAMETERS, ParameterInfo
from planner.system.probe import PROBE
from planner.system.published import Source, accumulated, sources_of
from planner.system.series import SERIES
from planner.system.wired import MODEL_VERSION, SYSTEM

_AMOUNTS = np.array([[0.5], [0.25], [0.125]])


@cache
def model_marks() -> Marks:
    """The mark of every part of the model, by kind and name."""
    return (
        marks_of(SYSTEM)
        | dict(_marks_of_numbers())
        | {("parameter", info.name): mark_of_parameter(info) for info in PARAMETERS}
        | marks_of_series(SERIES, sources_of(PROBE))
    )


@cache
def model_mark() -> str:
    """16 hex digits of the whole model."""
    return whole_of(model_marks())


def identity_of(version: str, mark: str) -> str:
    """The version people name a model by, and its mark: together what a fingerprint holds of a model."""
    return f"{version}/{mark}"


@cache
def identity() -> str:
    """The identity of this model."""
    return identity_of(MODEL_VERSION, model_mark())


def whole_of(marks: Marks) -> str:
    """16 hex digits of all parts together."""
    return mark_of(*sorted(marks.items()))


def mark_of_parameter(info: ParameterInfo) -> str:
    """How a published number becomes one that is computed with; its words are not in it."""
    return mark_of(info.published_unit, float(info.factor), info.unit, info.dimensions, info.weight)


def marks_of_series(series: Iterable[Series], sources: Iterable[Source]) -> Marks:
    """What is published under which name, from which variables; titles and notes are not in it."""
    read: dict[str, list[Source]] = {}
    for source in sources:
        read.setdefault(source.key.partition("|")[0], []).append(source)
    return {("series", one.name): _mark_of_series(one, read.get(one.name, [])) for one in series}


def _mark_of_series(series: Series, sources: Iterable[Source]) -> str:
    read = tuple(
        (source.key, tuple((watch.name, watch.keep) for watch in source.watches), source.axis, source.index)
        for source in sources
    )
    added_up = _numbers(accumulated(series.name, _AMOUNTS))
    return mark_of(series.quantity.value, series.unit, series.dimension, series.members, added_up, read)


def _marks_of_numbers() -> Iterator[tuple[tuple[str, str], str]]:
    """How a situation becomes axes, facts, stocks at the start and draws, read off one that is made up."""
    made, turning = (sampled_ensemble(PROBE, 1, 3, 1, world) for world in (World.STEADY, World.TURNING))
    for axis, members in space_of(PROBE).members.items():
        yield ("axis", axis.name), mark_of(axis, members)
    for kind, values in (
        ("fact", facts_of(PROBE)),
        ("start", made.start),
        ("stream", made.streams),
        ("stream of a turning world", turning.streams),
    ):
        for name, value in values.items():
            yield (kind, name), mark_of(value.shape, _numbers(value))
    drawn = {info.name: made.base[info.name] for info in PARAMETERS}
    yield ("engine", "draws of parameters"), mark_of(*((name, _numbers(value)) for name, value in drawn.items()))
    yield ("engine", "bands"), mark_of(*map(_numbers, quantiles_of(np.arange(12.0) ** 2, BAND_SHARES)))


def _numbers(values: Array) -> tuple[str, ...]:
    return tuple(rounded(value) for value in values.reshape(-1))
