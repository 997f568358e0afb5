"""Repatriation by hand: eligible, requested, received, transferred by tiers."""

from __future__ import annotations

from typing import Any

import pytest
from numpy.typing import ArrayLike
from small_arrays import MAN, MINOR, WOMAN, case, check, cohorts, origins, over, sites

from planner.engine.declare import Equation
from planner.system import repatriation
from planner.system.dimensions import COHORT, ORIGIN, SITE, STANDING

MEN_LAST = {"first_tier": cohorts(0, 1, 1), "second_tier": cohorts(1, 0, 0), "third_tier": cohorts(0, 0, 0)}
ONE_BY_ONE = {"first_tier": MINOR, "second_tier": WOMAN, "third_tier": MAN}

CASES = [
    case(
        repatriation.camp_families,
        "women and minors in the camp, of all standings (O32d)",
        [0, 20, 30],
        held_abroad_at_start=over((SITE, STANDING, COHORT), [[[10, 15, 30], [0, 5, 0]], [[40, 1, 1], [5, 0, 0]]]),
        camp=sites(1, 0),
        man=MAN,
        foreign=1,
    ),
    case(
        repatriation.requests_today,
        "of 100 a month: 40 to Central Asia by 10 and 30 held, 15 to Europe, 45 to the rest (U10, X22, O36)",
        [10, 30, 15, 45],
        repatriation_today=100,
        central_asian_share=0.4,
        european_share=0.15,
        camp_families=origins(10, 30, 50, 20),
        central_asian=origins(1, 1, 0, 0),
        european=origins(0, 0, 1, 0),
    ),
    case(
        repatriation.may_be_repatriated,
        "foreign, reviewed or not, from a chosen site (D02)",
        1.0,
        foreign=1,
        deprived_standing=0,
        repatriation_sites=1,
    ),
    case(
        repatriation.may_be_repatriated, "not the deprived", 0.0, foreign=1, deprived_standing=1, repatriation_sites=1
    ),
    case(repatriation.eligible_cells, "30 who may", 30.0, held_after_movements=30, may_be_repatriated=1),
    case(
        repatriation.eligible,
        "all sites and standings",
        21.0,
        eligible_cells=over((SITE, STANDING), [[1, 2, 3], [4, 5, 6]]),
    ),
    case(
        repatriation.asked_as_families,
        "men never; women undecided; minors decided",
        [0, 1, 0],
        requests_decided=cohorts(0, 0, 1),
        man=MAN,
    ),
    case(
        repatriation.family_requests,
        "10 + 30 undecided women and minors, 5 men apart (U10)",
        40.0,
        repatriation_requests=cohorts(5, 10, 30),
        asked_as_families=cohorts(0, 1, 1),
    ),
    case(
        repatriation.separate_requests,
        "5 men, and 30 minors by decision",
        [5, 0, 30],
        repatriation_requests=cohorts(5, 10, 30),
        asked_as_families=cohorts(0, 1, 0),
    ),
    case(
        repatriation.requested,
        "40 a month as families of 50 women and 150 minors, 6 men apart, half a month",
        [3, 5, 15],
        family_requests=40,
        separate_requests=cohorts(6, 0, 0),
        clearing_pace=0,
        asked_as_families=cohorts(0, 1, 1),
        eligible=cohorts(100, 50, 150),
        dt=0.5,
    ),
    case(
        repatriation.requested,
        "nobody left: no family is asked for",
        [0, 0, 0],
        family_requests=40,
        separate_requests=0,
        clearing_pace=0,
        asked_as_families=cohorts(0, 1, 1),
        eligible=cohorts(100, 0, 0),
        dt=1,
    ),
    case(
        repatriation.requested,
        "clearing a tenth of 100 a month, in half a month",
        [0, 0, 5],
        family_requests=0,
        separate_requests=0,
        clearing_pace=cohorts(0, 0, 0.1),
        asked_as_families=cohorts(0, 0, 0),
        eligible=100,
        dt=0.5,
    ),
    case(
        repatriation.requested,
        "clearing asks for all, never more",
        [100, 100, 100],
        family_requests=0,
        separate_requests=0,
        clearing_pace=4,
        asked_as_families=cohorts(0, 0, 0),
        eligible=100,
        dt=0.5,
    ),
    case(
        repatriation.receivable,
        "20 + 40 + 50 = 110 could come, 110 a month are received for half a month: half of each",
        [10, 20, 25],
        requested=cohorts(30, 40, 50),
        eligible=cohorts(20, 60, 50),
        reception_places=110,
        dt=0.5,
    ),
    case(
        repatriation.receivable,
        "room for all",
        [20, 40, 50],
        requested=cohorts(30, 40, 50),
        eligible=cohorts(20, 60, 50),
        reception_places=1e12,
        dt=0.5,
    ),
    case(repatriation.first_tier, "tier 1", 1.0, repatriation_tiers=1.4),
    case(repatriation.first_tier, "not tier 2", 0.0, repatriation_tiers=2),
    case(repatriation.second_tier, "tier 2", 1.0, repatriation_tiers=2.4),
    case(repatriation.second_tier, "not tier 1", 0.0, repatriation_tiers=1),
    case(repatriation.second_tier, "not tier 3", 0.0, repatriation_tiers=3),
    case(repatriation.third_tier, "tier 3", 1.0, repatriation_tiers=3),
    case(repatriation.third_tier, "not tier 2", 0.0, repatriation_tiers=2.4),
    case(
        repatriation.transferable,
        "160 a month for half a month: 60 women and minors, then 20 of 40 men (X19)",
        [20, 30, 30],
        receivable=cohorts(40, 30, 30),
        **MEN_LAST,
        transfer_capacity=160,
        dt=0.5,
    ),
    case(
        repatriation.transferable,
        "60 in the first tier, room for 30: half of each, pro rata over origins",
        [[0, 15, 5], [0, 5, 5]],
        receivable=over((ORIGIN, COHORT), [[7, 30, 10], [9, 10, 10]]),
        **MEN_LAST,
        transfer_capacity=60,
        dt=0.5,
    ),
    case(
        repatriation.transferable,
        "minors, then women, then 20 of 40 men",
        [20, 30, 30],
        receivable=cohorts(40, 30, 30),
        **ONE_BY_ONE,
        transfer_capacity=160,
        dt=0.5,
    ),
    case(
        repatriation.transferable,
        "minors, then 10 of 30 women, no men",
        [0, 10, 30],
        receivable=cohorts(40, 30, 30),
        **ONE_BY_ONE,
        transfer_capacity=80,
        dt=0.5,
    ),
    case(
        repatriation.repatriated,
        "25 of 100, so 5 of the 20 here (W13)",
        5.0,
        eligible_cells=20,
        eligible=100,
        transferable=25,
    ),
    case(repatriation.repatriated, "nobody eligible, nobody moved", 0.0, eligible_cells=0, eligible=0, transferable=0),
    case(
        repatriation.repatriated_people,
        "all sites and standings",
        21.0,
        repatriated=over((SITE, STANDING), [[1, 2, 3], [4, 5, 6]]),
    ),
    case(repatriation.unmet_requests, "10 asked, 4 done", 6.0, requested=10, eligible=50, repatriated_people=4),
    case(
        repatriation.unmet_requests,
        "10 asked of whom 7 are there, 4 done",
        3.0,
        requested=10,
        eligible=7,
        repatriated_people=4,
    ),
    case(
        repatriation.minors_without_carer,
        "300 minors to 100 women: 10 women come with 30 of 50 minors (I17)",
        20.0,
        repatriated_people=cohorts(0, 10, 50),
        eligible=cohorts(100, 100, 300),
        woman=WOMAN,
        minor=MINOR,
    ),
    case(
        repatriation.minors_without_carer,
        "no woman left: all 10 minors",
        10.0,
        repatriated_people=cohorts(0, 0, 10),
        eligible=cohorts(5, 0, 40),
        woman=WOMAN,
        minor=MINOR,
    ),
    case(
        repatriation.minors_without_carer,
        "more women than their share: none",
        0.0,
        repatriated_people=cohorts(0, 20, 10),
        eligible=cohorts(0, 100, 300),
        woman=WOMAN,
        minor=MINOR,
    ),
]


@pytest.mark.parametrize(("equation", "inputs", "expected"), CASES)
def test_that_repatriation_is_as_worked_by_hand(
    equation: Equation, inputs: dict[str, Any], expected: ArrayLike
) -> None:
    check(equation, inputs, expected)
