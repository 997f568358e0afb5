"""Which indicators stand side by side, what each is called, and its numbers: worked by hand on few draws."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from planner.analysis.indicators import (
    Spread,
    all_draws,
    all_indicators,
    central_at,
    common,
    draws_at,
    headlines,
    indicator,
    spread,
    spread_at,
)
from planner.domain.errors import InputError
from planner.domain.projection import Projection
from planner.domain.quantity import Quantity
from planner.system.catalogue import Group
from planner.system.situations import shipped_situations

MakeProjection = Callable[..., Projection]
ROWS = [[0.0, 0.0], [10.0, 30.0]]
NES = shipped_situations()[0]


def ends(found: Spread | None) -> tuple[float, float, float]:
    assert found is not None
    return found.low, found.median, found.high


def test_that_an_indicator_knows_its_series_its_member_and_its_words() -> None:
    found = indicator("occupancy|site=SDF camps")

    assert (found.series, found.member) == ("occupancy", "SDF camps")
    assert (found.title, found.group) == ("Held, of places, SDF camps", Group.CAPACITY)
    assert (indicator("escapes").series, indicator("escapes").member) == ("escapes", "")
    assert indicator("escapes").title == "Escapes, gross"


def test_that_cumulative_series_and_notes_keep_their_marks() -> None:
    assert [indicator(key).cumulative for key in ("escapes", "untracked")] == [True, False]
    assert indicator("plot_involvement").note != ""
    assert indicator("escapes").note == ""


def test_that_months_over_places_are_months_since_the_start() -> None:
    found = indicator("months_over|site=SDF camps")

    assert (found.title, found.unit) == ("SDF camps, months over places", "months")
    assert (found.group, found.quantity, found.cumulative) == (Group.CAPACITY, Quantity.MONTHS, True)


def test_that_a_key_nothing_publishes_is_refused() -> None:
    with pytest.raises(KeyError):
        indicator("morale")


def test_that_headlines_stand_in_one_order_under_the_names_of_the_window(projection_of: MakeProjection) -> None:
    keys = ("months_without_review", "plot_latent_home", "untracked", "occupancy|site=SDF prisons", "relocated")
    members = {f"months_without_review|nationality={who}": ROWS for who in ("third-country", "local")}
    found = headlines(projection_of({**dict.fromkeys(keys[1:], ROWS), **members}), NES)

    assert [one.key for one in found] == [
        "untracked",
        "plot_latent_home",
        "occupancy|site=SDF prisons",
        "months_over|site=SDF prisons",
        "months_without_review",
    ]
    assert [one.title for one in found] == [
        "Untracked at home",
        "Not yet realised: at home",
        "SDF prisons, of places",
        "SDF prisons, months over places",
        "Person-months unreviewed",
    ]
    assert [one.short for one in found][1:4] == [
        "…still to come, at home",
        "SDF prisons, of places",
        "SDF prisons, months over",
    ]


def test_that_all_indicators_follow_the_catalogue_and_leave_people_out(projection_of: MakeProjection) -> None:
    keys = ("deprived", "held|site=B", "people|category=men in custody", "held|site=A", "escapes")
    found = all_indicators(projection_of(dict.fromkeys(keys, ROWS)))

    assert [one.key for one in found] == ["escapes", "held|site=B", "held|site=A", "deprived"]


def test_that_only_what_every_projection_holds_is_common(projection_of: MakeProjection) -> None:
    one, other = projection_of({"escapes": ROWS, "untracked": ROWS}), projection_of({"escapes": ROWS})
    asked = (indicator("untracked"), indicator("escapes"))

    assert [found.key for found in common((one, other), asked)] == ["escapes"]
    assert common((), asked) == asked


def test_that_a_whole_published_only_by_members_is_their_sum(projection_of: MakeProjection) -> None:
    found = projection_of(
        {
            "minors_held|nationality=third-country": [[5.0, 7.0], [1.0, 2.0]],
            "minors_held|nationality=local": [[10.0, 20.0], [30.0, 40.0]],
        },
        times=500,
    )

    assert draws_at(found, "minors_held", 0)[499:501].tolist() == [15, 27]
    assert all_draws(found, "minors_held")[:, 499:501].tolist() == [[15, 27], [31, 42]]
    assert central_at(found, "minors_held", 1) == 36.5
    assert ends(spread_at(found, "minors_held", 1)) == (31, 36.5, 42)


def test_that_a_sum_with_a_member_missing_is_no_sum(projection_of: MakeProjection) -> None:
    part = projection_of({"minors_held|nationality=local": ROWS})

    assert central_at(part, "minors_held", 1) is None
    assert common((part,), (indicator("minors_held"),)) == ()
    with pytest.raises(InputError, match="no draws yet; compute the scenario first"):
        draws_at(part, "minors_held", 1)


def test_that_draws_are_refused_while_there_are_none(projection_of: MakeProjection) -> None:
    bare = replace(projection_of({"escapes": ROWS}), draws={}, bands={})

    assert spread_at(bare, "escapes", 1) is None
    assert central_at(bare, "escapes", 1) == 20
    with pytest.raises(InputError, match="no draws yet"):
        all_draws(bare, "escapes")


def test_that_months_over_are_counted_up_to_the_row_and_not_at_the_start(projection_of: MakeProjection) -> None:
    # occupancy by month: one draw over at the start, in month 1 and in month 3, the other exactly full
    found = projection_of({"occupancy|site=A": [[1.5, 1.0], [1.1, 1.0], [0.9, 1.0], [1.2, 1.0]]})

    counts = [draws_at(found, "months_over|site=A", row).tolist() for row in range(4)]

    assert counts == [[0, 0], [1, 0], [1, 0], [2, 0]]
    assert central_at(found, "months_over|site=A", 3) is None


def test_that_months_over_are_not_applicable_without_places_in_every_month(projection_of: MakeProjection) -> None:
    nan = np.nan
    found = projection_of({"occupancy|site=A": [[nan, nan, 2.0], [nan, 2.0, nan]]})

    np.testing.assert_array_equal(draws_at(found, "months_over|site=A", 1), [nan, 1, 0])


def test_that_a_range_is_read_off_the_bands_where_they_are_kept(projection_of: MakeProjection) -> None:
    made = projection_of({"escapes": [[0.0] * 41, [float(n) for n in range(41)]]}, times=25)
    stored = replace(made, draws={})

    assert ends(spread_at(stored, "escapes", 1)) == (1, 20, 39)
    assert spread_at(stored, "escapes", 1) == spread_at(made, "escapes", 1)


def test_that_a_chance_is_one_number_and_needs_its_draws(projection_of: MakeProjection) -> None:
    made = projection_of({"breakout_chance": [[0.0, 0.0], [0.25, 0.75]]})

    assert spread_at(made, "breakout_chance", 1) == Spread(0.5, 0.5, 0.5)
    assert spread_at(replace(made, draws={}), "breakout_chance", 1) is None


def test_that_a_range_over_draws_leaves_out_those_without_a_figure() -> None:
    values = np.repeat(np.array([np.nan, *range(41), np.nan]), 25)

    assert ends(spread(values)) == (1, 20, 39)
    assert np.isnan(ends(spread(np.array([np.nan, np.nan])))).all()
    assert np.isnan(ends(spread(np.array([])))).all()
    assert (ends(spread(np.array([7.0]))), spread(np.array([7.0])).share) == ((7, 7, 7), 0)


def test_that_a_range_that_does_not_apply_says_so() -> None:
    nothing = spread(np.array([np.nan]))

    assert (nothing.range_text(Quantity.PERSONS), nothing.median_text(Quantity.PERSONS)) == ("n/a", "n/a")
    assert (Spread(5, 7, 9).range_text(Quantity.PERSONS), Spread(5, 7, 9).median_text(Quantity.PERSONS)) == ("5–9", "7")
