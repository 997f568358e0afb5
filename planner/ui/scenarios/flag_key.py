"""The key of the numbered flags in one line below the charts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.ui.plots.content import Flag
from planner.ui.plots.marks import paint_flag
from planner.ui.plots.reading import flag_when, flags_text
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme

_HEIGHT = 36


class FlagKey(QWidget):
    """Each flag's mark, month and words."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._flags: tuple[Flag, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def render_flags(self, flags: Sequence[Flag]) -> None:
        """Show the key; no flags take no room."""
        self._flags = tuple(flags)
        self.setToolTip(flags_text(flags))
        self.setAccessibleName("Decisions and events")
        self.setAccessibleDescription(self.toolTip())
        self.setFixedHeight(_HEIGHT if flags else 0)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(300, _HEIGHT if self._flags else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._flags:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = self.width() // len(self._flags)
        for place, flag in enumerate(self._flags):
            left = place * width
            paint_flag(painter, flag, QPointF(left + 11, _HEIGHT / 2), self._theme)
            painter.setFont(self._theme.font(tokens.SMALL))
            metrics = QFontMetrics(painter.font())
            room = width - 32
            for top, words, token in ((2, flag_when(flag), "muted"), (18, flag.words, "text")):
                painter.setPen(self._theme.color(token))
                shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
                painter.drawText(QRect(left + 26, top, room, 16), Qt.AlignmentFlag.AlignVCenter, shown)
