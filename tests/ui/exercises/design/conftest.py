"""What the tests of Design share: the real page on *October 2019* in a small workspace."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.ui.exercises.design.page import DesignPage
from planner.ui.theme.theme import Theme, apply_theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.exercises.exercises import take_shipped


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication, workspace: OpenWorkspace) -> DesignPage:
    """Design on a copy of *October 2019*, shown at the size of a small laptop."""
    apply_theme(qapp, Theme())
    workspace.apply(take_shipped, "october-2019")
    made = DesignPage(workspace, Theme(), workspace.value.exercises[0].id)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.show()
    return made


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    """Where an officer has something written."""
    return tmp_path / "written"
