"""The levers panel as a tree for Qt's views: groups, and in them levers and events."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.ui.scenarios.lever_groups import EventLine, LeverPanelGroup
from planner.ui.scenarios.lever_lines import LeverLine

Index = QModelIndex | QPersistentModelIndex

LINE = Qt.ItemDataRole.UserRole
"""A `LeverPanelGroup`, a `LeverLine` or an `EventLine`."""

_GROUP = 0


class LeverModel(QAbstractItemModel):
    """One column. An index carries 0 for a group, and the group's row plus one for a line."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: tuple[LeverPanelGroup, ...] = ()
        self.row = 0

    def render_groups(self, groups: Sequence[LeverPanelGroup], row: int) -> None:
        """Show these groups with the values at `row`."""
        self.beginResetModel()
        self._groups, self.row = tuple(groups), row
        self.endResetModel()

    def render_row(self, row: int) -> None:
        """Show the values at another row."""
        self.row = row

    @property
    def groups(self) -> tuple[LeverPanelGroup, ...]:
        """What is shown."""
        return self._groups

    def index_of(self, key: tuple[str, str]) -> QModelIndex:
        """Where a lever's line is; an invalid index when it is not shown."""
        for place, group in enumerate(self._groups):
            for row, line in enumerate(group.lines):
                if isinstance(line, LeverLine) and line.key == key:
                    return self.createIndex(row, 0, place + 1)
        return QModelIndex()

    def index(self, row: int, column: int, parent: Index = QModelIndex()) -> QModelIndex:  # noqa: B008 - Qt's default
        if not 0 <= row < self.rowCount(parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _GROUP)

    def parent(self, index: Index = QModelIndex()) -> QModelIndex:  # type: ignore[override] # noqa: B008 - two Qt overloads share the name
        number = index.internalId() if index.isValid() else _GROUP
        return self.createIndex(number - 1, 0, _GROUP) if number else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()].lines) if parent.internalId() == _GROUP else 0

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's default
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = index.internalId()
        found = self._groups[index.row()] if number == _GROUP else self._groups[number - 1].lines[index.row()]
        if role == LINE:
            return found
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _spoken(found, self.row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return _tip(found, self.row)
        return None


def _spoken(found: LeverPanelGroup | LeverLine | EventLine, row: int) -> str:
    if isinstance(found, LeverPanelGroup):
        return f"{found.title}, {found.says}"
    if isinstance(found, EventLine):
        return f"Event {found.event.name}, from {found.event.start.label}, {found.tag}"
    return f"{found.title}, {found.value_text(row)}, {found.tag}"


def _tip(found: LeverPanelGroup | LeverLine | EventLine, row: int) -> str:
    if isinstance(found, LeverLine):
        return f"{found.title}: {found.value_text(row)}\nToday: {found.today_text}"
    return _spoken(found, row)
