"""What tests of the console need beside it: a clock moved by hand, and what the log comes to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from planner.domain.play_state import PlayState, state_of
from planner.ui.exercises.run.page import RunPage

BEGAN = datetime(2026, 11, 20)


@dataclass
class HandClock:
    """The time, as the console reads it."""

    now: datetime = BEGAN

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, minutes: float) -> None:
        """Let minutes go by."""
        self.now += timedelta(minutes=minutes)


def state_on(console: RunPage) -> PlayState:
    """Where the play stands by its log."""
    return state_of(console.board.play)
