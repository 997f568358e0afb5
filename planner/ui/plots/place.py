"""Where a panel lies in its chart, in pixels."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from planner.ui.theme.theme import Theme

LINE_HEIGHT = 16.0
"""Height of one line of small text, px."""


@dataclass(frozen=True)
class Place:
    """A panel's rectangle in px and its value ticks, the outer ones at its bottom and top."""

    rect: QRectF
    ticks: tuple[float, ...]
    months: int

    def x(self, row: float) -> float:
        """The x of a month's row, px."""
        return self.rect.left() + row / max(self.months, 1) * self.rect.width()

    def y(self, value: float) -> float:
        """The y of a value, px."""
        low, high = self.ticks[0], self.ticks[-1]
        return self.rect.bottom() - (value - low) / (high - low) * self.rect.height()

    def row(self, x: float) -> int:
        """The month's row nearest to an x, held inside the plot."""
        return round(min(max((x - self.rect.left()) / max(self.rect.width(), 1.0), 0.0), 1.0) * self.months)


def paint_ground(painter: QPainter, box: QRectF, theme: Theme) -> None:
    """The surface behind a label that stands over lines."""
    ground = theme.color("surface")
    ground.setAlphaF(0.72)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(-3, 0, 3, 0), 2, 2)
