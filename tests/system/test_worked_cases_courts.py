"""Charge, verdict and prison at home by hand: 100 known, 30 charged, half of the verdicts due within a median time."""

from __future__ import annotations

from typing import Any

import pytest
from numpy.typing import ArrayLike
from small_arrays import LN2, MAN, WOMAN, case, check, cohorts, over, stages

from planner.engine.declare import Equation
from planner.system import home
from planner.system.dimensions import COHORT, SITE, STAGE, STANDING

TWO_SITES = over((SITE, STANDING), [[1, 2, 3], [4, 5, 6]])

CASES = [
    case(
        home.stage_share,
        "3/(6/ln 2 × 2 × ½): half of ln 2 a month, two months (U11d, X27)",
        0.5,
        sentence_length=6 / LN2,
        other_sentence_length=99,
        european=1,
        sentencing=2,
        sentence_served=0.5,
        dt=2,
    ),
    case(
        home.stage_share,
        "twice as long outside Europe: a quarter of ln 2 a month, four months (X66)",
        0.5,
        sentence_length=99,
        other_sentence_length=12 / LN2,
        european=0,
        sentencing=2,
        sentence_served=0.5,
        dt=4,
    ),
    case(home.free_after_sentence, "all sites and standings", 21.0, sentence_served_abroad=TWO_SITES),
    case(home.resettled_after_sentence, "locals", 4.0, free_after_sentence=4, foreign=0),
    case(home.resettled_after_sentence, "not foreigners", 0.0, free_after_sentence=4, foreign=1),
    case(
        home.home_from_custody,
        "21 deported, 10 served less 4 resettled, 5 repatriated",
        32.0,
        deported=TWO_SITES,
        free_after_sentence=10,
        resettled_after_sentence=4,
        repatriated_people=5,
    ),
    case(home.known_returners, "32 and 4 detected at the border", 36.0, home_from_custody=32, detected_returners=4),
    case(
        home.charge_share,
        ".3 × 1.5; women × .4; no minors (U11a, X31)",
        [0.45, 0.18, 0.0],
        charged_share=0.3,
        evidence_programme=1.5,
        women_charged=0.4,
        man=MAN,
        woman=WOMAN,
    ),
    case(
        home.charge_share,
        "never more than all, women neither: .6 × 2 × .9 is more",
        [1.0, 1.0, 0.0],
        charged_share=0.6,
        evidence_programme=2,
        women_charged=0.9,
        man=MAN,
        woman=WOMAN,
    ),
    case(home.charged, "30 % of 100 (W17)", 30.0, known_returners=100, charge_share=0.3),
    case(home.not_charged, "the other 70 (W18)", 70.0, known_returners=100, charged=30),
    case(
        home.verdict_share,
        "a mean wait of ½/ln 2 months: half in half a month (U11c)",
        0.5,
        time_to_verdict=0.5 / LN2,
        dt=0.5,
    ),
    case(home.verdicts_due, "half of 60", 30.0, awaiting_verdict=60, verdict_share=0.5),
    case(
        home.verdicts_possible,
        "50 convictions, 130 − 120 places free: a fifth of the verdicts",
        0.2,
        verdicts_due=cohorts(60, 40, 0),
        convicted_share=0.5,
        prison_places=130,
        in_prison=over((STAGE, COHORT), [[20, 10, 0], [30, 10, 0], [40, 10, 0]]),
    ),
    case(
        home.verdicts_possible,
        "places for all",
        1.0,
        verdicts_due=cohorts(60, 40, 0),
        convicted_share=0.5,
        prison_places=1000,
        in_prison=stages(30, 40, 50),
    ),
    case(
        home.verdicts_possible,
        "more in prison than places: none",
        0.0,
        verdicts_due=cohorts(60, 40, 0),
        convicted_share=0.5,
        prison_places=100,
        in_prison=stages(30, 40, 50),
    ),
    case(
        home.convicted,
        "a fifth of 100, half of them (U11b)",
        10.0,
        verdicts_due=100,
        verdicts_possible=0.2,
        convicted_share=0.5,
    ),
    case(home.acquitted, "the others of the fifth", 8.0, verdicts_due=100, verdicts_possible=0.2, convicted=12),
    case(home.stages_served, "half of each stage", [2, 3, 4], in_prison=stages(4, 6, 8), stage_share=0.5),
    case(
        home.stages_entered,
        "10 convicted into the first, the others from the stage before",
        [10, 4, 5],
        stages_served=stages(4, 5, 6),
        convicted=10,
        first_stage=stages(1, 0, 0),
    ),
    case(home.released_from_prison, "out of the last", 6.0, stages_served=stages(4, 5, 6), last_stage=stages(0, 0, 1)),
]


@pytest.mark.parametrize(("equation", "inputs", "expected"), CASES)
def test_that_charge_verdict_and_prison_are_as_worked_by_hand(
    equation: Equation, inputs: dict[str, Any], expected: ArrayLike
) -> None:
    check(equation, inputs, expected)
