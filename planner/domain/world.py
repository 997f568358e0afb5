"""The two worlds a projection can run in. A setting of a run, not a lever: one comparison runs in one world."""

from __future__ import annotations

from enum import StrEnum


class World(StrEnum):
    """How today's practice goes on. In files and on the command line by value, in front of people by `words`."""

    STEADY = "steady"
    TURNING = "turning"

    @property
    def words(self) -> str:
        """The name on screen and in reports."""
        return _WORDS[self]

    @property
    def meaning(self) -> str:
        """One sentence on what the ranges of this world carry."""
        return _MEANINGS[self]


_WORDS = {World.STEADY: "If today’s practice holds", World.TURNING: "As the world may turn"}
_MEANINGS = {
    World.STEADY: "Ranges carry what is not known about today; practice goes on every month as it is.",
    World.TURNING: "Practice stops, starts and comes in bursts; custodians may change unplanned.",
}
