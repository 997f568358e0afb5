"""A scenario's chip and dash sample as a small widget."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.domain.scenario import Scenario
from planner.ui.theme.signs import CHIP, SAMPLE, paint_chip, paint_dash
from planner.ui.theme.theme import Theme


class SignView(QWidget):
    """The chip, and beside it the dash sample when asked for."""

    def __init__(self, scenario: Scenario, theme: Theme, *, dash: bool = False) -> None:
        super().__init__()
        self._sign = scenario.sign
        self._theme = theme
        self._dash = dash
        self.setFixedSize(QSize(CHIP + (SAMPLE + 6 if dash else 0), CHIP))
        self.setAccessibleName(f"Scenario {scenario.sign.letter}, {scenario.name}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, QRectF(0, 0, CHIP, CHIP), self._sign, self._theme)
        if self._dash:
            paint_dash(painter, QRectF(CHIP + 6, 0, SAMPLE, CHIP), self._sign, self._theme)
