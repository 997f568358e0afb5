"""No part of a screen is ever a window of its own, not even for the moment in which it is built."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.ui.shell.main_window import MainWindow


class Watcher(QObject):
    """Notes what is shown outside the window."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("screen", ["scenarios", "compare", "evidence"])
def test_that_a_screen_opens_inside_the_window(
    qtbot: QtBot, qapp: QApplication, open_window: Callable[..., MainWindow], sample_path: Path, screen: str
) -> None:
    window = open_window(sample_path)
    qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=30_000)
    workspace = window.desk.workspace
    assert workspace is not None
    workspace.set_ticked(found.id for found in workspace.value.scenarios)
    window.show_screen("start")
    watcher = Watcher(window)
    qapp.installEventFilter(watcher)
    window.show_screen(screen)
    qapp.removeEventFilter(watcher)
    assert watcher.seen == []
