"""Standard errors of quantiles, worked by hand, and how ends are rounded by them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.fan import BAND_SHARES, fan_of_draws
from planner.domain.precision import quantiles_of
from planner.domain.quantity import Quantity
from planner.domain.wording import change_range_text, range_text, value_text


def test_that_the_error_of_an_end_is_that_of_the_density_of_the_draws_around_it() -> None:
    even = np.linspace(0, 1000, 1001)

    (low, median, high), errors = quantiles_of(even, (0.025, 0.5, 0.975))

    # evenly spread draws have density 1/1000 everywhere, so the error is 1000·√(q(1−q)/n)
    assert (low, median, high) == pytest.approx((25, 500, 975))
    assert errors == pytest.approx([1000 * (q * (1 - q) / 1001) ** 0.5 for q in (0.025, 0.5, 0.975)])


def test_that_the_stretch_around_an_end_is_held_within_the_draws() -> None:
    even = np.linspace(0, 100, 11)

    _, (error,) = quantiles_of(even, (0.025,))

    # 2√(q(1−q)/11) = .094 reaches below 0: the density is taken from 0 to .119, and is still 1/100
    assert error == pytest.approx(100 * (0.025 * 0.975 / 11) ** 0.5)


def test_that_draws_that_are_all_equal_have_no_error() -> None:
    quantiles, errors = quantiles_of(np.full((3, 200), 7.0), BAND_SHARES)

    assert np.array_equal(quantiles, np.full((9, 3), 7.0))
    assert np.array_equal(errors, np.zeros((9, 3)))


def test_that_a_draw_that_is_not_a_number_leaves_neither_end_nor_error() -> None:
    draws = np.stack([np.linspace(0, 1, 200), np.linspace(0, 1, 200)])
    draws[1, 5] = np.nan

    quantiles, errors = quantiles_of(draws, (0.1,))

    assert np.isfinite(quantiles[0, 0])
    assert np.isfinite(errors[0, 0])
    assert np.isnan(quantiles[0, 1])
    assert np.isnan(errors[0, 1])


def test_that_one_draw_alone_has_no_error_and_no_range() -> None:
    assert fan_of_draws(np.array([[3.0], [4.0]])).bands == ()
    assert quantiles_of(np.array([3.0]), (0.025,))[1].tolist() == [0.0]


def test_that_the_error_is_how_far_ends_of_other_draws_lie_apart() -> None:
    many = np.random.default_rng(1).normal(size=(2000, 1000))

    ends, errors = quantiles_of(many, (0.025, 0.9))

    assert errors.mean(axis=1) == pytest.approx(ends.std(axis=1), rel=0.1)


@pytest.mark.parametrize(
    ("errors", "text"),
    [
        ((0.0, 0.0), "463–2\u202f120"),
        ((2.0, 20.0), "463–2\u202f120"),
        ((2.01, 20.01), "460–2\u202f100"),
        ((60.0, 200.0), "500–2\u202f100"),
        ((60.0, 201.0), "500–2\u202f000"),
        ((float("nan"), float("nan")), "463–2\u202f120"),
    ],
)
def test_that_the_last_digit_of_an_end_is_worth_at_least_half_its_error(errors: tuple[float, float], text: str) -> None:
    assert range_text(463, 2120, Quantity.PERSONS, errors=errors) == text


def test_that_the_error_counts_in_the_unit_that_is_printed() -> None:
    assert range_text(4.24e6, 4.64e6, Quantity.PERSON_MONTHS, errors=(1e5, 2e4)) == "4.2–4.64\u202fm"
    assert range_text(0.734, 0.912, Quantity.SHARE_OF_PLACES, errors=(0.03, 0.01)) == "70–91\u202f%"


def test_that_the_ends_of_a_change_are_rounded_in_the_same_way() -> None:
    assert change_range_text(-87, 836, Quantity.PERSONS, errors=(4, 40)) == "−90 to +800"


def test_that_what_rounds_to_nothing_says_what_the_last_digit_is_worth() -> None:
    assert range_text(0.2, 40, Quantity.PERSONS, errors=(1, 160)) == "under 100"
    assert change_range_text(-8, 3, Quantity.PERSONS, errors=(40, 40)) == "under 100 either way"
    assert value_text(3, Quantity.PERSONS, error=40) == "under 100"


@given(st.floats(1, 1e6), st.floats(0.01, 1e5))
def test_that_a_rounded_end_is_never_off_by_more_than_rounding_to_its_error_or_three_figures(
    value: float, error: float
) -> None:
    said = range_text(value, value, Quantity.PERSONS, errors=(error, error)).replace("\u202f", "")
    printed = 0.0 if said.startswith("under") else float(said)

    assert abs(printed - value) <= max(5 * error, value * 0.005, 0.5) * 1.000001
