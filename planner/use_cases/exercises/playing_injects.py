"""What the controllers do with injects: send, hold, skip, write, copy, note, and see that a cell has opened one."""

from __future__ import annotations

from planner.analysis.exercises.checks import check_inject
from planner.domain.errors import InputError
from planner.domain.exercise import Inject
from planner.domain.finding import Severity
from planner.domain.play import InjectAction, InjectMoved, InjectWritten, Noted
from planner.domain.play_state import InjectStatus
from planner.domain.value import changed
from planner.domain.workspace import Change
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By, make
from planner.use_cases.exercises.play_log import cell_on, inject_on, log, said, table_of
from planner.use_cases.exercises.play_rules import check_sending

_LABELS = {
    InjectAction.HELD: "hold inject {}",
    InjectAction.SKIPPED: "skip inject {}",
    InjectAction.READY: "make inject {} ready again",
}
_PAST = {InjectAction.HELD: "held", InjectAction.SKIPPED: "skipped", InjectAction.READY: "made ready"}


def send_inject(file: WorkspaceFile, by: By, play_id: str, inject: int) -> Change:
    """Send an inject; its effects belong to the turn whose months come next.

    Raises `InputError` when it is sent already, or would act after the last turn.
    """
    table = table_of(file, play_id)
    found = inject_on(table, inject)
    check_sending(table, found, by.authorship(""))
    sent = InjectMoved(**said(by), inject=inject, action=InjectAction.SENT, public=found.inject.public)
    return log(file, by, table, f"send inject {inject}", sent)


def hold_inject(file: WorkspaceFile, by: By, play_id: str, inject: int) -> Change:
    """Keep an inject back for now. Raises `InputError` when it is sent."""
    return _move(file, by, play_id, inject, InjectAction.HELD)


def ready_inject(file: WorkspaceFile, by: By, play_id: str, inject: int) -> Change:
    """Make a held or skipped inject ready again. Raises `InputError` when it is sent."""
    return _move(file, by, play_id, inject, InjectAction.READY)


def skip_inject(file: WorkspaceFile, by: By, play_id: str, inject: int, reason: str) -> Change:
    """Leave an inject out. Raises `InputError` without a reason, or when it is sent."""
    if not reason.strip():
        raise InputError(f"Say in one line why inject {inject} is skipped; it goes to the log and the report.")
    return _move(file, by, play_id, inject, InjectAction.SKIPPED, reason.strip())


def opened_inject(file: WorkspaceFile, by: By, play_id: str, inject: int, cell: str) -> Change:
    """Note that a cell has read an inject. Raises `InputError` when it is not sent, or not to this cell."""
    table = table_of(file, play_id)
    found = inject_on(table, inject)
    reader, _ = cell_on(table, cell)
    if found.status is not InjectStatus.SENT:
        raise InputError(f"Inject {inject} is not sent yet, so no cell can have opened it.")
    if found.inject.to and cell not in found.inject.to:
        raise InputError(f"Inject {inject} is not for {reader.name}; choose a cell it was sent to.")
    label = f"{reader.name} opened inject {inject}"
    if cell in found.opened:
        return make(file, by, label)
    opened = InjectMoved(**said(by), inject=inject, action=InjectAction.OPENED, cell=cell)
    return log(file, by, table, label, opened)


def write_inject(file: WorkspaceFile, by: By, play_id: str, inject: Inject) -> Change:
    """Change an inject, or add one with the next number. Raises `InputError` when it is sent or cannot work."""
    table = table_of(file, play_id)
    there = table.state.injects.get(inject.number)
    following = max(table.state.injects, default=0) + 1
    if there is None and inject.number != following:
        raise InputError(f"A new inject takes the next number, {following}, not {inject.number}.")
    if there is not None and there.status is InjectStatus.SENT:
        raise InputError(f"Inject {inject.number} is sent; copy it to the next turn and change the copy.")
    findings = check_inject(table.exercise, table.situation, inject)
    failure = next((found for found in findings if found.severity is Severity.FAILURE), None)
    if failure is not None:
        raise InputError(f"Inject {inject.number}: {failure.what} {failure.remedy}".strip())
    label = f"{'write' if there is None else 'change'} inject {inject.number}"
    if there is not None and there.inject == inject:
        return make(file, by, label)
    return log(file, by, table, label, InjectWritten(**said(by), inject=inject))


def copy_inject_to_next_turn(file: WorkspaceFile, by: By, play_id: str, inject: int) -> Change:
    """A copy, with the next number, in the turn after its own and after the one on the table.

    Raises `InputError` when there is no such turn.
    """
    table = table_of(file, play_id)
    found = inject_on(table, inject)
    turns = table.exercise.turns
    turn = max(found.inject.turn, table.state.turn) + 1
    if turn > len(turns):
        raise InputError(f"There is no turn after turn {turn - 1} to copy inject {inject} to.")
    copy = changed(
        found.inject,
        number=max(table.state.injects) + 1,
        turn=turn,
        minute=min(found.inject.minute, sum(turns[turn - 1].minutes)),
        month=min(found.inject.month, turns[turn - 1].months - 1),
    )
    return log(file, by, table, f"copy inject {inject} to turn {turn}", InjectWritten(**said(by), inject=copy))


def note_inject(file: WorkspaceFile, by: By, play_id: str, inject: int, text: str) -> Change:
    """The evaluator's note on an inject, in place of the one before; an empty one takes it away."""
    table = table_of(file, play_id, over=True)
    label = f"note on inject {inject}"
    if inject_on(table, inject).note == text.strip():
        return make(file, by, label)
    return log(file, by, table, label, Noted(**said(by), inject=inject, text=text.strip()))


def _move(file: WorkspaceFile, by: By, play_id: str, inject: int, action: InjectAction, reason: str = "") -> Change:
    table = table_of(file, play_id)
    found = inject_on(table, inject)
    if found.status is InjectStatus.SENT:
        raise InputError(f"Inject {inject} is sent already; what a cell was sent cannot be {_PAST[action]}.")
    label = _LABELS[action].format(inject)
    if (found.status.value, found.reason) == (action.value, reason):
        return make(file, by, label)
    return log(file, by, table, label, InjectMoved(**said(by), inject=inject, action=action, reason=reason))
