"""The world of a workspace, of its reports and of its exercises, and what files of before mean by having none."""

from __future__ import annotations

import json

import pytest
from small_exercise import SMALL

from planner.domain.report_design import Issue, ReportDesign
from planner.domain.workspace import Settings
from planner.domain.world import World
from planner.store.workspace_file import WorkspaceFile
from planner.system.situations import shipped_situations
from planner.use_cases import history, projecting
from planner.use_cases.change import By
from planner.use_cases.exercises.play_results import request_of
from planner.use_cases.reports import reports
from planner.use_cases.reports.report_requests import design_for, prepare_report
from planner.use_cases.settings import choose_world

OLD_DESIGN = '{"id": "r1", "name": "Returns", "scenario_ids": ["s1"], "reference_id": "s1"}'


def test_that_a_new_workspace_draws_as_the_world_may_turn(file: WorkspaceFile) -> None:
    assert file.load().settings.world is World.TURNING
    assert projecting.prepare_as_set(file.load(), "s1").world is World.TURNING


def test_that_choosing_a_world_is_one_step_that_can_be_undone(file: WorkspaceFile, by: By) -> None:
    change = choose_world(file, by, World.STEADY)
    assert change.label == "draw ranges if today’s practice holds"
    assert file.load().settings.world is World.STEADY

    history.undo(file)
    assert file.load().settings.world is World.TURNING


def test_that_results_of_both_worlds_are_kept_side_by_side(file: WorkspaceFile, by: By) -> None:
    turning = projecting.prepare(file.load(), "s1", draws=2, seed=1, months=2, world=World.TURNING)
    steady = projecting.prepare(file.load(), "s1", draws=2, seed=1, months=2, world=World.STEADY)
    for request in (turning, steady):
        projecting.keep(file, projecting.compute(request, lambda fraction, note: None))

    kept = [projecting.cached(file, request, with_draws=True) for request in (turning, steady)]
    assert [found.world for found in kept if found] == [World.TURNING, World.STEADY]


def test_that_the_central_run_is_steady_whatever_the_world(file: WorkspaceFile) -> None:
    request = projecting.prepare(file.load(), "s1", draws=0, seed=1, months=2, world=World.TURNING)
    assert projecting.compute(request, lambda fraction, note: None).world is World.STEADY


def test_that_a_report_takes_the_workspaces_world_and_keeps_it(file: WorkspaceFile, by: By) -> None:
    reports.new_report(file, by, "Returns", ("s1", "s2"), "s1", None)
    choose_world(file, by, World.STEADY)

    request = prepare_report(file.load(), file.load().reports[0], by)
    assert {run.world for run in request.runs} == {World.TURNING}
    assert design_for(file.load(), ("s1",)).world is World.STEADY


def test_that_another_world_is_another_report_and_its_signatures_lapse(file: WorkspaceFile, by: By) -> None:
    reports.new_report(file, by, "Returns", ("s1", "s2"), "s1", None)
    before = prepare_report(file.load(), file.load().reports[0], by).results
    change = reports.change_report(file, by, "r1", world=World.STEADY)

    assert "world" in change.label
    assert prepare_report(file.load(), file.load().reports[0], by).results != before


def test_that_a_design_and_an_export_of_before_stay_in_the_steady_world() -> None:
    assert ReportDesign.model_validate(json.loads(OLD_DESIGN)).world is World.STEADY
    assert Issue.model_fields["world"].default is World.STEADY


def test_that_settings_of_before_are_read_as_the_migration_writes_them() -> None:
    assert Settings.model_validate({"name": "Returns", "draws": 200}).world is World.TURNING


@pytest.mark.parametrize("world", World)
def test_that_exercises_run_in_the_steady_world_whatever_the_workspace_says(
    file: WorkspaceFile, by: By, world: World
) -> None:
    choose_world(file, by, world)
    assert request_of(SMALL, shipped_situations()[0], ()).world is World.STEADY
