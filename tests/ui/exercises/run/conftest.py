"""What the tests of the console share: the real console on a small exercise, and a clock that is moved by hand."""

from __future__ import annotations

import pytest
from at_the_console import BEGAN, HandClock
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from small_exercise import begun

from planner.ui.exercises.run.page import RunPage
from planner.ui.theme.theme import Theme, apply_theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.change import By


@pytest.fixture
def clock() -> HandClock:
    """Stands at the minute at which play begins."""
    return HandClock()


@pytest.fixture
def play_id(workspace: OpenWorkspace) -> str:
    """A play of two short turns, at the brief of the first."""
    made = begun(workspace.file, By("controller 1", BEGAN))
    workspace.undo()
    workspace.redo()
    return made


@pytest.fixture
def console(qtbot: QtBot, qapp: QApplication, workspace: OpenWorkspace, play_id: str, clock: HandClock) -> RunPage:
    """The console in a window of its own, with its first turn computed."""
    apply_theme(qapp, Theme())
    made = RunPage(workspace, Theme(), play_id, clock)
    qtbot.addWidget(made)
    made.resize(1600, 900)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.board.current, timeout=60_000)
    return made
