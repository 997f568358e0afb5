"""The sample workspace, made and computed before the window opens it."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from planner.command_line.console import Console
from planner.use_cases import folders, projecting
from planner.use_cases.change import By
from planner.use_cases.reports import reporting
from planner.use_cases.workspaces import open_workspace, sample_workspace

_ROLE = "policy officer"


def prepare_sample(console: Console, now: datetime, folder: Path | None = None) -> int:
    """`planner --prepare-sample`: this user's sample, with the results of all its scenarios; once, later at once."""
    path = (folder or folders.documents()) / folders.SAMPLE
    path.parent.mkdir(parents=True, exist_ok=True)
    with open_workspace(path) if path.exists() else sample_workspace(path, By(_ROLE, now)) as file:
        if file.read_only:
            return 0
        workspace = file.load()
        requests = [projecting.prepare_as_set(workspace, scenario.id) for scenario in workspace.scenarios]
        missing = [one for one in requests if projecting.cached(file, one, with_draws=False) is None]
        if missing:
            console.say(
                f"Computing the sample workspace, once: {len(missing)} scenarios, {missing[0].draws} draws each."
            )
            reporting.projected(file, missing, console.progress)
    return 0
