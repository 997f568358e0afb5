"""The card of the selected inject: all its fields, the evaluator's note, and what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPlainTextEdit, QWidget

from planner.ui.exercises.run.inject_words import InjectShown
from planner.ui.exercises.run.key_button import KeyButton
from planner.ui.theme.measures import Measures
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, empty, ground, row, scrolling
from planner.ui.widgets.text import caption, heading, icon_pill, label, pill

TYPED_MS = 800
"""A note is written when typing has rested this long, and whenever the field is left."""

EMPTY = "Select an inject in the list to see its fields."


class InjectCard(QFrame):
    """Signals say what was asked for; `noted` gives the inject's number and the whole note."""

    send_wanted = Signal()
    hold_wanted = Signal()
    skip_wanted = Signal()
    edit_wanted = Signal()
    copy_wanted = Signal()
    opened_wanted = Signal()
    noted = Signal(int, str)
    evidence_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self.setAccessibleName("Selected inject")
        self._theme = theme
        self._shown: InjectShown | None = None
        self._typed = QTimer(self)
        self._typed.setSingleShot(True)
        self._typed.setInterval(TYPED_MS)
        self.number = heading("", theme)
        self.number.setProperty("tone", "muted")
        self.title = heading("", theme)
        self._tags = row(spacing=6)
        self._facts = QGridLayout()
        self._words = column(spacing=2)
        self.note = QPlainTextEdit()
        self.note.setAccessibleName("Evaluator note")
        self.note.setStyleSheet("QPlainTextEdit { min-height: 32px; max-height: 32px; }")
        self.note.setTabChangesFocus(True)
        self.note.setPlaceholderText("Saved as you type")
        self.note.installEventFilter(self)
        self.send = KeyButton("Send now", "Enter", theme, icon_name="send", look="primary")
        self.hold = KeyButton("Hold", "H", theme, icon_name="hold")
        self.skip = KeyButton("Skip", "S", theme, icon_name="skip")
        self.edit = KeyButton("Edit…", "E", theme, icon_name="edit")
        self.copy = KeyButton("To next turn", "Ctrl+D", theme, icon_name="duplicate")
        self.opened = KeyButton("Opened…", "", theme, icon_name="eye")
        self._lay_out()
        self._connect()
        self.render_inject(None)

    def _lay_out(self) -> None:
        head = row(spacing=8)
        head.setContentsMargins(16, 8, 12, 8)
        head.addWidget(self.number)
        head.addWidget(self.title, 1)
        head.addLayout(self._tags)
        body = ground("surface")
        across = row(body, spacing=16)
        across.setContentsMargins(16, 8, 16, 8)
        left = column(spacing=6)
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(3)
        self._facts.setColumnStretch(1, 1)
        left.addLayout(self._facts)
        self._effects = column(spacing=6)
        left.addLayout(self._effects)
        left.addStretch(1)
        right = column(spacing=2)
        right.addLayout(self._words)
        right.addStretch(1)
        across.addLayout(left, 1)
        across.addLayout(right, 1)
        self.body = scrolling(body)
        self._foot = QWidget()
        feet = column(self._foot, spacing=6)
        feet.setContentsMargins(12, 4, 12, 8)
        noting = row(spacing=8)
        noting.addWidget(caption("Evaluator note", self._theme))
        noting.addWidget(self.note, 1)
        feet.addLayout(noting)
        buttons = row(spacing=6)
        feet.addLayout(buttons)
        for made in (self.send, self.hold, self.skip, self.edit, self.copy, self.opened):
            buttons.addWidget(made)
        buttons.addStretch(1)
        inside = column(self, margins=1, spacing=0)
        inside.addLayout(head)
        line = QFrame()
        line.setProperty("rule", "horizontal")
        inside.addWidget(line)
        inside.addWidget(self.body, 1)
        inside.addWidget(self._foot)

    def _connect(self) -> None:
        self.send.clicked.connect(self.send_wanted)
        self.hold.clicked.connect(self.hold_wanted)
        self.skip.clicked.connect(self.skip_wanted)
        self.edit.clicked.connect(self.edit_wanted)
        self.copy.clicked.connect(self.copy_wanted)
        self.opened.clicked.connect(self.opened_wanted)
        self.note.textChanged.connect(self._on_typed)
        self._typed.timeout.connect(self.flush)

    # render

    def render_inject(self, shown: InjectShown | None, *, playing: bool = True) -> None:
        """Show one inject; what is being typed in the note stays."""
        before, self._shown = self._shown, shown
        if shown is None:
            self.number.setText("")
            self.title.setText(EMPTY)
            self.body.hide()
            self._foot.hide()
            empty(self._tags)
            return
        self.body.show()
        self._foot.show()
        self._render_buttons(shown, playing)
        if shown == before:
            return
        self.number.setText(str(shown.number))
        self.title.setText(shown.title)
        self.title.setToolTip(shown.title)
        self._render_tags(shown)
        self._render_facts(shown)
        self._render_words(shown)
        if before is None or before.number != shown.number or not self.note.hasFocus():
            self._set_note(shown.note)

    def measure(self, measures: Measures) -> None:
        """Take the room there is: what is done less often gives up its words first."""
        for made in (self.copy, self.opened):
            made.setMaximumWidth(40 if measures.compact and measures.words else 16_777_215)

    def _render_buttons(self, shown: InjectShown, playing: bool) -> None:
        for made in (self.send, self.hold, self.skip):
            made.setEnabled(shown.sendable and playing)
        self.hold.say("Make ready" if shown.held else "Hold", "ready" if shown.held else "hold")
        self.opened.setVisible(not shown.sendable and shown.pill.icon == "send")
        self.edit.setEnabled(shown.open and playing)
        for made in (self.copy, self.opened):
            made.setEnabled(playing)

    def _render_tags(self, shown: InjectShown) -> None:
        empty(self._tags)
        kind = {"accent": "accent"}.get(shown.pill.kind, shown.pill.kind)
        self._tags.addWidget(icon_pill(shown.pill.icon, shown.pill.word, self._theme, kind))
        self._tags.addWidget(pill(shown.kind, self._theme, "key", semibold=True))

    def _render_facts(self, shown: InjectShown) -> None:
        empty(self._facts)
        for at, (name, words) in enumerate(shown.facts):
            self._facts.addWidget(caption(name, self._theme), at, 0, Qt.AlignmentFlag.AlignTop)
            self._facts.addWidget(label(words, self._theme, size=SMALL, wrap=True), at, 1)
        if shown.evidence:
            self._facts.addWidget(caption("Evidence", self._theme), len(shown.facts), 0)
            self._facts.addLayout(self._evidence(shown), len(shown.facts), 1)
        empty(self._effects)
        self._effects.addWidget(caption("Model effect", self._theme))
        for what, numbers in shown.effects:
            self._effects.addWidget(self._effect(what, numbers))
        if not shown.effects:
            self._effects.addWidget(label("none: it moves people, not the model", self._theme, size=SMALL, wrap=True))

    def _evidence(self, shown: InjectShown) -> QHBoxLayout:
        held = row(spacing=4)
        for item in shown.evidence[:6]:
            made = button(item, self._theme, small=True, tip=f"Show {item} in the evidence")
            made.setProperty("chip", "true")
            made.clicked.connect(lambda _=False, found=item: self.evidence_wanted.emit(found))
            held.addWidget(made)
        held.addStretch(1)
        return held

    def _effect(self, what: str, numbers: str) -> QFrame:
        made = QFrame()
        made.setProperty("effect", "true")
        inside = column(made, spacing=0)
        inside.setContentsMargins(8, 4, 8, 4)
        inside.addWidget(label(what, self._theme, size=SMALL, semibold=True, wrap=True))
        inside.addWidget(label(numbers, self._theme, size=SMALL, wrap=True))
        return made

    def _render_words(self, shown: InjectShown) -> None:
        empty(self._words)
        parts = (("Condition", shown.line), ("Text", shown.text), ("Expected action", shown.expected))
        for name, words in parts:
            if words:
                self._words.addWidget(caption(name, self._theme))
                self._words.addWidget(label(words, self._theme, size=SMALL, wrap=True))
                self._words.addSpacing(4)

    def _set_note(self, text: str) -> None:
        """Code's own text is not the user's typing."""
        if self.note.toPlainText() != text:
            self.note.setPlainText(text)
        self._typed.stop()

    # gestures

    def flush(self) -> None:
        """Hand over what was typed and not yet written."""
        self._typed.stop()
        shown = self._shown
        if shown is not None and self.note.toPlainText().strip() != shown.note.strip():
            self.noted.emit(shown.number, self.note.toPlainText().strip())

    def _on_typed(self) -> None:
        if self.note.hasFocus():
            self._typed.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.note and event.type() == QEvent.Type.FocusOut:
            self.flush()
        return super().eventFilter(watched, event)
