"""The trend before the start, by hand."""

from __future__ import annotations

import pytest
from counted import START, count

from planner.analysis.forecasts.baselines import trend_at


def test_that_the_trend_is_the_exponential_through_the_last_two_counts() -> None:
    # 200 to 100 in ten months halves in ten months: 50 after ten more, 100 × 2^−.5 after five
    earlier = (count(-40, 9999.0), count(-20, 200.0), count(-10, 100.0))
    assert trend_at(earlier, START) == pytest.approx(50.0)
    assert trend_at(earlier, START.plus(-5)) == pytest.approx(70.7107, rel=1e-5)


def test_that_there_is_no_trend_without_two_counts_above_nothing() -> None:
    assert trend_at((), START) is None
    assert trend_at((count(-10, 5.0),), START) is None
    assert trend_at((count(-10, 5.0), count(-5, 0.0)), START) is None
    assert trend_at((count(-10, 5.0), count(-5, low=1, high=2)), START) is None


def test_that_of_two_counts_of_one_month_the_last_stands() -> None:
    earlier = (count(-10, 5.0), count(-10, 200.0), count(0, 100.0))
    assert trend_at(earlier, START.plus(10)) == pytest.approx(50.0)


def test_that_a_trend_that_leaves_all_bounds_is_not_told() -> None:
    assert trend_at((count(-1, 1.0), count(0, 1000.0)), START.plus(240)) is None
