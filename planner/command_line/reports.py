"""The report commands: write one about scenarios or as designed, list designs, trace a printed fingerprint."""

from __future__ import annotations

import json
import os
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from planner.command_line.addressing import month_inside, unknown
from planner.command_line.console import Console
from planner.command_line.longform import check_place
from planner.command_line.projections import chosen_scenarios, sampling
from planner.domain.errors import InputError
from planner.domain.finding import Severity
from planner.domain.report_design import ReportDesign
from planner.domain.value import changed
from planner.domain.workspace import Workspace
from planner.domain.world import World
from planner.reports.formats.formats import format_of
from planner.reports.options_note.marks import spaced
from planner.reports.options_note.sign_off import sign_offs
from planner.use_cases.change import By
from planner.use_cases.models import told_in_full
from planner.use_cases.projecting import check_levers
from planner.use_cases.reports import reporting
from planner.use_cases.reports.report_requests import design_for, issues_of, prepare_report, scenarios_of
from planner.use_cases.reports.reports import record_issue
from planner.use_cases.reports.tracing import Outcome, Trace, trace
from planner.use_cases.workspaces import open_workspace


def write_report(arguments: Namespace, console: Console, by: By) -> int:
    """`planner report FILE -s A -s B --out r.pdf`, or as designed with `--design NAME`; `--list` names the designs.

    The export of a design is recorded as its next version, unless the file is read-only.
    """
    if arguments.list:
        return _list(arguments, console, by)
    _check_places(arguments.out, arguments.file)
    with open_workspace(arguments.file) as file:
        workspace = file.load()
        console.say_all(told_in_full(file))
        design = _in_world(_design(arguments, workspace, by), arguments.world)
        for scenario in scenarios_of(workspace, design):
            check_levers(workspace, scenario)
        draws, seed, months = sampling(arguments, workspace)
        request = prepare_report(workspace, design, by, draws=draws, seed=seed, months=months)
        results = reporting.results_for(file, request, console.progress)
        made = reporting.compose(request, results)
        reporting.write_formats(made.content, arguments.out, console.progress)
        kept = bool(request.number) and not file.read_only
        if kept:
            record_issue(file, by, made.issue, [format_of(path).ending for path in arguments.out])
    names = ", ".join(f"“{path}”" for path in arguments.out)
    version = f" as version {request.number} of “{design.name}”" if kept else ""
    console.say(f"{made.content.band} · Wrote {names}{version}; results {spaced(request.results)}.")
    if kept and made.draft:
        missing = [found for found in made.checks if found.severity is Severity.FAILURE]
        console.say(f"It is a draft: {' '.join(found.what for found in missing)}")
    return 0


def trace_fingerprint(arguments: Namespace, console: Console) -> int:
    """`planner trace FILE FINGERPRINT`: exit 0 when it gives the same now, 1 when something has changed since."""
    with open_workspace(arguments.file) as file:
        found = trace(file, " ".join(arguments.fingerprint))
    if found.outcome is Outcome.UNKNOWN:
        raise InputError(found.sentence)
    text = json.dumps(_as_json(found), ensure_ascii=False, indent=2) if arguments.json else _as_text(found)
    console.print(text)
    return 0 if found.outcome is Outcome.SAME else 1


def _list(arguments: Namespace, console: Console, by: By) -> int:
    with open_workspace(arguments.file) as file:
        workspace = file.load()
    entries = [_entry(workspace, design, by) for design in workspace.reports]
    if arguments.json:
        console.print(json.dumps(entries, ensure_ascii=False, indent=2))
    elif entries:
        console.print("\n".join(_line(entry) for entry in entries))
    else:
        console.say("This workspace holds no designed report; make one on the Reports screen, or write one with -s.")
    return 0


def _entry(workspace: Workspace, design: ReportDesign, by: By) -> dict[str, object]:
    """What `--list` says of one design; one that cannot be made now says why."""
    last = design.do_not_use_after
    entry: dict[str, object] = {
        "id": design.id,
        "name": design.name,
        "versions": len(issues_of(workspace, design.id)),
        "do_not_use_after": last.isoformat() if last else None,
    }
    try:
        request = prepare_report(workspace, design, by)
    except InputError as problem:
        return entry | {"results": None, "scenarios": [], "sign_off": {}, "problem": str(problem)}
    signed = sign_offs(design, request.results, request.wording)
    return entry | {
        "results": request.results,
        "scenarios": [run.chain[-1].name for run in request.runs],
        "sign_off": {one.role: one.words for one in signed},
        "problem": None,
    }


def _line(entry: dict[str, object]) -> str:
    if entry["problem"]:
        return f"{entry['name']}: {entry['problem']}"
    results = spaced(str(entry["results"]))
    return f"{entry['name']} · results {results} · versions: {entry['versions']}"


def _design(arguments: Namespace, workspace: Workspace, by: By) -> ReportDesign:
    """The design that was named, or one of everything on the scenarios that were."""
    if bool(arguments.scenarios) == bool(arguments.design):
        raise InputError("Name scenarios with -s, or a designed report with --design; see “planner report --help”.")
    if not arguments.design:
        chosen = chosen_scenarios(workspace, arguments.scenarios)
        start = workspace.situation_of(chosen[0]).start
        _, _, months = sampling(arguments, workspace)
        horizon = month_inside(arguments.at, start, months) if arguments.at else None
        return design_for(workspace, [scenario.id for scenario in chosen], horizon, by.who)
    if arguments.at:
        raise InputError("--at goes with -s; a designed report has its own horizon.")
    named = arguments.design.casefold()
    found = [one for one in workspace.reports if named in (one.name.casefold(), one.id.casefold())]
    if not found:
        raise InputError(unknown("report", arguments.design, [one.name for one in workspace.reports]))
    return found[0]


def _in_world(design: ReportDesign, world: World | None) -> ReportDesign:
    """The design in the world asked for, else in its own; signatures for other results do not count then."""
    return design if world is None else changed(design, world=world)


def _check_places(paths: Sequence[Path], workspace: Path) -> None:
    """Raises `InputError` when nothing is named to write, or a file cannot be written or would be written twice."""
    if not paths:
        raise InputError("--out must be given; see “planner report --help”.")
    for at, path in enumerate(paths):
        format_of(path)
        check_place(path, workspace)
        if os.path.realpath(path) in [os.path.realpath(other) for other in paths[:at]]:
            raise InputError(f"“{path}” is named twice; name each file once.")


def _as_json(found: Trace) -> dict[str, object]:
    return {
        "fingerprint": found.asked,
        "outcome": str(found.outcome),
        "where": found.where,
        "changed": list(found.changed),
        "version": found.issue_id or None,
        "can_restore": list(found.letters),
    }


def _as_text(found: Trace) -> str:
    return "\n".join((found.sentence, *(f"  {change}" for change in found.changed)))
