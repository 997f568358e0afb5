"""The verbs on the whole file: release a copy, fold the history, save what is readable of a file that was altered."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from planner.store.workspace_file import WorkspaceFile
from planner.ui.shell.main_window import MainWindow
from planner.ui.shell.release_form import ReleaseForm
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.scenarios import rename

OpenWindow = Callable[..., MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, open_window: OpenWindow, sample_path: Path) -> Callable[[], MainWindow]:
    def on_sample() -> MainWindow:
        window = open_window(sample_path)
        qtbot.waitUntil(lambda: window.desk.workspace is not None, timeout=20_000)
        return window

    return on_sample


def workspace_of(window: MainWindow) -> OpenWorkspace:
    assert window.desk.workspace is not None
    return window.desk.workspace


def name_the_file(path: Path) -> None:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.findChildren(QLineEdit)[0].setText(str(path))
    dialog.accept()


def test_that_a_release_copy_is_chosen_named_and_told(opened: Callable[[], MainWindow], tmp_path: Path) -> None:
    window, out = opened(), tmp_path / "release.planner"
    last = workspace_of(window).value.scenarios[-1]

    def choose() -> None:
        form = QApplication.activeModalWidget()
        assert isinstance(form, ReleaseForm)
        rows = [form.items.item(row) for row in range(form.items.count())]
        for row in rows:
            row.setCheckState(Qt.CheckState.Checked if last.name in row.text() else Qt.CheckState.Unchecked)
        QTimer.singleShot(300, lambda: name_the_file(out))
        form.accept()

    QTimer.singleShot(300, choose)
    window.verbs.release_copy.trigger()

    assert "with 2 scenarios and 0 documents, without history" in window.chrome.notice.text
    with WorkspaceFile.open(out) as copy:
        assert [found.name for found in copy.load().scenarios] == ["As in 2019", last.name]
        assert copy.history() == ()


def test_that_old_history_is_folded_once_it_is_confirmed(opened: Callable[[], MainWindow]) -> None:
    window = opened()
    workspace = workspace_of(window)
    last = workspace.value.scenarios[-1].id
    for number in range(25):
        workspace.apply(rename, last, f"Name {number}")

    def confirm() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(found for found in box.buttons() if found.text() == "Fold").click()

    QTimer.singleShot(300, confirm)
    window.verbs.fold_history.trigger()

    assert len(workspace.file.history()) == 20
    assert "steps were folded away" in window.chrome.notice.text
    assert window.verbs.undo.isEnabled()


def test_that_an_altered_file_says_what_is_altered_and_saves_what_is_readable(
    opened: Callable[[], MainWindow], sample_path: Path, tmp_path: Path
) -> None:
    with closing(sqlite3.connect(sample_path)) as other, other:
        other.execute("UPDATE scenario SET description = 'Altered' WHERE id = 's4'")
    window, out = opened(), tmp_path / "repaired.planner"

    assert window.chrome.notice.text.startswith("Not as it was saved: scenario “Guarded prisons”.")
    assert window.chrome.status_bar.saved_text == "Read only: something in it is not as it was saved"
    QTimer.singleShot(300, lambda: name_the_file(out))
    window.chrome.notice.offers[0].click()

    with WorkspaceFile.open(out) as repaired:
        assert (repaired.read_only, repaired.load().scenarios[-1].description) == (False, "Altered")
