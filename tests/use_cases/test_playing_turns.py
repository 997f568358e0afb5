"""Turns of a play: begun, advanced only when everything is ready, revealed, rewound, ended; never by undo."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from small_exercise import CAMPS, PRISONS, SMALL, begun, computed, play_of, play_turn, ready_to_advance, state_in

from planner.domain.errors import InputError
from planner.domain.exercise import Step
from planner.domain.play import ActionStatus, Advanced, Rating, StepBegan
from planner.domain.schedule import constant
from planner.domain.value import changed
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By
from planner.use_cases.exercises import exercises, playing_cells, playing_debrief, playing_injects, playing_turns
from planner.use_cases.history import can_be_undone, redo, undo
from planner.use_cases.workspaces import open_workspace

GUARDS = ("custodian", "guard_ratio", PRISONS, constant(0.8))


def test_that_a_play_begins_at_the_brief_of_turn_1_with_the_exercise_as_it_was(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    exercises.change_exercise(file, by, changed(file.load().exercises[0], purpose="changed later"))
    state = state_in(file, play)
    assert (state.turn, state.step) == (1, Step.BRIEF)
    assert state.exercise.purpose == ""


def test_that_an_exercise_with_a_failure_is_not_played(file: WorkspaceFile, by: By) -> None:
    exercises.new_exercise(file, by, "Empty", "nes-2019")
    with pytest.raises(InputError, match=r"“Empty” cannot be played yet\. Turns: The exercise has no turn\."):
        playing_turns.begin_play(file, by, "x1")


def test_that_a_turn_is_advanced_only_when_every_cell_is_locked_and_adjudicated(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    mark = computed(file, play).fingerprint
    with pytest.raises(InputError, match="Custodian is not sealed, Foreign affairs is not sealed"):
        playing_turns.advance(file, by, play, mark)
    playing_cells.seal(file, by, play, "custodian")
    playing_cells.lock(file, by, play, "custodian")
    playing_cells.seal(file, by, play, "foreign")
    with pytest.raises(InputError, match="Custodian is not adjudicated, Foreign affairs is not locked"):
        playing_turns.advance(file, by, play, mark)


def test_that_a_turn_is_not_advanced_with_the_results_of_other_decisions(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    before = computed(file, play)
    ready_to_advance(file, by, play, GUARDS)
    with pytest.raises(InputError, match="not up to date"):
        playing_turns.advance(file, by, play, before.fingerprint)
    playing_turns.advance(file, by, play, computed(file, play, before).fingerprint)
    assert state_in(file, play).advanced


def test_that_advancing_is_one_change_that_begins_the_reveal_and_is_not_undone(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    play_turn(file, by, play, GUARDS)
    last = play_of(file, play).entries[-2:]
    assert [type(entry) for entry in last] == [Advanced, StepBegan]
    assert state_in(file, play).step is Step.REVEAL
    with pytest.raises(InputError, match="A turn that was played is not undone"):
        undo(file)


def test_that_a_turn_without_any_decision_can_be_advanced(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    found = play_turn(file, by, play)
    assert found.decided.fingerprint == found.nothing.fingerprint == found.played.fingerprint
    assert state_in(file, play).advanced


def test_that_steps_do_not_cross_the_advance(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    with pytest.raises(InputError, match="Turn 1 is not played yet; advance it before you go to “discuss”"):
        playing_turns.begin_step(file, by, play, Step.DISCUSS)
    with pytest.raises(InputError, match="advance it before the next one begins"):
        playing_turns.begin_next_turn(file, by, play)
    playing_turns.begin_step(file, by, play, Step.SEAL)
    playing_turns.begin_step(file, by, play, Step.PLAN)
    play_turn(file, by, play)
    with pytest.raises(InputError, match="Turn 1 is played, so its decisions stand"):
        playing_turns.begin_step(file, by, play, Step.PLAN)
    playing_turns.begin_step(file, by, play, Step.DISCUSS)
    playing_turns.begin_next_turn(file, by, play)
    assert (state_in(file, play).turn, state_in(file, play).step) == (2, Step.BRIEF)


def test_that_there_is_no_turn_after_the_last_and_an_ended_play_takes_no_decisions(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    with pytest.raises(InputError, match="nothing to debrief"):
        playing_turns.end_play(file, by, play)
    play_turn(file, by, play)
    playing_turns.begin_next_turn(file, by, play)
    play_turn(file, by, play)
    with pytest.raises(InputError, match="Turn 2 was the last one"):
        playing_turns.begin_next_turn(file, by, play)
    playing_turns.end_play(file, by, play)
    with pytest.raises(InputError, match="This play has ended"):
        playing_injects.send_inject(file, by, play, 3)


def test_that_only_what_a_view_shows_and_never_a_blank_can_be_ticked_to_reveal(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    with pytest.raises(InputError, match="The public may not be told this figure"):
        playing_turns.prepare_reveal(file, by, play, "escapes", "public", True)
    with pytest.raises(InputError, match="Custodian may not be told this figure"):
        playing_turns.prepare_reveal(file, by, play, "escapes", "custodian", True)
    with pytest.raises(InputError, match="no audience “nobody”"):
        playing_turns.prepare_reveal(file, by, play, CAMPS, "nobody", True)
    with pytest.raises(InputError, match="belong to no cell"):
        playing_turns.prepare_reveal(file, by, play, "decisions:nobody", "public", True)
    with pytest.raises(InputError, match="never tells decisions"):
        playing_turns.prepare_reveal(file, by, play, "decisions:custodian", "public", True)


def test_that_a_tick_can_be_undone_and_made_again_as_long_as_nobody_was_told(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    playing_turns.prepare_reveal(file, by, play, CAMPS, "public", True)
    ticked = playing_turns.prepare_reveal(file, by, play, CAMPS, "custodian", True)
    assert can_be_undone(ticked)
    undo(file)
    assert state_in(file, play).prepared == {(CAMPS, "public")}
    redo(file)
    assert state_in(file, play).prepared == {(CAMPS, "public"), (CAMPS, "custodian")}
    taken_back = playing_turns.prepare_reveal(file, by, play, CAMPS, "public", False)
    assert (ticked.label, taken_back.label) == ("tick a reveal", "take back the tick of a reveal")
    assert state_in(file, play).prepared == {(CAMPS, "custodian")}
    assert playing_turns.prepare_reveal(file, by, play, CAMPS, "custodian", True).edits == ()


def test_that_ticks_wait_for_the_advance_and_are_then_told(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    playing_turns.prepare_reveal(file, by, play, CAMPS, "public", True)
    playing_turns.prepare_reveal(file, by, play, "decisions:custodian", "foreign", True)
    playing_turns.prepare_reveal(file, by, play, CAMPS, "custodian", True)
    playing_turns.prepare_reveal(file, by, play, CAMPS, "custodian", False)
    with pytest.raises(InputError, match="revealed after the advance"):
        playing_turns.reveal(file, by, play)
    play_turn(file, by, play, GUARDS)
    playing_turns.reveal(file, by, play)
    with pytest.raises(InputError, match="The players have seen this"):
        undo(file)
    state = state_in(file, play)
    assert state.told == {(1, CAMPS, "public"), (1, "decisions:custodian", "foreign")}
    assert state.prepared == frozenset()
    with pytest.raises(InputError, match="Nothing is ticked"):
        playing_turns.reveal(file, by, play)


def test_that_rewinding_begins_a_turn_again_and_keeps_the_path_that_was_left(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    play_turn(file, by, play, GUARDS)
    playing_turns.begin_next_turn(file, by, play)
    with pytest.raises(InputError, match="Turn 3 has not begun on this path; rewind to turn 1, 2"):
        playing_turns.rewind(file, by, play, 3)
    playing_turns.rewind(file, by, play, 1, "the guards were forgotten")
    state = state_in(file, play)
    assert (state.turn, state.path, state.played) == (1, 2, ())
    assert [turn.turn for turn in state.left[0].played] == [1]
    assert state.cells["custodian"].choices == ()


def test_that_the_same_turn_played_again_after_a_rewind_gives_the_same_fingerprint(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    first = play_turn(file, by, play, GUARDS)
    playing_turns.rewind(file, by, play, 1)
    second = play_turn(file, by, play, GUARDS)
    assert second.fingerprint == first.fingerprint


def test_that_pausing_stops_the_clocks_and_twice_changes_nothing(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    later = replace(by, when=by.when + timedelta(minutes=2))
    playing_turns.set_clock(file, by, play, False)
    assert playing_turns.set_clock(file, by, play, False).edits == ()
    state = state_in(file, play)
    assert state.elapsed(by.when, later.when) == timedelta()
    playing_turns.set_clock(file, later, play, True)
    assert state_in(file, play).running


def test_that_a_frozen_window_stays_frozen_while_messages_change(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    playing_turns.freeze(file, by, play, True)
    playing_turns.show(file, by, play, "  Stay  calm. ")
    state = state_in(file, play)
    assert (state.frozen, state.message) == (True, "Stay calm.")
    playing_turns.freeze(file, by, play, False)
    assert (state_in(file, play).frozen, state_in(file, play).message) == (False, "Stay calm.")
    with pytest.raises(InputError, match="one screen holds 200"):
        playing_turns.show(file, by, play, "x" * 201)


def test_that_notes_ratings_and_the_improvement_plan_can_be_written_after_the_end(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    play_turn(file, by, play)
    playing_turns.end_play(file, by, play)
    playing_debrief.note(file, by, play, "The lock came late.", hot_wash=True)
    playing_debrief.rate(file, by, play, "O1", Rating.S, "in turn 2 only")
    playing_debrief.improve(file, by, play, 1, "Late lock", "Rehearse sealing", "Lead controller")
    playing_debrief.improve(
        file, by, play, 1, "Late lock", "Rehearse sealing", "Lead controller", None, ActionStatus.DONE
    )
    state = state_in(file, play)
    assert [note.hot_wash for note in state.notes] == [True]
    assert state.ratings["O1"].rating is Rating.S
    assert state.improvements[1].status is ActionStatus.DONE
    with pytest.raises(InputError, match="no objective “O9”"):
        playing_debrief.rate(file, by, play, "O9", Rating.S)
    with pytest.raises(InputError, match="has 1 rows; change one of them, or add row 2"):
        playing_debrief.improve(file, by, play, 3, "a", "b", "c")
    with pytest.raises(InputError, match="needs an owner, a post and no name"):
        playing_debrief.improve(file, by, play, 2, "a", "b", " ")


def test_that_a_file_opened_again_in_the_middle_of_a_turn_stands_where_it_was(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    found = play_turn(file, by, play, GUARDS)
    playing_turns.begin_next_turn(file, by, play)
    playing_cells.decide(file, by, play, *GUARDS[:3], constant(0.9), "more")
    before = state_in(file, play)
    file.close()
    with open_workspace(file.path) as again:
        assert state_in(again, play) == before
        kept = computed(again, play)
        assert kept.played.fingerprint == found.fingerprint
        undo(again)
        assert state_in(again, play).cells["custodian"].choices == ()
        redo(again)
        assert state_in(again, play) == before


def test_that_deleting_a_play_can_be_undone_with_its_whole_log(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    play_turn(file, by, play, GUARDS)
    before = play_of(file, play)
    playing_turns.delete_play(file, by, play)
    assert file.load().plays == ()
    undo(file)
    assert play_of(file, play) == before


def test_that_a_play_stays_when_its_exercise_is_deleted_and_the_id_is_not_used_again(
    file: WorkspaceFile, by: By
) -> None:
    play = begun(file, by)
    exercises.delete_exercise(file, by, "x1")
    exercises.add_exercise(file, by, SMALL, "add {}")
    assert play_of(file, play).exercise.id == "x1"
    assert [exercise.id for exercise in file.load().exercises] == ["x2"]
