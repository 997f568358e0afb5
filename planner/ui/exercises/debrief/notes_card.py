"""Hot wash notes, what to read with care, and the paths that rewinding left."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from planner.domain.exercise import Terms
from planner.domain.exercise_words import words_of
from planner.domain.play import Noted
from planner.domain.play_state import PathLeft
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import card, column, empty, ground, row, scrolling
from planner.ui.widgets.text import caption, describe, heading, label, picture


class NotesCard(QWidget):
    """`noted` gives what was typed."""

    noted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Noted, ...] | None = None
        self.title = heading("", theme)
        self.entry = QLineEdit()
        self.entry.setFixedHeight(32)
        self.add_button = button("Add", theme, icon_name="add")
        page = ground("surface")
        self._list = column(page, spacing=6)
        self._list.setContentsMargins(16, 0, 16, 4)
        line = row(spacing=8)
        line.setContentsMargins(16, 4, 12, 12)
        line.addWidget(self.entry, 1)
        line.addWidget(self.add_button)
        whole = card()
        inside = column(whole, spacing=4)
        inside.setContentsMargins(1, 1, 1, 1)
        self.title.setContentsMargins(16, 10, 16, 2)
        inside.addWidget(self.title)
        inside.addWidget(scrolling(page), 1)
        inside.addLayout(line)
        column(self).addWidget(whole)
        self.entry.returnPressed.connect(self._add)
        self.add_button.clicked.connect(self._add)

    def render_notes(self, notes: Sequence[Noted], terms: Terms, *, editable: bool) -> None:
        """Show the notes of the hot wash, or the hot debrief, in order."""
        name = words_of(terms).hot_wash
        own = tuple(note for note in notes if note.hot_wash)
        self.title.setText(f"{name[:1].upper()}{name[1:]} notes")
        self.entry.setPlaceholderText("What went well, what did not, what surprised")
        describe(self.entry, f"A note of the {name}", "Enter adds it")
        for control in (self.entry, self.add_button):
            control.setEnabled(editable)
        if own == self._shown:
            return
        self._shown = own
        empty(self._list)
        for note in own:
            said = row(spacing=8)
            said.addWidget(caption(f"{note.at:%H:%M}", self._theme))
            said.addWidget(label(note.text, self._theme, size=SMALL, wrap=True), 1)
            self._list.addLayout(said)
        if not own:
            self._list.addWidget(caption("Nothing noted yet.", self._theme))
        self._list.addStretch(1)

    def _add(self) -> None:
        text = self.entry.text().strip()
        if text:
            self.entry.clear()
            self.noted.emit(text)


class CareCard(QWidget):
    """Sentences to keep in mind, and the paths left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, ...] | None = None
        whole = card("care")
        inside = column(whole, margins=16, spacing=6)
        head = row(spacing=8)
        head.addWidget(picture("warning", theme, token="warn"))
        head.addWidget(heading("Read with care", theme), 1)
        inside.addLayout(head)
        page = ground("surface")
        self._list = column(page, spacing=6)
        inside.addWidget(scrolling(page), 1)
        column(self).addWidget(whole)

    def render_care(self, sentences: Sequence[str], left: Sequence[PathLeft]) -> None:
        """Show what was worked out, and each path that was left with its reason."""
        paths = tuple(_path_words(path) for path in left)
        shown = (*sentences, *paths)
        if shown == self._shown:
            return
        self._shown = shown
        empty(self._list)
        for sentence in sentences:
            self._list.addWidget(label(sentence, self._theme, wrap=True))
        for words in paths:
            self._list.addWidget(caption(words, self._theme, wrap=True))
        self._list.addStretch(1)

    @property
    def text(self) -> str:
        """All of it."""
        return "\n".join(self._shown or ())


def _path_words(path: PathLeft) -> str:
    turns = len(path.played)
    played = "1 turn played" if turns == 1 else f"{turns} turns played" if turns else "no turn played"
    why = f": {path.reason}" if path.reason else ""
    return f"Path {path.path} was left at {path.at:%H:%M} with {played}{why}. It stays in the log."
