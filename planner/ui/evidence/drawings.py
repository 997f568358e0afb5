"""Two pictures of numbers: an assumption's distribution as 100 dots, and the sources of a flag on one axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from planner.domain.distribution import Range
from planner.domain.wording import published, published_range
from planner.engine.axes import Array
from planner.engine.sample import sampled
from planner.ui.theme.theme import Theme, pen
from planner.ui.theme.tokens import SMALL

DOTS = 100
MIDDLE = Qt.AlignmentFlag.AlignVCenter


def draws(numbers: Range) -> Array:
    """100 draws at even steps of probability, in the number's unit, rising."""
    return sampled(numbers, (np.arange(DOTS) + 0.5) / DOTS)


def beyond(numbers: Range) -> tuple[int, int]:
    """How many of the 100 draws lie below low and above high."""
    found = draws(numbers)
    slack = 1e-9 * (numbers.high - numbers.low)
    return int((found < numbers.low - slack).sum()), int((found > numbers.high + slack).sum())


def ends(numbers: Range) -> tuple[float, float]:
    """The axis of a distribution: from the lowest to the highest of its draws, low and high among them."""
    found = draws(numbers)
    return min(numbers.low, float(found[0])), max(numbers.high, float(found[-1]))


def dots(numbers: Range, bins: int) -> list[tuple[int, int]]:
    """For each of 100 draws its bin along the axis and its place in the pile."""
    first, last = ends(numbers)
    share = (draws(numbers) - first) / (last - first) if last > first else np.full(DOTS, 0.5)
    columns = np.clip((share * bins).astype(int), 0, bins - 1)
    piled: Counter[int] = Counter()
    placed = []
    for column in map(int, columns):
        placed.append((column, piled[column]))
        piled[column] += 1
    return placed


def round_ticks(low: float, high: float, count: int = 4) -> list[float]:
    """About `count` round numbers that span `low` to `high`."""
    span = (high - low) or abs(high) or 1.0
    size = 10.0 ** np.floor(np.log10(span / count))
    step = next(each * size for each in (1, 2, 2.5, 5, 10) if span / (each * size) <= count)
    first = np.ceil(low / step - 1e-9)
    return [float(round(number * step, 10)) for number in np.arange(first, np.floor(high / step + 1e-9) + 1)]


