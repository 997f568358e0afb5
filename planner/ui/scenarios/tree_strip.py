"""The scenario tree folded to a strip of 48 px: letter, dash and tick of each scenario; the top opens the drawer."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from planner.domain.scenario import Scenario
from planner.ui.theme.signs import paint_chip, paint_dash
from planner.ui.theme.theme import Theme, icon, pen
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.frames import column, empty, ground, scrolling

WIDTH = 48


class TreeStrip(QWidget):
    """`chosen` names a scenario, `opened` wants the whole tree."""

    chosen = Signal(str)
    opened = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.open_button = icon_button("scenarios", "Open the scenario tree", theme)
        inner = ground("surface")
        self._rows = column(inner, spacing=0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 6, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.open_button, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(scrolling(inner), stretch=1)
        self.open_button.clicked.connect(self.opened)

    # render

    def render_scenarios(self, scenarios: Sequence[Scenario], ticked: Collection[str], selected_id: str) -> None:
        """Show a mark for every scenario."""
        empty(self._rows)
        for scenario in scenarios:
            mark = StripMark(scenario, self._theme, ticked=scenario.id in ticked, selected=scenario.id == selected_id)
            mark.clicked.connect(lambda _=False, chosen=scenario.id: self.chosen.emit(chosen))
            self._rows.addWidget(mark)
        self._rows.addStretch()


class StripMark(QAbstractButton):
    """One scenario in the strip."""

    def __init__(self, scenario: Scenario, theme: Theme, *, ticked: bool, selected: bool) -> None:
        super().__init__()
        self._scenario, self._theme, self._ticked, self._selected = scenario, theme, ticked, selected
        self.setFixedSize(WIDTH, 48)
        self.setToolTip(scenario.name)
        self.setAccessibleName(f"Scenario {scenario.sign.letter}, {scenario.name}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 48)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._selected:
            painter.fillRect(self.rect(), self._theme.color("accent-soft"))
            painter.fillRect(QRect(0, 0, 3, self.height()), self._theme.color("accent"))
        paint_chip(painter, QRectF(4, 6, WIDTH - 4, 22), self._scenario.sign, self._theme)
        paint_dash(painter, QRectF(16, 32, 20, 10), self._scenario.sign, self._theme)
        if self._ticked:
            icon("tick", self._theme, "accent").paint(painter, QRect(3, 10, 12, 12))
        if self.hasFocus():
            painter.setPen(pen(self._theme.color("accent"), 2.0))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
