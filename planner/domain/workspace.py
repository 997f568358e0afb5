"""What one workspace file holds, as values."""

from __future__ import annotations

from datetime import datetime

from pydantic import Field

from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.domain.value import Value

MARKINGS = ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET")


class Settings(Value):
    """What holds for the whole workspace."""

    name: str = Field(min_length=1, max_length=120)
    marking: str = "OFFICIAL"
    vocabulary: str = "PHIA"
    draws: int = Field(default=1000, ge=2, le=10_000)
    seed: int = Field(default=1, ge=0, le=2**32 - 1)
    months: int = Field(default=60, ge=1, le=240)


class Workspace(Value):
    """Settings, situations and scenarios of one file."""

    settings: Settings
    situations: tuple[Situation, ...]
    scenarios: tuple[Scenario, ...]

    def scenario(self, scenario_id: str) -> Scenario:
        """The scenario with this id. Raises `KeyError`."""
        return next(found for found in self.scenarios if found.id == scenario_id)

    def situation_of(self, scenario: Scenario) -> Situation:
        """The situation under a scenario."""
        return next(found for found in self.situations if found.id == scenario.situation_id)


class Edit(Value):
    """One thing before and after: `kind` is settings, situation or scenario; None means it is not there."""

    kind: str
    id: str
    before: Settings | Situation | Scenario | None
    after: Settings | Situation | Scenario | None


class Change(Value):
    """One step of the history: a plain-words label and every edit it made."""

    label: str
    who: str
    when: datetime
    edits: tuple[Edit, ...]
