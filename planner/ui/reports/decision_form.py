"""The form of one row of the decisions log."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from planner.domain.errors import InputError
from planner.ui.reports.dates import date_text, read_date
from planner.ui.shell.form import field_rows
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import describe, label, title


class DecisionForm(QDialog):
    """`wished` carries the fields; the owner closes the form when they were taken, or says why not."""

    wished = Signal(object)

    def __init__(
        self, words: str, on: date, decision: str, reason: str, role: str, theme: Theme, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(words)
        self.setMinimumWidth(560)
        self.on = QLineEdit(date_text(on))
        self.decision = QPlainTextEdit(decision)
        self.reason = QPlainTextEdit(reason)
        self.role = QLineEdit(role)
        self.role.setMaxLength(120)
        for box in (self.decision, self.reason):
            box.setFixedHeight(88)
            box.setTabChangesFocus(True)
        describe(self.on, "Day", "Such as 31 May 2027")
        describe(self.decision, "Decision", "What was decided about the analysis or the policy")
        describe(self.reason, "Reason")
        describe(self.role, "Role", "The role that decided, not a name")
        self.problem = label("", theme, tone="bad", wrap=True)
        self.keep_button = button("Keep in the log", theme, look="primary")
        self.keep_button.setDefault(True)
        cancel = button("Cancel", theme)
        rows: list[tuple[str, QWidget]] = [
            ("Day", self.on),
            ("Decision", self.decision),
            ("Reason", self.reason),
            ("Role", self.role),
        ]
        ways = row()
        ways.addStretch(1)
        ways.addWidget(cancel)
        ways.addWidget(self.keep_button)
        inside = column(self, margins=24, spacing=16)
        inside.addWidget(title(words, theme))
        inside.addLayout(field_rows(rows, theme))
        inside.addWidget(self.problem)
        inside.addLayout(ways)
        self.render_problem("")
        self.keep_button.clicked.connect(self._wish)
        cancel.clicked.connect(self.reject)

    def render_problem(self, sentence: str) -> None:
        """Say what cannot be used; everything typed stays."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _wish(self) -> None:
        decision = self.decision.toPlainText().strip()
        try:
            day = read_date(self.on.text())
            if day is None:
                raise InputError("Say on which day this was decided, such as 31 May 2027.")
            if not decision:
                raise InputError("Say what was decided.")
        except InputError as problem:
            self.render_problem(str(problem))
            return
        reason = self.reason.toPlainText().strip()
        self.wished.emit({"on": day, "decision": decision, "reason": reason, "role": self.role.text().strip()})
