"""The words equations are written in, each against plain arithmetic."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from toy_system import OTHER, QUARTER, per_quarter

from planner.engine.vocabulary import (
    between,
    either,
    excess,
    gone_within,
    hazard_of,
    larger,
    member,
    months_at_risk,
    next_along,
    poisson_count,
    positive,
    ratio,
    renamed,
    smaller,
    total,
)

hazards = st.one_of(st.just(0.0), st.floats(1e-12, 1e-6), st.floats(1e-6, 50))
steps = st.sampled_from([0.25, 0.5, 1.0])


@given(st.lists(hazards, min_size=1, max_size=6), steps, st.floats(0, 1e6))
def test_that_competing_flows_add_up_to_the_loss(rates: list[float], dt: float, stock: float) -> None:
    exposure = stock * months_at_risk(sum(rates), dt)
    lost = sum(rate * exposure for rate in rates)

    assert lost == pytest.approx(stock * -math.expm1(-sum(rates) * dt), rel=1e-9, abs=1e-6)
    assert lost <= stock * (1 + 1e-12) + 1e-300


@given(hazards, steps)
def test_that_time_at_risk_is_part_of_the_step(hazard: float, dt: float) -> None:
    assert 0 <= months_at_risk(hazard, dt) <= dt


def test_that_nobody_in_danger_is_at_risk_the_whole_step() -> None:
    assert months_at_risk(0.0, 0.5) == pytest.approx(0.5, rel=1e-11)


@given(hazards, steps)
def test_that_a_step_in_two_halves_takes_as_much_as_one(hazard: float, dt: float) -> None:
    half = gone_within(dt / 2, hazard)

    assert gone_within(dt, hazard) == pytest.approx(half + (1 - half) * half, rel=1e-9, abs=1e-300)


@given(st.floats(0, 0.999), st.floats(0.5, 60))
def test_that_a_hazard_takes_its_share_within_its_months(share: float, months: float) -> None:
    assert gone_within(months, hazard_of(share, months)) == pytest.approx(share, abs=1e-12)


def poisson_quantile(uniform: float, mean: float) -> int:
    """The smallest count whose distribution function is at least `uniform`, summed exactly."""
    count, chance = 0, math.exp(-mean)
    reached = chance
    while reached < uniform and count < 50:
        count += 1
        chance *= mean / count
        reached = math.fsum((reached, chance))
    return count


@given(st.floats(0.0005, 0.9995), st.floats(0, 1.5))
def test_that_a_poisson_count_is_the_exact_quantile(uniform: float, mean: float) -> None:
    exact = poisson_quantile(uniform, mean)
    around = {poisson_quantile(uniform - 1e-12, mean), exact, poisson_quantile(uniform + 1e-12, mean)}

    assert int(poisson_count(uniform, mean)) in {min(count, 7) for count in around}


def test_that_poisson_counts_have_the_mean_they_are_asked_for() -> None:
    counts = poisson_count((np.arange(100_000) + 0.5) / 100_000, 0.125)

    assert counts.mean() == pytest.approx(0.125, rel=1e-3)
    assert counts.max() <= 7


def test_that_more_is_expected_never_fewer_are_counted() -> None:
    uniform = np.linspace(0.001, 0.999, 500)

    assert np.all(poisson_count(uniform, 0.4) >= poisson_count(uniform, 0.3))


def test_that_a_total_keeps_its_axis_with_one_member() -> None:
    found = total(per_quarter(3, 4), QUARTER)

    assert found.shape == (1, 1, 1)
    assert found.item() == 7


def test_that_renaming_moves_values_to_another_axis() -> None:
    assert renamed(per_quarter(3, 4), QUARTER, OTHER).shape == (1, 2, 1)
    assert renamed(per_quarter(3, 4), QUARTER, OTHER).ravel().tolist() == [3, 4]


def test_that_one_member_is_picked() -> None:
    assert member(per_quarter(3, 4), QUARTER, 1).ravel().tolist() == [4]


def test_that_each_member_hands_on_to_the_next() -> None:
    assert next_along(per_quarter(3, 4), QUARTER).ravel().tolist() == [4, 3]


@pytest.mark.parametrize(("part", "whole", "expected"), [(1.0, 4.0, 0.25), (1.0, 0.0, 0.0), (0.0, 0.0, 0.0)])
def test_that_a_part_of_nothing_is_nought(part: float, whole: float, expected: float) -> None:
    assert ratio(part, whole) == expected
    assert ratio(np.array([part]), np.array([whole])).tolist() == [expected]


def test_that_bounds_hold_on_both_sides() -> None:
    values = np.array([-1.0, 0.5, 2.0])

    assert positive(values).tolist() == [0, 0.5, 2]
    assert positive(-2.0) == 0
    assert between(values, 0, 1).tolist() == [0, 0.5, 1]
    assert smaller(values, 0.5).tolist() == [-1, 0.5, 0.5]
    assert larger(values, 0.5).tolist() == [0.5, 0.5, 2]
    assert either(values > 0, 1.0, 9.0).tolist() == [9, 1, 1]


@pytest.mark.parametrize(
    ("x", "y", "left"),
    [
        (5.0, 3.0, 2.0),
        (3.0, 5.0, 0.0),
        (5.0, 5.0, 0.0),
        (1000.0, 1000.0 - 0.9e-6, 0.0),
        (1000.0, 1000.0 - 1.1e-6, 1.1e-6),
        (0.0, 0.0, 0.0),
    ],
    ids=["more", "less", "as much", "more by rounding", "more by more than rounding", "nothing"],
)
def test_that_an_excess_is_more_than_rounding(x: float, y: float, left: float) -> None:
    assert float(excess(x, y)) == pytest.approx(left, rel=1e-4, abs=1e-15)
    assert excess(np.array([x]), np.array([y])).tolist() == [pytest.approx(left, rel=1e-4, abs=1e-15)]


@pytest.mark.parametrize(("x", "expected"), [(-1.0, 0.0), (0.0, 0.0), (0.005, 0.005), (2.0, 2.0)])
def test_that_what_is_positive_stays_as_it_is(x: float, expected: float) -> None:
    assert positive(x) == expected
    assert positive(np.array([x])).tolist() == [expected]


def test_that_twelve_events_are_the_most_that_are_counted() -> None:
    assert [float(poisson_count(1 - 2.0**-53, mean)) for mean in (40.0, 3.0)] == [12, 12]
    assert float(poisson_count(0.5, 0.0)) == 0


def test_that_sums_run_over_each_named_axis_and_no_other() -> None:
    values = np.arange(12.0).reshape(2, 3, 2)

    assert total(values, QUARTER).tolist() == [[[6, 8], [10, 12], [14, 16]]]
    assert total(values, QUARTER, OTHER).tolist() == [[[30, 36]]]


def test_that_members_are_picked_and_handed_on_along_the_second_axis_too() -> None:
    values = np.arange(6.0).reshape(2, 3, 1)

    assert member(values, OTHER, 1).ravel().tolist() == [1, 4]
    assert member(values, OTHER, 2).shape == (2, 1, 1)
    assert next_along(values, OTHER).reshape(2, 3).tolist() == [[2, 0, 1], [5, 3, 4]]
