"""The form for what holds in the whole workspace, and for the role this user acts in."""

from __future__ import annotations

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from planner.domain.likelihood import VOCABULARIES
from planner.domain.value import changed
from planner.domain.workspace import Settings
from planner.ui.shell.form import field_rows, marking_field, ways_out
from planner.ui.theme.theme import Theme
from planner.ui.widgets.fields import number_field
from planner.ui.widgets.frames import column
from planner.ui.widgets.text import caption, describe, title

ABOUT = (
    "More draws make steadier ranges and take longer. The seed makes a result repeatable: with the same seed, "
    "draws and months anyone gets the same numbers."
)


class WorkspaceSettingsForm(QDialog):
    """Filled with the settings as they are."""

    def __init__(self, settings: Settings, role: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Workspace settings")
        self.setMinimumWidth(520)
        self._before = settings
        self.name = _line(settings.name, "Name of the workspace")
        self.marking = marking_field(settings.marking)
        self.vocabulary = QComboBox()
        self.vocabulary.addItems(list(VOCABULARIES))
        self.vocabulary.setCurrentText(settings.vocabulary)
        describe(self.vocabulary, "Words for likelihood", "One vocabulary in a workspace and in its reports")
        self.draws = number_field(settings.draws, 2, 10_000, "Draws of each projection")
        self.months = number_field(settings.months, 1, 240, "Months projected")
        self.seed = _line(str(settings.seed), "Seed of the random draws, 0 to 4294967295")
        self.seed.setValidator(QRegularExpressionValidator(QRegularExpression(r"[0-9]{1,10}"), self))
        self.role = _line(role, "The role you act in, written beside every change; not your name")
        line, self._on = ways_out(self, "Change the settings", theme)
        inside = column(self, margins=24, spacing=16)
        inside.addWidget(title("Workspace settings", theme))
        rows: list[tuple[str, QWidget]] = [
            ("Name", self.name),
            ("Marking", self.marking),
            ("Likelihood words", self.vocabulary),
            ("Months", self.months),
            ("Draws", self.draws),
            ("Seed", self.seed),
            ("You act as", self.role),
        ]
        inside.addLayout(field_rows(rows, theme))
        inside.addWidget(caption(ABOUT, theme, wrap=True))
        inside.addLayout(line)
        for field in (self.name, self.seed, self.role):
            field.textEdited.connect(self._render)
        self.marking.editTextChanged.connect(self._render)
        self._render()

    @property
    def wish(self) -> Settings:
        """The settings as the form says."""
        return changed(
            self._before,
            name=self.name.text().strip(),
            marking=self.marking.currentText().strip(),
            vocabulary=self.vocabulary.currentText(),
            draws=self.draws.value(),
            months=self.months.value(),
            seed=int(self.seed.text()),
        )

    def _render(self) -> None:
        seed = self.seed.text()
        complete = all(field.strip() for field in (self.name.text(), self.role.text(), self.marking.currentText()))
        self._on.setEnabled(complete and seed.isdecimal() and int(seed) < 2**32)


def _line(text: str, name: str) -> QLineEdit:
    field = QLineEdit(text)
    field.setMaxLength(120)
    describe(field, name)
    return field
