"""The cells of an exercise and the public: levers that can be used, budgets that pay for them, figures that exist."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from planner.analysis.exercises.figures import is_figure
from planner.analysis.exercises.found import failure, note, twice, warning
from planner.analysis.exercises.in_force import cells_of
from planner.analysis.exercises.reporting import LEAST_NOISE
from planner.domain.errors import InputError
from planner.domain.exercise import Cell, Exercise, HeldLever, View
from planner.domain.finding import Finding
from planner.domain.play import PUBLIC
from planner.domain.schedule import clear, constant
from planner.domain.situation import Situation
from planner.system.admission import check_override
from planner.system.levers import LEVER_BY_NAME

MOST_FIGURES = 3
"""Ranges that the public window has room for."""


def cell_findings(exercise: Exercise, situation: Situation) -> Iterator[Finding]:
    """What is wrong with the cells, and with what the public is shown."""
    yield from twice("Cells", "cell", [cell.id for cell in exercise.cells])
    yield from twice("Cells", "cell", [cell.name for cell in exercise.cells if cell.name != cell.id])
    for cell in exercise.cells:
        yield from _cell(situation, cell)
    yield from _shared(exercise.cells)
    yield from _views("Public window", situation, exercise.public)
    if not exercise.public:
        yield note("Public window", "It has no figure to show.")
    if len(exercise.public) > MOST_FIGURES:
        yield warning("Public window", f"It has room for {MOST_FIGURES} figures; the others are not shown.")


def _cell(situation: Situation, cell: Cell) -> Iterator[Finding]:
    if not cell.id or cell.id == PUBLIC or set(cell.id) & set(":/"):
        yield failure(cell.name, f"“{cell.id}” cannot be the id of a cell.", "Use a short word.")
    if not cell.levers:
        yield warning(cell.name, "It holds no lever, so it has nothing to decide.", "Give it one.")
    yield from twice(cell.name, "lever", [f"{held.lever} {held.members}".strip() for held in cell.levers])
    for held in cell.levers:
        yield from _held(situation, cell, held)
    prices = [math.ceil(held.price) for held in cell.levers]
    if prices and min(prices) > cell.budget:
        yield warning(
            cell.name,
            f"Its budget of {cell.budget:g} does not pay for one step of any lever.",
            f"Give it at least {min(prices)} points a turn.",
        )
    yield from _views(cell.name, situation, cell.views)


def _held(situation: Situation, cell: Cell, held: HeldLever) -> Iterator[Finding]:
    if held.minimum > held.maximum:
        yield failure(cell.name, f"{held.lever}: the lowest value is above the highest.", "Exchange them.")
        return
    for value in dict.fromkeys((held.minimum, held.maximum)):
        try:
            schedule = clear(value) if held.clears else constant(value)
            check_override(situation, held.lever, held.members, schedule)
        except InputError as wrong:
            yield failure(cell.name, str(wrong))
            return
        except ValueError:
            yield failure(
                cell.name, f"{held.lever}: everyone home within {value:g} months cannot be.", "Use 1 or more."
            )
            return
    if not cells_of(situation, LEVER_BY_NAME[held.lever], held.members):
        yield failure(cell.name, f"{held.lever}: there is nobody for {held.members}.", "Choose other members.")
    if held.price and held.step > held.maximum - held.minimum > 0:
        yield warning(
            cell.name, f"{held.lever}: one step is more than all it may move.", "Choose a smaller step for the price."
        )


def _shared(cells: Sequence[Cell]) -> Iterator[Finding]:
    holders: dict[tuple[str, str], list[str]] = {}
    for cell in cells:
        for held in cell.levers:
            holders.setdefault((held.lever, held.members), []).append(cell.name)
    for (lever, _), names in holders.items():
        if len(set(names)) > 1:
            yield warning("Cells", f"{' and '.join(names)} both hold {lever}; the later cell in the list wins.")


def _views(place: str, situation: Situation, views: Sequence[View]) -> Iterator[Finding]:
    yield from twice(place, "view", [view.indicator for view in views])
    for view in views:
        if not is_figure(situation, view.indicator):
            yield failure(place, f"It sees “{view.indicator}”, which nothing publishes.", "Choose another indicator.")
        if view.noise < LEAST_NOISE and not view.blank:
            yield warning(
                place,
                f"“{view.title or view.indicator}” has almost no noise; it is told with {LEAST_NOISE:.0%}.",
                "Give it the noise that real reports have.",
            )
