"""*October 2019* played into turn 3 as a room would, minute by minute, for pictures of the console and its window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.domain.exercise import Step
from planner.domain.play import Amendment
from planner.domain.schedule import Schedule, clear, constant
from planner.domain.value import changed
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises import exercises, playing_cells, playing_injects, playing_turns
from planner.use_cases.exercises.play_results import turn_request

CAMPS, MINORS, HOME = "held|site=SDF camps", "minors_held|nationality=third-country", "left_custody|way=home"
ABROAD = "origin=United Kingdom+France+Germany+Other EU;cohort=women+minors"
GERMANY = "origin=Germany"
CELLS = ("home", "foreign", "custodian")


@dataclass
class Clock:
    """The time, moved by hand."""

    now: datetime = datetime(2026, 11, 20, 9, 30)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, minutes: float) -> None:
        """Let minutes go by."""
        self.now += timedelta(minutes=minutes)


@dataclass(frozen=True)
class Room:
    """A play, its clock, and the verbs on it."""

    workspace: OpenWorkspace
    play: str
    clock: Clock

    def do(self, minutes: float, verb: Callable[..., object], *words: object) -> None:
        """Let time go by, then carry out one verb."""
        self.clock.pass_by(minutes)
        self.workspace.apply(verb, self.play, *words)  # type: ignore[arg-type]  # any verb of the table


def play_into_turn_3(workspace: OpenWorkspace, clock: Clock, draws: int) -> str:
    """Two turns played and told, the third sealed and partly judged; returns the id of the play."""
    workspace.apply(exercises.take_shipped, "october-2019")
    exercise = changed(workspace.value.exercises[-1], draws=draws)
    workspace.apply(exercises.change_exercise, exercise)
    workspace.apply(playing_turns.begin_play, exercise.id)
    room = Room(workspace, workspace.value.plays[-1].id, clock)
    _turn(room, (1, 2, 3), ("foreign", "repatriation_requests", ABROAD, clear(36), "what transport can carry"))
    _turn(room, (6, 7, 8), ("foreign", "transfer_capacity", "", constant(350), "two more flights a month"))
    _third(room)
    return room.play


def _turn(room: Room, injects: tuple[int, ...], decision: tuple[str, str, str, Schedule, str]) -> None:
    _to_the_lock(room, injects, decision)
    for cell in CELLS:
        room.do(0.5, playing_cells.lock, cell)
        room.do(0.5, playing_cells.adjudicate, cell)
    for item in (CAMPS, MINORS, HOME):
        room.do(0, playing_turns.prepare_reveal, item, "public", True)
    room.do(0.5, playing_turns.advance, turn_request(room.workspace.file, room.play).decided.fingerprint)
    room.do(1, playing_turns.reveal)
    room.do(2, playing_turns.begin_step, Step.DISCUSS)
    room.do(4, playing_turns.begin_next_turn)


def _third(room: Room) -> None:
    """One inject held, one skipped, one decision amended, one cell still to lock."""
    room.do(1, playing_injects.hold_inject, 14)
    room.do(0, playing_injects.skip_inject, 9, "nobody asked for it")
    room.do(0, playing_cells.decide, "home", "tracking_places", GERMANY, constant(160), "returns come to us first")
    room.do(0, playing_cells.decide, "custodian", "guard_ratio", "site=SDF camps", constant(0.8), "unrest is reported")
    _to_the_lock(room, (11,), ("foreign", "information_sharing", "", constant(0.6), "a list before anybody travels"))
    reason = "staff cannot be trained before September 2020"
    amended = Amendment(lever="tracking_places", members=GERMANY, schedule=constant(120), reason=reason)
    room.do(0.5, playing_cells.lock, "home")
    room.do(0.5, playing_cells.adjudicate, "home", (amended,))
    room.do(0.5, playing_cells.lock, "foreign")
    room.do(0.2, playing_cells.adjudicate, "foreign")
    room.do(0.2, playing_injects.note_inject, 12, "Watch: does the cell weigh camps against prisons?")
    room.clock.pass_by(0.4)


def _to_the_lock(room: Room, injects: tuple[int, ...], decision: tuple[str, str, str, Schedule, str]) -> None:
    room.do(3, playing_turns.begin_step, Step.PLAN)
    for number in injects:
        room.do(1, playing_injects.send_inject, number)
    room.do(4, playing_cells.decide, *decision)
    room.do(3, playing_turns.begin_step, Step.SEAL)
    for cell in CELLS:
        room.do(0.5, playing_cells.seal, cell)
    room.do(0.5, playing_turns.begin_step, Step.ADJUDICATE)
