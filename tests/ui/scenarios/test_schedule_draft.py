"""A schedule while it is edited."""

from __future__ import annotations

from planner.domain.period import Month
from planner.domain.schedule import Schedule, clear, constant, ramp, steps
from planner.ui.scenarios.draft import (
    Kind,
    as_kind,
    dated,
    free_month,
    kind_of,
    with_point_added,
    with_point_moved,
    without_point,
)

START = Month.of(2019, 11)
HORIZON = START.plus(60)
TWO = steps((START.plus(4), 450), (START.plus(10), 600))


def changed(schedule: Schedule, kind: Kind) -> Schedule:
    return as_kind(schedule, kind, START, HORIZON, 300)


def test_that_a_point_stays_between_its_neighbours() -> None:
    moved = with_point_moved(TWO, 0, START.plus(40), 500, START, HORIZON)
    assert dated(moved, START)[0] == (START.plus(9), 500)


def test_that_a_point_stays_inside_the_projection() -> None:
    moved = with_point_moved(TWO, 1, START.plus(400), 500, START, HORIZON)
    assert dated(moved, START)[1] == (HORIZON, 500)


def test_that_a_constant_only_moves_up_and_down() -> None:
    assert with_point_moved(constant(3), 0, START.plus(9), 7, START, HORIZON) == constant(7)


def test_that_a_point_added_to_a_constant_makes_steps() -> None:
    assert with_point_added(constant(3), START.plus(6), 9, START) == steps((START, 3), (START.plus(6), 9))


def test_that_the_last_point_cannot_be_taken_away() -> None:
    one = steps((START.plus(4), 450))
    assert without_point(one, 0, START) == one
    assert without_point(TWO, 0, START) == steps((START.plus(10), 600))


def test_that_a_change_of_kind_keeps_the_points_it_can() -> None:
    assert changed(TWO, Kind.RAMP) == ramp((START.plus(4), 450), (START.plus(10), 600))
    assert changed(TWO, Kind.CONSTANT) == constant(600)
    assert kind_of(changed(TWO, Kind.POINTS)) is Kind.POINTS


def test_that_every_kind_can_become_every_other() -> None:
    kinds = list(Kind)
    made = [kind_of(changed(changed(TWO, first), second)) for first in kinds for second in kinds]
    assert made == kinds * len(kinds)


def test_that_clearing_begins_where_the_points_began() -> None:
    assert changed(TWO, Kind.CLEAR) == clear(24, START.plus(4))


def test_that_there_is_no_room_after_a_point_at_the_horizon() -> None:
    assert free_month(steps((HORIZON, 1)), START, HORIZON) is None
    assert free_month(TWO, START, HORIZON) == START.plus(16)
