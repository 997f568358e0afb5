"""A lever's schedule as a small plot whose points are dragged; the inherited value stays beneath as a dashed line."""

from __future__ import annotations

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent

from planner.domain.period import Month
from planner.domain.quantity import Quantity
from planner.ui.plots.place import Place
from planner.ui.plots.schedule_layer import ScheduleLayer, SchedulePicture
from planner.ui.plots.ticks import round_ticks
from planner.ui.theme.theme import Theme

_LEFT, _RIGHT, _TOP, _BOTTOM = 44.0, 12.0, 8.0, 22.0
_NEAR = 16.0
_HEADROOM = 1.33


class SchedulePlot(pg.GraphicsView):  # type: ignore[misc] # pyqtgraph is untyped
    """Signals say what the user did: a point dragged to a month and value, let go, chosen, or one asked for."""

    point_dragged = Signal(int, object, float)
    point_dropped = Signal()
    point_chosen = Signal(int)
    point_added = Signal(object, float)
    point_removed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__(useOpenGL=False, background=theme.color("surface"))
        self._picture: SchedulePicture | None = None
        self._place: Place | None = None
        self._month: Month | None = None
        self._dragged: int | None = None
        self._layer = ScheduleLayer(theme)
        self.scene().addItem(self._layer)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setMinimumSize(100, 76)

    # render

    def render_picture(self, picture: SchedulePicture, month: Month) -> None:
        """Show a schedule with the crosshair at `month`. While a point is dragged the axis stays as it is."""
        self._picture, self._month = picture, month
        self.setAccessibleName(f"Schedule of {picture.title}")
        said = ", ".join(f"{value:g} from {picture.start.plus(row).label}" for row, value in picture.points)
        self.setAccessibleDescription(
            f"{said or 'No points'}. Left and right choose a point, up and down change its value, "
            "with Shift the month; Insert adds a point, Delete removes one."
        )
        self._lay_out()

    def render_month(self, month: Month) -> None:
        """Move the crosshair only."""
        self._month = month
        self._lay_out()

    @property
    def place(self) -> Place | None:
        """Where the plot lies, px."""
        return self._place

    @property
    def dragging(self) -> bool:
        """Whether a point is held by the pointer."""
        return self._dragged is not None

    def _lay_out(self) -> None:
        picture = self._picture
        if picture is None:
            return
        whole = QRectF(0, 0, self.viewport().width(), self.viewport().height())
        rect = whole.adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        ticks = self._place.ticks if self.dragging and self._place else _ticks(picture)
        self._place = Place(rect, ticks, picture.months)
        self._layer.lay_out(picture, self._place, self._month, whole, focused=self.hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if hasattr(self, "_layer"):
            self._lay_out()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._lay_out()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._lay_out()

    # gestures

    def mousePressEvent(self, event: QMouseEvent) -> None:
        picture = self._picture
        if picture is None or not picture.movable or event.button() is not Qt.MouseButton.LeftButton:
            return
        index = self._point_near(event.position())
        if index is not None:
            self._dragged = index
            self.point_chosen.emit(index)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            month, value = self._meant(event.position())
            self.point_dragged.emit(self._dragged, month, value)
        else:
            near = self._point_near(event.position()) is not None
            self.setCursor(Qt.CursorShape.SizeAllCursor if near else Qt.CursorShape.ArrowCursor)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._dragged is not None:
            self._dragged = None
            self.point_dropped.emit()
            self._lay_out()
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._picture is not None and self._picture.movable and self._point_near(event.position()) is None:
            self.point_added.emit(*self._meant(event.position()))
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        picture = self._picture
        if picture is None or not picture.movable or not picture.points or not self._press(Qt.Key(event.key()), event):
            super().keyPressEvent(event)

    def _press(self, key: Qt.Key, event: QKeyEvent) -> bool:
        picture = self._picture
        assert picture is not None
        chosen = min(picture.chosen, len(picture.points) - 1)
        row, value = picture.points[chosen]
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        upward = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(key)
        if sideways and event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.point_dragged.emit(chosen, picture.start.plus(row + sideways), value)
            self.point_dropped.emit()
        elif sideways:
            self.point_chosen.emit(min(max(chosen + sideways, 0), len(picture.points) - 1))
        elif upward:
            self.point_dragged.emit(chosen, picture.start.plus(row), self._held(value + upward * self._step))
            self.point_dropped.emit()
        elif key is Qt.Key.Key_Insert and self._month is not None:
            self.point_added.emit(self._month, value)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.point_removed.emit(chosen)
        else:
            return False
        return True

    def _point_near(self, spot: QPointF) -> int | None:
        if self._picture is None or self._place is None:
            return None
        gaps = [
            (abs(spot.x() - self._place.x(row)) + abs(spot.y() - self._place.y(value)), index)
            for index, (row, value) in enumerate(self._picture.points)
        ]
        gap, index = min(gaps, default=(np.inf, 0))
        return index if gap <= _NEAR else None

    def _meant(self, spot: QPointF) -> tuple[Month, float]:
        assert self._picture is not None
        assert self._place is not None
        low, high = self._place.ticks[0], self._place.ticks[-1]
        share = (self._place.rect.bottom() - spot.y()) / max(self._place.rect.height(), 1.0)
        raw = low + share * (high - low)
        return self._picture.start.plus(self._place.row(spot.x())), self._held(round(raw / self._step) * self._step)

    def _held(self, value: float) -> float:
        assert self._picture is not None
        return float(f"{min(max(value, self._picture.low), self._picture.high):.10g}")

    @property
    def _step(self) -> float:
        """The grain of a drag: a round fortieth of the axis; 1 for switches and tiers."""
        assert self._picture is not None
        assert self._place is not None
        if self._picture.quantity in (Quantity.SWITCH, Quantity.TIER):
            return 1.0
        rough = (self._place.ticks[-1] - self._place.ticks[0]) / 40
        scale = 10.0 ** np.floor(np.log10(rough))
        return float(next(factor * scale for factor in (1, 2, 5, 10) if factor * scale >= rough * 0.999))


def _ticks(picture: SchedulePicture) -> tuple[float, ...]:
    """Ticks with headroom, so that a point can be dragged beyond what is set."""
    known = np.concatenate([picture.values, picture.inherited, [value for _, value in picture.points]])
    known = known[np.isfinite(known)]
    top = float(known.max()) if known.size else 0.0
    bottom = float(known.min()) if known.size else 0.0
    high = min(max(top * _HEADROOM, top + (1.0 if top <= 0 else 0.0)), picture.high)
    low = max(min(bottom * _HEADROOM, 0.0), picture.low) if bottom < 0 else 0.0
    return round_ticks(low, max(high, low + 1e-6), most=4)
