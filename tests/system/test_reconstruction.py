"""The Reconstruction meets the published figures it was fitted to, and says where it does not."""

from __future__ import annotations

import numpy as np
import pytest

from planner.domain.period import Month
from planner.domain.projection import Projection
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


def test_that_foreigners_at_large_meet_the_published_ceiling_of_mid_2019(run: Projection) -> None:
    at_large = people(run, Month.of(2019, 6), "remainers and new arrivals")
    assert at_large == pytest.approx(3_000, rel=0.03)
    assert at_large <= 3_000


def test_that_captured_men_meet_the_published_count_of_october_2019(run: Projection) -> None:
    held = run.central["held|site=SDF prisons"][run.row(Month.of(2019, 9))]
    assert held == pytest.approx(2_000, rel=0.03)


def test_that_nobody_but_foreigners_and_their_children_is_there(run: Projection) -> None:
    assert not np.any(run.central["at_large|group=local men"])


def test_that_people_lost_from_sight_are_those_one_must_believe(run: Projection) -> None:
    assert people(run, Month.of(2019, 10), "unaccounted") == pytest.approx(15_000, rel=0.03)


def test_that_nobody_is_stopped_on_the_way_out(run: Projection) -> None:
    assert people(run, Month.of(2019, 10), "frustrated travellers") == 0


def test_that_births_at_the_rate_of_the_camps_stay_below_the_published_count(run: Projection) -> None:
    everyone = sum(series[-1] for key, series in run.central.items() if key.startswith("people|"))
    assert everyone - run.central["arrivals"].sum() == pytest.approx(240, rel=0.03)
    assert "about 240 infants where at least 730 are known" in shipped_situations()[1].must_believe[3]
