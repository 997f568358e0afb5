"""What documents of exercises are made from in tests."""

from __future__ import annotations

import pytest
from short_play import Played, short_play

from planner.domain.exercise import Exercise
from planner.domain.situation import Situation
from planner.system.exercises import shipped_exercises
from planner.system.situations import shipped_situations


@pytest.fixture(scope="session")
def october() -> Exercise:
    """The exercise most documents are looked at in."""
    return shipped_exercises()[0]


@pytest.fixture(scope="session")
def situation() -> Situation:
    """What both exercises are played on."""
    return shipped_situations()[0]


@pytest.fixture(scope="session")
def played(october: Exercise, situation: Situation) -> Played:
    """Two turns of *October 2019*, played and looked back on."""
    return short_play(october, situation)
