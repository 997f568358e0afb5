"""Supervision at home by hand: 80 tracking places for 100 adults, so a fifth is lost in time."""

from __future__ import annotations

from typing import Any

import pytest
from numpy.typing import ArrayLike
from small_arrays import ADULT, GROWS_INTO, LN2, case, check, cohorts

from planner.engine.declare import Equation
from planner.system import home

CASES = [
    case(home.caseload, "60 men and 40 women", 100.0, supervised=cohorts(60, 40, 30), adult=ADULT),
    case(home.caseload_at_start, "50 men and 30 women", 80.0, supervised_at_start=cohorts(50, 30, 30), adult=ADULT),
    case(home.tracking_places_today, "1.1 × 80 (X35)", 88.0, tracking_multiple=1.1, caseload_at_start=80),
    case(
        home.rehabilitation_places_today,
        "half of 80 (X36)",
        40.0,
        rehabilitation_places_multiple=0.5,
        caseload_at_start=80,
    ),
    case(
        home.trackable,
        "two a place (U18)",
        160.0,
        tracking_places=80,
        people_per_tracking_place=2,
        places_follow=0,
        tracking_multiple=1.1,
        caseload=100,
    ),
    case(
        home.trackable,
        "places that follow a caseload of 100: 110, two a place (X35)",
        220.0,
        tracking_places=0,
        people_per_tracking_place=2,
        places_follow=1,
        tracking_multiple=1.1,
        caseload=100,
    ),
    case(
        home.rehabilitable,
        "40 places, and half of a caseload of 100 (X36)",
        90.0,
        rehabilitation_places=40,
        places_follow=1,
        rehabilitation_places_multiple=0.5,
        caseload=100,
    ),
    case(home.any_tracking, "some", 1.0, trackable=1),
    case(home.any_tracking, "none", 0.0, trackable=0),
    case(home.tracked_share, "80 of 100 (C34)", 0.8, caseload=100, trackable=80),
    case(home.tracked_share, "all of 50", 1.0, caseload=50, trackable=80),
    case(home.tracked_share, "no caseload: all of nobody", 1.0, caseload=0, trackable=0),
    case(home.tracking_slack, "20 of 80 places free", 0.25, caseload=60, trackable=80, any_tracking=1),
    case(home.tracking_slack, "more people than places: none", 0.0, caseload=100, trackable=80, any_tracking=1),
    case(home.tracking_slack, "no places: nobody to look", 0.0, caseload=0, trackable=0, any_tracking=0),
    case(home.rehabilitation_share, "40 of 100 (M13)", 0.4, caseload=100, rehabilitable=40),
    case(home.rehabilitation_share, "all of 30", 1.0, caseload=30, rehabilitable=40),
    case(home.unserved_hazard, "after twelve months (X05)", 1 / 12, lost_after=12, adult=1),
    case(home.loss_hazard, "a fifth of .1", 0.02, tracked_share=0.8, unserved_hazard=0.1),
    case(
        home.rehabilitation_gain,
        "three times as fast is twice more (X07, X08)",
        0.04,
        disengage_rate=0.02,
        rehabilitation_multiple=3,
        adult=1,
    ),
    case(
        home.disengagement_hazard,
        ".02 and half of .04",
        0.04,
        disengage_rate=0.02,
        rehabilitation_gain=0.04,
        rehabilitation_share=0.5,
    ),
    case(
        home.exposure_supervised,
        "100 losing half in half a month, 100 × ½ / (2 ln 2)",
        25 / LN2,
        supervised=100,
        loss_hazard=LN2,
        disengagement_hazard=LN2 / 2,
        ageing_hazard=LN2 / 2,
        dt=0.5,
    ),
    case(home.lost_from_supervision, "2 % of 90 person-months (W19)", 1.8, loss_hazard=0.02, exposure_supervised=90),
    case(home.disengaging, "4 % of 90 person-months", 3.6, disengagement_hazard=0.04, exposure_supervised=90),
    case(home.aged_supervised, ".4 % of 100 person-months (U16)", 0.4, ageing_hazard=0.004, exposure_supervised=100),
    case(
        home.grown_supervised,
        "4 minors become 2 men and 2 women",
        [2, 2, 0],
        aged_supervised=cohorts(0, 0, 4),
        grows_into=GROWS_INTO,
    ),
    case(
        home.finding_hazard_busy,
        "with .8 slipping through, 1/.8 as many are found (X06, X01)",
        0.0125,
        found_rate=0.01,
        sharing_effect=0.8,
    ),
    case(
        home.finding_hazard,
        "a quarter of the places free: a quarter more",
        0.0125,
        finding_hazard_busy=0.01,
        tracking_slack=0.25,
    ),
    case(
        home.exposure_untracked,
        "100 losing half in half a month",
        25 / LN2,
        untracked=100,
        finding_hazard=LN2,
        untracked_fade=LN2 / 2,
        ageing_hazard=LN2 / 2,
        dt=0.5,
    ),
    case(home.found, "1 % of 90 person-months", 0.9, finding_hazard=0.01, exposure_untracked=90),
    case(home.faded_untracked, ".8 % of 100 person-months (X16)", 0.8, untracked_fade=0.008, exposure_untracked=100),
    case(home.aged_untracked, ".4 % of 100 person-months (U16)", 0.4, ageing_hazard=0.004, exposure_untracked=100),
    case(
        home.grown_untracked,
        "6 minors become 3 men and 3 women",
        [3, 3, 0],
        aged_untracked=cohorts(0, 0, 6),
        grows_into=GROWS_INTO,
    ),
    case(
        home.fading_share, "a mean of ½/ln 2 months: half in half a month (X15)", 0.5, frustrated_fade=0.5 / LN2, dt=0.5
    ),
    case(home.frustrated_fading, "half of 40", 20.0, frustrated=40, fading_share=0.5),
    case(
        home.frustrated_disengaged,
        "20 in the shares of attempts (X39)",
        [17, 2, 1],
        frustrated_fading=20,
        attempt_cohort=cohorts(0.85, 0.1, 0.05),
    ),
]


@pytest.mark.parametrize(("equation", "inputs", "expected"), CASES)
def test_that_supervision_is_as_worked_by_hand(equation: Equation, inputs: dict[str, Any], expected: ArrayLike) -> None:
    check(equation, inputs, expected)
