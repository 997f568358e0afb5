"""Where a play stands follows from its log alone: steps, clocks, injects, decisions, turns, and paths left behind."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from planner.domain.exercise import Cell, Exercise, HeldLever, Inject, Step, Turn
from planner.domain.play import (
    Adjudicated,
    Advanced,
    Amendment,
    CellAction,
    CellMoved,
    ClockSet,
    Decided,
    Ended,
    Entry,
    InjectAction,
    InjectMoved,
    InjectWritten,
    Noted,
    Play,
    Rated,
    Rating,
    Revealed,
    Rewound,
    Shown,
    StepBegan,
)
from planner.domain.play_state import InjectStatus, PlayState, Standing, state_of
from planner.domain.schedule import constant
from planner.domain.value import changed

BEGAN = datetime(2026, 11, 19, 9, 30)
GUARDS = HeldLever(lever="guard_ratio", members="site=SDF camps", minimum=0.4, maximum=1)
EXERCISE = Exercise(
    id="x1",
    name="October 2019",
    situation_id="nes-2019",
    cells=(Cell(id="custodian", name="Custodian", levers=(GUARDS,)), Cell(id="home", name="Home affairs")),
    turns=(Turn(months=4, minutes=(4, 12, 4, 6, 3, 7)), Turn(months=2, minutes=(4, 12, 4, 6, 3, 7))),
    injects=(Inject(number=1, turn=1, title="Guards below half"), Inject(number=2, turn=2, title="Returns resume")),
)


class Log:
    """Writes entries minute by minute."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []

    def __call__(self, kind: Any, **fields: Any) -> Log:
        number = len(self.entries) + 1
        at = fields.pop("at", BEGAN + timedelta(minutes=number - 1))
        self.entries.append(kind(number=number, at=at, who="lead controller", **fields))
        return self

    @property
    def state(self) -> PlayState:
        return state_of(Play(id="p1", exercise=EXERCISE, began=BEGAN, entries=tuple(self.entries)))


def decide(log: Log, value: float) -> Log:
    return log(
        Decided, cell="custodian", lever=GUARDS.lever, members=GUARDS.members, schedule=constant(value), why="thin"
    )


@pytest.fixture
def log() -> Log:
    return Log()(StepBegan, turn=1, step=Step.BRIEF)


@pytest.fixture
def played(log: Log) -> Log:
    """Turn 1 with inject 1 sent and guards at 0.7 is played; turn 2 has begun."""
    log(InjectMoved, inject=1, action=InjectAction.SENT)
    decide(log, 0.7)(CellMoved, cell="custodian", action=CellAction.LOCKED)(Adjudicated, cell="custodian")
    return log(Advanced, turn=1, fingerprint="f00d")(StepBegan, turn=2, step=Step.BRIEF)


def test_that_a_play_without_entries_has_not_begun() -> None:
    state = Log().state

    assert (state.turn, state.played, state.ended) == (0, (), False)
    assert set(state.cells) == {"custodian", "home"}
    assert [found.status for found in state.injects.values()] == [InjectStatus.READY] * 2


def test_that_the_clock_of_a_step_starts_anew_and_that_of_the_turn_goes_on(log: Log) -> None:
    state = log(StepBegan, turn=1, step=Step.PLAN).state

    assert state.step is Step.PLAN
    assert state.turn_began == BEGAN
    assert state.step_began == BEGAN + timedelta(minutes=1)


def test_that_time_in_which_the_clocks_stood_does_not_count(log: Log) -> None:
    log(ClockSet, running=False, at=BEGAN + timedelta(minutes=5))
    log(ClockSet, running=True, at=BEGAN + timedelta(minutes=15))
    state = log(ClockSet, running=False, at=BEGAN + timedelta(minutes=20)).state

    assert not state.running
    assert state.elapsed(BEGAN, BEGAN + timedelta(minutes=60)) == timedelta(minutes=10)
    assert state.elapsed(BEGAN + timedelta(minutes=10), BEGAN + timedelta(minutes=18)) == timedelta(minutes=3)


