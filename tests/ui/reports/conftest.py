"""What the tests of Reports share: the real screen on the sample, its scenarios computed, its dialog answered."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reports_screen import LEFT_OUT, NAME, NOW, WIDE, settle

from planner.domain.progress import silent
from planner.store.workspace_file import WorkspaceFile
from planner.ui.jobs import Jobs
from planner.ui.reports.view import ReportsView
from planner.ui.theme.theme import Theme, apply_theme
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.change import By
from planner.use_cases.reports import reports
from planner.use_cases.reports.report_requests import design_for, prepare_report
from planner.use_cases.reports.reporting import results_for


@pytest.fixture(scope="session")
def _computed_for_reports(_sample_made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = Path(shutil.copy(_sample_made_once, tmp_path_factory.mktemp("reports") / "sample.planner"))
    with WorkspaceFile.open(path) as file:
        by, value = By("returns desk", NOW), file.load()
        every = design_for(value, [scenario.id for scenario in value.scenarios])
        results_for(file, prepare_report(value, every, by), silent)
        made = reports.new_report(file, by, NAME, ("s1", "s2", "s3"), "s1").edits[0].id
        reports.change_report(file, by, made, left_out=LEFT_OUT)
    return path


@pytest.fixture
def sample_path(_computed_for_reports: Path, tmp_path: Path) -> Path:
    """A copy of the sample with few draws, all computed, with a short report on three of its scenarios."""
    return Path(shutil.copy(_computed_for_reports, tmp_path / "sample.planner"))


@pytest.fixture
def base(tmp_path: Path) -> Path:
    """What an officer types into the file dialog."""
    (tmp_path / "out").mkdir()
    return tmp_path / "out" / "Options note"


@pytest.fixture
def open_view(qtbot: QtBot, qapp: QApplication, workspace: OpenWorkspace, base: Path) -> Callable[..., ReportsView]:
    """Shows the screen, its dialog answered with `base`."""
    apply_theme(qapp, Theme())

    def shown(width: int = WIDE, height: int = 900) -> ReportsView:
        made = ReportsView(workspace, Theme(), ask=lambda parent, suggested, endings: base)
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        return made

    return shown


@pytest.fixture
def view(qtbot: QtBot, workspace: OpenWorkspace, open_view: Callable[..., ReportsView]) -> ReportsView:
    """The screen with a report on the first three scenarios, its pages set."""
    workspace.set_ticked(["s1", "s2", "s3"])
    made = open_view()
    made.reveal("ticked")
    settle(qtbot, made)
    return made


@pytest.fixture
def read_only(sample_path: Path, jobs: Jobs) -> Iterator[OpenWorkspace]:
    """The sample while somebody else holds it."""
    with WorkspaceFile.open(sample_path):
        made = OpenWorkspace(WorkspaceFile.open(sample_path), jobs, lambda: By("returns desk", NOW))
        made.set_ticked(["s1", "s2", "s3"])
        yield made
        made.close()
