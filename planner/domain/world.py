"""The two worlds a run may be drawn in: whether today's practice stays as it is, or stops, starts and wanders."""

from __future__ import annotations

from enum import StrEnum


class World(StrEnum):
    """Which world the draws of a run are taken in; a setting of the run, never a lever.

    The value is what files and the command line write, `words` what a person reads. Central runs are always steady.
    """

    STEADY = "steady"
    TURNING = "turning"

    @property
    def words(self) -> str:
        """As said within a sentence, small letters first."""
        return _WORDS[self]


OF_EXERCISES = World.STEADY
"""Exercises run in the steady world: there the events list turns it."""

_WORDS = {World.STEADY: "if today’s practice holds", World.TURNING: "as the world may turn"}
