"""The public picture, small, on the console: painted by the very code that paints the projector's screen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.analysis.exercises.public_picture import PublicPicture
from planner.ui.exercises.public.screen_painting import paint_screen
from planner.ui.theme.theme import Theme

SHAPE = QSize(1920, 1080)


class PublicThumbnail(QWidget):
    """Keeps the shape of the screen it stands for."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: PublicPicture | None = None
        self._look = theme
        self._shape = SHAPE
        self.setMinimumSize(120, 72)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("What the public window shows")

    def sizeHint(self) -> QSize:
        return QSize(224, 126)

    def render_picture(self, picture: PublicPicture, look: Theme, shape: QSize = SHAPE) -> None:
        """Show a picture as the public window shows it."""
        if (picture, look, shape) == (self._picture, self._look, self._shape):
            return
        self._picture, self._look, self._shape = picture, look, shape
        self.setAccessibleDescription(picture.message)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self._picture is None:
            return
        scale = min(self.width() / self._shape.width(), self.height() / self._shape.height())
        size = QSize(round(self._shape.width() * scale), round(self._shape.height() * scale))
        ratio = 2.0 * self.devicePixelRatioF()
        drawn = QPixmap(round(size.width() * ratio), round(size.height() * ratio))
        inside = QPainter(drawn)
        paint_screen(inside, drawn.width(), drawn.height(), self._picture, self._look)
        inside.end()
        box = QRectF((self.width() - size.width()) / 2, 0, size.width(), size.height())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(box, drawn, QRectF(drawn.rect()))
        painter.setPen(self._theme.color("edge"))
        painter.drawRect(box.adjusted(0, 0, -1, -1))
