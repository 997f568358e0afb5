"""What an officer does inside a scenario: set a lever, let it inherit again, date an event."""

from __future__ import annotations

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.scenario import Event, Operation, Override, Scenario
from planner.domain.schedule import Schedule
from planner.domain.situation import Situation, read_members, write_members
from planner.domain.value import changed
from planner.domain.workspace import Change
from planner.store.workspace_file import WorkspaceFile
from planner.system.admission import check_event, check_override
from planner.system.inputs import members_of_dimension
from planner.system.levers import LEVER_BY_NAME
from planner.use_cases.change import By, found, make, refuse_if_final, results_move
from planner.use_cases.naming import next_number


def set_lever(
    file: WorkspaceFile, by: By, scenario_id: str, lever: str, members: str, schedule: Schedule, why: str = ""
) -> Change:
    """Set a lever for a selection of members, in place of what this scenario set for the same selection.

    The last setting speaks where selections overlap. Raises `InputError` when the lever, a member, a month or a value
    cannot be used, or the scenario is final.
    """
    workspace = file.load()
    before = found(workspace, scenario_id)
    situation = workspace.situation_of(before)
    refuse_if_final(workspace, before, "change")
    check_override(situation, lever, members, schedule)
    label = f"set {_lever_in_words(lever)}"
    override = Override(
        lever=lever, members=_in_order(situation, lever, members), schedule=schedule, authorship=by.authorship(why)
    )
    same = _setting(before, override.key)
    if same and (same.schedule, same.authorship.why) == (override.schedule, override.authorship.why):
        return make(file, by, label)
    others = tuple(kept for kept in before.overrides if kept.key != override.key)
    after = changed(before, overrides=(*others, override))
    return make(file, by, label, *results_move(workspace, before, after))


def reset_lever(file: WorkspaceFile, by: By, scenario_id: str, lever: str, members: str) -> Change:
    """Drop a setting, so that the parent's applies again. Raises `InputError` when it is not set in this scenario."""
    workspace = file.load()
    before = found(workspace, scenario_id)
    refuse_if_final(workspace, before, "change")
    key = lever, _in_order(workspace.situation_of(before), lever, members)
    if _setting(before, key) is None:
        raise InputError(_nothing_to_reset(before, lever, key[1]))
    after = changed(before, overrides=tuple(kept for kept in before.overrides if kept.key != key))
    return make(file, by, f"reset {_lever_in_words(lever)}", *results_move(workspace, before, after))


def add_event(
    file: WorkspaceFile,
    by: By,
    scenario_id: str,
    *,
    name: str,
    start: Month,
    months: int,
    target: str,
    operation: Operation,
    value: float,
    members: str = "",
    why: str = "",
) -> Change:
    """Date a shock on a lever or parameter for `months` months. Raises `InputError` when it cannot be used."""
    workspace = file.load()
    before = found(workspace, scenario_id)
    refuse_if_final(workspace, before, "change")
    if not 1 <= months <= 240:
        raise InputError(f"An event lasts 1 to 240 months, not {months}; type another length.")
    situation = workspace.situation_of(before)
    event = Event(
        id=next_number("e", (event.id for event in before.events)),
        name=" ".join(name.split()) or _lever_in_words(target),
        start=start,
        months=months,
        target=target,
        members=members,
        operation=operation,
        value=value,
        authorship=by.authorship(why),
    )
    check_event(situation, event)
    placed = changed(event, members=_in_order(situation, target, members))
    after = changed(before, events=(*before.events, placed))
    return make(file, by, f"add the event “{event.name}”", *results_move(workspace, before, after))


def remove_event(file: WorkspaceFile, by: By, scenario_id: str, event_id: str) -> Change:
    """Take a dated shock out of the scenario that holds it. Raises `InputError` when it is not there."""
    workspace = file.load()
    before = found(workspace, scenario_id)
    refuse_if_final(workspace, before, "change")
    gone = next((event for event in before.events if event.id == event_id), None)
    if gone is None:
        raise InputError(f"“{before.name}” holds no such event; remove it in the scenario that set it.")
    after = changed(before, events=tuple(event for event in before.events if event != gone))
    return make(file, by, f"remove the event “{gone.name}”", *results_move(workspace, before, after))


def _setting(scenario: Scenario, key: tuple[str, str]) -> Override | None:
    return next((override for override in scenario.overrides if override.key == key), None)


def _nothing_to_reset(scenario: Scenario, lever: str, members: str) -> str:
    place = f" for {members}" if members else ""
    there = [found.members or "all members" for found in scenario.overrides if found.lever == lever]
    hint = f"it does for {' and for '.join(there)}" if there else "it is inherited already"
    return f"“{scenario.name}” does not set {_lever_in_words(lever)}{place} itself; {hint}."


def _lever_in_words(name: str) -> str:
    lever = LEVER_BY_NAME.get(name)
    title = lever.title if lever else name.replace("_", " ")
    return title[:1].lower() + title[1:]


def _in_order(situation: Situation, target: str, members: str) -> str:
    """One spelling for one selection: dimensions and members in the lever's order, a full dimension left out.

    What is no lever, or names a member the lever does not have, stays as it was typed.
    """
    lever = LEVER_BY_NAME.get(target)
    chosen = read_members(members)
    if lever is None:
        return members
    known = {dimension: members_of_dimension(situation, lever, dimension) for dimension in lever.dimensions}
    if any(not set(names) <= set(known.get(dimension, ())) for dimension, names in chosen.items()):
        return members
    return write_members(
        {
            dimension: tuple(name for name in names if name in chosen[dimension])
            for dimension, names in known.items()
            if dimension in chosen and set(chosen[dimension]) != set(names)
        }
    )
