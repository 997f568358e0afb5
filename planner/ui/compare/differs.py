"""What differs as a narrow card: lever by lever, only what departs from the reference."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from planner.ui.compare.differs_lines import NOTHING, DiffersLine, differs_lines, summary_of
from planner.ui.compare.picture import Picture
from planner.ui.theme import tokens
from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.frames import column, empty, ground, row, rule, scrolling
from planner.ui.widgets.sign import SignView
from planner.ui.widgets.text import caption, heading, label


class DiffersCard(QFrame):
    """Lever by lever, who departs from the reference and how."""

    maximise_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._picture: Picture | None = None
        self._shown: tuple[object, ...] = ()
        self.setProperty("card", "true")
        self.setAccessibleName("What differs")
        self._caption = caption("", theme)
        self.maximise_button = icon_button("maximise", "Show what differs as a table", theme)
        head = row(spacing=8)
        head.setContentsMargins(16, 4, 4, 4)
        head.addWidget(heading("What differs", theme))
        head.addWidget(self._caption, 1)
        head.addWidget(self.maximise_button)
        page = ground("surface")
        self._lines = column(page, spacing=4)
        self._lines.setContentsMargins(16, 8, 12, 8)
        inside = column(self, margins=1, spacing=0)
        inside.addLayout(head)
        inside.addWidget(rule())
        inside.addWidget(scrolling(page), 1)
        self.maximise_button.clicked.connect(self.maximise_wanted)

    def render_picture(self, picture: Picture) -> None:
        """Show a picture's departures."""
        lines = differs_lines(picture)
        shown = (lines, picture.wanted.scenarios, self.width())
        if shown == self._shown:
            return
        self._picture, self._shown = picture, shown
        words = summary_of(picture)
        self._caption.setText(words.partition(",")[0])
        self._caption.setToolTip(words)
        empty(self._lines)
        for line in lines:
            self._add(line, picture)
        if not lines:
            self._lines.addWidget(label(NOTHING, self._theme, tone="muted", wrap=True))
        self._lines.addStretch(1)

    def _add(self, line: DiffersLine, picture: Picture) -> None:
        title = label(line.title, self._theme, size=tokens.SMALL, semibold=True, wrap=True)
        self._lines.addWidget(_no_taller(title))
        for index, scenario in enumerate(picture.wanted.scenarios):
            if index and line.same[index]:
                continue
            across = row(spacing=8)
            across.addWidget(SignView(scenario, self._theme), alignment=Qt.AlignmentFlag.AlignTop)
            across.addWidget(self._said(line.texts[index], muted=index == 0), 1)
            self._lines.addLayout(across)
        self._lines.addSpacing(8)

    def _said(self, text: str, *, muted: bool) -> QLabel:
        made = label(text, self._theme, size=tokens.SMALL, tone="muted" if muted else "", wrap=True)
        made.setContentsMargins(0, 2, 0, 0)
        return _no_taller(made)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrapped lines keep the heights they were laid out with, so another width lays them out anew."""
        super().resizeEvent(event)
        if self._picture is not None:
            self.render_picture(self._picture)


def _no_taller(text: QLabel) -> QLabel:
    """As high as its lines ask for at its width; what is left over goes to the stretch at the card's foot."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)  # a policy set anew forgets it, and many lines were then squeezed into one card
    text.setSizePolicy(policy)
    return text
