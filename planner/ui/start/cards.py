"""The cards of Start: the sample, the situations with what each needs one to believe, and the ready exercises."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from planner.domain.exercise import Exercise
from planner.domain.period import Month
from planner.domain.situation import Situation, read_members
from planner.domain.wording import published
from planner.system.stocks import STOCKS
from planner.ui.start.drawings import ArrivalsDrawing, Drawing, PeopleDrawing, SampleDrawing, TurnsDrawing
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import TITLE
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import card, column, row
from planner.ui.widgets.text import caption, heading, label, picture

LONGEST_LIST = 3
"""Statements on a card; all of them stand in the tooltip and in the workspace itself."""

_HELD = "held_abroad"
_NAMES = {stock.name: stock.title for stock in STOCKS if stock.name in ("at_large", "relocated")}


def sample_card(open_sample: QAction, drawing: SampleDrawing, theme: Theme) -> QFrame:
    """The way on for whoever is here for the first time."""
    made = card("accent")
    inside = row(made, margins=16, spacing=24)
    left = column(spacing=4)
    left.addWidget(heading("Third-country minors held", theme))
    left.addWidget(drawing)
    inside.addLayout(left, 4)
    words = column(spacing=4)
    words.addLayout(_titled("scenarios", "Sample workspace", theme))
    words.addWidget(label("Change anything: it is your copy.", theme, tone="muted"))
    words.addSpacing(4)
    for line in (
        "Four scenarios: As in 2019, Nobody repatriated, and two that move the main levers",
        f"60 months, {published(1000)} draws each",
        "Every number opens its sources",
    ):
        words.addLayout(_bullet(line, theme))
    words.addStretch(1)
    words.addWidget(_way_on("Open the sample", open_sample, theme, primary=True), alignment=Qt.AlignmentFlag.AlignLeft)
    inside.addLayout(words, 6)
    return made


def situation_card(situation: Situation, new: QAction, theme: Theme) -> QFrame:
    """A situation: its people or arrivals as a drawing, what must be believed, and the button that starts from it."""
    made = card()
    inside = column(made, margins=16, spacing=4)
    inside.addLayout(_titled("situation" if situation.stocks else "clock", situation.name, theme))
    inside.addWidget(label(_first_line(situation), theme, tone="muted", wrap=True))
    inside.addSpacing(4)
    inside.addWidget(_drawing(situation, theme))
    inside.addSpacing(8)
    for line in situation.must_believe[:LONGEST_LIST]:
        inside.addLayout(_bullet(line, theme))
    made.setToolTip("\n\n".join((situation.summary, *situation.must_believe)))
    inside.addStretch(1)
    inside.addSpacing(8)
    inside.addWidget(_way_on("New from this situation", new, theme), alignment=Qt.AlignmentFlag.AlignLeft)
    return made


def exercises_card(exercises: Sequence[Exercise], start: Month, ready: Mapping[str, QAction], theme: Theme) -> QFrame:
    """The ready exercises: the turns of the first as a drawing, what play is like, and a button for each."""
    made = card()
    inside = column(made, margins=16, spacing=4)
    inside.addLayout(_titled("exercises", "Tabletop exercises", theme))
    inside.addWidget(label("Two are ready; each under three hours, one facilitator.", theme, tone="muted", wrap=True))
    inside.addSpacing(4)
    first = exercises[0]
    months = [first.first_month(turn, start) for turn in range(1, len(first.turns) + 1)]
    inside.addWidget(TurnsDrawing(first.name, months, theme))
    inside.addSpacing(8)
    for line in (
        "Brief, private planning, sealed decisions, lock, preview, advance, reveal, discuss",
        "A second, public window for the projector, with nothing hidden in it",
        "Pause, rewind, branch and replay any turn",
    ):
        inside.addLayout(_bullet(line, theme))
    inside.addStretch(1)
    inside.addSpacing(8)
    buttons = row(spacing=8)
    for exercise in exercises:
        buttons.addWidget(_way_on(exercise.name, ready[exercise.id], theme))
    buttons.addStretch(1)
    inside.addLayout(buttons)
    return made


def _titled(icon_name: str, words: str, theme: Theme) -> QHBoxLayout:
    line = row(spacing=8)
    line.addWidget(picture(icon_name, theme, size=20))
    line.addWidget(label(words, theme, size=TITLE, semibold=True, wrap=True), 1)
    return line


def _bullet(words: str, theme: Theme) -> QHBoxLayout:
    line = row(spacing=8)
    line.addWidget(caption("▪", theme), alignment=Qt.AlignmentFlag.AlignTop)
    line.addWidget(label(words, theme, wrap=True), 1)
    return line


def _way_on(words: str, action: QAction, theme: Theme, *, primary: bool = False) -> QPushButton:
    made = button(words, theme, look="primary" if primary else "", tip=action.text())
    made.clicked.connect(action.trigger)
    return made


def _first_line(situation: Situation) -> str:
    if not situation.stocks:
        return "Foreigners only, starting with nobody; driven by dated figures."
    people = sum(stock.persons for stock in situation.stocks)
    return f"{published(people)} people, {len(situation.origins)} origins, {len(situation.sites)} kinds of site."


def _drawing(situation: Situation, theme: Theme) -> Drawing:
    if situation.stocks:
        return PeopleDrawing(people_by_place(situation), theme)
    return ArrivalsDrawing(situation.start, arrivals(situation), theme)


def people_by_place(situation: Situation) -> list[tuple[str, float]]:
    """Persons abroad by custody site, at large and relocated, largest first."""
    groups: dict[str, float] = defaultdict(float)
    for stock in situation.stocks:
        if stock.stock == _HELD:
            groups[read_members(stock.members)["site"][0]] += stock.persons
        elif stock.stock in _NAMES:
            groups[_NAMES[stock.stock]] += stock.persons
    return sorted(groups.items(), key=lambda group: -group[1])


def arrivals(situation: Situation) -> NDArray[np.float64]:
    """Arrivals of every month, from the situation's first driver."""
    schedule = situation.drivers[0].schedule
    months = (situation.start.plus(step) for step in range(situation.months + 1))
    return np.array([schedule.value_at(month) or 0.0 for month in months])


def spread(cards: list[QWidget]) -> QHBoxLayout:
    """Cards side by side, equally wide."""
    line = row(spacing=16)
    for each in cards:
        line.addWidget(each, 1)
    return line
