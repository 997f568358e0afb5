"""Brings a scenario back as it stood when a report was exported."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.domain.errors import InputError
from planner.domain.report_design import Issue, IssuedScenario
from planner.domain.scenario import Event, Override, Scenario
from planner.domain.value import changed
from planner.domain.workspace import Change, Workspace
from planner.reports.options_note.sign_off import day_text
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By, edit_of_scenario, make
from planner.use_cases.naming import name_of_copy, next_number, next_position, next_sign

_LONGEST = 120


def restore(file: WorkspaceFile, by: By, issue_id: str, letter: str) -> Change:
    """A scenario as it stood at an export, beside the present ones: “Families home as issued 3 Nov 2026”.

    What it inherited then it now holds itself. Raises `InputError` when the version, or its situation, is not there.
    """
    workspace = file.load()
    issue, issued = _found(workspace, issue_id, letter)
    there = {one.id for one in workspace.situations}
    if issue.situation_id not in there:
        raise InputError(f"The situation “{issue.situation_id}” is no longer in this workspace; add it first.")
    wanted = _name(issued.name, issue.when.date())
    made: list[Scenario] = []
    for place, (overrides, events) in enumerate(_flattened(workspace, issue, issued.chain)):
        scenarios = (*workspace.scenarios, *made)
        parent_id = made[-1].id if made else None
        made.append(
            Scenario(
                id=next_number("s", (one.id for one in scenarios)),
                name=_free(scenarios, wanted if place == 0 else f"{wanted[: _LONGEST - 9]}, layer {place + 1}"),
                situation_id=issue.situation_id,
                parent_id=parent_id,
                sign=next_sign(scenarios, parent_id),
                position=next_position(scenarios, parent_id),
                description=f"As in version {issue.number} of “{issue.report_name}”, {day_text(issue.when.date())}.",
                overrides=overrides,
                events=events,
            )
        )
    label = f"restore “{issued.name}” as issued {day_text(issue.when.date())}"
    return make(file, by, label, *(edit_of_scenario(None, scenario) for scenario in made))


def _found(workspace: Workspace, issue_id: str, letter: str) -> tuple[Issue, IssuedScenario]:
    issue = next((one for one in workspace.issues if one.id == issue_id), None)
    if issue is None:
        raise InputError("That version is no longer on record in this workspace.")
    issued = next((one for one in issue.scenarios if one.letter == letter and one.chain), None)
    if issued is None:
        raise InputError(f"Version {issue.number} of “{issue.report_name}” holds no scenario {letter}.")
    return issue, issued


def _flattened(
    workspace: Workspace, issue: Issue, chain: Sequence[Scenario]
) -> list[tuple[tuple[Override, ...], tuple[Event, ...]]]:
    """What a lineage sets, as few layers as can hold it: a selection that is set from later on keeps what held before.

    Settings keep their order, because the last one speaks where selections overlap; so do events, which come last.
    """
    start = next(one.start for one in workspace.situations if one.id == issue.situation_id)
    layers: list[dict[tuple[str, str], Override]] = [{}]
    for override in (one for scenario in chain for one in scenario.overrides):
        first = override.schedule.first_month
        from_start = first is None or first <= start
        if override.key in layers[-1] and not from_start:
            layers.append({})
        layers[-1].pop(override.key, None)
        layers[-1][override.key] = override
    events = [event for scenario in chain for event in scenario.events]
    numbered = tuple(changed(event, id=f"e{number}") for number, event in enumerate(events, start=1))
    last = len(layers) - 1
    return [(tuple(layer.values()), numbered if place == last else ()) for place, layer in enumerate(layers)]


def _name(name: str, day: date) -> str:
    ending = f" as issued {day_text(day)}"
    return f"{name[: _LONGEST - len(ending)].rstrip()}{ending}"


def _free(scenarios: Sequence[Scenario], name: str) -> str:
    taken = {one.name.casefold() for one in scenarios}
    return name_of_copy(scenarios, name) if name.casefold() in taken else name
