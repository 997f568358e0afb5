"""Movements abroad by hand: pro rata over who is there, never more than all; a full third facility refuses."""

from __future__ import annotations

from typing import Any

import pytest
from numpy.typing import ArrayLike
from small_arrays import case, check, origins, over, sites, to_sites

from planner.engine.declare import Equation
from planner.system import movements
from planner.system.dimensions import ORIGIN, SITE, STANDING, TO_SITE

CAMP_AND_PRISON = over((SITE, ORIGIN), [[80, 50], [20, 10]])
HELD = over((SITE, ORIGIN), [[30, 10], [0, 0]])
ALL_ORIGINS = over((TO_SITE, ORIGIN), [[1, 1], [1, 1]])
FIRST_TO_SECOND = over((SITE, TO_SITE), [[0, 20], [0, 0]])
ELSEWHERE = over((SITE, TO_SITE), [[0, 1], [1, 0]])
NO_LIMIT = 1e12

CASES = [
    case(
        movements.release_today,
        "if today's practice holds: 420 a month, 25 unprompted, no programme (X20, X40)",
        445.0,
        released_steadily=420,
        released_in_batches=315,
        leaving_unprompted=25,
        programme_pace_now=500,
        iraq_open=0,
        turning=0,
    ),
    case(
        movements.release_today,
        "as the world may turn: a batch of 315, 25 unprompted, a programme at 500 (X51, X40, X56)",
        840.0,
        released_steadily=420,
        released_in_batches=315,
        leaving_unprompted=25,
        programme_pace_now=500,
        iraq_open=1,
        turning=1,
    ),
    case(
        movements.local_camp_people,
        "locals in the camp (O32d)",
        [80, 0],
        held_abroad=CAMP_AND_PRISON,
        camp=sites(1, 0),
        local=origins(1, 0),
    ),
    case(
        movements.local_camp_people_at_first,
        "the same at the start",
        [80, 0],
        held_abroad_at_start=CAMP_AND_PRISON,
        camp=sites(1, 0),
        local=origins(1, 0),
    ),
    case(
        movements.release_thinning,
        "a quarter left, to the power of ½ (X88)",
        0.5,
        local_camp_people=20,
        local_camp_people_at_first=80,
        thinning=0.5,
    ),
    case(
        movements.release_thinning,
        "never more than at the start",
        1.0,
        local_camp_people=90,
        local_camp_people_at_first=80,
        thinning=0.5,
    ),
    case(
        movements.release_now,
        "today's, thinned",
        210.0,
        release_of_locals=420,
        release_decided=0,
        release_today=420,
        release_thinning=0.5,
        decisions_meet_practice=0,
    ),
    case(
        movements.release_now,
        "decided: as it stands",
        1000.0,
        release_of_locals=1000,
        release_decided=1,
        release_today=315,
        release_thinning=0.5,
        decisions_meet_practice=0,
    ),
    case(
        movements.release_now,
        "decided, but only up to the month's batches",
        315.0,
        release_of_locals=1000,
        release_decided=1,
        release_today=315,
        release_thinning=0.5,
        decisions_meet_practice=1,
    ),
    case(
        movements.transfers_today,
        "75 a month in a month of twice as many (X21)",
        150.0,
        usual_transfers=75,
        transfer_burst=2,
    ),
    case(
        movements.held_after_hazards,
        "100, less 9 of 90 person-months, and 1 of 4 escaped is back",
        92.0,
        held_after_breakouts=100,
        custody_hazard=0.1,
        exposure_held=90,
        escaped=4,
        escaped_net=3,
    ),
    case(
        movements.released,
        "40 a month for half a month: a quarter of the 80 locals in the camp (X20)",
        [[20, 0], [0, 0]],
        held_after_hazards=CAMP_AND_PRISON,
        release_now=origins(40, 40),
        camp=sites(1, 0),
        local=origins(1, 0),
        dt=0.5,
    ),
    case(
        movements.released,
        "never more than are there",
        [[80, 0], [0, 0]],
        held_after_hazards=CAMP_AND_PRISON,
        release_now=origins(400, 0),
        camp=sites(1, 0),
        local=origins(1, 0),
        dt=0.5,
    ),
    case(
        movements.resettled_by_release,
        "all sites and standings",
        21.0,
        released=over((SITE, STANDING), [[1, 2, 3], [4, 5, 6]]),
    ),
    case(movements.held_after_release, "80 less 20", 60.0, held_after_hazards=80, released=20),
    case(
        movements.may_transfer,
        "to another site that takes the origin",
        [[[0, 0], [0, 1]], [[1, 1], [0, 0]]],
        takes_origin=over((TO_SITE, ORIGIN), [[1, 1], [0, 1]]),
        elsewhere=ELSEWHERE,
    ),
    case(
        movements.transfer_share,
        "20 a month for half a month: a quarter of 40 (X21)",
        [[[0, 0], [0.25, 0.25]], [[0, 0], [0, 0]]],
        held_after_release=HELD,
        transfers=FIRST_TO_SECOND,
        may_transfer=ELSEWHERE * ALL_ORIGINS,
        site_room=NO_LIMIT,
        dt=0.5,
    ),
    case(
        movements.transfer_share,
        "a state's own prison takes its nationals only: 10 of 10 (O27)",
        [[[0, 0], [0, 1]], [[0, 0], [0, 0]]],
        held_after_release=HELD,
        transfers=FIRST_TO_SECOND,
        may_transfer=ELSEWHERE * over((TO_SITE, ORIGIN), [[1, 1], [0, 1]]),
        site_room=NO_LIMIT,
        dt=0.5,
    ),
    case(
        movements.transfer_share,
        "4 of 10 find room",
        [[[0, 0], [0.1, 0.1]], [[0, 0], [0, 0]]],
        held_after_release=HELD,
        transfers=FIRST_TO_SECOND,
        may_transfer=ELSEWHERE * ALL_ORIGINS,
        site_room=to_sites(0, 4),
        dt=0.5,
    ),
    case(
        movements.transfer_share,
        "nobody is moved to where he is",
        [[[0, 0], [0.25, 0.25]], [[0, 0], [0, 0]]],
        held_after_release=HELD,
        transfers=over((SITE, TO_SITE), [[20, 20], [20, 20]]),
        may_transfer=ELSEWHERE * ALL_ORIGINS,
        site_room=NO_LIMIT,
        dt=0.5,
    ),
    case(
        movements.transfer_share,
        "all asked for twice: half to each of two sites",
        [[[0], [0.5], [0.5]]],
        held_after_release=sites(40),
        transfers=over((SITE, TO_SITE), [[0, 80, 80]]),
        may_transfer=over((SITE, TO_SITE), [[0, 1, 1]]) * over((TO_SITE, ORIGIN), [[1], [1], [1]]),
        site_room=NO_LIMIT,
        dt=0.5,
    ),
    case(
        movements.site_room,
        "the third facility has 100 − 60 places left, the others refuse nobody (D06)",
        [NO_LIMIT, 40],
        places=sites(50, 100),
        held_by_site=sites(70, 60),
        facility=sites(0, 1),
        no_limit=NO_LIMIT,
    ),
    case(
        movements.site_room,
        "a full third facility takes nobody",
        [NO_LIMIT, 0],
        places=sites(50, 100),
        held_by_site=sites(70, 120),
        facility=sites(0, 1),
        no_limit=NO_LIMIT,
    ),
    case(
        movements.transferred_out,
        "a tenth to one site and a fifth to another, of 40 (W12)",
        12.0,
        held_after_release=40,
        transfer_share=to_sites(0.1, 0.2),
    ),
    case(
        movements.transferred_in,
        "a quarter of 40 arrives at the second site",
        [0, 10],
        held_after_release=sites(40, 0),
        transfer_share=over((SITE, TO_SITE), [[0, 0.25], [0, 0]]),
    ),
    case(
        movements.transferred_to_risk,
        "10 into a risk state, 4 elsewhere",
        [10, 0],
        transferred_in=over((SITE, STANDING), [[7, 3], [4, 0]]),
        risk_state=sites(1, 0),
    ),
    case(
        movements.taken_over,
        "a tenth of the 80 still in a prison (X12, E27)",
        8.0,
        held_after_release=100,
        transferred_out=20,
        custodian_onset=1,
        exposed_share=0.1,
        prison=1,
    ),
    case(
        movements.taken_over_into,
        "8 and 2, at the Turkish-controlled site",
        [0, 0, 10],
        taken_over=sites(8, 2, 0),
        turkish=sites(0, 0, 1),
    ),
    case(
        movements.held_after_movements,
        "100 less 20 less 8",
        72.0,
        held_after_release=100,
        transferred_out=20,
        taken_over=8,
    ),
]


@pytest.mark.parametrize(("equation", "inputs", "expected"), CASES)
def test_that_movements_abroad_are_as_worked_by_hand(
    equation: Equation, inputs: dict[str, Any], expected: ArrayLike
) -> None:
    check(equation, inputs, expected)
