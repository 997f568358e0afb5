"""Scores worked out by hand, and their boundaries."""

from __future__ import annotations

import pytest
from counted import count, held

from planner.analysis.forecasts.scoring import by_series, percentile, score

HUNDRED_AND_ONE = [float(number) for number in range(101)]
"""Draws 0 to 100: the quantile q is 100 q exactly."""


def test_that_coverage_error_and_bias_are_those_of_a_case_by_hand() -> None:
    # bands: 50 % 25–75, 80 % 10–90, 95 % 2.5–97.5; median 50
    told = score(held(count(month, value), HUNDRED_AND_ONE) for month, value in ((1, 40.0), (2, 80.0), (3, 100.0)))
    assert told.n == 3
    assert told.coverage == {50: 1 / 3, 80: 2 / 3, 95: 2 / 3}
    # errors of the median: (50−40)/40 = .25, (50−80)/80 = −.375, (50−100)/100 = −.5
    assert told.forecast.mape == pytest.approx((0.25 + 0.375 + 0.5) / 3)
    assert told.forecast.bias == pytest.approx((0.25 - 0.375 - 0.5) / 3)
    assert told.rows[0].quantiles == pytest.approx((2.5, 10, 25, 50, 75, 90, 97.5))


def test_that_simple_guesses_are_scored_on_the_rows_that_have_them() -> None:
    rows = [held(count(1, 40.0), HUNDRED_AND_ONE, still=44.0, trend=36.0), held(count(2, 80.0), HUNDRED_AND_ONE)]
    told = score(rows)
    assert (told.no_change.n, told.no_change.mape) == (1, pytest.approx(0.1))
    assert (told.trend.n, told.trend.mape, told.trend.bias) == (1, pytest.approx(0.1), pytest.approx(-0.1))
    assert told.forecast_on_trend.mape == pytest.approx(0.25)


def test_that_nothing_counted_gives_no_figure_instead_of_a_perfect_one() -> None:
    told = score([])
    assert (told.n, told.coverage[50], told.forecast.mape, told.trend.n) == (0, None, None, 0)


def test_that_a_count_of_nobody_counts_for_coverage_and_has_no_relative_error() -> None:
    told = score([held(count(1, 0.0), [0.0, 1.0, 2.0])])
    assert (told.n, told.coverage[95], told.forecast.mape, told.forecast.n) == (1, 0.0, None, 0)
    assert score([held(count(1, 0.0), [0.0, 0.0])]).coverage[50] == 1.0


def test_that_draws_that_are_all_equal_hold_exactly_that_count() -> None:
    told = score([held(count(1, 5.0), [5.0] * 9), held(count(2, 5.1), [5.0] * 9)])
    assert told.coverage == {50: 0.5, 80: 0.5, 95: 0.5}
    assert [row.percentile for row in told.rows] == [50.0, 100.0]


def test_that_a_range_is_inside_when_any_of_it_is_and_carries_no_error() -> None:
    touching, beyond = count(1, low=60, high=75), count(2, low=98, high=120)
    told = score([held(touching, HUNDRED_AND_ONE), held(beyond, HUNDRED_AND_ONE)])
    assert [told.rows[0].inside(50), told.rows[1].inside(95)] == [True, False]
    assert (told.forecast.n, told.forecast.mape) == (0, None)


def test_that_an_open_range_reaches_as_far_as_it_says() -> None:
    told = score([held(count(1, low=97.5), HUNDRED_AND_ONE), held(count(2, high=2), HUNDRED_AND_ONE)])
    assert [row.inside(95) for row in told.rows] == [True, False]


def test_that_a_value_counts_though_a_range_stands_beside_it() -> None:
    told = score([held(count(1, 99.0, low=60, high=120), HUNDRED_AND_ONE)])
    assert told.coverage[95] == 0.0
    assert told.forecast.n == 1


@pytest.mark.parametrize(
    ("low", "high", "place"),
    [(50.0, 50.0, 50.0), (-1, -1, 0.0), (101, 101, 100.0), (0.0, 100.0, 50.0), (25.0, 75.0, 50.0)],
)
def test_that_the_percentile_counts_half_of_what_ties_with_the_count(low: float, high: float, place: float) -> None:
    assert percentile(held(count(1, 1.0), HUNDRED_AND_ONE).draws, low, high) == pytest.approx(place)


def test_that_each_series_has_its_own_score() -> None:
    told = score([held(count(1, 40.0), HUNDRED_AND_ONE), held(count(13, 40.0, yearly=True), HUNDRED_AND_ONE)])
    assert [part.n for part in by_series(told)] == [1, 1]
