"""The one look of a form: names on the left, fields on the right, ways out at the bottom."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from planner.domain.workspace import MARKINGS
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import row
from planner.ui.widgets.text import describe


def field_rows(rows: Sequence[tuple[str, QWidget]], theme: Theme) -> QGridLayout:
    """Each field beside its name, which is also its mnemonic."""
    form = QGridLayout()
    form.setHorizontalSpacing(16)
    form.setVerticalSpacing(12)
    form.setColumnStretch(1, 1)
    for at, (words, field) in enumerate(rows):
        asked = QLabel(words)
        asked.setFont(theme.font(semibold=True))
        asked.setBuddy(field)
        form.addWidget(asked, at, 0)
        form.addWidget(field, at, 1)
    return form


def ways_out(dialog: QDialog, words: str, theme: Theme) -> tuple[QHBoxLayout, QPushButton]:
    """Cancel, and the button that does what the form is for; that button too."""
    on = button(words, theme, look="primary")
    on.setDefault(True)
    on.clicked.connect(dialog.accept)
    cancel = button("Cancel", theme)
    cancel.clicked.connect(dialog.reject)
    line = row()
    line.addStretch(1)
    line.addWidget(cancel)
    line.addWidget(on)
    return line, on


def marking_field(marking: str) -> QComboBox:
    """The markings to choose from; another government may type its own."""
    field = QComboBox()
    field.setEditable(True)
    field.addItems(MARKINGS)
    field.setCurrentText(marking)
    describe(field, "Protective marking", "Shown on every page and carried by every export; type another one if needed")
    return field
