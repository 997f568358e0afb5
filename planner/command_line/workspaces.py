"""Commands on a whole workspace: new, list, check."""

from __future__ import annotations

import json
from argparse import Namespace
from collections.abc import Iterator, Sequence

from planner.analysis.check_cases import CheckResult
from planner.analysis.checks import reality_checks
from planner.analysis.warnings import warnings_of
from planner.command_line.console import Console
from planner.domain.finding import Finding, Severity
from planner.domain.progress import silent
from planner.domain.scenario import Scenario, lineage, tree
from planner.domain.value import changed
from planner.domain.workspace import Workspace
from planner.use_cases.change import By
from planner.use_cases.models import told_in_full
from planner.use_cases.projecting import compute, unmarked, wrong_levers
from planner.use_cases.workspaces import new_workspace, open_workspace, repair


def new(arguments: Namespace, console: Console, by: By) -> int:
    """`planner new FILE`: a workspace with its situation and its first scenarios."""
    name = arguments.name if arguments.name is not None else arguments.file.stem
    made = new_workspace(arguments.file, situation_id=arguments.situation, name=name, marking=arguments.marking, by=by)
    with made as file:
        names = ", ".join(f"“{scenario.name}”" for scenario in file.load().scenarios)
    console.say(f"Made “{arguments.file}” with the scenarios {names}.")
    return 0


def list_contents(arguments: Namespace, console: Console) -> int:
    """`planner list FILE`: situations and scenarios, children under their parents."""
    with open_workspace(arguments.file) as file:
        workspace = file.load()
        console.say_all(told_in_full(file))
    text = json.dumps(_as_json(workspace), ensure_ascii=False, indent=2) if arguments.json else _as_text(workspace)
    console.print(text)
    return 0


def check(arguments: Namespace, console: Console) -> int:
    """`planner check FILE`: exit 1 when the file, a rule of the model or a reality check fails.

    `--signs` adds the table of signs, which takes some minutes. With `--repair NEW` instead: exit 1 when something of
    the file is missing from the new one.
    """
    if arguments.repair is not None:
        return _repair(arguments, console)
    with open_workspace(arguments.file) as file:
        findings = file.check()
        workspace = file.load()
        console.say_all(told_in_full(file))
    findings = (*findings, *_wrong_levers(workspace))
    whole = all(finding.severity is not Severity.FAILURE for finding in findings)
    results = [
        (scenario, result)
        for scenario in (_roots(workspace) if whole else ())
        for result in _reality(workspace, scenario, console, arguments.signs)
    ]
    entries = [*map(_finding_entry, findings), *(_result_entry(scenario, result) for scenario, result in results)]
    if whole:
        entries += [entry for scenario, _ in tree(workspace.scenarios) for entry in _warnings(workspace, scenario)]
    text = json.dumps(entries, ensure_ascii=False, indent=2) if arguments.json else _check_text(entries, findings)
    console.print(text)
    failed = any(entry["state"] == "failed" for entry in entries)
    console.say("Something is not in order; see above." if failed else "All in order.")
    return 1 if failed else 0


def _repair(arguments: Namespace, console: Console) -> int:
    missing = repair(arguments.file, arguments.repair)
    if arguments.json:
        console.print(json.dumps([{"missing": sentence} for sentence in missing], ensure_ascii=False, indent=2))
    else:
        console.print("\n".join(missing) or "Everything could be read; nothing is missing.")
    console.say(f"Wrote “{arguments.repair}”, without the history.")
    return 1 if missing else 0


def _as_json(workspace: Workspace) -> dict[str, object]:
    names = {scenario.id: scenario.name for scenario in workspace.scenarios}
    return {
        "situations": [
            {"id": found.id, "name": found.name, "start": str(found.start), "months": found.months}
            for found in workspace.situations
        ],
        "scenarios": [
            {
                "id": scenario.id,
                "name": scenario.name,
                "parent": names[scenario.parent_id] if scenario.parent_id else None,
                "status": str(scenario.status),
                "overrides": [
                    {"lever": one.lever, "members": one.members, "schedule": str(one.schedule)}
                    for one in scenario.overrides
                ],
            }
            for scenario, _ in tree(workspace.scenarios)
        ],
    }


def _as_text(workspace: Workspace) -> str:
    lines = [f"{workspace.settings.name} · {workspace.settings.marking}", "", "Situations"]
    lines += [f"  {found.id}  {found.name}, from {found.start.label}" for found in workspace.situations]
    lines += ["", "Scenarios"]
    for scenario, depth in tree(workspace.scenarios):
        lines.append(f"  {'  ' * depth}{scenario.sign.letter}  {scenario.name} · {scenario.status}")
        lines += [
            f"  {'  ' * depth}     {one.lever}{f'[{one.members}]' if one.members else ''} = {one.schedule}"
            for one in scenario.overrides
        ]
    return "\n".join(lines)


def _roots(workspace: Workspace) -> list[Scenario]:
    """The first scenario without a parent of every situation."""
    roots = [scenario for scenario, depth in tree(workspace.scenarios) if depth == 0]
    first = {scenario.situation_id: scenario for scenario in reversed(roots)}
    return list(first.values())


def _reality(workspace: Workspace, scenario: Scenario, console: Console, signs: bool) -> Sequence[CheckResult]:
    chain = lineage(workspace.scenarios, scenario.id)
    return reality_checks(workspace.situation_of(scenario), chain, console.progress, with_signs=signs)


def _wrong_levers(workspace: Workspace) -> Iterator[Finding]:
    """Values no officer could have set: another program put them into the file."""
    for scenario, wrong in wrong_levers(workspace):
        yield Finding(severity=Severity.FAILURE, where=scenario.name, what=str(wrong))


def _warnings(workspace: Workspace, scenario: Scenario) -> list[dict[str, str]]:
    """Where a scenario leaves what anybody has observed; a warning fails nothing."""
    projection = compute(unmarked(workspace, scenario.id), silent)
    found = warnings_of(workspace.situation_of(scenario), projection)
    return [_finding_entry(changed(one, where=f"{scenario.name}: {one.where}")) for one in found]


def _finding_entry(finding: Finding) -> dict[str, str]:
    state = "failed" if finding.severity is Severity.FAILURE else str(finding.severity)
    return {"check": finding.where, "state": state, "detail": f"{finding.what} {finding.remedy}".strip()}


def _result_entry(scenario: Scenario, result: CheckResult) -> dict[str, str]:
    state = "passed" if result.passed else "failed"
    return {"check": f"{scenario.name}: {result.name}", "state": state, "detail": result.detail}


def _check_text(entries: Sequence[dict[str, str]], findings: Sequence[Finding]) -> str:
    whole = [] if findings else ["passed   The file is whole and every value in it is in range"]
    return "\n".join(whole + [f"{entry['state']:8} {entry['check']}: {entry['detail']}" for entry in entries])
