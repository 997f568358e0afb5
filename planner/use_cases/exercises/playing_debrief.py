"""What is written about a play, also after its end: notes, ratings of objectives, the improvement plan."""

from __future__ import annotations

from datetime import date

from planner.domain.errors import InputError
from planner.domain.play import ActionStatus, Improvement, Noted, Rated, Rating
from planner.domain.workspace import Change
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By, make
from planner.use_cases.exercises.play_log import log, said, table_of


def note(file: WorkspaceFile, by: By, play_id: str, text: str, hot_wash: bool = False) -> Change:
    """A note of the note-taker, or of the hot wash. Raises `InputError` for an empty one."""
    table = table_of(file, play_id, over=True)
    if not text.strip():
        raise InputError("The note is empty; type what should be kept.")
    label = "note what the hot wash said" if hot_wash else "note something"
    return log(file, by, table, label, Noted(**said(by), text=text.strip(), hot_wash=hot_wash))


def rate(file: WorkspaceFile, by: By, play_id: str, objective: str, rating: Rating, note: str = "") -> Change:
    """Rate an objective. Raises `InputError` when the exercise has no such objective."""
    table = table_of(file, play_id, over=True)
    if objective not in (found.id for found in table.exercise.objectives):
        raise InputError(f"There is no objective “{objective}” in this exercise; choose one of its objectives.")
    rated = Rated(**said(by), objective=objective, rating=rating, note=note.strip())
    before = table.state.ratings.get(objective)
    if before is not None and (before.rating, before.note) == (rated.rating, rated.note):
        return make(file, by, f"rate objective {objective}")
    return log(file, by, table, f"rate objective {objective}", rated)


def improve(
    file: WorkspaceFile,
    by: By,
    play_id: str,
    place: int,
    issue: str,
    action: str,
    owner: str,
    due: date | None = None,
    status: ActionStatus = ActionStatus.OPEN,
) -> Change:
    """Write a row of the improvement plan; the place after the last one adds a row.

    Raises `InputError` for a place beyond that, and when issue, action or owner is empty.
    """
    table = table_of(file, play_id, over=True)
    rows = table.state.improvements
    if not 1 <= place <= len(rows) + 1:
        raise InputError(f"The improvement plan has {len(rows)} rows; change one of them, or add row {len(rows) + 1}.")
    for words, what in ((issue, "an issue"), (action, "an action"), (owner, "an owner, a post and no name")):
        if not words.strip():
            raise InputError(f"Row {place} of the improvement plan needs {what}; type it.")
    row = Improvement(
        **said(by), place=place, issue=issue.strip(), action=action.strip(), owner=owner.strip(), due=due, status=status
    )
    return log(file, by, table, f"write row {place} of the improvement plan", row)
