"""What differs as a table: every lever and event that differs, with what each scenario does."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from planner.domain.scenario import Scenario
from planner.ui.compare.differs_lines import NOTHING, DiffersLine, differs_lines, summary_of
from planner.ui.compare.picture import Picture
from planner.ui.compare.table_painting import ScenarioHeader, corner
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption, heading, label

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
_LEAST = 128


class DiffersModel(QAbstractTableModel):
    """A row a lever or event, a column a scenario."""

    def __init__(self, theme: Theme, parent: QObject) -> None:
        super().__init__(parent)
        self._theme = theme
        self.lines: tuple[DiffersLine, ...] = ()
        self.scenarios: tuple[Scenario, ...] = ()

    def render_lines(self, lines: tuple[DiffersLine, ...], scenarios: tuple[Scenario, ...]) -> None:
        """Show these lines."""
        if (lines, scenarios) != (self.lines, self.scenarios):
            self.beginResetModel()
            self.lines, self.scenarios = lines, scenarios
            self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.scenarios)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        line, section = self.lines[index.row()], index.column()
        departs = section > 0 and not line.same[section]
        if role == Role.DisplayRole:
            return line.texts[section]
        if role == Role.AccessibleTextRole:
            return f"{line.title}, {self.scenarios[section].sign.letter}: {line.texts[section]}"
        if role == Role.FontRole:
            return self._theme.font(tokens.SMALL, semibold=departs)
        if role == Role.ForegroundRole:
            return self._theme.color("text" if departs or section == 0 else "muted")
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> object:
        if orientation is Qt.Orientation.Vertical and role in (Role.DisplayRole, Role.ToolTipRole):
            return self.lines[section].title
        if orientation is Qt.Orientation.Vertical and role == Role.FontRole:
            return self._theme.font(tokens.SMALL)
        if orientation is Qt.Orientation.Horizontal and role in (Role.DisplayRole, Role.AccessibleTextRole):
            return f"{self.scenarios[section].sign.letter} {self.scenarios[section].name}"
        return None

    @property
    def as_text(self) -> str:
        """Tab-separated, heading first."""
        head = ["Lever or event", *(f"{found.sign.letter} {found.name}" for found in self.scenarios)]
        return "\n".join("\t".join(line) for line in (head, *([line.title, *line.texts] for line in self.lines)))


class DiffersTable(QTableView):
    """Every lever and event that differs, side by side."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.differs = DiffersModel(theme, self)
        self._metrics = QFontMetrics(theme.font(tokens.SMALL, semibold=True))
        self.setHorizontalHeader(ScenarioHeader(self.differs, theme, self))
        self.setModel(self.differs)
        self.setWordWrap(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        side = self.verticalHeader()
        side.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap)
        side.setHighlightSections(False)
        side.setStyleSheet(
            f"QHeaderView::section {{ color: {theme.color('text').name()};"
            f" border: none; border-bottom: 1px solid {theme.color('grid').name()}; }}"
        )
        self.setStyleSheet(
            "QTableView::item { padding: 0 8px; }QAbstractScrollArea::corner { background: transparent; border: none; }"
        )
        self._corner = corner("Lever or event", theme, self)
        self.setAccessibleName("What differs")
        self.setAccessibleDescription("Levers and events side by side; Ctrl+C copies all of it")

    def render_picture(self, picture: Picture) -> None:
        """Show a picture's levers and events."""
        self.differs.render_lines(differs_lines(picture), picture.wanted.scenarios)
        self._lay_out()

    def _lay_out(self) -> None:
        count = len(self.differs.scenarios)
        if not count:
            return
        side = 280 if self.width() >= 1100 else 176
        self.verticalHeader().setFixedWidth(side)
        width = max(_LEAST, (self.width() - side - self.verticalScrollBar().sizeHint().width() - 2) // count)
        for section in range(count):
            self.setColumnWidth(section, width)
        for number, line in enumerate(self.differs.lines):
            heights = [self._height(line.title, side), *(self._height(text, width) for text in line.texts)]
            self.setRowHeight(number, max(heights) + 12)
        self._corner.setGeometry(QRect(0, 0, side, self.horizontalHeader().height()))

    def _height(self, text: str, width: int) -> int:
        box = QRect(0, 0, width - 24, 400)
        return self._metrics.boundingRect(box, Qt.TextFlag.TextWordWrap, text).height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def copy(self) -> None:
        """Put the whole table on the clipboard, tab-separated."""
        QGuiApplication.clipboard().setText(self.differs.as_text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


class DiffersPage(QFrame):
    """The table with its summary and a button to copy it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.table = DiffersTable(theme)
        self._caption = caption("", theme)
        self._nothing = label(NOTHING, theme, tone="muted")
        self._nothing.setContentsMargins(8, 16, 8, 16)
        self._nothing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.copy_button = button("Copy table", theme, icon_name="copy", small=True)
        head = row(spacing=8)
        head.setContentsMargins(8, 4, 4, 4)
        head.addWidget(heading("What differs", theme))
        head.addWidget(self._caption, 1)
        head.addWidget(self.copy_button)
        inside = column(self, margins=1, spacing=0)
        inside.addLayout(head)
        inside.addWidget(self.table, 1)
        inside.addWidget(self._nothing, 1)
        self.copy_button.clicked.connect(self._copy)

    def render_picture(self, picture: Picture) -> None:
        """Show a picture's levers and events."""
        self.table.render_picture(picture)
        self._caption.setText(summary_of(picture))
        there = bool(self.table.differs.lines)
        self.table.setVisible(there)
        self.copy_button.setVisible(there)
        self._nothing.setVisible(not there)

    def _copy(self) -> None:
        self.table.copy()
        self._caption.setText(f"{len(self.table.differs.lines)} rows copied; paste them into a spreadsheet.")
