"""The theatre by hand: a hazard of ln 2 a month takes half in a month, a share of a half is that hazard."""

from __future__ import annotations

from typing import Any

import pytest
from numpy.typing import ArrayLike
from small_arrays import GROWS_INTO, LN2, MAN, MINOR, WOMAN, case, check, cohorts, destinations, origins

from planner.engine.declare import Equation
from planner.system import theatre

CASES = [
    case(
        theatre.death_hazard,
        "half a month, 15 % for families (U04a, X41)",
        0.15 * LN2,
        death_at_large=0.5,
        death_cohort=0.15,
        one_month=1,
    ),
    case(
        theatre.death_hazard,
        "three quarters in two months are ln 2 a month",
        LN2,
        death_at_large=0.75,
        death_cohort=1,
        one_month=2,
    ),
    case(
        theatre.capture_hazard,
        "half a month, half for families, effort twice (U04b, X42)",
        LN2,
        capture_at_large=0.5,
        capture_cohort=0.5,
        capture_effort=2,
        one_month=1,
    ),
    case(
        theatre.return_hazard,
        "half a month × .28 for women (U04c, X43)",
        0.28 * LN2,
        covert_return=0.5,
        return_cohort=0.28,
        foreign=1,
        one_month=1,
    ),
    case(
        theatre.return_hazard,
        "locals have nowhere else to return to",
        0.0,
        covert_return=0.5,
        return_cohort=1,
        foreign=0,
        one_month=1,
    ),
    case(
        theatre.relocation_hazard,
        "half a month × .25 for women (U05, X44)",
        0.25 * LN2,
        relocation=0.5,
        relocation_cohort=0.25,
        foreign=1,
        one_month=1,
    ),
    case(theatre.losing_hazard, "three quarters a month (Reconstruction)", 2 * LN2, lost_from_sight=0.75, one_month=1),
    case(
        theatre.ageing_hazard,
        "half a year's minors, over 12 months; adults do not age (U16)",
        [0.0, 0.0, LN2 / 12],
        coming_of_age=0.5,
        minor=MINOR,
        one_year=12,
    ),
    case(
        theatre.risk_at_large,
        "hazards of ln 2 in all: half lost, (1 − ½)/ln 2 months at risk",
        0.5 / LN2,
        death_hazard=0.1,
        capture_hazard=0.2,
        return_hazard=0.05,
        relocation_hazard=0.06,
        losing_hazard=0.07,
        ageing_hazard=LN2 - 0.48,
        dt=1,
    ),
    case(
        theatre.risk_at_large,
        "nothing happens: the whole half month",
        0.5,
        death_hazard=0,
        capture_hazard=0,
        return_hazard=0,
        relocation_hazard=0,
        losing_hazard=0,
        ageing_hazard=0,
        dt=0.5,
    ),
    case(theatre.exposure_at_large, "100 people for .7 months", 70.0, at_large=100, risk_at_large=0.7),
    case(theatre.deaths_at_large, "1 % of 70 person-months (W07)", 0.7, death_hazard=0.01, exposure_at_large=70),
    case(theatre.captured, "2 % of 70 person-months (W08)", 1.4, capture_hazard=0.02, exposure_at_large=70),
    case(theatre.capture_place, "half to this prison, unreviewed", 0.5, captured_to=0.5, unreviewed=1),
    case(theatre.captured_into, "half of 1.4", 0.7, captured=1.4, capture_place=0.5),
    case(
        theatre.returning_from_theatre,
        ".4 % of 70 person-months (W04)",
        0.28,
        return_hazard=0.004,
        exposure_at_large=70,
    ),
    case(theatre.relocating, ".5 % of 70 person-months (W05)", 0.35, relocation_hazard=0.005, exposure_at_large=70),
    case(theatre.relocating_to, "a fifth of .35 (X38)", 0.07, relocating=0.35, destination_pull=0.2),
    case(theatre.lost_at_large, "6 % of 70 person-months", 4.2, losing_hazard=0.06, exposure_at_large=70),
    case(theatre.aged_at_large, ".4 % of 70 person-months (U16)", 0.28, ageing_hazard=0.004, exposure_at_large=70),
    case(
        theatre.grown_at_large,
        "8 minors become 4 men and 4 women",
        [4.0, 4.0, 0.0],
        aged_at_large=cohorts(0, 0, 8),
        grows_into=GROWS_INTO,
    ),
    case(
        theatre.risk_relocated,
        "half of death and return, all of ageing, ln 2 in all (X04)",
        0.5 / LN2,
        relocated_multiple=0.5,
        death_hazard=0.3,
        return_hazard=0.5,
        ageing_hazard=LN2 - 0.4,
        dt=1,
    ),
    case(theatre.exposure_relocated, "100 people for .7 months", 70.0, relocated=100, risk_relocated=0.7),
    case(theatre.relocated_death_hazard, "half of 2 % (X04)", 0.01, relocated_multiple=0.5, death_hazard=0.02),
    case(theatre.relocated_return_hazard, "half of .4 % (X04)", 0.002, relocated_multiple=0.5, return_hazard=0.004),
    case(theatre.deaths_relocated, "1 % of 70 person-months", 0.7, relocated_death_hazard=0.01, exposure_relocated=70),
    case(theatre.relocated_deaths, "2 in one place and 3 in another", 5.0, deaths_relocated=destinations(2, 3)),
    case(
        theatre.returning_from_relocation,
        ".2 % of 70 person-months (W24)",
        0.14,
        relocated_return_hazard=0.002,
        exposure_relocated=70,
    ),
    case(theatre.aged_relocated, ".4 % of 70 person-months (U16)", 0.28, ageing_hazard=0.004, exposure_relocated=70),
    case(
        theatre.grown_relocated,
        "6 minors become 3 men and 3 women",
        [3.0, 3.0, 0.0],
        aged_relocated=cohorts(0, 0, 6),
        grows_into=GROWS_INTO,
    ),
    case(
        theatre.local_man_share,
        "two local origins of three, men only",
        [[0.5, 0, 0], [0.5, 0, 0], [0, 0, 0]],
        local=origins(1, 1, 0),
        man=MAN,
    ),
    case(
        theatre.recruited_locally,
        "10 a month, and 2 × 1 per 1,000 of 5,000 over places, in half a month, half of them here (U20)",
        5.0,
        local_recruitment=10,
        grievance=2,
        grievance_recruits=0.001,
        persons_over=5000,
        local_man_share=0.5,
        dt=0.5,
    ),
    case(
        theatre.born_at_large,
        "100 women, .012 a month, half a month: .6 minors (X10)",
        [0.0, 0.0, 0.6],
        births_at_large=0.012,
        at_large=cohorts(5, 100, 7),
        woman=WOMAN,
        minor=MINOR,
        dt=0.5,
    ),
]


@pytest.mark.parametrize(("equation", "inputs", "expected"), CASES)
def test_that_the_theatre_is_as_worked_by_hand(equation: Equation, inputs: dict[str, Any], expected: ArrayLike) -> None:
    check(equation, inputs, expected)
