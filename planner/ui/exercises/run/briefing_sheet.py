"""A cell's briefing on the console: what it has been told and nothing else, to read out or to copy."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QPlainTextEdit, QWidget

from planner.analysis.exercises.cell_briefing import CellBriefing, briefing_lines
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import label, title


class BriefingSheet(QDialog):
    """Read-only; a copy carries the marking and the word EXERCISE above and below."""

    def __init__(self, briefing: CellBriefing, marking: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"Briefing of {briefing.name}")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(720, 560)
        band = f"{marking} · EXERCISE EXERCISE EXERCISE"
        self.text = QPlainTextEdit("\n".join((band, "", *briefing_lines(briefing), "", band)))
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.windowTitle())
        self.copy = button("Copy", theme, icon_name="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        self.away = button("Close", theme)
        self.away.clicked.connect(self.accept)
        inside = column(self, margins=24, spacing=12)
        inside.addWidget(title(self.windowTitle(), theme))
        inside.addWidget(label("What this cell has been told so far, and nothing else.", theme, wrap=True))
        inside.addWidget(self.text, 1)
        ways = row(spacing=8)
        ways.addStretch(1)
        ways.addWidget(self.copy)
        ways.addWidget(self.away)
        inside.addLayout(ways)
