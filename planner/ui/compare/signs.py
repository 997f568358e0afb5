"""A scenario's name that gives way: cut with an ellipsis where the room ends; and its signs as a menu icon."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.scenario import Scenario
from planner.ui.theme.signs import CHIP, SAMPLE, paint_chip, paint_dash
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import BODY


class NameLine(QWidget):
    """One line of text that may shrink to nothing; the whole of it is the tooltip."""

    def __init__(self, text: str, theme: Theme, *, semibold: bool = False) -> None:
        super().__init__()
        self._text = text
        self._theme = theme
        self.setFont(theme.font(BODY, semibold))
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().horizontalAdvance(self._text) + 2, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self._theme.color("text"))
        if self.width() >= 24:
            shown = self.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, self.width())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)


def menu_icon(scenario: Scenario, theme: Theme, ratio: float) -> QIcon:
    """The chip and the dash sample side by side."""
    width = CHIP + 6 + SAMPLE
    picture = QPixmap(round(width * ratio), round(CHIP * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    paint_chip(painter, QRectF(0, 0, CHIP, CHIP), scenario.sign, theme)
    paint_dash(painter, QRectF(CHIP + 6, 0, SAMPLE, CHIP), scenario.sign, theme)
    painter.end()
    return QIcon(picture)
