"""Two tables in one card: how each series fared, and every count with what was forecast for it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget

from planner.ui.compare.observed.lines import CountLine, lines_of_counts, series_lines
from planner.ui.compare.segments import Segments
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.lines_table import LinesTable
from planner.use_cases.observations.observed import SeriesPicture

_TABLES = ("By series", "Every count")


class ObservedTables(QFrame):
    """Signals name the row that is pointed at, or that is to be changed or removed."""

    series_pointed = Signal(int)
    change_wanted = Signal(int)
    remove_wanted = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._editable = False
        self.choice = Segments("Table", _TABLES, theme, small=True)
        self.change_button = button("Change…", theme, icon_name="edit", small=True)
        self.remove_button = button("Remove", theme, icon_name="delete", small=True)
        self.series = LinesTable(theme)
        self.counts = LinesTable(theme)
        self.pages = QStackedWidget()
        for table in (self.series, self.counts):
            self.pages.addWidget(table)
        head = row(spacing=8)
        head.setContentsMargins(8, 4, 8, 4)
        head.addWidget(self.choice)
        head.addStretch(1)
        head.addWidget(self.change_button)
        head.addWidget(self.remove_button)
        inside = column(self, margins=1, spacing=0)
        inside.addLayout(head)
        inside.addWidget(self.pages, 1)
        self.choice.render_chosen(0)
        self.choice.chosen.connect(self.show_table)
        self.series.pointed.connect(self.series_pointed)
        self.counts.pointed.connect(lambda _: self._render_buttons())
        self.counts.entered.connect(self._on_entered)
        self.counts.act_on("Delete", self._remove)
        self.change_button.clicked.connect(lambda: self._on_entered(self.counts.currentIndex().row()))
        self.remove_button.clicked.connect(self._remove)

    # render

    def render_series(self, pictures: Sequence[SeriesPicture], chosen: int = -1) -> None:
        """Show a line a series."""
        self.series.render_rows("Forecast against actual by series", series_lines(pictures), row=chosen)

    def render_counts(self, lines: Sequence[CountLine], draws: int, *, editable: bool) -> None:
        """Show a line a count; without `editable` they can only be looked at."""
        self._editable = editable
        self.counts.render_rows("Every count", lines_of_counts(lines, draws))
        self._render_buttons()

    def _render_buttons(self) -> None:
        shown = self._editable and self.pages.currentIndex() == 1
        for part in (self.change_button, self.remove_button):
            part.setVisible(shown)
            part.setEnabled(self.counts.currentIndex().isValid())

    # gestures

    def show_table(self, place: int) -> None:
        """Turn to a table."""
        self.choice.render_chosen(place)
        self.pages.setCurrentIndex(place)
        self._render_buttons()

    def _on_entered(self, place: int) -> None:
        if self._editable and place >= 0:
            self.change_wanted.emit(place)

    def _remove(self) -> None:
        place = self.counts.currentIndex().row()
        if self._editable and place >= 0:
            self.remove_wanted.emit(place)
