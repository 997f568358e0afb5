"""What the window's tests share: an open workspace on the sample."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planner.store.workspace_file import WorkspaceFile
from planner.ui.jobs import Jobs
from planner.ui.workspace import OpenWorkspace
from planner.use_cases.change import By


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
