"""Custody against places, worked by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from planner.analysis.breaches import breach_at, over_text
from planner.analysis.indicators import draws_at
from planner.domain.period import Month
from planner.domain.projection import Projection

MakeProjection = Callable[..., Projection]
SITE = "SDF prisons"
MAR = Month.of(2020, 3)


def _site(projection_of: MakeProjection, held: list[list[float]], places: list[list[float]]) -> Projection:
    held_rows, places_rows = np.array(held), np.array(places)
    with np.errstate(divide="ignore", invalid="ignore"):
        occupancy = np.where(places_rows > 0, held_rows / places_rows, np.nan)
    return projection_of(
        {f"held|site={SITE}": held_rows, f"places|site={SITE}": places_rows, f"occupancy|site={SITE}": occupancy}
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
