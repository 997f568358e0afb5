"""Adding, copying, moving and removing rows; the result says where every old row went, so that drafts follow."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.exercise import Cell, Exercise, HeldLever, Inject, Objective, Turn, View
from planner.domain.period import Month
from planner.domain.scenario import Authorship, Event, Operation, Override
from planner.domain.schedule import constant
from planner.domain.value import changed
from planner.system.levers import LEVERS
from planner.ui.exercises.design.parts import OfCell, Part, Row, free_id, is_kept_apart, next_number, rows_of, with_rows

_MINUTES = (5, 10, 5, 6, 3, 7)
"""A first plan of a turn's six steps, real minutes: 36, so that five turns fit into three hours."""


@dataclass(frozen=True)
class Rearranged:
    """The exercise after; `order` names the old row of each new one, −1 for a new one; `row` is the one to select."""

    exercise: Exercise
    order: tuple[int, ...]
    row: int


def added(exercise: Exercise, part: Part, after: int, authorship: Authorship, start: Month) -> Rearranged:
    """A new row below `after`, filled with what can be known of it."""
    rows = rows_of(exercise, part)
    made = _new_row(exercise, part, rows[after] if 0 <= after < len(rows) else None, authorship, start)
    return _inserted(exercise, part, made, after)


def duplicated(exercise: Exercise, part: Part, row: int) -> Rearranged:
    """A copy of a row below it, under a number or id of its own."""
    found = rows_of(exercise, part)[row]
    match found:
        case Objective():
            found = changed(found, id=free_id([other.id for other in exercise.objectives], "O"))
        case Cell():
            name = f"{found.name}, copy"[:80]
            found = changed(found, id=free_id([other.id for other in exercise.cells], "cell"), name=name)
        case Inject():
            found = changed(found, number=next_number(exercise.injects))
        case Event():
            found = changed(found, id=free_id([other.id for other in exercise.events], "e"))
        case _:
            pass
    return _inserted(exercise, part, found, row)


def moved(exercise: Exercise, part: Part, row: int, by: int) -> Rearranged | None:
    """A row one place up (−1) or down (1); None where it cannot go. Injects keep their numbers in order."""
    rows = list(rows_of(exercise, part))
    other = row + by
    if not (0 <= row < len(rows) and 0 <= other < len(rows)) or is_kept_apart(rows, row, other):
        return None
    order = list(range(len(rows)))
    order[row], order[other] = other, row
    first, second = rows[row], rows[other]
    if isinstance(first, Inject) and isinstance(second, Inject):
        first, second = changed(first, number=second.number), changed(second, number=first.number)
    rows[row], rows[other] = second, first
    after = _with_turns_followed(with_rows(exercise, part, rows), part, order, len(exercise.turns))
    return Rearranged(after, tuple(order), other)


def removed(exercise: Exercise, part: Part, row: int) -> Rearranged:
    """Without a row; the injects of a turn go with it, those of later turns move up."""
    order = [place for place in range(len(rows_of(exercise, part))) if place != row]
    kept = [rows_of(exercise, part)[place] for place in order]
    after = _with_turns_followed(with_rows(exercise, part, kept), part, order, len(exercise.turns))
    return Rearranged(after, tuple(order), max(0, min(row, len(kept) - 1)))


def _inserted(exercise: Exercise, part: Part, made: Row, below: int) -> Rearranged:
    rows = list(rows_of(exercise, part))
    place = _place_for(rows, made, min(below + 1, len(rows)))
    rows.insert(place, made)
    order = list(range(len(rows) - 1))
    order.insert(place, -1)
    after = _with_turns_followed(with_rows(exercise, part, rows), part, order, len(exercise.turns))
    return Rearranged(after, tuple(order), place)


def _place_for(rows: Sequence[Row], made: Row, wanted: int) -> int:
    """Injects stand in the order of their numbers, rows of cells with their cell."""
    if isinstance(made, Inject):
        return len(rows)
    if not isinstance(made, OfCell):
        return wanted
    own = [place for place, row in enumerate(rows) if isinstance(row, OfCell) and row.cell_id == made.cell_id]
    return wanted if not own or own[0] < wanted <= own[-1] + 1 else own[-1] + 1


def _with_turns_followed(exercise: Exercise, part: Part, order: Sequence[int], turns_before: int) -> Exercise:
    """After turns changed places, each inject is in the turn it was written for; those of a removed turn are gone."""
    if part is not Part.TURNS:
        return exercise
    goes_to = {before + 1: after + 1 for after, before in enumerate(order) if before >= 0}
    injects = tuple(
        changed(inject, turn=goes_to.get(inject.turn, inject.turn))
        for inject in exercise.injects
        if inject.turn in goes_to or inject.turn > turns_before
    )
    return changed(exercise, injects=injects)


def _new_row(exercise: Exercise, part: Part, beside: Row | None, authorship: Authorship, start: Month) -> Row:
    match part:
        case Part.OBJECTIVES:
            return Objective(id=free_id([found.id for found in exercise.objectives], "O"), title="New objective")
        case Part.CELLS:
            return Cell(id=free_id([found.id for found in exercise.cells], "cell"), name="New cell")
        case Part.LEVERS:
            return _new_lever(exercise, beside)
        case Part.VIEWS:
            return OfCell(_cell_beside(exercise, beside), View(indicator="escapes"))
        case Part.TURNS:
            return Turn(months=beside.months if isinstance(beside, Turn) else 4, minutes=_MINUTES)
        case Part.INJECTS:
            turn = beside.turn if isinstance(beside, Inject) else 1
            return Inject(number=next_number(exercise.injects), turn=turn, title="New inject")
        case Part.PUBLIC:
            return View(indicator="escapes", lag=1, noise=0.05)
        case Part.GIVEN:
            return Override(lever="guard_ratio", schedule=constant(0.7), authorship=authorship)
        case _:
            return Event(
                id=free_id([found.id for found in exercise.events], "e"),
                name="New event",
                start=start,
                months=1,
                target="guard_ratio",
                operation=Operation.MULTIPLY,
                value=1.0,
                authorship=authorship,
            )


def _new_lever(exercise: Exercise, beside: Row | None) -> OfCell:
    """The first lever that nobody holds yet, between its own limits."""
    held = {lever.lever for cell in exercise.cells for lever in cell.levers}
    lever = next((found for found in LEVERS if found.name not in held), LEVERS[0])
    made = HeldLever(lever=lever.name, minimum=lever.minimum, maximum=lever.maximum)
    return OfCell(_cell_beside(exercise, beside), made)


def _cell_beside(exercise: Exercise, beside: Row | None) -> str:
    return beside.cell_id if isinstance(beside, OfCell) else exercise.cells[0].id
