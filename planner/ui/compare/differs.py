"""What differs on screen: as a narrow card that names only departures, and as a table with every scenario."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QLabel, QTableView

from planner.domain.scenario import Scenario
from planner.ui.compare.differs_lines import DiffersLine, differs_lines, summary_of
from planner.ui.compare.picture import Picture
from planner.ui.compare.table_painting import ScenarioHeader
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.frames import column, empty, ground, row, rule, scrolling
from planner.ui.widgets.sign import SignView
from planner.ui.widgets.text import caption, heading, label

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
NOTHING = "These scenarios set the same levers to the same values, with the same events."


class DiffersCard(QFrame):
    """Lever by lever, who departs from the reference and how."""

    maximise_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[object, ...] = ()
        self.setProperty("card", "true")
        self.setAccessibleName("What differs")
        self._caption = caption("", theme)
        self.maximise_button = icon_button("maximise", "Show what differs as a table", theme)
        head = row(spacing=8)
        head.setContentsMargins(16, 4, 4, 4)
        head.addWidget(heading("What differs", theme))
        head.addWidget(self._caption, 1)
        head.addWidget(self.maximise_button)
        page = ground("surface")
        self._lines = column(page, spacing=4)
        self._lines.setContentsMargins(16, 8, 12, 8)
        inside = column(self, margins=1, spacing=0)
        inside.addLayout(head)
        inside.addWidget(rule())
        inside.addWidget(scrolling(page), 1)
        self.maximise_button.clicked.connect(self.maximise_wanted)

    def render_picture(self, picture: Picture) -> None:
        """Show a picture's departures."""
        lines = differs_lines(picture)
        shown = (lines, picture.wanted.scenarios)
        if shown == self._shown:
            return
        self._shown = shown
        self._caption.setText(summary_of(picture))
        empty(self._lines)
        for line in lines:
            self._add(line, picture)
        if not lines:
            self._lines.addWidget(label(NOTHING, self._theme, tone="muted", wrap=True))
        self._lines.addStretch(1)

    def _add(self, line: DiffersLine, picture: Picture) -> None:
        self._lines.addWidget(label(line.title, self._theme, size=tokens.SMALL, semibold=True, wrap=True))
        for index, scenario in enumerate(picture.wanted.scenarios):
            if index and line.same[index]:
                continue
            across = row(spacing=8)
            across.addWidget(SignView(scenario, self._theme), alignment=Qt.AlignmentFlag.AlignTop)
            across.addWidget(self._said(line.texts[index], muted=index == 0), 1)
            self._lines.addLayout(across)
        self._lines.addSpacing(8)

    def _said(self, text: str, *, muted: bool) -> QLabel:
        made = label(text, self._theme, size=tokens.SMALL, tone="muted" if muted else "", wrap=True)
        made.setContentsMargins(0, 2, 0, 0)
        return made


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
        self.setHorizontalHeader(ScenarioHeader(self.differs, theme, self))
        self.setModel(self.differs)
        self.setWordWrap(True)
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
        side = 240 if self.width() >= 1100 else 176
        self.verticalHeader().setFixedWidth(side)
        width = max(128, (self.width() - side - 14) // count)
        for section in range(count):
            self.setColumnWidth(section, width)
        self.resizeRowsToContents()
        for number in range(len(self.differs.lines)):
            self.setRowHeight(number, max(30, self.rowHeight(number) + 8))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.differs.as_text)
        else:
            super().keyPressEvent(event)
