"""The report command: projections, reality checks, one document."""

from __future__ import annotations

from argparse import Namespace

from planner.analysis.checks import reality_checks
from planner.command_line.addressing import month_inside
from planner.command_line.console import Console
from planner.command_line.longform import check_place
from planner.command_line.projections import chosen_scenarios, projections_of, sampling
from planner.domain.errors import InputError
from planner.domain.scenario import lineage
from planner.reports.content import build_report
from planner.reports.html import write_html
from planner.system.evidence import register
from planner.use_cases.change import By
from planner.use_cases.workspaces import open_workspace


def write_report(arguments: Namespace, console: Console, by: By) -> int:
    """`planner report FILE -s A -s B --out r.html`: the others against the first, at the last month or `--at`."""
    if arguments.out.suffix.casefold() not in (".html", ".htm"):
        raise InputError(f"“{arguments.out.name}” does not end in .html, the only form of report for now.")
    check_place(arguments.out, arguments.file)
    with open_workspace(arguments.file) as file:
        workspace = file.load()
        chosen = chosen_scenarios(workspace, arguments.scenarios)
        draws, seed, months = sampling(arguments, workspace)
        situation = workspace.situation_of(chosen[0])
        horizon = month_inside(arguments.at, situation.start, months) if arguments.at else situation.start.plus(months)
        found = projections_of(file, workspace, chosen, draws=draws, seed=seed, months=months, report=console.progress)
    chain = lineage(workspace.scenarios, chosen[0].id)
    content = build_report(
        workspace,
        [scenario.id for scenario in chosen],
        chosen[0].id,
        {scenario.id: projection for scenario, projection in zip(chosen, found, strict=True)},
        register(),
        horizon,
        author_role=by.who,
        now=by.when,
        checks=reality_checks(situation, chain, console.progress),
    )
    write_html(content, arguments.out)
    console.say(f"{workspace.settings.marking} · Wrote “{arguments.out}”.")
    return 0
