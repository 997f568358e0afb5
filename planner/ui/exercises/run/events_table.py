"""The master events list as Qt sees it, and how a row is painted: sign, status, and the condition under the title."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from planner.ui.exercises.run.events import EventRow
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import BODY, SMALL
from planner.ui.widgets.paint import paint_pill, paint_row

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

COLUMNS = ("No.", "Exercise time", "Clock", "", "From → to", "Inject", "Status")
WIDTHS = (38, 104, 54, 28, 148, 0, 116)
"""Column widths in px; the inject's title takes what is left."""

NARROW = (36, 104, 0, 26, 0, 0, 116)
"""Below 600 px the planned clock, and from whom to whom, give way; the card of the selected inject says them."""

ROW, TALL = 32, 48


class EventsModel(QAbstractTableModel):
    """The rows shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[EventRow, ...] = ()

    def render_rows(self, rows: tuple[EventRow, ...]) -> None:
        """Show these rows; when the same injects are shown, selection and scrolling stay."""
        same = [row.number for row in rows] == [row.number for row in self.rows]
        if same and rows:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return COLUMNS[section]
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in (0, 2) else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == Role.DisplayRole:
            return (str(row.number), row.time, row.clock, row.letter, row.ways, row.title, row.pill.word)[
                index.column()
            ]
        if role == Role.AccessibleTextRole:
            return row.spoken
        if role == Role.ToolTipRole:
            return "\n".join(part for part in (row.title, row.whole, row.line) if part)
        return None


class _Delegate(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, EventsModel)
        row, column, theme = model.rows[index.row()], index.column(), self._theme
        painter.save()
        chosen = paint_row(painter, option, theme, first=column == 0, last=column == len(COLUMNS) - 1)
        box = QRect(option.rect)
        line = QRect(box.left(), box.top(), box.width(), ROW)
        if row.past and not chosen:
            painter.fillRect(box.adjusted(0, 0, 0, -1), theme.color("window"))
        if row.line and column >= 4:
            self._paint_condition(painter, box, row, option)
        ink = "muted" if row.past or column in (1, 2) else "text"
        painter.setPen(theme.color(ink))
        match column:
            case 3:
                self._paint_letter(painter, line, row)
            case 6:
                paint_pill(
                    painter, line.adjusted(6, 0, 0, 0), row.pill.word, theme, row.pill.kind, icon_name=row.pill.icon
                )
            case 0 | 2:
                painter.setFont(theme.figures(SMALL))
                painter.drawText(line.adjusted(4, 0, -8, 0), Qt.AlignmentFlag.AlignRight | _MIDDLE, str(index.data()))
            case _:
                painter.setFont(theme.font(BODY if column == 5 else SMALL, semibold=chosen and column == 5))
                self._paint_words(painter, line.adjusted(8, 0, -4, 0), str(index.data()))
        painter.restore()

    def _paint_words(self, painter: QPainter, box: QRect, words: str) -> None:
        shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, _MIDDLE, shown)

    def _paint_condition(self, painter: QPainter, box: QRect, row: EventRow, option: QStyleOptionViewItem) -> None:
        """Under the words of the row and across its columns; each column paints its own part of it."""
        table = option.widget
        if not isinstance(table, QTableView):
            return
        left = table.columnViewportPosition(4) + 8
        painter.save()
        painter.setClipRect(box)
        painter.setFont(self._theme.font(SMALL))
        painter.setPen(self._theme.color("muted"))
        self._paint_words(painter, QRect(left, box.top() + 26, table.viewport().width() - left - 8, 18), row.line)
        painter.restore()

    def _paint_letter(self, painter: QPainter, box: QRect, row: EventRow) -> None:
        square = QRectF(0, 0, 17, 17)
        square.moveCenter(QRectF(box).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._theme.color("edge"))
        painter.setBrush(self._theme.color("surface"))
        painter.drawRoundedRect(square.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
        painter.setFont(self._theme.font(SMALL, semibold=True))
        painter.setPen(self._theme.color("muted" if row.past else "text"))
        painter.drawText(square, Qt.AlignmentFlag.AlignCenter, row.letter)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class EventsTable(QTableView):
    """Up and Down select; the keys that act are the card's of the selected inject."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.events = EventsModel(self)
        self.setModel(self.events)
        self.setItemDelegate(_Delegate(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(28)
        self.horizontalHeader().setFont(theme.font(SMALL))
        self.setAccessibleName("Master events list")
        self.setAccessibleDescription("Enter sends, H holds, S skips, E edits, Ctrl+D copies to the next turn")

    def render_rows(self, rows: tuple[EventRow, ...], selected: int) -> None:
        """Show rows and which one is on the card."""
        self.events.render_rows(rows)
        for at, row in enumerate(rows):
            self.setRowHeight(at, TALL if row.line else ROW)
        place = next((at for at, row in enumerate(rows) if row.number == selected), None)
        if place is None:
            self.clearSelection()
            return
        if self.currentIndex().row() != place:
            self.setCurrentIndex(self.events.index(place, 0))
            self.scrollTo(self.currentIndex(), QAbstractItemView.ScrollHint.EnsureVisible)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - self.verticalScrollBar().sizeHint().width()
        widths = WIDTHS if room >= 600 else NARROW
        for column, width in enumerate(widths):
            self.setColumnHidden(column, COLUMNS[column] != "Inject" and width == 0)
            self.setColumnWidth(column, width or max(80, room - sum(widths)))
