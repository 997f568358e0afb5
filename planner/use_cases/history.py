"""Taking back and making again; both survive a restart."""

from __future__ import annotations

from planner.domain.errors import InputError
from planner.domain.play import FINAL_ENTRIES, InjectAction, InjectMoved, Logged, Revealed
from planner.domain.workspace import Change
from planner.store.workspace_file import WorkspaceFile


def undo(file: WorkspaceFile) -> Change:
    """Take back the last change and return it.

    Raises `InputError` when there is none, or it is a played turn, or something that players have seen.
    """
    last = file.undoable()
    if last is not None and _is_read(last):
        raise InputError("A cell has opened this inject, so it stays in the log; rewind the exercise to take it back.")
    if last is not None and _is_seen(last):
        raise InputError("The players have seen this, so it stays in the log; rewind the exercise to take it back.")
    if last is not None and not can_be_undone(last):
        raise InputError("A turn that was played is not undone; rewind the exercise to a turn instead.")
    return file.undo()


def redo(file: WorkspaceFile) -> Change:
    """Make the last undone change again and return it. Raises `InputError` when there is none."""
    return file.redo()


def can_be_undone(change: Change) -> bool:
    """Whether undo may take this change back: what a room has seen happen in an exercise stays in its log."""
    played = (edit.after for edit in change.edits if isinstance(edit.after, Logged))
    return not (
        _is_read(change) or _is_seen(change) or any(getattr(entry, "kind", "") in FINAL_ENTRIES for entry in played)
    )


def _is_seen(change: Change) -> bool:
    """Whether it told somebody something: a reveal, or an inject sent to the public window."""
    entries = (edit.after for edit in change.edits)
    return any(
        (isinstance(entry, Revealed) and not entry.prepared)
        or (isinstance(entry, InjectMoved) and entry.action is InjectAction.SENT and entry.public)
        for entry in entries
    )


def _is_read(change: Change) -> bool:
    """Whether it notes that a cell has opened an inject: what was read cannot be unread."""
    entries = (edit.after for edit in change.edits if isinstance(edit.after, InjectMoved))
    return any(entry.action is InjectAction.OPENED for entry in entries)
