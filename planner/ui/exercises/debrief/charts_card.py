"""The charts of a debrief on their card: three indicators or all of them, and everything as one table."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from planner.domain.breadth import range_name, widest
from planner.domain.period import Month
from planner.domain.wording import published
from planner.domain.world import OF_EXERCISES
from planner.ui.compare.segments import Segments
from planner.ui.exercises.debrief.charts import every, first_three, table_of_ends
from planner.ui.exercises.debrief.picture import Picture
from planner.ui.plots.chart import ReadingLine
from planner.ui.plots.grid import ChartGrid
from planner.ui.plots.reading import Words
from planner.ui.plots.table import TableDialog
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import card, column, row, scrolling
from planner.ui.widgets.text import heading, label

_CHART, _ONE_BY_ONE = 320, 720
"""A chart's least height when all are shown, and the card's width below which charts stand one below the other."""

_TITLE = "Actual path against “had you done nothing”"
NOTHING_PLAYED = "No turn has been played yet. The two paths are drawn once a turn is advanced."
COMPUTING = "The two paths are being computed."
STOPPED = "The computing was stopped."


class ChartsCard(QWidget):
    """`compute_wanted` asks for what was stopped."""

    compute_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: Picture | None = None
        self._month: Month | None = None
        self._all = False
        self._maximised = ""
        self.title = heading(_TITLE, theme)
        self.about = ReadingLine(theme)
        self.which = Segments("Charts", ("3 indicators", "All"), theme, small=True)
        self.table_button = button("Table", theme, small=True, icon_name="table", tip="Every indicator at the end")
        self.grid = ChartGrid(theme, gap=8)
        self.empty = label("", theme, tone="muted", wrap=True)
        self.compute_button = button("Compute", theme, look="primary", small=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        head = row(spacing=12)
        head.setContentsMargins(16, 8, 12, 8)
        head.addWidget(self.title)
        head.addWidget(self.about, 1)
        head.addWidget(self.which)
        head.addWidget(self.table_button)
        self._area = scrolling(self.grid)
        self._area.setWidgetResizable(True)
        self._waiting = QWidget()
        waiting = row(self._waiting, margins=16, spacing=12)
        waiting.addWidget(self.empty, 1)
        waiting.addWidget(self.compute_button)
        self.grid.setProperty("ground", "surface")
        whole = card()
        inside = column(whole, spacing=0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addLayout(head)
        inside.addWidget(self._waiting)
        inside.addWidget(self._area, 1)
        self._area.setContentsMargins(8, 0, 8, 8)
        column(self).addWidget(whole)

    # render

    def render_picture(self, picture: Picture | None, *, played: bool, stopped: bool, current: bool) -> None:
        """Show the picture there is; without one, say what it waits for."""
        if picture is not None and (self._picture is None or self._picture.horizon != picture.horizon):
            self._month = picture.horizon
        self._picture = picture
        self._waiting.setVisible(picture is None or stopped)
        self.empty.setText(STOPPED if stopped else COMPUTING if played else NOTHING_PLAYED)
        self.compute_button.setVisible(stopped)
        self._area.setVisible(picture is not None)
        for control in (self.which, self.table_button):
            control.setEnabled(picture is not None)
        self.which.render_chosen(1 if self._all else 0)
        self.about.render_words(())
        if picture is None or self._month is None:
            return
        self.title.setText(f"{_TITLE}, by {picture.horizon.label}")
        stale = "" if current else " · before the last change"
        said = f"{published(picture.draws)} draws, {OF_EXERCISES.words} · line: median"
        share = widest(picture.draws)
        self.about.render_words((Words(f"{said}{f' · band: {range_name(share)}' if share else ''}{stale}"),))
        self._render_charts(picture, self._month)

    def _render_charts(self, picture: Picture, month: Month) -> None:
        contents = every(picture) if self._all else first_three(picture)
        narrow = self.width() < _ONE_BY_ONE
        columns = 1 if narrow else 3
        self.grid.render_contents(contents, month, columns=columns, maximised=self._maximised)
        shown = 1 if self._maximised else len(contents)
        rows = -(-shown // (1 if self._maximised else columns))
        crowded = rows > 1
        self.grid.setMinimumHeight(rows * _CHART if crowded else 0)

    # gestures

    def _connect(self) -> None:
        self.which.chosen.connect(self._choose)
        self.table_button.clicked.connect(self.open_table)
        self.grid.month_pointed.connect(self._point)
        self.grid.maximise_toggled.connect(self._maximise)
        self.compute_button.clicked.connect(self.compute_wanted)

    def open_table(self) -> None:
        """Show every indicator at the end in its own window."""
        if self._picture is not None:
            TableDialog(table_of_ends(self._picture), 0, self._theme, self).open()

    def _choose(self, number: int) -> None:
        self._all, self._maximised = number == 1, ""
        self._render_again()

    def _maximise(self, key: str) -> None:
        self._maximised = key
        self._render_again()

    def _point(self, month: Month) -> None:
        self._month = month
        self.grid.render_month(month)

    def _render_again(self) -> None:
        self.which.render_chosen(1 if self._all else 0)
        if self._picture is not None and self._month is not None:
            self._render_charts(self._picture, self._month)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render_again()
