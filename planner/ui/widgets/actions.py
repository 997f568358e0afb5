"""Actions that keys, buttons and menus share."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget


def verb(
    owner: QWidget,
    text: str,
    icon_name: str,
    act: Callable[[], object],
    shortcut: str | QKeySequence.StandardKey | None = None,
) -> QAction:
    """An action alive in the whole window; `icon_name` is kept as its data, the theme colours it."""
    action = QAction(text, owner)
    action.setData(icon_name)
    action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
    if shortcut is not None:
        action.setShortcut(QKeySequence(shortcut))
    action.triggered.connect(lambda _=False: act())
    owner.addAction(action)
    return action
