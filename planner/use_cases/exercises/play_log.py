"""A play as it lies on the table, and the one way to write to its log: on disk before anything shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypedDict, TypeVar

from planner.domain.errors import InputError
from planner.domain.exercise import Cell, Exercise
from planner.domain.plain_text import without_leftovers
from planner.domain.play import Entry, Play
from planner.domain.play_state import CellState, InjectState, PlayState, Standing, state_of
from planner.domain.situation import Situation
from planner.domain.value import Value, changed
from planner.domain.workspace import Change, Workspace
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By, edit_of_log, make

V = TypeVar("V", bound=Value)


class Said(TypedDict):
    """What every entry has; `log` gives it its number."""

    number: int
    at: datetime
    who: str


@dataclass(frozen=True)
class Table:
    """A play, where it stands, and the situation it is played on."""

    play: Play
    state: PlayState
    situation: Situation

    @property
    def exercise(self) -> Exercise:
        """The exercise as it was when play began."""
        return self.play.exercise


def said(by: By) -> Said:
    """Who says it, and when."""
    return {"number": 1, "at": by.when, "who": by.who}


def found_play(workspace: Workspace, play_id: str) -> Play:
    """The play with this id. Raises `InputError`."""
    play = next((found for found in workspace.plays if found.id == play_id), None)
    if play is None:
        raise InputError("That play is no longer in this workspace; choose another one.")
    return play


def situation_of_play(workspace: Workspace, exercise: Exercise) -> Situation:
    """The situation an exercise is played on. Raises `InputError` when it is not in the workspace."""
    situation = next((found for found in workspace.situations if found.id == exercise.situation_id), None)
    if situation is None:
        raise InputError(
            f"“{exercise.name}” is played on the situation “{exercise.situation_id}”, which is not in this workspace; "
            "start a scenario on it first."
        )
    return situation


def table_of(file: WorkspaceFile, play_id: str, *, over: bool = False) -> Table:
    """The play as it stands. Raises `InputError` when it is gone, or when it has ended and `over` is not allowed."""
    workspace = file.load()
    play = found_play(workspace, play_id)
    state = state_of(play)
    if state.ended and not over:
        raise InputError("This play has ended; rewind it to a turn to play on.")
    return Table(play, state, situation_of_play(workspace, play.exercise))


def log(file: WorkspaceFile, by: By, table: Table, label: str, *entries: Entry) -> Change:
    """Write entries after the last one of the log, as one change."""
    first = len(table.play.entries) + 1
    ran = by.count(table.play, by.when) if by.count is not None else None
    numbered = (changed(storable(entry), number=number, ran=ran) for number, entry in enumerate(entries, start=first))
    return make(file, by, label, *(edit_of_log(table.play, entry) for entry in numbered))


def storable(value: V) -> V:
    """The value with every text in it fit for a file: without what a paste may bring."""
    fields = {name: _storable(getattr(value, name)) for name in type(value).model_fields}
    return changed(value, **fields)


def inject_on(table: Table, number: int) -> InjectState:
    """An inject as it stands. Raises `InputError` when there is none with this number."""
    found = table.state.injects.get(number)
    if found is None:
        raise InputError(f"There is no inject {number} in this exercise; choose one of the events list.")
    return found


def cell_on(table: Table, cell_id: str) -> tuple[Cell, CellState]:
    """A cell and where its decisions stand. Raises `InputError` when the exercise has no such cell."""
    if cell_id not in table.state.cells:
        raise InputError(f"There is no cell “{cell_id}” in this exercise; choose one of its cells.")
    return table.exercise.cell(cell_id), table.state.cells[cell_id]


def refuse_if_played(table: Table) -> None:
    """Raises `InputError` when the turn on the table was advanced: its decisions have taken hold."""
    if table.state.advanced:
        raise InputError(
            f"Turn {table.state.turn} is played, so its decisions stand; begin the next turn, or rewind to this one."
        )


def refuse_unless(cell: Cell, there: CellState, wanted: Standing, remedies: dict[Standing, str]) -> None:
    """Raises `InputError` with the remedy for where the cell's decisions stand, unless they stand as wanted."""
    if there.standing is not wanted:
        raise InputError(f"The decisions of {cell.name} are {there.standing}; {remedies[there.standing]}.")


def _storable(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, StrEnum):
        return without_leftovers(value)
    if isinstance(value, tuple):
        return tuple(_storable(part) for part in value)
    return storable(value) if isinstance(value, Value) else value
