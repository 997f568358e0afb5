"""Keyed draws and the named distributions: the same key gives the same draws, and quantiles are where they are said."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.distribution import Family, Range
from planner.engine.sample import pert, sampled, two_piece_lognormal, uniforms

FINE = np.linspace(0.0005, 0.9995, 1000)
SKEWED = Range(low=0.05, central=0.3, high=1.5)
"""U08b, breakouts a year: ratio-scale."""
ATTEMPTS = Range(low=0, central=50, high=200)
"""U01, aspirants a month: PERT."""


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    numbers = st.one_of(st.floats(0, 1), st.floats(0, 1e5), st.floats(1e-4, 1e4))
    low, central, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Range(low=low, central=central, high=high)


spread = ranges().filter(lambda numbers: numbers.high - numbers.low > 1e-9 * max(numbers.high, 1e-6))
shares = st.floats(2.0**-53, 1 - 2.0**-53)


def test_that_the_same_key_gives_the_same_draws() -> None:
    assert np.array_equal(uniforms(7, "pull/", 100), uniforms(7, "pull/", 100))


@pytest.mark.parametrize(("seed", "key"), [(8, "pull/"), (7, "pull/origin=France"), (7, "pulL/")])
def test_that_another_seed_or_key_gives_other_draws(seed: int, key: str) -> None:
    assert not np.any(uniforms(7, "pull/", 100) == uniforms(seed, key, 100))


@given(st.integers(0, 2**31), st.text(max_size=20), st.integers(1, 200), st.integers(0, 200))
def test_that_more_draws_only_append(seed: int, key: str, few: int, more: int) -> None:
    assert np.array_equal(uniforms(seed, key, few), uniforms(seed, key, few + more)[:few])


def test_that_draws_do_not_depend_on_what_was_drawn_before() -> None:
    alone = uniforms(7, "b", 50)
    uniforms(7, "a", 1000)

    assert np.array_equal(uniforms(7, "b", 50), alone)


def test_that_draws_are_even_and_independent_of_one_another() -> None:
    first, second = uniforms(1, "first", 20_000), uniforms(1, "second", 20_000)

    assert 0 < first.min() < 1e-3
    assert 1 - 1e-3 < first.max() < 1
    assert first.mean() == pytest.approx(0.5, abs=0.01)
    assert first.var() == pytest.approx(1 / 12, abs=0.002)
    assert abs(np.corrcoef(first, second)[0, 1]) < 0.02
    assert abs(np.corrcoef(first[1:], first[:-1])[0, 1]) < 0.02


@pytest.mark.parametrize(
    ("low", "central", "high", "family"),
    [
        (0.05, 0.3, 1.5, Family.LOGNORMAL),
        (0, 50, 200, Family.PERT),
        (60, 85, 95, Family.PERT),
        (1, 2, 4, Family.PERT),
        (1, 3, 4.5, Family.PERT),
        (3, 3, 3, Family.FIXED),
    ],
    ids=["ratio-scale", "from nought", "narrow", "high/low just 4", "high/central under 1.6", "no spread"],
)
def test_that_a_range_has_the_family_its_numbers_ask_for(
    low: float, central: float, high: float, family: Family
) -> None:
    assert Range(low=low, central=central, high=high).family is family


def test_that_the_median_of_a_two_piece_lognormal_is_its_central_value() -> None:
    assert two_piece_lognormal(SKEWED, np.array([0.5]))[0] == pytest.approx(0.3, rel=1e-6)


def test_that_before_truncation_low_and_high_are_the_outer_percentiles() -> None:
    # log-normal on each side: at z standard deviations, central × (edge / central)^(|z| / 1.959964)
    z = 1.0
    share_below = 0.5 * math.erfc(z / math.sqrt(2))
    truncated = (np.array([share_below, 1 - share_below]) - 0.025) / 0.95

    found = two_piece_lognormal(SKEWED, truncated)

    assert found[0] == pytest.approx(0.3 * (0.05 / 0.3) ** (z / 1.959964), rel=1e-5)
    assert found[1] == pytest.approx(0.3 * (1.5 / 0.3) ** (z / 1.959964), rel=1e-5)


def test_that_a_two_piece_lognormal_is_cut_off_at_low_and_high() -> None:
    found = two_piece_lognormal(SKEWED, np.array([2.0**-53, 1 - 2.0**-53]))

    assert found.tolist() == pytest.approx([0.05, 1.5], rel=1e-6)


@pytest.mark.parametrize(
    "numbers",
    [ATTEMPTS, Range(low=60, central=85, high=95), Range(low=0, central=0, high=0.05), Range(low=0, central=4, high=4)],
    ids=["skewed up", "skewed down", "mode at the low end", "mode at the high end"],
)
def test_that_a_pert_has_its_mean_and_variance(numbers: Range) -> None:
    mean = (numbers.low + 4 * numbers.central + numbers.high) / 6
    variance = (mean - numbers.low) * (numbers.high - mean) / 7

    found = pert(numbers, (np.arange(200_000) + 0.5) / 200_000)

    assert found.mean() == pytest.approx(mean, rel=1e-4, abs=1e-6)
    assert found.var() == pytest.approx(variance, rel=1e-3)


def test_that_a_pert_is_densest_at_its_central_value() -> None:
    found = pert(ATTEMPTS, FINE)
    steepest = found[:-1][np.argmin(np.diff(found))]

    assert steepest == pytest.approx(50, abs=3)


def test_that_a_pert_meets_the_distribution_it_is_named_after() -> None:
    # mode in the middle: beta(3, 3), whose distribution function is x³(10 − 15x + 6x²)
    middle = Range(low=0, central=1, high=2)
    x = pert(middle, FINE) / 2

    np.testing.assert_allclose(x**3 * (10 - 15 * x + 6 * x**2), FINE, atol=1e-6)


def test_that_a_fixed_number_is_the_same_in_every_draw() -> None:
    assert sampled(Range(low=3, central=3, high=3), FINE[:4]).tolist() == [3, 3, 3, 3]


@given(spread, st.lists(shares, min_size=2, max_size=20))
def test_that_draws_stay_between_low_and_high_and_rise_with_their_random_number(
    numbers: Range, chosen: list[float]
) -> None:
    found = sampled(numbers, np.sort(np.array(chosen)))

    slack = 1e-9 * max(abs(numbers.low), abs(numbers.high))
    assert np.all(found >= numbers.low - slack)
    assert np.all(found <= numbers.high + slack)
    assert np.all(np.diff(found) >= -slack)


def test_that_half_a_standard_deviation_below_is_where_the_normal_distribution_has_it() -> None:
    # P(Z < −0.5) = 0.308538, P(Z < 1.5) = 0.933193; the ends stand at ±1.959964
    found = two_piece_lognormal(SKEWED, (np.array([0.308538, 0.933193]) - 0.025) / 0.95)

    assert found[0] == pytest.approx(0.3 * (0.05 / 0.3) ** (0.5 / 1.959964), rel=1e-4)
    assert found[1] == pytest.approx(0.3 * (1.5 / 0.3) ** (1.5 / 1.959964), rel=1e-4)


def test_that_no_draw_is_nought_or_one() -> None:
    drawn = np.concatenate([uniforms(seed, "edge", 5000) for seed in range(20)])

    assert 0 < drawn.min() < drawn.max() < 1
