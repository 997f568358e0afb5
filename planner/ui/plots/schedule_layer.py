"""What the schedule plot shows, and how it is drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from planner.domain.period import Month
from planner.domain.quantity import Quantity
from planner.ui.plots.content import Array
from planner.ui.plots.place import LINE_HEIGHT, Place, paint_ground
from planner.ui.plots.reading import tick_text
from planner.ui.plots.ticks import year_ticks
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme, pen

_SQUARE = 8.0


@dataclass(frozen=True, eq=False)
class SchedulePicture:
    """What the plot shows: `values` and `inherited` by month (NaN where no number is known), points as row and value.

    `low` and `high` are the lever's allowed range; `movable` is off in a read-only file.
    """

    title: str
    quantity: Quantity
    start: Month
    months: int
    values: Array
    inherited: Array
    inherited_words: str
    points: tuple[tuple[int, float], ...]
    low: float
    high: float
    colour: int = 1
    chosen: int = 0
    movable: bool = True


class ScheduleLayer(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph is untyped
    """Axes, the inherited line, the schedule and its points."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: SchedulePicture | None = None
        self._place: Place | None = None
        self._month: Month | None = None
        self._focused = False
        self._bounds = QRectF()

    def lay_out(
        self, picture: SchedulePicture, place: Place, month: Month | None, bounds: QRectF, *, focused: bool
    ) -> None:
        """Draw `picture` at `place`."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self._picture, self._place, self._month, self._focused = picture, place, month, focused
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        picture, place, theme = self._picture, self._place, self._theme
        if picture is None or place is None:
            return
        painter.setFont(theme.font(tokens.SMALL))
        self._paint_axes(painter, picture, place)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(theme.color("muted"), 1.4, theme.parent_dash))
        _paint_values(painter, place, picture.inherited)
        if self._month is not None:
            x = round(place.x(self._month - picture.start)) + 0.5
            painter.setPen(pen(theme.color("text")))
            painter.drawLine(QPointF(x, place.rect.top()), QPointF(x, place.rect.bottom()))
        self._paint_inherited_label(painter, picture, place)
        painter.setPen(pen(theme.series(picture.colour), 2.2))
        _paint_values(painter, place, picture.values)
        for index, (row, value) in enumerate(picture.points):
            self._paint_square(painter, QPointF(place.x(row), place.y(value)), chosen=index == picture.chosen)

    def _paint_axes(self, painter: QPainter, picture: SchedulePicture, place: Place) -> None:
        largest = max(abs(tick) for tick in place.ticks)
        for tick in place.ticks:
            y = round(place.y(tick)) + 0.5
            painter.setPen(pen(self._theme.color("edge" if tick == 0 else "grid")))
            painter.drawLine(QPointF(place.rect.left(), y), QPointF(place.rect.right(), y))
            painter.setPen(self._theme.color("muted"))
            box = QRectF(0, y - LINE_HEIGHT / 2, place.rect.left() - 6, LINE_HEIGHT)
            text = tick_text(tick, picture.quantity, largest)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        for month in year_ticks(picture.start, picture.months, int(place.rect.width() // 40)):
            x = place.x(month - picture.start)
            box = QRectF(x - 24, place.rect.bottom() + 4, 48, LINE_HEIGHT)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(month.year))

    def _paint_inherited_label(self, painter: QPainter, picture: SchedulePicture, place: Place) -> None:
        known = picture.inherited[np.isfinite(picture.inherited)]
        if not known.size or not picture.inherited_words:
            return
        below = place.y(float(known[-1])) + 3
        y = below if below + LINE_HEIGHT <= place.rect.bottom() else below - LINE_HEIGHT - 6
        words, room = picture.inherited_words, place.rect.width() - 2
        if painter.fontMetrics().horizontalAdvance(words) > room:
            words = words.removeprefix("inherited").lstrip(", ")
        width = painter.fontMetrics().horizontalAdvance(words)
        box = QRectF(place.rect.right() - width - 2, y, width, LINE_HEIGHT)
        paint_ground(painter, box, self._theme)
        painter.setPen(self._theme.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)

    def _paint_square(self, painter: QPainter, middle: QPointF, *, chosen: bool) -> None:
        assert self._picture is not None
        colour = self._theme.series(self._picture.colour)
        box = QRectF(0, 0, _SQUARE, _SQUARE)
        box.moveCenter(middle)
        painter.setPen(pen(colour, 1.8))
        painter.setBrush(colour if chosen else self._theme.color("surface"))
        painter.drawRect(box)
        if chosen and self._focused:
            painter.setPen(pen(self._theme.color("accent"), 2.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(-4, -4, 4, 4), 2, 2)


def _paint_values(painter: QPainter, place: Place, values: Array) -> None:
    """Monthly values as a line, broken where no number is known."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    run: list[QPointF] = []
    for row, value in enumerate(values.tolist()):
        if not np.isfinite(value):
            painter.drawPolyline(QPolygonF(run))
            run = []
            continue
        run.append(QPointF(place.x(row), place.y(value)))
    painter.drawPolyline(QPolygonF(run))
