"""A log as a table: rows of ready-written cells, some with a grade in front; what is selected opens beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.paint import TAG, paint_grade, paint_row

ROW = 40
Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


@dataclass(frozen=True)
class Column:
    """A column: its heading and width in px, 0 for what is left; `least` is the table's width below which it goes.

    `graded` cells begin with a letter, which is drawn in its square.
    """

    heading: str
    width: int = 0
    least: int = 0
    graded: bool = False
    strong: bool = False


@dataclass(frozen=True)
class LogRow:
    """One row by its key; `tones` colour a cell's words: muted, warn or bad."""

    key: str
    cells: tuple[str, ...]
    tones: tuple[str, ...] = ()

    def tone(self, column: int) -> str:
        """The tone of a cell."""
        return self.tones[column] if column < len(self.tones) and self.tones[column] else "text"


class LogModel(QAbstractTableModel):
    """Told what to show."""

    def __init__(self, columns: Sequence[Column], parent: QObject) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.rows: tuple[LogRow, ...] = ()

    def render_rows(self, rows: Sequence[LogRow]) -> None:
        """Show these rows."""
        if tuple(rows) != self.rows:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        text = self.rows[index.row()].cells[index.column()]
        if role in (Role.DisplayRole, Role.ToolTipRole):
            return text
        if role == Role.AccessibleTextRole:
            return f"{self.columns[index.column()].heading}: {text or 'none'}"
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.columns[section].heading
        if orientation is Qt.Orientation.Horizontal and role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        return None


class _Cell(QStyledItemDelegate):
    def __init__(self, model: LogModel, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(60, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row, number = self._theme, self._model.rows[index.row()], index.column()
        column, text = self._model.columns[number], row.cells[number]
        painter.save()
        last = number == len(self._model.columns) - 1
        chosen = paint_row(painter, option, theme, first=number == 0, last=last)
        box = QRect(option.rect).adjusted(12 if number == 0 else 8, 0, -8, 0)
        letter, _, word = text.partition(" ")
        if column.graded and letter in ("R", "A", "G"):
            paint_grade(painter, QRect(box.left(), box.top(), TAG, box.height()), letter, theme)
            box, text = box.adjusted(TAG + 6, 0, 0, 0), word
        painter.setFont(theme.font(SMALL, semibold=column.strong or (chosen and number == 0)))
        painter.setPen(theme.color(row.tone(number)))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap
        bounds = painter.boundingRect(box, int(flags), text)
        if bounds.height() > box.height():
            text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, round(box.width() * 1.8))
        painter.drawText(box, int(flags), text)
        painter.restore()


class LogTable(QTableView):
    """Says which row the user is on, and when Enter or a double click wants it opened."""

    pointed = Signal(str)
    opened = Signal(str)

    def __init__(self, name: str, columns: Sequence[Column], theme: Theme) -> None:
        super().__init__()
        self.log = LogModel(columns, self)
        self.setModel(self.log)
        self.setItemDelegate(_Cell(self.log, theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName(name)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setFont(theme.font(SMALL))
        header.setFixedHeight(32)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.clicked.connect(lambda index: self.pointed.emit(self.log.rows[index.row()].key))
        self.doubleClicked.connect(lambda index: self.opened.emit(self.log.rows[index.row()].key))

    # render

    def render_rows(self, rows: Sequence[LogRow], current: str) -> None:
        """Show these rows with `current` selected, if it is among them."""
        self.log.render_rows(rows)
        number = next((at for at, row in enumerate(self.log.rows) if row.key == current), -1)
        if number < 0:
            self.clearSelection()
        elif number != self.currentIndex().row() or not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.log.index(number, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, columns = self.viewport().width(), self.log.columns
        for number, column in enumerate(columns):
            self.setColumnHidden(number, room < column.least)
        taken = sum(column.width for column in columns if room >= column.least)
        free = [number for number, column in enumerate(columns) if not column.width and room >= column.least]
        for number, column in enumerate(columns):
            wide = column.width or max(80, (room - taken) // max(1, len(free)))
            self.horizontalHeader().resizeSection(number, wide)

    # gestures

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and before >= 0:
            self.opened.emit(self.log.rows[before].key)
            return
        super().keyPressEvent(event)
        if self.currentIndex().isValid() and self.currentIndex().row() != before:
            self.pointed.emit(self.log.rows[self.currentIndex().row()].key)
