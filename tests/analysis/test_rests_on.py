"""From a result to its assumptions and their evidence, and from a row of the register up to the results."""

from __future__ import annotations

import pytest

from planner.analysis.rests_on import assumptions_behind, assumptions_resting_on, evidence_behind, series_resting_on
from planner.domain.evidence import EvidenceItem
from planner.system.evidence import register
from planner.system.impact import shipped_impacts
from planner.system.series import SERIES
from planner.system.situations import shipped_situations

NES = shipped_situations()[0]
LOG = {found for parameter in NES.parameters for found in parameter.evidence if found[:1] in ("U", "X")}


def row(item_id: str) -> EvidenceItem:
    found = register().get(item_id)
    assert found is not None
    return found


def directly(series: str) -> set[str]:
    return {reach.name for reach in assumptions_behind(NES, series) if not reach.stocks}


def test_that_an_indicator_reads_directly_what_stands_in_its_equations() -> None:
    assert {"U06a", "U06b", "X14"} <= directly("places")
    assert "U13b" in directly("plot_potential_abroad")
    assert "U13b" not in directly("places")


def test_that_what_moves_people_reaches_a_stock_of_them_only_in_time() -> None:
    behind = {reach.name: reach.stocks for reach in assumptions_behind(NES, "minors_held")}
    assert behind["U08a"] == 1
    assert not directly("minors_held")


@pytest.mark.parametrize("series", [found.name for found in SERIES])
def test_that_the_way_up_and_the_way_down_are_the_same_way(series: str) -> None:
    down = {reach.name: reach.stocks for reach in assumptions_behind(NES, series)}
    up = {
        assumption: found
        for assumption in LOG
        for found in [{one.name: one.stocks for one in series_resting_on(NES, row(assumption))}.get(series)]
        if found is not None
    }
    assert down == up


def test_that_the_most_telling_of_those_read_alike_stands_first() -> None:
    behind = assumptions_behind(NES, "escapes")
    rated = {name: impact.strength for name, impact in shipped_impacts().items()}
    found = [(-reach.stocks, rated.get(reach.name, 0.0)) for reach in behind]

    assert found == sorted(found, reverse=True)
    assert len({strength for _, strength in found}) > 5


def test_that_a_row_leads_up_to_the_assumptions_that_point_to_it_and_back() -> None:
    assert "U08a" in assumptions_resting_on(NES, row("O66"))
    assert "O66" in evidence_behind(row("U08a"))


def test_that_a_figure_taken_as_a_number_reaches_results_without_an_assumption() -> None:
    assert "arrivals" in {reach.name for reach in series_resting_on(NES, row("O01"))}


def test_that_a_claim_which_no_number_rests_on_leads_nowhere() -> None:
    claim = next(item for item in register().items if item.id == "C02")
    assert series_resting_on(NES, claim) == ()
