"""What an officer does with whole scenarios: branch, rename, describe, duplicate, move, delete, mark."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.errors import InputError
from planner.domain.plain_text import without_leftovers
from planner.domain.scenario import Scenario, Status, descendants
from planner.domain.value import changed
from planner.domain.workspace import Change, Edit, Workspace
from planner.store.workspace_file import WorkspaceFile
from planner.system.situations import shipped_situations
from planner.use_cases.change import By, edit_of_scenario, found, make, refuse_if_final, results_move
from planner.use_cases.naming import name_of_copy, next_number, next_position, next_sign, usable_name


def branch(file: WorkspaceFile, by: By, parent_id: str, name: str) -> Change:
    """A new draft that inherits everything from its parent. Raises `InputError` for a name that cannot be used."""
    workspace = file.load()
    parent = found(workspace, parent_id)
    child = _new(workspace, parent.situation_id, parent.id, name)
    return make(file, by, f"branch “{child.name}” from “{parent.name}”", edit_of_scenario(None, child))


def branch_from_situation(file: WorkspaceFile, by: By, situation_id: str, name: str) -> Change:
    """A new draft without a parent on a situation, which joins the workspace when it is not there yet.

    Raises `InputError` for a name that cannot be used or a situation that is neither here nor shipped.
    """
    workspace = file.load()
    known = {situation.id: situation for situation in (*shipped_situations(), *workspace.situations)}
    if situation_id not in known:
        raise InputError(f"There is no situation “{situation_id}”; there are {_listed(sorted(known))}.")
    situation = known[situation_id]
    scenario = _new(workspace, situation_id, None, name)
    here = next((there for there in workspace.situations if there.id == situation_id), None)
    joins = Edit(kind="situation", id=situation_id, before=here, after=situation)
    return make(file, by, f"start “{scenario.name}”", joins, edit_of_scenario(None, scenario))


def rename(file: WorkspaceFile, by: By, scenario_id: str, name: str) -> Change:
    """Another name. Raises `InputError` when it cannot be used or the scenario is final."""
    workspace = file.load()
    before = _open_to_words(workspace, scenario_id, "rename")
    after = changed(before, name=usable_name(workspace.scenarios, name, but_of=scenario_id))
    return make(file, by, f"rename “{before.name}” to “{after.name}”", edit_of_scenario(before, after))


def describe(file: WorkspaceFile, by: By, scenario_id: str, description: str) -> Change:
    """Another description. Raises `InputError` when the scenario is final."""
    before = _open_to_words(file.load(), scenario_id, "describe")
    after = changed(before, description=without_leftovers(description).strip())
    return make(file, by, f"describe “{before.name}”", edit_of_scenario(before, after))


def duplicate(file: WorkspaceFile, by: By, scenario_id: str) -> Change:
    """A draft beside the scenario with the same parent, levers and events; what builds on it is not copied."""
    workspace = file.load()
    original = found(workspace, scenario_id)
    name = name_of_copy(workspace.scenarios, original.name)
    copy = changed(
        _new(workspace, original.situation_id, original.parent_id, name),
        description=original.description,
        overrides=original.overrides,
        events=original.events,
    )
    return make(file, by, f"duplicate “{original.name}”", edit_of_scenario(None, copy))


def reparent(file: WorkspaceFile, by: By, scenario_id: str, parent_id: str | None) -> Change:
    """Move a scenario, with all that builds on it, under another parent, or under none.

    Raises `InputError` for a circle, a parent on another situation, or a final scenario that would change.
    """
    workspace = file.load()
    before = found(workspace, scenario_id)
    refuse_if_final(workspace, before, "move")
    if parent_id is not None:
        _refuse_as_parent(workspace, before, found(workspace, parent_id))
    if parent_id == before.parent_id:
        return make(file, by, f"move “{before.name}”")
    after = changed(before, parent_id=parent_id, position=next_position(workspace.scenarios, parent_id))
    place = f"under “{found(workspace, parent_id).name}”" if parent_id is not None else "to the top"
    return make(file, by, f"move “{before.name}” {place}", *results_move(workspace, before, after))


def delete(file: WorkspaceFile, by: By, scenario_id: str) -> Change:
    """Delete a scenario and all that builds on it. Raises `InputError` when one of them is final."""
    workspace = file.load()
    scenario = found(workspace, scenario_id)
    refuse_if_final(workspace, scenario, "delete")
    below = descendants(workspace.scenarios, scenario_id)
    edits = (edit_of_scenario(gone, None) for gone in reversed((scenario, *below)))
    return make(file, by, f"delete “{scenario.name}”", *edits)


def delete_consequences(workspace: Workspace, scenario_id: str) -> str:
    """What deleting a scenario would take with it, in one sentence, by name and number."""
    scenario = found(workspace, scenario_id)
    below = descendants(workspace.scenarios, scenario_id)
    if not below:
        return f"Deleting “{scenario.name}” takes nothing else with it; it can be undone."
    names = _listed([f"“{child.name}”" for child in below])
    count = "the scenario that builds" if len(below) == 1 else f"the {len(below)} scenarios that build"
    return f"Deleting “{scenario.name}” also deletes {count} on it: {names}; it can be undone."


def set_status(file: WorkspaceFile, by: By, scenario_id: str, status: Status) -> Change:
    """Mark a scenario draft, reviewed or final; a final one cannot be changed until it is a draft again."""
    before = found(file.load(), scenario_id)
    return make(file, by, f"mark “{before.name}” {status}", edit_of_scenario(before, changed(before, status=status)))


def toggle_bookmark(file: WorkspaceFile, by: By, scenario_id: str) -> Change:
    """Bookmark a scenario, or take its bookmark away; final ones too."""
    before = found(file.load(), scenario_id)
    label = f"take the bookmark from “{before.name}”" if before.bookmarked else f"bookmark “{before.name}”"
    return make(file, by, label, edit_of_scenario(before, changed(before, bookmarked=not before.bookmarked)))


def _new(workspace: Workspace, situation_id: str, parent_id: str | None, name: str) -> Scenario:
    return Scenario(
        id=next_number("s", (there.id for there in workspace.scenarios)),
        name=usable_name(workspace.scenarios, name),
        situation_id=situation_id,
        parent_id=parent_id,
        sign=next_sign(workspace.scenarios, parent_id),
        position=next_position(workspace.scenarios, parent_id),
    )


def _open_to_words(workspace: Workspace, scenario_id: str, verb: str) -> Scenario:
    """The scenario, unless it is final; words may change while something final builds on it."""
    scenario = found(workspace, scenario_id)
    if scenario.status is Status.FINAL:
        raise InputError(f"“{scenario.name}” is final; set it back to draft to {verb} it.")
    return scenario


def _refuse_as_parent(workspace: Workspace, scenario: Scenario, parent: Scenario) -> None:
    if parent == scenario or parent in descendants(workspace.scenarios, scenario.id):
        raise InputError(
            f"“{scenario.name}” cannot go under “{parent.name}”: it would inherit from itself; choose another parent."
        )
    if parent.situation_id != scenario.situation_id:
        raise InputError(
            f"“{scenario.name}” cannot go under “{parent.name}”: they start from different situations; "
            "choose a parent on the same one."
        )


def _listed(words: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
