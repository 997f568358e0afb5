"""What can be done with a play that is looked back on: replay it, keep its turns, save its log, write the report."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from planner.domain.exercise_words import words_of
from planner.domain.play_state import PlayState
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption, describe, label


class DebriefTools(QWidget):
    """The buttons; the page connects them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.replay_button = button("Replay from a turn…", theme, icon_name="rewind")
        self.scenarios_button = button("Save turns as scenarios", theme, icon_name="branch")
        self.log_button = button("Save the log…", theme, icon_name="export", tip="The same log replays byte for byte")
        self.report_button = button("Report…", theme, look="primary", icon_name="report")
        inside = row(self, spacing=8)
        for made in (self.replay_button, self.scenarios_button, self.log_button, self.report_button):
            inside.addWidget(made)

    def render_tools(self, state: PlayState, *, editable: bool, whole: bool) -> None:
        """What can be pressed now, and why the rest cannot."""
        played = bool(state.played)
        name = words_of(state.exercise.terms).report
        self.report_button.setText(f"{name[:1].upper()}{name[1:]}…")
        self.replay_button.setEnabled(editable and bool(state.starts))
        self.scenarios_button.setEnabled(editable and played)
        self.report_button.setEnabled(played and whole)
        tip = f"The {name} in the formats there are" if whole else "Waits until the debrief is computed"
        self.report_button.setToolTip(tip)
        self.report_button.setAccessibleDescription(tip)

    def compact(self, *, narrow: bool) -> None:
        """Shorter words where there is little room; the long ones stay as names."""
        long = "Replay from a turn…", "Save turns as scenarios", "Save the log…"
        short = "Replay…", "Save turns", "Log…"
        buttons = self.replay_button, self.scenarios_button, self.log_button
        for made, whole, brief in zip(buttons, long, short, strict=True):
            made.setText(brief if narrow else whole)
            made.setAccessibleName(whole)


class ReplayForm(QDialog):
    """From which turn, and why; `wanted` gives both. The path that is left stays in the log."""

    wanted = Signal(int, str)

    def __init__(self, turns: Sequence[int], titles: Sequence[str], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Replay from a turn")
        self.setFixedWidth(440)
        self.turn = QComboBox()
        for number in turns:
            title = titles[number - 1] if number <= len(titles) else ""
            self.turn.addItem(f"Turn {number}{f', {title}' if title else ''}", number)
        self.reason = QLineEdit()
        describe(self.turn, "From the start of")
        describe(self.reason, "Why")
        begin = button("Replay", theme, look="primary")
        cancel = button("Cancel", theme)
        self.begin_button = begin
        inside = column(self, margins=16, spacing=8)
        said = "A new path begins at this turn. What was played after it stays in the log as an earlier path."
        inside.addWidget(label(said, theme, wrap=True))
        for words, entry in (("From the start of", self.turn), ("Why", self.reason)):
            inside.addWidget(caption(words, theme))
            inside.addWidget(entry)
        foot = row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(begin)
        inside.addLayout(foot)
        begin.clicked.connect(self._begin)
        cancel.clicked.connect(self.reject)

    def _begin(self) -> None:
        self.wanted.emit(int(self.turn.currentData()), self.reason.text().strip())
        self.accept()
