"""Commands on one scenario: branch, set."""

from __future__ import annotations

from argparse import Namespace

from planner.command_line.addressing import INHERIT, find_scenario, find_situation, read_setting
from planner.command_line.console import Console
from planner.domain.schedule import parse_schedule
from planner.system.situations import shipped_situations
from planner.use_cases import levers, scenarios
from planner.use_cases.change import By
from planner.use_cases.workspaces import open_workspace


def branch(arguments: Namespace, console: Console, by: By) -> int:
    """`planner branch FILE PARENT NAME`: a child of a scenario, or a first scenario on a situation."""
    with open_workspace(arguments.file) as file:
        workspace = file.load()
        situation = find_situation((*workspace.situations, *shipped_situations()), arguments.parent)
        if situation is not None:
            change = scenarios.branch_from_situation(file, by, situation.id, arguments.name)
        else:
            parent = find_scenario(workspace, arguments.parent)
            change = scenarios.branch(file, by, parent.id, arguments.name)
    console.say(f"Done: {change.label}.")
    return 0


def set_lever(arguments: Namespace, console: Console, by: By) -> int:
    """`planner set FILE SCENARIO LEVER[members]=SCHEDULE`; `inherit` drops the setting."""
    setting = read_setting(arguments.setting)
    with open_workspace(arguments.file) as file:
        scenario = find_scenario(file.load(), arguments.scenario)
        if setting.schedule.casefold() == INHERIT:
            change = levers.reset_lever(file, by, scenario.id, setting.lever, setting.members)
        else:
            schedule = parse_schedule(setting.schedule)
            change = levers.set_lever(file, by, scenario.id, setting.lever, setting.members, schedule, arguments.why)
    console.say(f"Done: {change.label}.")
    return 0
