"""One line of words that gives way at its end where room is short; the tooltip says the whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL


class Fitted(QLabel):
    """Takes what room there is and asks for none."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setFont(theme.font(SMALL))
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, text: str) -> None:
        """Other words."""
        self._whole = text
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        shown = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter, shown)
