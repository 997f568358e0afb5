"""What there is to choose from: levers, parameters and indicators by group, cells, objectives, turns."""

from __future__ import annotations

from collections.abc import Iterable

from planner.analysis.indicators import indicator
from planner.domain.exercise import Exercise
from planner.domain.situation import Situation
from planner.system.catalogue import Group, LeverGroup, Series
from planner.system.dimensions import AXIS_BY_NAME
from planner.system.facts import can_change_custodian, space_of
from planner.system.inputs import members_of_dimension
from planner.system.levers import EVENT_TARGETS, LEVER_BY_NAME, LEVERS
from planner.system.parameters import PARAMETER_BY_NAME, PARAMETERS
from planner.system.series import SERIES
from planner.ui.exercises.design.fields import Option

CUSTODIAN_CHANGE = EVENT_TARGETS[0]

Dimensions = dict[str, tuple[str, ...]]


def lever_options() -> tuple[Option, ...]:
    """Every lever under its group."""
    return tuple(
        option
        for group in LeverGroup
        for option in ((None, str(group)), *((lever.name, lever.title) for lever in LEVERS if lever.group is group))
    )


def target_options() -> tuple[Option, ...]:
    """What an event can strike: a change of custodian, levers, parameters."""
    parameters = tuple((found.name, found.title) for found in PARAMETERS)
    return ((CUSTODIAN_CHANGE, "Change of custodian"), *lever_options(), (None, "Parameters"), *parameters)


def target_title(target: str) -> str:
    """A lever, a parameter or the change of custodian in words; an unknown one as it is."""
    if target == CUSTODIAN_CHANGE:
        return "Change of custodian"
    if target in LEVER_BY_NAME:
        return LEVER_BY_NAME[target].title
    return PARAMETER_BY_NAME[target].title if target in PARAMETER_BY_NAME else target


def target_unit(target: str) -> str:
    """The unit a target is set in."""
    if target in LEVER_BY_NAME:
        return LEVER_BY_NAME[target].unit
    return PARAMETER_BY_NAME[target].published_unit if target in PARAMETER_BY_NAME else "share of each site"


def dimensions_of(situation: Situation, target: str) -> Dimensions:
    """For whom a lever can be set or a target struck: members by dimension; empty when only for all."""
    lever = LEVER_BY_NAME.get(target)
    if lever is not None:
        return {name: members_of_dimension(situation, lever, name) for name in lever.dimensions}
    if target == CUSTODIAN_CHANGE:
        return {"site": tuple(site.name for site in situation.sites if can_change_custodian(site))}
    info = PARAMETER_BY_NAME.get(target)
    space = space_of(situation)
    return {name: space.members[AXIS_BY_NAME[name]] for name in info.dimensions} if info else {}


def indicator_options(situation: Situation) -> tuple[Option, ...]:
    """Every published series, or each of its members, under its group."""
    return tuple(
        option
        for group in Group
        for option in (
            (None, str(group)),
            *(
                (key, indicator(key).title)
                for series in SERIES
                if series.group is group
                for key in keys_of(series, situation)
            ),
        )
    )


def keys_of(series: Series, situation: Situation) -> Iterable[str]:
    """The keys under which a series is published for a situation."""
    if not series.dimension:
        return (series.name,)
    members = series.members or {
        "site": tuple(site.name for site in situation.sites),
        "destination": situation.destinations,
    }.get(series.dimension, ())
    return tuple(series.key(member) for member in members)


def indicator_title(key: str) -> str:
    """An indicator in words; an unknown key as it is."""
    try:
        return indicator(key).title
    except KeyError:
        return key


def indicator_unit(key: str) -> str:
    """The unit of an indicator; empty for an unknown key."""
    try:
        return indicator(key).unit
    except KeyError:
        return ""


def cell_options(exercise: Exercise) -> tuple[Option, ...]:
    """The cells."""
    return tuple((cell.id, cell.name) for cell in exercise.cells)


def objective_options(exercise: Exercise) -> tuple[Option, ...]:
    """The objectives, and none of them."""
    return (("", "—"), *((found.id, f"{found.id} {found.title}") for found in exercise.objectives))


def turn_options(exercise: Exercise) -> tuple[Option, ...]:
    """The turns by number."""
    return tuple((str(number), f"Turn {number}") for number in range(1, len(exercise.turns) + 1))
