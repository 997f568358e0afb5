"""What the window's tests share: an open workspace on the sample."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from planner.store.workspace_file import WorkspaceFile
from planner.ui.collecting import collect_here
from planner.ui.jobs import Jobs
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.change import By


@pytest.fixture(autouse=True)
def _widgets_end_with_their_test(qapp: QApplication) -> Iterator[None]:
    """Without a running event loop deleted widgets would stay, and every new style would dress them all again."""
    collect_here(qapp)
    yield
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture
def jobs(qapp: QApplication) -> Iterator[Jobs]:
    """Real workers, stopped after the test."""
    made = Jobs()
    yield made
    made.shutdown()


@pytest.fixture
def workspace(sample_path: Path, jobs: Jobs) -> Iterator[OpenWorkspace]:
    """The sample, open."""
    made = OpenWorkspace(WorkspaceFile.open(sample_path), jobs, lambda: By("returns desk", datetime(2026, 11, 20)))
    yield made
    made.close()
