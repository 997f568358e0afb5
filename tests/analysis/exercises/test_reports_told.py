"""What audiences are told, number for number: a log replays to the same bytes, so these may not move."""

from __future__ import annotations

import math
from collections.abc import Callable

import pytest
from small_exercise import SMALL

from planner.analysis.exercises.reporting import reported
from planner.domain.errors import InputError
from planner.domain.exercise import View
from planner.domain.period import Month
from planner.domain.projection import Projection

MakeProjection = Callable[..., Projection]
NOV, JAN = Month.of(2019, 11), Month.of(2020, 1)
SERIES = {
    "untracked": [[1000.0] * 5] * 3,
    "breakout_chance": [[0.97] * 5] * 3,
    "escapes": [[12.0] * 5, [13.0] * 5, [14.0] * 5],
    "deprived": [[0.0] * 5, [0.0] * 5, [3.0] * 5],
    "tracking_load": [[math.nan] * 5, [1.5] * 5, [math.nan] * 5],
}
"""True figures of November, December and January, the same in all draws."""


@pytest.mark.parametrize(
    ("key", "noise", "told"),
    [
        (
            "untracked",
            0.1,
            [
                (1149.457586, 944.868199, 1398.34608),
                (933.38627, 767.254933, 1135.48951),
                (1035.899941, 851.522426, 1260.20015),
            ],
        ),
        (
            "untracked",
            0.4,
            [
                (1511.703587, 690.207652, 3310.956824),
                (1231.108502, 562.094656, 2696.393082),
                (633.137744, 289.07553, 1386.708182),
            ],
        ),
        ("breakout_chance", 0.05, [(0.887792, 0.804916, 0.979202)] * 3),
        (
            "escapes",
            0.2,
            [(8.85078, 5.980509, 13.098604), (9.588345, 6.478884, 14.190154), (10.32591, 6.97726, 15.281704)],
        ),
        ("deprived", 0.0, [(0, 0, 0), (0, 0, 0), (3.021091, 2.962454, 3.838868)]),
    ],
    ids=["little noise", "much noise", "a chance", "what adds up", "nobody at first, then the least noise"],
)
def test_that_a_replay_tells_the_very_same(
    projection_of: MakeProjection, key: str, noise: float, told: list[tuple[float, float, float]]
) -> None:
    found = reported(SMALL, projection_of(SERIES), View(indicator=key, noise=noise), JAN)

    assert [*zip(found.values, found.lows, found.highs, strict=True)] == [pytest.approx(one, abs=1e-5) for one in told]
    assert [str(month) for month in found.months] == ["2019-11", "2019-12", "2020-01"]


def test_that_nothing_is_told_of_a_figure_that_does_not_apply(projection_of: MakeProjection) -> None:
    found = reported(SMALL, projection_of(SERIES), View(indicator="tracking_load", noise=0.1), JAN)

    assert [math.isnan(value) for value in found.values] == [True, False, True]
    assert found.blanks == (False, False, False)


@pytest.mark.parametrize("seed", range(1, 30))
def test_that_no_chance_above_certainty_is_told(projection_of: MakeProjection, seed: int) -> None:
    exercise = SMALL.model_copy(update={"seed": seed})
    found = reported(exercise, projection_of(SERIES), View(indicator="breakout_chance", noise=0.3), NOV)

    assert 0 < found.lows[0] < found.values[0] <= found.highs[0] <= 1


@pytest.mark.parametrize(("lag", "blanks", "latest"), [(0, [], 2), (1, [2], 1), (2, [1, 2], 0), (9, [1, 2], 0)])
def test_that_reports_come_late_and_the_start_at_once(
    projection_of: MakeProjection, lag: int, blanks: list[int], latest: int
) -> None:
    found = reported(SMALL, projection_of(SERIES), View(indicator="untracked", lag=lag, noise=0.1), JAN)

    assert [place for place, blank in enumerate(found.blanks) if blank] == blanks
    assert all(math.isnan(found.lows[place]) for place in blanks)
    assert found.latest == latest


def test_that_a_withheld_view_reports_no_month(projection_of: MakeProjection) -> None:
    found = reported(SMALL, projection_of(SERIES), View(indicator="untracked", blank=True), JAN)

    assert (found.blanks, found.latest) == ((True, True, True), None)


def test_that_an_audience_may_have_its_own_name_for_a_figure(projection_of: MakeProjection) -> None:
    views = (View(indicator="untracked", title="Lost from sight"), View(indicator="untracked"))

    assert [reported(SMALL, projection_of(SERIES), view, NOV).title for view in views] == [
        "Lost from sight",
        "Untracked at home",
    ]


def test_that_nothing_can_be_told_without_draws(projection_of: MakeProjection) -> None:
    full = projection_of(SERIES)
    bare = Projection(full.fingerprint, full.start, full.months, full.seed, full.central)

    with pytest.raises(InputError, match="compute the turn first"):
        reported(SMALL, bare, View(indicator="untracked"), JAN)
