"""The turns of a play: begin, step, clock, advance, reveal, show, freeze, rewind, end."""

from __future__ import annotations

from planner.analysis.exercises.checks import check_exercise
from planner.analysis.exercises.path import path_of
from planner.domain.errors import InputError
from planner.domain.exercise import STEPS, Step
from planner.domain.finding import Severity
from planner.domain.plain_text import plain_line
from planner.domain.play import Advanced, ClockSet, Ended, Play, Revealed, Rewound, Shown, StepBegan
from planner.domain.workspace import Change
from planner.domain.world import OF_EXERCISES
from planner.store.workspace_file import WorkspaceFile
from planner.system.run import fingerprint as fingerprint_of
from planner.use_cases.change import By, edit_of, make
from planner.use_cases.exercises.exercises import found_exercise
from planner.use_cases.exercises.play_log import (
    Table,
    found_play,
    log,
    refuse_if_played,
    said,
    situation_of_play,
    table_of,
)
from planner.use_cases.exercises.play_rules import check_reveal, waiting_for
from planner.use_cases.naming import next_number

_AFTER_THE_ADVANCE = (Step.REVEAL, Step.DISCUSS)
_LONGEST_MESSAGE = 200


def begin_play(file: WorkspaceFile, by: By, exercise_id: str) -> Change:
    """A new play of an exercise as it is now, at the brief of turn 1.

    Raises `InputError` when a check of the exercise fails.
    """
    workspace = file.load()
    exercise = found_exercise(workspace, exercise_id)
    findings = check_exercise(exercise, situation_of_play(workspace, exercise))
    failure = next((found for found in findings if found.severity is Severity.FAILURE), None)
    if failure is not None:
        raise InputError(f"“{exercise.name}” cannot be played yet. {failure.where}: {failure.what} {failure.remedy}")
    begun = StepBegan(**said(by), ran=None if by.count is None else 0.0, turn=1, step=Step.BRIEF)
    play_id = next_number("p", (found.id for found in workspace.plays))
    play = Play(id=play_id, exercise=exercise, began=by.when, entries=(begun,))
    return make(file, by, f"begin to play “{exercise.name}”", edit_of("play", None, play))


def delete_play(file: WorkspaceFile, by: By, play_id: str) -> Change:
    """Delete a play with its log."""
    play = found_play(file.load(), play_id)
    return make(file, by, f"delete a play of “{play.exercise.name}”", edit_of("play", play, None))


def begin_step(file: WorkspaceFile, by: By, play_id: str, step: Step) -> Change:
    """Go to a step of the turn on the table. Raises `InputError` across the advance, either way."""
    table = table_of(file, play_id)
    turn = table.state.turn
    if step in _AFTER_THE_ADVANCE and not table.state.advanced:
        raise InputError(f"Turn {turn} is not played yet; advance it before you go to “{step}”.")
    if step not in _AFTER_THE_ADVANCE:
        refuse_if_played(table)
    if step is table.state.step:
        return make(file, by, f"begin step “{step}”")
    return log(file, by, table, f"begin “{step}” of turn {turn}", StepBegan(**said(by), turn=turn, step=step))


def begin_next_turn(file: WorkspaceFile, by: By, play_id: str) -> Change:
    """The brief of the next turn. Raises `InputError` when this one is not played, or was the last."""
    table = table_of(file, play_id)
    turn = table.state.turn
    if not table.state.advanced:
        raise InputError(f"Turn {turn} is not played yet; advance it before the next one begins.")
    if turn == len(table.exercise.turns):
        raise InputError(f"Turn {turn} was the last one; end the play to go to the debrief.")
    return log(file, by, table, f"begin turn {turn + 1}", StepBegan(**said(by), turn=turn + 1, step=STEPS[0]))


def set_clock(file: WorkspaceFile, by: By, play_id: str, running: bool) -> Change:
    """Stop all clocks, or let them run again."""
    table = table_of(file, play_id)
    label = "let the clocks run" if running else "stop the clocks"
    if running is table.state.running:
        return make(file, by, label)
    return log(file, by, table, label, ClockSet(**said(by), running=running))


