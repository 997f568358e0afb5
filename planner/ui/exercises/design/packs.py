"""Asking which documents of an exercise to write, in which formats; the folder is asked for last."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QFileDialog, QRadioButton, QWidget

from planner.domain.exercise import Exercise
from planner.domain.exercise_words import words_of
from planner.reports.formats.formats import FORMATS
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button
from planner.ui.widgets.frames import column, row
from planner.ui.widgets.text import caption, heading, label

READABLE = ("docx", "pdf", "odt", "html")
"""Formats that documents to be read go out in, the usual one first."""

_WIDTH = 520


class PacksForm(QDialog):
    """`wanted` gives the endings, and whether only players' documents are written."""

    wanted = Signal(object, bool)

    def __init__(self, exercise: Exercise, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Packs")
        self.setFixedWidth(_WIDTH)
        words = words_of(exercise.terms)
        players = f"{words.situation_manual}, a {words.cell_briefing} for each cell, {words.feedback_form}"
        control = f"{words.facilitator_guide}, {words.events_list}, {words.evaluation_guide}"
        self.everything = QRadioButton("All documents, players’ and control’s in folders of their own")
        self.players_only = QRadioButton("Players’ documents only")
        self.everything.setChecked(True)
        self.formats = {ending: QCheckBox(FORMATS[ending].name) for ending in READABLE}
        self.formats[READABLE[0]].setChecked(True)
        self.problem = label("Tick at least one format.", theme, tone="bad")
        self.problem.hide()
        self.write_button = button("Choose the folder…", theme, look="primary", icon_name="folder")
        cancel = button("Cancel", theme)
        inside = column(self, margins=16, spacing=8)
        inside.addWidget(heading(f"Documents of “{exercise.name}”", theme))
        inside.addWidget(caption(f"Players: {players}.", theme, wrap=True))
        inside.addWidget(caption(f"Control: {control}.", theme, wrap=True))
        searched = "Players’ documents are searched for what players must not know before they are written."
        inside.addWidget(caption(searched, theme, wrap=True))
        inside.addWidget(self.everything)
        inside.addWidget(self.players_only)
        ticks = row(spacing=16)
        for box in self.formats.values():
            ticks.addWidget(box)
        ticks.addStretch(1)
        inside.addLayout(ticks)
        inside.addWidget(self.problem)
        foot = row(spacing=8)
        foot.addStretch(1)
        foot.addWidget(cancel)
        foot.addWidget(self.write_button)
        inside.addLayout(foot)
        self.write_button.clicked.connect(self._write)
        cancel.clicked.connect(self.reject)

    def _write(self) -> None:
        endings = tuple(ending for ending, box in self.formats.items() if box.isChecked())
        self.problem.setVisible(not endings)
        if endings:
            self.accept()
            self.wanted.emit(endings, self.players_only.isChecked())


def ask_folder(parent: QWidget, suggested: Path) -> Path | None:
    """The folder for the documents, or None."""
    chosen = QFileDialog.getExistingDirectory(parent, "Folder for the documents", str(suggested))
    return Path(chosen) if chosen else None
