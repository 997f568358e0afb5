"""The arithmetic of the axes."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.period import Month
from planner.ui.plots.ticks import moved_apart, round_ticks, year_ticks


def test_that_an_axis_has_round_ticks_from_zero() -> None:
    assert round_ticks(0, 7300) == (0, 2000, 4000, 6000, 8000)


def test_that_a_small_axis_keeps_to_three_ticks() -> None:
    assert round_ticks(0, 15_500, most=3) == (0, 8000, 16000)


def test_that_an_axis_of_differences_holds_zero() -> None:
    assert 0 in round_ticks(-77, -12)


@given(st.floats(-1e7, 1e7), st.floats(-1e7, 1e7), st.sampled_from([3, 5]))
def test_that_ticks_cover_what_is_drawn_and_stay_few(one: float, other: float, most: int) -> None:
    low, high = sorted((one, other))
    ticks = round_ticks(low, high, most)
    slack = 1e-6 * (ticks[-1] - ticks[0])
    assert ticks[0] <= low + slack
    assert ticks[-1] >= high - slack
    assert 2 <= len(ticks) <= most


def test_that_years_are_thinned_where_there_is_no_room() -> None:
    assert [month.year for month in year_ticks(Month.of(2019, 11), 240, 5)] == [2020, 2025, 2030, 2035]


@given(st.lists(st.floats(0, 200), min_size=1, max_size=8))
def test_that_labels_keep_their_order_and_their_distance(wanted: list[float]) -> None:
    placed = moved_apart(wanted, 16, 0, 200)
    ranked = sorted(range(len(wanted)), key=lambda index: (wanted[index], index))
    gaps = [placed[after] - placed[before] for before, after in itertools.pairwise(ranked)]
    assert all(gap >= 16 - 1e-9 for gap in gaps)


def test_that_labels_with_room_enough_stay_where_they_want_to_be() -> None:
    assert moved_apart([30.0, 90.0], 16, 0, 200) == (30.0, 90.0)
