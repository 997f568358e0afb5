"""A workspace nested as deeply as a file may be."""

from __future__ import annotations

from planner.domain.scenario import Scenario, Sign
from planner.domain.workspace import Settings, Workspace
from planner.system.situations import shipped_situations


def deep_workspace(count: int, deep: int) -> Workspace:
    """So many scenarios in chains of so many, each building on the one before; children stand first."""
    situation = shipped_situations()[0]
    scenarios = tuple(
        Scenario(
            id=f"s{number + 1}",
            name=f"Option {number + 1}",
            situation_id=situation.id,
            parent_id=f"s{number}" if number % deep else None,
            sign=Sign(letter=f"L{number}", colour=1 + number % 6, dash=1 + number % 4),
            position=0 if number % deep else number,
        )
        for number in reversed(range(count))
    )
    return Workspace(settings=Settings(name="Deep", draws=2), situations=(situation,), scenarios=scenarios)
