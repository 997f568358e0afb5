"""Light or dark: the user's choice, or what the system says as long as the choice is to follow it."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSettings, Qt, Signal
from PySide6.QtWidgets import QApplication

from planner.ui.theme.theme import Theme, apply_theme

CHOICES = ("system", "light", "dark")


class Appearance(QObject):
    """Keeps the application dressed; `changed` carries the new theme."""

    changed = Signal(object)

    def __init__(self, app: QApplication, store: QSettings) -> None:
        super().__init__(app)
        self._app = app
        self._store = store
        self._theme = self._wanted()
        apply_theme(app, self._theme)
        app.styleHints().colorSchemeChanged.connect(self._follow)

    @property
    def theme(self) -> Theme:
        """What the application wears now."""
        return self._theme

    @property
    def choice(self) -> str:
        """system, light or dark."""
        choice = str(self._store.value("appearance", "system"))
        return choice if choice in CHOICES else "system"

    def choose(self, choice: str) -> None:
        """Keep the user's choice and wear it at once."""
        self._store.setValue("appearance", choice)
        self._follow()

    def _follow(self) -> None:
        theme = self._wanted()
        if theme != self._theme:
            self._theme = theme
            apply_theme(self._app, theme)
            self.changed.emit(theme)

    def _wanted(self) -> Theme:
        system_is_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return Theme(dark=system_is_dark if self.choice == "system" else self.choice == "dark")
