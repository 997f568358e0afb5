"""Decisions of cells: only what they hold, within limits and budget; sealed, locked, returned, adjudicated."""

from __future__ import annotations

from dataclasses import replace

import pytest
from small_exercise import FAMILIES, PAIR, PRISONS, SMALL, begun, state_in

from planner.analysis.exercises.alternatives import alternatives_of
from planner.analysis.exercises.costs import beyond, cell_book, held_by
from planner.domain.errors import InputError
from planner.domain.play import Amendment
from planner.domain.play_state import Standing
from planner.domain.schedule import Schedule, clear, constant, parse_schedule
from planner.domain.value import changed
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By
from planner.use_cases.exercises import playing_cells


@pytest.fixture
def play(file: WorkspaceFile, by: By) -> str:
    return begun(file, by)


def test_that_a_cell_decides_only_levers_it_holds(file: WorkspaceFile, by: By, play: str) -> None:
    with pytest.raises(InputError, match=r"Custodian does not hold transfer capacity; choose one"):
        playing_cells.decide(file, by, play, "custodian", "transfer_capacity", "", constant(400))
    with pytest.raises(InputError, match=r"Custodian does not hold guard ratio \(site=SDF camps\)"):
        playing_cells.decide(file, by, play, "custodian", "guard_ratio", "site=SDF camps", constant(0.8))
    with pytest.raises(InputError, match="no cell “nobody”"):
        playing_cells.decide(file, by, play, "nobody", "guard_ratio", PRISONS, constant(0.8))


@pytest.mark.parametrize(
    ("schedule", "said"),
    [
        (constant(1.2), "Prison guards must be within 0.3–1 for Custodian; 1.2 is outside"),
        (constant(2), "Guard ratio must be from 0.1 to 1.5"),
        (parse_schedule("0.5@2019-12,0.6@2020-01"), "takes one value; it holds from the first month of the turn"),
        (clear(12), "takes one value"),
    ],
)
def test_that_a_decision_is_one_value_within_the_limits(
    file: WorkspaceFile, by: By, play: str, schedule: Schedule, said: str
) -> None:
    with pytest.raises(InputError, match=said):
        playing_cells.decide(file, by, play, "custodian", "guard_ratio", PRISONS, schedule)


def test_that_a_lever_that_clears_takes_months_only(file: WorkspaceFile, by: By, play: str) -> None:
    with pytest.raises(InputError, match="Families home takes a number of months"):
        playing_cells.decide(file, by, play, "foreign", "repatriation_requests", FAMILIES, constant(40))
    playing_cells.decide(file, by, play, "foreign", "repatriation_requests", FAMILIES, clear(24))
    assert [str(choice.asked) for choice in state_in(file, play).cells["foreign"].choices] == ["clear 24"]


def test_that_a_budget_is_not_overdrawn_and_a_changed_decision_is_charged_once(
    file: WorkspaceFile, by: By, play: str
) -> None:
    playing_cells.decide(file, by, play, "foreign", "repatriation_requests", FAMILIES, clear(24))
    situation = file.load().situations[0]
    assert cell_book(state_in(file, play), situation, "foreign").left == 4
    with pytest.raises(InputError, match="That costs 5 points and Foreign affairs has 4 of 20 left"):
        playing_cells.decide(file, by, play, "foreign", "reception_places", "origin=France", constant(100))
    playing_cells.decide(file, by, play, "foreign", "repatriation_requests", FAMILIES, clear(18))
    assert cell_book(state_in(file, play), situation, "foreign").left == 0


def test_that_a_decision_can_be_taken_back_once(file: WorkspaceFile, by: By, play: str) -> None:
    playing_cells.decide(file, by, play, "custodian", "guard_ratio", PRISONS, constant(0.8))
    playing_cells.withdraw(file, by, play, "custodian", "guard_ratio", PRISONS)
    assert state_in(file, play).cells["custodian"].choices == ()
    with pytest.raises(InputError, match="nothing to take back"):
        playing_cells.withdraw(file, by, play, "custodian", "guard_ratio", PRISONS)


