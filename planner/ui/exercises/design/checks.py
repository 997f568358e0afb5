"""The checks of the whole exercise: what is found, what to do about it, and the way to the place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QWidget

from planner.domain.finding import Severity
from planner.ui.exercises.design.parts import Place
from planner.ui.theme.theme import Theme
from planner.ui.theme.tokens import SMALL
from planner.ui.widgets.frames import column, empty, ground, row, scrolling
from planner.ui.widgets.text import caption, heading, label, picture

_LOOKS = {Severity.FAILURE: ("warning", "bad"), Severity.WARNING: ("warning", "warn"), Severity.NOTE: ("info", "muted")}
_GROUPS = {Severity.FAILURE: "Mend before play", Severity.WARNING: "Look at", Severity.NOTE: "Good to know"}


@dataclass(frozen=True)
class Shown:
    """A finding as the pane shows it, with the place it means."""

    severity: Severity
    where: str
    what: str
    remedy: str
    place: Place


class ChecksPane(QWidget):
    """`wanted` gives the place of a finding that was pressed."""

    wanted = Signal(object)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[Shown, ...] | None = None
        self.lines: tuple[FindingLine, ...] = ()
        self.count = caption("", theme)
        head = row(spacing=8)
        head.setContentsMargins(16, 12, 16, 8)
        head.addWidget(heading("Checks", theme), 1)
        head.addWidget(self.count)
        page = ground("surface")
        self._list = column(page, margins=0, spacing=0)
        inside = column(self, spacing=0)
        inside.addLayout(head)
        inside.addWidget(scrolling(page), 1)

    def render_findings(self, shown: Sequence[Shown]) -> None:
        """Show these findings, the gravest first."""
        if self._shown == tuple(shown):
            return
        self._shown = tuple(shown)
        empty(self._list)
        lines = []
        for severity, title in _GROUPS.items():
            group = [found for found in shown if found.severity is severity]
            if group:
                named = caption(f"{title} · {len(group)}", self._theme)
                named.setContentsMargins(16, 8, 16, 4)
                self._list.addWidget(named)
            for found in group:
                made = FindingLine(found, self._theme)
                made.pressed.connect(self.wanted)
                lines.append(made)
                self._list.addWidget(made)
        if not shown:
            said = label("Nothing found. The exercise can be played.", self._theme, tone="muted", wrap=True)
            said.setContentsMargins(16, 8, 16, 8)
            self._list.addWidget(said)
        self._list.addStretch(1)
        self.lines = tuple(lines)
        self.count.setText("nothing found" if not shown else f"{len(shown)} found")


class FindingLine(QFrame):
    """One finding; a click, Enter or Space goes to its place."""

    pressed = Signal(object)

    def __init__(self, shown: Shown, theme: Theme) -> None:
        super().__init__()
        self.shown = shown
        self.setProperty("finding", "true")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{shown.severity}: {shown.where}, {shown.what}")
        self.setAccessibleDescription(shown.remedy or "Press Enter to go to the place")
        name, tone = _LOOKS[shown.severity]
        across = row(self, spacing=8)
        across.setContentsMargins(14, 6, 14, 6)
        sign = picture(name, theme, token=tone)
        across.addWidget(sign, alignment=Qt.AlignmentFlag.AlignTop)
        words = column(spacing=0)
        words.addWidget(label(shown.where[:1].upper() + shown.where[1:], theme, size=SMALL, semibold=True, wrap=True))
        words.addWidget(label(shown.what, theme, size=SMALL, wrap=True))
        if shown.remedy:
            words.addWidget(caption(shown.remedy, theme, wrap=True))
        across.addLayout(words, 1)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.pressed.emit(self.shown.place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.pressed.emit(self.shown.place)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._show_focus("focus")

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show_focus("true")

    def _show_focus(self, look: str) -> None:
        self.setProperty("finding", look)
        self.style().unpolish(self)
        self.style().polish(self)
