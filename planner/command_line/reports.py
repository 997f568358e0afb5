"""The report command: one document about scenarios against the first of them."""

from __future__ import annotations

from argparse import Namespace

from planner.command_line.addressing import month_inside
from planner.command_line.console import Console
from planner.command_line.longform import check_place
from planner.command_line.projections import chosen_scenarios, requests_for
from planner.domain.errors import InputError
from planner.use_cases import reporting
from planner.use_cases.change import By
from planner.use_cases.workspaces import open_workspace


def write_report(arguments: Namespace, console: Console, by: By) -> int:
    """`planner report FILE -s A -s B --out r.html`: the others against the first, at the last month or `--at`."""
    out = arguments.out
    if out.suffix.casefold() not in (".html", ".htm"):
        raise InputError(f"“{out.name}” does not end in .html, the only form of report for now.")
    check_place(out, arguments.file)
    with open_workspace(arguments.file) as file:
        workspace = file.load()
        requests = requests_for(arguments, workspace, chosen_scenarios(workspace, arguments.scenarios))
        start, months = requests[0].situation.start, requests[0].months
        horizon = month_inside(arguments.at, start, months) if arguments.at else start.plus(months)
        reporting.write_report(file, workspace, requests, horizon, out, by, console.progress)
    console.say(f"{workspace.settings.marking} · Wrote “{out}”.")
    return 0
