"""What the window and the command line both do before they show or write several scenarios: project, check, report."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from planner.analysis.check_cases import CheckResult
from planner.analysis.checks import reality_checks
from planner.domain.errors import WorldError
from planner.domain.finding import Finding
from planner.domain.progress import Report
from planner.domain.projection import Projection
from planner.domain.report_design import Issue
from planner.reports.document import ReportContent
from planner.reports.formats.formats import write_report_files
from planner.reports.options_note.content import written
from planner.reports.options_note.dossier import open_dossier
from planner.reports.options_note.readiness import checks_before_export
from planner.store.workspace_file import WorkspaceFile
from planner.system.evidence import register
from planner.use_cases import projecting
from planner.use_cases.projecting import ProjectionRequest
from planner.use_cases.reports.report_requests import ReportRequest

_CHECKS = "reality checks"
"""Under this name the file keeps the outcome of the last checks, by the fingerprint of what was checked."""
_MOST_KEPT = 8


@dataclass(frozen=True)
class Results:
    """What a report is computed from: the draws of every scenario by id, and the reality checks of the reference.

    They serve every design with the same `fingerprints`.
    """

    fingerprints: tuple[str, ...]
    projections: Mapping[str, Projection]
    checks: tuple[CheckResult, ...]


@dataclass(frozen=True)
class Composed:
    """A report ready to be shown and written.

    `issue` is the version it would be, `checks` what to look at before it leaves, `changes` what changed since the
    last version; a `draft` says so on every page.
    """

    content: ReportContent
    issue: Issue
    checks: tuple[Finding, ...]
    changes: tuple[str, ...]
    draft: bool


def projected(file: WorkspaceFile, requests: Sequence[ProjectionRequest], report: Report) -> tuple[Projection, ...]:
    """The projections with their draws, kept ones first; what is computed is kept. Raises `Cancelled`."""
    return tuple(_one(file, request, _part(report, at, len(requests))) for at, request in enumerate(requests))


def results_for(file: WorkspaceFile, request: ReportRequest, report: Report, *, with_checks: bool = True) -> Results:
    """What a report is computed from; for workers. Kept results and checks are read, new ones kept.

    Raises `Cancelled` through `report`.
    """
    found = projected(file, request.runs, _part(report, 0, 2))
    checked = _checked(file, request.runs[0], _part(report, 1, 2)) if with_checks else ()
    projections = {run.chain[-1].id: projection for run, projection in zip(request.runs, found, strict=True)}
    return Results(request.fingerprints, projections, checked)


def compose(request: ReportRequest, results: Results) -> Composed:
    """The report as designed, from results already there. Raises `InputError` when they cannot stand in one report."""
    dossier = open_dossier(
        request.workspace,
        request.design,
        results.projections,
        register(),
        now=request.now,
        who=request.who,
        checks=results.checks,
    )
    content = written(dossier)
    checks = checks_before_export(dossier, content)
    return Composed(content, dossier.issue, checks, dossier.changes, dossier.is_draft)


def write_formats(content: ReportContent, paths: Sequence[Path], report: Report) -> None:
    """Write every format, each named by its ending: all are made before the first file is put in its place.

    Raises `InputError` for an unknown ending, `WorldError` when the disk fails, and `Cancelled`.
    """
    write_report_files(content, paths, report)


def _one(file: WorkspaceFile, request: ProjectionRequest, report: Report) -> Projection:
    kept = projecting.cached(file, request, with_draws=True)
    if kept is not None:
        return kept
    made = projecting.compute(request, report)
    with suppress(WorldError):  # what a full disk does not keep can be computed again
        projecting.keep(file, made)
    return made


def _checked(file: WorkspaceFile, run: ProjectionRequest, report: Report) -> tuple[CheckResult, ...]:
    """The reality checks of one run: as the file remembers them, else made now and remembered."""
    kept = json.loads(file.view(_CHECKS) or "{}")
    if run.fingerprint in kept:
        return tuple(CheckResult(**check) for check in kept[run.fingerprint])
    made = reality_checks(run.situation, run.chain, report)
    newest = dict([*kept.items(), (run.fingerprint, [asdict(check) for check in made])][-_MOST_KEPT:])
    if not file.read_only:
        with suppress(WorldError):  # as with results: what is not kept is made again
            file.set_view(_CHECKS, json.dumps(newest))
    return made


def _part(report: Report, at: int, parts: int) -> Report:
    """Reports one of several equal parts of the whole."""

    def reported(fraction: float, note: str) -> None:
        report((at + fraction) / parts, note)

    return reported
