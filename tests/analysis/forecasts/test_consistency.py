"""Weights of draws by hand: distances, independence, effective draws, and which assumptions are pulled."""

from __future__ import annotations

import numpy as np
import pytest
from counted import count, held

from planner.analysis.forecasts.consistency import Weighed, distance, eased, weigh, weighted_quantiles
from planner.analysis.forecasts.pulls import pulls
from planner.domain.distribution import Range
from planner.domain.situation import Parameter
from planner.system.assumption_draws import DrawnAssumption

RANDOM = np.random.default_rng(7)


def assumption(draws: np.ndarray, name: str = "guards_today") -> DrawnAssumption:  # type: ignore[type-arg]
    parameter = Parameter(name=name, range=Range(low=0, central=1, high=2), unit="ratio", evidence=("X32",))
    return DrawnAssumption(parameter, draws)


def test_that_a_draw_weighs_by_its_distance_from_the_count() -> None:
    # 2 % of 100 is 2: draws 100, 102 and 104 lie 0, 1 and 2 errors off: weights 1, e^−.5, e^−2
    weighed = weigh([held(count(1, 100.0), [100.0, 102.0, 104.0])], [0.02])
    expected = np.exp([0.0, -0.5, -2.0])
    assert weighed.weights == pytest.approx(expected / expected.sum())
    assert weighed.worth == pytest.approx(expected.sum() ** 2 / np.square(expected).sum())
    assert (weighed.counts, weighed.independent) == (1, 1.0)


def test_that_a_range_pulls_only_from_outside_it_and_a_range_beside_a_value_is_its_error() -> None:
    assert distance(held(count(1, low=90, high=100), [80.0, 95.0, 110.0]), 0.1).tolist() == pytest.approx(
        [-10 / 9, 0, 1]
    )
    beside = held(count(1, 100.0, low=100 - 1.959964, high=100 + 1.959964), [102.0])
    assert distance(beside, 0.5).tolist() == pytest.approx([2.0])


def test_that_nobody_counted_is_as_exact_as_one_person() -> None:
    assert distance(held(count(1, 0.0), [0.0, 3.0]), 0.02).tolist() == [0.0, 3.0]


def test_that_months_that_repeat_one_another_weigh_as_one_count() -> None:
    once = RANDOM.normal(100.0, 5.0, 400)
    same = weigh([held(count(month, 100.0), list(once)) for month in range(1, 13)], [0.02] * 12)
    assert same.independent == pytest.approx(1.0)
    assert same.weights == pytest.approx(weigh([held(count(1, 100.0), list(once))], [0.02]).weights)


def test_that_counts_of_unrelated_things_weigh_in_full() -> None:
    other = [held(count(month, 100.0), list(RANDOM.normal(100.0, 5.0, 4000))) for month in (1, 2, 3)]
    assert weigh(other, [0.02] * 3).independent == pytest.approx(3.0, rel=0.01)


def test_that_weights_are_eased_until_enough_draws_are_left() -> None:
    weighed = weigh([held(count(1, 100.0), list(RANDOM.normal(150.0, 5.0, 1000)))], [0.01])
    assert weighed.worth < 30
    assert Weighed(eased(weighed, 100.0), 1, 1.0).worth == pytest.approx(100.0, rel=0.01)


def test_that_draws_all_alike_stay_alike() -> None:
    weighed = weigh([held(count(1, 5.0), [9.0] * 50)], [0.02])
    assert weighed.worth == pytest.approx(50.0)


def test_that_nothing_counted_cannot_weigh() -> None:
    with pytest.raises(ValueError, match="nothing was counted"):
        weigh([], [])


def test_that_weighted_quantiles_are_those_of_repeated_draws_and_pass_over_blanks() -> None:
    values = np.array([[1.0, 2.0, 3.0, np.nan], [np.nan] * 4])
    found = weighted_quantiles(values, np.array([0.25, 0.25, 0.25, 0.25]), (0.5,))
    assert found[0, 0] == 2.0
    assert np.isnan(found[0, 1])
    assert weighted_quantiles(np.array([0.0, 1.0]), np.array([0.0, 1.0]), (0.5,)).tolist() == [1.0]


def test_that_the_assumption_behind_a_count_is_pulled_and_the_others_are_not() -> None:
    cause, other = RANDOM.random(2000), RANDOM.random(2000)
    weights = weigh([held(count(1, 80.0), list(100.0 * cause))], [0.05]).weights
    found = pulls([assumption(cause, "cause"), assumption(other, "other"), assumption(np.ones(2000), "still")], weights)
    assert [one.assumption.parameter.name for one in found] == ["cause"]
    assert found[0].upwards
    assert found[0].after[1] == pytest.approx(0.8, abs=0.01)
    assert found[0].before[1] == pytest.approx(0.5, abs=0.02)


def test_that_nothing_is_pulled_where_all_draws_agree_alike() -> None:
    assert pulls([assumption(RANDOM.random(500))], np.full(500, 1 / 500)) == ()
    assert pulls([], np.full(5, 0.2)) == ()
