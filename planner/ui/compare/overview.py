"""The overview: four difference charts, the table below them, and what differs beside both."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from planner.analysis.roles import Role, keys_of
from planner.domain.period import Month
from planner.ui.compare.charts import overview
from planner.ui.compare.differs import DiffersCard
from planner.ui.compare.picture import Picture
from planner.ui.compare.table import TableCard
from planner.ui.plots.grid import ChartGrid
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import column, row

_DIFFERS, _DIFFERS_COMPACT = 400, 280
_DIFFERS_FROM = 1100
_CHARTS_LOW, _CHARTS_HIGH = 180, 300
_CHIPS_FIT, _CHIP_LINE = 5, 18
"""Letter chips at the line ends that the lowest chart has room for, and the height of one more."""


class OverviewPage(QWidget):
    """Told what to show; a maximised chart takes the whole page."""

    month_pointed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._maximised = ""
        self._shown: tuple[Picture, Month] | None = None
        self._drawn: tuple[object, ...] = ()
        self.grid = ChartGrid(theme)
        self.table = TableCard(theme)
        self.differs = DiffersCard(theme)
        self._left = column()
        self._left.addWidget(self.grid)
        self._left.addWidget(self.table, 1)
        self._across = row(self)
        self._across.addLayout(self._left, 1)
        self._across.addWidget(self.differs)
        self.grid.month_pointed.connect(self.month_pointed)
        self.grid.maximise_toggled.connect(self.maximise)

    # render

    def render_picture(self, picture: Picture, month: Month) -> None:
        """Show a picture with the crosshair at `month`."""
        self._shown = picture, month
        drawn = (picture.drawn_from, self._maximised)
        if drawn == self._drawn:
            self.grid.render_month(month)
        else:
            self._drawn = drawn
            contents = overview(picture, keys_of(Role.OVERVIEW, picture.wanted.situation))
            self.grid.render_contents(contents, month, columns=max(len(contents), 1), maximised=self._maximised)
        self.table.render_picture(picture, alone=False)
        self.differs.render_picture(picture)
        self._render_room()

    def render_month(self, month: Month) -> None:
        """Move the crosshair."""
        if self._shown is not None:
            self._shown = self._shown[0], month
        self.grid.render_month(month)

    def measure(self, measures: Measures) -> None:
        """Take the window's gaps."""
        self._left.setSpacing(measures.gap)
        self._across.setSpacing(measures.gap)
        self.grid.set_gap(measures.gap)
        self.differs.setFixedWidth(_DIFFERS_COMPACT if measures.compact else _DIFFERS)

    def _render_room(self) -> None:
        alone = bool(self._maximised)
        self.table.setVisible(not alone)
        self.differs.setVisible(not alone and self.width() >= _DIFFERS_FROM)
        chips = len(self._shown[0].others) if self._shown else 0
        low = _CHARTS_LOW + max(0, chips - _CHIPS_FIT) * _CHIP_LINE
        height = min(_CHARTS_HIGH, max(low, round(self.height() * 0.35)))
        self.grid.setMinimumHeight(0 if alone else height)
        self.grid.setMaximumHeight(16777215 if alone else height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._render_room()

    # gestures

    def maximise(self, key: str) -> None:
        """Give a chart the whole page; an empty key gives the others their place back."""
        self._maximised = key
        if self._shown is not None:
            self.render_picture(*self._shown)
