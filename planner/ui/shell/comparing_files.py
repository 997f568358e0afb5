"""What is shown here beside what lies in the file now, line by line, with the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QDialog, QWidget

from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.lines_table import Column, Lines, LinesTable
from planner.ui.widgets.text import caption, title
from planner.use_cases.two_states import Line

_COLUMNS = (Column("What", weight=3), Column("Here", weight=2), Column("In the file", weight=2))
SAME = "Both hold the same work; only their histories differ."


class ComparingFiles(QDialog):
    """Closes itself when one of the ways on is taken."""

    def __init__(
        self, lines: Sequence[Line], ways: Sequence[tuple[str, Callable[[], object]]], theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Here and in the file")
        self.resize(880, 480)
        self.table = LinesTable(theme)
        self.table.render_rows("Differences", Lines(_COLUMNS, tuple((one.what, one.here, one.there) for one in lines)))
        inside = column(self, margins=24, spacing=16)
        inside.addWidget(title("Here and in the file", theme))
        if not lines:
            inside.addWidget(caption(SAME, theme, wrap=True))
        inside.addWidget(self.table, 1)
        below = row()
        below.addStretch(1)
        for words, act in ways:
            way = button(words, theme)
            way.clicked.connect(self.accept)
            way.clicked.connect(lambda _=False, act=act: act())
            below.addWidget(way)
        close = button("Close", theme)
        close.clicked.connect(self.reject)
        below.addWidget(close)
        inside.addLayout(below)
