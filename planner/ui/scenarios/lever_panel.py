"""The right pane of the workbench: all levers or those set here, found by name, and the bench for the chosen one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.period import Month
from planner.domain.scenario import Scenario
from planner.ui.scenarios.editing import Editing
from planner.ui.scenarios.event_card import EventCard
from planner.ui.scenarios.lever_groups import EVENTS, EventLine, panel_groups, set_here_count
from planner.ui.scenarios.lever_lines import LeverLine
from planner.ui.scenarios.lever_list import LeverList
from planner.ui.scenarios.schedule_editor import ScheduleEditor
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button, icon_button
from planner.ui.widgets.frames import row, rule
from planner.ui.widgets.text import caption, title


class LeverPanel(QWidget):
    """Shows the lines of one scenario; what is chosen and opened is told to the owner, who renders the answer."""

    event_wanted = Signal()
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("ground", "surface")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._lines: tuple[LeverLine, ...] = ()
        self._chain: tuple[Scenario, ...] = ()
        self._chosen: tuple[str, str] | None = None
        self._row = 0
        self._opened: dict[str, bool] = {}
        self.compact = False

        self.month_line = caption("", theme)
        self.month_line.setMinimumWidth(0)
        self.month_line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.all_button = _segment("All", theme)
        self.here_button = _segment("Set here", theme)
        sides = QButtonGroup(self)
        sides.addButton(self.all_button)
        sides.addButton(self.here_button)
        self.all_button.setChecked(True)
        self.search_button = icon_button("search", "Find a lever by name", theme)
        self.search_button.setCheckable(True)
        self.close_button = icon_button("close", "Close the levers", theme)
        self.close_button.hide()
        self.search = QLineEdit()
        self.search.setPlaceholderText("Find a lever")
        self.search.setAccessibleName("Find a lever by name")
        self.search.setClearButtonEnabled(True)
        self.search.hide()
        self.levers = LeverList(theme)
        self.event_button = button("Add an event", theme, look="link", small=True)
        self.editor = ScheduleEditor(theme)
        self.event_card = EventCard(theme)
        self.bench = QStackedWidget()
        self.bench.addWidget(self.editor)
        self.bench.addWidget(self.event_card)
        self._lay_out(theme)
        self._connect()

    def _lay_out(self, theme: Theme) -> None:
        head = row(spacing=0)
        head.setContentsMargins(16, 8, 8, 8)
        head.addWidget(title("Levers", theme))
        head.addSpacing(8)
        head.addWidget(self.month_line, stretch=1)
        for made in (self.all_button, self.here_button):
            head.addWidget(made)
        head.addSpacing(4)
        head.addWidget(self.search_button)
        head.addWidget(self.close_button)
        field = QHBoxLayout()
        field.setContentsMargins(16, 0, 16, 4)
        field.addWidget(self.search)
        foot = QHBoxLayout()
        foot.setContentsMargins(10, 0, 12, 2)
        foot.addWidget(self.event_button)
        foot.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(field)
        layout.addWidget(self.levers, stretch=1)
        layout.addLayout(foot)
        layout.addWidget(rule())
        layout.addWidget(self.bench)

    # render

    def render_lines(
        self,
        lines: Sequence[LeverLine],
        chain: Sequence[Scenario],
        chosen: tuple[str, str] | None,
        row: int,
        month: Month,
        *,
        editable: bool,
        compact: bool,
    ) -> None:
        """Show every line of the scenario at the end of `chain`, with the values at `row`."""
        self._lines, self._chain, self._chosen, self._row = tuple(lines), tuple(chain), chosen, row
        self.compact = compact
        self.month_line.setText(f"at {month.label}")
        count = set_here_count(lines, chain)
        self.here_button.setText(f"Set here {count}")
        self.here_button.setEnabled(count > 0 or self.here_button.isChecked())
        self.event_button.setVisible(editable)
        self._render_groups()

    def render_month(self, row: int, month: Month) -> None:
        """Show the values at another month."""
        self._row = row
        self.month_line.setText(f"at {month.label}")
        self.levers.render_row(row)
        self.editor.render_month(month)

    def render_editing(self, editing: Editing, month: Month) -> None:
        """Put a lever on the bench."""
        self.bench.setCurrentWidget(self.editor)
        self.editor.render_editing(editing, month, compact=self.compact)

    def render_event(self, line: EventLine, *, editable: bool) -> None:
        """Put an event on the bench."""
        self.bench.setCurrentWidget(self.event_card)
        self.event_card.render_event(line, editable=editable)

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize, QEvent.Type.Show):
            self._fit_bench()
        return done

    def _fit_bench(self) -> None:
        """A stack does not pass on that wrapped text needs more height in a narrow pane."""
        shown = self.bench.currentWidget()
        layout = shown.layout() if shown is not None else None
        if layout is not None:
            wraps = layout.hasHeightForWidth()
            hint = layout.totalSizeHint().height()
            self.bench.setFixedHeight(layout.totalHeightForWidth(self.width()) if wraps else hint)

    def render_opened(self, opened: dict[str, bool]) -> None:
        """Groups as the officer left them."""
        self._opened = dict(opened)

    def _render_groups(self) -> None:
        searching = self.search.text() if not self.search.isHidden() else ""
        groups = panel_groups(self._lines, self._chain, only_here=self.here_button.isChecked(), search=searching)
        colour = self._chain[-1].sign.colour if self._chain else 1
        opened = {} if searching or self.here_button.isChecked() else self._opened
        self.levers.render_groups(groups, self._row, self._chosen, opened, colour, compact=self.compact)

    # gestures

    def _connect(self) -> None:
        self.all_button.clicked.connect(self._render_groups)
        self.here_button.clicked.connect(self._render_groups)
        self.search_button.clicked.connect(self._toggle_search)
        self.search.textEdited.connect(self._render_groups)
        self.levers.group_toggled.connect(self._note_group)
        self.event_button.clicked.connect(self.event_wanted)
        self.close_button.clicked.connect(self.closed)

    def _toggle_search(self, on: bool) -> None:
        self.search.setVisible(on)
        if on:
            self.search.setFocus()
        else:
            self.search.clear()
        self._render_groups()

    def _note_group(self, key: str, is_open: bool) -> None:
        if not self.here_button.isChecked() and self.search.isHidden():
            self._opened[key] = is_open

    @property
    def opened(self) -> dict[str, bool]:
        """Which groups the officer opened or closed; the events open by themselves once there are some."""
        return {key: is_open for key, is_open in self._opened.items() if key != EVENTS}


def _segment(words: str, theme: Theme) -> QPushButton:
    made = QPushButton(words)
    made.setFont(theme.font(tokens.SMALL))
    made.setCheckable(True)
    made.setProperty("segment", "true")
    return made
