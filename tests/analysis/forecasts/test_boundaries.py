"""Forecasts at their limits: few draws, few counts, small moves, a count at the last month, winners by a hair."""

from __future__ import annotations

import numpy as np
import pytest
from counted import ARRIVALS, CAMPS, START, count, held

from planner.analysis.forecasts.baselines import trend_at
from planner.analysis.forecasts.consistency import ENOUGH, FEWEST, Weighed, distance, eased, weigh, weighted_quantiles
from planner.analysis.forecasts.holding import held_counts, months_needed, no_change, sorted_counts
from planner.analysis.forecasts.pulls import pulls
from planner.analysis.forecasts.scoring import Held, by_series, score
from planner.analysis.forecasts.words import (
    count_text,
    counted_words,
    error_text,
    in_words,
    series_verdict,
    table_words,
)
from planner.domain.distribution import Range
from planner.domain.situation import Parameter
from planner.system.assumption_draws import DrawnAssumption

THIN = "\u202f"
DRAWS = [float(number) for number in range(101)]


def plain(text: str) -> str:
    return text.replace(THIN, " ")


def assumption(draws: np.ndarray) -> DrawnAssumption:  # type: ignore[type-arg]
    parameter = Parameter(name="rate", range=Range(low=0, central=1, high=2), unit="ratio", evidence=("X32",))
    return DrawnAssumption(parameter, draws)


def test_that_thirty_effective_draws_are_shown_when_asked_and_a_hundred_without() -> None:
    assert (FEWEST, ENOUGH) == (30, 100)


def test_that_an_assumption_known_to_a_thousandth_can_be_pulled_too() -> None:
    draws = np.linspace(0.5, 0.501, 200)
    weights = np.where(draws < 0.5005, 0.0, 1.0)

    (found,) = pulls([assumption(draws)], weights / weights.sum())

    # the upper half of 200 ranks: its mean lies √¾ standard deviations up, and so it correlates with agreement
    assert found.shift == pytest.approx(3**0.5 / 2, rel=1e-4)
    assert found.correlation == pytest.approx(3**0.5 / 2, rel=1e-4)
    assert found.upwards
    assert found.after[0] > 0.5005 > found.before[1] - 1e-5


def test_that_an_assumption_pulled_down_is_told_so_and_the_stronger_comes_first() -> None:
    draws = np.linspace(0.0, 1.0, 400)
    weights = np.where(draws < 0.5, 1.0, 0.0)
    mixed = np.where(np.arange(400) % 4 == 0, 1.0 - draws, draws)

    found = pulls([assumption(mixed), assumption(draws)], weights / weights.sum())

    assert [one.upwards for one in found] == [False, False]
    assert found[0].assumption.draws is draws
    assert found[0].shift < found[1].shift < 0


def test_that_a_move_within_chance_is_not_told() -> None:
    # 100 effective draws: the bar for one assumption is 1.96 / 10
    draws = np.arange(200.0)
    ranks = (draws - draws.mean()) / draws.std()
    slight, strong = (1.0 + tilt * ranks for tilt in (0.1, 0.2))

    assert pulls([assumption(draws)], slight / slight.sum()) == ()
    assert len(pulls([assumption(draws)], strong / strong.sum())) == 1


def test_that_with_few_draws_the_table_has_no_range() -> None:
    few = table_words(score([held(count(1, 40.0), [10.0, 20.0, 30.0])]))

    assert few[0] == ("Counted", "When", "Count", "Median", "Off by", "No change", "Trend", "Percentile")
    assert [plain(word) for word in few[1][2:]] == ["40", "20", "50 %", "", "", "100"]


def test_that_the_table_writes_each_count_beside_its_guesses() -> None:
    head, row = table_words(score([held(count(1, 40.0), DRAWS * 20, still=44.0, trend=36.0)]))

    assert len(head) == len(row) == 9
    assert [plain(word) for word in row[1:3] + row[4:]] == ["2019-12", "40", "50", "25 %", "44", "36", "40.1"]


def test_that_a_range_and_a_count_of_nobody_have_no_error_in_the_table() -> None:
    _, ranged, nobody = table_words(score([held(count(1, low=3, high=9), DRAWS), held(count(2, 0.0), DRAWS)]))

    assert plain(count_text(count(1, low=3, high=9))) == "3–9"
    assert (ranged[-4], nobody[-4]) == ("", "")


def test_that_a_count_is_named_by_what_where_and_when() -> None:
    assert counted_words(count(7, 1.0)) == "x, 2020-06"


@pytest.mark.parametrize(("share", "text"), [(0.0994, "9.9 %"), (0.0995, "10 %"), (0.0, "0.0 %"), (12.5, "1 250 %")])
def test_that_errors_below_ten_per_cent_have_a_decimal(share: float, text: str) -> None:
    assert plain(error_text(share)).replace("1,250", "1 250") == text


