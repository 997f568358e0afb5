"""The results of a play: one world for all paths, previews against nothing new, and a debrief against what could be."""

from __future__ import annotations

import numpy as np
import pytest
from small_exercise import (
    CAMPS,
    CUSTODIAN,
    FAMILIES,
    FOREIGN,
    PAIR,
    PRISONS,
    SMALL,
    begun,
    computed,
    play_of,
    play_turn,
    ready_to_advance,
    state_in,
)

from planner.analysis.exercises.conditions import condition_now
from planner.analysis.exercises.decision_log import decision_log, decisions_text
from planner.analysis.exercises.figures import true_at
from planner.analysis.exercises.gate import gate
from planner.analysis.exercises.path import path_of
from planner.domain.errors import Cancelled, InputError
from planner.domain.play import Amendment
from planner.domain.progress import silent
from planner.domain.schedule import clear, constant
from planner.domain.value import changed
from planner.domain.world import World
from planner.engine.march import Watch
from planner.store.workspace_file import WorkspaceFile
from planner.system.resolution import layers_of
from planner.system.run import run_blocks
from planner.system.wired import SYSTEM
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.exercises import exercises, playing_cells, playing_debrief, playing_injects, playing_turns
from planner.use_cases.exercises.play_debrief import debrief_request, debrief_results, keep_debrief
from planner.use_cases.exercises.play_results import turn_request, turn_results

GUARDS = ("custodian", "guard_ratio", PRISONS, constant(0.9))
HOME = ("foreign", "repatriation_requests", FAMILIES, clear(24))


