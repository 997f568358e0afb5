"""Two states of one workspace side by side: what is only here, only in the file, or different in the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from planner.domain.scenario import Scenario
from planner.domain.value import Value
from planner.domain.workspace import DOCUMENTS, Workspace

ABSENT = "not there"
AS_IT_STANDS = "there"
_LONGEST = 120


@dataclass(frozen=True)
class Line:
    """One thing that differs: what it is, how it is here, and how it is in the file."""

    what: str
    here: str
    there: str


def what_differs(here: Workspace, there: Workspace) -> tuple[Line, ...]:
    """Every difference in an officer's words; empty when both hold the same."""
    fields = {"situation": "situations", "scenario": "scenarios", "observation": "observations", "play": "plays"}
    fields |= {kind: field for kind, (field, _) in DOCUMENTS.items()}
    lines = list(_of_values("settings", here.settings, there.settings))
    for kind, field in fields.items():
        ours = {found.id: found for found in getattr(here, field)}
        theirs = {found.id: found for found in getattr(there, field)}
        for id_ in {**ours, **theirs}:
            lines += _of_things(kind, ours.get(id_), theirs.get(id_))
    return tuple(lines)


def _of_things(kind: str, ours: Any, theirs: Any) -> Iterator[Line]:
    if ours == theirs:
        return
    name = f"{kind} “{_name(ours or theirs)}”"
    if ours is None or theirs is None:
        yield Line(name, ABSENT if ours is None else AS_IT_STANDS, ABSENT if theirs is None else AS_IT_STANDS)
    elif isinstance(ours, Scenario):
        yield from _of_scenarios(name, ours, theirs)
    else:
        yield from _of_values(name, ours, theirs)


def _of_scenarios(name: str, ours: Scenario, theirs: Scenario) -> Iterator[Line]:
    for what, mine, its in (("", _levers(ours), _levers(theirs)), ("event ", _events(ours), _events(theirs))):
        for key in {**mine, **its}:
            if mine.get(key) != its.get(key):
                yield Line(f"{name}: {what}{key}", mine.get(key, ABSENT), its.get(key, ABSENT))
    yield from _of_values(name, ours, theirs, leaving=("overrides", "events"))


def _of_values(name: str, ours: Value, theirs: Value, leaving: tuple[str, ...] = ()) -> Iterator[Line]:
    for field in type(ours).model_fields:
        mine, its = getattr(ours, field), getattr(theirs, field)
        if mine != its and field not in leaving:
            yield Line(f"{name}: {field.replace('_', ' ')}", _short(mine), _short(its))


def _levers(scenario: Scenario) -> dict[str, str]:
    return {f"{one.lever}{f'[{one.members}]' if one.members else ''}": str(one.schedule) for one in scenario.overrides}


def _events(scenario: Scenario) -> dict[str, str]:
    return {f"“{one.name}”": f"{one.start}, {one.months} months, {one.value:g}" for one in scenario.events}


def _name(value: Any) -> str:
    return str(getattr(value, "name", "") or value.id)


def _short(value: Any) -> str:
    """Plain values in a line; of larger ones how much there is."""
    if isinstance(value, tuple):
        return f"{len(value)} of them"
    if isinstance(value, Value):
        return AS_IT_STANDS
    text = str(value) if value is not None else "none"
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"
