"""Lists of things to tick: sections that can also be moved, scenarios with their signs. What a row says is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from planner.domain.scenario import Sign

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

ROW_OF = Role.UserRole
_MIME = "application/x-planner-row"


@dataclass(frozen=True)
class TickRow:
    """One row: ticked or not, or `locked` in. `aside` stands at its right; `pill` is a tag with a word and its kind.

    `sign` is a scenario's; `note` stands muted after the title.
    """

    key: str
    title: str
    ticked: bool = True
    locked: bool = False
    movable: bool = False
    aside: str = ""
    pill: tuple[str, str] = ("", "plain")
    sign: Sign | None = None
    note: str = ""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        state = "always in" if self.locked else "ticked" if self.ticked else "not ticked"
        letter = f"{self.sign.letter}, " if self.sign else ""
        return ", ".join(part for part in (f"{letter}{self.title}", state, self.note, self.pill[0], self.aside) if part)


class TickModel(QAbstractListModel):
    """Says which row was dropped where; the rows move when they are rendered anew, not before."""

    dropped = Signal(str, int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: tuple[TickRow, ...] = ()

    def render_rows(self, rows: Sequence[TickRow]) -> None:
        """Show these rows."""
        if len(rows) == len(self.rows):
            self.rows = tuple(rows)
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def number_of(self, key: str) -> int:
        """Which row has this key; −1 when none has."""
        return next((number for number, row in enumerate(self.rows) if row.key == key), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROW_OF:
            return row
        if role == Role.DisplayRole:
            return row.title
        if role == Role.AccessibleTextRole:
            return row.spoken
        if role == Role.ToolTipRole:
            return ", ".join(part for part in (row.title, row.note, row.pill[0]) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return base | Qt.ItemFlag.ItemIsDragEnabled if self.rows[index.row()].movable else base

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        data = QMimeData()
        data.setData(_MIME, self.rows[indexes[0].row()].key.encode() if indexes else b"")
        return data

    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Tell before which row it was dropped; at the end for −1."""
        key = bytes(data.data(_MIME).data()).decode()
        if self.number_of(key) >= 0:
            self.dropped.emit(key, row if row >= 0 else len(self.rows))
        return False
