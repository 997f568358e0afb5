"""The page before there is anything to run: what belongs here, and the ways to begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.domain.exercise import Exercise
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import TITLE
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import card, column, ground, row
from planner.ui.widgets.text import caption, label, picture, title

Act = Callable[[], object]

BELONGS = (
    "Here a room of officials plays a situation: cells decide, injects arrive, and the model answers. "
    "Take one that is ready, or design your own."
)


def starting_page(
    shipped: Sequence[Exercise], take: Callable[[str], object], new: Act, bring: Act, theme: Theme
) -> QWidget:
    """No exercise yet: the ready ones as cards, then a new one and an import."""
    page = ground("window")
    inside = column(page, margins=32, spacing=12)
    inside.addStretch(2)
    inside.addWidget(title("Exercises", theme), alignment=Qt.AlignmentFlag.AlignHCenter)
    words = label(BELONGS, theme, tone="muted", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    inside.addWidget(words)
    cards = row(spacing=16)
    cards.addStretch(1)
    for exercise in shipped:
        cards.addWidget(_card(exercise, take, theme), 2)
    cards.addStretch(1)
    inside.addLayout(cards)
    line = row(spacing=8)
    line.addStretch(1)
    for text, icon_name, act in (("New exercise…", "add", new), ("Import…", "folder", bring)):
        made = button(text, theme, icon_name=icon_name)
        made.clicked.connect(lambda _=False, do=act: do())
        line.addWidget(made)
    line.addStretch(1)
    inside.addLayout(line)
    inside.addStretch(3)
    return page


def no_play_page(exercise: Exercise, begin: Act, theme: Theme) -> QWidget:
    """An exercise that has not been played: what beginning does, and its button."""
    page = ground("window")
    inside = column(page, margins=32, spacing=8)
    inside.addStretch(2)
    inside.addWidget(title("Not played yet", theme), alignment=Qt.AlignmentFlag.AlignHCenter)
    said = (
        f"Beginning a play starts the clocks of “{exercise.name}” at the brief of turn 1. "
        "The play keeps the exercise as it is now; every step is on disk before it shows."
    )
    words = label(said, theme, tone="muted", wrap=True)
    words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    inside.addWidget(words)
    inside.addSpacing(8)
    start = button("Begin play", theme, look="primary", icon_name="play")
    start.clicked.connect(lambda: begin())
    inside.addWidget(start, alignment=Qt.AlignmentFlag.AlignHCenter)
    inside.addStretch(3)
    return page


def _card(exercise: Exercise, take: Callable[[str], object], theme: Theme) -> QWidget:
    made = card()
    inside = column(made, margins=16, spacing=6)
    line = row(spacing=8)
    line.addWidget(picture("exercises", theme, size=20))
    line.addWidget(label(exercise.name, theme, size=TITLE, semibold=True), 1)
    inside.addLayout(line)
    minutes = sum(sum(turn.minutes) for turn in exercise.turns)
    months = exercise.months
    inside.addWidget(
        caption(
            f"{len(exercise.cells)} cells · {len(exercise.turns)} turns, {months} months · "
            f"{minutes // 60} h {minutes % 60:02d} min · {len(exercise.injects)} injects",
            theme,
            wrap=True,
        )
    )
    inside.addWidget(label(exercise.purpose, theme, wrap=True), 1)
    start = button(f"Take “{exercise.name}”", theme, look="primary")
    start.setToolTip("A copy joins this workspace, to play or to change")
    start.clicked.connect(lambda: take(exercise.id))
    inside.addWidget(start, alignment=Qt.AlignmentFlag.AlignLeft)
    return made
