"""The one chart of the public screen: reported points with their ranges, places as a hatched band, an empty future."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen

from planner.analysis.exercises.public_picture import PublicChart
from planner.domain.period import Month
from planner.domain.wording import value_text
from planner.ui.exercises.public.shapes import Sizes
from planner.ui.plots.ticks import round_ticks
from planner.ui.theme.theme import Theme

RIGHT, CENTRE = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignHCenter
MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CENTRED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
NOT_PLAYED, NOTHING = "Not yet played", "No figures reported yet"


def paint_chart(painter: QPainter, box: QRectF, chart: PublicChart | None, sizes: Sizes, theme: Theme) -> None:
    """The chart in its box; without one, a sentence in its place."""
    painter.save()
    painter.setFont(theme.font(round(sizes.small)))
    if chart is None:
        painter.setPen(QPen(theme.color("line"), 2))
        painter.drawRoundedRect(box.adjusted(1, 8, -1, -8), 4, 4)
        painter.setPen(theme.color("muted"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, NOTHING)
        painter.restore()
        return
    _Chart(painter, box, chart, sizes, theme).paint()
    painter.restore()


class _Chart:
    """One painting: where values and months lie, and the layers from the back to the front."""

    def __init__(self, painter: QPainter, box: QRectF, chart: PublicChart, sizes: Sizes, theme: Theme) -> None:
        self.painter, self.chart, self.sizes, self.theme = painter, chart, sizes, theme
        highest = max((*(point.high for point in chart.points), *(chart.places or ())), default=1.0)
        self.ticks = round_ticks(0.0, highest * 1.08)
        metrics = QFontMetricsF(theme.font(round(sizes.small)))
        labels = max(metrics.horizontalAdvance(self._value(tick)) for tick in self.ticks)
        self.line = metrics.height()
        self.plot = QRectF(
            box.left() + labels + 14,
            box.top() + self.line * 1.6,
            box.width() - labels - 14 - metrics.horizontalAdvance("Nov 2022") / 2,
            box.height() - self.line * 3.2,
        )
        self.title = QRectF(box.left(), box.top() - self.line * 0.1, box.width(), self.line * 1.2)

    def paint(self) -> None:
        """Back to front."""
        self._paint_field()
        self._paint_grid()
        self._paint_places()
        self._paint_reached()
        self._paint_points()
        self._paint_months()
        self._paint_labels()

    def _x(self, month: Month) -> float:
        months = max(self.chart.last - self.chart.first, 1)
        return self.plot.left() + self.plot.width() * (month - self.chart.first) / months

    def _y(self, value: float) -> float:
        return self.plot.bottom() - self.plot.height() * value / self.ticks[-1]

    def _value(self, value: float) -> str:
        return value_text(value, self.chart.quantity)

    def _paint_field(self) -> None:
        """The months to come, with nothing in them."""
        left = self._x(self.chart.reached)
        self.painter.fillRect(
            QRectF(left, self.plot.top(), self.plot.right() - left, self.plot.height()), self.theme.color("sunken")
        )

    def _paint_grid(self) -> None:
        painter = self.painter
        for tick in self.ticks:
            y = self._y(tick)
            painter.setPen(QPen(self.theme.color("edge" if tick == 0 else "line"), 2))
            painter.drawLine(QLineF(self.plot.left(), y, self.plot.right(), y))
            painter.setPen(self.theme.color("text"))
            box = QRectF(self.plot.left() - 314, y - self.line / 2, 300, self.line)
            painter.drawText(box, RIGHT | MIDDLE, self._value(tick))

    def _paint_places(self) -> None:
        if self.chart.places is None:
            return
        painter, (low, high) = self.painter, self.chart.places
        band = QRectF(self.plot.left(), self._y(high), self.plot.width(), self._y(low) - self._y(high))
        ink = self.theme.series(5)
        painter.save()
        painter.setClipRect(band)
        painter.setPen(QPen(ink, 1.5))
        step, x = 26.0, band.left() - band.height()
        while x < band.right():
            painter.drawLine(QLineF(x, band.bottom(), x + band.height(), band.top()))
            x += step
        painter.restore()
        painter.setPen(QPen(ink, 2.5))
        painter.drawLine(QLineF(band.left(), band.top(), band.right(), band.top()))
        painter.drawLine(QLineF(band.left(), band.bottom(), band.right(), band.bottom()))

    def _paint_reached(self) -> None:
        x = self._x(self.chart.reached)
        pen = QPen(self.theme.color("text"), 2.5)
        pen.setDashPattern([1, 3])
        self.painter.setPen(pen)
        self.painter.drawLine(QLineF(x, self.plot.top(), x, self.plot.bottom()))

    def _paint_points(self) -> None:
        painter, ink = self.painter, self.theme.series(1)
        unit = self.sizes.small / 32
        spots = [QPointF(self._x(point.month), self._y(point.value)) for point in self.chart.points]
        path = QPainterPath()
        for at, spot in enumerate(spots):
            if at == 0:
                path.moveTo(spot)
            else:
                path.lineTo(spot)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(ink, 4.5 * unit))
        painter.drawPath(path)
        for spot, point in zip(spots, self.chart.points, strict=True):
            self._paint_bar(spot, self._y(point.low), self._y(point.high), unit, ink)

    def _paint_bar(self, spot: QPointF, low: float, high: float, unit: float, ink: QColor) -> None:
        painter, wing = self.painter, 8 * unit
        painter.setPen(QPen(ink, 3.5 * unit))
        painter.drawLine(QLineF(spot.x(), low, spot.x(), high))
        for y in (low, high):
            painter.drawLine(QLineF(spot.x() - wing, y, spot.x() + wing, y))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawEllipse(spot, 8.5 * unit, 8.5 * unit)

    def _paint_months(self) -> None:
        """Months at even steps; the year stands with the first one of each year."""
        painter, metrics = self.painter, QFontMetricsF(self.theme.font(round(self.sizes.small)))
        room = self.plot.width() / (metrics.horizontalAdvance("Nov 2019") * 1.2)
        span = self.chart.last - self.chart.first
        step = next((found for found in (1, 2, 3, 4, 6, 12, 24) if span / found <= max(room, 1)), 24)
        year = 0
        for offset in range(0, span + 1, step):
            month = self.chart.first.plus(offset)
            words = month.label if month.year != year else month.label.split()[0]
            year = month.year
            x = self._x(month)
            painter.setPen(QPen(self.theme.color("edge"), 2))
            painter.drawLine(QLineF(x, self.plot.bottom(), x, self.plot.bottom() + 8))
            painter.setPen(self.theme.color("text"))
            box = QRectF(x - 150, self.plot.bottom() + 16, 300, self.line)
            painter.drawText(box, CENTRE | MIDDLE, words)

    def _paint_labels(self) -> None:
        theme, chart = self.theme, self.chart
        field = self.plot.right() - self._x(chart.reached)
        self.painter.setFont(theme.font(round(self.sizes.small)))
        if field > QFontMetricsF(self.painter.font()).horizontalAdvance(NOT_PLAYED) + 24:
            top = self.plot.top() + self.line * 0.5
            box = QRectF(self._x(chart.reached), top, field, self.line)
            self.painter.setPen(theme.color("muted"))
            self.painter.drawText(box, CENTRE | MIDDLE, NOT_PLAYED)
        if chart.places is not None:
            self._label(chart.places_text, self.plot.left() + self.plot.width() * 0.74, self._y(sum(chart.places) / 2))
        self.painter.setFont(theme.font(round(self.sizes.small), semibold=True))
        self.painter.setPen(theme.color("text"))
        self.painter.drawText(self.title, MIDDLE, chart.title)
        if not chart.points:
            box = QRectF(self.plot.left(), self.plot.top(), self.plot.width() - field, self.plot.height())
            self.painter.setFont(theme.font(round(self.sizes.small)))
            self.painter.setPen(theme.color("muted"))
            self.painter.drawText(box, _CENTRED, NOTHING)

    def _label(self, words: str, x: float, y: float) -> None:
        """Words over lines stand on a ground of their own."""
        font = self.theme.font(round(self.sizes.small), semibold=True)
        wide = QFontMetricsF(font).horizontalAdvance(words) + 20
        left = min(x - wide / 2, self.plot.right() - wide)
        box = QRectF(left, y - self.line * 0.6, wide, self.line * 1.2)
        ground = "sunken" if box.left() > self._x(self.chart.reached) else "window"
        self.painter.fillRect(box, self.theme.color(ground))
        self.painter.setFont(font)
        self.painter.setPen(self.theme.color("text"))
        self.painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
