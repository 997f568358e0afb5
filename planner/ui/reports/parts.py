"""What the cards of the two panes share: a titled card, a name beside its field, a question with one answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QInputDialog, QLabel, QLineEdit, QSizePolicy, QWidget

from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.frames import column, row, rule
from planner.ui.widgets.text import caption, describe, heading, label

_NAMES = 104


class Card(QFrame):
    """A titled card. `wanted` carries fields of the report and what they are to be; render_… never emits it."""

    wanted = Signal(object)

    def __init__(self, title: str, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._theme = theme
        self.aside = caption("", theme)
        self.head = row(spacing=4)
        self.head.setContentsMargins(16, 7, 16, 7)
        self.head.addWidget(heading(title, theme))
        self.head.addStretch(1)
        self.head.addWidget(self.aside)
        self.inside = column(self, margins=1, spacing=0)
        self.inside.addLayout(self.head)
        self.inside.addWidget(rule())

    def want(self, **fields: Any) -> None:
        """Say what the officer wants."""
        self.wanted.emit(fields)


class Elided(QLabel):
    """Small muted words in one line, cut with an ellipsis where room is short; the tooltip says all of them."""

    def __init__(self, text: str, theme: Theme) -> None:
        super().__init__(text)
        self.setFont(theme.font(SMALL))
        self.setProperty("tone", "muted")
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def as_tall_as_needed(made: QLabel) -> QLabel:
    """Words that are broken into lines at the width they get, without room kept for a narrower one."""
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    return made


class Fields(QGridLayout):
    """Names on the left, fields on the right, as they are added."""

    def __init__(self, theme: Theme, names: int = _NAMES) -> None:
        super().__init__()
        self._theme = theme
        self.setContentsMargins(16, 10, 16, 12)
        self.setHorizontalSpacing(8)
        self.setVerticalSpacing(8)
        self.setColumnMinimumWidth(0, names)
        self.setColumnStretch(1, 1)

    def add(self, name: str, field: QWidget, description: str = "") -> None:
        """One more line; the field is read aloud by its name."""
        at = self.rowCount()
        said = label(name, self._theme, tone="muted")
        said.setBuddy(field)
        describe(field, name, description)
        field.setFixedHeight(32)
        self.addWidget(said, at, 0, Qt.AlignmentFlag.AlignVCenter)
        self.addWidget(field, at, 1)


def line_field(longest: int, changed: Callable[[str], None]) -> QLineEdit:
    """A line of text that says what was typed when it is left or Enter is pressed, if that is something new."""
    field = QLineEdit()
    field.setMaxLength(longest)

    def left() -> None:
        if field.isModified():
            field.setModified(False)
            changed(" ".join(field.text().split()))

    field.editingFinished.connect(left)
    return field


def render_text(field: QLineEdit, text: str) -> None:
    """Show a text, unless the officer is typing another one."""
    if not (field.hasFocus() and field.isModified()) and field.text() != text:
        field.setText(text)


def narrow(field: QComboBox) -> QComboBox:
    """Let a list be narrower than its longest entry."""
    field.setMinimumContentsLength(5)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    return field


def line_of(field: QComboBox) -> QLineEdit:
    """Where an editable list is typed into."""
    line = field.lineEdit()
    assert line is not None
    return line


def is_in_use(field: QComboBox) -> bool:
    """Whether the officer is typing into a list or choosing from it: then it is not filled anew."""
    line = field.lineEdit()
    typed = line is not None and line.hasFocus() and line.isModified()
    return typed or field.view().isVisible()


def ask_text(
    window: QWidget, title: str, words: str, text: str, answer: Callable[[str], None], *, long: bool = False
) -> None:
    """Ask one question in a dialog of the window."""
    dialog = QInputDialog(window)
    dialog.setWindowTitle(title)
    dialog.setLabelText(words)
    dialog.setInputMode(QInputDialog.InputMode.TextInput)
    if long:
        dialog.setOption(QInputDialog.InputDialogOption.UsePlainTextEditForTextInput)
    dialog.setTextValue(text)
    dialog.resize(520 if long else 440, 280 if long else 120)
    dialog.textValueSelected.connect(answer)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
