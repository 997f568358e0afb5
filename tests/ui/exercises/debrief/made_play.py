"""A play of *October 2019*, decided turn by turn through the verbs as a room would, with few draws."""

from __future__ import annotations

from planner.domain.exercise import HeldLever
from planner.domain.play import Amendment
from planner.domain.schedule import Schedule, clear, constant
from planner.domain.value import changed
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises import exercises, playing_cells, playing_injects, playing_turns
from planner.use_cases.exercises.play_results import turn_request

Wish = tuple[str, str, float, str]
"""A cell, what it calls the lever, the value, and why."""

WISHES: dict[int, tuple[Wish, ...]] = {
    1: (
        ("custodian", "Guard ratio, prisons", 0.8, "the men in the prisons come first"),
        ("custodian", "Guard ratio, camps", 0.6, "guards are needed elsewhere"),
        ("foreign", "Women and minors home", 36.0, "the courts will ask for a date"),
    ),
    2: (
        ("foreign", "Information sharing", 0.5, "a shared list before anybody travels"),
        ("home", "Tracking places, France", 130.0, ""),
    ),
    3: (
        ("foreign", "Women and minors home", 12.0, "minors without a carer were listed"),
        ("home", "Tracking places, Germany", 160.0, "returns will come to us first"),
    ),
    4: (("custodian", "Guard ratio, camps", 0.8, "unrest is reported"),),
    5: (("home", "Evidence programme", 1.5, "cases fail without evidence"),),
}
AMENDED_IN = 3


def begin(workspace: OpenWorkspace, draws: int = 4) -> str:
    """Take the exercise with the levers that are used, and begin to play it; returns the play's id."""
    workspace.apply(exercises.take_shipped, "october-2019")
    exercise = workspace.value.exercises[-1]
    used = {title for wishes in WISHES.values() for _, title, _, _ in wishes}
    cells = tuple(
        changed(cell, levers=tuple(held for held in cell.levers if held.title in used)) for cell in exercise.cells
    )
    workspace.apply(exercises.change_exercise, changed(exercise, draws=draws, cells=cells))
    workspace.apply(playing_turns.begin_play, exercise.id)
    return workspace.value.plays[-1].id


def play_turns(workspace: OpenWorkspace, play_id: str, turns: int, first: int = 1) -> None:
    """Decide, seal, lock, adjudicate and advance; one decision of turn 3 is amended."""
    for turn in range(first, turns + 1):
        if turn > 1:
            workspace.apply(playing_turns.begin_next_turn, play_id)
        _play(workspace, play_id, turn)


def _play(workspace: OpenWorkspace, play_id: str, turn: int) -> None:
    exercise = next(play for play in workspace.value.plays if play.id == play_id).exercise
    for cell_id, title, value, why in WISHES[turn]:
        held = next(lever for lever in exercise.cell(cell_id).levers if lever.title == title)
        workspace.apply(playing_cells.decide, play_id, cell_id, held.lever, held.members, _schedule(held, value), why)
    for number in [inject.number for inject in exercise.injects if inject.turn == turn and inject.condition is None]:
        workspace.apply(playing_injects.send_inject, play_id, number)
    for cell in exercise.cells:
        workspace.apply(playing_cells.seal, play_id, cell.id)
        workspace.apply(playing_cells.lock, play_id, cell.id)
        amended = _amendments(exercise.cell("home").levers) if turn == AMENDED_IN and cell.id == "home" else ()
        workspace.apply(playing_cells.adjudicate, play_id, cell.id, amended)
    workspace.apply(playing_turns.advance, play_id, turn_request(workspace.file, play_id).decided.fingerprint)


def _schedule(held: HeldLever, value: float) -> Schedule:
    return clear(value) if held.clears else constant(value)


def _amendments(levers: tuple[HeldLever, ...]) -> tuple[Amendment, ...]:
    held = next(lever for lever in levers if lever.title == "Tracking places, Germany")
    reason = "staff cannot be trained before September 2020"
    return (Amendment(lever=held.lever, members=held.members, schedule=constant(120.0), reason=reason),)
