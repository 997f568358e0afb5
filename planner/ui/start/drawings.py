"""The small drawings of Start: the sample's fans, people by place, arrivals by month, the turns of an exercise."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from planner.domain.period import Month
from planner.domain.wording import published, rounded
from planner.ui.start.sample_picture import SamplePicture
from planner.ui.theme.theme import Theme, pen
from planner.ui.theme.tokens import SMALL

LEFT, BOTTOM, TOP = 48, 20, 12


class Drawing(QWidget):
    """A flat picture with a name for screen readers; its numbers stand in the text beside it."""

    def __init__(self, name: str, theme: Theme, height: int) -> None:
        super().__init__()
        self._theme = theme
        self.setMinimumSize(QSize(200, height))
        self.setFixedHeight(height)
        self.setAccessibleName(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(SMALL))
        self.draw(painter)

    def draw(self, painter: QPainter) -> None:
        """Paint the picture; the painter smooths and has the small font."""

    def axes(self, painter: QPainter, top_value: float, months: Sequence[Month], every: int) -> QRectF:
        """Three gridlines from 0, their labels, and the years below; returns the plot's rectangle."""
        theme = self._theme
        plot = QRectF(LEFT, TOP, self.width() - LEFT - 4, self.height() - TOP - BOTTOM)
        for step in range(3):
            y = round(plot.bottom() - plot.height() * step / 2) + 0.5
            painter.setPen(pen(theme.color("edge" if step == 0 else "grid")))
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y))
            painter.setPen(theme.color("muted"))
            room = QRectF(0, y - 8, LEFT - 8, 16)
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(room, right, published(top_value * step / 2))
        for row, month in enumerate(months):
            if month.month == 1 and month.year % every == 0 and row < len(months) - 3:
                x = plot.left() + plot.width() * row / (len(months) - 1)
                painter.drawText(QRectF(x - 4, plot.bottom() + 4, 40, 16), Qt.AlignmentFlag.AlignLeft, str(month.year))
        return plot


