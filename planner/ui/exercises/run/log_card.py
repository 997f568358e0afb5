"""The last entries of the log, newest first, and the way to the whole of it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem

from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption, heading

LineOfLog = tuple[str, str]
"""Clock time and words."""


class LogCard(QFrame):
    """Reads like a log: time, then what happened."""

    save_wanted = Signal()
    note_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._theme = theme
        self._shown: tuple[LineOfLog, ...] | None = None
        self._count = caption("", theme)
        self.list = QListWidget()
        self.list.setFont(theme.figures(SMALL))
        self.list.setAccessibleName("Log of the play, newest first")
        self.list.setSpacing(1)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.save = icon_button("export", "Save the log…", theme)
        self.note = icon_button("add", "Add a note to the log…", theme)
        head = row(spacing=2)
        head.setContentsMargins(12, 2, 4, 2)
        head.addWidget(heading("Log", theme))
        head.addStretch(1)
        head.addWidget(self._count)
        head.addSpacing(6)
        head.addWidget(self.note)
        head.addWidget(self.save)
        inside = column(self, margins=1, spacing=0)
        inside.addLayout(head)
        inside.addWidget(self.list, 1)
        self.save.clicked.connect(self.save_wanted)
        self.note.clicked.connect(self.note_wanted)

    def measure(self, measures: Measures) -> None:
        """Take the room there is."""
        self._count.setVisible(not measures.compact)

    def render_log(self, lines: tuple[LineOfLog, ...]) -> None:
        """Show the log, newest first."""
        if lines == self._shown:
            return
        self._shown = lines
        self._count.setText(f"{len(lines)} {'entry' if len(lines) == 1 else 'entries'}")
        self.list.clear()
        for time, words in reversed(lines):
            item = QListWidgetItem(f"{time}   {words}")
            item.setToolTip(words)
            self.list.addItem(item)
