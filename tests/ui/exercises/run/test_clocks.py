"""The clocks count down, do not stop at zero, stand still in a pause, and move the plan with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from small_exercise import SMALL

from planner.domain.exercise import Step
from planner.domain.play_state import PlayState
from planner.ui.exercises.run.clocks import clocks_of, hours_text, left_text, plan_of, planned_of_inject

BEGAN = datetime(2026, 11, 20, 9, 30)
STATE = PlayState(SMALL, turn=1, step=Step.PLAN, turn_began=BEGAN, step_began=BEGAN + timedelta(minutes=1))


def at(minutes: float) -> datetime:
    return BEGAN + timedelta(minutes=minutes)


def test_that_time_left_is_in_minutes_and_seconds() -> None:
    assert left_text(timedelta(minutes=3, seconds=36)) == "03:36"


def test_that_a_clock_does_not_stop_at_zero_but_says_by_how_much_it_is_over() -> None:
    assert left_text(timedelta(seconds=-42)) == "over by 00:42"


def test_that_a_session_is_counted_in_hours_and_minutes() -> None:
    assert hours_text(timedelta(minutes=94)) == "01:34"


def test_that_step_turn_and_session_are_counted_from_their_own_beginnings() -> None:
    shown = clocks_of(STATE, BEGAN, at(2))
    assert (shown.step.text, shown.turn.text, shown.turn.aside) == ("01:00", "05:00", "at 09:37")
    assert (shown.session.text, shown.session.aside) == ("00:02", "of 00:14")


def test_that_an_overrun_step_is_marked_without_touching_the_turn() -> None:
    shown = clocks_of(STATE, BEGAN, at(3.7))
    assert (shown.step.text, shown.step.over) == ("over by 00:42", True)
    assert not shown.turn.over


def test_that_clocks_stand_still_in_a_pause() -> None:
    paused = replace(STATE, pauses=((at(1.5), None),))
    assert clocks_of(paused, BEGAN, at(2)).step.text == clocks_of(paused, BEGAN, at(60)).step.text == "01:30"
    assert not clocks_of(paused, BEGAN, at(60)).running


def test_that_a_pause_moves_what_lies_ahead() -> None:
    paused = replace(STATE, pauses=((at(2), at(12)),))
    calm, moved = plan_of(STATE, BEGAN, at(20)), plan_of(paused, BEGAN, at(20))
    assert moved[1].begins - calm[1].begins == timedelta(minutes=10)


def test_that_an_inject_is_due_by_the_minute_of_its_turn() -> None:
    plan = plan_of(STATE, BEGAN, at(1))
    assert planned_of_inject(plan, 1, 3) == "09:33"
    assert planned_of_inject(plan, 2, 2) == "09:39"
    assert planned_of_inject(plan[1:], 1, 3) == ""
