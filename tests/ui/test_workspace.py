"""The open workspace: verbs are told to every view, selections are held inside the file, and all is remembered."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from pytestqt.qtbot import QtBot

from planner.domain.period import Month
from planner.domain.schedule import constant
from planner.store.workspace_file import WorkspaceFile
from planner.ui.jobs import Jobs
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import levers, scenarios
from planner.use_cases.change import By


def by() -> By:
    return By("returns desk", datetime(2026, 11, 20))


def named(workspace: OpenWorkspace, name: str) -> str:
    return next(found.id for found in workspace.value.scenarios if found.name == name)


def test_that_a_verb_tells_what_it_touched(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    scenario = named(workspace, "Guarded prisons")
    with qtbot.waitSignal(workspace.changed) as told:
        workspace.apply(levers.set_lever, scenario, "pull", "", constant(2))
    assert told.args is not None
    assert {scenario, "scenario"} <= told.args[0]


def test_that_a_refusal_is_told_and_changes_nothing(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    before = workspace.value
    with qtbot.waitSignal(workspace.refused) as told, qtbot.assertNotEmitted(workspace.changed):
        answer = workspace.apply(scenarios.rename, named(workspace, "Guarded prisons"), "As in 2019")
    assert answer is None
    assert told.args is not None
    assert told.args[0]
    assert workspace.value == before


def test_that_undo_and_redo_say_what_they_do(workspace: OpenWorkspace) -> None:
    scenario = named(workspace, "Guarded prisons")
    workspace.apply(scenarios.rename, scenario, "Guarded camps")
    label = workspace.undo_label
    workspace.undo()
    assert "Guarded camps" in label
    assert workspace.redo_label == label
    assert workspace.value.scenario(scenario).name == "Guarded prisons"


def test_that_what_was_on_stage_is_remembered_in_the_file(sample_path: Path, jobs: Jobs) -> None:
    first = OpenWorkspace(WorkspaceFile.open(sample_path), jobs, by)
    scenario = named(first, "Families home in 2 years")
    first.select(scenario)
    first.tick(named(first, "As in 2019"), True)
    first.set_month(Month.of(2022, 5))
    first.close()
    again = OpenWorkspace(WorkspaceFile.open(sample_path), jobs, by)
    assert (again.selected_id, again.ticked, again.month) == (
        scenario,
        (named(again, "As in 2019"),),
        Month.of(2022, 5),
    )
    again.close()


def test_that_the_crosshair_stays_inside_the_projection(workspace: OpenWorkspace) -> None:
    workspace.set_month(Month.of(2099, 1))
    assert workspace.month == workspace.horizon


def test_that_deleting_the_scenario_on_stage_puts_another_there(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    workspace.apply(scenarios.branch, named(workspace, "As in 2019"), "Short-lived")
    doomed = named(workspace, "Short-lived")
    workspace.select(doomed)
    workspace.tick(doomed, True)
    with qtbot.waitSignal(workspace.selection_changed):
        workspace.apply(scenarios.delete, doomed)
    assert workspace.selected is not None
    assert workspace.ticked == ()


def test_that_ticking_twice_is_ticking_once(qtbot: QtBot, workspace: OpenWorkspace) -> None:
    scenario = named(workspace, "As in 2019")
    workspace.tick(scenario, True)
    with qtbot.assertNotEmitted(workspace.ticks_changed):
        workspace.tick(scenario, True)
    assert workspace.ticked == (scenario,)


def test_that_a_second_opener_reads_only_and_remembers_nothing(
    qtbot: QtBot, workspace: OpenWorkspace, sample_path: Path, jobs: Jobs
) -> None:
    second = OpenWorkspace(WorkspaceFile.open(sample_path), jobs, by)
    with qtbot.waitSignal(second.refused):
        second.apply(scenarios.rename, named(second, "Guarded prisons"), "Mine")
    assert second.read_only
    assert second.undo_label == ""
    second.close()
    assert workspace.value.scenario(named(workspace, "Guarded prisons")).name == "Guarded prisons"


def test_that_a_second_window_shows_what_the_first_one_writes(
    qtbot: QtBot, workspace: OpenWorkspace, jobs: Jobs, sample_path: Path
) -> None:
    second = OpenWorkspace(WorkspaceFile.open(sample_path), jobs, lambda: workspace.acting)
    told: list[str] = []
    second.told.connect(told.append)
    workspace.apply(scenarios.rename, workspace.value.scenarios[-1].id, "Written by the first")

    second.file.load()
    second.look()

    assert second.value.scenarios[-1].name == "Written by the first"
    assert told == [f"“{sample_path.name}” was changed by another program; it is shown as it is now."]
    second.close()
