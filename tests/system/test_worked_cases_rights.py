"""Indicators of rights, and how people left custody, by hand."""

from __future__ import annotations

from typing import Any

import pytest
from numpy.typing import ArrayLike
from small_arrays import MINOR, case, check, origins, over, sites, standings

from planner.engine.declare import Equation
from planner.system.dimensions import COHORT, ORIGIN, SITE, STANDING
from planner.system.indicators import leaving, people, rights

FOREIGN = origins(0, 1)
PEOPLE = over((ORIGIN, COHORT), [[100, 40, 60], [10, 4, 6]])
CUSTODY = over((SITE, STANDING, ORIGIN), [[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]])

CASES = [
    case(
        rights.minors_by_site,
        "minors only (I10)",
        [30.0, 5.0],
        held_abroad=over((SITE, COHORT), [[1, 2, 30], [3, 4, 5]]),
        minor=MINOR,
    ),
    case(rights.child_months_by_site, "half a month (I11)", [15.0, 2.5], minors_by_site=sites(30, 5), dt=0.5),
    case(
        rights.months_without_review_by_site,
        "all but the sentenced, half a month (I12)",
        [2.0, 5.0],
        held_abroad=over((SITE, STANDING), [[1, 2, 3], [4, 5, 6]]),
        sentenced=standings(0, 1, 0),
        dt=0.5,
    ),
    case(rights.held_people, "36 local, 42 foreign", [36, 42], held_abroad=CUSTODY),
    case(rights.foreign_minors_held, "6 (I10)", 6.0, held_people=PEOPLE, foreign=FOREIGN, minor=MINOR),
    case(rights.local_minors_held, "60 (I10)", 60.0, held_people=PEOPLE, foreign=FOREIGN, minor=MINOR),
    case(rights.foreign_child_months, "6 for half a month (I11)", 3.0, foreign_minors_held=6, dt=0.5),
    case(rights.local_child_months, "60 for half a month (I11)", 30.0, local_minors_held=60, dt=0.5),
    case(
        rights.months_without_review,
        "unreviewed and deprived: 1 + 5 + 7 + 11 and 2 + 6 + 8 + 12, half a month (I12)",
        [12, 14],
        held_abroad=CUSTODY,
        sentenced=standings(0, 1, 0),
        dt=0.5,
    ),
    case(
        rights.foreign_months_without_review, "14 (I12)", 14.0, months_without_review=origins(12, 14), foreign=FOREIGN
    ),
    case(rights.local_months_without_review, "12 (I12)", 12.0, months_without_review=origins(12, 14), foreign=FOREIGN),
    case(rights.foreign_deaths_in_custody, "10 + 4 + 6 (I13)", 20.0, custody_deaths=PEOPLE, foreign=FOREIGN),
    case(rights.local_deaths_in_custody, "100 + 40 + 60 (I13)", 200.0, custody_deaths=PEOPLE, foreign=FOREIGN),
    case(rights.people_deprived, "1 to 12 in all (I14)", 78.0, newly_deprived=CUSTODY),
    case(rights.risk_transfers, "all sites (I15)", 7.0, transferred_to_risk=sites(3, 4)),
    case(rights.minors_without_carers, "all origins (I17)", 7.0, minors_without_carer=origins(3, 4)),
    case(people.people_repatriated, "all origins and cohorts (K05)", 220.0, repatriated_people=PEOPLE),
    case(leaving.left_for_home, "all origins and cohorts", 220.0, home_from_custody=PEOPLE),
    case(
        leaving.left_for_the_region,
        "220 released and 20 after a sentence",
        240.0,
        resettled_by_release=PEOPLE,
        resettled_after_sentence=over((ORIGIN, COHORT), [[10, 5, 5], [0, 0, 0]]),
    ),
    case(leaving.left_by_death, "all origins and cohorts", 220.0, custody_deaths=PEOPLE),
    case(
        leaving.foreign_minors_home, "66: locals do not go home this way", 66.0, home_from_custody=PEOPLE, minor=MINOR
    ),
    case(leaving.foreign_minors_grown, "2 + 4 + … + 12", 42.0, aged_in_custody=CUSTODY, foreign=FOREIGN),
    case(leaving.foreign_minors_escaped, "6", 6.0, escaped_people=PEOPLE, foreign=FOREIGN, minor=MINOR),
    case(leaving.foreign_minors_died, "6", 6.0, custody_deaths=PEOPLE, foreign=FOREIGN, minor=MINOR),
]


@pytest.mark.parametrize(("equation", "inputs", "expected"), CASES)
def test_that_indicators_of_rights_and_ways_out_are_as_worked_by_hand(
    equation: Equation, inputs: dict[str, Any], expected: ArrayLike
) -> None:
    check(equation, inputs, expected)
