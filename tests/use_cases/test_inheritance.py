"""Scenarios are layers: in every month and cell the last layer that speaks there wins."""

from __future__ import annotations

from datetime import UTC, datetime

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.period import Month
from planner.domain.scenario import Authorship, Override, Scenario, Sign
from planner.domain.schedule import Schedule, constant, ramp, steps
from planner.domain.situation import read_members
from planner.system.inputs import lever_path
from planner.system.situations import shipped_situations

SITUATION = shipped_situations()[0]
LEVER = "exit_screening"
TODAY = 1.0
ORIGINS = ("France", "Germany", "Russia")
NOTED = Authorship(who="analyst", when=datetime(2026, 11, 20, tzinfo=UTC))

months = st.integers(0, 59).map(SITUATION.start.plus)
efforts = st.integers(0, 10).map(float)
dated = st.dictionaries(months, efforts, min_size=1, max_size=4).map(lambda points: sorted(points.items()))
schedules = st.one_of(
    efforts.map(constant), dated.map(lambda points: steps(*points)), dated.map(lambda points: ramp(*points))
)
selections = st.sets(st.sampled_from(ORIGINS)).map(lambda names: f"origin={'+'.join(sorted(names))}" if names else "")


def layer(number: int, settings: dict[str, Schedule]) -> Scenario:
    return Scenario(
        id=f"s{number}",
        name=f"Layer {number}",
        situation_id=SITUATION.id,
        parent_id=f"s{number - 1}" if number else None,
        sign=Sign(letter="A", colour=1, dash=1),
        overrides=tuple(
            Override(lever=LEVER, members=members, schedule=schedule, authorship=NOTED)
            for members, schedule in settings.items()
        ),
    )


chains = st.lists(st.dictionaries(selections, schedules, max_size=3), min_size=1, max_size=3).map(
    lambda layers: tuple(layer(number, settings) for number, settings in enumerate(layers))
)


def spoken(chain: tuple[Scenario, ...], origin: str, month: Month) -> float:
    """What the last override with a value for this month says, read one by one."""
    value = TODAY
    for override in (override for scenario in chain for override in scenario.overrides):
        chosen = read_members(override.members).get("origin", (origin,))
        said = override.schedule.value_at(month) if origin in chosen else None
        value = value if said is None else said
    return value


@settings(max_examples=40, deadline=None)
@given(chains, st.sampled_from(ORIGINS))
def test_that_the_last_layer_wins_in_every_month(chain: tuple[Scenario, ...], origin: str) -> None:
    path = lever_path(SITUATION, chain, LEVER, f"origin={origin}")

    expected = [spoken(chain, origin, SITUATION.start.plus(month)) for month in range(61)]
    inherited = [spoken(chain[:-1], origin, SITUATION.start.plus(month)) for month in range(61)]
    np.testing.assert_allclose(path.values[:61], expected)
    np.testing.assert_allclose(path.inherited[:61], inherited)
