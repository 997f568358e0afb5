"""Scenarios made at random from a seed, with settings and events of every kind, all of which may be set."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from planner.domain.errors import InputError
from planner.domain.scenario import Authorship, Event, Operation, Override, Scenario, Sign
from planner.domain.schedule import Schedule, clear, constant, ramp, steps
from planner.domain.situation import Situation, write_members
from planner.system.admission import check_event, check_override
from planner.system.catalogue import Lever
from planner.system.inputs import members_of_dimension
from planner.system.levers import LEVERS

BY = Authorship(who="test", when=datetime(2019, 11, 1, tzinfo=UTC))


def random_scenario(situation: Situation, seed: int) -> Scenario:
    """Up to six settings and three events."""
    chance = random.Random(seed)
    overrides = [_override(situation, chance) for _ in range(chance.randint(0, 6))]
    events = [_event(situation, chance, number) for number in range(chance.randint(0, 3))]
    return Scenario(
        id=f"r{seed}",
        name=f"random {seed}",
        situation_id=situation.id,
        sign=Sign(letter="A", colour=1, dash=1),
        overrides=tuple(one for one in overrides if one is not None),
        events=tuple(one for one in events if one is not None),
    )


def _override(situation: Situation, chance: random.Random) -> Override | None:
    lever = chance.choice(LEVERS)
    members, schedule = _members(situation, lever, chance), _schedule(situation, lever, chance)
    try:
        check_override(situation, lever.name, members, schedule)
    except InputError:
        return None
    return Override(lever=lever.name, members=members, schedule=schedule, authorship=BY)


def _members(situation: Situation, lever: Lever, chance: random.Random) -> str:
    chosen = {}
    for dimension in lever.dimensions:
        names = members_of_dimension(situation, lever, dimension)
        if names and chance.random() < 0.6:
            chosen[dimension] = tuple(chance.sample(names, chance.randint(1, len(names))))
    return write_members(chosen)


def _schedule(situation: Situation, lever: Lever, chance: random.Random) -> Schedule:
    if lever.can_clear and chance.random() < 0.4:
        return clear(chance.randint(1, 36))
    first, second = (_value(lever, chance) for _ in range(2))
    kind = chance.choice(("constant", "steps", "ramp"))
    months = situation.start.plus(chance.randint(0, 4)), situation.start.plus(chance.randint(5, 12))
    if kind == "constant":
        return constant(first)
    return (steps if kind == "steps" else ramp)((months[0], first), (months[1], second))


def _value(lever: Lever, chance: random.Random) -> float:
    value = lever.minimum + (lever.maximum - lever.minimum) * chance.random() ** 3
    return float(round(value)) if lever.maximum - lever.minimum <= 2 or lever.maximum > 50 else round(value, 2)


def _event(situation: Situation, chance: random.Random, number: int) -> Event | None:
    target = chance.choice(("custodian_change", chance.choice(LEVERS).name, "routine_escape", "death_at_large"))
    operation = Operation.SET if target == "custodian_change" else chance.choice(tuple(Operation))
    event = Event(
        id=f"e{number}",
        name=f"event {number}",
        start=situation.start.plus(chance.randint(0, 10)),
        months=chance.randint(1, 6),
        target=target,
        operation=operation,
        value=round(chance.random() * 2, 2) if target != "custodian_change" else round(chance.random(), 2),
        authorship=BY,
    )
    try:
        check_event(situation, event)
    except InputError:
        return None
    return event
