"""Which range may be printed at how many draws."""

from __future__ import annotations

import pytest

from planner.domain.breadth import ends_of, left_out, printable, range_name, shares_text, widest
from planner.domain.fan import BAND_SHARES, drawn_shares


@pytest.mark.parametrize(
    ("draws", "share"),
    [
        (0, 0),
        (2, 0),
        (99, 0),
        (100, 50),
        (249, 50),
        (250, 80),
        (499, 80),
        (500, 90),
        (999, 90),
        (1000, 95),
        (10_000, 95),
    ],
)
def test_that_the_range_follows_the_draws(draws: int, share: int) -> None:
    assert widest(draws) == share


@pytest.mark.parametrize(
    ("draws", "shares"), [(99, ()), (100, (50,)), (250, (80, 50)), (500, (90, 80, 50)), (1000, (95, 80, 50))]
)
def test_that_a_fan_has_the_bands_its_draws_carry(draws: int, shares: tuple[int, ...]) -> None:
    assert drawn_shares(draws) == shares


@pytest.mark.parametrize("share", [50, 80, 90, 95])
def test_that_the_ends_of_every_range_are_among_the_quantiles_kept(share: int) -> None:
    assert set(ends_of(share)) <= set(BAND_SHARES)


@pytest.mark.parametrize(
    ("draws", "quantiles"),
    [(99, (0.5,)), (100, (0.25, 0.5, 0.75)), (499, (0.1, 0.25, 0.5, 0.75, 0.9)), (1000, BAND_SHARES)],
)
def test_that_quantiles_beyond_the_range_are_not_for_print(draws: int, quantiles: tuple[float, ...]) -> None:
    assert printable(BAND_SHARES, draws) == quantiles


@pytest.mark.parametrize(
    ("draws", "why"),
    [
        (40, "40 runs are too few for a range: a 50\u202f% range needs 100, a 95\u202f% range 1\u202f000."),
        (999, "999 runs carry a 90\u202f% range; a 95\u202f% range needs 1\u202f000."),
        (1000, ""),
    ],
)
def test_that_what_is_left_out_has_its_reason(draws: int, why: str) -> None:
    assert left_out(draws) == why


def test_that_ranges_are_named_by_their_share() -> None:
    assert (range_name(95), range_name(0)) == ("95\u202f% range", "median")
    assert (shares_text((95, 80, 50)), shares_text((50,))) == ("50, 80 and 95\u202f%", "50\u202f%")