def test_that_a_preview_pairs_the_decisions_with_nothing_new_this_turn(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    ready_to_advance(file, by, play, GUARDS, HOME)
    found = computed(file, play)
    rows = {row.title: row for row in found.at_end}
    assert rows["Third-country minors held"].runs_text == "lower in all"
    assert rows["Third-country minors held"].ends[2] < 0
    assert rows["Escapes, cumulative"].difference.lower > rows["Escapes, cumulative"].difference.higher
    assert found.nothing.fingerprint == found.played.fingerprint


def test_that_an_inject_of_the_turn_is_in_both_sides_of_the_preview(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    playing_injects.send_inject(file, by, play, 1)
    found = computed(file, play)
    assert found.decided.fingerprint == found.nothing.fingerprint != found.played.fingerprint
    assert {row.text for row in found.at_end} == {"no change"}


def test_that_results_that_are_there_are_not_computed_again(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    first = computed(file, play)
    assert set(turn_request(file, play).kept) == {first.played.fingerprint}
    ready_to_advance(file, by, play, GUARDS)
    second = computed(file, play, first)
    playing_turns.advance(file, by, play, second.fingerprint)
    request = turn_request(file, play, second)
    assert request.played.fingerprint == second.fingerprint
    assert set(request.kept) == {request.played.fingerprint, request.nothing.fingerprint}


def test_that_a_key_tells_whether_results_are_those_of_the_log(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    found = computed(file, play)
    playing_debrief.note(file, by, play, "nothing that moves results")
    assert turn_request(file, play).key == found.key
    playing_cells.decide(file, by, play, *GUARDS)
    assert turn_request(file, play).key != found.key


def test_that_computing_can_be_stopped(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)

    def stop(fraction: float, note: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        turn_results(turn_request(file, play), projecting.compute, stop)


def test_that_later_turns_do_not_move_what_was_played(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    first = play_turn(file, by, play, GUARDS)
    playing_turns.begin_next_turn(file, by, play)
    second = play_turn(file, by, play, HOME)
    assert all(
        np.array_equal(first.decided.draws[key][:3], second.decided.draws[key][:3])
        for key in ("escapes", CAMPS, "untracked", "minors_held|nationality=third-country")
    )


def test_that_people_are_conserved_along_the_played_path(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    playing_injects.send_inject(file, by, play, 1)
    play_turn(file, by, play, GUARDS, HOME)
    playing_turns.begin_next_turn(file, by, play)
    playing_injects.send_inject(file, by, play, 4)
    play_turn(file, by, play, ("foreign", "reception_places", "origin=France", constant(20)))
    situation = file.load().situations[0]
    chain = path_of(state_in(file, play), situation, 2)
    stocks = [Watch(stock.name, ()) for stock in SYSTEM.stocks if stock.people]
    brought = [Watch(move.brings, ()) for move in SYSTEM.sources]
    (block,) = run_blocks(situation, layers_of(situation, chain, 4), [*stocks, *brought], 4, 4, 7, World.STEADY)
    people = sum(np.asarray(block[watch]) for watch in stocks)
    came = np.cumsum(sum(np.asarray(block[watch]) for watch in brought), axis=0)
    np.testing.assert_allclose(people, people[0] + came, rtol=1e-11)


def test_that_the_gate_lists_what_is_missing(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    playing_cells.seal(file, by, play, "custodian")
    waiting = gate(state_in(file, play), preview_current=False)
    assert not waiting.ready
    assert waiting.missing == (
        "1 of 2 decisions sealed: Foreign affairs open",
        "0 of 2 locked: Custodian, Foreign affairs open",
        "0 of 2 adjudicated: Custodian, Foreign affairs open",
        "Preview is being computed",
    )
    playing_cells.reopen(file, by, play, "custodian")
    ready_to_advance(file, by, play)
    assert gate(state_in(file, play), preview_current=True).ready
    assert gate(state_in(file, play), preview_current=True).action == "Advance 2 months"
    playing_turns.advance(file, by, play, computed(file, play).fingerprint)
    assert not gate(state_in(file, play), preview_current=True).ready


def test_that_a_condition_reads_the_median_of_the_path_as_played(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    condition = SMALL.injects[1].condition
    assert condition is not None
    found = computed(file, play)
    now = condition_now(condition, found.played, found.reached)
    assert now.value == pytest.approx(np.median(found.played.draws[f"guards|{PRISONS}"][0]))
    assert (now.met, now.text) == (False, f"now {now.value:.2f}")
    assert now.words == "If guards, of those needed, SDF prisons is below 0.60"
    play_turn(file, by, play, ("custodian", "guard_ratio", PRISONS, constant(0.5)))
    later = computed(file, play)
    assert condition_now(condition, later.played, later.reached).met
    assert condition_now(condition, None, later.reached).text == "now being computed"


def test_that_the_decision_log_says_what_was_asked_decided_and_why(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    fewer = Amendment(lever="guard_ratio", members=PRISONS, schedule=constant(0.8), reason="no staff")
    play_turn(file, by, play, GUARDS, HOME, amendments=(fewer,))
    first, second = decision_log(state_in(file, play), file.load().situations[0])
    assert (first.text, first.decided, first.why) == ("Prison guards 0.70 → 0.90", "0.80", "for a reason")
    assert (first.outcome, first.cost) == ("Amended to 0.80: no staff", 8)
    assert (second.cell, second.outcome) == ("Foreign affairs", "Accepted")


def test_that_two_cells_that_call_a_lever_the_same_are_told_apart(file: WorkspaceFile, by: By) -> None:
    tracking = changed(FOREIGN.levers[1], title="Prison guards")
    foreign = changed(FOREIGN, levers=(FOREIGN.levers[0], tracking))
    play = begun(file, by, changed(SMALL, cells=(CUSTODIAN, foreign)))
    play_turn(file, by, play, GUARDS, ("foreign", "tracking_places", PAIR, constant(75)))
    text = decisions_text(state_in(file, play), file.load().situations[0], 1)
    assert text == "Prison guards 0.90 (Custodian); Prison guards 75 each (Foreign affairs)"


def test_that_a_debrief_sets_the_play_against_nothing_and_each_turn_against_what_could_have_been(
    file: WorkspaceFile, by: By
) -> None:
    play = begun(file, by)
    with pytest.raises(InputError, match="nothing to debrief"):
        debrief_request(file, play)
    play_turn(file, by, play, ("custodian", "guard_ratio", PRISONS, constant(0.6)), HOME)
    playing_turns.begin_next_turn(file, by, play)
    play_turn(file, by, play)
    request = debrief_request(file, play)
    found = debrief_results(request, projecting.compute, silent)
    keep_debrief(file, found)
    first, second = found.turns
    assert first.decisions == "Families home in 24 mo.; Prison guards 0.60"
    assert [row.title for row in first.changed] == ["Escapes", "Untracked", "Child-months"]
    assert {row.text for row in second.changed} == {"no change"}
    assert first.best_security is not None
    assert first.best_security.alternative.text == "Prison guards 1.00"
    assert first.best_security.security.difference.spread.median < 0
    assert first.tried + second.tried == len(request.tried)
    assert str(found.horizon) == "2020-03"
    assert set(debrief_request(file, play).kept) >= {found.actual.fingerprint, found.nothing.fingerprint}


def test_that_where_the_best_was_chosen_none_was_lower(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    play_turn(file, by, play, ("custodian", "guard_ratio", PRISONS, constant(1)))
    (turn,) = debrief_results(debrief_request(file, play), projecting.compute, silent).turns
    assert turn.tried > 3
    assert turn.best_security is None


def test_that_an_alternative_leaves_later_turns_as_they_were_played(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    play_turn(file, by, play)
    playing_turns.begin_next_turn(file, by, play)
    play_turn(file, by, play, GUARDS)
    state, situation = state_in(file, play), file.load().situations[0]
    other = next(found for found, _ in debrief_request(file, play).tried if found.turn == 1)
    chain = path_of(state, situation, 2, changed=other.choice, changed_in=1)
    assert [len(layer.overrides) for layer in chain] == [0, 1, 1]
    assert chain[2].overrides[0].lever == "guard_ratio"


def test_that_turns_saved_as_scenarios_give_the_very_results_of_the_play(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    found = play_turn(file, by, play, GUARDS)
    exercises.copy_turns_to_scenarios(file, by, play)
    workspace = file.load()
    last = next(scenario for scenario in workspace.scenarios if scenario.name == "Two short turns, turn 1")
    asked = projecting.prepare(
        workspace, last.id, draws=SMALL.draws, seed=SMALL.seed, months=SMALL.months, world=World.STEADY
    )
    assert asked.fingerprint == found.fingerprint
    assert last.overrides[0].authorship.why == "Custodian: for a reason"


def test_that_the_truth_is_the_median_of_draws(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    found = computed(file, play)
    month = found.reached.plus(1)
    assert true_at(found.played, "escapes", month) == pytest.approx(np.median(found.played.draws["escapes"][1]))
    assert play_of(file, play).exercise.draws == found.played.draw_count
