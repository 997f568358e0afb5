"""Injects during play: sent once, held, skipped with a reason, written, copied; what a cell has opened stays."""

from __future__ import annotations

import pytest
from small_exercise import LATE, SCRIPTED, TRIGGERED, begun, play_turn, state_in

from planner.domain.errors import InputError
from planner.domain.exercise import Effect
from planner.domain.play_state import InjectStatus
from planner.domain.scenario import Operation
from planner.domain.value import changed
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By
from planner.use_cases.exercises import playing_injects, playing_turns
from planner.use_cases.history import can_be_undone, undo


@pytest.fixture
def play(file: WorkspaceFile, by: By) -> str:
    return begun(file, by)


def status(file: WorkspaceFile, play: str, number: int) -> InjectStatus:
    return state_in(file, play).injects[number].status


def test_that_an_inject_is_sent_once(file: WorkspaceFile, by: By, play: str) -> None:
    playing_injects.send_inject(file, by, play, 1)
    assert status(file, play, 1) is InjectStatus.SENT
    with pytest.raises(InputError, match="Inject 1 is sent already; copy it"):
        playing_injects.send_inject(file, by, play, 1)
    with pytest.raises(InputError, match="cannot be held"):
        playing_injects.hold_inject(file, by, play, 1)
    with pytest.raises(InputError, match="There is no inject 9"):
        playing_injects.send_inject(file, by, play, 9)


def test_that_holding_asks_for_nothing_and_skipping_for_a_reason(file: WorkspaceFile, by: By, play: str) -> None:
    playing_injects.hold_inject(file, by, play, 1)
    assert status(file, play, 1) is InjectStatus.HELD
    with pytest.raises(InputError, match="Say in one line why inject 1 is skipped"):
        playing_injects.skip_inject(file, by, play, 1, "  ")
    playing_injects.skip_inject(file, by, play, 1, "no time")
    assert state_in(file, play).injects[1].reason == "no time"
    playing_injects.ready_inject(file, by, play, 1)
    assert status(file, play, 1) is InjectStatus.READY
    undo(file)
    assert status(file, play, 1) is InjectStatus.SKIPPED


def test_that_sending_is_undone_until_a_cell_has_opened_it(file: WorkspaceFile, by: By, play: str) -> None:
    playing_injects.send_inject(file, by, play, 2)
    undo(file)
    assert status(file, play, 2) is InjectStatus.READY
    with pytest.raises(InputError, match="not sent yet"):
        playing_injects.opened_inject(file, by, play, 2, "custodian")
    playing_injects.send_inject(file, by, play, 2)
    opened = playing_injects.opened_inject(file, by, play, 2, "custodian")
    assert not can_be_undone(opened)
    with pytest.raises(InputError, match="A cell has opened this inject"):
        undo(file)
    assert state_in(file, play).injects[2].opened == {"custodian"}


def test_that_an_inject_the_room_has_seen_is_not_undone(file: WorkspaceFile, by: By, play: str) -> None:
    assert not can_be_undone(playing_injects.send_inject(file, by, play, 1))
    with pytest.raises(InputError, match="The players have seen this"):
        undo(file)
    assert status(file, play, 1) is InjectStatus.SENT


def test_that_a_cell_opens_only_what_was_sent_to_it(file: WorkspaceFile, by: By, play: str) -> None:
    playing_injects.send_inject(file, by, play, 3)
    with pytest.raises(InputError, match="Inject 3 is not for Custodian"):
        playing_injects.opened_inject(file, by, play, 3, "custodian")
    playing_injects.opened_inject(file, by, play, 3, "foreign")
    assert playing_injects.opened_inject(file, by, play, 3, "foreign").edits == ()


def test_that_what_is_sent_after_the_advance_acts_in_the_next_turn_and_not_after_the_last(
    file: WorkspaceFile, by: By, play: str
) -> None:
    play_turn(file, by, play)
    playing_injects.send_inject(file, by, play, 1)
    assert state_in(file, play).injects[1].turn == 2
    playing_turns.begin_next_turn(file, by, play)
    play_turn(file, by, play)
    with pytest.raises(InputError, match="Inject 4 would act after the last turn"):
        playing_injects.send_inject(file, by, play, 4)
    playing_injects.send_inject(file, by, play, 3)


def test_that_an_inject_is_written_with_the_next_number_and_checked(file: WorkspaceFile, by: By, play: str) -> None:
    with pytest.raises(InputError, match="A new inject takes the next number, 5, not 8"):
        playing_injects.write_inject(file, by, play, changed(SCRIPTED, number=8))
    with pytest.raises(InputError, match="Inject 5: It belongs to turn 3, which is not there"):
        playing_injects.write_inject(file, by, play, changed(SCRIPTED, number=5, turn=3))
    broken = Effect(target="guards", operation=Operation.SET, value=1, months=1)
    with pytest.raises(InputError, match="Inject 5: Effect 1: There is no lever or parameter “guards”"):
        playing_injects.write_inject(file, by, play, changed(SCRIPTED, number=5, effects=(broken,)))
    playing_injects.write_inject(file, by, play, changed(SCRIPTED, number=5, title="A second call"))
    assert state_in(file, play).injects[5].inject.title == "A second call"


def test_that_what_is_sent_stays_as_it_was_written(file: WorkspaceFile, by: By, play: str) -> None:
    playing_injects.send_inject(file, by, play, 1)
    with pytest.raises(InputError, match="Inject 1 is sent; copy it to the next turn and change the copy"):
        playing_injects.write_inject(file, by, play, changed(SCRIPTED, title="Never mind"))
    playing_injects.write_inject(file, by, play, changed(TRIGGERED, title="A court decides"))
    assert state_in(file, play).injects[3].inject.title == "A court decides"


def test_that_a_copy_goes_to_the_next_turn_and_there_is_none_after_the_last(
    file: WorkspaceFile, by: By, play: str
) -> None:
    playing_injects.copy_inject_to_next_turn(file, by, play, 1)
    copy = state_in(file, play).injects[5].inject
    assert (copy.turn, copy.title) == (2, SCRIPTED.title)
    with pytest.raises(InputError, match="There is no turn after turn 2"):
        playing_injects.copy_inject_to_next_turn(file, by, play, LATE.number)


def test_that_an_evaluators_note_replaces_the_one_before(file: WorkspaceFile, by: By, play: str) -> None:
    playing_injects.note_inject(file, by, play, 1, "Prisons only.")
    playing_injects.note_inject(file, by, play, 1, "Prisons, then camps.")
    assert state_in(file, play).injects[1].note == "Prisons, then camps."
    assert playing_injects.note_inject(file, by, play, 1, "Prisons, then camps. ").edits == ()
