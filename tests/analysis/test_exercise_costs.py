"""What is in force for a cell, what decisions cost, and how far a budget reaches."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from small_exercise import CUSTODIAN, FAMILIES, FOREIGN, PRISONS, SMALL

from planner.analysis.exercises.alternatives import affordable
from planner.analysis.exercises.costs import cost_of
from planner.analysis.exercises.in_force import InForce, in_force, limits_text, schedule_text
from planner.domain.exercise import HeldLever
from planner.domain.play_state import CellState, Choice, InjectState, InjectStatus, PlayState, Standing, TurnPlayed
from planner.domain.schedule import Schedule, clear, constant
from planner.domain.value import changed
from planner.system.levers import LEVER_BY_NAME
from planner.system.situations import shipped_situations

NES = shipped_situations()[0]
SMALL_BEGAN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
GUARDS, RELEASES = CUSTODIAN.levers
HOME, TRACKING, RECEPTION = FOREIGN.levers


def fresh(turn: int = 1) -> PlayState:
    return PlayState(SMALL, turn=turn, cells={"custodian": CellState(), "foreign": CellState()})


def played(*choices: Choice, cell: str = "custodian") -> PlayState:
    """Turn 2 on the table, after a turn 1 in which one cell decided."""
    when = SMALL_BEGAN
    cells = {**fresh().cells, cell: CellState(choices, Standing.LOCKED)}
    return replace(fresh(2), played=(TurnPlayed(1, when, when, cells, "f"),))


def there(held: HeldLever, state: PlayState | None = None) -> InForce:
    found = state or fresh()
    return in_force(found, NES, found.turn, [held])[held.lever, held.members]


def made(held: HeldLever, *values: float, clears_within: float | None = None) -> InForce:
    return InForce(LEVER_BY_NAME[held.lever], values, values, held.clears, clears_within)


def test_that_todays_practice_is_in_force_before_anybody_decides() -> None:
    assert there(GUARDS).text == "0.70"
    assert there(RELEASES).text == "420"
    assert there(TRACKING).text == "66–73 each"
    assert there(RECEPTION).text == "no limit known"
    assert there(HOME).text.endswith(" a month")


def test_that_a_played_decision_is_in_force_in_the_next_turn() -> None:
    state = played(Choice("guard_ratio", PRISONS, constant(0.9), ""))
    assert there(GUARDS, state).text == "0.90"


def test_that_what_is_left_of_the_months_to_clear_is_in_force() -> None:
    state = played(Choice("repatriation_requests", FAMILIES, clear(24), ""), cell="foreign")
    assert there(HOME, state).text == "in 22 mo."


def test_that_an_inject_strikes_beside_what_is_in_force() -> None:
    long = changed(SMALL.injects[0], effects=(changed(SMALL.injects[0].effects[0], months=12),))
    sent = {1: InjectState(long, InjectStatus.SENT, turn=1)}
    found = there(GUARDS, replace(played(), injects=sent))
    assert (found.text, found.struck_text) == ("0.70", "0.49")


@pytest.mark.parametrize(
    ("held", "values", "schedule", "cost"),
    [
        (GUARDS, (0.7,), constant(0.8), 8),
        (GUARDS, (0.7,), constant(0.65), 4),
        (GUARDS, (0.7,), constant(0.701), 1),
        (GUARDS, (0.7,), constant(0.7), 0),
        (RELEASES, (250,), constant(300), 2),
        (TRACKING, (60, 70), constant(75), 2),
        (TRACKING, (60, 70), constant(65), 1),
        (TRACKING, (65, 65), constant(65), 0),
        (RECEPTION, (math.nan,), constant(500), 5),
    ],
)
def test_that_a_decision_costs_its_price_for_each_step_in_whole_points(
    held: HeldLever, values: tuple[float, ...], schedule: Schedule, cost: int
) -> None:
    assert cost_of(held, made(held, *values), schedule) == cost


@pytest.mark.parametrize(("left", "months", "cost"), [(None, 24, 16), (None, 48, 4), (22, 12, 7), (22, 22, 0)])
def test_that_clearing_is_priced_from_the_slowest_allowed_and_then_from_what_is_left(
    left: float | None, months: int, cost: int
) -> None:
    assert cost_of(HOME, made(HOME, 3.0, clears_within=left), clear(months)) == cost


def test_that_nothing_is_charged_for_what_is_free_or_refused() -> None:
    assert cost_of(changed(GUARDS, price=0), made(GUARDS, 0.7), constant(1)) == 0
    assert cost_of(GUARDS, made(GUARDS, 0.7), None) == 0


def test_that_limits_and_decisions_read_as_on_the_console() -> None:
    assert limits_text(GUARDS) == "0.30–1.00"
    assert limits_text(RELEASES) == "0–1\u202f000"
    assert limits_text(HOME) == "6–48 mo."
    assert limits_text(changed(HOME, maximum=240)) == "6 mo. or more"
    assert limits_text(changed(RECEPTION, maximum=5000)) == "no limit known"
    assert schedule_text(clear(12), LEVER_BY_NAME["repatriation_requests"]) == "in 12 mo."
    assert schedule_text(constant(75), LEVER_BY_NAME["tracking_places"], 2) == "75 each"


def test_that_a_budget_reaches_so_far_either_way_in_whole_steps_and_no_farther() -> None:
    assert list(affordable(GUARDS, made(GUARDS, 0.7), 30)) == [constant(0.4), constant(1)]
    assert list(affordable(GUARDS, made(GUARDS, 0.7), 9)) == [constant(0.6), constant(0.8)]
    assert list(affordable(GUARDS, made(GUARDS, 0.7), 0)) == []
    assert list(affordable(TRACKING, made(TRACKING, 60, 70), 4)) == [constant(50), constant(80)]
    assert list(affordable(HOME, made(HOME, 3.0), 20)) == [clear(18)]
    assert list(affordable(RECEPTION, made(RECEPTION, math.nan), 4)) == []
    assert list(affordable(GUARDS, made(GUARDS, 0.1), 9)) == []  # from below the limits not even the lowest is reached
    assert list(affordable(GUARDS, made(GUARDS, 0.1), 16)) == [constant(0.3)]
    assert list(affordable(RECEPTION, made(RECEPTION, math.nan), 5)) == [constant(0), constant(500)]


def test_that_whatever_a_budget_reaches_is_within_it_and_within_the_limits() -> None:
    found = [
        (held, points, schedule)
        for held in (GUARDS, RELEASES, TRACKING, HOME)
        for points in range(41)
        for schedule in affordable(held, there(held), points)
    ]
    assert len(found) > 100
    assert all(cost_of(held, there(held), schedule) <= points for held, points, schedule in found)
    assert all(held.minimum <= schedule.points[0].value <= held.maximum for held, _, schedule in found)


def test_that_a_limit_unknown_for_several_is_not_known_for_each() -> None:
    assert made(RECEPTION, math.nan, math.nan).text == "no limit known"
    assert made(RECEPTION, 50, 50).text == "50 each"
    assert made(RECEPTION, 50).text == "50"
    assert schedule_text(constant(75), LEVER_BY_NAME["tracking_places"]) == "75"
    assert schedule_text(constant(0.5), LEVER_BY_NAME["guard_ratio"], 2) == "0.50"


def test_that_a_limit_struck_where_none_was_known_is_told() -> None:
    lever = LEVER_BY_NAME["reception_places"]

    assert InForce(lever, (math.nan,), (5.0,)).struck_text == "5"
    assert InForce(lever, (5.0,), (math.nan,)).struck_text == "no limit known"
    assert InForce(lever, (math.nan,), (math.nan,)).struck_text == ""


def test_that_only_a_cell_that_decides_in_months_is_told_what_is_left_of_them() -> None:
    by_numbers = changed(HOME, clears=False)
    state = played(Choice("repatriation_requests", FAMILIES, clear(24), ""), cell="foreign")

    assert there(by_numbers, state).clears_within is None
    assert there(HOME, state).clears_within == 22


@pytest.mark.parametrize(
    ("values", "value", "distance"), [((60.0, 70.0), 75.0, 20.0), ((60.0, 70.0), 65.0, 0.0), ((60.0, 70.0), 50.0, 30.0)]
)
def test_that_distance_is_that_of_the_total_where_members_add_up(
    values: tuple[float, ...], value: float, distance: float
) -> None:
    assert made(TRACKING, *values).distance(value) == pytest.approx(distance)
    assert made(GUARDS, 0.5, 0.7).distance(0.9) == pytest.approx(0.3)


@pytest.mark.parametrize(
    ("lever", "value", "text"),
    [
        ("tracking_places", 9.96, "9.96"),
        ("tracking_places", 10.4, "10"),
        ("tracking_places", 123.6, "124"),
        ("guard_ratio", 0.6789, "0.68"),
    ],
)
def test_that_todays_practice_is_shown_in_figures_a_person_would_use(lever: str, value: float, text: str) -> None:
    assert InForce(LEVER_BY_NAME[lever], (value,), (value,)).text == text


def test_that_at_least_a_month_is_left_of_what_should_be_done() -> None:
    late = replace(fresh(2), turn=2)
    when = SMALL_BEGAN
    cells = {**fresh().cells, "foreign": CellState((Choice("repatriation_requests", FAMILIES, clear(2), ""),))}
    state = replace(late, played=(TurnPlayed(1, when, when, cells, "f"),))

    assert there(HOME, state).text == "in 1 mo."
