"""The bench measures what it says: fifty scenarios, each with a kept result."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from planner.domain.world import World
from planner.system.run import project
from planner.use_cases.bench import SCENARIOS, fill, open_all
from planner.use_cases.change import By
from planner.use_cases.workspaces import new_workspace


def test_that_the_file_of_the_bench_holds_fifty_scenarios_with_kept_results(tmp_path: Path) -> None:
    path, by = tmp_path / "fifty.planner", By("bench", datetime(2026, 11, 20, tzinfo=UTC))
    with new_workspace(path, situation_id="nes-2019", name="Fifty", marking="OFFICIAL", by=by) as file:
        workspace = file.load()
    root = workspace.scenarios[0]
    fill(path, by, project(workspace.situation_of(root), (root,), months=2, draws=2, seed=1, world=World.TURNING))
    assert open_all(path) == SCENARIOS
