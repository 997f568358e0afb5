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

    @property
    def heading(self) -> str:
        """As said at the head of a line."""
        return self.words[:1].upper() + self.words[1:]

    @property
    def brief(self) -> str:
        """Where there is hardly any room."""
        return _BRIEF[self]

    @property
    def meaning(self) -> str:
        """What is different in it, after a colon."""
        return _MEANINGS[self]


OF_EXERCISES = World.STEADY
"""Exercises run in the steady world: there the events list turns it."""

_BRIEF = {World.STEADY: "holds", World.TURNING: "may turn"}
_MEANINGS = {
    World.STEADY: "every month goes on as today, at a level that is not known exactly",
    World.TURNING: "practice stops, starts and comes in bursts, and custodians may change",
}
_WORDS = {World.STEADY: "if today’s practice holds", World.TURNING: "as the world may turn"}
