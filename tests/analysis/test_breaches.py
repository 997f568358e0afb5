"""Custody against places, worked by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from planner.analysis.breaches import breach_at, over_text, sites_of
from planner.analysis.indicators import draws_at
from planner.domain.period import Month
from planner.domain.projection import Projection

MakeProjection = Callable[..., Projection]
SITE = "SDF prisons"
MAR = Month.of(2020, 3)


def _site(
    projection_of: MakeProjection, held: list[list[float]], places: list[list[float]], times: int = 1
) -> Projection:
    held_rows, places_rows = np.array(held), np.array(places)
    with np.errstate(divide="ignore", invalid="ignore"):
        occupancy = np.where(places_rows > 0, held_rows / places_rows, np.nan)
    return projection_of(
        {f"held|site={SITE}": held_rows, f"places|site={SITE}": places_rows, f"occupancy|site={SITE}": occupancy},
        times=times,
    )


def test_that_a_site_is_followed_over_back_and_over_again(projection_of: MakeProjection) -> None:
    # Nov 120, Dec 110, Jan 95, Feb 104, Mar 90 held on 100 places, the same in both draws
    held = [[value, value] for value in (120, 110, 95, 104, 90)]
    found = breach_at(_site(projection_of, held, [[100, 100]] * 5), SITE, MAR)

    assert found is not None
    assert found.months_over.median == 2
    assert found.first_over.median == Month.of(2019, 11)
    assert found.back_under.median == Month.of(2020, 1)
    assert found.over_again.median == Month.of(2020, 2)
    assert found.peak_shortfall.median == 20
    assert found.bed_months_over.median == 10 + 4
    assert over_text(found) == "2 months"


def test_that_a_site_that_never_comes_back_says_not_by_the_horizon(projection_of: MakeProjection) -> None:
    found = breach_at(_site(projection_of, [[120, 130]] * 5, [[100, 100]] * 5), SITE, MAR)

    assert found is not None
    assert found.back_under.text == "not by Mar 2020"
    assert found.over_again.share == 0


def test_that_draws_that_never_come_back_widen_the_range_to_never(projection_of: MakeProjection) -> None:
    held = np.repeat([[120, 120], [90, 120], [90, 120]], 50, axis=1).tolist()
    found = breach_at(_site(projection_of, held, [[100] * 100] * 3), SITE, Month.of(2020, 1))

    assert found is not None
    assert found.back_under.share == 0.5
    assert found.back_under.text == "Dec 2019 or later, not by Jan 2020 in 50 of 100 runs"


def test_that_too_few_draws_name_the_median_month_alone(projection_of: MakeProjection) -> None:
    held = [[120] * 4, [90, 120, 120, 120], [90, 90, 90, 120], [90] * 4]
    found = breach_at(_site(projection_of, held, [[100] * 4] * 4), SITE, MAR)

    assert found is not None
    assert found.back_under.text == "Jan 2020"


def test_that_a_site_without_places_is_not_applicable(projection_of: MakeProjection) -> None:
    found = breach_at(_site(projection_of, [[0, 0]] * 3, [[0, 0]] * 3), SITE, MAR)

    assert found is None
    assert over_text(found) == "n/a"


def test_that_only_months_up_to_the_horizon_count(projection_of: MakeProjection) -> None:
    found = breach_at(_site(projection_of, [[120, 120]] * 5, [[100, 100]] * 5), SITE, Month.of(2019, 12))

    assert found is not None
    assert found.months_over.high == 1
    assert found.bed_months_over.high == 20


def test_that_the_strip_counts_the_same_months_over(projection_of: MakeProjection) -> None:
    projection = _site(projection_of, [[120, 90], [110, 90], [120, 110]], [[100, 100]] * 3)

    assert draws_at(projection, f"months_over|site={SITE}", 2) == pytest.approx([2, 1])


def test_that_coming_back_counts_only_after_going_over(projection_of: MakeProjection) -> None:
    # under in November, over in December, under again in January
    held = [[value, value] for value in (90, 110, 95, 95, 95)]
    found = breach_at(_site(projection_of, held, [[100, 100]] * 5), SITE, MAR)

    assert found is not None
    assert found.first_over.median == Month.of(2019, 12)
    assert found.back_under.median == Month.of(2020, 1)
    assert found.over_again.text == "not by Mar 2020"


def test_that_a_site_that_is_never_over_never_comes_back(projection_of: MakeProjection) -> None:
    found = breach_at(_site(projection_of, [[90, 90]] * 5, [[100, 100]] * 5), SITE, MAR)

    assert found is not None
    assert {when.text for when in (found.first_over, found.back_under, found.over_again)} == {"not by Mar 2020"}
    assert (found.months_over.high, found.peak_shortfall.high, found.bed_months_over.high) == (0, 0, 0)
    assert over_text(found) == "0 months"


def test_that_a_full_site_is_not_over(projection_of: MakeProjection) -> None:
    full = _site(projection_of, [[100, 100]] * 3, [[100, 100]] * 3)
    found = breach_at(full, SITE, MAR)

    assert found is not None
    assert (found.first_over.share, found.months_over.high) == (0, 0)
    assert draws_at(full, f"months_over|site={SITE}", 2).tolist() == [0, 0]


def test_that_months_before_there_are_places_are_not_over(projection_of: MakeProjection) -> None:
    # nowhere to hold them in November; one place for three people from December on, in the first of two draws
    projection = _site(projection_of, [[50, 0], [3, 0], [3, 0]], [[0, 0], [1, 0], [1, 0]], 500)
    found = breach_at(projection, SITE, Month.of(2020, 1))

    assert found is not None
    assert found.first_over.low == Month.of(2019, 12)
    assert (found.first_over.share, found.months_over.high) == (0.5, 2)
    assert found.peak_shortfall.median == 1
    assert found.bed_months_over.median == 2
    # an occupancy that no month has is not applicable, one that some months have counts those
    assert draws_at(projection, f"months_over|site={SITE}", 2)[499:501] == pytest.approx([2, np.nan], nan_ok=True)


def test_that_the_start_counts_for_the_peak_and_not_for_the_months(projection_of: MakeProjection) -> None:
    found = breach_at(_site(projection_of, [[150, 150], [110, 110], [90, 90]], [[100, 100]] * 3), SITE, MAR)

    assert found is not None
    assert (found.peak_shortfall.median, found.months_over.median, found.bed_months_over.median) == (50, 1, 10)


def test_that_forty_draws_put_the_ends_of_a_range_one_draw_in(projection_of: MakeProjection) -> None:
    # draw n goes over in row n and stays over: the first is the 2.5th percentile, the 20th the median, the 39th the end
    held = np.where(np.arange(41)[:, None] >= np.arange(40), 101.0, 99.0)
    found = breach_at(_site(projection_of, held.tolist(), [[100.0] * 40] * 41, 25), SITE, Month.of(2023, 3))

    assert found is not None
    first = found.first_over
    assert (first.low, first.median, first.high) == (Month.of(2019, 11), Month.of(2021, 6), Month.of(2023, 1))
    assert (first.share, first.text) == (1, "Nov 2019\u2013Jan 2023")
    assert over_text(found) == "3\u201340 months"  # draw 0 and 1 for 40 months, draw 39 for 2, 38 for 3


def test_that_one_month_for_every_draw_is_said_once(projection_of: MakeProjection) -> None:
    found = breach_at(_site(projection_of, [[90, 90], [110, 110]], [[100, 100]] * 2), SITE, MAR)

    assert found is not None
    assert found.first_over.text == "Dec 2019"


def test_that_what_happens_in_next_to_no_run_is_counted(projection_of: MakeProjection) -> None:
    held = [[90.0] * 100, [110.0] * 2 + [90.0] * 98]
    found = breach_at(_site(projection_of, held, [[100.0] * 100] * 2), SITE, Month.of(2019, 12))

    assert found is not None
    assert found.first_over.text == "not by Dec 2019, but in 2 of 100 runs"


def test_that_the_sites_of_a_projection_are_those_with_an_occupancy(projection_of: MakeProjection) -> None:
    rows = [[1.0, 1.0]]
    made = projection_of({"occupancy|site=North": rows, "held|site=East": rows, "occupancy|site=South": rows})

    assert sites_of(made) == ("North", "South")
