"""The numbered flags of a scenario: its decisions and events by month, its own and its ancestors'."""

from __future__ import annotations

from collections.abc import Sequence

from planner.analysis.differences import event_words
from planner.domain.period import Month
from planner.domain.scenario import Override, Scenario
from planner.domain.schedule import Shape
from planner.domain.situation import Situation
from planner.domain.wording import setting_text
from planner.system.levers import LEVER_BY_NAME
from planner.ui.plots.content import Flag

MOST = 9
"""Numbered flags that fit under a chart; beyond it the inherited decisions go first."""


def flags_of(situation: Situation, chain: Sequence[Scenario], horizon: Month) -> tuple[Flag, ...]:
    """Flags in the order of time, numbered from 1. `chain` is the lineage, root first."""
    here = chain[-1]
    found = [
        (month, _joined(words), False, "" if scenario is here else scenario.sign.letter)
        for scenario in chain
        for month, words in _decisions(scenario, situation).items()
    ]
    found += [
        (event.start, event_words(event), True, "" if scenario is here else scenario.sign.letter)
        for scenario in chain
        for event in scenario.events
    ]
    inside = [flag for flag in found if situation.start <= flag[0] <= horizon]
    if len(inside) > MOST:
        inside = [flag for flag in inside if flag[2] or not flag[3]][:MOST]
    inside.sort(key=lambda flag: flag[0])
    return tuple(
        Flag(number, month, words, is_event, letter)
        for number, (month, words, is_event, letter) in enumerate(inside, start=1)
    )


def _decisions(scenario: Scenario, situation: Situation) -> dict[Month, list[str]]:
    by_month: dict[Month, list[str]] = {}
    for override in scenario.overrides:
        for month, words in _marks(override, situation.start):
            by_month.setdefault(month, []).append(words)
    return by_month


def _marks(override: Override, start: Month) -> list[tuple[Month, str]]:
    lever = LEVER_BY_NAME[override.lever]
    name = lever.short or lever.title
    points = override.schedule.points
    if override.schedule.shape is Shape.CLEAR:
        return [(points[0].month or start, f"Clear in {points[0].value:.0f} months")]
    ends = points if override.schedule.shape is not Shape.POINTS else (points[0], points[-1])
    return [(point.month or start, f"{name} {setting_text(point.value, lever.quantity)}") for point in ends]


def _joined(words: Sequence[str]) -> str:
    unique = list(dict.fromkeys(words))
    return ", ".join(unique) if len(unique) <= 2 else f"{unique[0]} and {len(unique) - 1} more"
