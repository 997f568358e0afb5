"""One lever in a cell's hands as widgets in a row of a grid; they stay, only what they say changes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QWidget

from planner.ui.exercises.run.cells import LeverRow
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.frames import row
from planner.ui.widgets.text import label

FIELD, ROW = 88, 20


class LeverLine:
    """The widgets of one lever; they stay, only what they say changes."""

    def __init__(self, found: LeverRow, theme: Theme) -> None:
        self.key = found.key
        self.title = label("", theme, size=SMALL, wrap=True)
        self.title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.in_force = label("", theme, size=SMALL)
        self.field = QLineEdit()
        self.field.setProperty("dense", "true")
        self.field.setFont(theme.figures(SMALL))
        self.field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.field.setFixedWidth(FIELD)
        self.field.setPlaceholderText("no change")
        self.asked = label("", theme, size=SMALL, tone="muted")
        struck = QFont(theme.figures(SMALL))
        struck.setStrikeOut(True)
        self.asked.setFont(struck)
        self.decided = label("", theme, size=SMALL)
        self.limits = label("", theme, size=SMALL, tone="muted")
        self.asked_cost = label("", theme, size=SMALL, tone="muted")
        self.asked_cost.setFont(struck)
        self.cost = label("", theme, size=SMALL)
        for shown in (self.in_force, self.limits, self.cost):
            shown.setFont(theme.figures(SMALL))
            shown.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._theme = theme

    def render_line(self, found: LeverRow, *, editable: bool, cell: str, compact: bool) -> None:
        """Show the lever; what is being typed stays. In a `compact` window the empty field says the limits."""
        self.field.setPlaceholderText(found.limits if compact else "no change")
        self.limits.setVisible(not compact)
        self.title.setText(found.title)
        self.title.setToolTip(found.tip)
        self.in_force.setText(found.in_force)
        self.in_force.setToolTip(found.tip)
        self.limits.setText(found.limits)
        self.cost.setText(found.cost)
        self.asked.setText(found.asked)
        self.asked.setVisible(bool(found.asked))
        self.asked_cost.setText(found.asked_cost)
        self.asked_cost.setVisible(bool(found.asked_cost))
        decided = found.decided != "no change"
        self.decided.setText(found.decided)
        self.decided.setFont(self._theme.figures(SMALL, semibold=decided))
        self.decided.setStyleSheet(f"color: {self._theme.color('text' if decided else 'muted').name()};")
        self.decided.setVisible(not editable)
        self.field.setVisible(editable)
        if not self.field.hasFocus() or not self.field.isModified():
            self.field.setText(found.typed)
        self.field.setAccessibleName(f"{cell}: {found.title}, {found.unit}")
        self.field.setAccessibleDescription(f"In force {found.in_force}; allowed {found.limits}; empty for no change")
        self.field.setToolTip(f"{found.unit}; allowed {found.limits}; empty for no change")

    def place(self, grid: QGridLayout, row_number: int) -> None:
        """Put the widgets into a row of the grid: lever, in force, decided, limits, cost."""
        grid.setRowMinimumHeight(row_number, ROW)
        decided = _side_by_side(self.asked, self.decided, self.field)
        cost = _side_by_side(self.asked_cost, self.cost)
        parts: tuple[QWidget, ...] = (self.title, self.in_force, decided, self.limits, cost)
        for at, part in enumerate(parts):
            grid.addWidget(part, row_number, at)


def _side_by_side(*widgets: QWidget) -> QWidget:
    held = QWidget()
    inside = row(held, spacing=4)
    inside.addStretch(1)
    for widget in widgets:
        inside.addWidget(widget)
    return held
