"""`planner report` and `planner trace`: several formats at once, designs with their versions, fingerprints traced."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from one_command import Planner

from planner.domain.progress import silent
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By
from planner.use_cases.reports import reports
from planner.use_cases.reports.report_requests import design_for, prepare_report
from planner.use_cases.reports.reporting import results_for

BY = By("returns desk", datetime(2026, 11, 20, 15, 42, tzinfo=UTC))
FEW = ("--draws", "4", "--months", "24")


@pytest.fixture(scope="session")
def checked(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace that remembers the reality checks of A, which take seconds, with a designed report on A and B."""
    path = Path(shutil.copy(made, tmp_path_factory.mktemp("checked") / "trial.planner"))
    with WorkspaceFile.open(path) as opened:
        design = design_for(opened.load(), ("s1",))
        results_for(opened, prepare_report(opened.load(), design, BY, draws=4, months=24), silent)
        reports.new_report(opened, BY, "Families home", ("s1", "s2"), "s1")
        reports.change_report(opened, BY, "r1", do_not_use_after=date(2099, 5, 31))
    return path


@pytest.fixture
def designed(checked: Path, tmp_path: Path) -> Path:
    """One of one's own."""
    return Path(shutil.copy(checked, tmp_path / "trial.planner"))


def mark_in(words: str) -> str:
    """The short fingerprint a message ends in."""
    found = re.search(r"results ([0-9a-f]{4} [0-9a-f]{4})", words)
    assert found is not None
    return found[1]


def test_that_one_command_writes_several_formats_of_the_same_report(
    planner: Planner, designed: Path, tmp_path: Path
) -> None:
    pdf, page = tmp_path / "r.pdf", tmp_path / "r.html"

    done = planner("report", designed, "-s", "A", "-s", "B", "--out", pdf, "--out", page, *FEW)

    assert done.status == 0
    assert pdf.read_bytes().startswith(b"%PDF")
    assert mark_in(done.err) in page.read_text("utf-8")
    assert done.err.count("OFFICIAL · DRAFT, not signed · Wrote ") == 1


def test_that_a_designed_report_is_recorded_as_a_version_and_says_why_it_is_a_draft(
    planner: Planner, designed: Path, tmp_path: Path
) -> None:
    done = planner("report", designed, "--design", "families HOME", "--out", tmp_path / "r.html", *FEW)

    assert "as version 1 of “Families home”" in done.err
    assert "It is a draft: Not signed: Commissioner, Analyst, Analytical assurer, Approver." in done.err
    with WorkspaceFile.open(designed) as opened:
        (issue,) = opened.load().issues
    assert (issue.formats, issue.draws, issue.draft) == (("html",), 4, True)
    assert (issue.scenarios[1].name, issue.figures[0].letter) == ("Nobody repatriated", "A")


def test_that_the_second_version_says_what_changed_since_the_first(
    planner: Planner, designed: Path, tmp_path: Path
) -> None:
    page = tmp_path / "r.html"
    planner("report", designed, "--design", "r1", "--out", page, *FEW)
    planner("set", designed, "B", "transfer_capacity=150")
    planner("report", designed, "--design", "r1", "--out", page, *FEW)

    text = page.read_text("utf-8")
    assert "Since version 1 of " in text
    assert "B: Transfer capacity: today: 600 a month; now 150." in text


def test_that_designs_are_listed_with_their_results_and_sign_off(planner: Planner, designed: Path) -> None:
    with WorkspaceFile.open(designed) as opened:
        reports.sign_report(opened, BY, "r1", "Analyst", "senior analyst")

    assert "Families home · results " in planner("report", designed, "--list").out
    (entry,) = json.loads(planner("report", designed, "--list", "--json").out)
    assert (entry["name"], entry["versions"], entry["scenarios"]) == (
        "Families home",
        0,
        ["As in 2019", "Nobody repatriated"],
    )
    assert entry["sign_off"]["Analyst"] == "signed 20 Nov 2026"
    assert entry["sign_off"]["Approver"] == "not signed"


def test_that_a_workspace_without_designs_says_how_to_get_one(planner: Planner, file: Path) -> None:
    done = planner("report", file, "--list")

    assert (done.status, done.out) == (0, "")
    assert "holds no designed report" in done.err


def test_that_a_designed_report_has_its_own_horizon(planner: Planner, designed: Path, tmp_path: Path) -> None:
    done = planner("report", designed, "--design", "r1", "--at", "2022-11", "--out", tmp_path / "r.html")

    assert done.status == 2
    assert "has its own horizon" in done.err


def test_that_a_printed_fingerprint_is_found_and_after_a_change_says_what_moved(
    planner: Planner, designed: Path, tmp_path: Path
) -> None:
    asked = planner("report", designed, "--list").out
    mark = mark_in(asked)
    assert planner("trace", designed, *mark.split()).status == 0

    written = mark_in(planner("report", designed, "--design", "r1", "--out", tmp_path / "r.html", *FEW).err)
    found = planner("trace", designed, written, "--json")

    assert found.status == 1
    told = json.loads(found.out)
    assert (told["outcome"], told["version"], told["can_restore"]) == ("changed", "r1/1", ["A", "B"])
    assert told["changed"] == ["Runs a scenario: 4, now 1\u202f000.", "Months projected: 24, now 60."]
