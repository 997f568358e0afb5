"""The top bar: which workspace, what undo undoes, the field that finds everything, and where the evidence ends."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QToolButton

from planner.ui.shell.verbs import Verbs
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme, icon
from planner.ui.widgets.buttons import action_button
from planner.ui.widgets.frames import row
from planner.ui.widgets.text import describe, icon_pill, pill

ILLUSTRATIVE = "Evidence ends Nov 2019: projections are illustrative"
ILLUSTRATIVE_SHORT = "Illustrative: evidence ends Nov 2019"


class TopBar(QFrame):
    """Built once an appearance; told what to show."""

    def __init__(self, verbs: Verbs, theme: Theme) -> None:
        super().__init__()
        self.setProperty("bar", "top")
        self._name = QToolButton()
        self._name.setDefaultAction(verbs.open_file)
        self._name.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._name.setFont(theme.font(semibold=True))
        self._name.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._name.setFixedHeight(32)
        self._read_only = pill("read only", theme, "warn")
        self.field = QLineEdit()
        self.field.setProperty("find", "true")
        self.field.setFont(theme.font())
        self.field.addAction(icon("search", theme, "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.field.setClearButtonEnabled(False)
        describe(self.field, "Find anything", "Actions, scenarios, levers, indicators and evidence by name. Ctrl+K")
        self._key = pill("Ctrl+K", theme, "key")
        self._illustrative = icon_pill("info", ILLUSTRATIVE, theme, "warn")
        self._words = self._illustrative.findChildren(QLabel)[-1]

        left = row(spacing=8)
        for widget in (self._name, self._read_only, action_button(verbs.undo, theme), action_button(verbs.redo, theme)):
            left.addWidget(widget)
        left.addStretch(1)
        right = row()
        right.addStretch(1)
        self._export = action_button(verbs.export_report, theme)
        right.addWidget(self._export)
        right.addWidget(self._illustrative)
        inside = row(self, spacing=16)
        inside.setContentsMargins(8, 0, 16, 1)
        inside.addLayout(left, 1)
        inside.addWidget(self.field)
        inside.addLayout(right, 1)
        key_place = row(self.field)
        key_place.setContentsMargins(0, 0, 6, 0)
        key_place.addStretch(1)
        key_place.addWidget(self._key)

    def render_workspace(self, name: str, *, read_only: bool) -> None:
        """Show the workspace's name; an empty one says that none is open."""
        self._name.setText(name or "No workspace open")
        self._name.setAccessibleName(f"{name or 'No workspace open'}: open another")
        self._read_only.setVisible(read_only)

    def measure(self, measures: Measures) -> None:
        """Take the compact texts where the window is narrow."""
        self.setFixedHeight(measures.top_bar)
        self.field.setFixedWidth(360 if measures.compact else 560)
        words = (
            "Find an action or item"
            if measures.compact
            else "Find an action, scenario, lever, indicator or evidence item"
        )
        self.field.setPlaceholderText(words)
        style = Qt.ToolButtonStyle
        self._export.setToolButtonStyle(
            style.ToolButtonIconOnly if measures.compact else style.ToolButtonTextBesideIcon
        )
        self._words.setText(ILLUSTRATIVE_SHORT if measures.compact else ILLUSTRATIVE)
