"""What a person may type for a scenario, a setting, a month or a number, and what is said to anything else."""

from __future__ import annotations

import pytest

from planner.command_line.addressing import find_scenario, month_inside, read_selection, read_setting, unknown, whole
from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.scenario import Scenario, Sign
from planner.domain.workspace import Settings, Workspace


def scenario(id_: str, name: str, letter: str) -> Scenario:
    return Scenario(id=id_, name=name, situation_id="nes-2019", sign=Sign(letter=letter, colour=1, dash=1))


WORKSPACE = Workspace(
    settings=Settings(name="Trial"),
    situations=(),
    scenarios=(
        scenario("s1", "As in 2019", "A"),
        scenario("s2", "Nobody repatriated", "B"),
        scenario("s3", "More guards", "C"),
        scenario("s4", "More guards", "D"),
    ),
)


@pytest.mark.parametrize("words", ["s2", "Nobody repatriated", "nobody Repatriated", "B"])
def test_that_a_scenario_is_found_by_id_name_or_letter(words: str) -> None:
    assert find_scenario(WORKSPACE, words).id == "s2"


def test_that_an_unknown_scenario_is_answered_with_the_nearest_names() -> None:
    with pytest.raises(InputError, match="no scenario “As in 2018” here; did you mean “As in 2019”"):
        find_scenario(WORKSPACE, "As in 2018")


def test_that_a_long_list_of_what_there_is_is_cut_short() -> None:
    said = unknown("evidence item", "ZZZ", [f"F{number:02}" for number in range(1, 60)])
    assert said.endswith(
        "there are “F01”, “F02”, “F03”, “F04”, “F05”, “F06”, “F07”, “F08”, “F09”, “F10”, “F11”, “F12” and 47 more."
    )


def test_that_two_scenarios_of_one_name_are_never_guessed_between() -> None:
    with pytest.raises(InputError, match="2 scenarios called “More guards”; say which by its id: s3 or s4"):
        find_scenario(WORKSPACE, "More guards")


def test_that_a_setting_is_read_with_its_members_and_its_schedule() -> None:
    found = read_setting("repatriation_requests[origin=France+Germany,cohort=women+minors] = 10@2019-12,40@2021-01")
    assert found.lever == "repatriation_requests"
    assert found.members == "origin=France+Germany;cohort=women+minors"
    assert found.schedule == "10@2019-12,40@2021-01"


def test_that_members_left_out_mean_all() -> None:
    assert read_setting("transfer_capacity=600").members == ""


def test_that_transfers_may_say_from_and_to() -> None:
    assert read_selection("from=SDF prisons,to=Iraqi prisons") == "site=SDF prisons;to_site=Iraqi prisons"


@pytest.mark.parametrize("text", ["transfer_capacity", "=40", "guard_ratio[site=SDF camps=0.9", "transfer_capacity="])
def test_that_a_setting_out_of_form_is_answered_with_an_example(text: str) -> None:
    with pytest.raises(InputError, match="does not set a lever; write"):
        read_setting(text)


@pytest.mark.parametrize("text", ["France", "origin=", "=France", "origin=France+"])
def test_that_members_out_of_form_are_answered_with_an_example(text: str) -> None:
    with pytest.raises(InputError, match="cannot be read; write dimension=member"):
        read_selection(text)


def test_that_a_dimension_may_stand_only_once() -> None:
    with pytest.raises(InputError, match="“origin” stands twice"):
        read_selection("origin=France,origin=Germany")


def test_that_a_month_must_lie_inside_the_projection() -> None:
    start = Month.of(2019, 11)
    assert month_inside("2024-11", start, 60) == Month.of(2024, 11)
    with pytest.raises(InputError, match="2024-12 lies outside this projection, which runs from 2019-11 to 2024-11"):
        month_inside("2024-12", start, 60)
    with pytest.raises(InputError, match="“last year” is not a month; write it as 2019-11"):
        month_inside("last year", start, 60)


@pytest.mark.parametrize("text", ["0", "241", "-3", "1.5", "nan", "ten", "", "9" * 30])
def test_that_a_number_out_of_bounds_is_answered_with_the_bounds(text: str) -> None:
    with pytest.raises(InputError, match=r"--months: .* give a whole number from 1 to 240"):
        whole("--months", 1, 240)(text)
