"""Edits as values: what a workspace becomes through them, and how they are taken back."""

from __future__ import annotations

from planner.domain.scenario import Scenario, in_tree_order
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.workspace import Edit, Settings, Workspace


def applied(workspace: Workspace, edits: tuple[Edit, ...]) -> Workspace:
    """The workspace after the edits. Raises `ValueError` when an edit was made from another state than this one."""
    settings = workspace.settings
    situations = {found.id: found for found in workspace.situations}
    scenarios = {found.id: found for found in workspace.scenarios}
    for edit in edits:
        present = {"settings": settings, "situation": situations.get(edit.id), "scenario": scenarios.get(edit.id)}
        if present[edit.kind] != edit.before:
            raise ValueError(f"this change of the {edit.kind} “{edit.id}” was made from another state")
        match edit.after:
            case Settings():
                settings = edit.after
            case Situation():
                situations[edit.id] = edit.after
            case Scenario():
                scenarios[edit.id] = edit.after
            case None:
                (situations if edit.kind == "situation" else scenarios).pop(edit.id)
    return changed(
        workspace,
        settings=settings,
        situations=tuple(situations.values()),
        scenarios=in_tree_order(tuple(scenarios.values())),
    )


def backwards(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits that take these back: last first, before and after exchanged."""
    return tuple(Edit(kind=edit.kind, id=edit.id, before=edit.after, after=edit.before) for edit in reversed(edits))
