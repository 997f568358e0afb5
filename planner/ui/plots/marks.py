"""The layers in pixels: gridlines, ticks and flag lines below the traces; labels, crosshair and flags above them."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from planner.domain.period import Month
from planner.ui.plots.content import ChartContent, Flag, Panel, Stroke, Trace
from planner.ui.plots.labels import paint_labels
from planner.ui.plots.place import LINE_HEIGHT, Place
from planner.ui.plots.reading import label_range, tick_text
from planner.ui.plots.ticks import moved_apart, year_ticks
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme, pen

FLAG = 14.0
"""Side of a numbered flag, px."""

_YEAR_GAP = 52.0
_SPAN_GAP = 38.0
_RINGED = (Stroke.MEDIAN, Stroke.SCENARIO, Stroke.PREVIEW)


class _Layer(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph is untyped
    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.content: ChartContent | None = None
        self.places: tuple[Place, ...] = ()
        self._bounds = QRectF()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def lay_out(self, content: ChartContent, places: tuple[Place, ...], bounds: QRectF) -> None:
        """Draw `content` with its panels at `places`."""
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        self.content, self.places = content, places
        self.update()


class GridLayer(_Layer):
    """Gridlines, value ticks, the time axis and the dotted lines of decisions and events."""

    def lay_out(self, content: ChartContent, places: tuple[Place, ...], bounds: QRectF) -> None:
        """Draw the axes anew only where they changed: the layer is kept as a picture."""
        if self.content is None or _axes(self.content) != _axes(content) or self.places != places:
            super().lay_out(content, places, bounds)
        self.content = content

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        content = self.content
        if content is None:
            return
        painter.setFont(self.theme.font(tokens.SMALL))
        dated = [*(flag.month for flag in content.flags), *(span.start for span in content.spans[1:])]
        for panel, place in zip(content.panels, self.places, strict=True):
            self._paint_values(painter, content, place, signed=content.is_signed(panel))
            painter.setPen(pen(self.theme.color("edge"), 1.0, (1, 4)))
            for month in dated:
                x = round(place.x(month - content.start)) + 0.5
                painter.drawLine(QPointF(x, place.rect.top()), QPointF(x, place.rect.bottom()))
        bottom = self.places[-1]
        y = round(bottom.rect.bottom()) + 0.5
        painter.setPen(pen(self.theme.color("edge")))
        painter.drawLine(QPointF(bottom.rect.left(), y), QPointF(bottom.rect.right(), y))
        years = year_ticks(content.start, content.months, 40)
        for month in [span.start for span in content.spans] if content.spans else years:
            x = round(bottom.x(month - content.start)) + 0.5
            painter.drawLine(QPointF(x, y), QPointF(x, y + 4))

    def _paint_values(self, painter: QPainter, content: ChartContent, place: Place, *, signed: bool) -> None:
        largest = max(abs(tick) for tick in place.ticks)
        for tick in place.ticks:
            y = round(place.y(tick)) + 0.5
            is_zero_line = tick == 0 and place.ticks[0] < 0
            painter.setPen(pen(self.theme.color("edge" if is_zero_line else "grid")))
            painter.drawLine(QPointF(place.rect.left(), y), QPointF(place.rect.right(), y))
            painter.setPen(self.theme.color("muted"))
            box = QRectF(0, y - LINE_HEIGHT / 2, place.rect.left() - 6, LINE_HEIGHT)
            text = tick_text(tick, content.quantity, largest, signed=signed)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)


class MarkLayer(_Layer):
    """Labels beside the lines, the crosshair with its rings, the years and the date chip, and numbered flags."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self.month: Month | None = None
        self.numbered = False

    def point_at(self, month: Month, *, numbered: bool) -> None:
        """Move the crosshair; `numbered` draws the flags' numbers under the axis."""
        self.month, self.numbered = month, numbered
        self.update()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        content = self.content
        if content is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = content.row(self.month) if self.month is not None and content.drawn else None
        for panel, place in zip(content.panels, self.places, strict=True):
            if panel.caption:
                painter.setFont(self.theme.font(tokens.SMALL))
                painter.setPen(self.theme.color("muted"))
                above = QRectF(place.rect.left(), place.rect.top() - LINE_HEIGHT - 1, place.rect.width(), LINE_HEIGHT)
                painter.drawText(above, Qt.AlignmentFlag.AlignVCenter, panel.caption)
            if row is not None:
                self._paint_crosshair(painter, content, panel, place, row)
            self._paint_rings(painter, content, panel, place)
            self._paint_dots(painter, panel, place)
            paint_labels(painter, panel, place, self.theme, self._range_of, content.colour)
            if panel.note and not any(trace.values.size for trace in panel.traces):
                painter.setFont(self.theme.font(tokens.SMALL))
                painter.setPen(self.theme.color("muted"))
                painter.drawText(place.rect, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, panel.note)
        self._paint_time(painter, content, self.places[-1], row)
        if self.numbered:
            self._paint_flags(painter, content, self.places[-1])

    def _range_of(self, trace: Trace) -> str:
        if self.content is None or self.month is None or not trace.says_number:
            return ""
        return label_range(self.content, trace, self.month, signed=self.content.signed)

    def _paint_crosshair(self, painter: QPainter, content: ChartContent, panel: Panel, place: Place, row: int) -> None:
        x = round(place.x(row)) + 0.5
        painter.setPen(pen(self.theme.color("text")))
        painter.drawLine(QPointF(x, place.rect.top()), QPointF(x, place.rect.bottom()))
        painter.setBrush(self.theme.color("surface"))
        for trace in panel.traces:
            shown = trace.stroke in _RINGED and not trace.faded
            if shown and row < trace.values.size and np.isfinite(trace.values[row]):
                painter.setPen(pen(self.theme.series(trace.colour or content.colour), 1.6))
                painter.drawEllipse(QPointF(x, place.y(float(trace.values[row]))), 3.5, 3.5)

    def _paint_rings(self, painter: QPainter, content: ChartContent, panel: Panel, place: Place) -> None:
        painter.setBrush(self.theme.color("surface"))
        for trace in (found for found in panel.traces if found.rings and not found.faded):
            painter.setPen(pen(self.theme.series(trace.colour or content.colour), 1.6))
            for row in trace.rings:
                if row < trace.values.size and np.isfinite(trace.values[row]):
                    painter.drawEllipse(QPointF(place.x(row), place.y(float(trace.values[row]))), 3.5, 3.5)

    def _paint_dots(self, painter: QPainter, panel: Panel, place: Place) -> None:
        """Counts over everything else: filled inside the 80 per cent band, hollow outside; ranges as bars."""
        text, surface = self.theme.color("text"), self.theme.color("surface")
        low_edge, high_edge = place.ticks[0], place.ticks[-1]
        for dot in panel.dots:
            x = place.x(dot.row)
            painter.setPen(pen(text, 2.0))
            if dot.low is not None or dot.high is not None:
                low = low_edge if dot.low is None else max(dot.low, low_edge)
                high = high_edge if dot.high is None else min(dot.high, high_edge)
                painter.drawLine(QPointF(x, place.y(low)), QPointF(x, place.y(high)))
                for end in (found for found in (dot.low, dot.high) if found is not None):
                    painter.drawLine(QPointF(x - 3, place.y(end)), QPointF(x + 3, place.y(end)))
            if dot.value is not None:
                painter.setPen(pen(text, 1.6))
                painter.setBrush(text if dot.inside else surface)
                painter.drawEllipse(QPointF(x, place.y(dot.value)), 3.6, 3.6)

    def _paint_time(self, painter: QPainter, content: ChartContent, place: Place, row: int | None) -> None:
        middle = place.rect.bottom() + 6 + LINE_HEIGHT / 2 + (FLAG + 4 if self.numbered else 0)
        painter.setFont(self.theme.font(tokens.SMALL))
        date = content.start.plus(row).label if row is not None else ""
        chip = self._date_chip(painter, date, place.x(row), middle, place) if row is not None else QRectF()
        painter.setPen(self.theme.color("muted"))
        gap = _SPAN_GAP if content.spans else _YEAR_GAP
        for x, name in _names_of_time(content, place):
            if (not date or abs(x - chip.center().x()) >= gap) and x <= place.rect.right() - 4:
                box = QRectF(x - 24, middle - LINE_HEIGHT / 2, 48, LINE_HEIGHT)
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        if date:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self.theme.color("text"))
            painter.drawRoundedRect(chip, 2, 2)
            painter.setPen(self.theme.color("surface"))
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, date)

    def _date_chip(self, painter: QPainter, date: str, x: float, middle: float, place: Place) -> QRectF:
        """Under the crosshair, but never far outside the plot."""
        width = QFontMetricsF(painter.font()).horizontalAdvance(date) + 10
        left = min(max(x - width / 2, place.rect.left() - 20), place.rect.right() + 8 - width)
        return QRectF(left, middle - LINE_HEIGHT / 2 - 1, width, LINE_HEIGHT + 2)

    def _paint_flags(self, painter: QPainter, content: ChartContent, place: Place) -> None:
        half = FLAG / 2
        wanted = [place.x(flag.month - content.start) for flag in content.flags]
        spread = moved_apart(wanted, FLAG + 1, place.rect.left() - half, place.rect.right() + half)
        for flag, x in zip(content.flags, spread, strict=True):
            paint_flag(painter, flag, QPointF(x, place.rect.bottom() + 4 + half), self.theme)


