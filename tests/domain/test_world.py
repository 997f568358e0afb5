"""The two worlds and their words."""

from __future__ import annotations

import pytest

from planner.domain.world import OF_EXERCISES, World


def test_that_a_world_is_written_as_one_word_in_files() -> None:
    assert (str(World.STEADY), str(World.TURNING)) == ("steady", "turning")
    assert World("turning") is World.TURNING


@pytest.mark.parametrize(
    ("world", "words"), [(World.STEADY, "if today’s practice holds"), (World.TURNING, "as the world may turn")]
)
def test_that_a_person_reads_what_the_world_means(world: World, words: str) -> None:
    assert world.words == words


def test_that_exercises_run_where_only_their_events_turn_the_world() -> None:
    assert OF_EXERCISES is World.STEADY
