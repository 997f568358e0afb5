"""Each part as a table: headings and ready-written cells, one line a row."""

from __future__ import annotations

from planner.analysis.exercises.in_force import limits_text
from planner.domain.exercise import Cell, Exercise, HeldLever, Inject, InjectKind, Objective, Turn, View
from planner.domain.period import Month
from planner.domain.scenario import Event, Operation, Override
from planner.domain.wording import DASH, THIN, published
from planner.system.levers import LEVER_BY_NAME
from planner.ui.exercises.design.choosing import indicator_title, target_title
from planner.ui.exercises.design.parts import OfCell, Part, Row, rows_of
from planner.ui.widgets.lines_table import Column, Lines

LETTERS = {InjectKind.SCRIPTED: "S", InjectKind.CONTINGENCY: "C", InjectKind.PLAYER: "P"}
"""The letter of each type of inject."""

NOTHING = "—"


def lines_of(exercise: Exercise, part: Part, start: Month) -> Lines:
    """The table of a part; `start` is the situation's first month."""
    rows = rows_of(exercise, part)
    return Lines(_COLUMNS[part], tuple(_cells(exercise, row, number, start) for number, row in enumerate(rows)))


_COLUMNS: dict[Part, tuple[Column, ...]] = {
    Part.GENERAL: (),
    Part.OBJECTIVES: (
        Column("No.", width=48),
        Column("Objective", weight=1),
        Column("Criteria", width=72, right=True),
        Column("Injects", width=72, right=True),
    ),
    Part.CELLS: (
        Column("Cell", weight=2),
        Column("Plays", weight=3),
        Column("Points", width=64, right=True),
        Column("Levers", width=64, right=True),
        Column("Sees", width=56, right=True),
    ),
    Part.LEVERS: (
        Column("Cell", weight=2),
        Column("Lever", weight=3),
        Column("Limits", width=136, right=True),
        Column("Costs", width=112, right=True),
    ),
    Part.VIEWS: (
        Column("Cell", weight=2),
        Column("What it sees", weight=3),
        Column("Late", width=72, right=True),
        Column("Noise", width=72, right=True),
        Column("Shown", width=80),
    ),
    Part.TURNS: (
        Column("Turn", width=48, right=True),
        Column("Title", weight=2),
        Column("Months", width=152),
        Column("Minutes", width=72, right=True),
        Column("Injects", width=64, right=True),
    ),
    Part.INJECTS: (
        Column("No.", width=44, right=True),
        Column("When", width=112),
        Column("Type", width=48),
        Column("From → to", weight=2),
        Column("Inject", weight=3),
        Column("Obj.", width=44),
        Column("Model effect", weight=2),
    ),
    Part.PUBLIC: (
        Column("Figure", weight=3),
        Column("Late", width=72, right=True),
        Column("Noise", width=72, right=True),
        Column("Shown", width=80),
    ),
    Part.GIVEN: (Column("Lever", weight=2), Column("For whom", weight=2), Column("Schedule", weight=2)),
    Part.EVENTS: (
        Column("Event", weight=2),
        Column("Strikes", weight=2),
        Column("From", width=80),
        Column("Months", width=64, right=True),
    ),
}


def _cells(exercise: Exercise, row: Row, number: int, start: Month) -> tuple[str, ...]:
    match row:
        case Objective():
            serve = sum(inject.objective == row.id for inject in exercise.injects)
            return (row.id, row.title, str(len(row.criteria)), str(serve))
        case Cell():
            return (row.name, row.plays, published(row.budget), str(len(row.levers)), str(len(row.views)))
        case Turn():
            return _turn(exercise, row, number + 1, start)
        case Inject():
            return _inject(exercise, row, start)
        case View():
            return (row.title or indicator_title(row.indicator), *_told(row))
        case OfCell(cell_id, HeldLever() as held):
            return (exercise.cell(cell_id).name, called(held), limits(held), _costs(held))
        case OfCell(cell_id, View() as view):
            return (exercise.cell(cell_id).name, view.title or indicator_title(view.indicator), *_told(view))
        case Override():
            return (target_title(row.lever), members_words(row.members), str(row.schedule))
        case Event():
            return (row.name, target_title(row.target), row.start.label, str(row.months))
        case _:
            return ()


def _turn(exercise: Exercise, turn: Turn, number: int, start: Month) -> tuple[str, ...]:
    first = exercise.first_month(number, start)
    span = f"{first.label}{DASH}{first.plus(turn.months).label}"
    injects = sum(inject.turn == number for inject in exercise.injects)
    return (str(number), turn.title or NOTHING, span, str(sum(turn.minutes)), str(injects))


def _inject(exercise: Exercise, inject: Inject, start: Month) -> tuple[str, ...]:
    names = {cell.id: cell.name for cell in exercise.cells}
    to = ", ".join(names.get(found, found) for found in inject.to) or "all"
    effects = "; ".join(
        f"{target_title(effect.target)} {operation_words(effect.operation, effect.value)}" for effect in inject.effects
    )
    when = f"T{inject.turn}, {inject.minute} min" if inject.turn else NOTHING
    way = f"{inject.sender or NOTHING} → {to}"
    return (
        str(inject.number),
        when,
        LETTERS[inject.kind],
        way,
        inject.title,
        inject.objective or NOTHING,
        effects or NOTHING,
    )


def called(held: HeldLever) -> str:
    """What the cell calls a lever, or the lever's title with its members."""
    members = members_words(held.members)
    return held.title or (f"{target_title(held.lever)}, {members}" if held.members else target_title(held.lever))


def limits(held: HeldLever) -> str:
    """The limits in the lever's unit: `0.40–1.00`, `12 mo. or more`."""
    if held.lever in LEVER_BY_NAME:
        return limits_text(held)
    return f"{published(held.minimum)}{DASH}{published(held.maximum)}"


def members_words(members: str) -> str:
    """`site=SDF camps;cohort=men` as `SDF camps, men`; everyone for all."""
    names = [part.partition("=")[2].replace("+", ", ") for part in members.split(";") if part]
    return "; ".join(names) or "everyone"


def operation_words(operation: Operation, value: float) -> str:
    """`× 0.7`, `set to 0.5`, `plus 200`."""
    amount = published(value)
    return {
        Operation.MULTIPLY: f"×{THIN}{amount}",
        Operation.SET: f"set to {amount}",
        Operation.ADD: f"plus {amount}" if value >= 0 else f"minus {published(-value)}",
    }[operation]


def _costs(held: HeldLever) -> str:
    return f"{published(held.price)} for {published(held.step)}" if held.price else "nothing"


def _told(view: View) -> tuple[str, str, str]:
    late = f"{view.lag} mo." if view.lag else "at once"
    noise = f"{published(float(f'{view.noise * 100:.4g}'))}{THIN}%" if view.noise else "none"
    return (late, noise, "withheld") if view.blank else (late, noise, "yes")
