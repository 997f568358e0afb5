"""What is sealed, in an officer's words."""

from __future__ import annotations

from planner.domain.workspace import Workspace
from planner.store.edits import kept_by_id
from planner.store.sealing import Unsound

_WORDS = {
    "settings": "the settings",
    "history": "step {id} of the history",
    "result": "the kept result {id}",
    "entry": "entry {id} of a play",
    "issue": "version {id} of a report",
}


def named(workspace: Workspace, one: Unsound) -> str:
    """What is not sound: by its name where the workspace knows one, else by its id."""
    if one.kind in _WORDS:
        return _WORDS[one.kind].format(id=one.id[:8] if one.kind == "result" else one.id)
    there = kept_by_id(workspace, one.kind).get(one.id)
    return f"{one.kind} “{getattr(there, 'name', one.id)}”"
