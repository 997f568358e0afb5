"""What cells and the facilitator do with decisions: decide, withdraw, seal, reopen, lock, return, adjudicate."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.errors import InputError
from planner.domain.play import Adjudicated, Amendment, CellAction, CellMoved, Decided
from planner.domain.play_state import Standing
from planner.domain.schedule import Schedule
from planner.domain.workspace import Change
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By, make
from planner.use_cases.exercises.play_log import cell_on, log, refuse_if_played, refuse_unless, said, table_of
from planner.use_cases.exercises.play_rules import check_amendments, check_decision

_TO_DECIDE = {
    Standing.SEALED: "reopen them to decide something else",
    Standing.LOCKED: "ask the facilitator to return them",
}


def decide(
    file: WorkspaceFile, by: By, play_id: str, cell: str, lever: str, members: str, schedule: Schedule, why: str = ""
) -> Change:
    """A cell's decision on a lever it holds, in place of the one before: one value from the turn's first month on.

    Raises `InputError` when the lever is not held, the value breaks a limit or the budget, or the decisions are sealed.
    """
    table = table_of(file, play_id)
    refuse_if_played(table)
    deciding, there = cell_on(table, cell)
    refuse_unless(deciding, there, Standing.OPEN, _TO_DECIDE)
    check_decision(table, deciding, lever, members, schedule)
    label = f"{deciding.name} decides {_words(lever)}"
    before = next((choice for choice in there.choices if choice.key == (lever, members)), None)
    if before is not None and (before.asked, before.why) == (schedule, why.strip()):
        return make(file, by, label)
    decided = Decided(**said(by), cell=cell, lever=lever, members=members, schedule=schedule, why=why.strip())
    return log(file, by, table, label, decided)


def withdraw(file: WorkspaceFile, by: By, play_id: str, cell: str, lever: str, members: str) -> Change:
    """Take a decision of this turn back. Raises `InputError` when there is none, or the decisions are sealed."""
    table = table_of(file, play_id)
    refuse_if_played(table)
    deciding, there = cell_on(table, cell)
    refuse_unless(deciding, there, Standing.OPEN, _TO_DECIDE)
    if (lever, members) not in (choice.key for choice in there.choices):
        raise InputError(
            f"{deciding.name} has not decided {_words(lever)} in this turn; there is nothing to take back."
        )
    taken = Decided(**said(by), cell=cell, lever=lever, members=members, schedule=None)
    return log(file, by, table, f"{deciding.name} takes back {_words(lever)}", taken)


def seal(file: WorkspaceFile, by: By, play_id: str, cell: str) -> Change:
    """Seal a cell's decisions, also when there are none: no other cell sees them, the cell can reopen them."""
    remedies = {Standing.SEALED: "lock them next", Standing.LOCKED: "they can only be returned to the cell"}
    return _move(file, by, play_id, cell, CellAction.SEALED, Standing.OPEN, remedies)


def reopen(file: WorkspaceFile, by: By, play_id: str, cell: str) -> Change:
    """Open sealed decisions again. Raises `InputError` when they are locked: the facilitator returns those."""
    remedies = {Standing.OPEN: "go on deciding", Standing.LOCKED: "ask the facilitator to return them"}
    return _move(file, by, play_id, cell, CellAction.REOPENED, Standing.SEALED, remedies)


def lock(file: WorkspaceFile, by: By, play_id: str, cell: str) -> Change:
    """Lock sealed decisions: nobody but the facilitator can change them."""
    remedies = {Standing.OPEN: "seal them first", Standing.LOCKED: "adjudicate them next"}
    return _move(file, by, play_id, cell, CellAction.LOCKED, Standing.SEALED, remedies)


def return_to_cell(file: WorkspaceFile, by: By, play_id: str, cell: str, reason: str) -> Change:
    """Unlock decisions and give them back to the cell. Raises `InputError` without a reason."""
    if not reason.strip():
        raise InputError("Say in one line why the decisions are returned; the cell is told.")
    remedies = {Standing.OPEN: "the cell has them already", Standing.SEALED: "the cell can reopen them itself"}
    return _move(file, by, play_id, cell, CellAction.RETURNED, Standing.LOCKED, remedies, reason.strip())


def adjudicate(file: WorkspaceFile, by: By, play_id: str, cell: str, amendments: Sequence[Amendment] = ()) -> Change:
    """Accept a cell's locked decisions, or amend some with reasons; what was adjudicated before is replaced.

    Raises `InputError` when they are not locked, or an amendment cannot be made.
    """
    table = table_of(file, play_id)
    refuse_if_played(table)
    judged, there = cell_on(table, cell)
    refuse_unless(
        judged, there, Standing.LOCKED, {Standing.OPEN: "seal and lock them first", Standing.SEALED: "lock them first"}
    )
    check_amendments(table, judged, there, amendments)
    label = f"amend what {judged.name} decided" if amendments else f"accept what {judged.name} decided"
    standing = tuple(choice.amendment for choice in there.choices if choice.amendment)
    if there.adjudicated_at is not None and set(standing) == set(amendments):
        return make(file, by, label)
    return log(file, by, table, label, Adjudicated(**said(by), cell=cell, amendments=tuple(amendments)))


def _move(
    file: WorkspaceFile,
    by: By,
    play_id: str,
    cell_id: str,
    action: CellAction,
    wanted: Standing,
    remedies: dict[Standing, str],
    reason: str = "",
) -> Change:
    table = table_of(file, play_id)
    refuse_if_played(table)
    cell, there = cell_on(table, cell_id)
    refuse_unless(cell, there, wanted, remedies)
    moved = CellMoved(**said(by), cell=cell_id, action=action, reason=reason)
    return log(file, by, table, _LABELS[action].format(cell.name), moved)


_LABELS = {
    CellAction.SEALED: "seal what {} decided",
    CellAction.REOPENED: "reopen what {} decided",
    CellAction.LOCKED: "lock what {} decided",
    CellAction.RETURNED: "return what {} decided",
}


def _words(lever: str) -> str:
    return lever.replace("_", " ")
