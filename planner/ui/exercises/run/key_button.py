"""A button that shows the key which does the same."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy

from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import BODY, SMALL

GAP, CAP = 8, 18


class KeyButton(QPushButton):
    """Icon, word and key cap; `look` as in `buttons.button`. The key itself is an action of the owner."""

    def __init__(
        self, text: str, key: str, theme: Theme, *, icon_name: str, look: str = "", small: bool = False
    ) -> None:
        super().__init__()
        self._theme = theme
        self._key = key
        self._cap_font = theme.font(SMALL)
        self.setFont(theme.font(SMALL if small else BODY, semibold=look == "primary"))
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if look:
            self.setProperty("look", look)
        if small:
            self.setProperty("dense", "true")
        self.setFixedHeight(24 if small else 32)
        self.setIconSize(QSize(16, 16))
        self._primary = look == "primary"
        self.say(text, icon_name)

    def say(self, text: str, icon_name: str) -> None:
        """Another word and icon for what the button does now."""
        self._word, self._icon = text, icon_name
        self.setAccessibleName(text)
        self.setToolTip(f"{text} ({self._key})" if self._key else text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        word = QFontMetrics(self.font()).horizontalAdvance(self._word)
        return QSize(12 + 16 + 6 + word + (GAP + self._cap_width if self._key else 0) + 12, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(40, self.height())

    @property
    def _cap_width(self) -> int:
        return max(CAP, QFontMetrics(self._cap_font).horizontalAdvance(self._key) + 10)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        word = QFontMetrics(self.font()).horizontalAdvance(self._word)
        cap = GAP + self._cap_width if self._key else 0
        whole = self.width() >= 16 + 6 + word + cap + 16
        shown_cap = cap if whole else 0
        narrow = self.width() < 16 + 6 + word + 12
        used = 16 if narrow else 16 + 6 + word + shown_cap
        left = (self.width() - used) // 2
        ink = self._ink()
        icon(self._icon, self._theme, ink).paint(painter, left, (self.height() - 16) // 2, 16, 16)
        if narrow:
            return
        painter.setPen(self._theme.color(ink))
        painter.drawText(QRectF(left + 22, 0, word + 2, self.height()), Qt.AlignmentFlag.AlignVCenter, self._word)
        if shown_cap:
            self._paint_cap(
                painter, QRectF(left + 22 + word + GAP, (self.height() - CAP) / 2, self._cap_width, CAP), ink
            )

    def _paint_cap(self, painter: QPainter, box: QRectF, ink: str) -> None:
        painter.setFont(self._cap_font)
        edge = self._theme.color(ink if self._primary and self.isEnabled() else "line")
        painter.setPen(edge)
        painter.setBrush(Qt.BrushStyle.NoBrush if self._primary else self._theme.color("sunken"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setPen(self._theme.color(ink if self._primary else "muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def _ink(self) -> str:
        if not self.isEnabled():
            return "muted"
        return "on-accent" if self._primary else "text"
