"""A new workspace on the default situation, and somebody who acts in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By
from planner.use_cases.workspaces import new_workspace


@pytest.fixture(scope="session")
def by() -> By:
    return By("returns desk", datetime(2026, 11, 20, 15, 42, tzinfo=UTC))


@pytest.fixture
def file(tmp_path: Path, by: By) -> Iterator[WorkspaceFile]:
    """Holds s1 “As in 2019” and its children s2 “Nobody repatriated”, s3 “Families home…”, s4 “Guarded prisons”."""
    path = tmp_path / "returns.planner"
    with new_workspace(path, situation_id="nes-2019", name="Returns", marking="OFFICIAL", by=by) as made:
        yield made