class DotsDrawing(QWidget):
    """Each dot is 1 of 100 draws; low and high dashed, central solid."""

    def __init__(self, numbers: Range, theme: Theme) -> None:
        super().__init__()
        self._numbers = numbers
        self._theme = theme
        self.setMinimumSize(QSize(220, 148))
        self.setFixedHeight(148)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            f"Distribution: low {published(numbers.low)}, central {published(numbers.central)}, "
            f"high {published(numbers.high)}, {numbers.family}"
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, numbers = QPainter(self), self._theme, self._numbers
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font(SMALL))
        plot = QRectF(20, 22, self.width() - 40, self.height() - 44)
        bins = max(10, int(plot.width() // 9))
        placed = dots(numbers, bins)
        tallest = max(place for _, place in placed) + 1
        size = min(7.0, plot.width() / bins - 1, plot.height() / tallest)
        painter.setPen(Qt.PenStyle.NoPen)
        fill = theme.series(1)
        fill.setAlphaF(0.85)
        painter.setBrush(fill)
        for column, place in placed:
            x = plot.left() + (column + 0.5) * plot.width() / bins
            painter.drawEllipse(QPointF(x, plot.bottom() - (place + 0.5) * size - 1), size / 2 - 0.4, size / 2 - 0.4)
        painter.setPen(pen(theme.color("edge")))
        painter.drawLine(QPointF(0, plot.bottom() + 0.5), QPointF(self.width(), plot.bottom() + 0.5))
        self._bounds(painter, plot)
        self._ticks(painter, plot)

    def _bounds(self, painter: QPainter, plot: QRectF) -> None:
        numbers, ink = self._numbers, self._theme.color("text")
        taken = QRectF()
        for name, value in (("central", numbers.central), ("low", numbers.low), ("high", numbers.high)):
            x = self._x(value, plot)
            painter.setPen(pen(ink, 1, () if name == "central" else (3, 3)))
            painter.drawLine(QPointF(x, plot.top() - 4), QPointF(x, plot.bottom()))
            words = f"{name} {published(value)}"
            width = painter.fontMetrics().horizontalAdvance(words) + 4.0
            box = QRectF(min(max(0.0, x - width / 2), self.width() - width), 0, width, 16)
            if not box.intersects(taken):
                painter.setPen(ink)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
                taken = taken.united(box) if name == "central" else taken

    def _ticks(self, painter: QPainter, plot: QRectF) -> None:
        painter.setPen(self._theme.color("muted"))
        for value in round_ticks(*ends(self._numbers)):
            box = QRectF(self._x(value, plot) - 40, plot.bottom() + 4, 80, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, published(value))

    def _x(self, value: float, plot: QRectF) -> float:
        first, last = ends(self._numbers)
        return plot.left() + plot.width() * ((value - first) / (last - first) if last > first else 0.5)


@dataclass(frozen=True)
class Mark:
    """One source on the axis; a blank bound is not known."""

    name: str
    words: str
    low: float | None
    central: float | None
    high: float | None

    @property
    def values(self) -> tuple[float, ...]:
        """The numbers it states."""
        return tuple(value for value in (self.low, self.central, self.high) if value is not None)


class SourcesAxis(QWidget):
    """The sources of a contested number on one axis: filled = central, open = a bound, line = a range."""

    ROW = 22
    NAMES = 168

    def __init__(self, marks: Sequence[Mark], theme: Theme) -> None:
        super().__init__()
        self._marks = marks
        self._theme = theme
        self.setFixedHeight(self.ROW * len(marks) + 24)
        self.setMinimumWidth(280)
        said = "; ".join(f"{mark.name} {_said(mark)}" for mark in marks)
        self.setAccessibleName(f"All sources on one axis: {said}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        highest = max(value for mark in self._marks for value in mark.values)
        plot = QRectF(self.NAMES, 0, self.width() - self.NAMES - 104, self.ROW * len(self._marks))
        ticks = round_ticks(0.0, highest)
        scale = plot.width() / max(highest, ticks[-1])
        painter.setFont(theme.font(SMALL))
        for value in ticks:
            x = plot.left() + value * scale
            painter.setPen(pen(theme.color("edge" if value == 0 else "grid")))
            painter.drawLine(QPointF(x, 0), QPointF(x, plot.bottom()))
            painter.setPen(theme.color("muted"))
            painter.drawText(QRectF(x - 40, plot.bottom() + 4, 80, 16), Qt.AlignmentFlag.AlignCenter, published(value))
        for row, mark in enumerate(self._marks):
            self._paint_mark(painter, mark, QRectF(plot.left(), row * self.ROW, plot.width(), self.ROW), scale)

    def _paint_mark(self, painter: QPainter, mark: Mark, band: QRectF, scale: float) -> None:
        theme, y = self._theme, band.center().y()
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(SMALL, semibold=True))
        painter.drawText(QRectF(0, band.top(), 44, self.ROW), MIDDLE, mark.name)
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.color("muted"))
        room = QRectF(44, band.top(), self.NAMES - 56, self.ROW)
        words = painter.fontMetrics().elidedText(mark.words, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, MIDDLE, words)
        if not mark.values:
            painter.drawText(band.adjusted(8, 0, 0, 0), MIDDLE, "not known")
            return
        x = [band.left() + value * scale for value in mark.values]
        painter.setPen(pen(theme.series(1), 2))
        painter.drawLine(QPointF(min(x), y), QPointF(max(x), y))
        for value in mark.values:
            painter.setBrush(theme.series(1) if value == mark.central else theme.color("surface"))
            painter.drawEllipse(QPointF(band.left() + value * scale, y), 3.5, 3.5)
        painter.setPen(theme.color("text"))
        painter.setFont(theme.font(SMALL, semibold=True))
        painter.drawText(QRectF(max(x) + 8, band.top(), 140, self.ROW), MIDDLE, _said(mark))


def _said(mark: Mark) -> str:
    return published(mark.central) if mark.central is not None else published_range(mark.low, mark.high)
