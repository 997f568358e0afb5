"""What the tests of Debrief share: the real page on a play of three turns, computed once with few draws."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import made_play
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.store.workspace_file import WorkspaceFile
from planner.ui.exercises.debrief.page import DebriefPage
from planner.ui.jobs import Jobs
from planner.ui.theme.theme import Theme, apply_theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.change import By

PATIENCE_MS = 90_000
TURNS = 3
OpenPage = Callable[..., DebriefPage]


@pytest.fixture(scope="session")
def _played_once(_sample_made_once: Path, tmp_path_factory: pytest.TempPathFactory, qapp: QApplication) -> Path:
    path = Path(shutil.copy(_sample_made_once, tmp_path_factory.mktemp("played") / "sample.planner"))
    jobs = Jobs()
    workspace = OpenWorkspace(WorkspaceFile.open(path), jobs, lambda: By("director", datetime(2026, 11, 19, 9, 30)))
    made_play.play_turns(workspace, made_play.begin(workspace), TURNS)
    workspace.close()
    jobs.shutdown()
    return path


@pytest.fixture
def sample_path(_played_once: Path, tmp_path: Path) -> Path:
    """A copy of the sample with a play of three turns."""
    return Path(shutil.copy(_played_once, tmp_path / "sample.planner"))


@pytest.fixture
def play_id(workspace: OpenWorkspace) -> str:
    """The play."""
    return workspace.value.plays[0].id


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """Where a person has something written; its ending is that of what is asked for."""
    return tmp_path / "written"


@pytest.fixture
def open_page(qtbot: QtBot, qapp: QApplication, workspace: OpenWorkspace, play_id: str, written: Path) -> OpenPage:
    """Shows the page, its file dialogs answered with `written`: a log, or a report as a web page."""
    apply_theme(qapp, Theme())

    def shown(width: int = 1366, height: int = 640) -> DebriefPage:
        made = DebriefPage(
            workspace,
            Theme(),
            play_id,
            ask=lambda parent, title, suggested, kinds: written.with_suffix(
                ".html" if suggested.suffix == ".pdf" else suggested.suffix
            ),
        )
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        return made

    return shown


@pytest.fixture
def page(qtbot: QtBot, open_page: OpenPage) -> DebriefPage:
    """The page with everything computed."""
    made = open_page()
    qtbot.waitUntil(lambda: made.tools.report_button.isEnabled(), timeout=PATIENCE_MS)
    return made
