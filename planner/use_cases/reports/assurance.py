"""What an officer does with the logs of assurance: rate and sign an assumption, record and change a decision."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from planner.analysis.assumptions import Assumption, assumptions_log
from planner.domain.assurance import AssumptionNote, DecisionNote
from planner.domain.errors import InputError
from planner.domain.value import changed
from planner.domain.workspace import Change, Edit, Kept, Workspace
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By, edit_of, make
from planner.use_cases.naming import next_number
from planner.use_cases.typed import cleaned, signature_of, validated

_RATED = ("quality", "impact", "impact_basis", "owner", "review_by", "note")
_DECIDED = ("on", "decision", "reason", "role")
_WORDS = {
    "quality": "quality rating",
    "impact": "impact rating",
    "impact_basis": "basis of the impact",
    "review_by": "review date",
    "on": "date",
}


@dataclass(frozen=True)
class Step:
    """One change of one note, decision or report: when, by which role, in words, and what it was before and after."""

    when: datetime
    who: str
    label: str
    before: Kept | None
    after: Kept | None


def rate_assumption(file: WorkspaceFile, by: By, assumption_id: str, **fields: Any) -> Change:
    """Ratings, owner, review date or a note; a rating of None is taken away, so that the shipped one counts.

    A signature for other ratings stays and no longer counts. Raises `InputError` for an unknown assumption or a value
    that cannot be used.
    """
    assumption = found_assumption(file.load(), assumption_id)
    _refuse_others(fields, _RATED)
    given = {name: cleaned(value) for name, value in fields.items()}
    after = validated(assumption.note, given, _WORDS)
    moved = [name for name in given if getattr(assumption.note, name) != getattr(after, name)]
    what = " and ".join(_WORDS.get(name, name) for name in moved) or "note"
    return make(file, by, f"change the {what} of {assumption_id}", _edit(file.load(), after))


def sign_assumption(file: WorkspaceFile, by: By, assumption_id: str, role: str, post: str) -> Change:
    """A role's signature for the range and the two ratings as they are now. Raises `InputError` without a post."""
    assumption = found_assumption(file.load(), assumption_id)
    signature = signature_of(by, role, post, assumption.mark)
    after = changed(assumption.note, signature=signature)
    return make(file, by, f"sign {assumption_id} as {role.lower()}", _edit(file.load(), after))


def withdraw_assumption_signature(file: WorkspaceFile, by: By, assumption_id: str) -> Change:
    """Take the signature back. Raises `InputError` when there is none."""
    assumption = found_assumption(file.load(), assumption_id)
    if assumption.note.signature is None:
        raise InputError(f"{assumption_id} is not signed; there is nothing to withdraw.")
    after = changed(assumption.note, signature=None)
    return make(file, by, f"withdraw the signature from {assumption_id}", _edit(file.load(), after))


def log_decision(
    file: WorkspaceFile, by: By, decision: str, reason: str = "", role: str = "", on: date | None = None
) -> Change:
    """One row more in the decisions log: what was decided, why, and by which role; today unless a day is given.

    Raises `InputError` when nothing was decided or a text is too long.
    """
    blank = DecisionNote(
        id=next_number("d", (note.id for note in file.load().decisions)),
        on=on or by.when.date(),
        decision="decision",
        role=by.who[:120],
    )
    fields = {"decision": cleaned(decision), "reason": cleaned(reason), "role": cleaned(role) or blank.role}
    note = validated(blank, fields, _WORDS)
    return make(file, by, f"log the decision “{_short(note.decision)}”", edit_of("decision", None, note))


def change_decision(file: WorkspaceFile, by: By, decision_id: str, **fields: Any) -> Change:
    """Other words, reason, role or day of a logged decision; the history keeps the old ones."""
    before = found_decision(file.load(), decision_id)
    _refuse_others(fields, _DECIDED)
    after = validated(before, {name: cleaned(value) for name, value in fields.items()}, _WORDS)
    return make(file, by, f"change the decision “{_short(after.decision)}”", edit_of("decision", before, after))


def delete_decision(file: WorkspaceFile, by: By, decision_id: str) -> Change:
    """Take a row out of the decisions log; the history keeps it."""
    gone = found_decision(file.load(), decision_id)
    return make(file, by, f"delete the decision “{_short(gone.decision)}”", edit_of("decision", gone, None))


def history_of(file: WorkspaceFile, kind: str, item_id: str) -> tuple[Step, ...]:
    """Every change of one assumption's note, decision or report, oldest first."""
    return tuple(
        Step(change.when, change.who, change.label, edit.before, edit.after)
        for change in file.history()
        for edit in change.edits
        if (edit.kind, edit.id) == (kind, item_id)
    )


def histories_of(file: WorkspaceFile, kind: str) -> dict[str, tuple[Step, ...]]:
    """The same for everything of a kind, by id, in one reading."""
    found: dict[str, list[Step]] = {}
    for change in file.history():
        for edit in (edit for edit in change.edits if edit.kind == kind):
            found.setdefault(edit.id, []).append(Step(change.when, change.who, change.label, edit.before, edit.after))
    return {item_id: tuple(steps) for item_id, steps in found.items()}


def found_assumption(workspace: Workspace, assumption_id: str) -> Assumption:
    """The assumption with this id, as this workspace rates it. Raises `InputError`."""
    for situation in workspace.situations:
        for assumption in assumptions_log(situation, workspace.assumptions):
            if assumption.id == assumption_id:
                return assumption
    raise InputError(f"No number of this workspace rests on “{assumption_id}”; choose an assumption, such as U13b.")


def found_decision(workspace: Workspace, decision_id: str) -> DecisionNote:
    """The decision with this id. Raises `InputError`."""
    there = next((note for note in workspace.decisions if note.id == decision_id), None)
    if there is None:
        raise InputError("That decision is no longer in the log; choose another one.")
    return there


def _edit(workspace: Workspace, after: AssumptionNote) -> Edit:
    """A note that says nothing is not kept."""
    before = next((note for note in workspace.assumptions if note.id == after.id), None)
    if after == AssumptionNote(id=after.id):
        return edit_of("assumption", before or after, None if before else after)
    return edit_of("assumption", before, after)


def _refuse_others(fields: dict[str, Any], allowed: tuple[str, ...]) -> None:
    if others := [name for name in fields if name not in allowed]:
        raise TypeError(f"{', '.join(others)} cannot be changed here")


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"
