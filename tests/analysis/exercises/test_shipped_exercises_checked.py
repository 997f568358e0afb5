"""The shipped exercises, checked as a whole."""

from __future__ import annotations

import pytest

from planner.analysis.exercises.checks import check_exercise
from planner.domain.exercise import Exercise
from planner.system.exercises import SHIPPED, shipped_exercises
from planner.system.situations import shipped_situations


@pytest.mark.parametrize("exercise", shipped_exercises(), ids=SHIPPED)
def test_that_a_shipped_exercise_has_nothing_to_be_mended(exercise: Exercise) -> None:
    situation = next(found for found in shipped_situations() if found.id == exercise.situation_id)

    assert check_exercise(exercise, situation) == ()
