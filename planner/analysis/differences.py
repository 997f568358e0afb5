"""What differs between scenarios: levers and events side by side, in words."""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.analysis.today import today_words
from planner.domain.period import Month
from planner.domain.scenario import Event, Operation, Scenario
from planner.domain.schedule import Schedule, Shape
from planner.domain.situation import Situation, read_members
from planner.domain.wording import THIN, published, setting_text
from planner.system.catalogue import Lever
from planner.system.inputs import lever_path, member_cells
from planner.system.levers import LEVER_BY_NAME, LEVERS

Texts = tuple[str, ...]


@dataclass(frozen=True)
class LeverDifference:
    """One lever, for some members: what each scenario does with it, the reference first.

    `texts` tell the whole course; `decided` only what the scenario's own decision says, empty for today's practice.
    """

    lever: Lever
    members: str
    texts: Texts
    decided: Texts

    @property
    def title(self) -> str:
        """`Guard ratio: SDF prisons`."""
        return f"{self.lever.title}: {self.members}" if self.members else self.lever.title

    def same_as_reference(self, index: int) -> bool:
        """Whether the scenario at `index` leaves this lever as the reference does."""
        return self.texts[index] == self.texts[0]


@dataclass(frozen=True)
class EventDifference:
    """One event: what it does, and in which scenarios it happens, the reference first."""

    name: str
    words: str
    happens: tuple[bool, ...]


@dataclass(frozen=True)
class WhatDiffers:
    """Everything that differs between scenarios, in the order they were given."""

    scenario_ids: Texts
    levers: tuple[LeverDifference, ...]
    events: tuple[EventDifference, ...]


def what_differs(situation: Situation, chains: Sequence[Sequence[Scenario]]) -> WhatDiffers:
    """Lever by lever, where any scenario departs from the reference. `chains` are lineages, root first; the first
    one is the reference's."""
    touched = {override.lever for chain in chains for scenario in chain for override in scenario.overrides}
    levers = [lever for lever in LEVERS if lever.name in touched]
    rows = (row for lever in levers for row in _lever_rows(situation, chains, lever))
    return WhatDiffers(
        scenario_ids=tuple(chain[-1].id for chain in chains), levers=tuple(rows), events=_event_rows(chains)
    )


def lever_words(situation: Situation, chain: Sequence[Scenario], lever: Lever, members: str) -> str:
    """What a scenario does with one cell of a lever: `today: 300 a month, then 450 from Mar 2020`."""
    path = lever_path(situation, chain, lever.name, members)
    if path.source is None or path.override is None:
        return f"today: {today_words(situation, lever, members)}"
    first, words = path.override.schedule.first_month, schedule_words(path.override.schedule, lever)
    if first is None or first <= situation.start:
        return words
    above = [scenario.id for scenario in chain].index(path.source.id)
    return f"{lever_words(situation, chain[:above], lever, members)}, then {words}"


def decided_words(situation: Situation, chain: Sequence[Scenario], lever: Lever, members: str) -> str:
    """The decision in force for one cell, without what held before it; empty for today's practice."""
    override = lever_path(situation, chain, lever.name, members).override
    return schedule_words(override.schedule, lever) if override else ""


def schedule_words(schedule: Schedule, lever: Lever) -> str:
    """A schedule in words, in the lever's unit: `450 from Mar 2020, 600 from Sep 2020`."""
    if schedule.shape is Shape.CLEAR:
        start = f" from {schedule.first_month.label}" if schedule.first_month else ""
        return f"everyone eligible within {published(schedule.points[0].value)} months{start}"
    values = [setting_text(point.value, lever.quantity) for point in schedule.points]
    months = [_label(point.month) for point in schedule.points]
    if schedule.shape is Shape.CONSTANT:
        return values[0]
    if schedule.shape is Shape.STEPS:
        return ", ".join(f"{value} from {month}" for value, month in zip(values, months, strict=True))
    return " to ".join(f"{value} in {month}" for value, month in zip(values, months, strict=True))


def event_words(event: Event) -> str:
    """What an event does: `guard ratio × 0.5 at SDF prisons, Oct 2022, 3 months`."""
    lever = LEVER_BY_NAME.get(event.target)
    target = (lever.title if lever else event.target.replace("_", " ")).lower()
    members = members_words(event.members)
    amount = published(event.value)
    effect = {
        Operation.SET: f"set to {amount}",
        Operation.MULTIPLY: f"×{THIN}{amount}",
        Operation.ADD: f"plus {amount}" if event.value >= 0 else f"minus {published(-event.value)}",
    }[event.operation]
    lasts = "1 month" if event.months == 1 else f"{event.months} months"
    where = f" ({members})" if members else ""
    return f"{target}{where} {effect}, from {event.start.label} for {lasts}"


def members_words(members: str) -> str:
    """`site=SDF prisons+SDF camps;cohort=men` as `SDF prisons, SDF camps; men`."""
    return "; ".join(", ".join(names) for names in read_members(members).values())


def _lever_rows(
    situation: Situation, chains: Sequence[Sequence[Scenario]], lever: Lever
) -> tuple[LeverDifference, ...]:
    everyone = member_cells(situation, lever)
    alike: dict[Texts, list[str]] = {}
    for cell in everyone:
        said = tuple(lever_words(situation, chain, lever, cell) for chain in chains)
        if any(words != said[0] for words in said):
            alike.setdefault(said, []).append(cell)
    return tuple(
        LeverDifference(lever, words, said, tuple(decided_words(situation, chain, lever, cells[0]) for chain in chains))
        for said, cells in alike.items()
        for words in _selections(cells, _names(everyone))
    )


def _selections(cells: Sequence[str], everyone: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Cells as few selections in words; a dimension that is whole is left out."""
    named = _names(cells)
    size = 1
    for names in named.values():
        size *= len(names)
    if size == len(cells) or len(named) < 2:
        parts = [", ".join(names) for dimension, names in named.items() if len(names) < len(everyone[dimension])]
        return ("; ".join(parts),)
    first = next(iter(named))
    by_rest: dict[Texts, list[str]] = {}
    for name in named[first]:
        mine = [cell for cell in cells if read_members(cell)[first] == (name,)]
        by_rest.setdefault(tuple(cell.partition(";")[2] for cell in mine), []).extend(mine)
    groups = list(by_rest.values())
    if len(groups) == 1:
        return (f"{len(cells)} selections",)
    return tuple(itertools.chain.from_iterable(_selections(group, everyone) for group in groups))


def _names(cells: Sequence[str]) -> dict[str, list[str]]:
    """Every member named in the cells, by dimension, each once, in order."""
    named: dict[str, dict[str, None]] = {}
    for cell in cells:
        for dimension, names in read_members(cell).items():
            named.setdefault(dimension, {}).update(dict.fromkeys(names))
    return {dimension: list(names) for dimension, names in named.items()}


def _event_rows(chains: Sequence[Sequence[Scenario]]) -> tuple[EventDifference, ...]:
    events = {event.id: event for chain in chains for scenario in chain for event in scenario.events}
    held = [{event.id for scenario in chain for event in scenario.events} for chain in chains]
    rows = (
        EventDifference(event.name, event_words(event), tuple(event.id in ids for ids in held))
        for event in sorted(events.values(), key=lambda event: (event.start, event.name))
    )
    return tuple(row for row in rows if not all(row.happens))


def _label(month: Month | None) -> str:
    return month.label if month else "the start"
