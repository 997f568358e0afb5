"""The form for a new workspace: the marking first, then its name and where the file goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QComboBox, QDialog, QGridLayout, QLabel, QLineEdit, QWidget

from planner.domain.situation import Situation
from planner.domain.workspace import MARKINGS
from planner.ui.shell import files
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption, describe, label, title


@dataclass(frozen=True)
class Wish:
    """What the form was filled with."""

    path: Path
    name: str
    marking: str


class NewWorkspaceForm(QDialog):
    """Asks for marking, name and file; the file's name follows the workspace's until it is chosen by hand."""

    def __init__(self, situation: Situation, folder: Path, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"New workspace: {situation.name}")
        self.setMinimumWidth(560)
        self._folder = folder
        self._chosen: Path | None = None
        self._marking = QComboBox()
        self._marking.addItems(MARKINGS)
        describe(self._marking, "Protective marking", "Shown on every page and carried by every export")
        self._name = QLineEdit(situation.name)
        self._name.setMaxLength(120)
        describe(self._name, "Name of the workspace")
        self._place = label("", theme, tone="muted", wrap=True)
        browse = button("Choose…", theme)
        browse.clicked.connect(self._browse)
        self._create = button("Create the workspace", theme, look="primary")
        self._create.setDefault(True)
        self._create.clicked.connect(self.accept)
        cancel = button("Cancel", theme)
        cancel.clicked.connect(self.reject)
        self._name.textEdited.connect(self._render)

        form = QGridLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(12)
        form.setColumnStretch(1, 1)
        for at, (words, field) in enumerate((("Marking", self._marking), ("Name", self._name), ("File", self._place))):
            asked = QLabel(words)
            asked.setFont(theme.font(semibold=True))
            asked.setBuddy(field)
            form.addWidget(asked, at, 0)
            form.addWidget(field, at, 1)
        form.addWidget(browse, 2, 2)
        buttons = row()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._create)
        inside = column(self, margins=24, spacing=16)
        inside.addWidget(title(situation.name, theme))
        inside.addWidget(caption("The marking travels with every page, table and file that leaves the planner.", theme))
        inside.addLayout(form)
        inside.addLayout(buttons)
        self._render()

    @property
    def wish(self) -> Wish:
        """What the form holds now."""
        return Wish(self._path, self._name.text().strip(), self._marking.currentText())

    @property
    def _path(self) -> Path:
        if self._chosen is not None:
            return self._chosen
        stem = re.sub(r'[\\/:*?"<>|]+', " ", self._name.text()).strip() or "Workspace"
        path = self._folder / f"{stem}.planner"
        number = 2
        while path.exists():
            path = self._folder / f"{stem} {number}.planner"
            number += 1
        return path

    def _render(self) -> None:
        self._place.setText(str(self._path))
        self._create.setEnabled(bool(self._name.text().strip()))

    def _browse(self) -> None:
        chosen = files.ask_save(self, "Where to put the workspace", self._path)
        if chosen is not None:
            self._chosen = chosen
            self._render()
