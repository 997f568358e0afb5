"""Scenarios and events in one line each, on the shipped situations."""

from __future__ import annotations

from datetime import UTC, datetime

from planner.domain.period import Month
from planner.domain.scenario import Authorship, Event, Operation, Override, Scenario, Sign
from planner.domain.schedule import Schedule, parse_schedule
from planner.domain.situation import Situation
from planner.system.situations import shipped_situations

NES, RECONSTRUCTION = shipped_situations()
NOTED = Authorship(who="analyst", when=datetime(2026, 11, 20, tzinfo=UTC))


def schedule_of(words: str | float | Schedule) -> Schedule:
    return words if isinstance(words, Schedule) else parse_schedule(str(words))


def scenario(
    *overrides: tuple[str, str, str | float | Schedule], events: tuple[Event, ...] = (), name: str = "made"
) -> Scenario:
    """`scenario(("exit_screening", "origin=France", "2@2020-03"))`."""
    return Scenario(
        id=name,
        name=name,
        situation_id=NES.id,
        sign=Sign(letter="A", colour=1, dash=1),
        overrides=tuple(
            Override(lever=lever, members=members, schedule=schedule_of(words), authorship=NOTED)
            for lever, members, words in overrides
        ),
        events=events,
    )


def event(
    target: str, operation: str, value: float, *, at: str = "2020-05", months: int = 3, members: str = ""
) -> Event:
    """`event("pull", "multiply", 4, at="2020-06", months=12)`."""
    return Event(
        id="e1",
        name="shock",
        start=Month.parse(at),
        months=months,
        target=target,
        members=members,
        operation=Operation(operation),
        value=value,
        authorship=NOTED,
    )


def month_of(text: str, situation: Situation = NES) -> int:
    """The row of a month in a situation."""
    return Month.parse(text) - situation.start
