"""The command that seeks a goal: which value of a lever meets a target with the chance asked for."""

from __future__ import annotations

import json
from argparse import Namespace

from planner.analysis.indicators import indicator
from planner.analysis.why.seeking import Bound, Found, seek
from planner.command_line.addressing import find_scenario, read_setting
from planner.command_line.console import Console
from planner.command_line.indicator_names import read_target
from planner.command_line.projections import sampling, world_of
from planner.domain.scenario import lineage
from planner.domain.schedule import constant
from planner.domain.wording import percent_text, published, setting_text
from planner.system.admission import LONGEST, check_override
from planner.system.levers import LEVER_BY_NAME
from planner.use_cases.projecting import check_levers
from planner.use_cases.workspaces import open_workspace


def seek_value(arguments: Namespace, console: Console) -> int:
    """`planner seek FILE SCENARIO LEVER[members] --target …`: exit status 1 when no allowed value meets it."""
    with open_workspace(arguments.file) as file:
        workspace = file.load()
    scenario = find_scenario(workspace, arguments.scenario)
    check_levers(workspace, scenario)
    situation = workspace.situation_of(scenario)
    draws, seed, months = sampling(arguments, workspace)
    world = world_of(arguments, workspace)
    place = read_setting(f"{arguments.lever}=0")
    lever = LEVER_BY_NAME.get(place.lever)
    check_override(situation, place.lever, place.members, constant(lever.minimum if lever else 0))
    assert lever is not None  # or it was refused
    target = read_target(situation, arguments.target, LONGEST if arguments.months is None else months)
    chain = lineage(workspace.scenarios, scenario.id)
    found = seek(
        situation,
        chain,
        lever,
        place.members,
        target,
        arguments.chance / 100,
        draws=draws,
        seed=seed,
        world=world,
        report=console.progress,
    )
    console.say(f"{workspace.settings.marking} · {scenario.name}: {lever.title}, {draws} paired draws, {world.words}")
    if arguments.json:
        facts = {"scenario": scenario.name, "lever": lever.name, "members": place.members, "draws": draws, "seed": seed}
        facts["world"] = world.value
        console.print(json.dumps(facts | _fields(found, arguments.target), ensure_ascii=False, indent=1))
    else:
        console.print(_text(found, place.members))
    return 0


def _fields(found: Found, target: str) -> dict[str, object]:
    return {
        "target": target,
        "chance": 100 * found.wanted,
        "met": bool(found.stretches),
        "value": found.smallest if found.smallest is not None else found.largest,
        "smallest": found.smallest,
        "largest": found.largest,
        "stretches": [{"low": one.low, "high": one.high} for one in found.stretches],
        "now": 100 * found.now,
        "best": {"value": found.best.value, "chance": 100 * found.best.chance},
        "tried": [{"value": one.value, "chance": 100 * one.chance} for one in found.tried],
        "step": found.step,
    }


def _text(found: Found, members: str) -> str:
    lever, target = found.lever, found.target
    side = "at most" if target.bound is Bound.AT_MOST else "at least"
    aim = f"{indicator(target.key).title} {side} {published(target.limit)} in {target.month.label}"
    what = f"{lever.title} ({members})" if members else lever.title

    def said(value: float) -> str:
        return f"{setting_text(value, lever.quantity)} {lever.unit}"

    lines = [f"Target: {aim}, with a chance of {percent_text(found.wanted)} or more."]
    if not found.stretches:
        best = found.best
        lines.append(f"No allowed value of {what} meets it.")
        lines.append(f"The best, {said(best.value)}, meets it in {percent_text(best.chance)} of the draws.")
    for one in found.stretches:
        if one.low <= lever.minimum and one.high >= lever.maximum:
            lines.append(f"Every allowed value of {what} meets it, so it does not rest on this lever.")
        elif one.high >= lever.maximum:
            lines.append(f"{what}: from {said(one.low)} up meets it.")
        elif one.low <= lever.minimum:
            lines.append(f"{what}: up to {said(one.high)} meets it.")
        else:
            lines.append(f"{what}: from {said(one.low)} to {said(one.high)} meets it.")
    lines.append(f"As the scenario stands it is met in {percent_text(found.now)} of the draws.")
    return "\n".join(lines)
