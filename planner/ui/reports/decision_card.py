"""One row of the decisions log in full, with its history."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from planner.domain.assurance import DecisionNote
from planner.ui.reports.dates import date_text
from planner.ui.reports.parts import Card
from planner.ui.reports.steps import steps
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, empty, row
from planner.ui.widgets.text import caption, heading, label
from planner.use_cases.reports.assurance import Step

NOTHING = "What was decided about the analysis or the policy is logged here, with the reason and the role."


class DecisionCard(Card):
    """Says that the decision shown is to be changed or deleted."""

    change_wanted = Signal()
    delete_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__("Decision", theme)
        self._shown: tuple[object, ...] = ()
        self._words = column(spacing=8)
        self._words.setContentsMargins(16, 12, 16, 12)
        self.change_button = button("Change…", theme, icon_name="edit", small=True)
        self.delete_button = button("Delete", theme, icon_name="delete", small=True)
        self._ways = row(spacing=8)
        self._ways.setContentsMargins(16, 0, 16, 12)
        self._ways.addWidget(self.change_button)
        self._ways.addWidget(self.delete_button)
        self._ways.addStretch(1)
        self._history = column(spacing=4)
        self._history.setContentsMargins(16, 0, 16, 12)
        for part in (self._words, self._ways, self._history):
            self.inside.addLayout(part)
        self.inside.addStretch(1)
        self.change_button.clicked.connect(self.change_wanted)
        self.delete_button.clicked.connect(self.delete_wanted)

    def render_decision(self, shown: DecisionNote | None, history: Sequence[Step], *, read_only: bool) -> None:
        """Show a decision, or say what belongs here."""
        if (shown, tuple(history), read_only) == self._shown:
            return
        self._shown = shown, tuple(history), read_only
        empty(self._words)
        empty(self._history)
        for made in (self.change_button, self.delete_button):
            made.setVisible(shown is not None)
            made.setEnabled(not read_only)
        if shown is None:
            self._words.addWidget(label(NOTHING, self._theme, tone="muted", wrap=True))
            return
        self._words.addWidget(label(shown.decision, self._theme, semibold=True, wrap=True))
        if shown.reason:
            self._words.addWidget(label(shown.reason, self._theme, wrap=True))
        self._words.addWidget(caption(f"{date_text(shown.on)}, {shown.role}", self._theme, wrap=True))
        self._history.addWidget(heading("History", self._theme))
        self._history.addLayout(steps(history, "", self._theme))
