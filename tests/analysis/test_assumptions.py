"""The assumptions log and its two ratings: where they come from, what overrules them, and what stands first."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from planner.analysis.assumptions import Assumption, assumptions_log, number_text, span_text, unit_text
from planner.analysis.impact import grade_of, measure, rank_correlation
from planner.domain.assurance import AssumptionNote, Grade, Signature
from planner.domain.distribution import Range
from planner.domain.scenario import Authorship, Override, Scenario
from planner.domain.schedule import constant
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.world import World
from planner.system.evidence import register
from planner.system.impact import ShippedImpact, shipped_impacts
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
    assert found["X25"].title.partition(": ")[2] != ""
    assert found["U13b"].title.partition(": ")[2] == ""
    assert found["X39"].span == "0.05–0.85 share"


def test_that_ratings_were_measured_on_the_model_that_runs() -> None:
    assert {one.model_version for one in shipped_impacts().values()} == {MODEL_VERSION}
    assert set(shipped_impacts()) == set(by_id())


def test_that_what_acts_in_no_measured_scenario_is_not_rated() -> None:
    idle = by_id()["U10"]

    assert idle.impact is None
    assert idle.impact_basis == "it acts only with a lever or an event that no measured scenario uses"


def test_that_what_is_off_is_marginal_and_stays_overrulable() -> None:
    assert by_id()["U14"].impact is Grade.GREEN

    rated = by_id(AssumptionNote(id="U14", impact=Grade.RED))["U14"]
    assert (rated.impact, rated.impact_overruled, rated.red_red) == (Grade.RED, True, True)
    assert rated.impact_basis == "rated in this workspace"


def assumption(note: AssumptionNote, shipped: Grade | None = Grade.AMBER, quality: str = "A") -> Assumption:
    """One assumption on the number behind U13b, with a register's letter and a measured impact of our own."""
    (parameter,) = by_id()["U13b"].parameters
    measured = ShippedImpact("U13b", shipped, 0.4, "measured", MODEL_VERSION)
    return Assumption("U13b", "Made up", (changed(parameter, quality=quality),), measured, note)


def test_that_a_rating_is_overruled_by_another_one_and_not_by_the_same() -> None:
    silent, same, other = (
        assumption(AssumptionNote(id="U13b", quality=grade, impact=grade)) for grade in (None, Grade.AMBER, Grade.RED)
    )

    assert [one.quality_overruled for one in (silent, same, other)] == [False, False, True]
    assert [one.impact_overruled for one in (silent, same, other)] == [False, False, True]
    assert [one.red_red for one in (silent, same, other)] == [False, False, True]
    assert [one.impact_basis for one in (silent, same)] == ["measured", "rated in this workspace"]
    assert assumption(AssumptionNote(id="U13b", impact=Grade.RED), None).impact_overruled
    assert replace(same, shipped=None).impact_overruled
    assert replace(silent, shipped=None).impact_basis == "not measured"
    said = AssumptionNote(id="U13b", impact=Grade.RED, impact_basis="seen in the field")
    assert assumption(said).impact_basis == "seen in the field"


def test_that_the_worst_letter_of_its_numbers_counts() -> None:
    one = assumption(AssumptionNote(id="U13b"), quality="G")
    mixed = replace(one, parameters=(*one.parameters, changed(one.parameters[0], quality="R")))

    assert (one.quality, mixed.quality) == (Grade.GREEN, Grade.RED)


def test_that_a_signature_holds_for_its_mark_and_lapses_with_it() -> None:
    bare = assumption(AssumptionNote(id="U13b"))
    signature = Signature(role="Analytical assurer", post="Chief analyst", on=date(2026, 11, 20), fingerprint=bare.mark)
    signed = replace(bare, note=AssumptionNote(id="U13b", signature=signature))
    moved = replace(signed, note=changed(signed.note, impact=Grade.RED))

    assert [one.signed for one in (bare, signed, moved)] == [None, signature, None]
    assert [one.lapsed for one in (bare, signed, moved)] == [False, False, True]
    assert len(bare.mark) == 8
    assert bare.mark != assumption(AssumptionNote(id="U13b"), Grade.GREEN).mark
    fixed = changed(bare.parameters[0], name="made_up", members="", range=Range(low=1, central=2, high=3))
    measured, unrated = (replace(assumption(bare.note, grade), parameters=(fixed,)) for grade in (Grade.RED, None))
    # files hold signatures by these digits
    assert (measured.mark, unrated.mark) == ("c379a24c", "a5d7c93e")
    assert bare.mark != assumption(AssumptionNote(id="U13b"), None).mark


@pytest.mark.parametrize(
    ("value", "text"),
    [(0.123456, "0.123"), (0.99961, "1"), (1.23456, "1.23456"), (1, "1"), (12_345, "12\u202f345"), (-0.5, "−0.5")],
)
def test_that_computed_shares_are_rounded_and_stated_numbers_are_not(value: float, text: str) -> None:
    assert number_text(value) == text


def test_that_a_span_says_one_number_once_and_a_unit_stands_as_printed() -> None:
    assert (span_text(2, 2), span_text(2, 5)) == ("2", "2–5")
    assert unit_text("per 1,000 child-years") == "per 1\u202f000 child-years"


def test_that_of_equal_colour_impact_comes_before_quality_and_strength() -> None:
    log = assumptions_log(SITUATION)
    weights = {Grade.RED: 2.0, None: 0.5, Grade.AMBER: 1.0, Grade.GREEN: 0.0}
    order = [
        (one.red_red, weights[one.impact], weights[one.quality], one.shipped.strength if one.shipped else 0)
        for one in log
    ]

    assert order == sorted(order, reverse=True)
    assert len({impact for _, impact, _, _ in order}) > 2


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
        ([1, 2, 0, 3], [1, 2, np.nan, 3], 1.0),
        # ranks 1, 2½, 2½, 4 against 1, 2, 3, 4: 4.5 ÷ √(4.5 × 5)
        ([1, 2, 2, 3], [1, 2, 3, 4], 0.9**0.5),
        # ranks 2, 2, 2, 4 against 1, 2, 3, 4: 3 ÷ √(3 × 5)
        ([1, 1, 1, 2], [1, 2, 3, 4], 0.6**0.5),
        ([7, 7, 7, 7], [1, 2, 3, 4], 0.0),
        ([1, 2], [1, 2], 0.0),
        ([1, 2, 3], [1, 2, 3], 1.0),
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
    rho = found["U13b"].strength
    assert found["U13b"].basis == (
        f"rank correlation {rho:.2f} over 60 runs: as it rises, the level of plot involvement at home in “today” rises"
    )
    assert rho == round(rho, 2) > 0.9
    assert found["X13"].basis == "it acts only with a lever or an event that no measured scenario uses"
    assert [found[name].strength for name in ("X13", "X02")] == [0, 0]
    assert list(found) == sorted(found)
    assert found["X02"].basis == "the same in every run, so no range rests on it"


def test_that_a_scenario_that_switches_a_lever_on_makes_its_number_count() -> None:
    small = _only({"exposed_share"})
    found = {
        one.id: one
        for one in measure(small, {"today": (), "changing": (_changing(),)}, draws=40, seed=3, world=World.STEADY)
    }

    assert found["X12"].grade is not None


def test_that_measuring_tells_how_far_it_is() -> None:
    heard: list[float] = []
    small = _only({"sharing_today"})
    measure(
        small, {"today": ()}, draws=4, seed=3, world=World.STEADY, report=lambda fraction, note: heard.append(fraction)
    )

    count = len(assumptions_log(small))
    assert heard == [place / count for place in range(count)]


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
