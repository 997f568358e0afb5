"""The rows of a part as a table, with what can be done to them: add, duplicate, move, remove."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from planner.ui.exercises.design.lines import Lines
from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.paint import paint_row

Index = QModelIndex | QPersistentModelIndex
ROW = 28
_LEAST = 64


class RowsModel(QAbstractTableModel):
    """Ready-written lines; rows with something to mend are marked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines = Lines((), ())
        self.marked: Collection[int] = ()

    def render_lines(self, lines: Lines, marked: Collection[int]) -> None:
        """Show these lines."""
        if (lines, marked) == (self.lines, self.marked):
            return
        same = len(lines.rows) == len(self.lines.rows) and lines.columns == self.lines.columns
        if same and lines.rows:
            self.lines, self.marked = lines, marked
            last = self.index(len(lines.rows) - 1, len(lines.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self.lines, self.marked = lines, marked
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(self.lines.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        text = self.lines.rows[index.row()][index.column()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = f"{self.lines.columns[index.column()].heading} {text}"
            return f"{said}, to be mended" if index.column() == 0 and index.row() in self.marked else said
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.lines.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class _Cell(QStyledItemDelegate):
    def __init__(self, model: RowsModel, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, columns = self._theme, self._model.lines.columns
        column = columns[index.column()]
        first, last = index.column() == 0, index.column() == len(columns) - 1
        painter.save()
        chosen = paint_row(painter, option, theme, first=first, last=last)
        box = QRect(option.rect).adjusted(10, 0, -8, 0)
        if last and index.row() in self._model.marked:
            icon("warning", theme, "warn").paint(painter, QRect(box.right() - 14, box.center().y() - 7, 14, 14))
            box.adjust(0, 0, -20, 0)
        written = theme.figures if column.right else theme.font
        painter.setFont(written(SMALL, semibold=chosen and not column.right and column.weight > 1))
        painter.setPen(theme.color("text"))
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()


class RowsTable(QTableView):
    """`pointed` names the row the user is on."""

    pointed = Signal(int)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.rows = RowsModel(self)
        self._rendering = False
        self.setModel(self.rows)
        self.setItemDelegate(_Cell(self.rows, theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        header = self.horizontalHeader()
        header.setFont(theme.font(SMALL))
        header.setFixedHeight(ROW)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setMinimumSectionSize(24)
        self.selectionModel().currentRowChanged.connect(self._on_row)

    def render_rows(self, name: str, lines: Lines, marked: Collection[int], row: int) -> None:
        """Show the lines with one of them selected."""
        self._rendering = True
        self.setAccessibleName(name)
        self.rows.render_lines(lines, marked)
        self._share_out()
        if 0 <= row < len(lines.rows) and self.currentIndex().row() != row:
            self.selectRow(row)
            self.scrollTo(self.rows.index(row, 0))
        self._rendering = False

    def act_on(self, keys: str, act: object) -> None:
        """A key that works while the table has the focus."""
        made = QShortcut(QKeySequence(keys), self, act)  # type: ignore[call-overload] # a plain callable
        made.setContext(Qt.ShortcutContext.WidgetShortcut)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        columns = self.rows.lines.columns
        fixed = sum(column.width for column in columns)
        weights = sum(column.weight for column in columns) or 1
        room = max(self.viewport().width() - fixed, 0)
        for place, column in enumerate(columns):
            width = column.width or max(_LEAST, room * column.weight // weights)
            self.horizontalHeader().resizeSection(place, width)

    def _on_row(self, current: QModelIndex) -> None:
        if current.isValid() and not self._rendering:
            self.pointed.emit(current.row())
