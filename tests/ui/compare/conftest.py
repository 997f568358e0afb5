"""What the tests of Compare share: the real screen on the sample, shown at a size, with every scenario computed."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from comparing import OpenView, settle
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.progress import silent
from planner.domain.value import changed
from planner.store.workspace_file import WorkspaceFile
from planner.ui.compare.view import CompareView
from planner.ui.theme.theme import Theme, apply_theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.settings import change_settings

DRAWS = 100
"""The fewest with a range, of 50 %."""


@pytest.fixture(scope="session")
def _computed_once(_sample_made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(_sample_made_once, tmp_path_factory.mktemp("computed") / "sample.planner"))
    with WorkspaceFile.open(path) as file:
        change_settings(file, By("returns desk", datetime(2026, 11, 20)), changed(file.load().settings, draws=DRAWS))
        value = file.load()
        for scenario in value.scenarios:
            request = projecting.prepare_as_set(value, scenario.id)
            projecting.keep(file, projecting.compute(request, silent))
    return path


@pytest.fixture
def sample_path(_computed_once: Path, tmp_path: Path) -> Path:
    """A copy of the sample with few draws, whose four scenarios are computed already."""
    return Path(shutil.copy(_computed_once, tmp_path / "sample.planner"))


@pytest.fixture
def csv_path(tmp_path: Path) -> Path:
    """Where an officer has the table written."""
    return tmp_path / "table.csv"


@pytest.fixture
def open_view(qtbot: QtBot, qapp: QApplication, workspace: OpenWorkspace, csv_path: Path) -> OpenView:
    """Shows the screen, its dialog answered with `csv_path`."""
    apply_theme(qapp, Theme())

    def shown(width: int = 1366, height: int = 640) -> CompareView:
        made = CompareView(workspace, Theme(), ask=lambda parent, suggested: csv_path)
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        return made

    return shown


@pytest.fixture
def view(qtbot: QtBot, workspace: OpenWorkspace, open_view: OpenView) -> CompareView:
    """The screen with the first three scenarios compared and pictured."""
    workspace.set_ticked(["s1", "s2", "s3"])
    made = open_view()
    settle(qtbot, made)
    return made
