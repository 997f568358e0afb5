"""The report of an open workspace, written on a worker: projections from the file or computed, checks, one document."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from planner.analysis.checks import reality_checks
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.scenario import lineage
from planner.reports.content import build_report
from planner.reports.html import write_html
from planner.store.workspace_file import WorkspaceFile
from planner.system.evidence import register
from planner.ui.workspace import OpenWorkspace
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.projecting import ProjectionRequest


def report_scenarios(workspace: OpenWorkspace) -> tuple[str, ...]:
    """What a report is about: the ticked scenarios, the first as reference; else the one on stage and its parent."""
    if workspace.ticked:
        return workspace.ticked
    selected = workspace.selected
    return tuple(found for found in (selected.parent_id, selected.id) if found) if selected else ()


def report_work(workspace: OpenWorkspace, path: Path, by: By) -> Callable[[Report], Path]:
    """What to do on a worker to write the report to `path`. Raises `WorldError` there when the disk fails."""
    value, file, horizon = workspace.value, workspace.file, workspace.horizon
    ids = report_scenarios(workspace)
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
