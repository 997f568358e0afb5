"""What the window and the command line both do before they show or write several scenarios: project, check, report."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from planner.analysis.checks import reality_checks
from planner.domain.errors import WorldError
from planner.domain.period import Month
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.workspace import Workspace
from planner.reports.content import build_report
from planner.reports.html import write_html
from planner.store.workspace_file import WorkspaceFile
from planner.system.evidence import register
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.projecting import ProjectionRequest


def projected(file: WorkspaceFile, requests: Sequence[ProjectionRequest], report: Report) -> tuple[Projection, ...]:
    """The projections with their draws, kept ones first; what is computed is kept. Raises `Cancelled`."""
    return tuple(_one(file, request, _part(report, at, len(requests))) for at, request in enumerate(requests))


def write_report(
    file: WorkspaceFile,
    workspace: Workspace,
    requests: Sequence[ProjectionRequest],
    horizon: Month,
    path: Path,
    by: By,
    report: Report,
) -> None:
    """Write the report on the requested scenarios against the first one, with its reality checks, to `path`.

    Raises `InputError` when they cannot be compared at `horizon`, `WorldError` when the disk fails, and `Cancelled`.
    """
    found = projected(file, requests, _part(report, 0, 2))
    ids = [request.chain[-1].id for request in requests]
    content = build_report(
        workspace,
        ids,
        ids[0],
        dict(zip(ids, found, strict=True)),
        register(),
        horizon,
        author_role=by.who,
        now=by.when,
        checks=reality_checks(requests[0].situation, requests[0].chain, _part(report, 1, 2)),
    )
    write_html(content, path)


def _one(file: WorkspaceFile, request: ProjectionRequest, report: Report) -> Projection:
    kept = projecting.cached(file, request, with_draws=True)
    if kept is not None:
        return kept
    made = projecting.compute(request, report)
    with suppress(WorldError):  # what a full disk does not keep can be computed again
        projecting.keep(file, made)
    return made


def _part(report: Report, at: int, parts: int) -> Report:
    """Reports one of several equal parts of the whole."""

    def reported(fraction: float, note: str) -> None:
        report((at + fraction) / parts, note)

    return reported
