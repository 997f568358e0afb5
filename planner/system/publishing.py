"""Declaring a published series on the equation that gives it, and collecting what modules declare in reading order."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import ModuleType

from planner.engine.assemble import WiringError
from planner.engine.axes import Axis
from planner.engine.declare import Equation
from planner.system.catalogue import Series
from planner.system.dimensions import AXIS_BY_NAME


@dataclass(frozen=True)
class PublishedEquation(Equation):
    """An equation that gives a series, or one member of it."""

    stands_for: tuple[Series, str] | None = None


@dataclass(frozen=True)
class Reading:
    """The variables summed to a series or to one `member`; with an `axis`, one key for each of its members."""

    series: Series
    member: str
    variables: tuple[str, ...]
    axis: Axis | None = None


def published(series: Series, member: str = "") -> Callable[[Equation], PublishedEquation]:
    """Declare that the equation below gives `series`, or its `member`.

    A series whose dimension is an axis of the system has one key for each member of that axis.
    """

    def declared(item: Equation) -> PublishedEquation:
        return PublishedEquation(
            item.name, item.unit, item.axes, item.function, item.reads, item.kind, (series, member)
        )

    return declared


def series_in(*modules: ModuleType) -> tuple[Series, ...]:
    """Every series declared in the modules, in reading order."""
    return tuple(dict.fromkeys(series for module in modules for series in _series_of(module)))


def readings_in(*modules: ModuleType) -> tuple[Reading, ...]:
    """What every series declared in the modules is read from, in reading order.

    Raises `WiringError` for a member that nothing gives, or that is given twice.
    """
    equations = [item for module in modules for item in vars(module).values() if isinstance(item, PublishedEquation)]
    return tuple(reading for series in series_in(*modules) for reading in _readings(series, equations))


def _series_of(module: ModuleType) -> Iterator[Series]:
    for item in vars(module).values():
        if isinstance(item, Series):
            yield item
        elif isinstance(item, PublishedEquation) and item.stands_for is not None:
            yield item.stands_for[0]


def _readings(series: Series, equations: list[PublishedEquation]) -> Iterator[Reading]:
    given = [(item.stands_for[1], item) for item in equations if item.stands_for and item.stands_for[0] is series]
    members = [*(member for member, _ in given), *series.of]
    if sorted(members) != sorted(series.members or ("",)):
        raise WiringError(f"{series.name} declares {series.members or 'the whole'}, but is given {members}")
    variables = {member: (item.name,) for member, item in given} | dict(series.of)
    axis = AXIS_BY_NAME.get(series.dimension)
    yield from (Reading(series, member, variables[member], axis) for member in series.members or ("",))
