"""The gate before the advance: what is done, what is missing, and the button that never fails silently."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from planner.ui.exercises.run.key_button import KeyButton
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.frames import column, empty, row
from planner.ui.widgets.text import label, picture


@dataclass(frozen=True)
class GateShown:
    """Lines as (done, words); what the button does now, and whether it can."""

    lines: tuple[tuple[bool, str], ...]
    action: str
    ready: bool
    missing: str = ""
    icon: str = "chevron-right"


class GateCard(QFrame):
    """`passed` when the button was pressed; Ctrl+Enter is the page's."""

    passed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName("Gate before the advance")
        self._theme = theme
        self._shown: GateShown | None = None
        self._lines = QGridLayout()
        self._lines.setHorizontalSpacing(12)
        self._lines.setVerticalSpacing(2)
        self._lines.setColumnStretch(0, 1)
        self._lines.setColumnStretch(1, 1)
        self.button = KeyButton("", "Ctrl+Enter", theme, icon_name="chevron-right", look="primary")
        inside = column(self, spacing=8)
        inside.setContentsMargins(12, 8, 12, 10)
        inside.addLayout(self._lines)
        inside.addWidget(self.button)
        self.button.clicked.connect(self.passed)

    def render_gate(self, shown: GateShown) -> None:
        """Show what is done and what is missing."""
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._lines)
        for at, (done, words) in enumerate(shown.lines):
            line = row(spacing=4)
            line.addWidget(
                picture("tick" if done else "warning", self._theme, token="good" if done else "warn", size=14),
                alignment=Qt.AlignmentFlag.AlignTop,
            )
            line.addWidget(self._words(done, words), 1, Qt.AlignmentFlag.AlignTop)
            self._lines.addLayout(line, at // 2, at % 2)
        self.button.say(shown.action, shown.icon)
        self.button.setEnabled(shown.ready)
        self.button.setToolTip(shown.missing or f"{shown.action} (Ctrl+Enter)")
        self.button.setAccessibleDescription(shown.missing)

    def _words(self, done: bool, words: str) -> QLabel:
        made = label(words, self._theme, size=SMALL, tone="" if done else "warn", wrap=True)
        made.setAccessibleName(f"{'Done' if done else 'Missing'}: {words}")
        return made
