"""What is compared with what: pure choices."""

from __future__ import annotations

from planner.domain.period import Month
from planner.domain.value import changed
from planner.domain.workspace import Workspace
from planner.system.situations import shipped_situations
from planner.ui.compare.choice import MOST, Choice, Form, View, candidates, choice_in, compared, held_horizon
from planner.ui.workspace import OpenWorkspace

NES = shipped_situations()[0]
START = Month.of(2019, 11)


def crowd(workspace: OpenWorkspace, count: int) -> Workspace:
    """The sample with `count` scenarios."""
    value = workspace.value
    more = tuple(changed(value.scenarios[1], id=f"m{number}") for number in range(count - len(value.scenarios)))
    return value.model_copy(update={"scenarios": (*value.scenarios, *more)})


def test_that_the_ticked_scenario_nearest_to_the_root_is_the_first_reference(workspace: OpenWorkspace) -> None:
    shown = compared(workspace.value, ["s3", "s1", "s2"], "")
    assert shown.ids == ("s1", "s3", "s2")


def test_that_a_chosen_reference_stays_while_it_is_ticked(workspace: OpenWorkspace) -> None:
    assert compared(workspace.value, ["s1", "s2", "s3"], "s3").ids == ("s3", "s1", "s2")
    assert compared(workspace.value, ["s1", "s2"], "s3").ids == ("s1", "s2")


def test_that_one_ticked_scenario_is_not_a_comparison(workspace: OpenWorkspace) -> None:
    assert not compared(workspace.value, ["s1"], "").can_compare
    assert compared(workspace.value, [], "").reference is None


def test_that_the_ninth_scenario_is_left_out_and_named(workspace: OpenWorkspace) -> None:
    value = crowd(workspace, MOST + 1)
    shown = compared(value, [scenario.id for scenario in value.scenarios], "")
    assert len(shown.scenarios) == MOST
    assert [scenario.id for scenario in shown.left_out] == [value.scenarios[-1].id]


def test_that_a_scenario_on_another_situation_is_left_out_and_not_offered(workspace: OpenWorkspace) -> None:
    value = workspace.value
    elsewhere = changed(value.scenarios[3], situation_id="reconstruction", parent_id=None)
    value = value.model_copy(update={"scenarios": (*value.scenarios[:3], elsewhere)})
    shown = compared(value, ["s1", "s2", "s4"], "")
    assert shown.ids == ("s1", "s2")
    assert shown.left_out == (elsewhere,)
    assert [scenario.id for scenario in candidates(value, shown)] == ["s3"]


def test_that_the_horizon_stays_inside_the_projection() -> None:
    assert held_horizon(None, START, 60) == START.plus(60)
    assert held_horizon(START, START, 60) == START.plus(1)
    assert held_horizon(START.plus(99), START, 60) == START.plus(60)


def test_that_a_choice_survives_being_kept_and_read_back() -> None:
    kept = Choice("s2", START.plus(12), View.TABLE, Form.LEVELS, ("escapes", "untracked"), "escapes")
    assert choice_in(kept.as_memory()) == kept


def test_that_what_is_no_longer_known_is_forgotten() -> None:
    found = choice_in({"charts": ["no_such_thing"], "single": "no_such_thing", "view": "WHY", "form": "PIE"})
    assert found == Choice()


def test_that_the_last_chart_cannot_be_taken_away() -> None:
    one = Choice(charts=("escapes",))
    assert one.toggled("escapes") == one
    assert one.toggled("untracked").charts == ("escapes", "untracked")
    usual = Choice().on(NES)
    assert usual.toggled("escapes").charts == tuple(key for key in usual.charts if key != "escapes")


def test_that_a_site_of_another_situation_gives_way_to_the_usual_charts() -> None:
    elsewhere = Choice(charts=("occupancy|site=Elsewhere",), single="occupancy|site=Elsewhere")
    assert elsewhere.on(NES) == Choice().on(NES)
    assert "occupancy|site=SDF prisons" in Choice().on(NES).charts
