"""Small scenarios on the shipped situation."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from planner.domain.scenario import Authorship, Event, Override, Scenario, Sign
from planner.domain.schedule import parse_schedule
from planner.system.situations import shipped_situations

SITUATION = shipped_situations()[0]
BY = Authorship(who="analyst", when=datetime(2019, 11, 1, tzinfo=UTC))


def scenario(name: str, settings: Mapping[tuple[str, str], str], *events: Event) -> Scenario:
    """A root scenario that sets these levers, by name and members, to these schedules."""
    overrides = tuple(
        Override(lever=lever, members=members, schedule=parse_schedule(schedule), authorship=BY)
        for (lever, members), schedule in settings.items()
    )
    return Scenario(
        id=name,
        name=name,
        situation_id=SITUATION.id,
        sign=Sign(letter=name, colour=1, dash=1),
        overrides=overrides,
        events=events,
    )
