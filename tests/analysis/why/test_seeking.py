"""Goal seek on the shipped situation and on curves made by hand."""

from __future__ import annotations

import pytest
from why_scenarios import SITUATION, scenario

from planner.analysis.why.seeking import Bound, Found, Stretch, Target, Tried, _stretches, seek
from planner.domain.world import World
from planner.system.levers import LEVER_BY_NAME

MINORS = "minors_held|nationality=third-country"
FAMILIES = scenario("B", {("repatriation_requests", "cohort=women+minors"): "clear 24"})
CAPACITY = LEVER_BY_NAME["transfer_capacity"]


def _sought(limit: float, bound: Bound = Bound.AT_MOST, wanted: float = 0.8) -> Found:
    target = Target(MINORS, bound, limit, SITUATION.start.plus(24))
    return seek(SITUATION, (FAMILIES,), CAPACITY, "", target, wanted, draws=20, seed=1, world=World.STEADY)


def test_that_the_smallest_capacity_for_families_home_in_24_months_is_found_to_one_person_a_month() -> None:
    found = _sought(500)

    tried = {one.value: one.chance for one in found.tried}
    assert found.smallest is not None
    assert tried[found.smallest] >= 0.8
    assert tried[found.smallest - 1] < 0.8
    assert found.largest is None
    assert found.now < 0.8


def test_that_a_target_the_other_way_gives_the_largest_capacity() -> None:
    found = _sought(3000, Bound.AT_LEAST)

    assert found.smallest is None
    assert found.largest is not None
    assert {one.value: one.chance for one in found.tried}[found.largest + 1] < 0.8


def test_that_a_target_no_capacity_meets_says_what_the_best_one_gives() -> None:
    found = _sought(-1)

    assert found.stretches == ()
    assert found.smallest is None
    assert found.best == Tried(0.0, 0.0)


def test_that_a_target_every_capacity_meets_does_not_rest_on_the_lever() -> None:
    found = _sought(100_000)

    assert found.stretches == (Stretch(CAPACITY.minimum, CAPACITY.maximum),)
    assert (found.smallest, found.largest) == (None, None)


def _on(met: range, looked: tuple[float, ...]) -> tuple[Stretch, ...]:
    """Stretches of whole values where just those of `met` meet the target, looked at first at these."""

    def chance(value: float) -> float:
        return float(round(value) in met)

    return _stretches([(value, chance(value) >= 0.5) for value in looked], chance, 0.5, 1.0)


@pytest.mark.parametrize(
    ("met", "found"),
    [
        (range(38), (Stretch(0, 37),)),
        (range(38, 101), (Stretch(38, 100),)),
        (range(20, 61), (Stretch(20, 60),)),
        (range(25, 26), (Stretch(25, 25),)),
        (range(101), (Stretch(0, 100),)),
        (range(0), ()),
        (range(100, 101), (Stretch(100, 100),)),
        (range(1), (Stretch(0, 0),)),
    ],
)
def test_that_the_ends_of_a_stretch_are_found_to_the_step(met: range, found: tuple[Stretch, ...]) -> None:
    assert _on(met, (0, 25, 50, 75, 100)) == found
