"""Scenarios: layers over a situation. A child stores only what differs from its parent; the last layer wins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
    chain: dict[str, Scenario] = {}
    current: str | None = scenario_id
    while current is not None:
        scenario = by_id.get(current)
        if scenario is None:
            raise InputError("A scenario in this workspace builds on one that is no longer there.")
        if current in chain:
            raise InputError(f"“{scenario.name}” would inherit from itself; choose another parent.")
        chain[current] = scenario
        current = scenario.parent_id
    return tuple(reversed(chain.values()))


def descendants(scenarios: Sequence[Scenario], scenario_id: str) -> tuple[Scenario, ...]:
    """Every scenario below this one, parents before children; in a circle each of them once."""
    by_parent = _by_parent(scenarios)
    return tuple(found for found, _ in _below(by_parent, by_parent.get(scenario_id, ())))


def tree(scenarios: Sequence[Scenario]) -> Iterator[tuple[Scenario, int]]:
    """Parents before their children with their depth, siblings by position then id.

    One whose parent is not here is a root; whatever goes round in a circle is left out.
    """
    ranked = sorted(scenarios, key=lambda scenario: (scenario.position, scenario.id))
    known = {scenario.id for scenario in scenarios}
    roots = [scenario for scenario in ranked if scenario.parent_id not in known]
    return _below(_by_parent(ranked), roots)


def in_tree_order(scenarios: Sequence[Scenario]) -> tuple[Scenario, ...]:
    """Parents before their children, siblings by position then id; whatever hangs on no root comes last."""
    found = tuple(scenario for scenario, _ in tree(scenarios))
    placed = {scenario.id for scenario in found}
    rest = (scenario for scenario in scenarios if scenario.id not in placed)
    return found + tuple(sorted(rest, key=lambda scenario: (scenario.position, scenario.id)))


def astray(scenarios: Sequence[Scenario]) -> tuple[Scenario, ...]:
    """Those whose ancestors lead to no root: `lineage` raises for them, and for no others."""
    by_parent = _by_parent(scenarios)
    rooted = {scenario.id for scenario, _ in _below(by_parent, by_parent.get(None, ()))}
    return tuple(scenario for scenario in scenarios if scenario.id not in rooted)


def _by_parent(scenarios: Sequence[Scenario]) -> dict[str | None, list[Scenario]]:
    children: dict[str | None, list[Scenario]] = {}
    for scenario in scenarios:
        children.setdefault(scenario.parent_id, []).append(scenario)
    return children


def _below(
    by_parent: Mapping[str | None, Sequence[Scenario]], first: Sequence[Scenario]
) -> Iterator[tuple[Scenario, int]]:
    """`first` and all that build on them, each once, with their depth; a loop, because a file may nest them deeply."""
    waiting = [(scenario, 0) for scenario in reversed(first)]
    seen: set[str] = set()
    while waiting:
        scenario, depth = waiting.pop()
        if scenario.id not in seen:
            seen.add(scenario.id)
            yield scenario, depth
            waiting.extend((child, depth + 1) for child in reversed(by_parent.get(scenario.id, ())))
