"""The line above a report: which one, new ones, and where a fingerprint is looked up."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QWidget

from planner.domain.report_design import ReportDesign
from planner.ui.compare.segments import Segments
from planner.ui.reports.parts import is_in_use, narrow
from planner.ui.reports.place import Tab
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme, icon
from planner.ui.widgets.buttons import button, icon_button
from planner.ui.widgets.frames import row
from planner.ui.widgets.text import describe, title

_TABS = tuple(Tab)


class Head(QWidget):
    """Says which report or side is wanted, or what is to be done with the report that is open."""

    tab_wanted = Signal(object)
    opened = Signal(str)
    new_wanted = Signal()
    duplicate_wanted = Signal()
    rename_wanted = Signal()
    delete_wanted = Signal()
    trace_wanted = Signal(str)
    drawer_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._drawers = False
        self.tabs = Segments("Side", _TABS, theme)
        self.reports = narrow(QComboBox())
        self.reports.setMinimumWidth(140)
        self.reports.setMaximumWidth(400)
        self.reports.setFixedHeight(32)
        describe(self.reports, "Report", "Which report is open")
        self.new_button = button("New report", theme, icon_name="add")
        self.duplicate_button = button("Duplicate", theme, icon_name="duplicate")
        self.more_button = icon_button("more", "More for this report", theme)
        self.more_button.setMenu(self._menu(theme))
        self.more_button.setPopupMode(self.more_button.ToolButtonPopupMode.InstantPopup)
        self.contents_button = button("Contents", theme, icon_name="levers")
        self.export_button = button("Export", theme, icon_name="export")
        self.contents_button.setAccessibleDescription("Sections, scenarios and words")
        self.export_button.setAccessibleDescription("Formats, marking, sign-off, checks and the export")
        self.fingerprint = QLineEdit()
        self.fingerprint.setPlaceholderText("Find a fingerprint")
        self.fingerprint.setFixedSize(196, 32)
        self.fingerprint.setMaxLength(80)
        self.fingerprint.addAction(icon("search", theme, "muted"), QLineEdit.ActionPosition.LeadingPosition)
        describe(
            self.fingerprint,
            "Find a fingerprint",
            "Type it from the foot of a page, such as 7c1e 94b2, and press Enter",
        )
        self.fingerprint.setToolTip("From the foot of a page or a figure, such as 7c1e 94b2; Enter looks it up")
        inside = row(self, spacing=12)
        inside.addWidget(title("Reports", theme))
        inside.addWidget(self.tabs)
        inside.addWidget(self.reports, 1)
        for widget in (self.new_button, self.duplicate_button, self.more_button):
            inside.addWidget(widget)
        inside.addStretch(1)
        for last in (self.contents_button, self.export_button, self.fingerprint):
            inside.addWidget(last)
        self.tabs.chosen.connect(lambda number: self.tab_wanted.emit(_TABS[number]))
        self.reports.activated.connect(lambda _: self.opened.emit(str(self.reports.currentData())))
        self.new_button.clicked.connect(self.new_wanted)
        self.duplicate_button.clicked.connect(self.duplicate_wanted)
        self.fingerprint.returnPressed.connect(lambda: self.trace_wanted.emit(self.fingerprint.text().strip()))
        self.contents_button.clicked.connect(lambda: self.drawer_wanted.emit("contents"))
        self.export_button.clicked.connect(lambda: self.drawer_wanted.emit("export"))

    def _menu(self, theme: Theme) -> QMenu:
        menu = QMenu(self.more_button)
        for words, name, signal in (
            ("Rename…", "edit", self.rename_wanted),
            ("Duplicate", "duplicate", self.duplicate_wanted),
            ("Delete…", "delete", self.delete_wanted),
        ):
            menu.addAction(icon(name, theme), words).triggered.connect(signal)
        return menu

    # render

    def render_reports(self, designs: Sequence[ReportDesign], current: str, tab: Tab, *, read_only: bool) -> None:
        """Show which report is open, and what can be done."""
        self.tabs.render_chosen(_TABS.index(tab))
        there = tab is Tab.REPORT and bool(designs)
        if not is_in_use(self.reports):
            self.reports.clear()
            for design in designs:
                self.reports.addItem(design.name, design.id)
            self.reports.setCurrentIndex(self.reports.findData(current))
        self.reports.setToolTip(self.reports.currentText())
        for widget in (self.reports, self.more_button):
            widget.setVisible(there)
        self.duplicate_button.setVisible(there and not self._drawers)
        self.new_button.setVisible(tab is Tab.REPORT)
        self.duplicate_button.setEnabled(not read_only)
        self.more_button.setEnabled(not read_only)

    def measure(self, measures: Measures, *, drawers: bool, report: bool) -> None:
        """Where the panes are drawers their buttons are here; where room is short, words give way to icons."""
        self._drawers = drawers
        self.duplicate_button.setVisible(report and not drawers and not self.reports.isHidden())
        self.contents_button.setVisible(drawers and report)
        self.export_button.setVisible(drawers and report)
        self.duplicate_button.setText("" if measures.compact else "Duplicate")
        self.duplicate_button.setToolTip("Duplicate this report")
        self.duplicate_button.setAccessibleName("Duplicate this report")
        self.new_button.setText("New" if drawers else "New report")
        self.new_button.setAccessibleName("New report")
        self.fingerprint.setVisible(not drawers)
        self.fingerprint.setFixedWidth(176 if measures.compact else 196)
