"""What one workspace file holds, as values."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import Field, TypeAdapter, model_validator

from planner.domain.assurance import AssumptionNote, DecisionNote
from planner.domain.exercise import Exercise
from planner.domain.observation import Observation
from planner.domain.play import Entry, Play
from planner.domain.report_design import Issue, ReportDesign
from planner.domain.scenario import Scenario
from planner.domain.situation import Situation
from planner.domain.value import Value
from planner.domain.world import World

MARKINGS = ("OFFICIAL", "OFFICIAL-SENSITIVE", "SECRET", "TOP SECRET")


class Settings(Value):
    """What holds for the whole workspace."""

    name: str = Field(min_length=1, max_length=120)
    marking: str = "OFFICIAL"
    vocabulary: str = "PHIA"
    draws: int = Field(default=1000, ge=2, le=10_000)
    seed: int = Field(default=1, ge=0, le=2**32 - 1)
    months: int = Field(default=60, ge=1, le=240)
    world: World = World.TURNING


class Workspace(Value):
    """Settings, situations, scenarios and observations of one file, its assurance log, reports, exercises and plays."""

    settings: Settings
    situations: tuple[Situation, ...]
    scenarios: tuple[Scenario, ...]
    assumptions: tuple[AssumptionNote, ...] = ()
    decisions: tuple[DecisionNote, ...] = ()
    reports: tuple[ReportDesign, ...] = ()
    issues: tuple[Issue, ...] = ()
    exercises: tuple[Exercise, ...] = ()
    plays: tuple[Play, ...] = ()
    observations: tuple[Observation, ...] = ()

    def scenario(self, scenario_id: str) -> Scenario:
        """The scenario with this id. Raises `KeyError`."""
        found = next((found for found in self.scenarios if found.id == scenario_id), None)
        if found is None:
            raise KeyError(scenario_id)
        return found

    def situation_of(self, scenario: Scenario) -> Situation:
        """The situation under a scenario. Raises `KeyError`."""
        found = next((found for found in self.situations if found.id == scenario.situation_id), None)
        if found is None:
            raise KeyError(scenario.situation_id)
        return found


Document = AssumptionNote | DecisionNote | ReportDesign | Issue | Exercise
Kept = Settings | Situation | Scenario | Observation | Document | Play | Entry
"""Everything that is changed as one piece."""

DOCUMENTS: dict[str, tuple[str, type[Value]]] = {
    "assumption": ("assumptions", AssumptionNote),
    "decision": ("decisions", DecisionNote),
    "report": ("reports", ReportDesign),
    "issue": ("issues", Issue),
    "exercise": ("exercises", Exercise),
}
"""By kind: the workspace's field of what is kept by id alone, and its type."""

KINDS = ("settings", "situation", "scenario", "observation", "play", "entry", *DOCUMENTS)
"""Every kind of edit."""

KEPT_STEPS = 20
"""How many steps stay when old history is folded, unless another number is asked for."""

RESULTS_REST_ON = ("settings", "situation", "scenario")
"""Kinds of edits that can move results; the others never do."""

_READERS: dict[str, TypeAdapter[Any]] = {
    "settings": TypeAdapter(Settings),
    "situation": TypeAdapter(Situation),
    "scenario": TypeAdapter(Scenario),
    "observation": TypeAdapter(Observation),
    "play": TypeAdapter(Play),
    "entry": TypeAdapter(Entry),
    **{kind: TypeAdapter(found) for kind, (_, found) in DOCUMENTS.items()},
}


class Edit(Value):
    """One thing before and after; None means it is not there.

    `kind` is settings, situation, scenario, observation, assumption, decision, report, issue, exercise, play, or
    entry; an entry's id is `PLAY/NUMBER`.
    """

    kind: str
    id: str
    before: Kept | None
    after: Kept | None

    @model_validator(mode="before")
    @classmethod
    def _read_by_kind(cls, data: Any) -> Any:
        """What comes from a file is read as the kind it says it is."""
        if not isinstance(data, dict) or data.get("kind") not in _READERS:
            return data
        reader = _READERS[data["kind"]]
        read = {side: reader.validate_python(data[side]) for side in ("before", "after") if data.get(side) is not None}
        return data | read


class Change(Value):
    """One step of the history: a plain-words label and every edit it made."""

    label: str
    who: str
    when: datetime
    edits: tuple[Edit, ...]
