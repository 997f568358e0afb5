"""The filters beside the register: words, kinds, quality, contested; every box says how many rows it would show."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from planner.domain.evidence import Kind
from planner.ui.evidence.filtering import KIND_TITLES, QUALITIES, Filter
from planner.ui.theme.theme import Theme, icon
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.frames import column, ground, row, rule, scrolling
from planner.ui.widgets.text import caption, describe, heading


class Filters(QWidget):
    """Says what the user asks for."""

    asked = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._counts: dict[QCheckBox, QLabel] = {}
        self.words = QLineEdit()
        self.words.setProperty("find", "true")
        self.words.setFont(theme.font())
        self.words.setPlaceholderText("Search all words")
        self.words.setClearButtonEnabled(True)
        self.words.addAction(icon("search", theme, "muted"), QLineEdit.ActionPosition.LeadingPosition)
        describe(self.words, "Search the evidence", "Every word must occur in text, sources, notes or links")
        self._kinds = {kind: self._box(title) for kind, title in KIND_TITLES.items()}
        self._qualities = {letter: self._box(title) for letter, title in QUALITIES.items()}
        self._contested = self._box("Contested")

        page = ground("surface")
        inside = column(page, spacing=4)
        inside.setContentsMargins(16, 8, 16, 16)
        inside.addWidget(self.words)
        inside.addSpacing(8)
        self._group(inside, "Kind", list(self._kinds.values()))
        inside.addWidget(rule())
        inside.addSpacing(8)
        self._group(inside, "Quality of assumptions", list(self._qualities.values()))
        inside.addWidget(rule())
        inside.addSpacing(8)
        self._group(inside, "Needs attention", [self._contested])
        inside.addStretch(1)
        column(self).addWidget(scrolling(page))

        self.words.textEdited.connect(self._ask)
        for box in (*self._kinds.values(), *self._qualities.values(), self._contested):
            box.clicked.connect(self._ask)

    def render_filter(
        self, wanted: Filter, kinds: Mapping[Kind, int], qualities: Mapping[str, int], contested: int
    ) -> None:
        """Show what is asked for, and how many rows each box would show."""
        if self.words.text() != wanted.words:
            self.words.setText(wanted.words)
        for kind, box in self._kinds.items():
            self._show(box, kind in wanted.kinds, kinds.get(kind, 0))
        for letter, box in self._qualities.items():
            self._show(box, letter in wanted.qualities, qualities.get(letter, 0))
        self._show(self._contested, wanted.contested_only, contested)

    def _show(self, box: QCheckBox, on: bool, count: int) -> None:
        box.setChecked(on)
        self._counts[box].setText(str(count))
        box.setAccessibleDescription(f"{count} rows")

    def _ask(self) -> None:
        self.asked.emit(
            Filter(
                words=self.words.text(),
                kinds=frozenset(kind for kind, box in self._kinds.items() if box.isChecked()),
                qualities=frozenset(letter for letter, box in self._qualities.items() if box.isChecked()),
                contested_only=self._contested.isChecked(),
            )
        )

    def _box(self, words: str) -> QCheckBox:
        box = QCheckBox(words)
        box.setFont(self._theme.font(SMALL))
        return box

    def _group(self, inside: QVBoxLayout, words: str, boxes: Sequence[QCheckBox]) -> None:
        inside.addWidget(heading(words, self._theme))
        for box in boxes:
            count = caption("", self._theme)
            self._counts[box] = count
            line = row()
            line.addWidget(box, 1)
            line.addWidget(count)
            inside.addLayout(line)
        inside.addSpacing(4)
