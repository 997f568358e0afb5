"""What an officer can do from anywhere in the window, each verb as one action that buttons, keys and palette share."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence

MAX_LABEL = 34
"""Characters of an undo label that the top bar has room for."""


@dataclass(frozen=True)
class Verbs:
    """The window's actions.

    `new_from` is by situation id, `ready` by shipped exercise, `draw` by world, `show` by screen name, `wear` by
    appearance.
    """

    open_file: QAction
    open_sample: QAction
    export_report: QAction
    find_fingerprint: QAction
    change_settings: QAction
    draw: dict[str, QAction]
    save_copy: QAction
    release_copy: QAction
    fold_history: QAction
    close_file: QAction
    undo: QAction
    redo: QAction
    find: QAction
    take_tour: QAction
    new_from: dict[str, QAction]
    ready: dict[str, QAction]
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
            *self.ready.values(),
            self.export_report,
            self.find_fingerprint,
            self.change_settings,
            *self.draw.values(),
            self.save_copy,
            self.release_copy,
            self.fold_history,
            self.close_file,
            *self.wear.values(),
            self.take_tour,
            self.find,
        )

    @property
    def of_workspace(self) -> tuple[QAction, ...]:
        """Those that are off while no workspace is open; undo and redo look after themselves."""
        return (
            self.export_report,
            self.find_fingerprint,
            self.change_settings,
            self.save_copy,
            self.release_copy,
            self.fold_history,
            self.close_file,
            *self.draw.values(),
        )


def say(action: QAction, word: str, what: str) -> None:
    """Have undo or redo say what it would do; off when there is nothing."""
    whole = f"{word}: {what}" if what else word
    shown = whole if len(whole) <= MAX_LABEL else f"{whole[: MAX_LABEL - 1].rstrip()}…"
    action.setText(shown)
    action.setIconText(shown)  # Qt's own takes the dots away that say there is more
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    action.setToolTip(f"{whole} ({keys})")
    action.setEnabled(bool(what))
