"""What a report needs before anything is computed: its scenarios, their runs, its horizon and its fingerprint."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.report_design import Issue, ReportDesign
from planner.domain.scenario import Scenario
from planner.domain.workspace import Workspace
from planner.reports.options_note.marks import results_mark
from planner.reports.options_note.sign_off import wording_of
from planner.use_cases import projecting
from planner.use_cases.change import By
from planner.use_cases.projecting import ProjectionRequest

MOST_SCENARIOS = 8


@dataclass(frozen=True)
class ReportRequest:
    """One report as it would be now: `runs` of the reference first, then of the options in the design's order.

    `results` is the short fingerprint of what they will give, `wording` that of the design, `number` the version an
    export would have: 0 for a report that is not stored.
    """

    workspace: Workspace
    design: ReportDesign
    runs: tuple[ProjectionRequest, ...]
    horizon: Month
    results: str
    wording: str
    number: int
    who: str
    now: datetime

    @property
    def fingerprints(self) -> tuple[str, ...]:
        """Of the runs, reference first: as long as they stay, so do the results."""
        return tuple(run.fingerprint for run in self.runs)


def design_for(
    workspace: Workspace, scenario_ids: Sequence[str], horizon: Month | None = None, role: str = ""
) -> ReportDesign:
    """An unstored report of everything on these scenarios against the first one."""
    names = [scenario.sign.letter for found in scenario_ids for scenario in workspace.scenarios if scenario.id == found]
    return ReportDesign(
        id="",
        name=f"Report {' '.join(names)}"[:120],
        scenario_ids=tuple(scenario_ids),
        reference_id=scenario_ids[0] if scenario_ids else "",
        horizon=horizon,
        world=workspace.settings.world,
        author_role=role[:120],
    )


def prepare_report(
    workspace: Workspace,
    design: ReportDesign,
    by: By,
    *,
    draws: int | None = None,
    seed: int | None = None,
    months: int | None = None,
) -> ReportRequest:
    """What to compute for a report, with the workspace's settings unless others are given; nothing is computed.

    Raises `InputError` for a scenario that is gone or starts elsewhere, or a horizon outside the run.
    """
    settings = workspace.settings
    scenarios = scenarios_of(workspace, design)
    length = settings.months if months is None else months
    runs = tuple(
        projecting.prepare(
            workspace,
            scenario.id,
            draws=settings.draws if draws is None else draws,
            seed=settings.seed if seed is None else seed,
            months=length,
            world=design.world,
        )
        for scenario in scenarios
    )
    horizon = horizon_of(design, runs[0].situation.start, length)
    first, *others = (run.fingerprint for run in runs)
    return ReportRequest(
        workspace=workspace,
        design=design,
        runs=runs,
        horizon=horizon,
        results=results_mark(first, others, horizon),
        wording=wording_of(design, settings),
        number=next_issue(workspace, design.id),
        who=by.who,
        now=by.when,
    )


def scenarios_of(workspace: Workspace, design: ReportDesign) -> tuple[Scenario, ...]:
    """The scenarios of a design, the reference first. Raises `InputError` when they cannot stand in one report."""
    known = {scenario.id: scenario for scenario in workspace.scenarios}
    wanted = tuple(dict.fromkeys((design.reference_id, *design.scenario_ids)))
    if not design.scenario_ids:
        raise InputError("A report needs at least one scenario; choose one.")
    if any(found not in known for found in wanted):
        raise InputError("A scenario chosen for this report is no longer in the workspace; choose again.")
    if design.reference_id not in design.scenario_ids:
        raise InputError("The reference must be one of the scenarios of the report; choose another reference.")
    if len(wanted) > MOST_SCENARIOS:
        raise InputError(f"{len(wanted)} scenarios are too many for one report; choose at most {MOST_SCENARIOS}.")
    scenarios = tuple(known[found] for found in wanted)
    for scenario in scenarios:
        if scenario.situation_id != scenarios[0].situation_id:
            raise InputError(f"“{scenario.name}” starts from another situation; report on one situation at a time.")
    return scenarios


def horizon_of(design: ReportDesign, start: Month, months: int) -> Month:
    """The month a design looks at, the last one when it names none. Raises `InputError` for one outside the run."""
    last = start.plus(months)
    horizon = design.horizon or last
    if not start < horizon <= last:
        raise InputError(
            f"{horizon.label} is outside the projection; choose a month from {start.plus(1).label} to {last.label}."
        )
    return horizon


def issues_of(workspace: Workspace, report_id: str) -> tuple[Issue, ...]:
    """Every export of a report, oldest first."""
    mine = (issue for issue in workspace.issues if issue.report_id == report_id)
    return tuple(sorted(mine, key=lambda issue: issue.number))


def next_issue(workspace: Workspace, report_id: str) -> int:
    """The number the next export of a stored report gets; 0 for one that is not stored."""
    if not any(design.id == report_id for design in workspace.reports):
        return 0
    return max((issue.number for issue in issues_of(workspace, report_id)), default=0) + 1
