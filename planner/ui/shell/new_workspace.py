"""The form for a new workspace: the marking first, then its name and where the file goes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QDialog, QLineEdit, QWidget

from planner.domain.situation import Situation
from planner.domain.workspace import MARKINGS
from planner.ui.shell import files
from planner.ui.shell.form import field_rows, marking_field, ways_out
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column
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
        self._marking = marking_field(MARKINGS[0])
        self._name = QLineEdit(situation.name)
        self._name.setMaxLength(120)
        describe(self._name, "Name of the workspace")
        self._place = label("", theme, tone="muted", wrap=True)
        browse = button("Choose…", theme)
        browse.clicked.connect(self._browse)
        line, self._create = ways_out(self, "Create the workspace", theme)
        form = field_rows([("Marking", self._marking), ("Name", self._name), ("File", self._place)], theme)
        form.addWidget(browse, 2, 2)
        inside = column(self, margins=24, spacing=16)
        inside.addWidget(title(situation.name, theme))
        inside.addWidget(caption("The marking travels with every page, table and file that leaves the planner.", theme))
        inside.addLayout(form)
        inside.addLayout(line)
        self._name.textEdited.connect(self._render)
        self._marking.editTextChanged.connect(self._render)
        self._render()

    @property
    def wish(self) -> Wish:
        """What the form holds now."""
        return Wish(self._path, self._name.text().strip(), self._marking.currentText().strip())

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
        self._create.setEnabled(bool(self._name.text().strip() and self._marking.currentText().strip()))

    def _browse(self) -> None:
        chosen = files.ask_save(self, "Where to put the workspace", self._path)
        if chosen is not None:
            self._chosen = chosen
            self._render()
