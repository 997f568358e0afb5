"""Numbers in words, against the examples of the design language."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.quantity import Quantity
from planner.domain.wording import (
    adding_up,
    change_range_text,
    change_text,
    percent_text,
    published,
    published_range,
    range_text,
    rounded,
    runs_text,
    setting_text,
    value_text,
    within_text,
)


@pytest.mark.parametrize(
    ("low", "high", "quantity", "text"),
    [
        (463.2, 2123.0, Quantity.PERSONS, "463–2\u202f120"),
        (4.2412e6, 4.6371e6, Quantity.PERSON_MONTHS, "4.24–4.64\u202fm"),
        (191_600, 320_200, Quantity.CHILD_MONTHS, "192–320\u202fk"),
        (0.731, 1.478, Quantity.SHARE_OF_PLACES, "73–148\u202f%"),
        (16, 56, Quantity.MONTHS, "16–56 mo."),
        (0, 0, Quantity.PERSONS, "none"),
        (0.1, 0.3, Quantity.EXPECTED, "under 1"),
        (7.2, 41.4, Quantity.EXPECTED, "7–41"),
        (403.1, 403.2, Quantity.PERSONS, "403"),
        (107.5, 392.5, Quantity.PERSONS, "108–393"),
        (0, 350, Quantity.CHILD_MONTHS, "0–350"),
        (math.nan, 3, Quantity.PLACES, "not known"),
    ],
)
def test_that_a_range_reads_as_in_the_design_language(low: float, high: float, quantity: Quantity, text: str) -> None:
    assert range_text(low, high, quantity) == text


@pytest.mark.parametrize(
    ("low", "high", "quantity", "text"),
    [
        (-87.4, 836.2, Quantity.PERSONS, "−87 to +836"),
        (-0.387e6, -0.172e6, Quantity.PERSON_MONTHS, "−0.39 to −0.17\u202fm"),
        (-0.52, -0.21, Quantity.SHARE_OF_PLACES, "−52 to −21\u202fpts"),
        (-12, 0, Quantity.PERSONS, "−12 to 0"),
        (0, 0.04, Quantity.SHARE_OF_PLACES, "0 to +4\u202fpts"),
        (0, 0, Quantity.PERSONS, "no change"),
        (-0.2, 0.3, Quantity.PERSONS, "under 1 either way"),
        (-0.002, 0.003, Quantity.SHARE_OF_PLACES, "under 1\u202fpt either way"),
        (0.012, 0.012, Quantity.SHARE_OF_PLACES, "+1\u202fpt"),
        (-229_000, -102_000, Quantity.CHILD_MONTHS, "−229 to −102\u202fk"),
    ],
)
def test_that_a_change_carries_its_signs(low: float, high: float, quantity: Quantity, text: str) -> None:
    assert change_range_text(low, high, quantity) == text


def test_that_a_chance_is_a_frequency_and_its_change_counts_runs() -> None:
    assert value_text(0.734, Quantity.CHANCE) == "73 of 100 runs"
    assert change_text(-0.07, Quantity.CHANCE) == "−7 of 100 runs"


def test_that_all_and_none_are_said_only_when_every_draw_agrees() -> None:
    assert (percent_text(1.0), percent_text(0.9996)) == ("100\u202f%", "99\u202f%")
    assert (runs_text(0.0), runs_text(0.0004)) == ("0 of 100 runs", "1 of 100 runs")


def test_that_a_small_value_is_never_printed_as_nothing() -> None:
    assert value_text(0.3, Quantity.PERSONS) == "under 1"
    assert value_text(0.0, Quantity.PERSONS) == "0"


def test_that_a_small_change_names_the_reference() -> None:
    assert within_text("C") == "within 2\u202f% of C"


@pytest.mark.parametrize(
    ("value", "quantity", "text"),
    [
        (300, Quantity.PERSONS_A_MONTH, "300"),
        (0.7, Quantity.RATIO, "0.70"),
        (0.725, Quantity.RATIO, "0.725"),
        (1.5, Quantity.TIMES, "×\u202f1.5"),
        (1, Quantity.SWITCH, "on"),
        (2, Quantity.TIER, "tier 2"),
        (-4000, Quantity.PLACES, "−4\u202f000"),
    ],
)
def test_that_a_lever_shows_exactly_what_was_set(value: float, quantity: Quantity, text: str) -> None:
    assert setting_text(value, quantity) == text


def test_that_a_blank_lever_says_what_the_blank_means() -> None:
    assert setting_text(math.nan, Quantity.PLACES, "no limit known") == "no limit known"


def test_that_published_figures_are_not_rounded() -> None:
    assert published(73_112) == "73\u202f112"
    assert published(0.0044) == "0.0044"
    assert (published_range(900, None), published_range(None, 40_000)) == ("at least 900", "up to 40\u202f000")
    assert published_range(None, None) == "not known"


def test_that_the_ways_people_left_add_up_to_their_sum() -> None:
    assert adding_up([6430.4, 403.3, 53.2, 39.1]) == ((6430, 410, 50, 40), 6930)


@given(st.lists(st.floats(0, 1e7), min_size=1, max_size=12))
def test_that_rounded_parts_always_add_up(parts: list[float]) -> None:
    rounded_parts, total = adding_up(parts)
    step = 10 ** max(0, math.floor(math.log10(sum(parts))) - 2) if sum(parts) > 1 else 1

    assert sum(rounded_parts) == pytest.approx(total)
    assert total == pytest.approx(sum(parts), abs=step)
    assert all(abs(shown - part) <= step for shown, part in zip(rounded_parts, parts, strict=True))


@given(st.floats(-1e9, 1e9).filter(lambda value: abs(value) > 1e-6))
def test_that_three_figures_are_kept(value: float) -> None:
    assert rounded(value) == pytest.approx(value, rel=0.00501)


def test_that_numpy_numbers_read_like_any_other() -> None:
    assert value_text(float(np.float64(2123)), Quantity.PERSONS) == value_text(np.float64(2123), Quantity.PERSONS)