def test_that_four_counts_are_enough_to_say_how_the_ranges_hold_and_three_are_not() -> None:
    rows = [held(count(month, 50.0), DRAWS) for month in range(1, 5)]

    assert plain(in_words(score(rows))[0]) == (
        "Of 4 counts 4 inside the 50 % band, 4 inside the 80 % band, 4 inside the 95 % band."
    )
    assert in_words(score(rows[:3]))[0].startswith("3 of the counts can be held against it; too early to say")
    assert series_verdict(score(rows[:3])) == ("too early to say", f"3 counts; 3 inside the 80{THIN}% band.")


@pytest.mark.parametrize(
    ("inside", "above", "below", "verdict"),
    [
        (3, 2, 0, "the ranges held"),
        (2, 3, 0, "the counts were higher than forecast"),
        (2, 0, 3, "the counts were lower than forecast"),
        (0, 4, 2, "the ranges were too narrow"),
        (0, 5, 2, "the counts were higher than forecast"),
        (0, 2, 4, "the ranges were too narrow"),
        (0, 2, 5, "the counts were lower than forecast"),
    ],
)
def test_that_three_of_five_inside_are_enough_and_twice_as_many_are_a_side(
    inside: int, above: int, below: int, verdict: str
) -> None:
    values = [50.0] * inside + [99.0] * above + [1.0] * below
    told = score(held(count(month, value), DRAWS) for month, value in enumerate(values, 1))

    assert series_verdict(told)[0] == verdict


def test_that_a_guess_as_near_as_the_forecast_does_not_win() -> None:
    # the median is 50, 25 % above 40
    even = [held(count(month, 40.0), DRAWS, still=30.0, trend=50.0) for month in range(1, 5)]
    nearer = [held(count(month, 40.0), DRAWS, still=31.0, trend=49.0) for month in range(1, 5)]

    assert "nearer" not in in_words(score(even))[1]
    assert in_words(score(nearer))[1].endswith("“No change” and the trend came nearer.")


def test_that_a_trend_alone_that_came_nearer_is_told_with_how_many_had_one() -> None:
    one = [held(count(1, 40.0), DRAWS, trend=41.0), *(held(count(month, 40.0), DRAWS) for month in (2, 3, 4))]
    two = [*one[:1], held(count(2, 40.0), DRAWS, trend=41.0), *one[2:]]

    assert plain(in_words(score(one))[1]).endswith("by 2.5 % on the one count that has one. The trend came nearer.")
    assert " on the 2 counts that have one." in in_words(score(two))[1]


def several(*values: float, counts: int = 4) -> list[Held]:
    """A series a value, each counted so often."""
    return [
        Held(
            type(ARRIVALS)(f"flow{place}", "flow", "", f"Flow {place}", ARRIVALS.quantity),
            found.observation,
            found.draws,
            0.0,
        )
        for place, value in enumerate(values)
        for month in range(1, counts + 1)
        for found in [held(count(month, value), DRAWS)]
    ]  # fmt: skip


def test_that_up_to_three_series_are_each_told() -> None:
    told = in_words(score(several(50.0, 50.0, 50.0)))

    assert [sentence.partition(":")[0] for sentence in told[2:]] == ["Flow 0", "Flow 1", "Flow 2"]


def test_that_of_four_series_those_that_held_and_those_too_new_are_only_counted() -> None:
    told = in_words(score([*several(50.0, 50.0, 99.0), *several(50.0, 50.0, 50.0, 50.0, counts=3)[9:]]))

    assert told[2].startswith("Flow 2: the counts were higher than forecast. ")
    assert told[3:] == ("In 2 series more the ranges held.", "One series with fewer than 4 counts: too early to say.")


def test_that_one_series_is_not_told_twice() -> None:
    assert len(in_words(score(several(50.0)))) == 2
    assert len(by_series(score(several(50.0, 60.0)))) == 2


def test_that_a_yearly_series_says_so() -> None:
    rows = [held(count(13 + 12 * year, 50.0, yearly=True), DRAWS) for year in range(4)]
    told = in_words(score([*rows, *(held(count(month, 50.0), DRAWS) for month in range(1, 5))]))

    assert [sentence.partition(":")[0] for sentence in told[2:]] == [
        "Held abroad, SDF camps, by year",
        "Held abroad, SDF camps",
    ]


def test_that_the_last_month_of_a_run_is_within_it_and_240_months_are_the_most() -> None:
    counts = [(count(12, 1.0), CAMPS), (count(240, 1.0), CAMPS), (count(241, 1.0), CAMPS)]

    assert [one.id for one in sorted_counts(counts, START, 12).later[CAMPS, False]] == ["o12"]
    assert len(sorted_counts(counts, START, 12).left_out) == 2
    assert months_needed(counts, START) == 240
    assert months_needed(counts[2:], START) == 0
    assert months_needed([(count(0, 1.0), CAMPS)], START) == 0
    assert months_needed([(count(1, 1.0), CAMPS)], START) == 1


