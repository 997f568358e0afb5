"""A cell on the console as values: where its decisions stand, and one row a lever it holds."""

from __future__ import annotations

import math
from dataclasses import dataclass

from planner.analysis.exercises.costs import CellBook, HeldLine, beyond
from planner.analysis.exercises.in_force import cells_of, limits_text, schedule_text
from planner.domain.errors import InputError
from planner.domain.play_state import CellState, Choice, PlayState, Standing
from planner.domain.quantity import Quantity
from planner.domain.schedule import Schedule, Shape, clear, constant
from planner.domain.situation import Situation
from planner.domain.typed_number import read_number
from planner.domain.wording import NO_CHANGE, published, setting_text
from planner.system.levers import LEVER_BY_NAME
from planner.ui.exercises.run.events import Pill

Key = tuple[str, str]


@dataclass(frozen=True)
class LeverRow:
    """One lever in a cell's hands. `asked` is struck through: what the cell asked before it was amended."""

    key: Key
    title: str
    in_force: str
    decided: str
    asked: str
    typed: str
    limits: str
    cost: str
    asked_cost: str
    why: str = ""
    tip: str = ""
    unit: str = ""
    clears: bool = False


@dataclass(frozen=True)
class CellShown:
    """All that the card of a cell shows. `verdict` says what the facilitator made of it."""

    id: str
    name: str
    plays: str
    pill: Pill
    rows: tuple[LeverRow, ...]
    standing: Standing
    left: float
    budget: float
    verdict: str = ""
    warning: str = ""
    accepted: bool = False
    amended: bool = False
    open: bool = True

    @property
    def left_text(self) -> str:
        """`22 of 60`."""
        return f"{published(self.left)} of {published(self.budget)}"


def shown_cell(state: PlayState, situation: Situation, book: CellBook, lock_due: str) -> CellShown:
    """One cell in the turn on the table; `lock_due` is the planned time of the lock while it is late, else empty."""
    cell, found = book.cell, state.cells[book.cell.id]
    closed = state.advanced or state.ended
    return CellShown(
        cell.id,
        cell.name,
        cell.plays,
        _pill(found),
        tuple(_row(line, situation) for line in book.lines),
        found.standing,
        book.left,
        cell.budget,
        _verdict(state, book),
        _warning(found, lock_due),
        found.adjudicated_at is not None and not any(choice.amendment for choice in found.choices),
        any(choice.amendment for choice in found.choices),
        not closed,
    )


def schedule_typed(text: str, row: LeverRow) -> Schedule | None:
    """What was typed in a row, empty for no change. Raises `InputError` with what to type instead."""
    words = (
        text.strip().casefold().removeprefix("in ").removeprefix("clear ").removesuffix("mo.").removesuffix("months")
    )
    words = words.strip("× \u202f")
    if not words or words == NO_CHANGE:
        return None
    try:
        value = read_number(words)
    except ValueError:
        value = math.nan
    if math.isnan(value) or (row.clears and value < 1):
        wanted = "a number of months, such as 24" if row.clears else "one number, such as 120 or 0.7"
        raise InputError(f"“{text.strip()}” cannot be used for {row.title}; type {wanted}, or nothing for no change.")
    return clear(value) if row.clears else constant(value)


def choice_words(choice: Choice) -> str:
    """A decision as the amend form and the log name it."""
    lever = LEVER_BY_NAME[choice.lever]
    return schedule_text(choice.asked, lever)


def _row(line: HeldLine, situation: Situation) -> LeverRow:
    held, choice, lever = line.held, line.choice, LEVER_BY_NAME[line.held.lever]
    count = len(cells_of(situation, lever, held.members))
    amendment = choice.amendment if choice else None
    decided = choice.decided if choice else None
    shown = schedule_text(decided, lever, count) if decided else ("refused" if amendment else NO_CHANGE)
    struck = line.in_force.struck_text
    return LeverRow(
        (held.lever, held.members),
        held.title or lever.title,
        line.in_force.text,
        shown,
        schedule_text(choice.asked, lever, count) if choice and amendment else "",
        _typed(choice.asked) if choice else "",
        limits_text(held),
        str(line.cost),
        str(line.asked_cost) if amendment and line.asked_cost != line.cost else "",
        choice.why if choice else "",
        f"Injects that last make it {struck}." if struck else "",
        "months" if held.clears else lever.unit,
        held.clears,
    )


def _typed(schedule: Schedule) -> str:
    value = schedule.points[0].value
    return setting_text(value, Quantity.PERSONS) if schedule.shape in (Shape.CLEAR, Shape.CONSTANT) else str(schedule)


def _pill(found: CellState) -> Pill:
    at = f" {found.since:%H:%M}" if found.since else ""
    match found.standing:
        case Standing.LOCKED:
            return Pill(f"Locked{at}", "lock", "good")
        case Standing.SEALED:
            return Pill(f"Sealed{at}, not locked", "sealed", "warn")
    if found.reason:
        return Pill(f"Returned{at}", "undo", "warn")
    return Pill("Open", "unlock")


def _verdict(state: PlayState, book: CellBook) -> str:
    found = state.cells[book.cell.id]
    if found.adjudicated_at is None:
        return ""
    at = f"{found.adjudicated_at:%H:%M}"
    amended = [choice for choice in found.choices if choice.amendment]
    if not amended:
        return f"Accepted as sealed at {at}." if found.choices else f"Accepted at {at}: no change."
    parts = []
    for choice in amended:
        assert choice.amendment is not None
        lever = LEVER_BY_NAME[choice.lever]
        after = choice.amendment.schedule
        words = schedule_text(after, lever) if after else "refused"
        parts.append(f"{schedule_text(choice.asked, lever)} → {words}. Reason: {choice.amendment.reason}")
    return " ".join((f"At {at}: {' · '.join(parts)}", *beyond(book)))


def _warning(found: CellState, lock_due: str) -> str:
    if found.standing is Standing.OPEN and found.reason:
        return f"Returned to the cell: {found.reason}"
    if found.standing is Standing.SEALED and lock_due:
        return f"Lock was due at {lock_due}. The cell can still reopen it; others cannot see it."
    return ""
