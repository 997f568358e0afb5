"""A strip under the top bar that says in one sentence what was refused or went wrong; it never blocks the work."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton

from planner.ui.theme.theme import Theme
from planner.ui.widgets.buttons import button, icon_button
from planner.ui.widgets.frames import row
from planner.ui.widgets.text import label, picture

Offer = tuple[str, Callable[[], object]]
"""The words of a button, and what it does."""

_ICONS = {"plain": "info", "warn": "warning", "bad": "warning"}


class Notice(QFrame):
    """Hidden until there is something to say; stays until it is closed or replaced. `more_wanted` asks for the rest."""

    more_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._text = label("", theme, wrap=True)
        close = icon_button("close", "Close this message", theme)
        close.clicked.connect(self.hide)
        inside = row(self, spacing=8)
        inside.setContentsMargins(16, 4, 8, 4)
        self._icon = picture("info", theme)
        inside.addWidget(self._icon)
        inside.addWidget(self._text, 1)
        self.more = button("", theme, look="link", small=True)
        self.more.clicked.connect(self.more_wanted)
        inside.addWidget(self.more)
        self._ways = row(spacing=8)
        self._offers: list[QPushButton] = []
        inside.addLayout(self._ways)
        inside.addWidget(close)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty when the strip is closed."""
        return "" if self.isHidden() else self._text.text()

    @property
    def offers(self) -> tuple[QPushButton, ...]:
        """The buttons of what can be done about it."""
        return tuple(self._offers)

    def tell(self, sentence: str, kind: str = "warn", more: str = "", offers: Sequence[Offer] = ()) -> None:
        """Show a sentence; `kind` is plain, warn or bad, `more` names what a link beside it shows.

        `offers` are what can be done about it.
        """
        self.setProperty("notice", kind)
        self.style().unpolish(self)
        self.style().polish(self)
        self._text.setText(sentence)
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self._icon.setPixmap(picture(_ICONS[kind], self._theme).pixmap())
        self.setAccessibleName(sentence)
        for old in self._offers:
            self._ways.removeWidget(old)
            old.deleteLater()
        self._offers = []
        for words, act in offers:
            way = button(words, self._theme, small=True)
            way.clicked.connect(partial(_do, act))
            self._ways.addWidget(way)
            self._offers.append(way)
        self.show()


def _do(act: Callable[[], object], _checked: bool = False) -> None:
    act()
