"""The plotted part of a chart: one view, one pyqtgraph view box a panel, three layers; a pointer that gives months."""

from __future__ import annotations

from dataclasses import replace

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QGraphicsItem

from planner.domain.period import Month
from planner.ui.plots.content import ChartContent, Stroke, ticks_of
from planner.ui.plots.layers import Look, TraceLayer
from planner.ui.plots.marks import FLAG, GridLayer, MarkLayer
from planner.ui.plots.place import Place
from planner.ui.theme.theme import Theme

_LEFT, _RIGHT, _TOP, _BOTTOM = 52.0, 10.0, 9.0, 30.0
_CHIPS = 16.0
_BETWEEN = 18.0


class PlotView(pg.GraphicsView):  # type: ignore[misc] # pyqtgraph is untyped
    """Draws a `ChartContent`. Pressing or dragging says which month is meant; nothing else can be done to it."""

    month_pointed = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__(useOpenGL=False, background=theme.color("surface"))
        self._theme = theme
        self._content: ChartContent | None = None
        self._places: tuple[Place, ...] = ()
        self._grid, self._marks = GridLayer(theme), MarkLayer(theme)
        self._panels: list[tuple[pg.ViewBox, TraceLayer, TraceLayer]] = []
        self.scene().addItem(self._grid)
        self.scene().addItem(self._marks)
        self._grid.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self._grid.setZValue(-10)
        self._marks.setZValue(10)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setMinimumSize(160, 96)

    def render_content(self, content: ChartContent, month: Month | None, *, numbered: bool) -> None:
        """Draw `content` with the crosshair at `month`; `numbered` adds the flags' numbers under the axis."""
        self._content = content
        while len(self._panels) < len(content.panels):
            self._panels.append(self._new_panel())
        for box, _, _ in self._panels[len(content.panels) :]:
            box.setVisible(False)
        if month is not None:
            self._marks.point_at(month, numbered=numbered)
        self._lay_out()

    def render_month(self, month: Month, *, numbered: bool) -> None:
        """Move the crosshair only."""
        self._marks.point_at(month, numbered=numbered)

    @property
    def places(self) -> tuple[Place, ...]:
        """Where the panels lie, px; empty before the first content."""
        return self._places

    def _new_panel(self) -> tuple[pg.ViewBox, TraceLayer, TraceLayer]:
        """A view box with what stays while a point is dragged, and above it what moves."""
        box = pg.ViewBox(enableMouse=False, enableMenu=False)
        box.setFlag(box.GraphicsItemFlag.ItemClipsChildrenToShape, False)
        staying, moving = TraceLayer(kept=True), TraceLayer()
        for layer in (staying, moving):
            box.addItem(layer, ignoreBounds=True)
        self.scene().addItem(box)
        return box, staying, moving

    def _lay_out(self) -> None:
        content = self._content
        if content is None:
            return
        whole = QRectF(0, 0, self.viewport().width(), self.viewport().height())
        self._places = places_of(content, whole, numbered=self._marks.numbered)
        self._grid.lay_out(content, self._places, whole)
        self._marks.lay_out(content, self._places, whole)
        look = Look(self._theme, content.colour)
        for (box, staying, moving), panel, place in zip(self._panels, content.panels, self._places, strict=False):
            box.setVisible(True)
            box.setGeometry(place.rect)
            low, high = place.ticks[0], place.ticks[-1]
            box.setRange(xRange=(0, max(content.months, 1)), yRange=(low, high), padding=0)
            moves = tuple(trace for trace in panel.traces if trace.stroke is Stroke.PREVIEW)
            stays = tuple(trace for trace in panel.traces if trace.stroke is not Stroke.PREVIEW)
            staying.render(replace(panel, traces=stays), look, max(content.months, 1), low, high)
            moving.render(replace(panel, traces=moves), look, max(content.months, 1), low, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_marks"):
            self._lay_out()

    # gestures

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self._point(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._point(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def _point(self, event: QMouseEvent) -> None:
        if self._content is not None and self._content.drawn and self._places:
            self.month_pointed.emit(self._content.start.plus(self._places[0].row(event.position().x())))
        event.accept()


def places_of(content: ChartContent, whole: QRectF, *, numbered: bool) -> tuple[Place, ...]:
    """The panels of a chart one above the other inside `whole`, px."""
    right = _RIGHT + (_CHIPS if any(trace.letter for panel in content.panels for trace in panel.traces) else 0.0)
    bottom = _BOTTOM + (FLAG + 4 if numbered else 0.0)
    shares = [panel.share for panel in content.panels]
    room = max(whole.height() - _TOP - bottom - _BETWEEN * (len(shares) - 1), 8.0 * len(shares))
    heights = [room * share / sum(shares) for share in shares]
    tops = [_TOP + sum(heights[:index]) + _BETWEEN * index for index in range(len(shares))]
    width = max(whole.width() - _LEFT - right, 8.0)
    return tuple(
        Place(QRectF(_LEFT, top, width, height), ticks_of(content, panel, 5 if height > 92 else 3), content.months)
        for panel, top, height in zip(content.panels, tops, heights, strict=True)
    )
