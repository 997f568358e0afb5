"""What may be set: every wrong lever, member, month, unit or value is refused in one clear sentence."""

from __future__ import annotations

import re

import pytest
from made_scenarios import NES, event, schedule_of

from planner.domain.errors import InputError
from planner.domain.scenario import Event
from planner.system.admission import check_event, check_override
from planner.system.inputs import member_cells
from planner.system.levers import LEVERS, Lever

SENTENCES = re.compile(r"[^\n]{10,300}[.?]")


def cells_at_the_edge(lever: Lever) -> tuple[str, ...]:
    """All members, the first cell and the last."""
    cells = member_cells(NES, lever)
    return tuple(dict.fromkeys(("", cells[0], cells[-1])))


def refusal_of_override(lever: str, members: str, words: str) -> str:
    with pytest.raises(InputError) as refused:
        check_override(NES, lever, members, schedule_of(words))
    return str(refused.value)


def refusal_of_event(shock: Event) -> str:
    with pytest.raises(InputError) as refused:
        check_event(NES, shock)
    return str(refused.value)


@pytest.mark.parametrize(
    ("lever", "members", "words", "said"),
    [
        pytest.param("exit_screning", "", "2", "Did you mean “exit_screening”", id="misspelled lever"),
        pytest.param("nothing at all", "", "2", "Choose one of: repatriation_requests", id="unknown lever"),
        pytest.param("exit_screening", "origin=Frence", "2", "Did you mean “France”", id="misspelled member"),
        pytest.param("exit_screening", "origin=Syria", "2", "no origin “Syria”", id="local origin abroad"),
        pytest.param("release_of_locals", "origin=France", "2", "no origin “France”", id="foreign origin released"),
        pytest.param("exit_screening", "site=SDF camps", "2", "no dimension “site”; it has origin", id="dimension"),
        pytest.param("pull", "origin=France", "2", "none: leave the brackets out", id="no dimensions"),
        pytest.param("exit_screening", "France", "2", "no dimension “France”", id="member without a dimension"),
        pytest.param("exit_screening", "origin=France;origin=Germany", "2", "origin twice", id="dimension twice"),
        pytest.param("exit_screening", "origin=", "2", "no origin “”", id="dimension without a member"),
        pytest.param("exit_screening", "", "11", "from 0 to 10; 11 is outside", id="above the range"),
        pytest.param("guard_ratio", "", "0.05", "from 0.1 to 1.5", id="impossible guard ratio"),
        pytest.param("guard_ratio", "", "-1", "from 0.1 to 1.5", id="below the range"),
        pytest.param("exit_screening", "", "1@2020-01..11@2020-06", "11 is outside", id="a point outside"),
        pytest.param("exit_screening", "", "2@2019-10", "Oct 2019 lies outside the situation", id="before the start"),
        pytest.param("exit_screening", "", "2@2039-12", "to Nov 2039", id="beyond what can be run"),
        pytest.param("guards_follow_places", "", "0.5", "whole numbers only, not 0.5", id="half a switch"),
        pytest.param("repatriation_tiers", "", "1.5", "whole numbers only", id="half a tier"),
        pytest.param("exit_screening", "", "clear 24", "only for repatriation requests", id="clear elsewhere"),
        pytest.param("repatriation_requests", "", "clear 241", "from 1 to 240 months", id="clear too slowly"),
        pytest.param("repatriation_requests", "", "clear 24@2019-01", "Jan 2019 lies outside", id="clear too early"),
    ],
)
def test_that_a_wrong_setting_is_refused_in_one_sentence(lever: str, members: str, words: str, said: str) -> None:
    refusal = refusal_of_override(lever, members, words)

    assert said in refusal
    assert SENTENCES.fullmatch(refusal) or "Choose one of" in refusal


@pytest.mark.parametrize(
    ("shock", "said"),
    [
        pytest.param(event("pul", "set", 2), "Did you mean", id="misspelled target"),
        pytest.param(event("pull", "set", 2, at="2019-10"), "outside the situation", id="before the start"),
        pytest.param(event("pull", "set", 21), "from 0 to 20 times today; 21 is outside", id="lever out of range"),
        pytest.param(event("pull", "multiply", -1), "The factor on Pull of the theatre", id="negative factor"),
        pytest.param(event("pull", "add", 21), "The amount added to Pull of the theatre", id="too much added"),
        pytest.param(event("pull", "set", 2, members="origin=France"), "no dimension “origin”", id="dimension"),
        pytest.param(event("repatriation_sites", "set", 0.5), "whole numbers only", id="half a switch"),
        pytest.param(event("prison_places", "multiply", 0.5), "No limit is known", id="half of no limit"),
        pytest.param(event("change_share", "set", 90), "from 2 to 70 %; 90 is outside", id="parameter out of range"),
        pytest.param(event("death_at_large", "multiply", 11), "from 0 to 10 times", id="parameter too much"),
        pytest.param(event("death_cohort", "set", 1, members="cohort=boys"), "no cohort “boys”", id="member"),
        pytest.param(event("destination_pull", "multiply", 2), "a part of a whole", id="part of a whole"),
        pytest.param(event("relocated_start", "multiply", 2), "read only at the start", id="only at the start"),
        pytest.param(event("batches", "multiply", 2), "drawn before any event", id="practice"),
        pytest.param(event("bloc_open", "set", 0.5), "to 1 (begins) or 0 (ends)", id="half open"),
        pytest.param(event("bloc_open", "set", 1, members="bloc=Narnia"), "no bloc “Narnia”", id="no such bloc"),
        pytest.param(event("custodian_change", "add", 1), "set to a share from 0 to 1", id="custodian added"),
        pytest.param(event("custodian_change", "set", 2), "set to a share from 0 to 1", id="twice a custodian"),
        pytest.param(
            event("custodian_change", "set", 1, members="site=Iraqi prisons"),
            "no site “Iraqi prisons”",
            id="own prison",
        ),
    ],
)
def test_that_a_wrong_event_is_refused_in_one_sentence(shock: Event, said: str) -> None:
    refusal = refusal_of_event(shock)

    assert said in refusal
    assert "\n" not in refusal
    assert refusal.endswith((".", "?"))


@pytest.mark.parametrize("end", ["minimum", "maximum"])
@pytest.mark.parametrize(
    ("lever", "members"),
    [
        pytest.param(lever, members, id=f"{lever.name} {members}")
        for lever in LEVERS
        for members in cells_at_the_edge(lever)
    ],
)
def test_that_the_ends_of_a_levers_range_may_be_set(lever: Lever, members: str, end: str) -> None:
    check_override(NES, lever.name, members, schedule_of(getattr(lever, end)))


@pytest.mark.parametrize(
    "shock",
    [
        event("pull", "multiply", 4, months=12),
        event("guard_ratio", "add", -0.2, members="site=SDF camps"),
        event("deportation_rate", "multiply", 10, months=1),
        event("change_share", "set", 5),
        event("site_places", "multiply", 0.5, members="site=SDF camps"),
        event("custodian_change", "set", 1, members="site=SDF prisons"),
        event("custodian_change", "set", 0.3),
        event("bloc_open", "set", 1, members="bloc=Russia"),
        event("iraq_open", "set", 0),
    ],
    ids=lambda shock: f"{shock.target} {shock.operation}",
)
def test_that_a_shock_one_can_think_of_is_admitted(shock: Event) -> None:
    check_event(NES, shock)
