"""The report of an open workspace, written on a worker: projections from the file or computed, checks, one document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from planner.analysis.checks import reality_checks
from planner.domain.period import Month
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.scenario import lineage
from planner.reports.content import build_report
from planner.reports.html import write_html
from planner.store.workspace_file import WorkspaceFile
from planner.system.evidence import register
from planner.ui.compare.choice import MEMORY, choice_in, compared, held_horizon
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.projecting import ProjectionRequest


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
        steps = len(requests) + 1
        found = [_projected(file, request, _part(report, at, steps)) for at, request in enumerate(requests)]
        reference = value.scenario(ids[0])
        checks = reality_checks(
            value.situation_of(reference), lineage(value.scenarios, ids[0]), _part(report, steps - 1, steps)
        )
        content = build_report(
            value,
            ids,
            ids[0],
            dict(zip(ids, found, strict=True)),
            register(),
            horizon,
            author_role=by.who,
            now=by.when,
            checks=checks,
        )
        report(1.0, "writing")
        write_html(content, path)
        return path

    return work


def _projected(file: WorkspaceFile, request: ProjectionRequest, report: Report) -> Projection:
    kept = projecting.cached(file, request, with_draws=True)
    if kept is not None:
        return kept
    made = projecting.compute(request, report)
    projecting.keep(file, made)
    return made


def _part(report: Report, at: int, steps: int) -> Report:
    """The share of one step in the whole."""

    def reported(fraction: float, note: str) -> None:
        report((at + fraction) / steps, note)

    return reported


def suggested_name(scenarios: Sequence[str]) -> str:
    """A file name for a report about scenarios with these letters."""
    return f"Report {' '.join(scenarios)}.html"
