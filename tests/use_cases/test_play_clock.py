"""A play is counted by a clock that nobody sets: summer time, sleep and a clock set back change nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from small_exercise import begun

from planner.domain.exercise import Step
from planner.domain.play import Play
from planner.domain.play_state import state_of
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By
from planner.use_cases.exercises import playing_turns
from planner.use_cases.exercises.play_clock import PlayClock

WINTER = datetime(2027, 3, 28, 1, 50, tzinfo=timezone(timedelta(hours=1)))
"""Ten minutes before Berlin goes to summer time."""


@dataclass
class Room:
    """A computer with a clock that is set, and one that is not."""

    wall: datetime = WINTER
    seconds: float = 5_000.0

    def pass_by(self, minutes: float) -> None:
        self.wall += timedelta(minutes=minutes)
        self.seconds += 60 * minutes


@pytest.fixture
def room() -> Room:
    return Room()


@pytest.fixture
def clock(room: Room) -> PlayClock:
    return PlayClock(lambda: room.seconds)


def by(room: Room, clock: PlayClock) -> By:
    return By("control", room.wall, clock.ran)


def play_in(file: WorkspaceFile) -> Play:
    return file.load().plays[-1]


@pytest.fixture
def play_id(file: WorkspaceFile, room: Room, clock: PlayClock) -> str:
    return begun(file, by(room, clock))


def elapsed(file: WorkspaceFile, room: Room, clock: PlayClock) -> timedelta:
    play = play_in(file)
    return state_of(play).elapsed(play.began, clock.now(play, room.wall))


def test_that_a_clock_set_back_an_hour_takes_no_minute_from_a_play(
    file: WorkspaceFile, room: Room, clock: PlayClock, play_id: str
) -> None:
    clock.now(play_in(file), room.wall)
    room.pass_by(4)
    room.wall -= timedelta(hours=1)
    playing_turns.begin_step(file, by(room, clock), play_id, Step.PLAN)
    room.pass_by(3)

    state = state_of(play_in(file))

    assert elapsed(file, room, clock) == timedelta(minutes=7)
    assert state.step_began == play_in(file).began + timedelta(minutes=4)


def test_that_a_pause_across_a_clock_set_forward_stands_still(
    file: WorkspaceFile, room: Room, clock: PlayClock, play_id: str
) -> None:
    clock.now(play_in(file), room.wall)
    room.pass_by(2)
    playing_turns.set_clock(file, by(room, clock), play_id, False)
    room.pass_by(10)
    room.wall += timedelta(hours=5)
    playing_turns.set_clock(file, by(room, clock), play_id, True)
    room.pass_by(1)

    assert elapsed(file, room, clock) == timedelta(minutes=3)


def test_that_the_change_to_summer_time_is_no_hour_of_play(
    file: WorkspaceFile, room: Room, clock: PlayClock, play_id: str
) -> None:
    clock.now(play_in(file), room.wall)
    room.pass_by(20)
    room.wall = room.wall.astimezone(ZoneInfo("Europe/Berlin"))
    playing_turns.begin_step(file, by(room, clock), play_id, Step.PLAN)

    assert f"{play_in(file).entries[-1].at:%H:%M %z}" == "03:10 +0200"
    assert elapsed(file, room, clock) == timedelta(minutes=20)
    without_count = PlayClock(lambda: room.seconds)
    assert without_count.ran(play_in(file), room.wall) == 20 * 60


def test_that_after_a_restart_a_play_goes_on_from_its_log_and_what_passed_meanwhile(
    file: WorkspaceFile, room: Room, clock: PlayClock, play_id: str
) -> None:
    clock.now(play_in(file), room.wall)
    room.pass_by(6)
    playing_turns.begin_step(file, by(room, clock), play_id, Step.PLAN)
    room.pass_by(5)

    restarted = Room(wall=room.wall, seconds=12.0)
    assert elapsed(file, restarted, PlayClock(lambda: restarted.seconds)) == timedelta(minutes=11)
    set_back = replace(restarted, wall=room.wall - timedelta(hours=9))
    assert elapsed(file, set_back, PlayClock(lambda: set_back.seconds)) == timedelta(minutes=6)


def test_that_undoing_an_entry_does_not_turn_the_clock_back(
    file: WorkspaceFile, room: Room, clock: PlayClock, play_id: str
) -> None:
    clock.now(play_in(file), room.wall)
    room.pass_by(6)
    playing_turns.begin_step(file, by(room, clock), play_id, Step.PLAN)
    file.undo()

    assert elapsed(file, room, clock) == timedelta(minutes=6)


def test_that_a_log_without_counts_is_read_by_its_times(file: WorkspaceFile, room: Room) -> None:
    play_id = begun(file, By("control", room.wall))
    playing_turns.begin_step(file, By("control", room.wall + timedelta(minutes=4)), play_id, Step.PLAN)

    assert play_in(file).entries[-1].ran is None
    assert state_of(play_in(file)).step_began == room.wall + timedelta(minutes=4)