def test_that_setting_a_clock_to_what_it_is_changes_nothing(log: Log) -> None:
    assert log(ClockSet, running=True).state.pauses == ()


def test_that_a_sent_inject_belongs_to_the_turn_on_the_table(log: Log) -> None:
    sent = log(InjectMoved, inject=1, action=InjectAction.SENT).state.injects[1]

    assert (sent.status, sent.turn, sent.at) == (InjectStatus.SENT, 1, BEGAN + timedelta(minutes=1))


def test_that_an_inject_sent_after_the_advance_belongs_to_the_next_turn(log: Log) -> None:
    log(Advanced, turn=1, fingerprint="f00d")

    assert log(InjectMoved, inject=1, action=InjectAction.SENT).state.injects[1].turn == 2


def test_that_a_hold_can_be_taken_back_and_an_opened_inject_stays_sent(log: Log) -> None:
    log(InjectMoved, inject=1, action=InjectAction.HELD)(InjectMoved, inject=1, action=InjectAction.READY)
    assert log.state.injects[1].status is InjectStatus.READY

    log(InjectMoved, inject=1, action=InjectAction.SENT)
    opened = log(InjectMoved, inject=1, action=InjectAction.OPENED, cell="home").state.injects[1]
    assert (opened.status, opened.opened) == (InjectStatus.SENT, {"home"})


def test_that_an_inject_holds_as_it_was_last_written(log: Log) -> None:
    other = changed(EXERCISE.injects[0], title="Guards below a third")
    added = Inject(number=3, turn=2, title="A new one")

    state = log(InjectWritten, inject=other)(InjectWritten, inject=added).state

    assert [found.inject.title for found in state.injects.values()] == [other.title, "Returns resume", added.title]


def test_that_the_last_decision_on_a_lever_holds_and_can_be_withdrawn(log: Log) -> None:
    decide(decide(log, 0.7), 0.8)
    (choice,) = log.state.cells["custodian"].choices
    assert (choice.asked, choice.decided) == (constant(0.8), constant(0.8))

    log(Decided, cell="custodian", lever=GUARDS.lever, members=GUARDS.members, schedule=None)
    assert log.state.cells["custodian"].choices == ()


def test_that_an_amendment_keeps_what_the_cell_asked_for(log: Log) -> None:
    decide(log, 0.9)(CellMoved, cell="custodian", action=CellAction.LOCKED)
    amended = Amendment(lever=GUARDS.lever, members=GUARDS.members, schedule=constant(0.6), reason="no staff")
    cell = log(Adjudicated, cell="custodian", amendments=(amended,)).state.cells["custodian"]

    assert cell.adjudicated_at is not None
    assert (cell.choices[0].asked, cell.choices[0].decided) == (constant(0.9), constant(0.6))


def test_that_a_cell_given_back_its_decisions_must_be_adjudicated_again(log: Log) -> None:
    decide(log, 0.9)(CellMoved, cell="custodian", action=CellAction.LOCKED)(Adjudicated, cell="custodian")
    cell = log(CellMoved, cell="custodian", action=CellAction.RETURNED, reason="over budget").state.cells["custodian"]

    assert (cell.standing, cell.adjudicated_at, cell.reason) == (Standing.OPEN, None, "over budget")
    assert len(cell.choices) == 1


def test_that_a_played_turn_is_kept_and_the_next_one_begins_with_a_clean_table(played: Log) -> None:
    state = played.state

    assert [turn.turn for turn in state.played] == [1]
    assert state.played[0].cells["custodian"].choices[0].decided == constant(0.7)
    assert state.cells["custodian"].choices == ()
    assert (state.turn, state.advanced, state.open_turn) == (2, False, 2)


def test_that_prepared_ticks_wait_and_revealed_items_are_told(log: Log) -> None:
    log(Revealed, item="escapes", audience="home", turn=1, prepared=True)
    assert log.state.prepared == {("escapes", "home")}
    assert log.state.told == frozenset()

    log(Revealed, item="escapes", audience="home", turn=1)
    assert log.state.prepared == frozenset()
    assert log.state.told == {(1, "escapes", "home")}