def advance(file: WorkspaceFile, by: By, play_id: str, fingerprint: str) -> Change:
    """Play the turn with the results the window computed, and begin to reveal.

    Raises `InputError` while a cell is not sealed, locked and adjudicated, or when the results are those of other
    decisions.
    """
    table = table_of(file, play_id)
    turn = table.state.turn
    refuse_if_played(table)
    missing = waiting_for(table)
    if missing:
        raise InputError(f"Turn {turn} cannot be advanced yet: {', '.join(missing)}.")
    if fingerprint != _mark(table):
        raise InputError("The preview is not up to date; wait until it is computed, then advance.")
    played = Advanced(**said(by), turn=turn, fingerprint=fingerprint)
    return log(file, by, table, f"advance turn {turn}", played, StepBegan(**said(by), turn=turn, step=Step.REVEAL))


def rewind(file: WorkspaceFile, by: By, play_id: str, turn: int, reason: str = "") -> Change:
    """Go back to the start of a turn on a new path; the path that is left stays in the log.

    Raises `InputError` for a turn this path has not begun.
    """
    table = table_of(file, play_id, over=True)
    if turn not in table.state.starts:
        begun = ", ".join(str(found) for found in sorted(table.state.starts))
        raise InputError(f"Turn {turn} has not begun on this path; rewind to turn {begun}.")
    back = Rewound(**said(by), turn=turn, reason=reason.strip())
    return log(file, by, table, f"rewind to turn {turn}", back)


def end_play(file: WorkspaceFile, by: By, play_id: str) -> Change:
    """End the play. Raises `InputError` while no turn has been played: there would be nothing to debrief."""
    table = table_of(file, play_id)
    if not table.state.played:
        raise InputError("No turn has been played yet, so there is nothing to debrief; advance the first turn.")
    return log(file, by, table, f"end the play of “{table.exercise.name}”", Ended(**said(by)))


def prepare_reveal(file: WorkspaceFile, by: By, play_id: str, item: str, audience: str, on: bool) -> Change:
    """Tick what an audience will be told, or take the tick away. Raises `InputError` for what it may never be told."""
    table = table_of(file, play_id)
    check_reveal(table, item, audience)
    if ((item, audience) in table.state.prepared) is on:
        return make(file, by, "tick a reveal")
    tick = Revealed(**said(by), item=item, audience=audience, turn=table.state.turn, prepared=True, on=on)
    return log(file, by, table, "tick a reveal" if on else "take back the tick of a reveal", tick)


def reveal(file: WorkspaceFile, by: By, play_id: str) -> Change:
    """Tell every audience what was ticked. Raises `InputError` before the advance, and when nothing is ticked."""
    table = table_of(file, play_id)
    turn = table.state.turn
    if not table.state.advanced:
        raise InputError(f"Turn {turn} is not played yet; what is ticked is revealed after the advance.")
    if not table.state.prepared:
        raise InputError("Nothing is ticked to reveal; tick an item for an audience first.")
    told = (
        Revealed(**said(by), item=item, audience=audience, turn=turn) for item, audience in sorted(table.state.prepared)
    )
    return log(file, by, table, f"reveal what turn {turn} brought", *told)


def show(file: WorkspaceFile, by: By, play_id: str, message: str) -> Change:
    """Another message for the public window, also after the end of play.

    Raises `InputError` when it is too long for one screen.
    """
    table = table_of(file, play_id, over=True)
    if len(message) > _LONGEST_MESSAGE:
        raise InputError(f"The message is {len(message)} characters long; one screen holds {_LONGEST_MESSAGE}.")
    plain = plain_line(message, "message", _LONGEST_MESSAGE)
    if plain == table.state.message:
        return make(file, by, "show a message")
    return log(file, by, table, "show a message", Shown(**said(by), message=plain, frozen=table.state.frozen))


def freeze(file: WorkspaceFile, by: By, play_id: str, on: bool) -> Change:
    """Keep the public window on its last screen, or let it go on."""
    table = table_of(file, play_id, over=True)
    label = "freeze the public window" if on else "let the public window go on"
    if on is table.state.frozen:
        return make(file, by, label)
    return log(file, by, table, label, Shown(**said(by), message=table.state.message, frozen=on))


def _mark(table: Table) -> str:
    """The fingerprint of the results that the turn as adjudicated rests on."""
    exercise, state = table.exercise, table.state
    chain = path_of(state, table.situation, state.turn)
    return fingerprint_of(
        table.situation, chain, months=exercise.months, draws=exercise.draws, seed=exercise.seed, world=OF_EXERCISES
    )
