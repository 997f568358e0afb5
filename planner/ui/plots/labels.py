"""Labels inside a panel: its title, names beside the lines with their ranges, letter chips at the line ends."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter

from planner.ui.plots.content import Array, Panel, Stroke, Trace
from planner.ui.plots.place import LINE_HEIGHT, Place, paint_ground
from planner.ui.plots.ticks import moved_apart
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme, pen

RangeOf = Callable[[Trace], str]
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_HALF = LINE_HEIGHT / 2
_SMALL = 260.0
_NUDGE = 0.01
"""Keeps the order of labels that want the same place, px."""


def paint_labels(painter: QPainter, panel: Panel, place: Place, theme: Theme, range_of: RangeOf, colour: int) -> None:
    """Every label of one panel, moved apart so that none hides another."""
    if panel.title:
        _paint_title(painter, panel, place, theme)
    if panel.traces and panel.traces[0].stroke is Stroke.AREA:
        _paint_area_labels(painter, panel.traces, place, theme)
        return
    chips = [trace for trace in panel.traces if trace.letter and np.isfinite(trace.values).any()]
    _paint_chips(painter, chips, place, theme, colour)
    named = [trace for trace in panel.traces if trace.label and np.isfinite(trace.values).any()]
    named.sort(key=lambda trace: -float(trace.values[np.isfinite(trace.values)][-1]))
    wanted = in_order([_wanted_y(trace, panel, place, _label_width(trace, place, theme, range_of)) for trace in named])
    top, bottom = place.rect.top() + _HALF, place.rect.bottom() - _HALF
    for trace, y in zip(named, moved_apart(wanted, LINE_HEIGHT, top, bottom), strict=True):
        _paint_label(painter, trace, place, y, theme, range_of(trace))


def in_order(wanted: Sequence[float]) -> list[float]:
    """Places of labels whose lines lie one below the other: never in another order than the lines."""
    return [max(wanted[: place + 1]) + place * _NUDGE for place in range(len(wanted))]


def _paint_title(painter: QPainter, panel: Panel, place: Place, theme: Theme) -> None:
    font = theme.font(tokens.SMALL, semibold=True)
    width = QFontMetricsF(font).horizontalAdvance(panel.title)
    left = place.rect.right() - width - 4 if _starts_high(panel, place) else place.rect.left() + 6
    box = QRectF(left, place.rect.top() + 2, width, LINE_HEIGHT)
    paint_ground(painter, box, theme)
    painter.setPen(theme.color("text"))
    painter.setFont(font)
    painter.drawText(box, _LEFT, panel.title)


def _starts_high(panel: Panel, place: Place) -> bool:
    """Whether a line passes where a title at the left would stand."""
    lines = [trace.values[: place.months // 3 + 1] for trace in panel.traces if trace.values.size]
    tops = [float(line[np.isfinite(line)].max()) for line in lines if np.isfinite(line).any()]
    return bool(tops) and place.y(max(tops)) < place.rect.top() + LINE_HEIGHT + 4


def _wanted_y(trace: Trace, panel: Panel, place: Place, width: float) -> float:
    """Just above or just below the line where the label will stand, whichever lies over fewer other lines."""
    first = place.row(place.rect.right() - width)
    under = trace.values[first:]
    under = under[np.isfinite(under)]
    if not under.size:
        return place.rect.center().y()
    above = place.y(float(under.max())) - _HALF - 4
    below = place.y(float(under.min())) + _HALF + 4
    choices = [y for y in (above, below) if place.rect.top() - 2 <= y - _HALF and y + _HALF <= place.rect.bottom() + 2]
    others = [other.values[first:] for other in panel.traces if other is not trace]
    return min(choices or [above], key=lambda y: sum(_passes(other, place, y) for other in others))


def _passes(values: Array, place: Place, y: float) -> bool:
    """Whether a line runs through a label in the middle of `y`."""
    known = values[np.isfinite(values)]
    if not known.size:
        return False
    return place.y(float(known.max())) < y + _HALF and place.y(float(known.min())) > y - _HALF


def _label_width(trace: Trace, place: Place, theme: Theme, range_of: RangeOf) -> float:
    metrics = QFontMetricsF(theme.font(tokens.SMALL, semibold=True))
    return metrics.horizontalAdvance(f"{_name(trace, place)} {range_of(trace)}") + 6


def _name(trace: Trace, place: Place) -> str:
    return trace.short or trace.label if place.rect.width() < _SMALL else trace.label


def _paint_label(painter: QPainter, trace: Trace, place: Place, y: float, theme: Theme, said: str) -> None:
    name = _name(trace, place)
    plain, strong = theme.font(tokens.SMALL), theme.font(tokens.SMALL, semibold=True)
    name_width = QFontMetricsF(plain).horizontalAdvance(f"{name} " if said else name)
    width = name_width + QFontMetricsF(strong).horizontalAdvance(said)
    box = QRectF(place.rect.right() - width - 2, y - _HALF, width, LINE_HEIGHT)
    paint_ground(painter, box, theme)
    painter.setPen(theme.color("text"))
    painter.setFont(plain)
    painter.drawText(box, _LEFT, name)
    painter.setFont(strong)
    painter.drawText(box, _RIGHT, said)


def _paint_area_labels(painter: QPainter, traces: Sequence[Trace], place: Place, theme: Theme) -> None:
    """A name inside each part thick enough to hold it; the others are in the table."""
    painter.setFont(theme.font(tokens.SMALL))
    upper = 0.0
    for trace in traces:
        lower, upper = upper, upper + float(trace.values[-1])
        box = QRectF(place.rect.left(), place.y(upper), place.rect.width() - 6, place.y(lower) - place.y(upper))
        if box.height() < LINE_HEIGHT - 2:
            continue
        width = QFontMetricsF(painter.font()).horizontalAdvance(trace.label)
        paint_ground(painter, QRectF(box.right() - width, box.center().y() - _HALF, width, LINE_HEIGHT), theme)
        painter.setPen(theme.color("text"))
        painter.drawText(box, _RIGHT, trace.label)


def _paint_chips(painter: QPainter, traces: Sequence[Trace], place: Place, theme: Theme, colour: int) -> None:
    ends = [place.y(float(trace.values[np.isfinite(trace.values)][-1])) for trace in traces]
    placed = moved_apart(ends, LINE_HEIGHT + 1, place.rect.top() + _HALF, place.rect.bottom() - _HALF)
    painter.setFont(theme.font(tokens.SMALL, semibold=True))
    for trace, y in zip(traces, placed, strict=True):
        box = QRectF(place.rect.right() + 5, y - _HALF, LINE_HEIGHT, LINE_HEIGHT)
        painter.setPen(pen(theme.series(trace.colour or colour), 2.0))
        painter.setBrush(theme.color("surface"))
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 3, 3)
        painter.setPen(theme.color("text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, trace.letter)
