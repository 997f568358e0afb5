"""The command palette: a list under the top bar's field that follows what is typed there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from planner.ui.shell.finder import Entry, find
from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.frames import column
from planner.ui.widgets.text import caption

ROW = 32
Index = QModelIndex | QPersistentModelIndex


class _Found(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.entries: tuple[Entry, ...] = ()

    def show_entries(self, entries: tuple[Entry, ...]) -> None:
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{entry.title}, {entry.kind}, {entry.detail}"
        return None


class _Row(QStyledItemDelegate):
    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        model = index.model()
        assert isinstance(model, _Found)
        entry = model.entries[index.row()]
        theme, box = self._theme, QRect(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(box, theme.color("accent-soft"))
            painter.fillRect(QRect(box.left(), box.top(), 3, box.height()), theme.color("accent"))
        icon(entry.icon, theme, "muted").paint(painter, QRect(box.left() + 12, box.top() + 8, 16, 16))
        painter.setFont(theme.font(SMALL))
        painter.setPen(theme.color("muted"))
        aside = f"{entry.detail}   {entry.kind}" if entry.detail else entry.kind
        aside = painter.fontMetrics().elidedText(aside, Qt.TextElideMode.ElideRight, box.width() // 2)
        painter.drawText(box.adjusted(0, 0, -12, 0), Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, aside)
        room = box.adjusted(40, 0, -24 - painter.fontMetrics().horizontalAdvance(aside), 0)
        painter.setFont(theme.font(semibold=chosen))
        painter.setPen(theme.color("text"))
        name = painter.fontMetrics().elidedText(entry.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)


class CommandPalette(QFrame):
    """Shown while the field is in use; Enter acts, Escape gives the keyboard back."""

    def __init__(self, field: QLineEdit, entries: Callable[[], Sequence[Entry]], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("popup", "true")
        self._field = field
        self._window = parent
        self._entries = entries
        self._all: Sequence[Entry] = ()
        self._before: QWidget | None = None
        self._found = _Found(self)
        self._list = QListView()
        self._list.setModel(self._found)
        self._list.setItemDelegate(_Row(theme, self._list))
        self._list.setUniformItemSizes(True)
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._list.setAccessibleName("Found")
        self._nothing = caption("Nothing has this name. Try a shorter word.", theme)
        self._nothing.setContentsMargins(12, 8, 12, 8)
        inside = column(self, margins=1, spacing=0)
        inside.addWidget(self._list)
        inside.addWidget(self._nothing)
        self.hide()
        field.textEdited.connect(self._search)
        field.installEventFilter(self)
        self._list.clicked.connect(lambda index: self._act(index.row()))

    def begin(self) -> None:
        """Give the keyboard to the field."""
        if not self._field.hasFocus():
            self._before = self.window().focusWidget()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self._search(self._field.text())

    def end(self) -> None:
        """Close the list and empty the field."""
        self.hide()
        self._field.clear()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)
            self._before = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.hide()
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event.key())
        return False

    def _key(self, key: int) -> bool:
        count = self._found.rowCount()
        here = self._list.currentIndex().row()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and count:
            self._point_at((here + (1 if key == Qt.Key.Key_Down else -1)) % count)
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(here)
            return True
        if key == Qt.Key.Key_Escape:
            self.end()
            return True
        return False

    def _search(self, words: str) -> None:
        if self.isHidden():
            self._all = self._entries()
        self._found.show_entries(find(self._all, words))
        found = self._found.rowCount()
        self._list.setVisible(found > 0)
        self._nothing.setVisible(found == 0)
        self._point_at(0)
        below = self._field.mapTo(self._window, self._field.rect().bottomLeft())
        height = found * ROW + 4 if found else 36
        self.setGeometry(below.x(), below.y() + 4, self._field.width(), height)
        self.show()
        self.raise_()

    def _point_at(self, row: int) -> None:
        self._list.setCurrentIndex(self._found.index(row))

    def _act(self, row: int) -> None:
        if 0 <= row < self._found.rowCount():
            entry = self._found.entries[row]
            self._before = None
            self.end()
            entry.act()
