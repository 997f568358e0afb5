"""The widgets of a form: a name, an entry that commits when it is left, and the sentence that says what is wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from planner.ui.exercises.design.fields import Field, Kind
from planner.ui.exercises.design.lines import members_words
from planner.ui.scenarios.member_chooser import MemberChooser
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import BODY
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, empty
from planner.ui.widgets.text import caption, describe, label

LONG = 10
"""Lines from which a text takes all the height there is."""

_ACROSS = 2
"""Boxes to tick beside one another."""

_TYPED = (Kind.LINE, Kind.WHOLE, Kind.NUMBER, Kind.PERCENT, Kind.IDS)


class FieldBox(QWidget):
    """One field. `committed` gives the text as typed or chosen; the owner renders what came of it.

    The owner of a narrow field puts its `problem` below the whole line.
    """

    committed = Signal(str)

    def __init__(self, field: Field, theme: Theme) -> None:
        super().__init__()
        self.field = field
        self._theme = theme
        self._caption = caption(field.title, theme)
        self.problem = label("", theme, size=12, tone="bad", wrap=True)
        self.problem.hide()
        self._hint = caption(field.hint, theme, wrap=True)
        for words in (self._caption, self._hint):
            words.setParent(self)
            words.hide()
        self.entry = self._make_entry(field)
        describe(self.entry, field.title, field.hint)
        self._caption.setBuddy(self.entry)
        self._lay_out(field)

    def _lay_out(self, field: Field) -> None:
        inside = column(self, spacing=2)
        named = field.kind not in (Kind.SWITCH, Kind.ACTION)
        if named:
            inside.addWidget(self._caption)
            self._caption.show()
        elif field.name.endswith(":remove"):
            inside.addWidget(caption("", self._theme))
        inside.addWidget(self.entry, 1 if field.kind is Kind.TEXT and field.lines >= LONG else 0)
        if not field.width:
            inside.addWidget(self.problem)
        if field.hint and not field.width and field.kind is not Kind.ACTION:
            inside.addWidget(self._hint)
            self._hint.show()
        if field.kind not in (Kind.TEXT, Kind.LINES):
            inside.addStretch(1)
        if field.hint:
            self.entry.setToolTip(field.hint)
        if field.width:
            self.setFixedWidth(field.width)
        elif field.kind is not Kind.ACTION:
            self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)

    # render

    def render_field(self, field: Field, text: str, problem: str) -> None:
        """Show what stands in the field, or a draft with what is wrong with it; what is being typed stays."""
        self.field = field
        self._caption.setText(field.title)
        self._hint.setText(field.hint)
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self.entry.setProperty("wrong", "true" if problem else "false")
        self.entry.style().unpolish(self.entry)
        self.entry.style().polish(self.entry)
        describe(self.entry, field.title, problem or field.hint)
        self._show(field, text)

    def render_editable(self, on: bool) -> None:
        """Let it be changed, or only be read."""
        if isinstance(self.entry, QLineEdit | QPlainTextEdit):
            self.entry.setReadOnly(not on)
        else:
            self.entry.setEnabled(on)

    def commit(self) -> None:
        """Commit what was typed and not yet committed."""
        if isinstance(self.entry, QLineEdit):
            self._finish_line(self.entry)
        elif isinstance(self.entry, Paragraph):
            self.entry.finish()

    def _show(self, field: Field, text: str) -> None:
        entry = self.entry
        if isinstance(entry, QLineEdit):
            if not entry.isModified() and entry.text() != text:
                entry.setText(text)
                entry.setCursorPosition(0)
        elif isinstance(entry, Paragraph):
            entry.render_text(text)
        elif isinstance(entry, Choice):
            entry.render_choice(field, text)
        elif isinstance(entry, QCheckBox):
            entry.setChecked(text == "yes")
        elif isinstance(entry, Ticks):
            entry.render_ticks(field, text)
        elif field.kind is Kind.MEMBERS:
            entry.setText(f"{members_words(text)} ▾")  # type: ignore[attr-defined] # it is a button
            entry.setEnabled(bool(field.dimensions))
        elif field.kind is Kind.FIXED:
            entry.setText(text)  # type: ignore[attr-defined] # it is a label

    # gestures

    def _make_entry(self, field: Field) -> QWidget:
        theme = self._theme
        if field.kind in _TYPED:
            typed = QLineEdit()
            typed.setFixedHeight(32)
            typed.editingFinished.connect(lambda: self._finish_line(typed))
            if field.kind in (Kind.WHOLE, Kind.NUMBER, Kind.PERCENT):
                typed.setAlignment(Qt.AlignmentFlag.AlignRight)
            return typed
        if field.kind in (Kind.TEXT, Kind.LINES):
            paragraph = Paragraph(theme, field.lines)
            paragraph.finished.connect(self.committed)
            return paragraph
        if field.kind is Kind.CHOICE:
            choice = Choice(field)
            choice.chosen.connect(self.committed)
            return choice
        if field.kind is Kind.SWITCH:
            switch = QCheckBox(field.title)
            switch.clicked.connect(lambda on: self.committed.emit("yes" if on else ""))
            return switch
        if field.kind is Kind.MANY:
            ticks = Ticks()
            ticks.ticked.connect(self.committed)
            return ticks
        if field.kind is Kind.FIXED:
            fixed = label(field.text, theme)
            fixed.setFixedHeight(32)
            return fixed
        made = button(field.title if field.kind is Kind.ACTION else "", theme, small=field.kind is Kind.ACTION)
        if field.kind is Kind.MEMBERS:
            made.setStyleSheet("text-align: left;")
            made.clicked.connect(self._choose_members)
        else:
            made.clicked.connect(lambda: self.committed.emit(""))
        return made

    def _finish_line(self, typed: QLineEdit) -> None:
        if typed.isModified():
            typed.setModified(False)
            self.committed.emit(typed.text())

    def _choose_members(self) -> None:
        chooser = MemberChooser(self.field.title, self.field.dimensions, self.field.text, self._theme, self)
        chooser.chosen.connect(self.committed)
        chooser.open()


class Paragraph(QPlainTextEdit):
    """Several lines of text; Tab moves on, Ctrl+Enter or leaving it commits."""

    finished = Signal(str)

    def __init__(self, theme: Theme, lines: int) -> None:
        super().__init__()
        self.setFont(theme.font(BODY))
        self.setTabChangesFocus(True)
        height = QFontMetrics(theme.font(BODY)).lineSpacing() * lines + 20
        self.setMinimumHeight(min(height, 132))
        if lines < LONG:
            self.setMaximumHeight(height)
        upward = QSizePolicy.Policy.Expanding if lines >= LONG else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Expanding, upward)

    def render_text(self, text: str) -> None:
        """Show `text`, unless something is being typed."""
        if not self.document().isModified() and self.toPlainText() != text:
            self.setPlainText(text)
            self.document().setModified(False)

    def finish(self) -> None:
        """Commit what was typed."""
        if self.document().isModified():
            self.document().setModified(False)
            self.finished.emit(self.toPlainText())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.finish()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if control and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.finish()
        else:
            super().keyPressEvent(event)


class Choice(QComboBox):
    """One of a list; headings in it cannot be chosen. The wheel scrolls the form, never the choice."""

    chosen = Signal(str)

    def __init__(self, field: Field) -> None:
        super().__init__()
        self.setFixedHeight(32)
        self.setMaxVisibleItems(24)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self._options: tuple[tuple[str | None, str], ...] = ()
        self.render_choice(field, field.text)
        self.activated.connect(lambda place: self.chosen.emit(str(self.itemData(place))))

    def render_choice(self, field: Field, text: str) -> None:
        """Show the options and which one holds; a value that is no option is shown as it is."""
        known = text in [value for value, _ in field.options]
        options = field.options if known else (*field.options, (text, f"{text}, not there"))
        if options != self._options:
            self._options = options
            self.clear()
            for value, words in options:
                self.addItem(words, value)
                if value is None:
                    self.model().item(self.count() - 1).setEnabled(False)  # type: ignore[attr-defined] # a standard model
        self.setCurrentIndex([value for value, _ in options].index(text))

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class Ticks(QWidget):
    """Several of a list, as boxes to tick."""

    ticked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, QCheckBox] = {}
        self._options: tuple[tuple[str | None, str], ...] = ()
        self._inside = QGridLayout(self)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setHorizontalSpacing(16)
        self._inside.setVerticalSpacing(2)

    def render_ticks(self, field: Field, text: str) -> None:
        """Show the options, ticked where `text` names them."""
        named = tuple(part.strip() for part in text.split(",") if part.strip())
        known = [value for value, _ in field.options]
        options = (*field.options, *((found, f"{found}, not there") for found in named if found not in known))
        if options != self._options:
            self._options = options
            empty(self._inside)
            self.boxes = {str(value): QCheckBox(words) for value, words in options}
            for place, box in enumerate(self.boxes.values()):
                box.clicked.connect(self._say)
                box.setToolTip(box.text())
                box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
                self._inside.addWidget(box, *divmod(place, _ACROSS))
        for value, box in self.boxes.items():
            box.setChecked(value in named)

    def _say(self) -> None:
        self.ticked.emit(", ".join(value for value, box in self.boxes.items() if box.isChecked()))
