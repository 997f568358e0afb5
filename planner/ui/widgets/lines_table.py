"""A table of ready-written lines: columns share the room, groups stand above their columns, states are tags."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.paint import paint_pill, paint_row

Index = QModelIndex | QPersistentModelIndex
ROW, TWO_LINES = 28, 44
"""Heights of rows in px, of one line and of two."""

_LEAST = 64


@dataclass(frozen=True)
class Column:
    """A heading; `weight` shares out the room, `width` px is fixed; `right` is for numbers.

    Neighbours with the same `group` stand under it; `pills` gives kind and icon of the tag for a word.
    """

    heading: str
    weight: int = 0
    width: int = 0
    right: bool = False
    group: str = ""
    muted: bool = False
    pills: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Lines:
    """What a table shows."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]


class LinesModel(QAbstractTableModel):
    """Ready-written lines; rows with something to mend are marked."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.lines = Lines((), ())
        self.marked: Collection[int] = ()

    def render_lines(self, lines: Lines, marked: Collection[int]) -> None:
        """Show these lines; the selection stays while there are as many as before."""
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
            column = self.lines.columns[index.column()]
            said = " ".join(part for part in (column.group, column.heading, text) if part)
            return f"{said}, to be mended" if index.column() == 0 and index.row() in self.marked else said
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or section >= len(self.lines.columns):
            return None
        column = self.lines.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None


class _Cell(QStyledItemDelegate):
    def __init__(self, model: LinesModel, theme: Theme, height: int, parent: QObject) -> None:
        super().__init__(parent)
        self._model = model
        self._theme = theme
        self.height = height

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, columns = self._theme, self._model.lines.columns
        column, text = columns[index.column()], str(index.data())
        first, last = index.column() == 0, index.column() == len(columns) - 1
        painter.save()
        chosen = paint_row(painter, option, theme, first=first, last=last)
        box = QRect(option.rect).adjusted(10 if first else 8, 0, -8, 0)
        if last and index.row() in self._model.marked:
            icon("warning", theme, "warn").paint(painter, QRect(box.right() - 14, box.center().y() - 7, 14, 14))
            box.adjust(0, 0, -20, 0)
        if text in column.pills:
            kind, icon_name = column.pills[text]
            paint_pill(painter, box, text, theme, kind, icon_name=icon_name)
        else:
            written = theme.figures if column.right else theme.font
            strong = chosen and not column.right and column.weight > 1
            self._write(painter, box, text, column, written(SMALL, semibold=strong))
        painter.restore()

    def _write(self, painter: QPainter, box: QRect, text: str, column: Column, font: QFont) -> None:
        painter.setFont(font)
        painter.setPen(self._theme.color("muted" if column.muted else "text"))
        metrics = painter.fontMetrics()
        if self.height >= TWO_LINES and not column.right and metrics.horizontalAdvance(text) > box.width():
            lines = _two_lines(text, box.width(), metrics.horizontalAdvance)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, lines)
            return
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)


def _two_lines(text: str, width: int, width_of: Callable[[str], int]) -> str:
    """Two lines of words, the second one cut where it ends."""
    words, first = text.split(" "), ""
    while words and (not first or width_of(f"{first} {words[0]}") <= width):
        first = f"{first} {words.pop(0)}".strip()
    rest = " ".join(words)
    if width_of(rest) > width:
        while rest and width_of(f"{rest}…") > width:
            rest = rest[:-1]
        rest = f"{rest.rstrip()}…"
    return f"{first}\n{rest}"


class _Header(QHeaderView):
    """Headings in small muted text, with the names of groups above the columns they hold together."""

    def __init__(self, model: LinesModel, theme: Theme, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._lines = model
        self._theme = theme
        self.setFont(theme.font(SMALL))
        self.setFixedHeight(ROW)
        self.setHighlightSections(False)
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(24)

    def fit(self) -> None:
        """Room for groups where there are some."""
        grouped = any(column.group for column in self._lines.lines.columns)
        self.setFixedHeight(2 * ROW if grouped else ROW)
        low = Qt.AlignmentFlag.AlignBottom if grouped else Qt.AlignmentFlag.AlignVCenter
        self.setDefaultAlignment(low)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        column = self._lines.lines.columns[section]
        painter.save()
        painter.fillRect(rect, self._theme.color("surface"))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), self._theme.color("edge"))
        painter.setFont(self.font())
        painter.setPen(self._theme.color("muted"))
        box = QRect(rect.left(), rect.bottom() - ROW, rect.width(), ROW)
        box.adjust(10 if section == 0 else 8, 0, -8, 0)
        side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(column.heading, Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setFont(self._theme.font(SMALL, semibold=True))
        columns = self._lines.lines.columns
        for place, column in enumerate(columns):
            begins = column.group and (place == 0 or columns[place - 1].group != column.group)
            if not begins:
                continue
            members = [other for other in range(place, len(columns)) if columns[other].group == column.group]
            left = self.sectionViewportPosition(place)
            width = sum(self.sectionSize(other) for other in members)
            painter.setPen(self._theme.color("text"))
            painter.drawText(QRect(left, 0, width, ROW), Qt.AlignmentFlag.AlignCenter, column.group)
            painter.fillRect(QRect(left + 8, ROW - 1, width - 16, 1), self._theme.color("line"))


class LinesTable(QTableView):
    """`pointed` names the row the user is on, `entered` the one that was pressed twice, or with Enter."""

    pointed = Signal(int)
    entered = Signal(int)

    def __init__(self, theme: Theme, *, height: int = ROW) -> None:
        super().__init__()
        self.model_of_lines = LinesModel(self)
        self._rendering = False
        self.setModel(self.model_of_lines)
        self._cell = _Cell(self.model_of_lines, theme, height, self)
        self.setItemDelegate(self._cell)
        self._header = _Header(self.model_of_lines, theme, self)
        self.setHorizontalHeader(self._header)
        self._header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.set_row_height(height)
        self.selectionModel().currentRowChanged.connect(self._on_row)
        self.doubleClicked.connect(lambda index: self.entered.emit(index.row()))

    @property
    def lines(self) -> Lines:
        """What is shown."""
        return self.model_of_lines.lines

    def render_rows(self, name: str, lines: Lines, marked: Collection[int] = (), row: int = -1) -> None:
        """Show the lines, with one of them selected if `row` is not −1."""
        self._rendering = True
        self.setAccessibleName(name)
        self.model_of_lines.render_lines(lines, marked)
        self._header.fit()
        self._share_out()
        if 0 <= row < len(lines.rows) and self.currentIndex().row() != row:
            self.selectRow(row)
            self.scrollTo(self.model_of_lines.index(row, 0))
        self._rendering = False

    def height_for(self, rows: int) -> int:
        """The height in px that shows so many rows without scrolling."""
        return self._header.height() + rows * self.verticalHeader().defaultSectionSize() + 2

    def set_row_height(self, height: int) -> None:
        """Rows of one line, or of two."""
        self._cell.height = height
        self.verticalHeader().setMinimumSectionSize(height)
        self.verticalHeader().setDefaultSectionSize(height)

    def act_on(self, keys: str, act: Callable[[], object]) -> None:
        """A key that works while the table has the focus."""
        made = QShortcut(QKeySequence(keys), self)
        made.setContext(Qt.ShortcutContext.WidgetShortcut)
        made.activated.connect(act)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()

    def _share_out(self) -> None:
        columns = self.lines.columns
        fixed = sum(column.width for column in columns)
        weights = sum(column.weight for column in columns if not column.width) or 1
        room = max(self.viewport().width() - fixed, 0)
        for place, column in enumerate(columns):
            self._header.resizeSection(place, column.width or max(_LEAST, room * column.weight // weights))

    def _on_row(self, current: QModelIndex) -> None:
        if current.isValid() and not self._rendering:
            self.pointed.emit(current.row())
