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
    printed_ends,
    published,
    published_range,
    range_text,
    rounded,
    runs_text,
    setting_text,
    value_text,
    whole,
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


@pytest.mark.parametrize(
    ("value", "quantity", "text"),
    [
        (999.4, Quantity.CHILD_MONTHS, "999"),
        (999.5, Quantity.CHILD_MONTHS, "1.0\u202fk"),
        (1000, Quantity.CHILD_MONTHS, "1.0\u202fk"),
        (250_000, Quantity.CHILD_MONTHS, "250\u202fk"),
        (99_900, Quantity.PERSON_MONTHS, "99.9\u202fk"),
        (100_000, Quantity.PERSON_MONTHS, "0.10\u202fm"),
        (0.731, Quantity.SHARE_OF_PLACES, "73\u202f%"),
        (0.731, Quantity.SHARE, "73\u202f%"),
        (0.001, Quantity.SHARE, "under 1\u202f%"),
        (16.4, Quantity.MONTHS, "16 mo."),
        (12.34, Quantity.PERSONS_A_MONTH, "12.3"),
        (0.02, Quantity.PERSONS_A_MONTH, "under 0.1"),
        (0.725, Quantity.RATIO, "0.73"),
        (1.234, Quantity.TIMES, "1.23"),
        (0.1234, Quantity.TIMES, "0.12"),
        (0.1234, Quantity.EFFORT, "0.12"),
        (0.1234, Quantity.RATIO, "0.12"),
        (0.1234, Quantity.PERSONS_A_MONTH, "0.1"),
        (1.234, Quantity.EFFORT, "1.23"),
        (12.345, Quantity.RATIO, "12.3"),
        (1234.5, Quantity.PERSONS, "1\u202f230"),
        (1235, Quantity.PERSONS, "1\u202f240"),
        (-5, Quantity.PERSONS, "−5"),
        (-0.3, Quantity.PERSONS, "0"),
        (math.nan, Quantity.CHANCE, "not known"),
    ],
)
def test_that_each_quantity_is_written_in_its_own_form(value: float, quantity: Quantity, text: str) -> None:
    assert value_text(value, quantity) == text


@pytest.mark.parametrize(
    ("low", "high", "quantity", "text"),
    [
        (-5, 7, Quantity.PERSONS, "−5 to 7"),
        (0, 5, Quantity.PERSONS, "0–5"),
        (0, 0.4, Quantity.PERSONS, "under 1"),
        (0.1, 0.4, Quantity.SHARE, "10–40\u202f%"),
        (500, 1500, Quantity.CHILD_MONTHS, "0.5–1.5\u202fk"),
        (3, math.nan, Quantity.PLACES, "not known"),
        (math.nan, math.nan, Quantity.PLACES, "not known"),
        (-2000, -10, Quantity.CHILD_MONTHS, "−2.0 to 0\u202fk"),
    ],
)
def test_that_ranges_at_their_edges_read_right(low: float, high: float, quantity: Quantity, text: str) -> None:
    assert range_text(low, high, quantity) == text


@pytest.mark.parametrize(
    ("value", "quantity", "text"),
    [
        (0, Quantity.PERSONS, "no change"),
        (-432, Quantity.PERSONS, "−432"),
        (432, Quantity.PERSONS, "+432"),
        (0.3, Quantity.PERSONS, "under 1"),
        (-0.3, Quantity.PERSONS, "under 1"),
        (0.01, Quantity.SHARE, "+1\u202fpt"),
        (-0.01, Quantity.SHARE_OF_PLACES, "−1\u202fpt"),
        (0.11, Quantity.SHARE, "+11\u202fpts"),
        (2, Quantity.MONTHS, "+2 mo."),
        (-229_000, Quantity.CHILD_MONTHS, "−229\u202fk"),
        (math.nan, Quantity.PERSONS, "not known"),
    ],
)
def test_that_one_change_carries_its_sign_and_unit(value: float, quantity: Quantity, text: str) -> None:
    assert change_text(value, quantity) == text


@pytest.mark.parametrize(
    ("low", "high", "quantity", "text"),
    [
        (math.nan, 1, Quantity.PERSONS, "not known"),
        (1, math.nan, Quantity.PERSONS, "not known"),
        (0, 3, Quantity.PERSONS, "0 to +3"),
        (3, 3.2, Quantity.PERSONS, "+3"),
        (-0.002, 0, Quantity.SHARE, "under 1\u202fpt either way"),
        (-2, 3, Quantity.MONTHS, "−2 to +3 mo."),
    ],
)
def test_that_ranges_of_change_at_their_edges_read_right(
    low: float, high: float, quantity: Quantity, text: str
) -> None:
    assert change_range_text(low, high, quantity) == text


