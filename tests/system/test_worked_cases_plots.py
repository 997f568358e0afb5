"""Expected plot involvement by hand: added on entry, half realised within the median lag."""

from __future__ import annotations

from typing import Any

import pytest
from numpy.typing import ArrayLike
from small_arrays import ADULT, case, check, cohorts

from planner.engine.declare import Equation
from planner.system import plots

CASES = [
    case(
        plots.prison_potential,
        "3 % × ½ is less than 2 % (U13b, U13c, X28)",
        0.015,
        plot_share=0.02,
        reconviction=0.03,
        plots_of_reconvictions=0.5,
    ),
    case(
        plots.prison_potential,
        "a sentence served never raises it",
        0.01,
        plot_share=0.01,
        reconviction=0.03,
        plots_of_reconvictions=0.5,
    ),
    case(
        plots.supervised_potential,
        "2 % of 70 uncharged adults, 1.5 % of 40 released (U13b, X28)",
        2.0,
        not_charged=cohorts(50, 20, 9),
        released_from_prison=cohorts(30, 10, 0),
        adult=ADULT,
        plot_share=0.02,
        prison_potential=0.015,
    ),
    case(
        plots.awaiting_potential,
        "2 % of 30 adults charged (U13b)",
        0.6,
        charged=cohorts(20, 10, 9),
        adult=ADULT,
        plot_share=0.02,
    ),
    case(plots.judged_share, "a tenth due, half of it possible", 0.05, verdict_share=0.1, verdicts_possible=0.5),
    case(plots.potential_judged, "5 % of 6", 0.3, latent_awaiting=6, judged_share=0.05),
    case(plots.potential_acquitted, "15 % acquitted (U11b)", 0.045, potential_judged=0.3, convicted_share=0.85),
    case(
        plots.awaiting_share,
        "half at liberty: half of those who act within twice the median lag (X62, U13)",
        0.5,
        plot_lag=1,
        at_liberty=0.5,
        dt=2,
    ),
    case(plots.awaiting_share_of_new, "what enters runs off for half the step", 0.5, plot_lag=1, at_liberty=0.5, dt=4),
    case(
        plots.realised_awaiting,
        "half of 8 − 2, a quarter of 4 new",
        4.0,
        latent_awaiting=8,
        potential_judged=2,
        awaiting_potential=4,
        awaiting_share=0.5,
        awaiting_share_of_new=0.25,
    ),
    case(
        plots.realised_supervised,
        "half of 8 − 2, a quarter of 3 and 1 new",
        4.0,
        latent_supervised=8,
        potential_lost=2,
        supervised_potential=3,
        potential_acquitted=1,
        realised_share=0.5,
        realised_share_of_new=0.25,
    ),
    case(
        plots.kept_share,
        "(1 − .2 × .5)(1 − .5 × .4) (X29, U12)",
        0.72,
        tracking_effect=0.2,
        tracked_share=0.5,
        rehabilitation_effect=0.5,
        rehabilitation_share=0.4,
    ),
    case(plots.plots_supervised, "(4 + 1) × .72", 3.6, realised_supervised=4, realised_awaiting=1, kept_share=0.72),
    case(
        plots.untracked_potential,
        "2 % of 40 adults (U13b)",
        0.8,
        missed_returners=cohorts(30, 10, 5),
        adult=ADULT,
        plot_share=0.02,
    ),
    case(
        plots.frustrated_potential,
        "½ % of 80 turned back and three quarters of 16 stopped on the way, adults (U03)",
        0.46,
        turned_back=cohorts(60, 20, 10),
        stopped_on_the_way=cohorts(12, 4, 4),
        diverted_share=0.25,
        adult=ADULT,
        frustrated_plot=0.005,
    ),
    case(
        plots.potential_lost,
        "4 of 40 lost take a tenth with them",
        0.4,
        latent_supervised=4,
        lost_from_supervision=cohorts(3, 1, 9),
        caseload=40,
        adult=ADULT,
    ),
    case(
        plots.potential_lost,
        "nobody supervised, nothing lost",
        0.0,
        latent_supervised=4,
        lost_from_supervision=cohorts(0, 0, 0),
        caseload=0,
        adult=ADULT,
    ),
    case(
        plots.potential_found,
        "2 of 40 found take a twentieth with them",
        0.3,
        latent_untracked=6,
        found=cohorts(1, 1, 9),
        adults_untracked=40,
        adult=ADULT,
    ),
    case(plots.realised_share, "half within the median lag (U13)", 0.5, plot_lag=2, dt=2),
    case(plots.realised_share, "three quarters within twice the lag", 0.75, plot_lag=1, dt=2),
    case(plots.realised_share_of_new, "what enters runs off for half the step", 0.5, plot_lag=1, dt=2),
    case(plots.frustrated_share, "half within the median lag (X30)", 0.5, frustrated_lag=2, dt=2),
    case(plots.frustrated_share_of_new, "what enters runs off for half the step", 0.5, frustrated_lag=1, dt=2),
    case(
        plots.realised_untracked,
        "half of 10 − 2, a quarter of 3 new",
        4.75,
        latent_untracked=10,
        potential_found=2,
        untracked_potential=3,
        realised_share=0.5,
        realised_share_of_new=0.25,
    ),
    case(
        plots.realised_frustrated,
        "half of 8, a quarter of 4 new",
        5.0,
        latent_frustrated=8,
        frustrated_potential=4,
        frustrated_share=0.5,
        frustrated_share_of_new=0.25,
    ),
    case(
        plots.plots_at_home,
        "the three together (W20, W23)",
        6.0,
        realised_untracked=1,
        plots_supervised=2,
        realised_frustrated=3,
    ),
]


@pytest.mark.parametrize(("equation", "inputs", "expected"), CASES)
def test_that_expected_plot_involvement_is_as_worked_by_hand(
    equation: Equation, inputs: dict[str, Any], expected: ArrayLike
) -> None:
    check(equation, inputs, expected)
