"""A sync program moves, replaces and puts back the file while the window works: nothing is lost or misstated."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from planner.store.workspace_file import WorkspaceFile
from planner.ui.shell.comparing_files import ComparingFiles
from planner.ui.shell.main_window import MainWindow
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.change import By
from planner.use_cases.scenarios import rename

OpenWindow = Callable[..., MainWindow]
A_SECOND = 1_000
SAVED = "All changes saved"


@pytest.fixture
def window(qtbot: QtBot, open_window: OpenWindow, sample_path: Path) -> MainWindow:
    made = open_window(sample_path)
    qtbot.waitUntil(lambda: made.desk.workspace is not None, timeout=20_000)
    return made


@pytest.fixture
def workspace(window: MainWindow) -> OpenWorkspace:
    assert window.desk.workspace is not None
    return window.desk.workspace


def said(window: MainWindow) -> str:
    return window.chrome.status_bar.saved_text


def last_name(workspace: OpenWorkspace) -> str:
    return workspace.value.scenarios[-1].name


def change_elsewhere(path: Path, name: str, by: By) -> None:
    """As on another computer, whose copy of the file a sync program brings here."""
    with WorkspaceFile.open(path) as file:
        rename(file, by, file.load().scenarios[-1].id, name)


def press(window: MainWindow, words: str) -> None:
    next(found for found in window.chrome.notice.offers if found.text() == words).click()


def save_as(path: Path) -> Callable[[], None]:
    def choose() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QFileDialog)
        dialog.findChildren(QLineEdit)[0].setText(str(path))
        dialog.accept()

    return choose


def test_that_the_window_tells_the_truth_while_a_sync_program_moves_replaces_and_puts_back_its_file(
    qtbot: QtBot, window: MainWindow, workspace: OpenWorkspace, sample_path: Path, tmp_path: Path
) -> None:
    path, by = workspace.file.path, workspace.acting
    assert window.windowTitle().startswith(f"{path.name} – ")
    last = workspace.value.scenarios[-1].id
    workspace.apply(rename, last, "Ours")
    shutil.copyfile(path, tmp_path / "cloud")

    # moved away: said within a second, every screen still works, a change is refused and not shown as made
    path.rename(tmp_path / "away")
    qtbot.waitUntil(lambda: said(window) == "Not on disk: the file was moved or deleted", timeout=A_SECOND)
    assert [found.text() for found in window.chrome.notice.offers] == ["Save a copy…", "Put it back"]
    for screen in ("scenarios", "compare", "evidence", "reports", "exercises"):
        window.show_screen(screen)
    workspace.apply(rename, last, "Into the void")
    assert last_name(workspace) == "Ours"
    assert not window.verbs.undo.isEnabled()

    # put back: saved again, and work goes on
    (tmp_path / "away").rename(path)
    qtbot.waitUntil(lambda: said(window).startswith(SAVED), timeout=A_SECOND)
    assert window.chrome.notice.text == ""
    assert window.verbs.undo.isEnabled()

    # replaced by what a colleague made of our state: shown at once, and told
    change_elsewhere(tmp_path / "cloud", "From the other desk", by)
    os.replace(tmp_path / "cloud", path)
    qtbot.waitUntil(lambda: last_name(workspace) == "From the other desk", timeout=A_SECOND)
    assert said(window).startswith(SAVED)
    assert "was changed by another program; it is shown as it is now" in window.chrome.notice.text
    workspace.apply(rename, last, "Ours again")

    # replaced by an older state with another change on it: neither is overwritten, one chooses
    shutil.copyfile(path, tmp_path / "conflict")
    workspace.apply(rename, last, "Ours, third")
    change_elsewhere(tmp_path / "conflict", "Theirs, third", by)
    shutil.copyfile(tmp_path / "conflict", path)
    qtbot.waitUntil(lambda: said(window).startswith("Not in the file"), timeout=A_SECOND)
    assert [found.text() for found in window.chrome.notice.offers] == ["Save a copy…", "Reload", "Compare…"]
    press(window, "Compare…")
    shown = window.findChild(ComparingFiles)
    assert shown is not None
    assert ("scenario “Ours, third”: name", "Ours, third", "Theirs, third") in shown.table.lines.rows
    shown.reject()
    QTimer.singleShot(200, save_as(tmp_path / "mine.planner"))
    press(window, "Save a copy…")
    press(window, "Reload")
    assert last_name(workspace) == "Theirs, third"
    assert said(window).startswith(SAVED)
    workspace.apply(rename, last, "Settled")

    with WorkspaceFile.open(tmp_path / "mine.planner") as mine:
        assert (mine.load().scenarios[-1].name, mine.check()) == ("Ours, third", ())
    workspace.look()
    assert workspace.file.check() == ()
    assert last_name(workspace) == "Settled"


def test_that_a_deleted_file_is_put_back_with_everything_in_it(
    qtbot: QtBot, window: MainWindow, workspace: OpenWorkspace
) -> None:
    path, before = workspace.file.path, last_name(workspace)
    workspace.apply(rename, workspace.value.scenarios[-1].id, "Ours")
    path.unlink()
    qtbot.waitUntil(lambda: len(window.chrome.notice.offers) == 2, timeout=A_SECOND)

    press(window, "Put it back")

    assert said(window).startswith(SAVED)
    assert workspace.undo_label != ""
    workspace.undo()
    assert last_name(workspace) == before
    assert path.exists()


def test_that_closing_the_window_over_a_vanished_file_harms_nothing(
    qtbot: QtBot, window: MainWindow, workspace: OpenWorkspace
) -> None:
    workspace.file.path.unlink()

    window.desk.close()

    assert window.desk.workspace is None
