"""The parts of an exercise, and their rows: what stands in a part's table, put back, added, copied, moved, removed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from planner.domain.exercise import Cell, Exercise, HeldLever, Inject, Terms, View
from planner.domain.exercise_words import words_of
from planner.domain.value import Value, changed


class Part(StrEnum):
    """The parts in the order in which an exercise is thought out."""

    GENERAL = "General"
    OBJECTIVES = "Objectives"
    CELLS = "Cells"
    LEVERS = "Levers held"
    VIEWS = "What cells see"
    TURNS = "Turns"
    INJECTS = "Master events list"
    PUBLIC = "Public figures"
    GIVEN = "Decided before play"
    EVENTS = "Events before play"


ONE_ROW = (Part.GENERAL,)
"""Parts that are one form without a table."""


@dataclass(frozen=True)
class Place:
    """A row of a part, and the field meant, if any."""

    part: Part
    row: int = 0
    field: str = ""


@dataclass(frozen=True)
class OfCell:
    """A lever held or a view, with the cell it belongs to."""

    cell_id: str
    value: HeldLever | View


Row = Value | OfCell


def rows_of(exercise: Exercise, part: Part) -> tuple[Row, ...]:
    """The rows of a part in order; the exercise itself for what is one form."""
    match part:
        case Part.OBJECTIVES:
            return exercise.objectives
        case Part.CELLS:
            return exercise.cells
        case Part.LEVERS:
            return tuple(OfCell(cell.id, held) for cell in exercise.cells for held in cell.levers)
        case Part.VIEWS:
            return tuple(OfCell(cell.id, view) for cell in exercise.cells for view in cell.views)
        case Part.TURNS:
            return exercise.turns
        case Part.INJECTS:
            return exercise.injects
        case Part.PUBLIC:
            return exercise.public
        case Part.GIVEN:
            return exercise.given
        case Part.EVENTS:
            return exercise.events
        case _:
            return (exercise,)


_FIELD = {
    Part.OBJECTIVES: "objectives",
    Part.CELLS: "cells",
    Part.TURNS: "turns",
    Part.INJECTS: "injects",
    Part.PUBLIC: "public",
    Part.GIVEN: "given",
    Part.EVENTS: "events",
}


def with_rows(exercise: Exercise, part: Part, rows: Sequence[Row]) -> Exercise:
    """The exercise with these rows in a part; rows of cells go back to their cells, in order."""
    if part in (Part.LEVERS, Part.VIEWS):
        field = "levers" if part is Part.LEVERS else "views"
        cells = tuple(_with_own(cell, field, rows) for cell in exercise.cells)
        return changed(exercise, cells=cells)
    return changed(exercise, **{_FIELD[part]: tuple(rows)})


def _with_own(cell: Cell, field: str, rows: Sequence[Row]) -> Cell:
    own = tuple(row.value for row in rows if isinstance(row, OfCell) and row.cell_id == cell.id)
    return changed(cell, **{field: own})


def row_at(exercise: Exercise, place: Place) -> Row | None:
    """The row of a place; None when it is not there."""
    rows = rows_of(exercise, place.part)
    return rows[place.row] if 0 <= place.row < len(rows) else None


def title_of(part: Part, terms: Terms) -> str:
    """A part in the trainer's words."""
    if part is Part.INJECTS and terms is Terms.UK:
        words = words_of(terms).events_list
        return f"{words[:1].upper()}{words[1:]}"
    return str(part)


def name_of(part: Part) -> str:
    """One row of a part in plain words."""
    return _ONE[part]


_ONE = {
    Part.GENERAL: "exercise",
    Part.OBJECTIVES: "objective",
    Part.CELLS: "cell",
    Part.LEVERS: "lever held",
    Part.VIEWS: "view",
    Part.TURNS: "turn",
    Part.INJECTS: "inject",
    Part.PUBLIC: "public figure",
    Part.GIVEN: "decision",
    Part.EVENTS: "event",
}


def is_kept_apart(rows: Sequence[Row], one: int, other: int) -> bool:
    """Whether two rows cannot change places, because they belong to different cells."""
    first, second = rows[one], rows[other]
    return isinstance(first, OfCell) and isinstance(second, OfCell) and first.cell_id != second.cell_id


def next_number(injects: Sequence[Inject]) -> int:
    """The number of the next inject."""
    return max((inject.number for inject in injects), default=0) + 1


def free_id(taken: Sequence[str], stem: str) -> str:
    """`stem1`, `stem2` … the first that is not taken."""
    number = 1
    while f"{stem}{number}" in taken:
        number += 1
    return f"{stem}{number}"
