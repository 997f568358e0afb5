"""What a cell could have decided instead on one lever: the farthest it could pay for, either way."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass

from planner.analysis.exercises.cell_briefing import lever_title
from planner.analysis.exercises.costs import HeldLine, cell_book, cost_of
from planner.analysis.exercises.in_force import InForce, schedule_text
from planner.domain.exercise import HeldLever
from planner.domain.play_state import Choice, PlayState
from planner.domain.quantity import Quantity
from planner.domain.schedule import Schedule, clear, constant
from planner.domain.situation import Situation

_WHOLE = (Quantity.SWITCH, Quantity.TIER, Quantity.PERSONS, Quantity.PERSONS_A_MONTH, Quantity.PLACES)
"""Quantities that are decided in whole numbers."""


@dataclass(frozen=True)
class Alternative:
    """One lever of one cell decided otherwise in one turn; everything else, and later turns, as played."""

    turn: int
    cell: str
    lever: str
    members: str
    schedule: Schedule
    text: str

    @property
    def choice(self) -> Choice:
        """The decision that takes the place of what was decided."""
        return Choice(self.lever, self.members, self.schedule, "")


def alternatives_of(state: PlayState, situation: Situation, turn: int) -> tuple[Alternative, ...]:
    """Every alternative of a played turn, within the limits and the budget its cells had.

    Where an amendment spent more than a cell had, each alternative has the whole budget: the cell did not choose that.
    """
    found: list[Alternative] = []
    for cell in state.exercise.cells:
        book = cell_book(state, situation, cell.id, turn)
        for line in book.lines:
            points = book.left + line.cost if book.left >= 0 else cell.budget
            for schedule in affordable(line.held, line.in_force, points):
                if _is_new(line, schedule):
                    words = schedule_text(schedule, line.in_force.lever, len(line.in_force.values))
                    text = f"{lever_title(line)} {words}"
                    found.append(Alternative(turn, cell.name, line.held.lever, line.held.members, schedule, text))
    return tuple(found)


def affordable(held: HeldLever, there: InForce, points: float) -> Iterator[Schedule]:
    """The farthest decisions that so many points pay for: down and up, or the shortest `clear`."""
    if held.clears:
        months = range(math.ceil(held.minimum), math.floor(held.maximum) + 1)
        shortest = next((month for month in months if cost_of(held, there, clear(month)) <= points), None)
        if shortest is not None:
            yield clear(shortest)
        return
    ends = (_farthest(held, there, points, limit) for limit in (held.minimum, held.maximum))
    for value in dict.fromkeys(end for end in ends if end is not None):
        yield constant(value)


def _farthest(held: HeldLever, there: InForce, points: float, limit: float) -> float | None:
    """The value nearest to a limit that can be paid for, in whole steps; None when nothing on that side can."""
    if cost_of(held, there, constant(limit)) <= points:
        return limit
    if math.isnan(there.mean) or points < 1:
        return None
    reach = math.floor(points) * held.step / held.price
    reach /= len(there.values) if there.additive else 1
    toward = 1 if limit > there.mean else -1
    rounding = math.floor if toward > 0 else math.ceil
    steps = rounding((there.mean + toward * reach) / held.step + toward * 1e-9)
    value = round(steps * held.step, 6)
    if there.lever.quantity in _WHOLE and not value.is_integer():
        value = float(rounding(value))
    moved = (value - there.mean) * toward > 0
    return value if moved and held.minimum <= value <= held.maximum else None


def _is_new(line: HeldLine, schedule: Schedule) -> bool:
    """Whether it is neither what was decided nor what was in force anyway."""
    decided = line.choice.decided if line.choice else None
    if decided is not None:
        return decided != schedule
    value = schedule.points[0].value
    return value != line.in_force.clears_within if line.held.clears else line.in_force.differs(value)
