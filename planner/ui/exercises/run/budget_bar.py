"""What is left of a budget, as a bar beside its number."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from planner.ui.theme.theme import Theme


class BudgetBar(QWidget):
    """What is left of a budget, as a bar beside its number."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._share = 1.0
        self.setFixedSize(88, 8)

    def render_share(self, share: float) -> None:
        """Fill this share of the bar, held between none and all."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), self.rect()
        painter.setPen(self._theme.color("edge"))
        painter.setBrush(self._theme.color("sunken"))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
        painter.fillRect(1, 1, round((box.width() - 2) * self._share), box.height() - 2, self._theme.color("accent"))
