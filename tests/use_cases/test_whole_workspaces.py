"""New, sample and reopened workspaces, their settings, and projections kept in them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest

from planner.domain.errors import Cancelled, InputError, WorldError
from planner.domain.progress import silent
from planner.domain.scenario import Scenario, Status, lineage
from planner.domain.schedule import constant
from planner.domain.situation import Situation
from planner.domain.value import changed
from planner.domain.workspace import Workspace
from planner.domain.world import World
from planner.store.workspace_file import WorkspaceFile
from planner.system.admission import check_override
from planner.system.situations import shipped_situations
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.levers import set_lever
from planner.use_cases.samples import FIRST_SCENARIOS, SAMPLE_SCENARIOS
from planner.use_cases.settings import change_settings
from planner.use_cases.workspaces import new_workspace, open_to_work, open_workspace, sample_workspace


def check_all(situation: Situation, scenarios: tuple[Scenario, ...]) -> None:
    for override in (override for scenario in scenarios for override in scenario.overrides):
        check_override(situation, override.lever, override.members, override.schedule)


def request(workspace: Workspace, scenario_id: str, draws: int) -> projecting.ProjectionRequest:
    return projecting.prepare(workspace, scenario_id, draws=draws, seed=1, months=24, world=World.TURNING)


def test_that_the_sample_shows_the_main_levers_under_as_in_2019(tmp_path: Path, by: By) -> None:
    with sample_workspace(tmp_path / "sample.planner", by) as file:
        workspace = file.load()
        (root, *children) = workspace.scenarios
        history = file.history()

    assert workspace.settings.name == "North-east Syria: returns options"
    assert (root.name, root.overrides, root.status) == ("As in 2019", (), Status.FINAL)
    assert [child.name for child in children] == ["Nobody repatriated", "Families home in 2 years", "Guarded prisons"]
    assert {child.parent_id for child in children} == {root.id}
    assert {override.lever for child in children for override in child.overrides} == {
        "repatriation_requests",
        "transfer_capacity",
        "tracking_places",
        "rehabilitation_places",
        "guard_ratio",
        "added_places",
        "guards_follow_places",
    }
    assert all(override.authorship.why for child in children for override in child.overrides)
    assert history == ()


@pytest.mark.parametrize(
    ("tampering", "sentence"),
    [
        ("UPDATE scenario SET parent_id = 's2' WHERE id = 's1'", "would inherit from itself"),
        ("UPDATE scenario SET parent_id = 'gone' WHERE id = 's3'", "builds on one that is no longer there"),
        ("UPDATE scenario SET situation_id = 'gone' WHERE id = 's3'", "stands on a situation that is not in the file"),
        ("UPDATE override SET lever = 'magic' WHERE scenario_id = 's2'", "“Nobody repatriated” cannot be run"),
        (
            "DELETE FROM override; DELETE FROM event; DELETE FROM scenario; DELETE FROM situation",
            "It holds no situation to start from",
        ),
    ],
)
def test_that_a_file_another_program_put_out_of_order_is_refused_before_it_is_shown(
    tmp_path: Path, by: By, tampering: str, sentence: str
) -> None:
    path = tmp_path / "sample.planner"
    sample_workspace(path, by).close()
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(tampering)

    with pytest.raises(InputError, match=f"^“sample.planner” cannot be shown. .*{sentence}.* Open an earlier copy"):
        open_to_work(path)
    with open_workspace(path) as again:
        assert (again.held_by, again.barred) == ("", "something in it is not as it was saved")


def test_that_every_shipped_decision_is_one_an_officer_could_type(tmp_path: Path, by: By) -> None:
    with sample_workspace(tmp_path / "sample.planner", by) as file:
        check_all(file.load().situations[0], file.load().scenarios)


def test_that_every_shipped_situation_has_first_scenarios_and_they_are_drafts(tmp_path: Path, by: By) -> None:
    path = tmp_path / "past.planner"
    with new_workspace(path, situation_id="reconstruction", name=" The  past ", marking="SECRET", by=by) as file:
        workspace = file.load()

    assert [situation.id for situation in shipped_situations()] == list(FIRST_SCENARIOS)
    assert set(SAMPLE_SCENARIOS) <= set(FIRST_SCENARIOS["nes-2019"])
    assert (workspace.settings.name, workspace.settings.marking) == ("The past", "SECRET")
    assert workspace.settings.months == workspace.situations[0].months
    assert [(found.name, found.status) for found in workspace.scenarios] == [("As reconstructed", Status.DRAFT)]


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"situation_id": "moon"}, "There is no situation “moon”; choose nes-2019 or reconstruction."),
        ({"name": "  "}, "A workspace needs a name of 1 to 120 characters; type another one."),
        ({"marking": ""}, "A workspace needs a protective marking; choose one."),
    ],
)
def test_that_a_workspace_without_situation_name_or_marking_is_refused_and_no_file_is_made(
    tmp_path: Path, by: By, wrong: dict[str, str], says: str
) -> None:
    sound = {"situation_id": "nes-2019", "name": "Returns", "marking": "OFFICIAL"}

    with pytest.raises(InputError) as refused:
        new_workspace(tmp_path / "new.planner", **(sound | wrong), by=by)

    assert str(refused.value) == says
    assert list(tmp_path.iterdir()) == []


def test_that_changed_settings_say_what_changed(file: WorkspaceFile, by: By) -> None:
    before = file.load().settings

    change = change_settings(file, by, changed(before, draws=200, seed=7))
    with pytest.raises(InputError, match="needs a protective marking"):
        change_settings(file, by, changed(before, marking=" "))

    assert change.label == "change the draws and seed"
    assert (file.load().settings.draws, file.load().settings.seed) == (200, 7)


def test_that_a_projection_is_found_again_until_something_under_it_changes(file: WorkspaceFile, by: By) -> None:
    asked = request(file.load(), "s2", draws=20)
    assert projecting.cached(file, asked, with_draws=True) is None

    computed = projecting.compute(asked, silent)
    projecting.keep(file, computed)
    found = projecting.cached(file, request(file.load(), "s2", draws=20), with_draws=True)
    set_lever(file, by, "s1", "pull", "", constant(2))

    assert found is not None
    np.testing.assert_equal(dict(found.draws), dict(computed.draws))
    assert projecting.cached(file, request(file.load(), "s2", draws=20), with_draws=True) is None
    assert projecting.cached(file, asked, with_draws=True) is not None


def test_that_no_draws_asks_for_the_central_run_alone(file: WorkspaceFile) -> None:
    central = projecting.compute(request(file.load(), "s1", draws=0), silent)

    assert (dict(central.bands), dict(central.draws), central.months) == ({}, {}, 24)
    assert central.fingerprint == request(file.load(), "s1", draws=0).fingerprint


def test_that_computing_stops_when_its_report_says_so(file: WorkspaceFile) -> None:
    def stop(fraction: float, note: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        projecting.compute(request(file.load(), "s1", draws=20), stop)


def test_that_a_reader_computes_without_keeping_and_cannot_decide(file: WorkspaceFile, by: By) -> None:
    with open_workspace(file.path) as reader:
        asked = request(reader.load(), "s1", draws=0)
        projecting.keep(reader, projecting.compute(asked, silent))

        assert projecting.cached(reader, asked, with_draws=False) is None
        with pytest.raises(WorldError, match="it can only be read here"):
            set_lever(reader, by, "s1", "pull", "", constant(2))


def test_that_the_same_lineage_means_the_same_result(file: WorkspaceFile) -> None:
    workspace = file.load()

    assert request(workspace, "s2", draws=0).chain == lineage(workspace.scenarios, "s2")
    assert request(workspace, "s1", draws=0).fingerprint != request(workspace, "s2", draws=0).fingerprint
