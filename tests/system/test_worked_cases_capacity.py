"""Places, guards and escapes by hand: half the guards and twice the people make six times the escapes."""

from __future__ import annotations

from typing import Any

import pytest
from numpy.typing import ArrayLike
from small_arrays import case, check, over, sites

from planner.engine.declare import Equation
from planner.system import capacity
from planner.system.dimensions import ORIGIN, SITE, STANDING

HELD = over((SITE, STANDING, ORIGIN), [[[30, 10], [5, 0], [5, 0]], [[1, 2], [3, 4], [5, 6]]])

CASES = [
    case(capacity.places, "8,000 and 500 delivered (U06)", 8500.0, site_places=8000, places_delivered=500),
    case(capacity.places, "never below none", 0.0, site_places=8000, places_delivered=-9000),
    case(
        capacity.guards,
        "1,000 places become 2,000 with the guards of 1,000; .8 → .4 (C28)",
        0.4,
        guard_ratio=0.8,
        guards_follow_places=0,
        site_places=1000,
        places=2000,
        custodian_change=0,
        guards_in_change=0.5,
    ),
    case(
        capacity.guards,
        "guards follow the places",
        0.8,
        guard_ratio=0.8,
        guards_follow_places=1,
        site_places=1000,
        places=2000,
        custodian_change=0,
        guards_in_change=0.5,
    ),
    case(
        capacity.guards,
        "half gone in a change of custodian (X13)",
        0.4,
        guard_ratio=0.8,
        guards_follow_places=0,
        site_places=1000,
        places=1000,
        custodian_change=1,
        guards_in_change=0.5,
    ),
    case(
        capacity.guards,
        "taking places away frees no guards",
        0.8,
        guard_ratio=0.8,
        guards_follow_places=0,
        site_places=1000,
        places=500,
        custodian_change=0,
        guards_in_change=0.5,
    ),
    case(
        capacity.guards,
        "a site that had no places opens with the guards it is given",
        0.8,
        guard_ratio=0.8,
        guards_follow_places=0,
        site_places=0,
        places=500,
        custodian_change=0,
        guards_in_change=0.5,
    ),
    case(capacity.held_by_cohort, "all standings together", [[40, 10], [9, 12]], held_abroad=HELD),
    case(
        capacity.held_by_site,
        "all origins and cohorts together",
        [[50.0], [21.0]],
        held_by_cohort=over((SITE, ORIGIN), [[40, 10], [9, 12]]),
    ),
    case(capacity.persons_over_by_site, "50 on 40 places", 10.0, held_by_site=50, places=40),
    case(capacity.persons_over_by_site, "none over where places are free", 0.0, held_by_site=30, places=40),
    case(capacity.persons_over, "10 here and 5 there", 15.0, persons_over_by_site=sites(10, 5)),
    case(capacity.thin_guard_effect, "a quarter of the guards: 3² (U07)", 9.0, guards=0.25, guard_multiple=3),
    case(capacity.thin_guard_effect, "guards above what is needed help no further", 1.0, guards=1.4, guard_multiple=3),
    case(
        capacity.thin_guard_effect,
        "guards are not thought below a tenth: 2^log₂10",
        10.0,
        guards=0.01,
        guard_multiple=2,
    ),
    case(
        capacity.escape_effect,
        "twice the places: (1 + 1 × 1) × 3 (X09)",
        6.0,
        held_by_site=200,
        places=100,
        crowding_effect=1,
        thin_guard_effect=3,
        one_person=1,
        most_crowded=10,
    ),
    case(
        capacity.escape_effect,
        "free places do not help",
        3.0,
        held_by_site=50,
        places=100,
        crowding_effect=1,
        thin_guard_effect=3,
        one_person=1,
        most_crowded=10,
    ),
    case(
        capacity.escape_effect,
        "no places: as if there were one",
        7.0,
        held_by_site=4,
        places=0,
        crowding_effect=2,
        thin_guard_effect=1,
        one_person=1,
        most_crowded=10,
    ),
    case(
        capacity.escape_effect,
        "50 times the places counts as 10 times: 1 + 1 × 9",
        10.0,
        held_by_site=500,
        places=10,
        crowding_effect=1,
        thin_guard_effect=1,
        one_person=1,
        most_crowded=10,
    ),
    case(
        capacity.escape_effect_at_start,
        "50 on 25 places, half the guards: (1 + 1) × 3; 21 on 30: 1 × 3 (U07, X09)",
        [6.0, 3.0],
        held_abroad_at_start=HELD,
        site_places_at_start=sites(25, 30),
        crowding_effect=1,
        guards_today_at_start=0.5,
        guard_multiple=3,
        one_person=1,
    ),
    case(
        capacity.escape_effect_at_start,
        "50 and 21 on no places: as if there were one",
        [50.0, 21.0],
        held_abroad_at_start=HELD,
        site_places_at_start=sites(0, 0),
        crowding_effect=1,
        guards_today_at_start=1,
        guard_multiple=3,
        one_person=1,
    ),
    case(capacity.escape_ratio, "6 now, 3 at the start", 2.0, escape_effect=6, escape_effect_at_start=3),
]


@pytest.mark.parametrize(("equation", "inputs", "expected"), CASES)
def test_that_places_guards_and_escape_effects_are_as_worked_by_hand(
    equation: Equation, inputs: dict[str, Any], expected: ArrayLike
) -> None:
    check(equation, inputs, expected)
