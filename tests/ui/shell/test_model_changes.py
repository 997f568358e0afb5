"""A file whose results another model made says so in the window, and shows what changed in the model."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from other_model import leave_results_of_another_model
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from planner.domain.world import World
from planner.store.workspace_file import WorkspaceFile
from planner.system.wired import MODEL_VERSION
from planner.ui.shell.main_window import MainWindow
from planner.ui.shell.model_changes import ModelChangesDialog
from planner.use_cases import projecting

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def of_another(sample_path: Path) -> Path:
    """The sample, computed last by another model."""
    with WorkspaceFile.open(sample_path) as file:
        first = file.load().scenarios[0].id
        request = projecting.prepare(file.load(), first, draws=0, seed=1, months=12, world=World.STEADY)
        leave_results_of_another_model(file, projecting.compute(request, lambda *_: None))
    return sample_path


def opened(qtbot: QtBot, open_window: OpenWindow, path: Path) -> MainWindow:
    window = open_window(path)
    qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=30_000)
    return window


def test_that_opening_says_that_another_model_made_the_results(
    qtbot: QtBot, open_window: OpenWindow, of_another: Path
) -> None:
    window = opened(qtbot, open_window, of_another)

    assert window.chrome.notice.text == (
        f"The results in this file were made with model {MODEL_VERSION} as it was then: 3 equations changed, "
        "1 input new, 1 input gone. They are computed again."
    )
    assert window.chrome.notice.more.text() == "What changed…"


def test_that_what_changed_is_shown_in_words_and_formulas(
    qtbot: QtBot, open_window: OpenWindow, of_another: Path
) -> None:
    window = opened(qtbot, open_window, of_another)
    qtbot.mouseClick(window.chrome.notice.more, Qt.MouseButton.LeftButton)

    dialog = window.findChild(ModelChangesDialog)
    assert dialog is not None
    said = [found.text() for found in dialog.findChildren(QLabel)]
    assert "arrivals was attempts − turned_back; it is now attempts − turned_back − stopped_on_the_way." in said
    dialog.accept()


def test_that_a_file_of_this_model_opens_without_a_word(
    qtbot: QtBot, open_window: OpenWindow, sample_path: Path
) -> None:
    window = opened(qtbot, open_window, sample_path)

    assert window.chrome.notice.text == ""


def test_that_another_message_has_no_way_to_what_changed(
    qtbot: QtBot, open_window: OpenWindow, of_another: Path
) -> None:
    window = opened(qtbot, open_window, of_another)
    window.tell("The disk is full.")

    assert not window.chrome.notice.more.isVisibleTo(window.chrome.notice)
