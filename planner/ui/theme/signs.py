"""A scenario's three signs on paper: the chip with its letter and the dash sample. Widgets and delegates share them."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from planner.domain.scenario import Sign
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme, pen

CHIP = 20
"""Side of a chip, px."""

SAMPLE = 24
"""Length of a dash sample, px."""


def paint_chip(painter: QPainter, rect: QRectF, sign: Sign, theme: Theme) -> None:
    """The 20 px chip centred in `rect`: 2 px border in the scenario's colour, letter in text colour."""
    box = QRectF(0, 0, CHIP, CHIP)
    box.moveCenter(rect.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.series(sign.colour), 2))
    painter.setBrush(theme.color("surface"))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
    painter.setPen(theme.color("text"))
    painter.setFont(theme.font(tokens.SMALL, semibold=True))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, sign.letter)
    painter.restore()


def paint_dash(painter: QPainter, rect: QRectF, sign: Sign, theme: Theme, width: float = 2.0) -> None:
    """The scenario's line sample along the middle of `rect`."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(pen(theme.series(sign.colour), width, theme.dash(sign.dash)))
    middle = rect.center().y()
    painter.drawLine(QPointF(rect.left(), middle), QPointF(rect.right(), middle))
    painter.restore()
