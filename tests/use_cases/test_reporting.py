"""Reports put together and written: what is computed once is kept, formats agree, a draft says that it is one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.analysis.checks import CheckResult
from planner.domain.errors import Cancelled, InputError, WorldError
from planner.domain.finding import Severity
from planner.domain.progress import silent
from planner.domain.schedule import constant
from planner.store.workspace_file import WorkspaceFile
from planner.use_cases.change import By
from planner.use_cases.levers import set_lever
from planner.use_cases.reports import reporting, reports
from planner.use_cases.reports.report_requests import ReportRequest, design_for, prepare_report
from planner.use_cases.reports.reporting import compose, results_for, write_formats

CHECK = CheckResult(1, "People are conserved", True, "24 months and 4 draws checked")


@pytest.fixture
def checked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Stands where the reality checks take seconds; the letters of the scenarios they were asked about."""
    asked: list[str] = []

    def quick(situation: object, chain: tuple[object, ...], report: Callable[[float, str], None]) -> tuple[CheckResult]:
        asked.append(chain[-1].sign.letter)  # type: ignore[attr-defined]  # a scenario
        return (CHECK,)

    monkeypatch.setattr(reporting, "reality_checks", quick)
    return asked


def request(file: WorkspaceFile, by: By, *scenario_ids: str, months: int = 12) -> ReportRequest:
    design = design_for(file.load(), scenario_ids or ("s1", "s2"))
    return prepare_report(file.load(), design, by, draws=4, seed=2, months=months)


def test_that_results_and_checks_are_computed_once_and_read_from_the_file_afterwards(
    file: WorkspaceFile, by: By, checked: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    first = results_for(file, request(file, by), silent)
    monkeypatch.setattr(reporting.projecting, "compute", lambda *_: pytest.fail("computed twice"))
    again = results_for(file, request(file, by), silent)

    assert checked == ["A"]
    assert again.checks == first.checks == (CHECK,)
    assert [*again.projections] == ["s1", "s2"]
    assert again.fingerprints == request(file, by).fingerprints


def test_that_checks_are_made_again_for_another_reference(file: WorkspaceFile, by: By, checked: list[str]) -> None:
    results_for(file, request(file, by), silent)
    set_lever(file, by, "s1", "transfer_capacity", "", constant(200))
    results_for(file, request(file, by), silent)

    assert checked == ["A", "A"]


def test_that_a_preview_can_do_without_checks(file: WorkspaceFile, by: By, checked: list[str]) -> None:
    asked = request(file, by)
    composed = compose(asked, results_for(file, asked, silent, with_checks=False))

    assert checked == []
    assert any(found.where == "Reality checks" and found.severity is Severity.WARNING for found in composed.checks)


def test_that_the_fingerprint_known_before_computing_is_the_one_printed(
    file: WorkspaceFile, by: By, checked: list[str]
) -> None:
    asked = request(file, by, "s1", "s3", "s2")
    composed = compose(asked, results_for(file, asked, silent))

    assert composed.issue.results == asked.results
    assert f"results {asked.results[:4]} {asked.results[4:]}" in composed.content.stamp


def test_that_a_stored_report_is_composed_as_its_next_version(file: WorkspaceFile, by: By, checked: list[str]) -> None:
    reports.new_report(file, by, "Families home", ("s1", "s2"), "s1")
    asked = prepare_report(file.load(), file.load().reports[0], by, draws=4, months=12)
    first = compose(asked, results_for(file, asked, silent))
    reports.record_issue(file, by, first.issue, ("html",))
    set_lever(file, by, "s2", "transfer_capacity", "", constant(200))
    asked = prepare_report(file.load(), file.load().reports[0], by, draws=4, months=12)
    second = compose(asked, results_for(file, asked, silent))

    assert (first.issue.number, first.draft, first.changes) == (1, True, ())
    assert asked.number == second.issue.number == 2
    assert second.changes[0] == "B: Transfer capacity: today: 600 a month; now 200."
    assert second.content.stamp.startswith("draft of version 2 · ")


def test_that_a_report_is_written_in_every_format_asked_for(
    file: WorkspaceFile, by: By, checked: list[str], tmp_path: Path
) -> None:
    asked = request(file, by)
    content = compose(asked, results_for(file, asked, silent)).content
    paths = [tmp_path / f"r.{ending}" for ending in ("html", "xlsx", "docx")]

    write_formats(content, paths, silent)

    assert all(path.stat().st_size > 10_000 for path in paths)


def test_that_cancelling_or_a_missing_folder_leaves_every_old_file(
    file: WorkspaceFile, by: By, checked: list[str], tmp_path: Path
) -> None:
    asked = request(file, by)
    content = compose(asked, results_for(file, asked, silent)).content
    old = tmp_path / "r.html"
    old.write_text("old")

    with pytest.raises(Cancelled):
        write_formats(content, (old, tmp_path / "r.xlsx"), _stop)
    with pytest.raises(WorldError):
        write_formats(content, (tmp_path / "nowhere" / "r.html",), silent)
    with pytest.raises(InputError, match="a report ends in"):
        write_formats(content, (old, tmp_path / "r.exe"), silent)

    assert old.read_text() == "old"
    assert [found.name for found in tmp_path.iterdir() if found.suffix in (".html", ".xlsx")] == ["r.html"]


def test_that_the_one_button_report_goes_to_the_format_its_name_says(
    file: WorkspaceFile, by: By, checked: list[str], tmp_path: Path
) -> None:
    asked = request(file, by)
    composed = compose(asked, results_for(file, asked, silent))
    write_formats(composed.content, (tmp_path / "r.html",), silent)

    text = (tmp_path / "r.html").read_text("utf-8")
    assert "DRAFT, not signed" in text
    assert str(tmp_path) not in text


@pytest.mark.parametrize(
    ("scenario_ids", "words"), [((), "at least one scenario"), (("s9",), "no longer in the workspace")]
)
def test_that_what_cannot_be_reported_on_is_refused_before_anything_is_computed(
    file: WorkspaceFile, by: By, scenario_ids: tuple[str, ...], words: str
) -> None:
    with pytest.raises(InputError, match=words):
        prepare_report(file.load(), design_for(file.load(), scenario_ids), by)


def _stop(fraction: float, note: str) -> None:
    raise Cancelled