def test_that_the_same_decision_again_writes_nothing(file: WorkspaceFile, by: By, play: str) -> None:
    playing_cells.decide(file, by, play, "custodian", "guard_ratio", PRISONS, constant(0.8), "thin")
    assert playing_cells.decide(file, by, play, "custodian", "guard_ratio", PRISONS, constant(0.8), "thin ").edits == ()


def test_that_sealed_decisions_are_reopened_by_the_cell_and_locked_ones_returned_with_a_reason(
    file: WorkspaceFile, by: By, play: str
) -> None:
    with pytest.raises(InputError, match="The decisions of Custodian are open; seal them first"):
        playing_cells.lock(file, by, play, "custodian")
    playing_cells.seal(file, by, play, "custodian")
    with pytest.raises(InputError, match="are sealed; reopen them to decide something else"):
        playing_cells.decide(file, by, play, "custodian", "guard_ratio", PRISONS, constant(0.8))
    playing_cells.reopen(file, by, play, "custodian")
    playing_cells.seal(file, by, play, "custodian")
    playing_cells.lock(file, by, play, "custodian")
    with pytest.raises(InputError, match="are locked; ask the facilitator to return them"):
        playing_cells.reopen(file, by, play, "custodian")
    with pytest.raises(InputError, match="why the decisions are returned"):
        playing_cells.return_to_cell(file, by, play, "custodian", " ")
    playing_cells.return_to_cell(file, by, play, "custodian", "you forgot the camps")
    there = state_in(file, play).cells["custodian"]
    assert (there.standing, there.reason) == (Standing.OPEN, "you forgot the camps")


def test_that_an_amendment_needs_a_decision_and_a_reason_and_can_be_replaced(
    file: WorkspaceFile, by: By, play: str
) -> None:
    playing_cells.decide(file, by, play, "foreign", "tracking_places", PAIR, constant(75))
    playing_cells.seal(file, by, play, "foreign")
    with pytest.raises(InputError, match="are sealed; lock them first"):
        playing_cells.adjudicate(file, by, play, "foreign")
    playing_cells.lock(file, by, play, "foreign")
    fewer = Amendment(lever="tracking_places", members=PAIR, schedule=constant(70), reason="no staff")
    with pytest.raises(InputError, match="there is nothing to amend"):
        playing_cells.adjudicate(
            file,
            by,
            play,
            "foreign",
            [Amendment(lever="repatriation_requests", members=FAMILIES, schedule=None, reason="no")],
        )
    with pytest.raises(InputError, match="Say why"):
        playing_cells.adjudicate(
            file, by, play, "foreign", [Amendment(lever="tracking_places", members=PAIR, schedule=None, reason=" ")]
        )
    playing_cells.adjudicate(file, by, play, "foreign", [fewer])
    assert state_in(file, play).cells["foreign"].choices[0].decided == constant(70)
    assert playing_cells.adjudicate(file, by, play, "foreign", [fewer]).edits == ()
    playing_cells.adjudicate(file, by, play, "foreign")
    assert state_in(file, play).cells["foreign"].choices[0].decided == constant(75)


def test_that_an_amendment_past_limits_and_budget_is_said_plainly(file: WorkspaceFile, by: By) -> None:
    play = begun(file, by)
    held = held_by(SMALL.cell("custodian"), "guard_ratio", PRISONS)
    assert held is not None
    past = changed(SMALL.cell("custodian"), levers=(changed(held, maximum=0.8, price=30.0, step=0.05),))
    playing_cells.decide(file, by, play, "custodian", "guard_ratio", PRISONS, constant(0.75))
    playing_cells.seal(file, by, play, "custodian")
    playing_cells.lock(file, by, play, "custodian")
    more = Amendment(lever="guard_ratio", members=PRISONS, schedule=constant(0.95), reason="more recruits")
    playing_cells.adjudicate(file, by, play, "custodian", (more,))
    state = state_in(file, play)
    tight = replace(state, exercise=changed(SMALL, cells=(past, *SMALL.cells[1:])))
    outside, over = beyond(cell_book(tight, file.load().situations[0], "custodian"))
    assert "is outside what Custodian may decide" in outside
    assert over.startswith("It costs ")
    alternatives = alternatives_of(tight, file.load().situations[0], 1)
    assert any(found.cell == "Custodian" for found in alternatives)
