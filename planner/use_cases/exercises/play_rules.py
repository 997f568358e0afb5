"""What the rules of an exercise forbid, each in one sentence; every function only refuses."""

from __future__ import annotations

from collections.abc import Sequence

from planner.analysis.exercises.costs import HeldLine, cell_book, cost_of, held_by
from planner.analysis.exercises.told import DECISIONS, views_of
from planner.domain.errors import InputError
from planner.domain.exercise import Cell, HeldLever
from planner.domain.play import PUBLIC, Amendment
from planner.domain.play_layers import dated, event_of
from planner.domain.play_state import CellState, InjectState, InjectStatus, Standing
from planner.domain.scenario import Authorship
from planner.domain.schedule import Schedule, Shape
from planner.domain.wording import DASH, published
from planner.system.admission import check_event, check_override
from planner.system.levers import LEVER_BY_NAME
from planner.use_cases.exercises.play_log import Table


def check_decision(table: Table, cell: Cell, lever: str, members: str, schedule: Schedule) -> None:
    """Raises `InputError` when the cell does not hold the lever, or the value breaks a limit or the budget."""
    held = held_by(cell, lever, members)
    if held is None:
        raise InputError(f"{cell.name} does not hold {_named(lever, members)}; choose one of the levers in its hands.")
    check_shape(held, schedule)
    month = table.exercise.first_month(table.state.turn, table.situation.start)
    check_override(table.situation, lever, members, dated(schedule, month))
    value = schedule.points[0].value
    if not held.minimum <= value <= held.maximum:
        limits = f"{published(held.minimum)}{DASH}{published(held.maximum)}"
        raise InputError(f"{title_of(held)} must be within {limits} for {cell.name}; {published(value)} is outside.")
    _check_budget(table, cell, held, schedule)


def check_shape(held: HeldLever, schedule: Schedule) -> None:
    """Raises `InputError` unless the decision is one value, or `clear N` where the lever clears."""
    wanted = Shape.CLEAR if held.clears else Shape.CONSTANT
    if schedule.shape is not wanted:
        ask = "a number of months to bring everyone home, as “clear 24”" if held.clears else "one value"
        raise InputError(f"{title_of(held)} takes {ask}; it holds from the first month of the turn.")


def check_amendments(table: Table, cell: Cell, there: CellState, amendments: Sequence[Amendment]) -> None:
    """Raises `InputError` for an amendment of what was not decided, without a reason, or to what no lever can be."""
    chosen = {choice.key for choice in there.choices}
    month = table.exercise.first_month(table.state.turn, table.situation.start)
    keys = [(found.lever, found.members) for found in amendments]
    for amendment, key in zip(amendments, keys, strict=True):
        held = held_by(cell, *key)
        if key not in chosen or held is None:
            raise InputError(f"{cell.name} did not decide {_named(*key)} in this turn, so there is nothing to amend.")
        if keys.count(key) > 1:
            raise InputError(f"{title_of(held)} is amended twice; amend each decision once.")
        if not amendment.reason.strip():
            raise InputError(f"Say why {title_of(held)} is amended; the reason goes to the cell and the debrief.")
        if amendment.schedule is not None:
            check_shape(held, amendment.schedule)
            check_override(table.situation, *key, dated(amendment.schedule, month))


def check_sending(table: Table, found: InjectState, authorship: Authorship) -> None:
    """Raises `InputError` when the inject is out already, or its effect has no month left to take hold in."""
    inject, turn = found.inject, table.state.open_turn
    if found.status is InjectStatus.SENT:
        raise InputError(f"Inject {inject.number} is sent already; copy it to the next turn to send it again.")
    if not inject.effects:
        return
    if turn > len(table.exercise.turns):
        raise InputError(f"Inject {inject.number} would act after the last turn, which is played; nothing was sent.")
    month = table.exercise.first_month(turn, table.situation.start)
    for place, effect in enumerate(inject.effects, start=1):
        check_event(table.situation, event_of(inject, effect, place, month, authorship))


def check_reveal(table: Table, item: str, audience: str) -> None:
    """Raises `InputError` for an audience that is not there, or an item that it may never be told."""
    cells = {cell.id: cell for cell in table.exercise.cells}
    if audience != PUBLIC and audience not in cells:
        raise InputError(f"There is no audience “{audience}”; choose the public or a cell.")
    if item.startswith(DECISIONS):
        if item.removeprefix(DECISIONS) not in cells:
            raise InputError("Those decisions belong to no cell of this exercise; choose another item.")
        if audience == PUBLIC:
            raise InputError("The public window never tells decisions; write a message for it instead.")
        return
    views = views_of(table.state, audience)
    name = "The public" if audience == PUBLIC else cells[audience].name
    if not any(view.indicator == item and not view.blank for view in views):
        raise InputError(f"{name} may not be told this figure; add a view of it to the exercise first.")


def waiting_for(table: Table) -> tuple[str, ...]:
    """What is still missing before the turn can be advanced: `Custodian is not locked`."""
    words = {Standing.OPEN: "is not sealed", Standing.SEALED: "is not locked"}
    missing = []
    for cell in table.exercise.cells:
        there = table.state.cells[cell.id]
        if there.standing is not Standing.LOCKED:
            missing.append(f"{cell.name} {words[there.standing]}")
        elif there.adjudicated_at is None:
            missing.append(f"{cell.name} is not adjudicated")
    return tuple(missing)


def title_of(held: HeldLever) -> str:
    """What the cell calls a lever, or its title and members."""
    return held.title or _named(held.lever, held.members, capital=True)


def _check_budget(table: Table, cell: Cell, held: HeldLever, schedule: Schedule) -> None:
    book = cell_book(table.state, table.situation, cell.id)
    line: HeldLine = next(found for found in book.lines if found.held == held)
    cost, left = cost_of(held, line.in_force, schedule), book.left + line.cost
    if cost > left:
        raise InputError(
            f"That costs {cost} points and {cell.name} has {left:g} of {cell.budget:g} left; "
            "decide less, or take another decision back."
        )


def _named(lever: str, members: str, *, capital: bool = False) -> str:
    known = LEVER_BY_NAME.get(lever)
    title = known.title if known else lever.replace("_", " ")
    title = title if capital else title[:1].lower() + title[1:]
    return f"{title} ({members})" if members else title
