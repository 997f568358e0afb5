"""Bands and lines of one panel in months and values; what does not change is kept as a picture."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from planner.ui.plots.content import Array, Panel, Stroke, Trace
from planner.ui.theme.theme import Theme, pen

_NET_DASH = (2.0, 3.0)
_FADED = 0.45


@dataclass(frozen=True)
class Look:
    """The theme and the chart's own series colour."""

    theme: Theme
    colour: int

    def colour_of(self, trace: Trace) -> int:
        """The series colour of a trace: its own scenario's, or the chart's."""
        return trace.colour or self.colour


class TraceLayer(pg.GraphicsObject):  # type: ignore[misc] # pyqtgraph is untyped
    """Bands, parent, central, median and places of one panel, in that order, in months and values.

    A `kept` layer is painted anew only when its traces change, so that a crosshair or a drag passes over it.
    """

    def __init__(self, *, kept: bool = False) -> None:
        super().__init__()
        if kept:
            self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._panel = Panel(())
        self._look: Look | None = None
        self._bounds = QRectF(0, 0, 1, 1)

    def render(self, panel: Panel, look: Look, months: int, low: float, high: float) -> None:
        """Draw `panel` over months 0 to `months` and values `low` to `high`."""
        bounds = QRectF(0, low, months, high - low)
        if bounds != self._bounds:
            self.prepareGeometryChange()
            self._bounds = bounds
        elif self._look == look and _same(self._panel, panel):
            return
        self._panel, self._look = panel, look
        self.update()

    def boundingRect(self) -> QRectF:
        return self._bounds

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        look = self._look
        if look is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ratio = painter.device().devicePixelRatio()
        for trace in self._panel.traces:
            if trace.stroke is Stroke.AREA:
                continue
            for band in trace.bands if self._panel.fans else ():
                _paint_band(painter, band.low, band.high, _band_colour(look, trace, band.share))
        _paint_areas(painter, [trace for trace in self._panel.traces if trace.stroke is Stroke.AREA], look, ratio)
        for stroke in _ORDER:
            for trace in self._panel.traces:
                if trace.stroke is stroke:
                    _paint_trace(painter, trace, look, ratio)


_ORDER = (Stroke.PARENT, Stroke.PLACES, Stroke.SECOND, Stroke.SCENARIO, Stroke.CENTRAL, Stroke.MEDIAN, Stroke.PREVIEW)


def _paint_areas(painter: QPainter, areas: Sequence[Trace], look: Look, ratio: float) -> None:
    """Parts of a whole stacked from the axis, strongest first, parted by lines of the surface colour."""
    lower = np.zeros(areas[0].values.size if areas else 0)
    for place, trace in enumerate(areas):
        fill = look.theme.series(look.colour)
        fill.setAlphaF(0.62 - 0.5 * place / max(len(areas) - 1, 1))
        upper = lower + trace.values
        _paint_band(painter, lower, upper, fill)
        _paint_line(painter, upper, pen(look.theme.color("surface"), 1.0), ratio)
        lower = upper


def _paint_trace(painter: QPainter, trace: Trace, look: Look, ratio: float) -> None:
    theme = look.theme
    colour = theme.series(look.colour_of(trace))
    if trace.faded:
        colour.setAlphaF(_FADED)
    text = theme.color("text")
    match trace.stroke:
        case Stroke.PARENT:
            _paint_line(painter, trace.values, pen(text, 1.4, theme.parent_dash), ratio)
        case Stroke.PLACES:
            _paint_line(painter, trace.values, pen(text, 1.8), ratio, stepped=True)
        case Stroke.SECOND:
            _paint_line(painter, trace.values, pen(colour, 1.4, _NET_DASH), ratio)
        case Stroke.CENTRAL:
            _paint_line(painter, trace.values, pen(text, 1.0), ratio)
        case _:
            if not trace.faded:
                _paint_line(painter, trace.values, pen(theme.color("surface"), 4.2), ratio)
            dash = theme.dash(trace.dash) if trace.dash else ()
            _paint_line(painter, trace.values, pen(colour, 2.2, dash), ratio)


def _band_colour(look: Look, trace: Trace, share: int) -> QColor:
    if trace.stroke is Stroke.PLACES:
        fill = look.theme.color("text")
        fill.setAlphaF(0.08)
    else:
        fill = look.theme.band_color(look.colour_of(trace), share)
    if trace.faded:
        fill.setAlphaF(fill.alphaF() * _FADED)
    return fill


def _paint_band(painter: QPainter, low: Array, high: Array, fill: QColor) -> None:
    known = np.flatnonzero(np.isfinite(low) & np.isfinite(high))
    if not known.size:
        return
    months = np.concatenate([known, known[::-1]]).astype(np.float64)
    edge = np.concatenate([high[known], low[known][::-1]])
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawPolygon(pg.functions.arrayToQPolygonF(months, edge))


def _paint_line(painter: QPainter, values: Array, stroke: QPen, ratio: float, *, stepped: bool = False) -> None:
    """A line with gaps where values are not known. A cosmetic pen counts device pixels, hence `ratio`."""
    made = QPen(stroke)
    made.setCosmetic(True)
    made.setWidthF(stroke.widthF() * ratio)
    painter.setPen(made)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    months = np.arange(values.size, dtype=np.float64)
    if stepped:
        months, values = np.repeat(months, 2)[1:], np.repeat(values, 2)[:-1]
    for run in _runs(values):
        painter.drawPolyline(pg.functions.arrayToQPolygonF(months[run], values[run]))


def _runs(values: Array) -> Sequence[slice]:
    known = np.isfinite(values)
    edges = np.flatnonzero(np.diff(np.concatenate(([False], known, [False])).astype(np.int8)))
    return [slice(int(first), int(last)) for first, last in zip(edges[::2], edges[1::2], strict=True)]


def _same(one: Panel, other: Panel) -> bool:
    """Whether two panels draw the same traces."""
    return (
        one.fans == other.fans
        and len(one.traces) == len(other.traces)
        and all(_same_trace(*pair) for pair in zip(one.traces, other.traces, strict=True))
    )


def _same_trace(one: Trace, other: Trace) -> bool:
    signs = ((trace.stroke, trace.colour, trace.dash, trace.faded, len(trace.bands)) for trace in (one, other))
    if len(set(signs)) > 1 or not np.array_equal(one.values, other.values, equal_nan=True):
        return False
    bands = zip(one.bands, other.bands, strict=True)
    return all(np.array_equal(mine.low, its.low) and np.array_equal(mine.high, its.high) for mine, its in bands)
