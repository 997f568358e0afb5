"""The protective marking, top and bottom of every page: text and colour, never missing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL


class MarkingBand(QLabel):
    """A full-width band that says how the page must be handled."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("band", "marking")
        self.setFont(theme.font(SMALL, semibold=True))
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)

    def render_marking(self, marking: str, also: str = "") -> None:
        """Show `marking`, in capitals, and what must be said beside it."""
        self.setText("  ·  ".join(words for words in (marking.upper(), also) if words))
        self.setAccessibleName(f"Protective marking: {marking}{', ' + also.lower() if also else ''}")
