"""From what a finding says of where it is to the row that it means."""

from __future__ import annotations

import re
from collections.abc import Callable

from planner.domain.exercise import Cell, Exercise, HeldLever, View
from planner.domain.finding import Finding
from planner.system.levers import LEVER_BY_NAME
from planner.ui.exercises.design.parts import OfCell, Part, Place, Row, rows_of

_NUMBERED = re.compile(r"(Turn|Inject|Objective) (\S+)")
_WHOLE_PARTS = {
    "Turns": Part.TURNS,
    "Cells": Part.CELLS,
    "Objectives": Part.OBJECTIVES,
    "Events list": Part.INJECTS,
    "Given levers": Part.GIVEN,
    "Given events": Part.EVENTS,
}


def place_of(finding: Finding, exercise: Exercise) -> Place:
    """The place a finding means; the general form when it means the whole."""
    if found := _NUMBERED.fullmatch(finding.where):
        return _numbered(exercise, found[1], found[2])
    if finding.where in _WHOLE_PARTS:
        return Place(_WHOLE_PARTS[finding.where])
    if finding.where == "Public window":
        return _first(exercise, Part.PUBLIC, lambda row: isinstance(row, View) and _speaks_of_view(finding, row))
    cell = next((cell for cell in exercise.cells if cell.name == finding.where), None)
    return _in_cell(exercise, cell, finding) if cell else Place(Part.GENERAL)


def _numbered(exercise: Exercise, kind: str, name: str) -> Place:
    if kind == "Turn":
        return Place(Part.TURNS, int(name) - 1)
    if kind == "Inject":
        return _first(exercise, Part.INJECTS, lambda row: str(getattr(row, "number", "")) == name)
    return _first(exercise, Part.OBJECTIVES, lambda row: getattr(row, "id", "") == name)


def _in_cell(exercise: Exercise, cell: Cell, finding: Finding) -> Place:
    """The lever or view that the words name, or the cell."""
    for part, speaks in ((Part.LEVERS, _speaks_of_lever), (Part.VIEWS, _speaks_of_view)):
        rows = rows_of(exercise, part)
        for number, row in enumerate(rows):
            if isinstance(row, OfCell) and row.cell_id == cell.id and speaks(finding, row.value):
                return Place(part, number)
    return Place(Part.CELLS, exercise.cells.index(cell))


def _speaks_of_lever(finding: Finding, value: HeldLever | View) -> bool:
    if not isinstance(value, HeldLever):
        return False
    title = LEVER_BY_NAME[value.lever].title if value.lever in LEVER_BY_NAME else value.lever
    return finding.what.startswith((f"{value.lever}:", f"{title} ", f"{title}:")) or f"“{value.lever}”" in finding.what


def _speaks_of_view(finding: Finding, value: HeldLever | View) -> bool:
    return isinstance(value, View) and (
        f"“{value.indicator}”" in finding.what or (bool(value.title) and f"“{value.title}”" in finding.what)
    )


def _first(exercise: Exercise, part: Part, means: Callable[[Row], bool]) -> Place:
    rows = rows_of(exercise, part)
    return Place(part, next((number for number, row in enumerate(rows) if means(row)), 0))
