"""The pages in sight, one or two side by side, fitted to the room or scrolled at a fixed zoom."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame

from planner.ui.reports.page_pictures import PagePictures
from planner.ui.reports.place import Place
from planner.ui.theme.theme import Theme, pen

A4 = QSize(794, 1123)
"""A4 at 96 px an inch: 100 %."""

_AROUND, _BETWEEN = 16, 14
_KEYS = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_Space: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Backspace: -1}
_TURNS = {Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}


class Sheets(QAbstractScrollArea):
    """Says by how many spreads to turn, to which page to go, and whether to zoom in (1), out (−1) or to fit (0)."""

    turned = Signal(int)
    page_wanted = Signal(int)
    zoom_wanted = Signal(int)

    def __init__(self, pictures: PagePictures, theme: Theme) -> None:
        super().__init__()
        self._pictures = pictures
        self._theme = theme
        self._place = Place()
        self._framed: frozenset[int] = frozenset()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(220, 220)
        self.viewport().setProperty("ground", "sunken")
        self.setAccessibleDescription(
            "Page Up and Page Down turn the pages, Home and End go to the first and the last, plus and minus zoom, "
            "0 fits the page to the room."
        )
        pictures.drawn.connect(self.viewport().update)

    # render

    def render_place(self, place: Place, framed: Collection[int]) -> None:
        """Show the pages of `place`; `framed` ones belong to the section that is pointed at."""
        turned = place.page != self._place.page or place.zoom != self._place.zoom
        self._place, self._framed = place, frozenset(framed)
        shown = place.shown(self._pictures.count)
        self.setAccessibleName(f"Preview, {pages_in_words(shown, self._pictures.count)}")
        self._reach()
        if turned:
            self.verticalScrollBar().setValue(0)
        self.viewport().update()

    @property
    def framed(self) -> frozenset[int]:
        """The pages in a frame."""
        return self._framed

    @property
    def percent(self) -> int:
        """The zoom that is in force, fitted or fixed."""
        return round(100 * self._sheet().width() / A4.width())

    def _sheet(self) -> QSize:
        """The size of one page, px."""
        if self._place.zoom:
            return A4 * (self._place.zoom / 100)
        across = self._place.across
        room = self.viewport().size()
        width = (room.width() - 2 * _AROUND - _BETWEEN * (across - 1)) / across
        height = room.height() - 2 * _AROUND
        width = max(40.0, min(width, height * A4.width() / A4.height()))
        return QSize(int(width), int(width * A4.height() / A4.width()))

    def _boxes(self) -> list[tuple[int, QRect]]:
        """Each page in sight with its place in the viewport."""
        shown, sheet, room = self._place.shown(self._pictures.count), self._sheet(), self.viewport().size()
        across = max(len(shown), self._place.across)
        width = across * sheet.width() + (across - 1) * _BETWEEN
        left = max(_AROUND, (room.width() - width) // 2) - self.horizontalScrollBar().value()
        top = max(_AROUND, (room.height() - sheet.height()) // 2) - self.verticalScrollBar().value()
        step = sheet.width() + _BETWEEN
        return [(page, QRect(left + at * step, top, sheet.width(), sheet.height())) for at, page in enumerate(shown)]

    def _reach(self) -> None:
        sheet, room, across = self._sheet(), self.viewport().size(), self._place.across
        wide = across * sheet.width() + (across - 1) * _BETWEEN + 2 * _AROUND
        high = sheet.height() + 2 * _AROUND
        for bar, needed, there in (
            (self.horizontalScrollBar(), wide, room.width()),
            (self.verticalScrollBar(), high, room.height()),
        ):
            bar.setPageStep(there)
            bar.setSingleStep(40)
            bar.setRange(0, max(0, needed - there) if self._place.zoom else 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, ratio = QPainter(self.viewport()), self._theme, self.devicePixelRatioF()
        painter.fillRect(self.viewport().rect(), theme.color("sunken"))
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for page, box in self._boxes():
            picture = self._pictures.page(page, box.size() * ratio, grey=self._place.grey)
            painter.drawPixmap(box, picture)
            framed = page in self._framed
            painter.setPen(pen(theme.color("accent" if framed else "edge"), 2.0 if framed else 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(
                QRectF(box).adjusted(-3, -3, 3, 3) if framed else QRectF(box).adjusted(-0.5, -0.5, 0.5, 0.5)
            )
        if self.hasFocus():
            painter.setPen(pen(theme.color("accent"), 2.0))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._reach()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # gestures

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, scrolls = Qt.Key(event.key()), self.horizontalScrollBar().maximum() > 0
        if key in _KEYS or (key in _TURNS and not scrolls):
            self._read_on(_KEYS.get(key) or _TURNS[key])
        elif key is Qt.Key.Key_Home:
            self.page_wanted.emit(1)
        elif key is Qt.Key.Key_End:
            self.page_wanted.emit(self._pictures.count)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_wanted.emit(1)
        elif key is Qt.Key.Key_Minus:
            self.zoom_wanted.emit(-1)
        elif key is Qt.Key.Key_0:
            self.zoom_wanted.emit(0)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        up = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_wanted.emit(1 if up > 0 else -1)
        elif self.verticalScrollBar().maximum() == 0 and abs(up) >= 60:
            self.turned.emit(-1 if up > 0 else 1)
        else:
            super().wheelEvent(event)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        found = next((page for page, box in self._boxes() if box.contains(event.position().toPoint())), None)
        if found is not None:
            self.page_wanted.emit(found)

    def _read_on(self, step: int) -> None:
        """Down the page while there is more of it, then to the next one."""
        bar = self.verticalScrollBar()
        at_end = bar.value() == (bar.maximum() if step > 0 else bar.minimum())
        if at_end:
            self.turned.emit(step)
        else:
            bar.setValue(bar.value() + step * (bar.pageStep() - 40))


def pages_in_words(pages: tuple[int, ...], count: int) -> str:
    """`Page 3 of 14`, `Pages 1–2 of 14`; `No pages` before there are any."""
    if not pages:
        return "No pages"
    return f"Page {pages[0]} of {count}" if len(pages) == 1 else f"Pages {pages[0]}–{pages[-1]} of {count}"
