"""What is computed next, and what is shown meanwhile."""

from __future__ import annotations

from datetime import datetime

from pytestqt.qtbot import QtBot

from planner.domain.projection import Projection
from planner.domain.scenario import Authorship, Override
from planner.domain.schedule import constant
from planner.domain.world import World
from planner.ui.projections import CENTRAL, next_stage, stages, with_override
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import levers, scenarios
from planner.use_cases.projecting import prepare

BY = Authorship(who="returns desk", when=datetime(2026, 11, 20))
MINORS = "minors_held|nationality=third-country"


def test_that_a_central_run_and_a_quick_fan_come_before_the_full_draws() -> None:
    assert stages(1000) == (CENTRAL, 200, 1000)


def test_that_few_draws_need_no_quick_fan() -> None:
    assert stages(100) == (CENTRAL, 100)


def test_that_every_wanted_central_run_comes_before_any_fan() -> None:
    assert next_stage(("a", "b"), {"a": CENTRAL}, 1000) == ("b", CENTRAL)


def test_that_the_scenario_on_stage_gets_its_fan_first() -> None:
    assert next_stage(("a", "b"), {"a": CENTRAL, "b": CENTRAL}, 1000) == ("a", 200)


def test_that_nothing_is_left_when_all_is_complete() -> None:
    assert next_stage(("a", "b"), {"a": 1000, "b": 1000}, 1000) is None


def test_that_a_selected_scenario_is_computed_up_to_the_full_draws(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    workspace.compute()
    qtbot.waitUntil(lambda: workspace.projections.is_complete(workspace.selected_id), timeout=30_000)
    shown = workspace.projection(workspace.selected_id)
    assert shown is not None
    assert shown.draw_count == 4


def test_that_full_results_are_kept_in_the_file_and_shown_at_once_next_time(
    qtbot: QtBot, workspace: OpenWorkspace
) -> None:
    workspace.compute()
    qtbot.waitUntil(lambda: workspace.projections.is_complete(workspace.selected_id), timeout=30_000)
    workspace.projections.outdate(frozenset({workspace.selected_id}))
    workspace.compute()
    assert workspace.projections.is_complete(workspace.selected_id)


def test_that_draws_can_be_read_for_a_comparison(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    workspace.compute()
    qtbot.waitUntil(lambda: workspace.projections.is_complete(workspace.selected_id), timeout=30_000)
    shown = workspace.projection(workspace.selected_id, with_draws=True)
    assert shown is not None
    assert shown.draws[MINORS].shape == (61, 4)


def test_that_the_old_picture_stays_while_a_change_is_computed(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    workspace.select(draft(workspace))
    qtbot.waitUntil(lambda: workspace.projections.is_complete(workspace.selected_id), timeout=30_000)
    before = workspace.projection(workspace.selected_id)
    workspace.apply(levers.set_lever, workspace.selected_id, "pull", "", constant(2))
    assert workspace.projection(workspace.selected_id) is before
    assert not workspace.projections.is_current(workspace.selected_id)
    qtbot.waitUntil(lambda: workspace.projections.is_current(workspace.selected_id), timeout=30_000)
    assert workspace.projection(workspace.selected_id) is not before


def test_that_a_change_outdates_the_scenarios_that_inherit_from_it(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    parent = draft(workspace)
    workspace.apply(scenarios.branch, parent, "Below it")
    child = next(found.id for found in workspace.value.scenarios if found.name == "Below it")
    workspace.select(child)
    qtbot.waitUntil(lambda: workspace.projections.is_complete(child), timeout=30_000)
    workspace.apply(levers.set_lever, parent, "pull", "", constant(2))
    assert not workspace.projections.is_complete(child)


def test_that_a_preview_follows_the_drag_and_commits_nothing(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    scenario = draft(workspace)
    before = workspace.value
    override = Override(lever="repatriation_requests", schedule=constant(0), authorship=BY)
    with qtbot.waitSignal(workspace.preview_ready, timeout=30_000) as shown:
        workspace.preview(scenario, override)
    assert isinstance(shown.args[0], Projection)
    assert workspace.value == before
    assert workspace.undo_label == before_label(workspace)


def test_that_only_the_latest_of_many_previews_waits(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    shown: list[Projection] = []
    workspace.preview_ready.connect(shown.append)
    scenario = draft(workspace)
    dragged = [Override(lever="transfer_capacity", schedule=constant(value), authorship=BY) for value in (0, 10, 20)]
    for override in dragged:
        workspace.preview(scenario, override)
    qtbot.waitUntil(lambda: len(shown) == 2, timeout=30_000)
    wanted = [
        prepare(
            with_override(workspace.value, scenario, override),
            scenario,
            draws=0,
            seed=1,
            months=60,
            world=World.TURNING,
        ).fingerprint
        for override in dragged
    ]
    assert [projection.fingerprint for projection in shown] == [wanted[0], wanted[2]]


def test_that_nothing_of_a_preview_is_shown_once_the_point_is_let_go(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    shown: list[Projection] = []
    workspace.preview_ready.connect(shown.append)
    scenario = draft(workspace)
    workspace.preview(scenario, Override(lever="transfer_capacity", schedule=constant(0), authorship=BY))
    workspace.end_preview()
    workspace.select(scenario)
    qtbot.waitUntil(lambda: workspace.projections.is_complete(scenario), timeout=30_000)
    assert shown == []


def test_that_stopping_keeps_what_is_shown(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    workspace.compute()
    qtbot.waitUntil(lambda: workspace.projection(workspace.selected_id) is not None, timeout=30_000)
    workspace.stop_computing()
    assert workspace.jobs.current("projection") is None
    assert workspace.projection(workspace.selected_id) is not None


def draft(workspace: OpenWorkspace) -> str:
    """A scenario that may be changed."""
    return next(found.id for found in workspace.value.scenarios if found.status == "draft")


def before_label(workspace: OpenWorkspace) -> str:
    """What undo would take back according to the file."""
    change = workspace.file.undoable()
    return change.label if change else ""
