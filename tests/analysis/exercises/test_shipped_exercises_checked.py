"""The shipped exercises, checked as a whole."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from planner.analysis.exercises.checks import check_exercise
from planner.analysis.exercises.in_force import in_force
from planner.domain.exercise import Exercise
from planner.domain.play import Play
from planner.domain.play_state import state_of
from planner.system.exercises import SHIPPED, shipped_exercises
from planner.system.situations import shipped_situations

BEGAN = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("exercise", shipped_exercises(), ids=SHIPPED)
def test_that_a_shipped_exercise_has_nothing_to_be_mended(exercise: Exercise) -> None:
    situation = next(found for found in shipped_situations() if found.id == exercise.situation_id)

    assert check_exercise(exercise, situation) == ()


@pytest.mark.parametrize("exercise", shipped_exercises(), ids=SHIPPED)
def test_that_every_lever_of_a_shipped_exercise_can_be_raised_from_what_holds_at_first(exercise: Exercise) -> None:
    situation = next(found for found in shipped_situations() if found.id == exercise.situation_id)
    state = state_of(Play(id="p1", exercise=exercise, began=BEGAN))
    held = [one for cell in exercise.cells for one in cell.levers if not one.clears]

    there = in_force(state, situation, 1, held)

    assert [one.title for one in held if not there[one.lever, one.members].mean < one.maximum] == []
