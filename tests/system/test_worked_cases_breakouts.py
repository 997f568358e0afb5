"""Mass breakouts by hand: whole events of at least 100 people, before anything else."""

from __future__ import annotations

import math
from typing import Any

import pytest
from numpy.typing import ArrayLike
from small_arrays import case, check, cohorts

from planner.engine.declare import Equation
from planner.system import breakouts

HAZARD = {"breakout_rate": 0.025, "breakout_by_site": 0.5, "enough_held": 200, "most_breakouts": 0.5}
FREED = {"breakout_least": 100, "breakout_size": 200, "breakout_spread": 0.8, "breakout_size_score": 1.25}

CASES = [
    case(
        breakouts.breakout_hazard,
        ".3 a year is .025 a month; half of it here, twice the effect (U08b, X37)",
        0.025,
        **HAZARD,
        escape_ratio=2,
        held_by_site=201,
    ),
    case(breakouts.breakout_hazard, "none below 200 held", 0.0, **HAZARD, escape_ratio=2, held_by_site=199),
    case(breakouts.breakout_hazard, "at most one in two months", 0.5, **HAZARD, escape_ratio=100, held_by_site=201),
    case(
        breakouts.breakouts,
        "a draw: with .5 expected, none up to e^−.5 = .6065",
        0.0,
        breakout_hazard=1,
        breakout_uniform=0.6,
        random_events=1,
        dt=0.5,
    ),
    case(
        breakouts.breakouts,
        "a draw: one from .6065 up to e^−.5 × 1.5 = .9098",
        1.0,
        breakout_hazard=1,
        breakout_uniform=0.9,
        random_events=1,
        dt=0.5,
    ),
    case(
        breakouts.breakouts,
        "a draw: two after that, up to e^−.5 × 1.625 = .9856",
        2.0,
        breakout_hazard=1,
        breakout_uniform=0.98,
        random_events=1,
        dt=0.5,
    ),
    case(
        breakouts.breakouts,
        "the central run: what is expected",
        0.5,
        breakout_hazard=1,
        breakout_uniform=0.98,
        random_events=0,
        dt=0.5,
    ),
    case(
        breakouts.freed_at_once,
        "a draw: 100 and 200 × e^(.8 × 1.25) (U22, X82)",
        100 + 200 * math.e,
        **FREED,
        random_events=1,
        held_by_site=10_000,
    ),
    case(breakouts.freed_at_once, "at most half of the site", 150.0, **FREED, random_events=1, held_by_site=300),
    case(
        breakouts.freed_at_once,
        "the central run: the mean, 100 and 200 × e^(.8²/2)",
        100 + 200 * math.exp(0.32),
        **FREED,
        random_events=0,
        held_by_site=10_000,
    ),
    case(breakouts.freed_by_site, "two breakouts of 150", 300.0, breakouts=2, freed_at_once=150, held_by_site=1000),
    case(breakouts.freed_by_site, "at most nine in ten", 360.0, breakouts=4, freed_at_once=150, held_by_site=400),
    case(
        breakouts.broke_out,
        "150 of 300, pro rata",
        [100.0, 40.0, 10.0],
        held_abroad=cohorts(200, 80, 20),
        freed_by_site=150,
        held_by_site=300,
    ),
    case(breakouts.held_after_breakouts, "the others", 100.0, held_abroad=200, broke_out=100),
]


@pytest.mark.parametrize(("equation", "inputs", "expected"), CASES)
def test_that_mass_breakouts_are_as_worked_by_hand(
    equation: Equation, inputs: dict[str, Any], expected: ArrayLike
) -> None:
    check(equation, inputs, expected)
