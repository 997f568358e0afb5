"""The difference table: what each scenario changes against the reference at the horizon, draw by draw."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from planner.domain.breadth import left_out, range_name, widest
from planner.domain.likelihood import BOUNDARY
from planner.ui.compare.picture import Picture
from planner.ui.compare.table_model import ComparisonModel, as_text
from planner.ui.compare.table_painting import CellPainter, IndicatorHeader, ScenarioHeader, corner, plan_for
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button, icon_button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption, heading

_REFERENCE, _NARROWEST = 112, 139
_HEADER_WIDE, _HEADER_NARROW = 260, 172


class ComparisonTable(QTableView):
    """A row an indicator. Indicators stay in sight when the scenarios scroll sideways."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.comparison = ComparisonModel(self)
        self.painter_of_cells = CellPainter(self.comparison, theme, self)
        self._picture: Picture | None = None
        self.setHorizontalHeader(ScenarioHeader(self.comparison, theme, self))
        self.setVerticalHeader(IndicatorHeader(self.comparison, theme, self))
        self.setModel(self.comparison)
        self.setItemDelegate(self.painter_of_cells)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setStyleSheet(
            f"QAbstractScrollArea::corner {{ background: {theme.color('surface').name()}; border: none; }}"
        )
        self.setAccessibleName("Difference table")
        self._corner = corner("", theme, self)

    # render

    def render_picture(self, picture: Picture) -> None:
        """Show a picture's table."""
        self._picture = picture
        self.comparison.render_picture(picture)
        self.setAccessibleDescription(
            f"Differences from {picture.reference.name} at {picture.comparison.horizon.label}; Ctrl+C copies all of it"
        )
        self._corner.setText(f"Indicator at {picture.comparison.horizon.label}")
        self._lay_out()
        for part in (self, self.verticalHeader(), self.horizontalHeader()):
            part.viewport().update()

    def _lay_out(self) -> None:
        count = len(self.comparison.scenarios)
        if not count:
            return
        others = count - 1
        wide = self.width() >= _HEADER_WIDE + _REFERENCE + others * 250
        header = _HEADER_WIDE if wide else _HEADER_NARROW
        self.verticalHeader().setFixedWidth(header)
        room = self.width() - header - _REFERENCE - self.verticalScrollBar().sizeHint().width() - 2
        width = max(_NARROWEST, room // max(others, 1))
        self.setColumnWidth(0, _REFERENCE)
        for section in range(1, count):
            self.setColumnWidth(section, width)
        self.painter_of_cells.plan = plan_for(self.comparison.rows, width, self._theme)
        self.verticalHeader().setDefaultSectionSize(self.painter_of_cells.plan.height)
        self._corner.setGeometry(QRect(0, 0, header, self.horizontalHeader().height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    # gestures

    def copy(self) -> None:
        """Put the whole table on the clipboard, tab-separated."""
        if self._picture is not None:
            QGuiApplication.clipboard().setText(as_text(self._picture))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


class TableCard(QFrame):
    """The table with its buttons above and its key below."""

    maximise_wanted = Signal()
    csv_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.table = ComparisonTable(theme)
        self._caption = caption("", theme)
        self._key = caption("", theme)
        self.copy_button = button("Copy table", theme, icon_name="copy", small=True)
        self.csv_button = button("Export CSV…", theme, icon_name="export", small=True)
        self.csv_button.setToolTip(
            "Every indicator at the horizon as one long table, with its marking in a note beside it"
        )
        self.maximise_button = icon_button("maximise", "Show the table alone", theme)
        head = row(spacing=8)
        head.setContentsMargins(8, 4, 4, 4)
        head.addWidget(heading("Differences", theme))
        head.addWidget(self._caption, 1)
        for widget in (self.copy_button, self.csv_button, self.maximise_button):
            head.addWidget(widget)
        inside = column(self, margins=1, spacing=0)
        inside.addLayout(head)
        inside.addWidget(self.table, 1)
        self._key.setContentsMargins(8, 4, 8, 4)
        inside.addWidget(self._key)
        self.copy_button.clicked.connect(self._copy)
        self.csv_button.clicked.connect(self.csv_wanted)
        self.maximise_button.clicked.connect(self.maximise_wanted)

    # render

    def render_picture(self, picture: Picture, *, alone: bool) -> None:
        """Show a picture; `alone` when the table has the page for itself."""
        self.table.render_picture(picture)
        letter, vocabulary = picture.reference.sign.letter, picture.wanted.workspace.settings.vocabulary
        comparison = picture.comparison
        share, less = widest(comparison.draws), left_out(comparison.draws)
        told = f"{range_name(share)} and median" if share else "median alone"
        about = f"from {letter} at {comparison.horizon.label}, {comparison.world.words}: {told}"
        self._caption.setText(" · ".join(part for part in (about, less) if part))
        self._caption.setToolTip(self._caption.text())
        self._key.setText(
            f"{BOUNDARY} the share falls between two {vocabulary} words; the nearer one is shown. "
            f"“within 2 % of {letter}”: {f'the whole {range_name(share)}' if share else 'every run'}."
        )
        self.maximise_button.setVisible(not alone)

    def say(self, sentence: str) -> None:
        """Tell what was done with the table."""
        self._caption.setText(sentence)

    # gestures

    def _copy(self) -> None:
        self.table.copy()
        self.say(f"{len(self.table.comparison.rows)} rows copied; paste them into a spreadsheet.")
