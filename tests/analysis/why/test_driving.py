"""What drives an outcome of the shipped situation."""

from __future__ import annotations

import pytest
from why_scenarios import SITUATION, scenario

from planner.analysis.why.driving import Outcome, drivers_of
from planner.domain.world import World
from planner.system.variants import with_numbers

MONTH = SITUATION.start.plus(3)
REFERENCE = (scenario("A", {}),)
FASTER = (scenario("B", {("trials", ""): "5"}),)


def test_that_todays_practice_drives_how_many_come_home() -> None:
    outcome = Outcome(REFERENCE, None, "repatriated", MONTH, World.STEADY)

    found = drivers_of(SITUATION, outcome, draws=40, seed=1)

    first = found.drivers[0]
    assert first.parameter.name == "repatriation_today"
    assert first.correlation > 0.8
    assert first.swing > 0
    held = with_numbers(SITUATION, {"repatriation_today": first.parameter.range.low})
    assert first.at_low == pytest.approx(outcome.centrally(held)[0], rel=1e-6)


def test_that_a_change_is_driven_by_what_the_changed_lever_works_on() -> None:
    outcome = Outcome(FASTER, REFERENCE, "awaiting_verdict", MONTH, World.STEADY)

    found = drivers_of(SITUATION, outcome, draws=40, seed=1)

    assert found.draws == pytest.approx(outcome.draws(SITUATION, 40, 1))
    assert "trial_rate" in {one.parameter.name for one in found.drivers[:8]}


def test_that_a_number_which_is_the_same_in_every_draw_is_no_driver() -> None:
    held = with_numbers(SITUATION, {"repatriation_today": 100})

    found = drivers_of(held, Outcome(REFERENCE, None, "escapes", MONTH, World.STEADY), draws=4, seed=1)

    assert "repatriation_today" not in {one.parameter.name for one in found.drivers}


def test_that_nothing_drives_the_change_of_a_scenario_from_itself() -> None:
    found = drivers_of(SITUATION, Outcome(REFERENCE, REFERENCE, "escapes", MONTH, World.STEADY), draws=4, seed=1)

    assert found.central == 0
    assert {one.correlation for one in found.drivers} == {0.0}
    assert {one.swing for one in found.drivers} == {0.0}


def test_that_a_number_stated_once_for_several_members_is_one_driver_with_its_ends_set_together() -> None:
    outcome = Outcome(REFERENCE, None, "repatriated", MONTH, World.TURNING)

    found = drivers_of(SITUATION, outcome, draws=20, seed=1)

    streams = [(one.parameter.name, one.parameter.key) for one in found.drivers]
    assert len(streams) == len(set(streams))
    assert max(len(one.parameters) for one in found.drivers) > 1
