"""The graph from a result to its evidence, walked both ways: series, assumptions, rows of the register."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.domain.evidence import EvidenceItem, Kind
from planner.domain.situation import Parameter, Situation
from planner.system.catalogue import Series
from planner.system.evidence import register
from planner.system.impact import shipped_impacts
from planner.system.series import SERIES_BY_NAME
from planner.system.wiring import parameters_by_series, series_by_parameter


@dataclass(frozen=True)
class Reach:
    """One end of the graph as seen from the other: how many stocks stand between, 0 where it is read directly."""

    name: str
    stocks: int


def assumptions_behind(situation: Situation, series: str) -> tuple[Reach, ...]:
    """The assumptions a series rests on, by their ids: read directly first, of those alike the most telling first."""
    steps = parameters_by_series()[series]
    near: dict[str, int] = {}
    for parameter in situation.parameters:
        for named in _assumptions_of(parameter) if parameter.name in steps else ():
            near[named] = min(near.get(named, steps[parameter.name]), steps[parameter.name])
    impacts = shipped_impacts()
    ranked = sorted(near, key=lambda named: (near[named], -impacts[named].strength if named in impacts else 0.0, named))
    return tuple(Reach(named, near[named]) for named in ranked)


def series_resting_on(situation: Situation, item: EvidenceItem) -> tuple[Reach, ...]:
    """The series that an assumption, or a figure that a number is taken from, reaches: directly first."""
    near: dict[str, int] = {}
    for parameter in _parameters_on(situation, item.id):
        for series, steps in series_by_parameter().get(parameter.name, {}).items():
            near[series] = min(near.get(series, steps), steps)
    order = list(SERIES_BY_NAME)
    return tuple(Reach(name, near[name]) for name in sorted(near, key=lambda name: (near[name], order.index(name))))


def assumptions_resting_on(situation: Situation, item: EvidenceItem) -> tuple[str, ...]:
    """The assumptions that point to a row of the register, or whose numbers do; their ids, in the register's order."""
    numbers = {named for parameter in _parameters_on(situation, item.id) for named in _assumptions_of(parameter)}
    return tuple(
        other.id
        for other in register().items
        if other.kind is Kind.ASSUMPTION and other.id != item.id and (item.id in other.links or other.id in numbers)
    )


def evidence_behind(item: EvidenceItem) -> tuple[str, ...]:
    """The rows an assumption points to, its contested flags last."""
    return tuple(dict.fromkeys((*item.links, *item.flags)))


def titled(reaches: Iterable[Reach]) -> tuple[tuple[Series, int], ...]:
    """Series with what they are called."""
    return tuple((SERIES_BY_NAME[found.name], found.stocks) for found in reaches)


def _assumptions_of(parameter: Parameter) -> tuple[str, ...]:
    return tuple(found for found in parameter.evidence if found[:1] in ("U", "X"))


def _parameters_on(situation: Situation, item_id: str) -> tuple[Parameter, ...]:
    return tuple(parameter for parameter in situation.parameters if item_id in parameter.evidence)
