"""The Reconstruction meets the published figures it was fitted to, and says where it does not."""

from __future__ import annotations

import numpy as np
import pytest

from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.world import World
from planner.system.draws import sampled_ensemble
from planner.system.run import project_central
from planner.system.situations import shipped_situations

BACK_HOME = ("captured, at home", "supervised", "untracked", "disengaged")


@pytest.fixture(scope="module")
def run() -> Projection:
    situation = shipped_situations()[1]
    return project_central(situation, (), months=situation.months, seed=1)


def arrived_by(run: Projection, month: Month) -> float:
    return float(run.central["arrivals"][1 : run.row(month) + 1].sum())


def people(run: Projection, month: Month, *categories: str) -> float:
    return float(sum(run.central[f"people|category={category}"][run.row(month)] for category in categories))


@pytest.mark.parametrize(
    ("month", "published"),
    [
        pytest.param(Month.of(2013, 12), 6_000, id="F04"),
        pytest.param(Month.of(2015, 1), 20_000, id="F05"),
        pytest.param(Month.of(2017, 6), 40_000, id="F06"),
    ],
)
def test_that_people_who_ever_arrived_meet_the_published_counts(run: Projection, month: Month, published: int) -> None:
    assert arrived_by(run, month) == pytest.approx(published, rel=0.03)


def test_that_people_back_home_meet_the_published_count_of_october_2017(run: Projection) -> None:
    assert people(run, Month.of(2017, 10), *BACK_HOME) == pytest.approx(5_600, rel=0.03)


def test_that_foreigners_at_large_end_below_the_published_ceiling_of_mid_2019(run: Projection) -> None:
    assert people(run, Month.of(2019, 6), "remainers and new arrivals") == pytest.approx(2_200, rel=0.1)


def test_that_captured_men_come_near_the_published_count_of_october_2019(run: Projection) -> None:
    held = run.central["held|site=SDF prisons"][run.row(Month.of(2019, 9))]
    assert held == pytest.approx(2_000, rel=0.15)


def test_that_families_in_the_camps_come_near_the_count_that_was_not_used(run: Projection) -> None:
    camps = run.central["camps|nationals=third-country"][-1]
    minors = run.central["minors_held_at|site=SDF camps"][-1]

    assert camps == pytest.approx(10_029, rel=0.05)
    assert 0.75 < minors / 6_719 < 1


def test_that_nobody_but_foreigners_and_their_children_is_there(run: Projection) -> None:
    assert not np.any(run.central["at_large|group=local men"])


def test_that_people_lost_from_sight_are_those_one_must_believe(run: Projection) -> None:
    assert people(run, Month.of(2019, 10), "unaccounted") == pytest.approx(12_700, rel=0.03)


def test_that_places_at_home_follow_the_caseload(run: Projection) -> None:
    assert run.central["untracked"][-1] == pytest.approx(1_800, rel=0.1)


def test_that_nobody_is_stopped_on_the_way_out(run: Projection) -> None:
    assert people(run, Month.of(2019, 10), "frustrated travellers") == 0


def test_that_births_come_to_about_as_many_as_the_published_floor_allows(run: Projection) -> None:
    everyone = sum(series[-1] for key, series in run.central.items() if key.startswith("people|"))
    assert everyone - run.central["arrivals"].sum() > 730


def test_that_drivers_are_beliefs_and_one_belief_is_drawn_once() -> None:
    streams = sampled_ensemble(shipped_situations()[1], 82, 200, 1, World.STEADY).streams
    arrivals = streams["attempted_travel"].reshape(83, -1)
    capture = streams["capture_cohort"][80].reshape(3, -1)

    assert np.quantile(arrivals[0] / 500, (0.025, 0.5, 0.975)).tolist() == pytest.approx([0.85, 1, 1.25], abs=0.04)
    assert arrivals[20] / arrivals[0] == pytest.approx(np.full(200, 1077 / 500))
    assert capture[1] == pytest.approx(capture[0] / 2)
    assert np.array_equal(capture[1], capture[2])


def test_that_captured_men_are_divided_between_two_custodians() -> None:
    base = sampled_ensemble(shipped_situations()[1], 1, 200, 1, World.STEADY).base
    shares = base["foreign_captured_at"].reshape(5, -1)

    assert shares.sum(axis=0) == pytest.approx(np.ones(200))
    assert np.quantile(shares[0], (0.025, 0.975)).tolist() == pytest.approx([0.6, 0.85], abs=0.03)