def _axes(content: ChartContent) -> tuple[object, ...]:
    """Equal for two contents that have the same axes at the same places."""
    signs = tuple(content.is_signed(panel) for panel in content.panels)
    return content.flags, content.spans, content.start, content.quantity, signs


def _names_of_time(content: ChartContent, place: Place) -> list[tuple[float, str]]:
    """Where on the axis which name stands: spans in their middle, or years at January."""
    if content.spans:
        spans = (
            (place.x((span.start - content.start + (span.end - content.start)) / 2), span) for span in content.spans
        )
        return [(x, span.name) for x, span in spans]
    years = year_ticks(content.start, content.months, int(place.rect.width() // 44))
    return [(place.x(month - content.start), str(month.year)) for month in years]


def paint_flag(painter: QPainter, flag: Flag, middle: QPointF, theme: Theme) -> None:
    """A numbered mark: square for a decision, diamond for an event; solid when set here, dashed when inherited."""
    half = FLAG / 2
    painter.setPen(pen(theme.color("text"), 1.0, (2, 2) if flag.inherited else ()))
    painter.setBrush(theme.color("surface"))
    if flag.is_event:
        wide = half + 2.5
        corners = (QPointF(0, -wide), QPointF(wide, 0), QPointF(0, wide), QPointF(-wide, 0))
        painter.drawPolygon(QPolygonF([middle + corner for corner in corners]))
    else:
        painter.drawRoundedRect(QRectF(middle.x() - half + 0.5, middle.y() - half + 0.5, FLAG - 1, FLAG - 1), 2, 2)
    painter.setPen(theme.color("text"))
    painter.setFont(theme.font(tokens.SMALL))
    box = QRectF(middle.x() - 12, middle.y() - LINE_HEIGHT / 2, 24, LINE_HEIGHT)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(flag.number))
