"""A new exercise: its name, the situation it is played on, and whose words it uses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from planner.domain.exercise import Terms
from planner.domain.situation import Situation
from planner.ui.shell.form import field_rows, ways_out
from planner.ui.theme.theme import Theme
from planner.ui.widgets.frames import column
from planner.ui.widgets.text import describe, title


@dataclass(frozen=True)
class NewExercise:
    """An exercise as it was asked for."""

    name: str
    situation_id: str
    terms: Terms


class NewExerciseForm(QDialog):
    """The way on is off while there is no name."""

    def __init__(self, situations: Sequence[Situation], theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("New exercise")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(480)
        self.name = QLineEdit()
        self.situation = QComboBox()
        for found in situations:
            self.situation.addItem(found.name, found.id)
        self.terms = QComboBox()
        for terms, words in ((Terms.HSEEP, "HSEEP (after-action report)"), (Terms.UK, "UK (post-exercise report)")):
            self.terms.addItem(words, terms)
        for field, words in ((self.name, "Name"), (self.situation, "Situation"), (self.terms, "Terms")):
            describe(field, words)
        inside = column(self, margins=24, spacing=16)
        inside.addWidget(title("New exercise", theme))
        inside.addLayout(
            field_rows((("&Name", self.name), ("&Situation", self.situation), ("&Terms", self.terms)), theme)
        )
        line, self.way_on = ways_out(self, "Start the design", theme)
        inside.addLayout(line)
        self.name.textChanged.connect(self._render)
        self._render()

    @property
    def wish(self) -> NewExercise:
        """What was asked for."""
        return NewExercise(self.name.text().strip(), str(self.situation.currentData()), Terms(self.terms.currentData()))

    def _render(self) -> None:
        self.way_on.setEnabled(bool(self.name.text().strip()))
