"""An event on the bench: what it does, who dated it and why, and the way to remove it where it was set."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.analysis.differences import event_words
from planner.ui.scenarios.lever_groups import EventLine
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.text import caption, heading, label


class EventCard(QWidget):
    """`remove_wanted` names the event."""

    remove_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._line: EventLine | None = None
        self.title = heading("", theme)
        self.words = label("", theme, size=tokens.SMALL, wrap=True)
        self.changed_line = caption("", theme, wrap=True)
        self.remove_button = button("Remove the event", theme, small=True, icon_name="delete")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 8, 16, 12)
        layout.setSpacing(6)
        for widget in (self.title, self.words, self.changed_line):
            layout.addWidget(widget)
        layout.addWidget(self.remove_button, alignment=Qt.AlignmentFlag.AlignLeft)
        layout.addStretch()
        self.remove_button.clicked.connect(self._remove)

    # render

    def render_event(self, line: EventLine, *, editable: bool) -> None:
        """Show an event; one that is inherited is removed where it was set."""
        self._line = line
        wrote = line.event.authorship
        said = event_words(line.event)
        self.title.setText(line.event.name)
        self.words.setText(f"{said[:1].upper()}{said[1:]}.")
        why = f": “{wrote.why}”" if wrote.why else ""
        place = "" if line.set_here else f" Set in {line.source.sign.letter}, {line.source.name}; remove it there."
        self.changed_line.setText(f"{wrote.when:%d %b %Y %H:%M}, {wrote.who}{why}.{place}")
        self.remove_button.setVisible(line.set_here and editable)

    # gestures

    def _remove(self) -> None:
        if self._line is not None:
            self.remove_wanted.emit(self._line.event.id)
