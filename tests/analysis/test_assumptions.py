"""The assumptions log and its two ratings: where they come from, what overrules them, and what stands first."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from planner.analysis.assumptions import Assumption, assumptions_log
from planner.analysis.impact import grade_of, measure, rank_correlation
from planner.domain.assurance import AssumptionNote, Grade
from planner.domain.distribution import Range
from planner.domain.scenario import Authorship, Override, Scenario
from planner.domain.schedule import constant
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.world import World
from planner.system.evidence import register
from planner.system.impact import shipped_impacts
from planner.system.situations import shipped_situations
from planner.system.wired import MODEL_VERSION

SITUATION = shipped_situations()[0]


def by_id(*notes: AssumptionNote) -> dict[str, Assumption]:
    return {one.id: one for one in assumptions_log(SITUATION, notes)}


def test_that_every_assumption_a_number_rests_on_is_in_the_log_once_with_the_letter_of_the_register() -> None:
    found = by_id()

    assert {"U13b", "U06a", "X32", "X44"} <= set(found)
    assert all(one.quality == register().get(one.id).quality for one in found.values())


def test_that_red_red_stands_first_and_the_strongest_first_among_them() -> None:
    log = assumptions_log(SITUATION)
    red = [one for one in log if one.red_red]

    assert log[: len(red)] == tuple(red)
    assert [one.shipped.strength for one in red] == sorted((one.shipped.strength for one in red), reverse=True)
    assert red[0].id == "U13b"


def test_that_an_assumption_is_said_with_its_range_and_members() -> None:
    found = by_id()

    assert (found["U13b"].title, found["U13b"].span) == ("Plot involvement per adult returnee", "0.3–8\u202f%")
    assert found["U06b"].title == "Places at the start: SDF camps"
    assert found["X39"].span == "0.05–0.85 share"


def test_that_ratings_were_measured_on_the_model_that_runs() -> None:
    assert {one.model_version for one in shipped_impacts().values()} == {MODEL_VERSION}
    assert set(shipped_impacts()) == set(by_id())


def test_that_what_acts_in_no_measured_scenario_is_not_rated_and_stays_overrulable() -> None:
    assert by_id()["U14"].impact is None

    rated = by_id(AssumptionNote(id="U14", impact=Grade.RED))["U14"]
    assert (rated.impact, rated.impact_overruled, rated.red_red) == (Grade.RED, True, True)
    assert rated.impact_basis == "rated in this workspace"


def test_that_other_numbers_or_ratings_have_another_mark() -> None:
    one = by_id()["U13b"]
    (parameter,) = one.parameters
    moved = replace(one, parameters=(changed(parameter, range=Range(low=0.4, central=2.9, high=11.1)),))

    assert one.mark != moved.mark
    assert one.mark != by_id(AssumptionNote(id="U13b", quality=Grade.AMBER))["U13b"].mark
    assert one.mark == by_id(AssumptionNote(id="U13b", owner="analyst"))["U13b"].mark


@pytest.mark.parametrize(
    ("one", "other", "rho"),
    [
        ([1, 2, 3, 4], [10, 20, 40, 1000], 1.0),
        ([1, 2, 3, 4], [4, 3, 2, 1], -1.0),
        ([1, 2, 3, 4], [7, 7, 7, 7], 0.0),
        ([86, 97, 99, 100, 101, 103, 106, 110, 112, 113], [2, 20, 28, 27, 50, 29, 7, 17, 6, 12], -29 / 165),
        ([1, 2, 2, 3], [1, 2, 2, 3], 1.0),
        ([1, 2, np.nan, 3], [1, 2, 0, 3], 1.0),
    ],
)
def test_that_rank_correlation_is_spearmans(one: list[float], other: list[float], rho: float) -> None:
    assert rank_correlation(np.array(one, float), np.array(other, float)) == pytest.approx(rho)


@pytest.mark.parametrize(
    ("strength", "grade"), [(0.5, Grade.RED), (0.49, Grade.AMBER), (0.2, Grade.AMBER), (0.19, Grade.GREEN)]
)
def test_that_the_rule_has_two_bounds(strength: float, grade: Grade) -> None:
    assert grade_of(strength) is grade


def test_that_a_number_that_drives_an_indicator_is_core_and_one_that_is_off_is_not_rated() -> None:
    small = _only({"plot_share", "guards_in_change", "sharing_today"})
    found = {one.id: one for one in measure(small, {"today": ()}, draws=60, seed=3, world=World.STEADY)}

    assert (found["U13b"].grade, found["X13"].grade, found["X02"].grade) == (Grade.RED, None, Grade.GREEN)
    assert found["U13b"].basis.endswith("as it rises, the level of plot involvement at home in “today” rises")
    assert found["X02"].basis == "the same in every run, so no range rests on it"


def test_that_a_scenario_that_switches_a_lever_on_makes_its_number_count() -> None:
    small = _only({"exposed_share"})
    found = {
        one.id: one
        for one in measure(small, {"today": (), "changing": (_changing(),)}, draws=40, seed=3, world=World.STEADY)
    }

    assert found["X12"].grade is not None


def _only(varying: set[str]) -> Situation:
    """The shipped situation over 12 months, everything but these numbers fixed and without an assumption's id."""
    parameters = tuple(
        one
        if one.name in varying
        else changed(
            one, range=Range(low=one.range.central, central=one.range.central, high=one.range.central), evidence=("R",)
        )
        for one in SITUATION.parameters
    )
    return changed(SITUATION, months=12, parameters=parameters)


def _changing() -> Scenario:
    by = Authorship.model_validate({"who": "test", "when": "2026-11-20T00:00:00"})
    setting = Override(lever="custodian_change_rate", schedule=constant(1.0), authorship=by)
    return Scenario.model_validate(
        {
            "id": "s",
            "name": "Custodians change",
            "situation_id": SITUATION.id,
            "sign": {"letter": "B", "colour": 2, "dash": 1},
            "overrides": (setting,),
        }
    )
