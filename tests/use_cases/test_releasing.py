"""A release copy holds what was chosen and nothing else, whatever the workspace has been through."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.domain.errors import InputError
from planner.domain.schedule import constant
from planner.domain.value import changed
from planner.domain.workspace import Settings
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By
from planner.use_cases.levers import set_lever
from planner.use_cases.releasing import release
from planner.use_cases.reports.assurance import log_decision
from planner.use_cases.reports.reports import new_report
from planner.use_cases.scenarios import rename
from planner.use_cases.settings import change_settings


@pytest.fixture
def worked_on(file: WorkspaceFile, by: By) -> WorkspaceFile:
    """A workspace with words in its history, its other scenarios and its documents that must not go out."""
    rename(file, by, "s2", "Zanzibar, first name")
    rename(file, by, "s2", "Nobody comes")
    set_lever(file, by, "s4", "transfer_capacity", "", constant(400), "Zanzibar, a reason")
    file.set_view("window", '{"note": "Zanzibar, a view"}')
    return file


def test_that_a_release_copy_holds_only_what_was_chosen_and_what_that_builds_on(
    worked_on: WorkspaceFile, tmp_path: Path
) -> None:
    out = tmp_path / "release.planner"

    made = release(worked_on, out, ["s2"], [], "OFFICIAL")

    assert (made.scenarios, made.along) == (("Nobody comes",), ("As in 2019",))
    with WorkspaceFile.open(out) as copy:
        assert [found.id for found in copy.load().scenarios] == ["s1", "s2"]
        assert (copy.history(), copy.undoable(), copy.view("window"), copy.check()) == ((), None, None, ())
    assert b"Zanzibar" not in out.read_bytes()
    assert b"Zanzibar" in worked_on.path.read_bytes()


def test_that_a_marking_is_never_lowered_on_the_way_out(worked_on: WorkspaceFile, by: By, tmp_path: Path) -> None:
    settings = worked_on.load().settings
    change_settings(worked_on, by, changed(settings, marking="SECRET"))

    with pytest.raises(InputError, match="The workspace is marked SECRET, so the copy cannot be released as OFFICIAL"):
        release(worked_on, tmp_path / "low.planner", ["s1"], [], "OFFICIAL")
    assert not (tmp_path / "low.planner").exists()
    assert release(worked_on, tmp_path / "high.planner", ["s1"], [], "TOP SECRET").marking == "TOP SECRET"
    with WorkspaceFile.open(tmp_path / "high.planner") as copy:
        assert copy.load().settings == changed(Settings(name=settings.name), marking="TOP SECRET", **_counts(settings))


def _counts(settings: Settings) -> dict[str, int]:
    return {"draws": settings.draws, "seed": settings.seed, "months": settings.months}


def test_that_nothing_chosen_or_a_taken_name_is_refused(worked_on: WorkspaceFile, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="needs a scenario; choose at least one"):
        release(worked_on, tmp_path / "none.planner", [], [], "OFFICIAL")
    with pytest.raises(InputError, match="is already in"):
        release(worked_on, worked_on.path, ["s1"], [], "OFFICIAL")


def test_that_chosen_documents_go_along_and_a_report_only_with_its_scenarios(
    worked_on: WorkspaceFile, by: By, tmp_path: Path
) -> None:
    new_report(worked_on, by, "Options", ["s1", "s3"], "s1")
    log_decision(worked_on, by, "Use the median", on=date(2019, 11, 20))
    workspace = worked_on.load()
    documents = [("report", workspace.reports[0].id), ("decision", workspace.decisions[0].id)]

    with pytest.raises(InputError, match="The report “Options” shows “Families home"):
        release(worked_on, tmp_path / "half.planner", ["s2"], documents, "OFFICIAL")
    made = release(worked_on, tmp_path / "whole.planner", ["s3"], documents, "OFFICIAL")

    assert made.documents == ("report “Options”", "decision “Use the median”")
    with WorkspaceFile.open(tmp_path / "whole.planner") as copy:
        held = copy.load()
    assert (held.reports, held.decisions, held.exercises) == (workspace.reports, workspace.decisions, ())
