"""What a fingerprint from a page stands for: what it reproduces, or what changed since, and how to have it back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QWidget

from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, ground, row, scrolling
from planner.ui.widgets.text import icon_pill, label, title
from planner.use_cases.reports.tracing import Outcome, Trace

_LOOKS = {
    Outcome.SAME: ("tick", "reproduced", "good"),
    Outcome.CHANGED: ("history", "changed since", "warn"),
    Outcome.OTHER_MODEL: ("info", "another model", "warn"),
    Outcome.UNKNOWN: ("search", "not known here", "plain"),
}


class TracedDialog(QDialog):
    """`report_wanted` carries the report's id, `restore_wanted` the version and a scenario's letter in it."""

    report_wanted = Signal(str)
    restore_wanted = Signal(str, str)

    def __init__(self, found: Trace, theme: Theme, parent: QWidget, *, read_only: bool) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(f"Fingerprint {found.asked}")
        self.setMinimumWidth(560)
        head = row(spacing=12)
        head.addWidget(title(f"Fingerprint {found.asked}", theme))
        head.addWidget(icon_pill(_LOOKS[found.outcome][0], _LOOKS[found.outcome][1], theme, _LOOKS[found.outcome][2]))
        head.addStretch(1)
        self.sentence = label(found.sentence, theme, wrap=True)
        inside = column(self, margins=24, spacing=16)
        inside.addLayout(head)
        inside.addWidget(self.sentence)
        if found.changed:
            inside.addWidget(_changes(found, theme), 1)
        if found.can_restore:
            inside.addLayout(self._ways_back(found, theme, read_only=read_only))
        ways = row(spacing=8)
        ways.addStretch(1)
        if found.report_id:
            to_report = button("Open the report", theme)
            to_report.clicked.connect(lambda: self._open(found.report_id))
            ways.addWidget(to_report)
        close = button("Close", theme, look="primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        ways.addWidget(close)
        inside.addLayout(ways)

    def _ways_back(self, found: Trace, theme: Theme, *, read_only: bool) -> QHBoxLayout:
        """A button for each scenario of the version."""
        line = row(spacing=8)
        line.addWidget(label("Restore as a scenario, as it was issued:", theme))
        for letter in found.letters:
            back = button(letter, theme, small=True)
            back.setAccessibleName(f"Restore {letter} as a scenario")
            back.setToolTip(f"Restore {letter} as a scenario")
            back.setEnabled(not read_only)
            back.clicked.connect(lambda _=False, wanted=letter: self._restore(found.issue_id, wanted))
            line.addWidget(back)
        line.addStretch(1)
        return line

    def _open(self, report_id: str) -> None:
        self.report_wanted.emit(report_id)
        self.accept()

    def _restore(self, issue_id: str, letter: str) -> None:
        self.restore_wanted.emit(issue_id, letter)
        self.accept()


def _changes(found: Trace, theme: Theme) -> QWidget:
    inner = ground("none")
    lines = column(inner, spacing=6)
    for change in found.changed:
        lines.addWidget(label(change, theme, size=12, wrap=True))
    lines.addStretch(1)
    shown = scrolling(inner)
    shown.setMinimumHeight(min(240, 40 + 26 * len(found.changed)))
    shown.setAccessibleName("What changed since")
    return shown
