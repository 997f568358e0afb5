"""The data table of a chart: every month and number that is drawn, ready to copy."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from planner.ui.plots.reading import Table
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme, icon

_Index = QModelIndex | QPersistentModelIndex


class TableModel(QAbstractTableModel):
    """Rows of ready-written cells."""

    def __init__(self, table: Table, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._table = table

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._table.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._table.headings)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._table.rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if index.column() else Qt.AlignmentFlag.AlignLeft
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._table.headings[section]
        return None


class TableDialog(QDialog):
    """A chart as a table. Ctrl+C or the button copies all of it, or `copied`, which is fit to leave the tool."""

    def __init__(self, table: Table, row: int, theme: Theme, parent: QWidget, copied: str = "") -> None:
        super().__init__(parent)
        self._table = table
        self._copied = copied or table.as_text
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(table.title)
        self.resize(min(160 + 150 * len(table.headings), 1100), 560)

        title = QLabel(table.title)
        title.setFont(theme.font(tokens.TITLE, semibold=True))
        self.view = QTableView()
        self.view.setModel(TableModel(table, self))
        self.view.setAccessibleName(f"Data table: {table.title}")
        self.view.verticalHeader().hide()
        self.view.verticalHeader().setDefaultSectionSize(24)
        self.view.setShowGrid(False)
        self.view.setTabKeyNavigation(False)
        self.view.setAlternatingRowColors(False)
        header = self.view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.view.selectRow(row)
        self.view.scrollTo(self.view.model().index(row, 0), QTableView.ScrollHint.PositionAtCenter)
        self.copied = QLabel()
        self.copied.setProperty("tone", "muted")
        self.copy_button = QPushButton(icon("copy", theme), "Copy table")
        close = QPushButton("Close")

        buttons = QHBoxLayout()
        buttons.addWidget(self.copied, stretch=1)
        buttons.addWidget(self.copy_button)
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(title)
        layout.addWidget(self.view, stretch=1)
        layout.addLayout(buttons)

        self.copy_button.clicked.connect(self.copy)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self, self.copy)
        close.clicked.connect(self.accept)

    # gestures

    def copy(self) -> None:
        """Put the whole table on the clipboard."""
        QGuiApplication.clipboard().setText(self._copied)
        self.copied.setText(f"{len(self._table.rows)} rows copied; paste them into a spreadsheet.")
