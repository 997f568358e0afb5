"""The report of an open workspace, written on a worker: projections from the file or computed, checks, one document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.domain.period import Month
from planner.domain.progress import Report
from planner.ui.compare.choice import MEMORY, choice_in, compared, held_horizon
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.reporting import write_report


@dataclass(frozen=True)
class Subject:
    """What a report is about: scenarios with the reference first, and the month they are compared at."""

    scenario_ids: tuple[str, ...]
    horizon: Month


def report_subject(workspace: OpenWorkspace) -> Subject:
    """What is compared, as the Compare screen shows it; else the scenario on stage with its parent."""
    value, choice = workspace.value, choice_in(workspace.recall(MEMORY))
    shown = compared(value, workspace.ticked, choice.reference_id)
    if shown.reference is not None and shown.can_compare:
        start = value.situation_of(shown.reference).start
        return Subject(shown.ids, held_horizon(choice.horizon, start, value.settings.months))
    selected = workspace.selected
    ids = tuple(found for found in (selected.parent_id, selected.id) if found) if selected else ()
    return Subject(ids, workspace.horizon)


def report_work(workspace: OpenWorkspace, path: Path, by: By) -> Callable[[Report], Path]:
    """What to do on a worker to write the report to `path`. Raises `WorldError` there when the disk fails."""
    value, file = workspace.value, workspace.file
    subject = report_subject(workspace)
    ids, horizon = subject.scenario_ids, subject.horizon
    settings = value.settings
    requests = [
        projecting.prepare(value, found, draws=settings.draws, seed=settings.seed, months=settings.months)
        for found in ids
    ]

    def work(report: Report) -> Path:
        write_report(file, value, requests, horizon, path, by, report)
        return path

    return work


def suggested_name(scenarios: Sequence[str]) -> str:
    """A file name for a report about scenarios with these letters."""
    return f"Report {' '.join(scenarios)}.html"
