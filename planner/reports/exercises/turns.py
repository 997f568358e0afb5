"""The turns of an exercise as tables: when they are in exercise time, how long they take, how their steps run."""

from __future__ import annotations

from planner.domain.exercise import STEPS, Exercise, Turn
from planner.domain.situation import Situation
from planner.domain.wording import DASH
from planner.reports.document import Number, Table


def turn_span(exercise: Exercise, situation: Situation, turn: int) -> str:
    """`Nov 2019–Mar 2020`."""
    first = exercise.first_month(turn, situation.start)
    return f"{first.label}{DASH}{first.plus(exercise.turns[turn - 1].months).label}"


def turns_table(exercise: Exercise, situation: Situation) -> Table:
    """When the turns are, without what happens in them."""
    rows = [
        (f"Turn {number}", turn_span(exercise, situation, number), _months(turn), _minutes(sum(turn.minutes)))
        for number, turn in enumerate(exercise.turns, start=1)
    ]
    total = (
        "Together",
        f"{situation.start.label}{DASH}{situation.start.plus(exercise.months).label}",
        Number(f"{exercise.months}", exercise.months, unit="months"),
        _minutes(minutes_of(exercise)),
    )
    return Table(
        "The turns",
        ("Turn", "Exercise time", "Months", "Real minutes"),
        (*rows, total),
        frozenset({2, 3}),
        (20, 40, 20, 20),
        strong=frozenset({len(rows)}),
    )


def steps_table(exercise: Exercise) -> Table:
    """The minutes of each step, turn by turn."""
    numbers = range(1, len(exercise.turns) + 1)
    rows = [
        (step.value.capitalize(), *(_minutes(turn.minutes[place]) for turn in exercise.turns))
        for place, step in enumerate(STEPS)
    ]
    return Table(
        "Minutes of each step", ("Step", *(f"Turn {number}" for number in numbers)), tuple(rows), frozenset(numbers)
    )


def minutes_of(exercise: Exercise) -> int:
    """Real minutes of all turns together."""
    return sum(sum(turn.minutes) for turn in exercise.turns)


def _months(turn: Turn) -> Number:
    return Number(f"{turn.months}", turn.months, unit="months")


def _minutes(minutes: int) -> Number:
    return Number(f"{minutes}", minutes, unit="minutes")