def test_that_no_change_of_what_is_not_known_says_nothing() -> None:
    unknown = np.full((3, 2), np.nan)

    assert no_change(CAMPS, unknown, 1, yearly=False) is None
    assert no_change(ARRIVALS, unknown, 1, yearly=True) is None


def test_that_what_is_there_is_kept_beside_what_a_count_finds() -> None:
    found = sorted_counts([(count(1, 5.0), CAMPS)], START, 2)
    counted, there = np.array([[9.0], [8.0], [7.0]]), np.array([[90.0], [80.0], [70.0]])

    (one,), _ = held_counts(found, CAMPS, counted, there)
    (same,), _ = held_counts(found, CAMPS, counted, counted)

    assert (one.draws.tolist(), one.people.tolist(), one.no_change) == ([8.0], [80.0], 90.0)
    assert same.there is None
    assert same.people is same.draws


def test_that_a_trend_goes_through_the_last_two_counts() -> None:
    earlier = [count(-20, 1.0), count(-4, 100.0), count(0, 200.0)]

    assert trend_at(earlier, START.plus(8)) == pytest.approx(800.0)
    assert trend_at(earlier, START.plus(2)) == pytest.approx(200.0 * 2**0.5)
    assert trend_at(earlier[:1], START.plus(8)) is None
    assert trend_at([count(-4, 100.0), count(0, 0.0)], START.plus(8)) is None
    assert trend_at([count(-4, 0.0), count(0, 5.0)], START.plus(8)) is None
    assert trend_at([count(-1, 1.0), count(0, np.e)], START.plus(40)) == pytest.approx(np.e**41)
    assert trend_at([count(-1, 1.0), count(0, np.e)], START.plus(41)) is None


def test_that_half_of_a_range_beside_a_value_gives_its_error_even_when_one_end_is_open() -> None:
    low_only = held(count(1, 100.0, low=100 - 2 * 1.959964), [104.0, 96.0])
    uneven = held(count(1, 100.0, low=100 - 1.959964, high=100 + 3 * 1.959964), [104.0])

    assert distance(low_only, 0.5).tolist() == pytest.approx([2.0, -2.0])
    assert distance(uneven, 0.5).tolist() == pytest.approx([2.0])


def test_that_draws_within_an_open_range_are_no_way_off() -> None:
    assert distance(held(count(1, low=50), [40.0, 60.0]), 0.1).tolist() == pytest.approx([-2.0, 0.0])
    assert distance(held(count(1, 0.5), [1.5]), 0.1).tolist() == pytest.approx([20.0])


def test_that_two_counts_weigh_by_how_many_of_them_are_independent() -> None:
    # uncorrelated over these four draws: both count in full; errors of 10, one error off each
    first, second = (
        held(count(1, 100.0), [100.0, 110.0, 100.0, 110.0]),
        held(count(2, 100.0), [100.0, 100.0, 110.0, 110.0]),
    )
    weighed = weigh([first, second], [0.1, 0.1])

    assert weighed.independent == pytest.approx(2.0)
    expected = np.exp([0.0, -0.5, -0.5, -1.0])
    assert weighed.weights == pytest.approx(expected / expected.sum())


def test_that_a_count_whose_draws_are_not_all_known_is_passed_over() -> None:
    whole, short = held(count(1, 100.0), [100.0, 110.0, 120.0]), held(count(2, 100.0), [500.0, 900.0])

    assert weigh([whole, short], [0.1, 0.1]).counts == 1
    assert weigh([whole, short], [0.1, 0.1]).weights == pytest.approx(weigh([whole], [0.1]).weights)


def test_that_no_weight_is_worth_nothing() -> None:
    assert Weighed(np.zeros(3), 1, 1.0).worth == 0.0
    assert Weighed(np.array([1.0, 0.0]), 1, 1.0).worth == 1.0


def test_that_easing_keeps_the_order_and_draws_of_no_weight_last() -> None:
    weights = np.array([0.9, 0.1, 0.0, 0.0])
    found = eased(Weighed(weights, 1, 1.0), 1.5)

    assert 1.0 / np.square(found).sum() == pytest.approx(1.5, rel=0.02)
    assert found[0] > found[1] > found[2] == found[3]


@pytest.mark.parametrize(("share", "value"), [(0.25, 10.0), (0.5, 15.0), (0.75, 20.0), (0.0, 10.0), (1.0, 20.0)])
def test_that_a_weighted_quantile_stands_at_the_middle_of_each_draws_weight(share: float, value: float) -> None:
    assert weighted_quantiles(np.array([20.0, 10.0]), np.array([0.5, 0.5]), (share,)).tolist() == [value]
