"""What a cell holds and is told, as tables: its levers with limits and prices, and its views."""

from __future__ import annotations

from planner.analysis.exercises.in_force import in_force, limits_text
from planner.analysis.indicators import indicator
from planner.domain.exercise import Cell, Exercise, HeldLever, View
from planner.domain.play_state import PlayState
from planner.domain.quantity import Quantity
from planner.domain.situation import Situation
from planner.domain.wording import THIN, published, setting_text
from planner.reports.document import Table
from planner.reports.plain_text import plain
from planner.system.levers import LEVER_BY_NAME


def lever_title(held: HeldLever) -> str:
    """What the cell calls it."""
    return plain(held.title or LEVER_BY_NAME[held.lever].title)


def view_title(view: View) -> str:
    """What an audience calls the figure it is told."""
    return plain(view.title or indicator(view.indicator).title)


def levers_table(exercise: Exercise, cell: Cell, situation: Situation) -> Table:
    """What the cell may decide, from what is in force at the start, between which limits and at which price."""
    there = in_force(PlayState(exercise), situation, 1, cell.levers)
    rows = [
        (lever_title(held), there[held.lever, held.members].text, limits_text(held), price_text(held))
        for held in cell.levers
    ]
    return Table(
        f"What {plain(cell.name)} decides",
        ("Lever", "At the start", "Limits", "Price"),
        tuple(rows),
        widths=(36, 22, 18, 24),
    )


def views_table(name: str, views: tuple[View, ...]) -> Table:
    """What an audience is told, how late and how exactly."""
    rows = [(view_title(view), lag_text(view), noise_text(view)) for view in views]
    return Table(f"What {plain(name)} is told", ("Figure", "How late", "How exact"), tuple(rows), widths=(54, 23, 23))


def price_text(held: HeldLever) -> str:
    """`2 points for each 50`, `free`."""
    if not held.price:
        return "free"
    quantity = Quantity.MONTHS if held.clears else LEVER_BY_NAME[held.lever].quantity
    step = setting_text(held.step, quantity).removeprefix(f"×{THIN}")
    points = "1 point" if held.price == 1 else f"{published(held.price)} points"
    return f"{points} for each {step}"


def lag_text(view: View) -> str:
    """`at once`, `2 months late`, `never`."""
    if view.blank:
        return "never"
    if not view.lag:
        return "at once"
    return "1 month late" if view.lag == 1 else f"{view.lag} months late"


def noise_text(view: View) -> str:
    """`about ± 6 %`: twice the standard deviation of what reports get wrong."""
    if view.blank:
        return "withheld"
    return f"about ±{THIN}{published(round(200 * view.noise))}{THIN}%" if view.noise else "as counted"
