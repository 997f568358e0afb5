"""The clocks of a play as values: what each counts down, and when each step and turn is planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import accumulate

from planner.domain.exercise import STEPS, Step
from planner.domain.play_state import PlayState


@dataclass(frozen=True)
class Countdown:
    """One clock: what it is called, the time it shows, and whether the plan has run out."""

    name: str
    text: str
    aside: str = ""
    over: bool = False


@dataclass(frozen=True)
class Clocks:
    """The clock of the step, of the turn and of the session."""

    step: Countdown
    turn: Countdown
    session: Countdown
    running: bool = True


def clocks_of(state: PlayState, began: datetime, now: datetime) -> Clocks:
    """All three clocks at `now`. They do not stop at zero: from then on they say by how much the plan is over."""
    minutes = state.exercise.turns[state.turn - 1].minutes
    step_left = timedelta(minutes=minutes[STEPS.index(state.step)]) - state.elapsed(state.step_began or began, now)
    turn_left = timedelta(minutes=sum(minutes)) - state.elapsed(state.turn_began or began, now)
    planned = timedelta(minutes=sum(sum(turn.minutes) for turn in state.exercise.turns))
    played = state.elapsed(began, now)
    return Clocks(
        Countdown(state.step.capitalize(), left_text(step_left), over=step_left < timedelta()),
        Countdown(
            f"Turn {state.turn} ends in",
            left_text(turn_left),
            "" if turn_left < timedelta() else f"at {clock_text(now + turn_left)}",
            turn_left < timedelta(),
        ),
        Countdown("Session", hours_text(played), f"of {hours_text(planned)}", played > planned),
        state.running,
    )


def left_text(left: timedelta) -> str:
    """`03:36`, or `over by 00:42` when the time is up."""
    seconds = round(left.total_seconds())
    minutes, rest = divmod(abs(seconds), 60)
    return f"over by {minutes:02d}:{rest:02d}" if seconds < 0 else f"{minutes:02d}:{rest:02d}"


def clock_text(moment: datetime) -> str:
    """What a clock on the wall shows then, `11:06`, on the near side and on the far side of a change to summer time."""
    return f"{moment.astimezone() if moment.tzinfo else moment:%H:%M}"


def hours_text(span: timedelta) -> str:
    """Hours and minutes: `01:34`."""
    hours, minutes = divmod(int(span.total_seconds()) // 60, 60)
    return f"{hours:02d}:{minutes:02d}"


@dataclass(frozen=True)
class Planned:
    """When a turn, and each of its steps, is planned to begin."""

    turn: int
    begins: datetime
    steps: tuple[tuple[Step, datetime], ...]


def plan_of(state: PlayState, began: datetime, now: datetime) -> tuple[Planned, ...]:
    """Clock times of the turn on the table and of those after it; a pause moves all that lies ahead."""
    begun = state.turn_began or began
    begins = begun + (now - begun - state.elapsed(begun, now) if now > begun else timedelta())
    found = []
    for number in range(max(state.turn, 1), len(state.exercise.turns) + 1):
        minutes = state.exercise.turns[number - 1].minutes
        offsets = accumulate((0, *minutes))
        times = [begins + timedelta(minutes=offset) for offset in offsets]
        found.append(Planned(number, begins, tuple(zip(STEPS, times, strict=False))))
        begins = times[-1]
    return tuple(found)


def planned_of_inject(plan: tuple[Planned, ...], turn: int, minute: int) -> str:
    """When an inject is due, `11:06`; empty for a turn that was played."""
    found = next((turns for turns in plan if turns.turn == turn), None)
    return clock_text(found.begins + timedelta(minutes=minute)) if found else ""
