"""A scenario's signs and name in one line that gives way where room is short, and its signs as a menu icon."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.scenario import Scenario
from planner.ui.theme.signs import CHIP, SAMPLE, paint_chip, paint_dash
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import BODY

GAP = 6
_BEFORE_NAME = CHIP + SAMPLE + 2 * GAP
_LEAST_NAME = 32


class SignedName(QWidget):
    """Chip, dash sample and name in one line; where room is short the name is cut, then left out, then the dash."""

    def __init__(self, scenario: Scenario, theme: Theme, *, semibold: bool = False) -> None:
        super().__init__()
        self._scenario = scenario
        self._theme = theme
        self.setFont(theme.font(BODY, semibold))
        self.setToolTip(scenario.name)
        self.setAccessibleName(f"{scenario.sign.letter}, {scenario.name}")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(_BEFORE_NAME + self.fontMetrics().horizontalAdvance(self._scenario.name) + 2, CHIP)

    def minimumSizeHint(self) -> QSize:
        return QSize(CHIP, CHIP)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, sign, room = QPainter(self), self._scenario.sign, self.width() - _BEFORE_NAME
        paint_chip(painter, QRectF(0, 0, CHIP, CHIP), sign, self._theme)
        if self.width() >= CHIP + GAP + SAMPLE:
            paint_dash(painter, QRectF(CHIP + GAP, 0, SAMPLE, CHIP), sign, self._theme)
        if room >= _LEAST_NAME:
            painter.setPen(self._theme.color("text"))
            shown = self.fontMetrics().elidedText(self._scenario.name, Qt.TextElideMode.ElideRight, room)
            painter.drawText(self.rect().adjusted(_BEFORE_NAME, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, shown)


def menu_icon(scenario: Scenario, theme: Theme, ratio: float) -> QIcon:
    """The chip and the dash sample side by side."""
    width = CHIP + GAP + SAMPLE
    picture = QPixmap(round(width * ratio), round(CHIP * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_chip(painter, QRectF(0, 0, CHIP, CHIP), scenario.sign, theme)
    paint_dash(painter, QRectF(CHIP + GAP, 0, SAMPLE, CHIP), scenario.sign, theme)
    painter.end()
    return QIcon(picture)
