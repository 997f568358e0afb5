"""The command that says what drives a result: rank correlations over its own draws, and both ends of each number."""

from __future__ import annotations

import json
from argparse import Namespace

from planner.analysis.assumptions import assumption_of, span_text, unit_text
from planner.analysis.indicators import indicator
from planner.analysis.why.driving import TELLING, Driver, Drivers, Outcome, drivers_of
from planner.command_line.addressing import month_inside
from planner.command_line.console import Console
from planner.command_line.indicator_names import find_indicator
from planner.command_line.projections import chosen_scenarios, of_one_situation, sampling, world_of
from planner.domain.quantity import Quantity
from planner.domain.scenario import lineage
from planner.domain.situation import read_members
from planner.domain.wording import change_text, value_text
from planner.system.parameters import PARAMETER_BY_NAME
from planner.use_cases.workspaces import open_workspace

_LISTED = 12
_NAMED = 2
"""Members that are named; where more share a number they are counted."""


def print_sensitivity(arguments: Namespace, console: Console) -> int:
    """`planner sensitivity FILE SCENARIO`: what moves one indicator at one month, or its change from another's."""
    with open_workspace(arguments.file) as file:
        workspace = file.load()
    words = [arguments.scenario, *([arguments.against] if arguments.against else [])]
    chosen = chosen_scenarios(workspace, words)
    situation = of_one_situation(workspace, chosen)
    draws, seed, months = sampling(arguments, workspace)
    world = world_of(arguments, workspace)
    month = month_inside(arguments.at, situation.start, months) if arguments.at else situation.start.plus(months)
    chains = [lineage(workspace.scenarios, scenario.id) for scenario in chosen]
    key = find_indicator(situation, arguments.indicator)
    outcome = Outcome(chains[0], chains[1] if len(chains) > 1 else None, key, month, world)
    found = drivers_of(situation, outcome, draws=draws, seed=seed, report=console.progress)
    what = f"{chosen[0].name} less {chosen[1].name}" if len(chosen) > 1 else chosen[0].name
    console.say(f"{workspace.settings.marking} · what drives {what}, {world.words}")
    if arguments.json:
        facts = {
            "scenario": chosen[0].name,
            "against": chosen[1].name if len(chosen) > 1 else None,
            "indicator": arguments.indicator,
            "month": str(month),
            "draws": draws,
            "seed": seed,
            "world": world.value,
            "central": found.central,
            "assumptions": [_fields(one) for one in found.drivers],
        }
        console.print(json.dumps(facts, ensure_ascii=False, indent=1))
    else:
        console.print(_text(found, what, paired=len(chosen) > 1))
    return 0


def _fields(driver: Driver) -> dict[str, object]:
    number = driver.parameter
    return {
        "id": assumption_of(number),
        "name": number.name,
        "members": [one.members for one in driver.parameters],
        "title": _title(driver),
        "unit": number.unit,
        "low": number.range.low,
        "central": number.range.central,
        "high": number.range.high,
        "quality": number.quality,
        "evidence": list(number.evidence),
        "owner": number.owner,
        "rank_correlation": driver.correlation,
        "at_low": driver.at_low,
        "at_high": driver.at_high,
        "swing": driver.swing,
    }


def _title(driver: Driver) -> str:
    number = driver.parameter
    info = PARAMETER_BY_NAME.get(number.name)
    title = info.title if info else number.name.replace("_", " ")
    if len(driver.parameters) > _NAMED:
        return f"{title}: {len(driver.parameters)} alike"
    chosen = [names for one in driver.parameters for names in read_members(one.members).values()]
    members = ", ".join(name for names in chosen for name in names)
    return f"{title}: {members}" if members else title


def _text(found: Drivers, what: str, *, paired: bool) -> str:
    shown = indicator(found.key)
    head = f"{shown.title}, {found.month.label}, {what}: {found.draws.size} draws, strongest first"
    telling = [one for one in found.drivers if abs(one.correlation) >= TELLING]
    if not telling:
        return f"{head}\nNo single assumption moves it: no rank correlation reaches {TELLING}."
    rows = [("", "range used", "rank corr.", "at low", "at high")]
    rows += [_row(one, shown.quantity, paired=paired) for one in telling[:_LISTED]]
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = ["  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    left = len(found.drivers) - min(len(telling), _LISTED)
    tail = [f"and {left} more that move it less, most not told from chance; --json lists all"] if left else []
    return "\n".join([head, *lines, *tail])


def _row(driver: Driver, quantity: Quantity, *, paired: bool) -> tuple[str, str, str, str, str]:
    number = driver.parameter
    said = change_text if paired else value_text
    low, high = said(driver.at_low, quantity), said(driver.at_high, quantity)
    used = f"{span_text(number.range.low, number.range.high)} {unit_text(number.unit)}"
    named = f"{assumption_of(number) or ''} {_title(driver)}".strip()
    return named, used, f"{driver.correlation:+.2f}".replace("-", "\u2212"), low, high
