"""What may be set: one clear sentence for a wrong lever, member, dimension, month or value."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches

from planner.domain.errors import InputError
from planner.domain.quantity import Quantity
from planner.domain.scenario import Event, Operation
from planner.domain.schedule import Schedule, Shape
from planner.domain.situation import Situation, read_members
from planner.system.bounds import ONLY_AT_THE_START, PARTS_OF_A_WHOLE, WITHOUT_LIMIT
from planner.system.catalogue import Lever
from planner.system.dimensions import AXIS_BY_NAME, BLOC
from planner.system.facts import can_change_custodian, space_of
from planner.system.inputs import members_of_dimension
from planner.system.levers import LEVER_BY_NAME, PRACTICE_SWITCHES
from planner.system.parameters import PARAMETER_BY_NAME
from planner.system.resolution import CUSTODIAN_CHANGE

LONGEST = 240
"""Months a situation can run, and the farthest a schedule may reach."""

_WHOLE = (Quantity.SWITCH, Quantity.TIER)
_SAYS_NOTHING = ("ratio", "share", "effort", "tier", "0 to 1", "on or off")
"""Units that only repeat what the range says."""


def check_override(situation: Situation, lever_name: str, members: str, schedule: Schedule) -> None:
    """Raises `InputError` when this schedule cannot be put on this lever and selection."""
    lever = LEVER_BY_NAME.get(lever_name)
    if lever is None:
        raise InputError(f"There is no lever “{lever_name}”. {_suggestion(lever_name, LEVER_BY_NAME)}")
    _check_members(situation, lever, members)
    if schedule.shape is Shape.CLEAR and not lever.can_clear:
        raise InputError(f"“clear” is only for repatriation requests; give {lever.title} a value in {lever.unit}.")
    for point in schedule.points:
        if point.month is not None and not 0 <= point.month - situation.start <= LONGEST:
            last = situation.start.plus(LONGEST)
            raise InputError(
                f"{point.month.label} lies outside the situation; choose a month from "
                f"{situation.start.label} to {last.label}."
            )
        if schedule.shape is Shape.CLEAR:
            _check_range("Months to clear", point.value, 1, LONGEST, "months")
        else:
            _check_value(lever, point.value)


def check_event(situation: Situation, event: Event) -> None:
    """Raises `InputError` when this event cannot strike its target."""
    if not 0 <= event.start - situation.start <= LONGEST:
        raise InputError(f"The event “{event.name}” starts at {event.start.label}, outside the situation.")
    if event.target == CUSTODIAN_CHANGE:
        allowed = [site.name for site in situation.sites if can_change_custodian(site)]
        _check_selection("a change of custodian", read_members(event.members), {"site": allowed})
        if event.operation is not Operation.SET or not 0 <= event.value <= 1:
            raise InputError("A change of custodian is set to a share from 0 to 1 of each site.")
        return
    if event.target in PRACTICE_SWITCHES:
        axes = {"bloc": space_of(situation).members[BLOC]} if event.target == "bloc_open" else {}
        _check_selection(PRACTICE_SWITCHES[event.target], read_members(event.members), axes)
        if event.operation is not Operation.SET or event.value not in (0, 1):
            raise InputError("An event sets a group of states, or Iraq’s programme, to 1 (begins) or 0 (ends).")
        return
    lever = LEVER_BY_NAME.get(event.target)
    if lever is not None:
        _check_members(situation, lever, event.members)
        if event.operation is Operation.SET:
            _check_value(lever, event.value)
        elif lever.name in WITHOUT_LIMIT:
            raise InputError(f"No limit is known for {lever.title}; an event can set it, not multiply it or add to it.")
        elif event.operation is Operation.MULTIPLY:
            _check_range(f"The factor on {lever.title}", event.value, 0, 100, "times")
        else:
            span = lever.maximum - lever.minimum
            _check_range(f"The amount added to {lever.title}", event.value, -span, span, lever.unit)
        return
    info = PARAMETER_BY_NAME.get(event.target)
    if info is None:
        known = (*LEVER_BY_NAME, *PARAMETER_BY_NAME, CUSTODIAN_CHANGE, *PRACTICE_SWITCHES)
        raise InputError(f"There is no lever or parameter “{event.target}”. {_suggestion(event.target, known)}")
    space = space_of(situation)
    names = {dimension: space.members[AXIS_BY_NAME[dimension]] for dimension in info.dimensions}
    _check_selection(info.title, read_members(event.members), names)
    _check_parameter_shock(situation, event)


def _check_parameter_shock(situation: Situation, event: Event) -> None:
    """An event may move a parameter to at most its own range, or by a factor of up to 10."""
    if event.target in PARTS_OF_A_WHOLE:
        raise InputError(f"“{PARAMETER_BY_NAME[event.target].title}” is a part of a whole; an event cannot push it.")
    if event.target in ONLY_AT_THE_START:
        raise InputError(
            f"“{PARAMETER_BY_NAME[event.target].title}” is read only at the start; no event can change it."
        )
    if PARAMETER_BY_NAME[event.target].practice:
        raise InputError(
            f"“{PARAMETER_BY_NAME[event.target].title}” makes today’s practice, which is drawn before any event; "
            "begin or end a group of states or Iraq’s programme instead."
        )
    ranges = [parameter.range for parameter in situation.parameters if parameter.name == event.target]
    low, high = min(found.low for found in ranges), max(found.high for found in ranges)
    title = PARAMETER_BY_NAME[event.target].title
    unit = PARAMETER_BY_NAME[event.target].published_unit
    if event.operation is Operation.MULTIPLY:
        _check_range(f"The factor on “{title}”", event.value, 0, 10, "times")
    elif event.operation is Operation.SET:
        _check_range(f"“{title}”", event.value, low, high, unit)
    else:
        _check_range(f"The amount added to “{title}”", event.value, -low, high, unit)


def _check_members(situation: Situation, lever: Lever, members: str) -> None:
    _check_named_once(lever.title, members)
    names = {dimension: members_of_dimension(situation, lever, dimension) for dimension in lever.dimensions}
    _check_selection(lever.title, read_members(members), names)


def _check_named_once(title: str, members: str) -> None:
    names = [part.partition("=")[0] for part in members.split(";") if part]
    for name in names:
        if names.count(name) > 1:
            raise InputError(f"{title} names {name} twice; write all its members once, joined by +.")


def _check_selection(title: str, chosen: Mapping[str, Sequence[str]], allowed: Mapping[str, Sequence[str]]) -> None:
    for dimension, names in chosen.items():
        if dimension not in allowed:
            known = ", ".join(allowed) or "none: leave the brackets out"
            raise InputError(f"{title} has no dimension “{dimension}”; it has {known}.")
        for name in names:
            if name not in allowed[dimension]:
                raise InputError(f"{title} has no {dimension} “{name}”. {_suggestion(name, allowed[dimension])}")


def _check_value(lever: Lever, value: float) -> None:
    _check_range(lever.title, value, lever.minimum, lever.maximum, lever.unit)
    if lever.quantity in _WHOLE and not value.is_integer():
        raise InputError(f"{lever.title} takes whole numbers only, not {value:g}.")


def _check_range(what: str, value: float, low: float, high: float, unit: str) -> None:
    if not low <= value <= high:
        named = "" if unit in _SAYS_NOTHING else f" {unit}"
        raise InputError(f"{what} must be from {low:g} to {high:g}{named}; {value:g} is outside.")


def _suggestion(word: str, known: Iterable[str]) -> str:
    names = list(known)
    close = get_close_matches(word, names, n=3, cutoff=0.5)
    if close:
        return f"Did you mean {' or '.join(f'“{name}”' for name in close)}?"
    return f"Choose one of: {', '.join(names[:40])}."
