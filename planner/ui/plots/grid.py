"""Charts side by side on one time axis and one crosshair; any of them can take the whole room."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from planner.domain.period import Month
from planner.ui.plots.chart import Chart
from planner.ui.plots.content import ChartContent
from planner.ui.taking import Taker
from planner.ui.theme.theme import Theme

_TWO_COLUMNS_BELOW = 840
_FOUR_COLUMNS_FROM = 1640


class ChartGrid(QWidget):
    """A grid of charts. `columns` 0 lets the width decide; flags are numbered under the lowest row."""

    month_pointed = Signal(object)
    maximise_toggled = Signal(str)

    def __init__(self, theme: Theme, gap: int = 16) -> None:
        super().__init__()
        self._theme = theme
        self._charts: list[Chart] = []
        self._contents: tuple[ChartContent, ...] = ()
        self._month: Month | None = None
        self._columns = 0
        self._maximised = ""
        self._arranged: tuple[int, tuple[Chart, ...]] = (0, ())
        self._follows: QWidget | None = None
        self._taker: Taker | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(gap)

    # render

    def render_contents(
        self, contents: Sequence[ChartContent], month: Month, *, columns: int = 0, maximised: str = ""
    ) -> None:
        """Show these charts in this order; `maximised` is the key of the one that takes the whole room."""
        keys = [content.key for content in contents]
        self._maximised = maximised if maximised in keys else ""
        self._contents, self._month, self._columns = tuple(contents), month, columns
        while len(self._charts) < len(contents):
            self._charts.append(self._new_chart())
        self._arrange()

    def render_month(self, month: Month) -> None:
        """Move the crosshair of every chart."""
        self._month = month
        for chart in self.shown:
            chart.render_month(month)

    def set_gap(self, gap: int) -> None:
        """The distance between charts, px."""
        self._grid.setSpacing(gap)

    def follow(self, before: QWidget) -> None:
        """Have Tab reach the charts after `before`, which is in the same window; charts are made late."""
        self._follows = before

    def offer(self, taker: Taker) -> None:
        """Let every chart be taken along."""
        self._taker = taker
        for chart in self._charts:
            chart.taker = taker

    @property
    def shown(self) -> tuple[Chart, ...]:
        """The charts on screen, in reading order."""
        pairs = zip(self._charts, self._contents, strict=False)
        return tuple(chart for chart, content in pairs if self._maximised in ("", content.key))

    def _arrange(self) -> None:
        if self._month is None:
            return
        columns = 1 if self._maximised else self._columns or self._fitting(len(self._contents))
        shown = self.shown
        if (columns, shown) != self._arranged:
            self._place(shown, columns)
            self._arranged = columns, shown
        for place, chart in enumerate(shown):
            content = self._contents[self._charts.index(chart)]
            numbered = place + columns >= len(shown) and bool(content.flags)
            chart.render_content(content, self._month, numbered=numbered, maximised=bool(self._maximised))

    def _place(self, shown: Sequence[Chart], columns: int) -> None:
        rows = -(-len(shown) // columns) if shown else 0
        for chart in self._charts:
            if chart not in shown:
                self._grid.removeWidget(chart)
                chart.hide()
        for place, chart in enumerate(shown):
            self._grid.addWidget(chart, *divmod(place, columns))
            chart.show()
        for row in range(self._grid.rowCount()):
            self._grid.setRowStretch(row, 1 if row < rows else 0)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)

    def _fitting(self, count: int) -> int:
        """As many columns as the width allows, or one less where that leaves fewer holes."""
        most = 2 if self.width() < _TWO_COLUMNS_BELOW else 4 if self.width() >= _FOUR_COLUMNS_FROM else 3
        most = min(most, max(count, 1))
        return min((most, most - 1) if most > 2 else (most,), key=lambda columns: _waste(count, columns))

    def _new_chart(self) -> Chart:
        chart = Chart(self._theme, self)
        chart.taker = self._taker
        chart.month_pointed.connect(self.month_pointed)
        chart.maximise_wanted.connect(lambda: self._toggle(chart))
        before = self._charts[-1].maximise_button if self._charts else self._follows
        if before is not None:
            in_turn = (before, chart, chart.table_button, chart.maximise_button)
            for one, next_one in pairwise(in_turn):
                QWidget.setTabOrder(one, next_one)
        return chart

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if not self._columns and not self._maximised:
            self._arrange()

    # gestures

    def _toggle(self, chart: Chart) -> None:
        key = "" if self._maximised or chart.content is None else chart.content.key
        self.maximise_toggled.emit(key)


def _waste(count: int, columns: int) -> float:
    """Holes in the last row, and the height every further row takes."""
    rows = -(-count // columns)
    return rows * columns - count + 1.5 * rows
