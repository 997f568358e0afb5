"""The recents as a table: names, markings and states as words; Enter opens, Delete takes off the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from planner.ui.recents import Recent, Sighting, State
from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import BODY, SMALL
from planner.ui.widgets.paint import paint_pill, paint_row

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("Workspace", "Marking", "Holds", "Where", "Changed", "State")
WIDTHS = (300, 150, 170, 120, 110)
"""Shares of the width left beside the state, which always has its room."""

STATE_WIDTH = 190
WHERE, ROOM_FOR_WHERE = 3, 1000
ROW = 36
_TONES = {
    State.READY: "good",
    State.SAVED: "plain",
    State.ELSEWHERE: "warn",
    State.MISSING: "plain",
    State.HERE: "accent",
}
_ICONS = {
    State.READY: "tick",
    State.SAVED: "clock",
    State.ELSEWHERE: "lock",
    State.MISSING: "warning",
    State.HERE: "tick",
}


class RecentsModel(QAbstractTableModel):
    """The rows; what looking at the files told comes later and is filled in."""

    def __init__(self, parent: QObject, now: datetime) -> None:
        super().__init__(parent)
        self._now = now
        self.recents: tuple[Recent, ...] = ()
        self.sightings: Mapping[str, Sighting] = {}

    def render_recents(self, recents: Sequence[Recent], sightings: Mapping[str, Sighting]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.recents, self.sightings = tuple(recents), sightings
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.recents)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return len(COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        recent = self.recents[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return recent.path
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self._cell(recent, index.column())
        return None

    def state(self, row: int) -> State | None:
        """What looking at the file told; None while nobody has looked."""
        sighting = self.sightings.get(self.recents[row].path)
        return sighting.state if sighting else None

    def _cell(self, recent: Recent, column: int) -> str:
        sighting = self.sightings.get(recent.path)
        match column:
            case 0:
                return recent.name
            case 1:
                return recent.marking
            case 2:
                return recent.holds
            case 3:
                return Path(recent.path).parent.name
            case 4:
                return _when(sighting.changed, self._now) if sighting and sighting.changed else ""
            case _:
                return str(sighting.state) if sighting else ""


class _Cell(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, RecentsModel)
        theme, box, column = self._theme, QRect(option.rect), index.column()
        text, state = str(index.data() or ""), model.state(index.row())
        painter.save()
        chosen = paint_row(painter, option, theme, first=column == 0, last=column == len(COLUMNS) - 1)
        if column == 1 and text:
            paint_pill(painter, box.adjusted(8, 0, 0, 0), text, theme, "mark", semibold=True)
        elif column == 5 and state is not None:
            paint_pill(painter, box.adjusted(8, 0, 0, 0), text, theme, _TONES[state], icon_name=_ICONS[state])
        else:
            left = 16 if column == 0 else 8
            if column == 0:
                icon("folder", theme, "muted").paint(painter, QRect(box.left() + 16, box.top() + 10, 16, 16))
                left = 40
            quiet = column >= 3 or state is State.MISSING
            painter.setPen(theme.color("muted" if quiet else "text"))
            painter.setFont(theme.font(BODY, semibold=chosen and column == 0))
            room = box.adjusted(left, 0, -8, 0)
            words = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, words)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW)


class RecentsTable(QTableView):
    """Says which workspace was chosen, and which was taken off the list."""

    opened = Signal(str)
    forgotten = Signal(str)

    def __init__(self, now: datetime, theme: Theme) -> None:
        super().__init__()
        self.rows = RecentsModel(self, now)
        self.setModel(self.rows)
        self.setItemDelegate(_Cell(theme, self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setAccessibleName("Recent workspaces")
        self.setAccessibleDescription("Enter opens the selected workspace, Delete takes it off this list")
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW)
        header = self.horizontalHeader()
        header.setFont(theme.font(SMALL))
        header.setFixedHeight(ROW)
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setStretchLastSection(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.doubleClicked.connect(lambda index: self._open(index.row()))

    def render_recents(self, recents: Sequence[Recent], sightings: Mapping[str, Sighting]) -> None:
        """Show these rows; the selection stays on the same row."""
        here = max(self.currentIndex().row(), 0)
        self.rows.render_recents(recents, sightings)
        if recents:
            self.setCurrentIndex(self.rows.index(min(here, len(recents) - 1), 0))
        self.setFixedHeight(ROW * (len(recents) + 1) + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.setColumnHidden(WHERE, self.viewport().width() < ROOM_FOR_WHERE)
        shown = [column for column in range(len(WIDTHS)) if not self.isColumnHidden(column)]
        room = (self.viewport().width() - STATE_WIDTH) / sum(WIDTHS[column] for column in shown)
        for column in shown:
            self.horizontalHeader().resizeSection(column, round(WIDTHS[column] * room))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Delete:
            self.forgotten.emit(self.rows.recents[row].path)
        else:
            super().keyPressEvent(event)

    def _open(self, row: int) -> None:
        self.opened.emit(self.rows.recents[row].path)


def _when(changed: datetime, now: datetime) -> str:
    if changed.date() == now.date():
        return f"Today {changed:%H:%M}"
    return f"{changed.day} {changed:%b %Y}"