def test_that_rewinding_restores_the_start_of_a_turn_on_a_new_path(played: Log) -> None:
    before = played.state
    decide(played, 1.0)(Rated, objective="O1", rating=Rating.S)(Noted, text="Camps were not weighed.")
    after = played(Rewound, turn=1, reason="the clock was wrong").state

    assert (after.turn, after.step, after.path, after.played) == (1, Step.BRIEF, 2, ())
    assert after.injects[1].status is InjectStatus.READY
    assert after.cells["custodian"].choices == ()
    assert [(left.path, left.played, left.reason) for left in after.left] == [(1, before.played, "the clock was wrong")]
    assert after.ratings["O1"].rating is Rating.S
    assert [note.text for note in after.notes] == ["Camps were not weighed."]


def test_that_a_second_path_can_be_played_and_left_as_well(played: Log) -> None:
    played(Rewound, turn=1)(Advanced, turn=1, fingerprint="beef")(StepBegan, turn=2, step=Step.BRIEF)
    state = played(Rewound, turn=2).state

    assert [turn.fingerprint for turn in state.played] == ["beef"]
    assert [left.path for left in state.left] == [1, 2]
    assert state.path == 3


def test_that_the_public_window_says_what_was_shown_last_and_play_ends(log: Log) -> None:
    state = log(Shown, message="The camps are full.", frozen=True)(Ended).state

    assert (state.message, state.frozen, state.ended) == ("The camps are full.", True, True)


def test_that_a_message_lasts_until_the_next_brief_and_is_not_carried_back(played: Log) -> None:
    played(StepBegan, turn=2, step=Step.BRIEF)(Shown, message="Winter is early.", frozen=True)
    assert played.state.message == "Winter is early."

    back = played(Rewound, turn=1).state
    assert (back.message, back.frozen) == ("", True)
    played(Shown, message="Again.")(StepBegan, turn=2, step=Step.BRIEF)
    assert played.state.message == ""


def test_that_rewinding_keeps_what_control_wrote_of_injects_and_makes_them_ready_again(log: Log) -> None:
    mended = changed(EXERCISE.injects[0], title="Guards below a third")
    log(InjectWritten, inject=mended)(InjectWritten, inject=Inject(number=20, turn=1, title="By hand"))
    log(InjectMoved, inject=20, action=InjectAction.SENT)(Noted, inject=20, text="Went well.")

    state = log(Rewound, turn=1).state

    assert state.injects[1].inject.title == "Guards below a third"
    written = state.injects[20]
    assert (written.inject.title, written.status, written.note) == ("By hand", InjectStatus.READY, "Went well.")


def test_that_a_prepared_tick_can_be_taken_back_and_is_gone_once_told(log: Log) -> None:
    tick = {"item": "escapes", "audience": "home", "turn": 1}
    log(Revealed, prepared=True, **tick)(Revealed, prepared=True, item="untracked", audience="home", turn=1)
    assert log.state.prepared == {("escapes", "home"), ("untracked", "home")}
    log(Revealed, prepared=True, on=False, **tick)
    assert log.state.prepared == {("untracked", "home")}
    assert log.state.told == frozenset()
    log(Revealed, item="untracked", audience="home", turn=1)
    assert (log.state.prepared, log.state.told) == (frozenset(), {(1, "untracked", "home")})


def test_that_only_a_sent_inject_belongs_to_a_turn(log: Log) -> None:
    log(InjectMoved, inject=1, action=InjectAction.HELD)
    assert (log.state.injects[1].status, log.state.injects[1].turn) == (InjectStatus.HELD, 0)


def test_that_rewinding_takes_up_a_play_that_had_ended(played: Log) -> None:
    played(Ended)
    assert played.state.ended
    played(Rewound, turn=1, reason="again")
    assert not played.state.ended
