"""Scenarios: layers over a situation. A child stores only what differs from its parent; the last layer wins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from pydantic import Field

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.schedule import Schedule
from planner.domain.value import Value


class Status(StrEnum):
    """How far a scenario has been agreed."""

    DRAFT = "draft"
    REVIEWED = "reviewed"
    FINAL = "final"


class Operation(StrEnum):
    """What an event does to its target while it lasts."""

    SET = "set"
    MULTIPLY = "multiply"
    ADD = "add"


class Authorship(Value):
    """Who changed something (a role, not a person), when, and why."""

    who: str
    when: datetime
    why: str = ""


class Override(Value):
    """One lever set here, for a selection of members (`origin=France+Germany;cohort=women`; empty = all)."""

    lever: str
    members: str = ""
    schedule: Schedule
    authorship: Authorship

    @property
    def key(self) -> tuple[str, str]:
        """What makes an override unique inside its scenario."""
        return self.lever, self.members


class Event(Value):
    """A dated shock on a lever or parameter: from a month, for some months."""

    id: str
    name: str
    start: Month
    months: int = Field(ge=1, le=240)
    target: str
    members: str = ""
    operation: Operation
    value: float
    authorship: Authorship


class Sign(Value):
    """A scenario's three signs, given together and never changed by colour alone: letter, colour 1–6, dash 1–4."""

    letter: str
    colour: int = Field(ge=1, le=6)
    dash: int = Field(ge=1, le=4)


class Scenario(Value):
    """A named set of decisions and events on a situation or on a parent scenario."""

    id: str
    name: str = Field(min_length=1, max_length=120)
    situation_id: str
    parent_id: str | None = None
    sign: Sign
    position: int = 0
    status: Status = Status.DRAFT
    bookmarked: bool = False
    description: str = ""
    overrides: tuple[Override, ...] = ()
    events: tuple[Event, ...] = ()


def lineage(scenarios: Sequence[Scenario], scenario_id: str) -> tuple[Scenario, ...]:
    """The scenario and its ancestors, root first. Raises `InputError` on a missing parent or a circle."""
    by_id = {scenario.id: scenario for scenario in scenarios}
    chain: list[Scenario] = []
    current: str | None = scenario_id
    while current is not None:
        scenario = by_id.get(current)
        if scenario is None:
            raise InputError("A scenario in this workspace builds on one that is no longer there.")
        if scenario in chain:
            raise InputError(f"“{scenario.name}” would inherit from itself; choose another parent.")
        chain.append(scenario)
        current = scenario.parent_id
    return tuple(reversed(chain))


def descendants(scenarios: Sequence[Scenario], scenario_id: str) -> tuple[Scenario, ...]:
    """Every scenario below this one, parents before children."""
    children = [scenario for scenario in scenarios if scenario.parent_id == scenario_id]
    return tuple(found for child in children for found in (child, *descendants(scenarios, child.id)))


def in_tree_order(scenarios: Sequence[Scenario]) -> tuple[Scenario, ...]:
    """Parents before their children, siblings by position then id; whatever hangs on no root comes last."""
    known = {scenario.id for scenario in scenarios}
    ranked = sorted(scenarios, key=lambda scenario: (scenario.position, scenario.id))
    roots = [scenario for scenario in ranked if scenario.parent_id not in known]
    found = tuple(scenario for root in roots for scenario in (root, *descendants(ranked, root.id)))
    placed = {scenario.id for scenario in found}
    return found + tuple(scenario for scenario in ranked if scenario.id not in placed)
