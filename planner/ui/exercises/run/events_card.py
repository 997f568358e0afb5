"""The card of the master events list: chips with counts above, the list below."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton

from planner.ui.exercises.run.events import EventRow, Filter, counts, kept_by
from planner.ui.exercises.run.events_table import EventsTable
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption, heading

SHORT = {Filter.CONDITIONAL: "Cond.", Filter.SKIPPED: "Skip."}
"""Words of chips where room is short."""


class EventsCard(QFrame):
    """`selected` gives the number of the inject the user is on."""

    selected = Signal(int)
    filtered = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._compact = False
        self.table = EventsTable(theme)
        self.chips: dict[Filter, QPushButton] = {}
        self._nothing = caption("No inject stands so at the moment.", theme)
        self._nothing.setContentsMargins(16, 12, 16, 12)
        group = QButtonGroup(self)
        head = row(spacing=4)
        head.setContentsMargins(12, 6, 8, 6)
        self.title = heading("Master events list", theme)
        head.addWidget(self.title)
        head.addStretch(1)
        for wanted in Filter:
            chip = QPushButton()
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.setProperty("chip", "true")
            chip.setFont(theme.font(SMALL))
            chip.setFixedHeight(24)
            chip.clicked.connect(lambda _=False, found=wanted: self.filtered.emit(found))
            group.addButton(chip)
            head.addWidget(chip)
            self.chips[wanted] = chip
        inside = column(self, margins=1, spacing=0)
        inside.addLayout(head)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._nothing)
        self.table.selectionModel().currentRowChanged.connect(self._pointed)

    def render_events(self, rows: tuple[EventRow, ...], wanted: Filter, selected: int) -> None:
        """Show the rows a chip keeps, and how many each chip would keep."""
        kept, numbers = kept_by(rows, wanted), counts(rows)
        for found, chip in self.chips.items():
            chip.setText(f"{SHORT.get(found, found) if self._compact else found} {numbers[found]}")
            chip.setAccessibleName(f"Show {found.lower()}, {numbers[found]}")
            chip.setChecked(found is wanted)
            chip.setVisible(found in (Filter.ALL, wanted) or numbers[found] > 0)
        self.table.setVisible(bool(kept))
        self._nothing.setVisible(not kept)
        self.table.render_rows(kept, selected)

    def measure(self, measures: Measures) -> None:
        """Take the room there is; the next rendering words the chips for it."""
        self._compact = measures.compact
        self.title.setText("Events" if measures.compact else "Master events list")

    def _pointed(self, now: QModelIndex, before: QModelIndex) -> None:
        """Only what the user does: rendering selects a row that is on the card already."""
        rows = self.table.events.rows
        if 0 <= now.row() < len(rows) and self.table.hasFocus():
            self.selected.emit(rows[now.row()].number)