class SampleDrawing(Drawing):
    """Median and widest printable range of the sample's first two scenarios; empty axes until they are computed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__("Third-country minors held under two scenarios of the sample", theme, 148)
        self._picture: SamplePicture | None = None

    def render_picture(self, picture: SamplePicture) -> None:
        """Show the computed picture."""
        self._picture = picture
        self.update()

    def draw(self, painter: QPainter) -> None:
        picture, theme = self._picture, self._theme
        if picture is None:
            painter.setPen(theme.color("muted"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "computing…")
            return
        rows = len(picture.fans[0].median)
        top = float(_round_up(max(fan.high.max() for fan in picture.fans)))
        plot = self.axes(painter, top, [picture.start.plus(step) for step in range(rows)], every=1)
        x = np.linspace(plot.left(), plot.right(), rows)
        heights = plot.bottom() - plot.height() / top * np.array([(f.low, f.median, f.high) for f in picture.fans])
        for fan, (low, _, high) in zip(picture.fans, heights, strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.band_color(fan.sign.colour, 50))
            painter.drawPolygon(QPolygonF([*_points(x, low), *reversed(_points(x, high))]))
        for fan, (_, median, _) in zip(picture.fans, heights, strict=True):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(pen(theme.series(fan.sign.colour), 2, theme.dash(fan.sign.dash)))
            painter.drawPolyline(QPolygonF(_points(x, median)))
        highest = max(range(2), key=lambda index: picture.fans[index].median[-1])
        for index, fan in enumerate(picture.fans):
            low, _, high = heights[index]
            if index == highest:
                self._label(painter, fan.name, plot.right(), high[-1] - 18)
            else:
                at = rows // 4
                self._label(painter, fan.name, float(x[at]), min(low[at] + 6, plot.bottom() - 18))

    def _label(self, painter: QPainter, text: str, right: float, y: float) -> None:
        width = painter.fontMetrics().horizontalAdvance(text) + 4
        box = QRectF(right - width, y, width, 16)
        painter.fillRect(box, self._theme.color("surface"))
        painter.setPen(self._theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


class PeopleDrawing(Drawing):
    """Where the people of a situation are at its start, as bars."""

    def __init__(self, groups: Sequence[tuple[str, float]], theme: Theme) -> None:
        words = ", ".join(f"{name} {published(value)}" for name, value in groups)
        super().__init__(f"People at the start: {words}", theme, 8 + 22 * len(groups))
        self._groups = groups

    def draw(self, painter: QPainter) -> None:
        theme, names = self._theme, 148
        widest = max((value for _, value in self._groups), default=1.0)
        room = self.width() - names - 64
        middle = Qt.AlignmentFlag.AlignVCenter
        for row, (name, value) in enumerate(self._groups):
            y = 4 + 22 * row
            painter.setPen(theme.color("text"))
            painter.setFont(theme.font(SMALL))
            painter.drawText(QRectF(0, y, names - 10, 22), Qt.AlignmentFlag.AlignRight | middle, name)
            bar = QRectF(names, y + 5, max(2.0, room * value / widest), 12)
            painter.fillRect(bar, theme.color("surface"))
            fill = theme.series(1)
            fill.setAlphaF(0.55)
            painter.fillRect(bar, fill)
            painter.setFont(theme.font(SMALL, semibold=True))
            painter.drawText(QRectF(bar.right() + 6, y, 60, 22), middle, published(rounded(value, 6)))
        painter.setPen(pen(theme.color("edge")))
        painter.drawLine(QPointF(names - 0.5, 0), QPointF(names - 0.5, self.height()))


class ArrivalsDrawing(Drawing):
    """A monthly schedule as a step line with its ground filled."""

    def __init__(self, start: Month, values: NDArray[np.float64], theme: Theme) -> None:
        super().__init__("Arrivals a month that drive the Reconstruction", theme, 118)
        self._start = start
        self._values = values

    def draw(self, painter: QPainter) -> None:
        theme, values = self._theme, self._values
        top = float(_round_up(values.max()))
        plot = self.axes(painter, top, [self._start.plus(step) for step in range(len(values))], every=2)
        x = np.repeat(np.linspace(plot.left(), plot.right(), len(values)), 2)[1:]
        y = np.repeat(plot.bottom() - plot.height() * values / top, 2)[:-1]
        line = _points(x, y)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.band_color(1, 50))
        painter.drawPolygon(QPolygonF([plot.bottomLeft(), *line, plot.bottomRight()]))
        painter.setPen(pen(theme.series(1), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(line))
        painter.setPen(theme.color("muted"))
        painter.drawText(plot.adjusted(0, 2, 0, 0), Qt.AlignmentFlag.AlignRight, "arrivals a month")


def _points(x: NDArray[np.float64], y: NDArray[np.float64]) -> list[QPointF]:
    return [QPointF(float(across), float(down)) for across, down in zip(x, y, strict=True)]


class TurnsDrawing(Drawing):
    """The turns of an exercise in exercise time: a numbered ring each, its first month below."""

    def __init__(self, name: str, months: Sequence[Month], theme: Theme) -> None:
        words = ", ".join(f"turn {turn} from {month.label}" for turn, month in enumerate(months, start=1))
        super().__init__(f"{name}: {words}", theme, 64)
        self._months = months

    def draw(self, painter: QPainter) -> None:
        theme, radius, y = self._theme, 11.0, 20.5
        reach = self.width() / len(self._months)
        every = 1 if reach > painter.fontMetrics().horizontalAdvance("Nov 0000") + 8 else 2
        middles = [reach * (turn + 0.5) for turn in range(len(self._months))]
        painter.setPen(pen(theme.color("edge")))
        painter.drawLine(QPointF(middles[0], y), QPointF(middles[-1], y))
        for turn, (x, month) in enumerate(zip(middles, self._months, strict=True), start=1):
            painter.setPen(pen(theme.color("accent" if turn == 1 else "edge"), 1.5))
            painter.setBrush(theme.color("accent-soft" if turn == 1 else "surface"))
            painter.drawEllipse(QPointF(x, y), radius, radius)
            painter.setPen(theme.color("text"))
            centre = Qt.AlignmentFlag.AlignCenter
            painter.drawText(QRectF(x - radius, y - radius, 2 * radius, 2 * radius), centre, str(turn))
            if turn % every == 1 % every:
                painter.setPen(theme.color("muted"))
                painter.drawText(QRectF(x - reach, y + 18, 2 * reach, 16), centre, month.label)


def _round_up(value: float) -> float:
    """The next 1, 2, 4, 6, 8 × 10ⁿ, so that half of it is a round label too."""
    size = 10.0 ** np.floor(np.log10(value))
    return float(next(step * size for step in (1, 2, 4, 6, 8, 10) if step * size >= value))
