"""The rail on the left: one icon and word for each screen that exists."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton

from planner.ui.shell.screen import Screen
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.frames import column


class Rail(QFrame):
    """Says which screen was chosen; which one is shown is told to it."""

    chosen = Signal(str)

    def __init__(self, screens: Sequence[Screen], theme: Theme) -> None:
        super().__init__()
        self.setProperty("bar", "rail")
        self.setAccessibleName("Screens")
        self._theme = theme
        self._screens = {screen.name: screen for screen in screens}
        self._buttons: dict[str, QToolButton] = {}
        group = QButtonGroup(self)
        inside = column(self, spacing=0)
        inside.setContentsMargins(0, 8, 1, 8)
        for screen in screens:
            button = QToolButton()
            button.setProperty("rail", "true")
            button.setText(screen.title)
            button.setIconSize(QSize(20, 20))
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setAccessibleName(screen.title)
            button.setToolTip(f"{screen.title} ({screen.shortcut})")
            button.clicked.connect(lambda _=False, name=screen.name: self.chosen.emit(name))
            group.addButton(button)
            inside.addWidget(button)
            self._buttons[screen.name] = button
        inside.addStretch(1)

    def render_screen(self, name: str) -> None:
        """Mark the screen that is shown."""
        for other, button in self._buttons.items():
            here = other == name
            button.setChecked(here)
            button.setIcon(icon(self._screens[other].icon, self._theme, "accent" if here else "muted"))
            button.setFont(self._theme.font(SMALL, semibold=here))

    def button(self, name: str) -> QToolButton:
        """The button of a screen, for the tour to point at."""
        return self._buttons[name]

    def measure(self, measures: Measures) -> None:
        """Take the width the window has for the rail; without room for words they become tooltips."""
        self.setFixedWidth(measures.rail)
        style = Qt.ToolButtonStyle.ToolButtonTextUnderIcon if measures.words else Qt.ToolButtonStyle.ToolButtonIconOnly
        for button in self._buttons.values():
            button.setToolButtonStyle(style)
            button.setFixedSize(measures.rail - 1, 64 if measures.words else 48)
