"""What decisions cost a cell, in points: the farther from what is in force, the more, and never half a point."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from planner.analysis.exercises.in_force import InForce, Key, in_force, limits_text
from planner.domain.exercise import Cell, HeldLever
from planner.domain.play_layers import cells_in
from planner.domain.play_state import CellState, Choice, PlayState
from planner.domain.schedule import Schedule
from planner.domain.situation import Situation

_TINY = 1e-9


@dataclass(frozen=True)
class HeldLine:
    """One lever of a cell in a turn: what is in force, what was chosen, what it costs.

    `asked_cost` is what the cell's own wish would cost, where the facilitator amended it.
    """

    held: HeldLever
    in_force: InForce
    choice: Choice | None
    cost: int
    asked_cost: int


@dataclass(frozen=True)
class CellBook:
    """A cell's levers and points in a turn."""

    cell: Cell
    lines: tuple[HeldLine, ...]
    left: float


def cost_of(held: HeldLever, there: InForce, schedule: Schedule | None) -> int:
    """Whole points for a decision; 0 when it changes nothing or was refused.

    Price × change ÷ step, rounded up, at least 1; the change is that of the total where members add up. The price
    itself where no limit is known. The first `clear` is priced from the slowest one allowed, at least the price.
    """
    if schedule is None or held.price == 0:
        return 0
    value = schedule.points[0].value
    if held.clears:
        if there.clears_within is None:
            return _points(held.price * max((held.maximum - value) / held.step, 1.0))
        return _points(held.price * abs(value - there.clears_within) / held.step)
    if not there.differs(value):
        return 0
    distance = there.distance(value)
    return _points(held.price) if math.isnan(distance) else max(1, _points(held.price * distance / held.step))


def cell_book(state: PlayState, situation: Situation, cell_id: str, turn: int = 0) -> CellBook:
    """A cell's levers, decisions and points in a turn; the one on the table unless another is named."""
    number = turn or state.turn
    cell = state.exercise.cell(cell_id)
    there = in_force(state, situation, number, cell.levers)
    found = cells_in(state, number).get(cell_id, CellState())
    chosen = {choice.key: choice for choice in found.choices}
    lines = tuple(_line(held, there, chosen) for held in cell.levers)
    return CellBook(cell, lines, cell.budget - sum(line.cost for line in lines))


def beyond(book: CellBook) -> tuple[str, ...]:
    """Where amendments went past what the cell itself could have decided, one sentence each."""
    said = []
    for line in book.lines:
        amended = line.choice.amendment.schedule if line.choice and line.choice.amendment else None
        if amended is not None and not line.held.minimum <= amended.points[0].value <= line.held.maximum:
            title = line.held.title or line.in_force.lever.title
            said.append(f"{title} is outside what {book.cell.name} may decide ({limits_text(line.held)}).")
    if book.left < 0:
        said.append(f"It costs {-book.left:g} points more than {book.cell.name} had.")
    return tuple(said)


def held_by(cell: Cell, lever: str, members: str) -> HeldLever | None:
    """The lever in a cell's hands, or None."""
    return next((held for held in cell.levers if (held.lever, held.members) == (lever, members)), None)


def _line(held: HeldLever, there: Mapping[Key, InForce], chosen: Mapping[Key, Choice]) -> HeldLine:
    key = held.lever, held.members
    choice = chosen.get(key)
    if choice is None:
        return HeldLine(held, there[key], None, 0, 0)
    asked = cost_of(held, there[key], choice.asked)
    return HeldLine(held, there[key], choice, cost_of(held, there[key], choice.decided), asked)


def _points(exact: float) -> int:
    return math.ceil(exact - _TINY)
