"""A list of rows to tick, as it looks and as hands and keys use it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from planner.ui.reports.ticks import ROW_OF, TickModel, TickRow
from planner.ui.theme.signs import CHIP, paint_chip
from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import BODY, SMALL
from planner.ui.widgets.paint import paint_pill, paint_row, paint_tick

ROW = 28
_GRIP, _BOX, _GAP = 20, 16, 8
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class TickPainter(QStyledItemDelegate):
    """Grip, box or lock, sign, title with its note, tag and what stands at the right."""

    def __init__(self, theme: Theme, parent: QObject, *, grips: bool) -> None:
        super().__init__(parent)
        self._theme = theme
        self._left = 8 + (_GRIP if grips else 4)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(120, ROW)

    def box_of(self, row: QRect) -> QRect:
        """Where a row is ticked."""
        return QRect(row.left() + self._left, row.center().y() - _BOX // 2 + 1, _BOX, _BOX)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, whole, row = self._theme, QRect(option.rect), index.data(ROW_OF)
        painter.save()
        chosen = paint_row(painter, option, theme, first=True, last=True)
        box = self.box_of(whole)
        if row.movable:
            icon("grip", theme, "muted").paint(painter, QRect(whole.left() + 8, box.top(), _BOX, _BOX))
        if row.locked:
            icon("lock", theme, "muted").paint(painter, box)
        else:
            paint_tick(painter, box, theme, on=row.ticked)
        left, right = box.right() + 1 + _GAP, whole.right() - 12
        right -= self._aside(painter, QRect(left, whole.top(), right - left, whole.height()), row)
        if row.sign is not None:
            paint_chip(painter, QRectF(left, whole.top(), CHIP, whole.height()), row.sign, theme)
            left += CHIP + _GAP
        self._title(painter, QRect(left, whole.top(), right - left, whole.height()), row, chosen=chosen)
        painter.restore()

    def _aside(self, painter: QPainter, room: QRect, row: TickRow) -> int:
        """What stands at the right; returns the width it took."""
        word, kind = row.pill
        if word:
            wide = QFontMetrics(self._theme.font(SMALL)).horizontalAdvance(word) + 12
            tag = QRect(room.right() - wide, room.top(), wide, room.height())
            return paint_pill(painter, tag, word, self._theme, kind) + _GAP
        painter.setFont(self._theme.figures(SMALL))
        painter.setPen(self._theme.color("muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | _MIDDLE, row.aside)
        return painter.fontMetrics().horizontalAdvance(row.aside) + _GAP

    def _title(self, painter: QPainter, room: QRect, row: TickRow, *, chosen: bool) -> None:
        theme = self._theme
        painter.setFont(theme.font(BODY, semibold=chosen))
        painter.setPen(theme.color("text" if row.ticked or row.locked else "muted"))
        title = painter.fontMetrics().elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _MIDDLE, title)
        taken = painter.fontMetrics().horizontalAdvance(title) + _GAP
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.color("muted"))
        if painter.fontMetrics().horizontalAdvance(row.note) <= room.width() - taken:
            painter.drawText(room.adjusted(taken, 0, 0, 0), _MIDDLE, row.note)


class TickList(QListView):
    """Says which row was ticked, pointed at, or is to stand before which place; as tall as its rows."""

    ticked = Signal(str, bool)
    pointed = Signal(str)
    moved = Signal(str, int)

    def __init__(self, name: str, theme: Theme, *, movable: bool = False) -> None:
        super().__init__()
        self._movable = movable
        self.lines = TickModel(self)
        self._painter = TickPainter(theme, self, grips=movable)
        self.setModel(self.lines)
        self.setItemDelegate(self._painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAccessibleName(name)
        self.setAccessibleDescription("Space ticks" + (", Alt with Up or Down moves" if movable else ""))
        if movable:
            self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
            self.setDropIndicatorShown(True)
        self.lines.dropped.connect(self.moved)

    # render

    def render_rows(self, rows: Sequence[TickRow], current: str) -> None:
        """Show these rows with `current` selected."""
        self.lines.render_rows(rows)
        self.setFixedHeight(ROW * len(rows) + 2)
        number = self.lines.number_of(current)
        if number >= 0:
            self.setCurrentIndex(self.lines.index(number))
        else:
            self.clearSelection()
        self.viewport().update()

    # gestures

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and event.button() is Qt.MouseButton.LeftButton:
            row, box = self.lines.rows[index.row()], self._painter.box_of(self.visualRect(index))
            if box.adjusted(-6, -6, 6, 6).contains(event.position().toPoint()):
                self._tick(row)
                return
        super().mousePressEvent(event)
        if index.isValid():
            self.pointed.emit(self.lines.rows[index.row()].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number, key = self.currentIndex().row(), event.key()
        step = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(key), 0)
        if number >= 0 and key == Qt.Key.Key_Space:
            self._tick(self.lines.rows[number])
        elif step and self._movable and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._move(number, step)
        else:
            super().keyPressEvent(event)
            if self.currentIndex().isValid() and self.currentIndex().row() != number:
                self.pointed.emit(self.lines.rows[self.currentIndex().row()].key)

    def _tick(self, row: TickRow) -> None:
        if not row.locked:
            self.ticked.emit(row.key, not row.ticked)

    def _move(self, number: int, step: int) -> None:
        """One place up or down, which is before the row above, or before the row after the next."""
        if 0 <= number < len(self.lines.rows) and self.lines.rows[number].movable:
            to = number - 1 if step < 0 else number + 2
            if 0 <= to <= len(self.lines.rows):
                self.moved.emit(self.lines.rows[number].key, to)
