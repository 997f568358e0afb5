"""What an officer does with observations: bring in a table of them, mend one, take some away. One undo step each."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Mapping

from planner.domain.errors import InputError
from planner.domain.observation import MOST_OBSERVATIONS, Observation
from planner.domain.value import changed
from planner.domain.workspace import Change, Workspace
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By, edit_of, make
from planner.use_cases.naming import next_number
from planner.use_cases.observations.reading import read_table
from planner.use_cases.typed import cleaned


def bring_in(file: WorkspaceFile, by: By, text: str) -> Change:
    """Add the rows of a table, pasted or read from a file; those that are here already are passed over.

    Nothing is added when a cell cannot be read. Raises `InputError` naming its row and column.
    """
    workspace = file.load()
    return _add(file, by, workspace, read_table(text, workspace.situations).whole())


def take_over(file: WorkspaceFile, by: By, observations: Collection[Observation]) -> Change:
    """Add observations that are whole already, such as those that come with a situation."""
    return _add(file, by, file.load(), observations)


def add_observation(file: WorkspaceFile, by: By, cells: Mapping[str, str]) -> Change:
    """Add one, from the cells of a form by column. Raises `InputError` naming the column."""
    workspace = file.load()
    return _add(file, by, workspace, (_typed(workspace, cells),))


def change_observation(file: WorkspaceFile, by: By, observation_id: str, cells: Mapping[str, str]) -> Change:
    """Put other cells in place of one. Raises `InputError` naming the column, or when it is not there."""
    workspace = file.load()
    before = _found(workspace, observation_id)
    after = changed(_typed(workspace, cells), id=before.id)
    return make(file, by, f"change the count of {after.when}", edit_of("observation", before, after))


def remove_observations(file: WorkspaceFile, by: By, ids: Collection[str]) -> Change:
    """Take observations away. Raises `InputError` when one is not there."""
    workspace = file.load()
    gone = [_found(workspace, found) for found in ids]
    label = f"remove {_counted(len(gone))}"
    return make(file, by, label, *(edit_of("observation", found, None) for found in gone))


def _add(file: WorkspaceFile, by: By, workspace: Workspace, observations: Collection[Observation]) -> Change:
    there = {_said(found) for found in workspace.observations}
    new = [found for found in observations if _said(found) not in there]
    if not new:
        raise InputError("Every one of these counts is here already." if observations else "There is no count in it.")
    if len(there) + len(new) > MOST_OBSERVATIONS:
        raise InputError(f"A workspace holds {MOST_OBSERVATIONS} counts at most; take some away first.")
    ids = [found.id for found in workspace.observations]
    added: list[Observation] = []
    for found in new:
        named = next_number("o", ids[-1:] if added else ids)
        ids.append(named)
        added.append(changed(found, id=named, source=cleaned(found.source), note=cleaned(found.note)))
    label = f"bring in {_counted(len(added))}"
    return make(file, by, label, *(edit_of("observation", None, found) for found in added))


def _typed(workspace: Workspace, cells: Mapping[str, str]) -> Observation:
    """One observation from the cells of a form."""
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(cells)
    table.writerow(" ".join(str(cleaned(cell)).split()) for cell in cells.values())
    read = read_table(out.getvalue(), workspace.situations)
    if read.problems:
        column, _, sentence = read.problems[0].removeprefix("Row 2, column ").partition(": ")
        raise InputError(f"{column.capitalize()}: {sentence}")
    return read.observations[0]


def _found(workspace: Workspace, observation_id: str) -> Observation:
    found = next((one for one in workspace.observations if one.id == observation_id), None)
    if found is None:
        raise InputError("That count is no longer in this workspace; choose another one.")
    return found


def _said(observation: Observation) -> Observation:
    """What a count says, whatever its id."""
    return changed(observation, id="")


def _counted(number: int) -> str:
    return "1 count" if number == 1 else f"{number} counts"
