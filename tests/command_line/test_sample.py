"""The sample made ready before the window opens."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from pathlib import Path

from planner.command_line.console import Console
from planner.command_line.sample import prepare_sample
from planner.domain.world import World
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.folders import SAMPLE
from planner.use_cases.settings import change_settings
from planner.use_cases.workspaces import sample_workspace

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def _sample_with_few_draws(folder: Path) -> Path:
    path = folder / SAMPLE
    with sample_workspace(path, By("analyst", NOW)) as file:
        settings = file.load().settings
        change_settings(file, By("analyst", NOW), settings.model_copy(update={"draws": 4}))
    return path


def test_that_every_scenario_of_the_sample_is_computed_once(tmp_path: Path) -> None:
    path, said = _sample_with_few_draws(tmp_path), io.StringIO()

    first = prepare_sample(Console(io.StringIO(), said), NOW, tmp_path)
    again = prepare_sample(Console(io.StringIO(), said), NOW, tmp_path)

    assert (first, again) == (0, 0)
    assert said.getvalue() == "Computing the sample workspace, once: 4 scenarios, 4 draws each.\n"
    with WorkspaceFile.open(path) as file:
        workspace = file.load()
        requests = [
            projecting.prepare(workspace, scenario.id, draws=4, seed=1, months=60, world=World.TURNING)
            for scenario in workspace.scenarios
        ]
        assert all(projecting.cached(file, request, with_draws=False) for request in requests)


def test_that_a_sample_open_elsewhere_is_left_alone(tmp_path: Path) -> None:
    path, said = _sample_with_few_draws(tmp_path), io.StringIO()

    with WorkspaceFile.open(path):
        assert prepare_sample(Console(io.StringIO(), said), NOW, tmp_path) == 0

    assert said.getvalue() == ""