def test_that_what_a_reader_takes_from_a_range_is_what_is_printed() -> None:
    assert printed_ends(463.2, 2123.0, Quantity.PERSONS) == (463, 2120)
    assert printed_ends(0.731, 1.478, Quantity.SHARE_OF_PLACES) == pytest.approx((0.73, 1.48))
    assert printed_ends(191_600, 320_200, Quantity.CHILD_MONTHS) == (192_000, 320_000)


@pytest.mark.parametrize(
    ("share", "said"),
    [(-0.1, 0), (0, 0), (0.001, 1), (0.005, 1), (0.014, 1), (0.015, 2), (0.5, 50), (0.994, 99), (0.995, 99), (1, 100)],
)
def test_that_a_share_of_draws_is_never_rounded_to_all_or_none(share: float, said: int) -> None:
    assert runs_text(share) == f"{said} of 100 runs"
    assert percent_text(share) == f"{said}\u202f%"


@pytest.mark.parametrize(
    ("value", "quantity", "text"),
    [
        (0, Quantity.SWITCH, "off"),
        (3, Quantity.TIER, "tier 3"),
        (0.5, Quantity.EFFORT, "×\u202f0.5"),
        (0.25, Quantity.SHARE, "0.25"),
        (0.125, Quantity.SHARE, "0.125"),
        (1, Quantity.RATIO, "1.00"),
        (0.8, Quantity.SHARE_OF_PLACES, "80\u202f%"),
        (24, Quantity.MONTHS, "24 mo."),
        (1500.5, Quantity.PERSONS, "1\u202f500.5"),
        (math.nan, Quantity.SWITCH, "not known"),
    ],
)
def test_that_every_kind_of_lever_has_its_words(value: float, quantity: Quantity, text: str) -> None:
    assert setting_text(value, quantity) == text


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0, "0"),
        (-0.0, "0"),
        (0.0001, "0.0001"),
        (0.00001234, "0.00001234"),
        (1e9, "1\u202f000\u202f000\u202f000"),
        (12_345_678_901, "12\u202f345\u202f678\u202f901"),
        (-2500.75, "−2\u202f500.75"),
        (math.nan, "not known"),
    ],
)
def test_that_a_published_number_keeps_every_figure(value: float, text: str) -> None:
    assert published(value) == text


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(5, 5, "5"), (5, 9, "5–9"), (0, 9, "0–9"), (-5, 9, "−5 to 9"), (None, 9, "up to 9"), (5, None, "at least 5")],
)
def test_that_published_bounds_read_as_their_source_has_them(low: float | None, high: float | None, text: str) -> None:
    assert published_range(low, high) == text


@pytest.mark.parametrize(
    ("value", "figures", "text"),
    [(1235, 3, 1240), (1234, 3, 1230), (-1235, 3, -1240), (0.012345, 3, 0.0123), (0, 3, 0), (99.95, 3, 100), (7, 1, 7)],
)
def test_that_halves_go_away_from_nought(value: float, figures: int, text: float) -> None:
    assert rounded(value, figures) == pytest.approx(text, rel=1e-12)


def test_that_what_cannot_be_rounded_stays() -> None:
    assert math.isnan(rounded(math.nan))
    assert rounded(math.inf) == math.inf


@pytest.mark.parametrize(
    ("parts", "shown", "total"),
    [
        ([], (), 0),
        ([0, 0], (0, 0), 0),
        ([0.4, 0.4, 0.4], (1, 0, 0), 1),
        ([333.4, 333.3, 333.3], (340, 330, 330), 1000),
        ([5001, 4996], (5000, 5000), 10_000),
        ([-5, 8], (-5, 8), 3),
        ([-1500, 1500], (-1500, 1500), 0),
        ([999.4], (999,), 999),
        ([1004.9], (1000,), 1000),
    ],
)
def test_that_parts_and_sum_are_rounded_to_one_step(parts: list[float], shown: tuple[float, ...], total: float) -> None:
    assert adding_up(parts) == (shown, total)


def test_that_whole_numbers_part_their_thousands() -> None:
    assert (whole(6430), whole(-1_234_567), whole(0)) == ("6\u202f430", "−1\u202f234\u202f567", "0")


def test_that_another_share_can_be_named() -> None:
    assert within_text("A", 0.05) == "within 5\u202f% of A"
