"""Edits as values: what a workspace becomes through them, and how they are taken back."""

from __future__ import annotations

from typing import Any

from planner.domain.play import Play
from planner.domain.scenario import in_tree_order
from planner.domain.value import changed
from planner.domain.workspace import DOCUMENTS, Edit, Settings, Workspace

_FIELDS = {"situation": "situations", "scenario": "scenarios", "play": "plays", "observation": "observations"} | {
    kind: field for kind, (field, _) in DOCUMENTS.items()
}
"""The workspace's field of everything that is kept by id."""


def kept_by_id(workspace: Workspace, kind: str) -> dict[str, Any]:
    """Everything of one kind that a workspace holds, by id."""
    if kind == "settings":
        return {"settings": workspace.settings}
    return {found.id: found for found in getattr(workspace, _FIELDS[kind])}


def applied(workspace: Workspace, edits: tuple[Edit, ...]) -> Workspace:
    """The workspace after the edits. Raises `ValueError` when an edit was made from another state than this one."""
    settings = workspace.settings
    kept = {kind: kept_by_id(workspace, kind) for kind in _FIELDS}
    for edit in edits:
        if edit.kind == "settings":
            _must_be(edit, settings)
            assert isinstance(edit.after, Settings)
            settings = edit.after
        elif edit.kind == "entry":
            play_id = edit.id.partition("/")[0]
            kept["play"][play_id] = _with_entry(kept["play"][play_id], edit)
        else:
            _must_be(edit, kept[edit.kind].get(edit.id))
            if edit.after is None:
                del kept[edit.kind][edit.id]
            else:
                kept[edit.kind][edit.id] = edit.after
    fields: dict[str, Any] = {field: tuple(kept[kind].values()) for kind, field in _FIELDS.items()}
    fields["scenarios"] = in_tree_order(fields["scenarios"])
    return changed(workspace, settings=settings, **fields)


def backwards(edits: tuple[Edit, ...]) -> tuple[Edit, ...]:
    """The edits that take these back: last first, before and after exchanged."""
    return tuple(Edit(kind=edit.kind, id=edit.id, before=edit.after, after=edit.before) for edit in reversed(edits))


def _with_entry(play: Play, edit: Edit) -> Play:
    """The log with one more entry, or without its last one."""
    last = play.entries[-1] if play.entries else None
    if edit.after is None:
        _must_be(edit, last)
        return changed(play, entries=play.entries[:-1])
    _must_be(edit, None)
    if edit.id != f"{play.id}/{len(play.entries) + 1}":
        raise ValueError(f"the entry “{edit.id}” does not follow the log of this play")
    return changed(play, entries=(*play.entries, edit.after))


def _must_be(edit: Edit, present: object) -> None:
    if present != edit.before:
        raise ValueError(f"this change of the {edit.kind} “{edit.id}” was made from another state")
