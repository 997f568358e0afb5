"""The public window on the console: its very picture, and what opens, closes, words and dresses it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame

from planner.analysis.exercises.public_picture import PublicPicture
from planner.ui.exercises.public.thumbnail import SHAPE, PublicThumbnail
from planner.ui.theme.theme import Theme, icon
from planner.ui.widgets.buttons import icon_button
from planner.ui.widgets.frames import column, empty, row
from planner.ui.widgets.text import caption, heading, icon_pill, picture


class PublicCard(QFrame):
    """Signals say what is wanted of the public window; the key F is the page's."""

    open_wanted = Signal()
    message_wanted = Signal()
    look_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setProperty("card", "true")
        self._theme = theme
        self._said: tuple[str, str] | None = None
        self.thumbnail = PublicThumbnail(theme)
        self._state = row(spacing=4)
        self.message = icon_button("edit", "Message of the public window…", theme)
        self.look = icon_button("dark", "Public window: dark", theme)
        self.open = icon_button("screen", "Open the public window", theme)
        head = row(spacing=2)
        head.setContentsMargins(12, 2, 4, 2)
        head.addWidget(picture("eye", theme))
        head.addSpacing(4)
        head.addWidget(heading("Public now", theme))
        head.addStretch(1)
        head.addLayout(self._state)
        for made in (self.message, self.look, self.open):
            head.addWidget(made)
        inside = column(self, margins=1, spacing=0)
        inside.addLayout(head)
        held = row()
        held.setContentsMargins(8, 0, 8, 8)
        held.addWidget(self.thumbnail, 1)
        inside.addLayout(held, 1)
        self.open.clicked.connect(self.open_wanted)
        self.message.clicked.connect(self.message_wanted)
        self.look.clicked.connect(self.look_wanted)

    def render_public(self, shown: PublicPicture, look: Theme, *, where: str, frozen_at: str, size: QSize) -> None:
        """Show the picture; `where` says on which display it is, empty while it is closed."""
        self.thumbnail.render_picture(shown, look, size if where else SHAPE)
        said = (where, frozen_at)
        if said != self._said:
            self._said = said
            empty(self._state)
            if frozen_at:
                self._state.addWidget(icon_pill("freeze", f"Frozen {frozen_at}", self._theme, "warn"))
            else:
                self._state.addWidget(caption(where or "closed", self._theme))
        opened = bool(where)
        self.open.setIcon(icon("close" if opened else "screen", self._theme, "muted"))
        words = "Close the public window" if opened else "Open the public window"
        self.open.setToolTip(words)
        self.open.setAccessibleName(words)
        other = "light" if look.dark else "dark"
        self.look.setIcon(icon(other, self._theme, "muted"))
        self.look.setToolTip(f"Public window: {other}")
        self.look.setAccessibleName(f"Public window: {other}")
