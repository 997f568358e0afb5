"""The register as a table: two lines a row, numbers as printed, flags and quality as letters with colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from planner.domain.evidence import EvidenceItem, Kind
from planner.domain.wording import published
from planner.ui.evidence.filtering import COLUMNS, QUALITIES, ordered
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.paint import paint_grade, paint_pill, paint_row

Index = QModelIndex | QPersistentModelIndex
ROW = 36
WIDTHS = (56, 0, 76, 84, 76, 112, 100, 72, 52)
"""Column widths in px; the text takes what is left."""

NARROW, NARROW_WIDTHS = 640, (52, 0, 54, 74, 58, 112, 100, 68, 50)
"""Below this width in px numbers stand closer, so that the text stays readable."""

LEFT_OUT = ((520, ("low", "high", "unit", "as of", "Qual.")), (640, ("unit", "as of")))
"""Columns left out below a width in px; the open item shows them all."""

NUMBERS = {"low", "central", "high"}
Role = Qt.ItemDataRole


class RegisterModel(QAbstractTableModel):
    """The rows shown, in the order asked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: tuple[EvidenceItem, ...] = ()
        self._unsorted: tuple[EvidenceItem, ...] = ()
        self._order = (0, Qt.SortOrder.AscendingOrder)
        self._sorted = False

    def render_items(self, items: Sequence[EvidenceItem]) -> None:
        """Show these rows; an order the user chose stays."""
        self.beginResetModel()
        self._unsorted = tuple(items)
        self._arrange()
        self.endResetModel()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Order by a column, blanks last."""
        self.beginResetModel()
        self._order, self._sorted = (column, order), True
        self._arrange()
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.items)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Role.DisplayRole:
            return COLUMNS[section]
        if role == Role.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if COLUMNS[section] in NUMBERS else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        item = self.items[index.row()]
        if role == Role.DisplayRole:
            return cell(item, COLUMNS[index.column()])
        if role == Role.ToolTipRole and COLUMNS[index.column()] == "What it says":
            return item.text
        if role == Role.AccessibleTextRole:
            return _spoken(item, COLUMNS[index.column()])
        return None

    def _arrange(self) -> None:
        column, order = self._order
        falling = order == Qt.SortOrder.DescendingOrder
        self.items = ordered(self._unsorted, column, falling=falling) if self._sorted else self._unsorted


def cell(item: EvidenceItem, column: str) -> str:
    """What a cell prints; a blank number stays blank and means "not known"."""
    match column:
        case "Id":
            return item.id
        case "What it says":
            return item.text
        case "low" | "high":
            value = item.low if column == "low" else item.high
            return "" if value is None else published(value)
        case "central":
            if item.central is not None:
                return published(item.central)
            if item.kind is Kind.FLAG:
                return counted(len(item.links), "source")
            return f"“{item.verbal}”" if item.verbal else ""
        case "unit":
            return item.unit
        case "as of":
            return item.as_of
        case "flag":
            return item.id if item.kind is Kind.FLAG else " ".join(item.flags)
        case _:
            return item.quality


def counted(number: int, thing: str) -> str:
    """`1 source`, `2 sources`."""
    return f"{number} {thing}{'' if number == 1 else 's'}"


def _spoken(item: EvidenceItem, column: str) -> str:
    words = cell(item, column)
    if column in NUMBERS:
        return f"{column} {words or 'not known'}"
    return QUALITIES.get(words, "no quality letter") if column == "Qual." else words


class _Cell(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(50, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, column, text = self._theme, COLUMNS[index.column()], str(index.data() or "")
        last = index.column() == len(COLUMNS) - 1
        painter.save()
        chosen = paint_row(painter, option, theme, first=index.column() == 0, last=last)
        box = QRect(option.rect).adjusted(12 if index.column() == 0 else 8, 0, -8, 0)
        written = theme.figures if column in NUMBERS else theme.font
        painter.setFont(written(SMALL, semibold=column in ("Id", "central") or (chosen and column == "Id")))
        painter.setPen(theme.color("muted" if column in ("unit", "as of") else "text"))
        middle = Qt.AlignmentFlag.AlignVCenter
        if column == "flag" and text:
            paint_pill(painter, box.adjusted(-4, 0, 4, 0), text, theme, "warn", icon_name="warning")
        elif column == "Qual." and text:
            paint_grade(painter, QRect(option.rect), text, theme)
        elif column == "What it says":
            _paint_two_lines(painter, box, text)
        elif column in NUMBERS:
            painter.drawText(
                box.adjusted(-60 if text.startswith("“") else 0, 0, 0, 0), Qt.AlignmentFlag.AlignRight | middle, text
            )
        else:
            painter.drawText(
                box, middle, painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            )
        painter.restore()


def _paint_two_lines(painter: QPainter, box: QRect, text: str) -> None:
    """Up to two lines, the second one elided."""
    metrics = painter.fontMetrics()
    words, first = text.split(), ""
    while words and metrics.horizontalAdvance(f"{first} {words[0]}".strip()) <= box.width():
        first = f"{first} {words.pop(0)}".strip()
    if not words:
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, first)
        return
    rest = metrics.elidedText(" ".join(words), Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box.adjusted(0, 2, 0, 0), Qt.AlignmentFlag.AlignTop, f"{first}\n{rest}")


class RegisterTable(QTableView):
    """Says which row the user is on."""

    pointed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.register = RegisterModel(self)
        self.setModel(self.register)
        self.setItemDelegate(_Cell(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName("Evidence register")
        self.setAccessibleDescription("The selected row opens at the right; a blank number is not known")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.verticalHeader().setMinimumSectionSize(ROW)
        header = self.horizontalHeader()
        header.setFont(theme.font(SMALL))
        header.setFixedHeight(ROW)
        header.setHighlightSections(False)
        header.setSortIndicatorShown(False)
        header.setSectionsClickable(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.sectionClicked.connect(self._sort)
        self._sorted_by = -1
        self._falling = False
        self._current = ""
        self.clicked.connect(self._point)

    def render_items(self, items: Sequence[EvidenceItem], current: str) -> None:
        """Show these rows, with the row of `current` selected where it is among them."""
        self.register.render_items(items)
        self.render_current(current)

    def render_current(self, item_id: str) -> None:
        """Select the row of an item, if it is shown."""
        self._current = item_id
        rows = [row for row, item in enumerate(self.register.items) if item.id == item_id]
        if not rows:
            self.clearSelection()
        if rows and rows[0] != self.currentIndex().row():
            self.setCurrentIndex(self.register.index(rows[0], 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex().row()
        super().keyPressEvent(event)
        if self.currentIndex().isValid() and self.currentIndex().row() != before:
            self._point(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        left_out = next((columns for below, columns in LEFT_OUT if self.viewport().width() < below), ())
        header = self.horizontalHeader()
        widths = NARROW_WIDTHS if self.viewport().width() < NARROW else WIDTHS
        for column, width in enumerate(widths):
            hidden = COLUMNS[column] in left_out
            self.setColumnHidden(column, hidden)
            if width and not hidden:
                header.resizeSection(column, width)
        taken = sum(width for column, width in enumerate(widths) if not self.isColumnHidden(column))
        header.resizeSection(1, max(120, self.viewport().width() - taken))

    def _sort(self, column: int) -> None:
        self._falling = column == self._sorted_by and not self._falling
        self._sorted_by = column
        order = Qt.SortOrder.DescendingOrder if self._falling else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(True)
        self.horizontalHeader().setSortIndicator(column, order)
        self.register.sort(column, order)
        self.render_current(self._current)

    def _point(self, index: QModelIndex) -> None:
        self._current = self.register.items[index.row()].id
        self.pointed.emit(self._current)
