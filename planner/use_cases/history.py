"""Taking back and making again; both survive a restart."""

from __future__ import annotations

from planner.domain.workspace import Change
from planner.store.workspace_file import WorkspaceFile


def undo(file: WorkspaceFile) -> Change:
    """Take back the last change and return it. Raises `InputError` when there is none."""
    return file.undo()


def redo(file: WorkspaceFile) -> Change:
    """Make the last undone change again and return it. Raises `InputError` when there is none."""
    return file.redo()
