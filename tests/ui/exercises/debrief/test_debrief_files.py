"""Files of a debrief: the log that replays to the same bytes, and the report in a format that is chosen."""

from __future__ import annotations

import json
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from planner.domain.progress import silent
from planner.ui.exercises.debrief.exports import plain_name, report_kinds
from planner.ui.exercises.debrief.page import DebriefPage
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import projecting
from planner.use_cases.exercises.replaying import outcome_of, replay


def test_that_the_saved_log_replays_to_the_same_bytes(
    qtbot: QtBot, page: DebriefPage, workspace: OpenWorkspace, written: Path
) -> None:
    with qtbot.waitSignal(workspace.told, timeout=30_000) as said:
        qtbot.mouseClick(page.tools.log_button, Qt.MouseButton.LeftButton)
    path = written.with_suffix(".json")
    assert said.args == ["Wrote “written.json”."]
    play = workspace.value.plays[0]
    here = outcome_of(play, workspace.value.situations[0], projecting.compute, silent)
    assert replay(path, silent) == here
    assert json.loads(here)["same_fingerprints"] is True


def test_that_the_report_is_written_as_asked(
    qtbot: QtBot, page: DebriefPage, workspace: OpenWorkspace, written: Path
) -> None:
    with qtbot.waitSignal(workspace.told, timeout=60_000):
        qtbot.mouseClick(page.tools.report_button, Qt.MouseButton.LeftButton)
    report = written.with_suffix(".html").read_text("utf-8")
    assert "After-action report" in report
    assert "staff cannot be trained before September 2020" in report


def test_that_the_report_is_called_as_the_trainers_words_have_it(page: DebriefPage) -> None:
    assert page.tools.report_button.text() == "After-action report…"


def test_that_every_format_of_a_report_is_offered() -> None:
    assert report_kinds().split(";;")[:2] == ["PDF (*.pdf)", "Word (*.docx)"]


def test_that_a_files_name_keeps_only_plain_letters() -> None:
    assert plain_name("October: 2019/“a”") == "October 2019a"


def test_that_a_chart_is_taken_along_as_exercise_material_with_its_own_seed(
    qtbot: QtBot, page: DebriefPage, workspace: OpenWorkspace
) -> None:
    chart = page.charts.grid.shown[0]
    qtbot.keyClick(chart, Qt.Key.Key_Menu)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    with qtbot.waitSignal(workspace.told, timeout=30_000):
        next(action for action in menu.actions() if action.text() == "Copy data").trigger()
    menu.close()

    marking, title, *rows = QGuiApplication.clipboard().text().splitlines()
    assert marking == "OFFICIAL · EXERCISE EXERCISE EXERCISE"
    assert f"seed {workspace.value.plays[0].exercise.seed} · " in title
    assert len(rows) > 10
