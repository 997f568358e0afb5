"""How long plays have run, counted by a clock that nobody sets: not summer time, not the user, not a time server."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from planner.domain.play import Play
from planner.domain.play_state import moment_of


class PlayClock:
    """Counts on from what the log says, adding what passed by the computer's clock while no planner was open."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds
        self._began: dict[str, float] = {}

    def ran(self, play: Play, wall: datetime) -> float:
        """Seconds the play has run, pauses included; never less than its log says. `wall` is the present moment."""
        logged = wall_gap = 0.0
        if play.entries:
            last = play.entries[-1]
            logged = max((moment_of(play.began, last) - play.began).total_seconds(), 0.0)
            wall_gap = max((wall - last.at).total_seconds(), 0.0)
        began = self._began.setdefault(play.id, self._seconds() - logged - wall_gap)
        return max(self._seconds() - began, logged)

    def now(self, play: Play, wall: datetime) -> datetime:
        """The present on the play's own clock."""
        return play.began + timedelta(seconds=self.ran(play, wall))
