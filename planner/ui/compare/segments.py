"""A switch between a few pages or forms: buttons side by side, one of them down."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QPushButton, QWidget

from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import BODY, SMALL
from planner.ui.widgets.frames import row


class Segments(QWidget):
    """`chosen` gives the number of the segment; the arrow keys move along."""

    chosen = Signal(int)

    def __init__(self, name: str, words: Sequence[str], theme: Theme, *, small: bool = False) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.buttons: list[QPushButton] = []
        self._group = QButtonGroup(self)
        inside = row(self, spacing=0)
        for number, word in enumerate(words):
            made = QPushButton(word)
            made.setFont(theme.font(SMALL if small else BODY))
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setProperty("segment", "true")
            made.setFixedHeight(24 if small else 32)
            made.setAccessibleName(f"{name}: {word}")
            made.clicked.connect(lambda _=False, found=number: self.chosen.emit(found))
            self._group.addButton(made, number)
            self.buttons.append(made)
            inside.addWidget(made)

    def render_chosen(self, number: int) -> None:
        """Put one segment down."""
        self.buttons[number].setChecked(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
            return
        here = (self._group.checkedId() + step) % len(self.buttons)
        self.buttons[here].setFocus()
        self.chosen.emit(here)
