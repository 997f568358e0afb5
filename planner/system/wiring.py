"""What a published series rests on by the wiring of the model: parameters, nearest first, and the way back."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from functools import lru_cache

from planner.engine.assemble import reads_of
from planner.engine.declare import Input, Stock
from planner.system.bounds import ONLY_AT_THE_START
from planner.system.parameters import PARAMETER_BY_NAME
from planner.system.series import READINGS
from planner.system.wired import SYSTEM

_AT_START = "_at_start"


@lru_cache(maxsize=1)
def parameters_by_series() -> Mapping[str, Mapping[str, int]]:
    """For every series its parameters, each with how many stocks stand between: 0 where its equations read it.

    A stock is what flows made of it, so that through the stocks nearly everything reaches everything in time.
    """
    return {name: _reached(variables) for name, variables in _variables_by_series().items()}


@lru_cache(maxsize=1)
def series_by_parameter() -> Mapping[str, Mapping[str, int]]:
    """The same the other way: for every parameter the series it reaches, nearest first."""
    back: dict[str, dict[str, int]] = {}
    for series, parameters in parameters_by_series().items():
        for parameter, steps in parameters.items():
            back.setdefault(parameter, {})[series] = steps
    return {name: dict(sorted(found.items(), key=lambda pair: pair[1])) for name, found in back.items()}


def _variables_by_series() -> Mapping[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for reading in READINGS:
        found[reading.series.name] = (*found.get(reading.series.name, ()), *reading.variables)
    return found


def _reached(variables: tuple[str, ...]) -> Mapping[str, int]:
    steps = dict.fromkeys(variables, 0)
    waiting = deque(variables)
    while waiting:
        name = waiting.popleft()
        for read, further in _behind(name):
            through = steps[name] + further
            if through < steps.get(read, len(SYSTEM.variables)):
                steps[read] = through
                waiting.append(read) if further else waiting.appendleft(read)
    known = {name: through for name, through in steps.items() if name in PARAMETER_BY_NAME}
    return dict(sorted(known.items(), key=lambda pair: pair[1]))


def _behind(name: str) -> Iterator[tuple[str, int]]:
    """What a variable reads; what a stock gains and loses, and the numbers it starts from, are one step further."""
    item = SYSTEM.variables.get(name.removesuffix(_AT_START))
    if isinstance(item, Stock):
        for stock, leaving, arriving in SYSTEM.ledger:
            if stock == item.name and not name.endswith(_AT_START):
                yield from ((flow, 1) for flow in (*leaving, *arriving))
        yield from ((start, 1) for start in ONLY_AT_THE_START)
    elif isinstance(item, Input):
        yield from ((read, 0) for read in reads_of(item))
        if name != item.name:
            yield item.name, 0
    elif item is not None:
        yield from ((read, 0) for read in reads_of(item))
