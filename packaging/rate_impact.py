"""Measures the impact of every assumption and writes `resources/assurance/impact.csv`; some minutes.

Run it again, and look at what changed, whenever the model's version changes: `python packaging/rate_impact.py`.
"""

from __future__ import annotations

import csv
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from planner import assets
from planner.analysis.impact import measure
from planner.domain.scenario import lineage
from planner.domain.world import World
from planner.system.wired import MODEL_VERSION
from planner.use_cases.change import By
from planner.use_cases.workspaces import sample_workspace

DRAWS, SEED = 1000, 1


def main() -> None:
    """The sample's scenarios: “As in 2019” for the levels, the others for the changes."""
    with TemporaryDirectory() as folder:
        file = sample_workspace(Path(folder) / "sample.planner", By("model owner", datetime.now(UTC)))
        with file:
            workspace = file.load()
    scenarios = workspace.scenarios
    chains = {scenario.name: lineage(scenarios, scenario.id) for scenario in scenarios}
    found = measure(
        workspace.situation_of(scenarios[0]), chains, draws=DRAWS, seed=SEED, world=World.TURNING, report=_say
    )
    with assets.resource("assurance", "impact.csv").open("w", encoding="utf-8", newline="") as out:
        table = csv.writer(out, lineterminator="\n")
        table.writerow(("id", "impact", "strength", "basis", "model_version"))
        table.writerows((one.id, one.grade or "", f"{one.strength:.2f}", one.basis, MODEL_VERSION) for one in found)


def _say(fraction: float, note: str) -> None:
    sys.stderr.write(f"{fraction:4.0%} {note}\n")


if __name__ == "__main__":
    main()
