"""What an officer can do from anywhere in the window, each verb as one action that buttons, keys and palette share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

MAX_LABEL = 34
"""Characters of an undo label that the top bar has room for."""


@dataclass(frozen=True)
class Verbs:
    """The window's actions. `new_from` is by situation id, `show` by screen name, `wear` by appearance."""

    open_file: QAction
    open_sample: QAction
    export_report: QAction
    save_copy: QAction
    close_file: QAction
    undo: QAction
    redo: QAction
    find: QAction
    take_tour: QAction
    new_from: dict[str, QAction]
    show: dict[str, QAction]
    wear: dict[str, QAction]

    @property
    def all(self) -> tuple[QAction, ...]:
        """Every action, in the order of the palette."""
        return (
            *self.show.values(),
            self.undo,
            self.redo,
            self.open_file,
            self.open_sample,
            *self.new_from.values(),
            self.export_report,
            self.save_copy,
            self.close_file,
            *self.wear.values(),
            self.take_tour,
            self.find,
        )


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


def say(action: QAction, word: str, what: str) -> None:
    """Have undo or redo say what it would do; off when there is nothing."""
    whole = f"{word}: {what}" if what else word
    action.setText(whole if len(whole) <= MAX_LABEL else f"{whole[: MAX_LABEL - 1].rstrip()}…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{whole} ({keys})")
    action.setEnabled(bool(what))
