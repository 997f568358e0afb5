"""The improvement plan: issue, action, owner, due, status; rows are added and changed in a form of their own."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDateEdit, QDialog, QLineEdit, QPlainTextEdit, QWidget

from planner.domain.exercise import Terms
from planner.domain.exercise_words import words_of
from planner.domain.play import ActionStatus, Improvement
from planner.ui.exercises.debrief.lines import STATUS, plan_lines
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import card, column, row
from planner.ui.widgets.lines_table import TWO_LINES, LinesTable
from planner.ui.widgets.text import caption, describe, heading, label

_FORM_WIDTH = 480


class PlanCard(QWidget):
    """`improved` gives place, issue, action, owner, due and status as they should be."""

    improved = Signal(int, str, str, str, object, object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._plan: Mapping[int, Improvement] = {}
        self._editable = True
        self.form: ImprovementForm | None = None
        self.add_button = button("Add", theme, small=True, icon_name="add", tip="Another row of the plan")
        self.edit_button = button("Change", theme, small=True, icon_name="edit", tip="The selected row (Enter)")
        self.table = LinesTable(theme, height=TWO_LINES)
        self.nothing = label(
            "No action yet. Add what should be done differently, and which post does it.", theme, wrap=True
        )
        self.nothing.setProperty("tone", "muted")
        self.nothing.setContentsMargins(16, 12, 16, 12)
        head = row(spacing=8)
        head.setContentsMargins(16, 8, 12, 8)
        self.title = heading("", theme)
        head.addWidget(self.title)
        head.addWidget(caption("owners are posts", theme), 1)
        head.addWidget(self.edit_button)
        head.addWidget(self.add_button)
        whole = card()
        inside = column(whole, spacing=0)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addLayout(head)
        inside.addWidget(self.nothing)
        inside.addWidget(self.table, 1)
        column(self).addWidget(whole)
        self.add_button.clicked.connect(self.add)
        self.edit_button.clicked.connect(lambda: self.edit(self.table.currentIndex().row()))
        self.table.entered.connect(self.edit)
        self.table.pointed.connect(lambda _: self._render_buttons())

    def render_plan(self, plan: Mapping[int, Improvement], terms: Terms, *, editable: bool) -> None:
        """Show the plan by place, under the trainer's name for it."""
        name = words_of(terms).improvement_plan
        self.title.setText(f"{name[:1].upper()}{name[1:]}")
        self._plan, self._editable = plan, editable
        rows = [plan[place] for place in sorted(plan)]
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self.table.render_rows(self.title.text(), plan_lines(rows))
        self.table.setMinimumHeight(self.table.height_for(1))
        self._render_buttons()

    def _render_buttons(self) -> None:
        self.add_button.setEnabled(self._editable)
        self.edit_button.setEnabled(self._editable and self.table.currentIndex().isValid())

    # gestures

    def add(self) -> None:
        """Ask for a new row."""
        self._ask(max(self._plan, default=0) + 1, None)

    def edit(self, number: int) -> None:
        """Ask for a row anew; `number` counts from 0."""
        places = sorted(self._plan)
        if self._editable and 0 <= number < len(places):
            self._ask(places[number], self._plan[places[number]])

    def _ask(self, place: int, before: Improvement | None) -> None:
        self.form = ImprovementForm(place, before, self._theme, self)
        self.form.kept.connect(self.improved)
        self.form.open()


class ImprovementForm(QDialog):
    """One row of the plan. What is missing is said here, and everything typed stays."""

    kept = Signal(int, str, str, str, object, object)

    def __init__(self, place: int, before: Improvement | None, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self.setWindowTitle(f"Row {place} of the plan")
        self.setFixedWidth(_FORM_WIDTH)
        self.issue, self.action = QPlainTextEdit(), QPlainTextEdit()
        for field in (self.issue, self.action):
            field.setTabChangesFocus(True)
            field.setFixedHeight(64)
        self.owner = QLineEdit()
        self.owner.setPlaceholderText("A post, never a name")
        self.has_due = QCheckBox("Due")
        self.due = QDateEdit()
        self.due.setDisplayFormat("d MMM yyyy")
        self.due.setFixedHeight(32)
        self.due.lineEdit().setTextMargins(7, 0, 7, 0)
        self.status = QComboBox()
        for status, (words, *_) in STATUS.items():
            self.status.addItem(words, status)
        self.problem = label("", theme, tone="bad", wrap=True)
        self.problem.hide()
        self.keep_button = button("Keep", theme, look="primary")
        cancel = button("Cancel", theme)
        self._fill(before)
        inside = column(self, margins=16, spacing=8)
        for words, entry in (("Issue", self.issue), ("Action", self.action), ("Owner", self.owner)):
            inside.addWidget(caption(words, theme))
            inside.addWidget(entry)
            describe(entry, words)
        last = row(spacing=12)
        for control in (self.has_due, self.due, self.status):
            last.addWidget(control)
        last.addStretch(1)
        describe(self.due, "Due on")
        describe(self.status, "Status")
        inside.addLayout(last)
        inside.addWidget(self.problem)
        foot = row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.keep_button)
        inside.addLayout(foot)
        self.has_due.toggled.connect(self.due.setEnabled)
        self.keep_button.clicked.connect(self._keep)
        cancel.clicked.connect(self.reject)

    def _fill(self, before: Improvement | None) -> None:
        due = before.due if before else None
        self.has_due.setChecked(due is not None)
        self.due.setEnabled(due is not None)
        self.due.setDate(QDate(due.year, due.month, due.day) if due else QDate.currentDate().addMonths(2))
        if before is not None:
            self.issue.setPlainText(before.issue)
            self.action.setPlainText(before.action)
            self.owner.setText(before.owner)
            self.status.setCurrentIndex(self.status.findData(before.status))

    def _keep(self) -> None:
        issue, action = self.issue.toPlainText().strip(), self.action.toPlainText().strip()
        owner = self.owner.text().strip()
        missing = [name for name, text in (("issue", issue), ("action", action), ("owner", owner)) if not text]
        if missing:
            self.problem.setText(f"Say what the {' and the '.join(missing)} is; a row needs all three.")
            self.problem.show()
            return
        chosen = self.due.date()
        due = date(chosen.year(), chosen.month(), chosen.day()) if self.has_due.isChecked() else None
        self.kept.emit(self._place, issue, action, owner, due, ActionStatus(self.status.currentData()))
        self.accept()
