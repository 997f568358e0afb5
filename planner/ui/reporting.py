"""What a report of an open workspace is about, unless an officer says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.period import Month
from planner.ui.compare.choice import MEMORY, choice_in, compared, held_horizon
from planner.ui.workspace import OpenWorkspace


@dataclass(frozen=True)
class Subject:
    """What a report is about: scenarios with the reference first, and the month they are compared at."""

    scenario_ids: tuple[str, ...]
    horizon: Month


def report_subject(workspace: OpenWorkspace) -> Subject:
    """What is compared, as the Compare screen shows it; else the scenario on stage with its parent."""
    value, choice = workspace.value, choice_in(workspace.recall(MEMORY))
    shown = compared(value, workspace.ticked, choice.reference_id)
    if shown.reference is not None and shown.can_compare:
        start = value.situation_of(shown.reference).start
        return Subject(shown.ids, held_horizon(choice.horizon, start, value.settings.months))
    selected = workspace.selected
    ids = tuple(found for found in (selected.parent_id, selected.id) if found) if selected else ()
    return Subject(ids, workspace.horizon)
