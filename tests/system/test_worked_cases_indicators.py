"""Indicators of security and capacity by hand."""

from __future__ import annotations

from typing import Any

import pytest
from numpy.typing import ArrayLike
from small_arrays import ADULT, MAN, case, check, cohorts, destinations, origins, over, sites

from planner.engine.declare import Equation
from planner.system.dimensions import BLOC, COHORT, NATIONALS, ORIGIN, SITE, STAGE, STANDING
from planner.system.indicators import capacity, counts, people, security

FOREIGN = origins(0, 1)
PEOPLE = over((ORIGIN, COHORT), [[100, 40, 60], [10, 4, 6]])
CUSTODY = over((SITE, STANDING, ORIGIN), [[[1, 2], [3, 4], [5, 6]], [[7, 8], [9, 10], [11, 12]]])

CASES = [
    case(
        capacity.guards_now,
        "needed for 200 of 1,000 empty places, 100 at the start: half of .8; a third gone in a change (C28)",
        0.8 / 2 * (1 - 0.5 * 0.4),
        guard_ratio=0.8,
        guards_added=1,
        held=50,
        places=1000,
        empty_place_guards=0.2,
        guarded_for_at_start=100,
        custodian_change=0.5,
        guards_in_change=0.6,
    ),
    case(
        capacity.guards_now,
        "needed for 150 held, 100 at the start and half more guards: as at the start",
        0.8,
        guard_ratio=0.8,
        guards_added=1.5,
        held=150,
        places=100,
        empty_place_guards=0.2,
        guarded_for_at_start=100,
        custodian_change=0,
        guards_in_change=0.6,
    ),
    case(
        capacity.guards_now,
        "needed for 400 held: a quarter",
        0.2,
        guard_ratio=0.8,
        guards_added=1,
        held=400,
        places=100,
        empty_place_guards=0.2,
        guarded_for_at_start=100,
        custodian_change=0,
        guards_in_change=0.6,
    ),
    case(
        capacity.guards_now,
        "a new site opens with the guards it is given",
        0.8,
        guard_ratio=0.8,
        guards_added=1,
        held=50,
        places=1000,
        empty_place_guards=0.2,
        guarded_for_at_start=0,
        custodian_change=0,
        guards_in_change=0.6,
    ),
    case(
        security.kept_now,
        "half tracked, two in five in rehabilitation: (1 − .2 × .5)(1 − .5 × .4) (X29, U12)",
        0.72,
        supervised=cohorts(8, 2, 99),
        adult=ADULT,
        tracking_places=2.5,
        people_per_tracking_place=2,
        rehabilitation_places=4,
        tracking_effect=0.2,
        rehabilitation_effect=0.5,
    ),
    case(
        security.kept_now,
        "places for all: .8 × .5",
        0.4,
        supervised=cohorts(8, 2, 99),
        adult=ADULT,
        tracking_places=15,
        people_per_tracking_place=1,
        rehabilitation_places=14,
        tracking_effect=0.2,
        rehabilitation_effect=0.5,
    ),
    case(
        security.plot_latent_home,
        "(1 + 2) + half of (3 + 4 + 7 + 8) + (5 + 6) + 10 in prison (I04)",
        35.0,
        latent_untracked=origins(1, 2),
        latent_supervised=origins(3, 4),
        latent_awaiting=origins(7, 8),
        latent_frustrated=origins(5, 6),
        kept_now=0.5,
        plot_latent_prison=10,
    ),
    case(
        security.plot_latent_prison,
        "350 prisoners kept by half and 650 by a tenth, × 2 % (I04, U13c, X28)",
        4.8,
        in_prison=over((STAGE, ORIGIN), [[100, 200], [150, 250], [100, 200]]),
        kept_now=origins(0.5, 0.1),
        prison_potential=0.02,
    ),
    case(
        security.escaped_singly,
        ".1 % of 90 and .2 % of 50 person-months (I02)",
        0.19,
        routine_hazard=sites(0.001, 0.002),
        exposure_held=sites(90, 50),
    ),
    case(security.freed_in_breakouts, "150 here, 200 there (I02)", 350.0, freed_by_site=sites(150, 200)),
    case(
        security.escaped_in_changes,
        "a tenth of 90 and nothing of 50 (I02)",
        9.0,
        change_escape_hazard=sites(0.1, 0),
        exposure_held=sites(90, 50),
    ),
    case(security.local_recruits, "3 and 4", 7.0, recruited_locally=origins(3, 4)),
    case(
        people.repatriated_by_bloc,
        "two of the first bloc, one of the second (K05)",
        [3.0, 3.0],
        repatriated_people=over((ORIGIN, COHORT), [[0, 1, 1], [0, 0, 1], [1, 1, 1]]),
        of_bloc=over((BLOC, ORIGIN), [[1, 1, 0], [0, 0, 1]]),
    ),
    case(people.months_open, "half a month", [0.5, 0.0], bloc_open=over((BLOC,), [1, 0]), dt=0.5),
    case(people.months_of_programme, "half a month (O65)", 0.5, iraq_open=1, dt=0.5),
    case(
        counts.camp_people,
        "of the camp alone, each local nationality and the others together (O32d)",
        [3.0, 11.0],
        held_abroad=over((SITE, ORIGIN), [[3, 5, 6], [100, 100, 100]]),
        camp=sites(1, 0),
        of_nationals=over((NATIONALS, ORIGIN), [[1, 0, 0], [0, 1, 1]]),
    ),
    case(counts.reported_camps, "2 % more than are there (X71)", 10.2, camp_people=10, camp_count_ratio=1.02),
    case(
        counts.prison_people,
        "those in the custodian's prison",
        10.0,
        held_abroad=sites(10, 30),
        open_prison=sites(1, 0),
    ),
    case(counts.reported_prisons, "a tenth more than are there (X72)", 11.0, prison_people=10, prison_count_ratio=1.1),
    case(
        counts.camp_foreigners,
        "of the camp, third-country",
        11.0,
        held_abroad=over((SITE, ORIGIN), [[3, 5, 6], [100, 100, 100]]),
        camp=sites(1, 0),
        foreign=origins(0, 1, 1),
    ),
    case(
        counts.reported_strength,
        "a fifth fewer than are there (X73)",
        8.0,
        at_large=origins(6, 4),
        strength_count_ratio=0.8,
    ),
    case(
        security.foreign_men_at_large,
        "10 of the third-country origin (I01)",
        10.0,
        at_large=PEOPLE,
        foreign=FOREIGN,
        man=MAN,
    ),
    case(
        security.local_men_at_large, "100 of the local origin (I01)", 100.0, at_large=PEOPLE, foreign=FOREIGN, man=MAN
    ),
    case(security.families_at_large, "40 + 60 + 4 + 6 (I01)", 110.0, at_large=PEOPLE, man=MAN),
    case(security.escapes, "1 to 12 in all (I02)", 78.0, escaped=CUSTODY),
    case(security.escapes_net, "all origins and cohorts (I02)", 220.0, escaped_people=PEOPLE),
    case(
        security.breakouts_expected,
        ".02 and .01 a month, half a month (I02b)",
        0.015,
        breakout_hazard=sites(0.02, 0.01),
        dt=0.5,
    ),
    case(security.untracked_adults, "140 local, 14 foreign (I03)", 154.0, untracked=PEOPLE, adult=ADULT),
    case(security.plot_involvement, "two origins (I04)", 3.0, plots_at_home=origins(1, 2)),
    case(security.plot_frustrated, "two origins (I05)", 3.0, realised_frustrated=origins(1, 2)),
    case(
        security.plot_potential_abroad,
        "third-country adults: 14 held, 30 at large, 6 relocated, × 2 % (I04, U13b)",
        1.0,
        held_people=PEOPLE,
        at_large=over((ORIGIN, COHORT), [[9, 9, 9], [20, 10, 9]]),
        relocated=over((ORIGIN, COHORT), [[9, 9, 9], [4, 2, 9]]),
        foreign=FOREIGN,
        adult=ADULT,
        plot_share=0.02,
    ),
    case(
        security.plot_potential_abroad,
        "relocated in two places are 6 together",
        0.12,
        held_people=over((ORIGIN, COHORT), [[0, 0, 0]]),
        at_large=0,
        relocated=destinations(1, 2),
        foreign=1,
        adult=ADULT,
        plot_share=0.02,
    ),
    case(security.relocated_to, "by destination (I06)", [220, 440], relocated=destinations(1, 2) * PEOPLE),
    case(security.relocated_people, "all destinations (I06)", 5.0, relocated_to=destinations(2, 3)),
    case(security.arrivals_in_theatre, "all origins and cohorts (F02)", 220.0, arrivals=PEOPLE),
    case(capacity.held, "1 to 6 and 7 to 12 (I07)", [21, 57], held_abroad=CUSTODY),
    case(
        capacity.occupancy,
        "50 on 40 places; none where there are no places (I07)",
        [1.25, float("nan")],
        held=sites(50, 0),
        places=sites(40, 0),
    ),
    case(
        capacity.bed_months_over,
        "10 over and 20 free, for half a month (I07)",
        5.0,
        held=sites(50, 60),
        places=sites(40, 80),
        dt=0.5,
    ),
    case(capacity.awaiting_verdicts, "all origins and cohorts (I08)", 220.0, awaiting_verdict=PEOPLE),
    case(
        capacity.rehabilitation_waiting,
        "140 − 100, and nobody of 14 with 20 places (I08)",
        40.0,
        supervised=PEOPLE,
        adult=ADULT,
        rehabilitation_places=origins(100, 20),
    ),
    case(
        capacity.tracking_load,
        "154 adults on 77 × 2 (I09, U18)",
        1.0,
        supervised=PEOPLE,
        adult=ADULT,
        tracking_places=origins(70, 7),
        people_per_tracking_place=2,
    ),
    case(capacity.requests_not_met, "all origins and cohorts", 220.0, unmet_requests=PEOPLE),
]


@pytest.mark.parametrize(("equation", "inputs", "expected"), CASES)
def test_that_indicators_of_security_and_capacity_are_as_worked_by_hand(
    equation: Equation, inputs: dict[str, Any], expected: ArrayLike
) -> None:
    check(equation, inputs, expected)
