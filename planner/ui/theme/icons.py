"""Line icons: 20 px SVGs whose `currentColor` is replaced by ours, so that they follow light and dark."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from planner.assets import read_text

_SIZES = (16, 20, 24, 32, 40, 48)


def coloured_icon(name: str, color: QColor, disabled: QColor) -> QIcon:
    """The icon `resources/icons/NAME.svg` in `color`, and greyed for controls that are off."""
    source = read_text("icons", f"{name}.svg")
    made = QIcon()
    for mode, paint in ((QIcon.Mode.Normal, color), (QIcon.Mode.Disabled, disabled)):
        drawing = QSvgRenderer(QByteArray(source.replace("currentColor", paint.name()).encode()))
        for size in _SIZES:
            made.addPixmap(_picture(drawing, size), mode)
    return made


def _picture(drawing: QSvgRenderer, size: int) -> QPixmap:
    picture = QPixmap(QSize(size, size))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.render(painter)
    painter.end()
    return picture
