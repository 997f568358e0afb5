"""Explanations of the shipped situation: shares add up, agree with Compare, and idle items say so."""

from __future__ import annotations

import numpy as np
import pytest
from why_scenarios import SITUATION, scenario

from planner.analysis.comparison import difference_at
from planner.analysis.why.explaining import Explanation, explain
from planner.domain.scenario import Scenario
from planner.domain.world import World
from planner.system.run import project

MONTH = SITUATION.start.plus(24)
MINORS = "minors_held|nationality=third-country"
DRAWS = 20
REFERENCE = scenario("A", {})
FAMILIES = scenario(
    "B",
    {
        ("repatriation_requests", "cohort=women+minors"): "clear 24",
        ("transfer_capacity", ""): "600",
        ("sentencing", ""): "2",
    },
)


def _explained(key: str, other: Scenario = FAMILIES) -> Explanation:
    return explain(SITUATION, (REFERENCE,), (other,), key, MONTH, draws=DRAWS, seed=1, world=World.TURNING)


def test_that_the_shares_of_every_draw_add_up_to_its_difference() -> None:
    found = _explained(MINORS)

    assert found.sum_error <= 1e-9 * float(np.abs(found.difference.draws).max())
    assert sum(one.share.mean for one in found.shares) == pytest.approx(found.difference.mean)


def test_that_the_difference_is_the_one_that_compare_shows() -> None:
    found = _explained(MINORS)

    reference, other = (
        project(SITUATION, (one,), months=24, draws=DRAWS, seed=1, world=World.TURNING) for one in (REFERENCE, FAMILIES)
    )
    shown = difference_at(reference, other, MINORS, MONTH).spread
    assert (found.difference.spread.low, found.difference.spread.median, found.difference.spread.high) == pytest.approx(
        (shown.low, shown.median, shown.high), rel=1e-12
    )


def test_that_asking_for_families_and_moving_more_of_them_help_only_together() -> None:
    found = _explained(MINORS)

    requests, capacity, _ = found.shares
    assert requests.share.mean < 0
    assert capacity.alone.mean > capacity.last.mean
    one, other, both = found.pairs[0]
    assert (one.name, other.name) == ("repatriation_requests", "transfer_capacity")
    assert both.mean < 0


def test_that_what_cannot_move_the_indicator_is_idle() -> None:
    assert [one.idle for one in _explained(MINORS).shares] == [False, False, True]


def test_that_scenarios_which_decide_the_same_have_no_shares_and_no_difference() -> None:
    found = _explained(MINORS, scenario("C", {}))

    assert found.shares == ()
    assert found.difference.draws == pytest.approx(np.zeros(DRAWS))
    assert found.sum_error == 0


def test_that_an_indicator_that_is_never_applicable_rests_on_no_draw() -> None:
    found = _explained("occupancy|site=Third-country facility", scenario("C", {("trials", ""): "3"}))

    assert found.draws == 0
    assert np.isnan(found.difference.spread.median)


def test_that_months_over_places_can_be_explained_too() -> None:
    found = _explained("months_over|site=SDF camps", scenario("C", {("added_places", "site=SDF camps"): "50000"}))

    assert found.difference.spread.median < 0
