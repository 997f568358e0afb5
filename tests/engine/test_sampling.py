"""Keyed draws and the families of belief: the same key gives the same draws, and quantiles are where they are said."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.distribution import Family, Range
from planner.engine.sample import divided, normal_score, poisson_counts, sampled, scores, uniforms

FINE = np.linspace(0.0005, 0.9995, 1000)
POINTS = np.array([0.025, 0.5, 0.975])
SKEWED = Range(low=0.05, central=0.3, high=1.5)
"""U08b, breakouts a year: positive."""
CHARGED = Range(low=10, central=45, high=95, whole=100)
"""U11a, % charged: a share."""
EITHER_SIGN = Range(low=-1, central=0.5, high=1)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    whole = draw(st.sampled_from([0.0, 1.0, 100.0]))
    numbers = st.floats(0.01 * whole, 0.99 * whole) if whole else st.one_of(st.floats(-10, 10), st.floats(1e-3, 1e4))
    low, central, high = sorted(draw(st.tuples(numbers, numbers, numbers)))
    return Range(low=low, central=central, high=high, whole=whole)


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
    ("numbers", "family"),
    [
        (SKEWED, Family.LOGNORMAL),
        (CHARGED, Family.LOGIT_NORMAL),
        (EITHER_SIGN, Family.NORMAL),
        (Range(low=3, central=3, high=3), Family.FIXED),
        (Range(low=0, central=0.1, high=0.3, whole=1), Family.NORMAL),
        (Range(low=0, central=50, high=200), Family.NORMAL),
    ],
    ids=["positive", "share", "either sign", "no spread", "a share said to be nought", "a count said to be nought"],
)
def test_that_a_range_has_the_family_its_unit_and_numbers_ask_for(numbers: Range, family: Family) -> None:
    assert numbers.family is family


@pytest.mark.parametrize("numbers", [SKEWED, CHARGED, EITHER_SIGN], ids=["positive", "share", "either sign"])
def test_that_low_central_and_high_are_points_of_belief_in_every_family(numbers: Range) -> None:
    found = sampled(numbers, POINTS)

    assert found.tolist() == pytest.approx([numbers.low, numbers.central, numbers.high], rel=1e-6)


def test_that_between_its_points_a_positive_number_is_lognormal_on_each_side() -> None:
    one = 0.5 * math.erfc(1 / math.sqrt(2))

    below, above = sampled(SKEWED, np.array([one, 1 - one]))

    assert below == pytest.approx(0.3 * (0.05 / 0.3) ** (1 / 1.959964), rel=1e-5)
    assert above == pytest.approx(0.3 * (1.5 / 0.3) ** (1 / 1.959964), rel=1e-5)


def test_that_a_share_stays_within_its_whole_whatever_is_drawn() -> None:
    found = sampled(CHARGED, np.array([2.0**-53, 1 - 2.0**-53]))

    assert 0 < found[0] < 10
    assert 95 < found[1] < 100


def test_that_normal_scores_are_cut_at_three() -> None:
    found = normal_score(np.array([2.0**-53, 0.5, 0.975, 1 - 2.0**-53]))

    assert found.tolist() == pytest.approx([-3, 0, 1.959964, 3], abs=1e-6)


def test_that_scores_of_a_key_have_mean_nought_and_variance_one() -> None:
    found = scores(1, "any", 100_000)

    assert found.mean() == pytest.approx(0, abs=0.01)
    assert found.var() == pytest.approx(1, abs=0.02)


def test_that_a_fixed_number_is_the_same_in_every_draw() -> None:
    assert sampled(Range(low=3, central=3, high=3), FINE[:4]).tolist() == [3, 3, 3, 3]


@given(ranges(), st.lists(shares, min_size=2, max_size=20))
def test_that_draws_rise_with_their_random_number(numbers: Range, chosen: list[float]) -> None:
    found = sampled(numbers, np.sort(np.array(chosen)))

    assert np.all(np.isfinite(found))
    assert np.all(np.diff(found) >= -1e-9 * max(abs(numbers.low), abs(numbers.high)))


def test_that_shares_of_a_whole_add_up_and_have_the_mean_and_spread_of_their_weight() -> None:
    found = divided({"a": 0.5, "b": 0.3, "c": 0.0, "d": 0.2}, np.full(50_000, 20.0), 1, "shares")

    together = np.array(list(found.values()))
    assert together.sum(axis=0) == pytest.approx(1)
    assert together.mean(axis=1).tolist() == pytest.approx([0.5, 0.3, 0, 0.2], abs=0.005)
    assert together.var(axis=1).tolist() == pytest.approx([0.25 / 21, 0.21 / 21, 0, 0.16 / 21], rel=0.05)


def test_that_more_draws_of_shares_only_append() -> None:
    few, many = (divided({"a": 0.5, "b": 0.5}, np.full(count, 2.0), 1, "shares")["a"] for count in (50, 200))

    assert np.array_equal(few, many[:50])


def test_that_shares_add_to_what_their_means_add_to() -> None:
    found = divided({"a": 0.7, "b": 0.35}, np.full(100, 20.0), 1, "shares")

    assert sum(found.values()) == pytest.approx(1.05)


def test_that_counts_are_those_of_the_inverse_poisson_distribution() -> None:
    found = poisson_counts(np.array([0.3, 0.4, 0.8, 0.9999999]), np.full(4, 1.0), most=7)

    assert found.tolist() == [0, 1, 2, 7]
