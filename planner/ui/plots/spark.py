"""A lever's schedule in 44 by 16 px: the line in force, and what would be inherited as a dotted one."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from planner.ui.plots.content import Array
from planner.ui.theme.theme import Theme, pen


def paint_spark(
    painter: QPainter, rect: QRectF, values: Array, inherited: Array, row: int, theme: Theme, colour: int, *, here: bool
) -> None:
    """Draw `values` (a row a member) over `inherited`, on one scale, with the crosshair's month."""
    line, beneath = _one_line(values), _one_line(inherited)
    known = np.concatenate([line, beneath])
    known = known[np.isfinite(known)]
    low, high = (float(known.min()), float(known.max())) if known.size else (0.0, 0.0)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    x = rect.left() + row / max(len(line) - 1, 1) * rect.width()
    painter.setPen(pen(theme.color("line")))
    painter.drawLine(QPointF(x, rect.top()), QPointF(x, rect.bottom()))
    if here:
        _paint(painter, rect, beneath, low, high, pen(theme.color("edge"), 1.0, (1.5, 2)))
    stroke = pen(theme.series(colour), 1.6) if here else pen(theme.color("edge"), 1.2)
    _paint(painter, rect, line, low, high, stroke)
    painter.restore()


def _one_line(values: Array) -> Array:
    """The mean over members: a sparkline shows when something changes, not how much."""
    mean: Array = values.mean(axis=0)
    return mean


def _paint(painter: QPainter, rect: QRectF, line: Array, low: float, high: float, stroke: QPen) -> None:
    span = high - low
    shares = np.where(np.isfinite(line), (line - low) / span, 0.5) if span > 0 else np.full(line.size, 0.5)
    x = rect.left() + np.arange(line.size) / max(line.size - 1, 1) * rect.width()
    painter.setPen(stroke)
    painter.drawPolyline(pg.functions.arrayToQPolygonF(x, rect.bottom() - shares * rect.height()))
