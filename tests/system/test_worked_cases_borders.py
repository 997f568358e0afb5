"""Travel and borders by hand: 100 set out, 60 are stopped before leaving, 12 on the way, 28 arrive."""

from __future__ import annotations

from typing import Any

import pytest
from numpy.typing import ArrayLike
from small_arrays import ADULT, case, check, cohorts, destinations

from planner.engine.declare import Equation
from planner.system import borders

CASES = [
    case(
        borders.sharing_effect,
        "κ .5, sharing .4 → .8 leaves .6 where .8 slipped through (X01, X02)",
        0.75,
        information_sharing=0.8,
        sharing_gain=0.5,
        sharing_today_at_start=0.4,
    ),
    case(
        borders.missed_at_departure,
        "twice the effort: .5² × .8 (U02a)",
        0.2,
        exit_screening=2,
        stopped_at_departure=0.5,
        sharing_effect=0.8,
    ),
    case(
        borders.missed_at_departure,
        "no effort and less sharing than today misses all, never more",
        1.0,
        exit_screening=0,
        stopped_at_departure=0.5,
        sharing_effect=1.2,
    ),
    case(
        borders.missed_in_transit,
        "three times the effort: .8³ × .5 (U02b)",
        0.256,
        transit_control=3,
        stopped_in_transit=0.2,
        sharing_effect=0.5,
    ),
    case(
        borders.missed_at_entry, ".4 × .75 (U02c)", 0.3, entry_screening=1, detected_at_entry=0.6, sharing_effect=0.75
    ),
    case(
        borders.drawn_by_the_theatre,
        "200 a month, half more than usual, × 10 % × 2 × 85 % in half a month (U01, X87, O01, C12, X39)",
        25.5,
        attempted_travel=200,
        attempts_level=1.5,
        travel_share=0.1,
        pull=2,
        attempt_cohort=0.85,
        dt=0.5,
    ),
    case(
        borders.inspired_share,
        ".06 a year is .005 a month; × 2 × 85 % in half a month (U14)",
        0.00425,
        inspiration=2,
        inspired_rate=0.005,
        attempt_cohort=0.85,
        dt=0.5,
    ),
    case(borders.adults_untracked, "30 men and 20 women", 50.0, untracked=cohorts(30, 20, 10), adult=ADULT),
    case(
        borders.attempts,
        "17 drawn and .01 for each of 50 untracked",
        17.5,
        drawn_by_the_theatre=17,
        inspired_share=0.01,
        adults_untracked=50,
    ),
    case(borders.turned_back, "60 of 100 (W22)", 60.0, attempts=100, missed_at_departure=0.4),
    case(
        borders.stopped_on_the_way,
        "30 % of the 40 who left (W03)",
        12.0,
        attempts=100,
        turned_back=60,
        missed_in_transit=0.7,
    ),
    case(borders.arrivals, "100 − 60 − 12 (W01)", 28.0, attempts=100, turned_back=60, stopped_on_the_way=12),
    case(
        borders.diverted,
        "a quarter of 12, a fifth of them to one place (X03, X38)",
        0.6,
        stopped_on_the_way=12,
        diverted_share=0.25,
        destination_pull=0.2,
    ),
    case(
        borders.newly_frustrated,
        "90 turned back and three quarters of 20 stopped on the way (K08)",
        105.0,
        turned_back=cohorts(60, 20, 10),
        stopped_on_the_way=cohorts(12, 4, 4),
        diverted_share=0.25,
    ),
    case(
        borders.covert_returners,
        "10 from the theatre, 2 and 3 from elsewhere (W04)",
        15.0,
        returning_from_theatre=10,
        returning_from_relocation=destinations(2, 3),
    ),
    case(borders.missed_returners, "40 % of 15 (K06)", 6.0, covert_returners=15, missed_at_entry=0.4),
    case(
        borders.blocked_returners,
        "half of the 9 detected (M10)",
        4.5,
        covert_returners=15,
        missed_returners=6,
        return_blocking=0.5,
    ),
    case(borders.blocked_to, "a fifth of 4.5 (X38)", 0.9, blocked_returners=4.5, destination_pull=0.2),
    case(
        borders.detected_returners,
        "15 less 6 missed less 4 blocked (F48)",
        5.0,
        covert_returners=15,
        missed_returners=6,
        blocked_returners=4,
    ),
]


@pytest.mark.parametrize(("equation", "inputs", "expected"), CASES)
def test_that_travel_and_borders_are_as_worked_by_hand(
    equation: Equation, inputs: dict[str, Any], expected: ArrayLike
) -> None:
    check(equation, inputs, expected)
