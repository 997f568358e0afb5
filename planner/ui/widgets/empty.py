"""An empty page: one sentence that says what belongs there, and the one button that starts it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, ground
from planner.ui.widgets.text import label, title


def empty_page(heading: str, sentence: str, way_on: str, act: Callable[[], object], theme: Theme) -> QWidget:
    """The page, with its button in the middle."""
    page = ground("window")
    inside = column(page, margins=32, spacing=8)
    inside.addStretch(2)
    for text in (title(heading, theme), label(sentence, theme, tone="muted")):
        inside.addWidget(text, alignment=Qt.AlignmentFlag.AlignHCenter)
    inside.addSpacing(8)
    start = button(way_on, theme, look="primary")
    start.clicked.connect(lambda: act())
    inside.addWidget(start, alignment=Qt.AlignmentFlag.AlignHCenter)
    inside.addStretch(3)
    return page
