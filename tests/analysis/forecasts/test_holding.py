"""Where counts stand in a forecast: before its start, within it, beyond it, or where nothing is known."""

from __future__ import annotations

import numpy as np
import pytest
from counted import ARRIVALS, CAMPS, OCCUPANCY, START, count

from planner.analysis.forecasts.holding import held_counts, months_needed, no_change, sorted_counts

FLOWS = np.array([[0.0, 0.0], *[[10.0 + month, 20.0 + month] for month in range(1, 26)]])
"""A flow of 10 or 20 a month and one more each month, in two draws."""


def test_that_counts_at_or_before_the_start_only_give_a_trend() -> None:
    found = sorted_counts([(count(0, 5.0), CAMPS), (count(-3, 6.0), CAMPS), (count(1, 4.0), CAMPS)], START, 12)
    assert [one.id for one in found.earlier[CAMPS, False]] == ["o-3", "o0"]
    assert [one.id for one in found.later[CAMPS, False]] == ["o1"]


def test_that_a_year_that_began_before_the_start_is_not_forecast_whole() -> None:
    found = sorted_counts([(count(1, 5.0, yearly=True), ARRIVALS), (count(13, 5.0, yearly=True), ARRIVALS)], START, 13)
    assert [one.when for one in found.earlier[ARRIVALS, True]] == ["2019"]
    assert [one.when for one in found.later[ARRIVALS, True]] == ["2020"]


def test_that_what_lies_beyond_the_run_is_left_out_with_the_reason() -> None:
    found = sorted_counts([(count(13, 5.0, yearly=True), ARRIVALS), (count(12, 5.0), CAMPS)], START, 12)
    assert [one.why for one in found.left_out] == ["it lies after 2020-11, where this run ends"]
    assert not found.later.get((ARRIVALS, True))


def test_that_a_run_reaches_the_last_count_it_can_reach() -> None:
    counts = [(count(-5, 1.0), CAMPS), (count(7, 1.0), CAMPS), (count(241, 1.0), CAMPS)]
    assert months_needed(counts, START) == 7
    assert months_needed(counts[:1], START) == 0


def test_that_a_year_of_a_flow_is_the_sum_of_its_months_draw_by_draw() -> None:
    # January to December 2020 are months 2 to 13: 12 × 10 + (2 + … + 13) = 210; the other draw has 120 more
    found = sorted_counts([(count(13, 5.0, yearly=True), ARRIVALS)], START, 13)
    held, blank = held_counts(found, ARRIVALS, FLOWS, FLOWS)
    assert held[0].draws.tolist() == [210.0, 330.0]
    assert blank == []


def test_that_no_change_keeps_a_level_and_the_pace_of_a_flow() -> None:
    levels = np.array([[100.0, 100.0], [90.0, 70.0]])
    assert no_change(CAMPS, levels, 1, yearly=False) == 100.0
    assert no_change(ARRIVALS, FLOWS, 9, yearly=False) == 16.0  # the median of 11 and 21
    assert no_change(ARRIVALS, FLOWS, 13, yearly=True) == 192.0


def test_that_a_count_where_the_run_knows_nothing_is_left_out_and_half_known_draws_are_used() -> None:
    draws = np.array([[1.0, np.nan], [np.nan, np.nan], [np.nan, 2.0]])
    found = sorted_counts([(count(1, 1.0), OCCUPANCY), (count(2, 1.0), OCCUPANCY)], START, 2)
    held, blank = held_counts(found, OCCUPANCY, draws, draws)
    assert [one.draws.tolist() for one in held] == [[2.0]]
    assert [one.why for one in blank] == ["the run gives no value for it in this month"]
    assert held[0].no_change == 1.0


def test_that_months_and_years_of_a_flow_have_trends_of_their_own() -> None:
    counts = [(count(1, 400.0, yearly=True), ARRIVALS), (count(-11, 800.0, yearly=True), ARRIVALS)]
    counts += [(count(0, 30.0), ARRIVALS), (count(13, 150.0, yearly=True), ARRIVALS), (count(2, 9.0), ARRIVALS)]
    held, _ = held_counts(sorted_counts(counts, START, 13), ARRIVALS, FLOWS, FLOWS)
    assert [one.trend for one in held] == [None, pytest.approx(200.0)]
