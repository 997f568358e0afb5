"""A tree of thousands of scenarios in the real window."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from deep_workspace import deep_workspace
from pytestqt.qtbot import QtBot

from planner.store.workspace_file import WorkspaceFile
from planner.ui.shell.main_window import MainWindow


def test_that_a_window_with_5_000_scenarios_500_deep_is_there_in_3_seconds(
    tmp_path: Path, open_window: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    path = tmp_path / "deep.planner"
    WorkspaceFile.create(path, deep_workspace(5_000, 500)).close()
    open_window()

    began = time.thread_time()
    window = open_window(path)
    qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=30_000)

    assert time.thread_time() - began < 3
    assert window.desk.workspace is not None
    assert len(window.desk.workspace.value.scenarios) == 5_000
