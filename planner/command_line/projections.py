"""Commands that project: run one scenario, compare several draw by draw."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence

from planner.analysis.comparison import check_paired
from planner.command_line.addressing import find_scenario, month_inside
from planner.command_line.console import Console
from planner.command_line.longform import check_place, deliver
from planner.domain.errors import InputError
from planner.domain.period import Month
from planner.domain.scenario import Scenario, lineage
from planner.domain.situation import Situation
from planner.domain.workspace import Workspace
from planner.domain.world import World
from planner.reports.disclosure import SMALLEST, STEP
from planner.reports.long_table import About, Line, difference_lines
from planner.system.record import Row, record
from planner.system.run import fingerprint
from planner.system.wired import MODEL_VERSION
from planner.use_cases import projecting
from planner.use_cases.models import told_in_full
from planner.use_cases.projecting import ProjectionRequest, check_levers
from planner.use_cases.reports.reporting import projected
from planner.use_cases.workspaces import open_workspace

MOST_COMPARED = 8


def run(arguments: Namespace, console: Console) -> int:
    """`planner run FILE SCENARIO`: every stock, flow, lever and indicator by month, in long form."""
    _check_out(arguments)
    with open_workspace(arguments.file) as file:
        workspace = file.load()
        console.say_all(told_in_full(file))
    scenario = find_scenario(workspace, arguments.scenario)
    draws, seed, months = sampling(arguments, workspace)
    world = world_of(arguments, workspace)
    check_levers(workspace, scenario)
    situation = workspace.situation_of(scenario)
    chain = lineage(workspace.scenarios, scenario.id)
    about = About(
        marking=workspace.settings.marking,
        title=f"{scenario.name}: projection of {months} months from {situation.start.label}",
        model_version=MODEL_VERSION,
        seed=seed,
        draws=draws,
        months=months,
        world=world,
        fingerprints=(fingerprint(situation, chain, months=months, draws=draws, seed=seed, world=world),),
    )
    rows = record(
        situation,
        chain,
        months=months,
        draws=draws,
        seed=seed,
        world=world,
        members=arguments.members,
        report=console.progress,
    )
    lines = _lines(rows, scenario.name, situation.start)
    deliver(console, lines, about, arguments.out, as_json=arguments.json)
    return 0


def compare(arguments: Namespace, console: Console) -> int:
    """`planner compare FILE A B…`: each other scenario minus A, paired draw by draw."""
    _check_out(arguments)
    with open_workspace(arguments.file) as file:
        workspace = file.load()
        console.say_all(told_in_full(file))
        chosen = chosen_scenarios(workspace, [arguments.reference, *arguments.others])
        requests = requests_for(arguments, workspace, chosen)
        first = requests[0]
        at = month_inside(arguments.at, first.situation.start, first.months) if arguments.at else None
        found = projected(file, requests, console.progress)
    reference, *others = zip(chosen, found, strict=True)
    for _, other in others:
        check_paired(reference[1], other)
    about = About(
        marking=workspace.settings.marking,
        title=f"{', '.join(scenario.name for scenario, _ in others)} against {reference[0].name}",
        model_version=MODEL_VERSION,
        seed=first.seed,
        draws=first.draws,
        months=first.months,
        world=first.world,
        fingerprints=tuple(projection.fingerprint for projection in found),
    )
    lines = (
        line
        for scenario, projection in others
        for line in difference_lines(f"{scenario.name} − {reference[0].name}", reference[1], projection, at)
    )
    deliver(console, lines, about, arguments.out, as_json=arguments.json)
    return 0


def requests_for(arguments: Namespace, workspace: Workspace, scenarios: Sequence[Scenario]) -> list[ProjectionRequest]:
    """What to project for each scenario, with the draws, seed, months and world asked for."""
    draws, seed, months = sampling(arguments, workspace)
    world = world_of(arguments, workspace)
    for scenario in scenarios:
        check_levers(workspace, scenario)
    return [
        projecting.prepare(workspace, scenario.id, draws=draws, seed=seed, months=months, world=world)
        for scenario in scenarios
    ]


def _check_out(arguments: Namespace) -> None:
    if arguments.out is not None:
        check_place(arguments.out, arguments.file)


def sampling(arguments: Namespace, workspace: Workspace) -> tuple[int, int, int]:
    """Draws, seed and months: as asked for, else the workspace's."""
    settings = workspace.settings
    asked = ((arguments.draws, settings.draws), (arguments.seed, settings.seed), (arguments.months, settings.months))
    draws, seed, months = (default if given is None else int(given) for given, default in asked)
    return draws, seed, months


def world_of(arguments: Namespace, workspace: Workspace) -> World:
    """The world asked for, else the workspace's."""
    return arguments.world or workspace.settings.world


def chosen_scenarios(workspace: Workspace, words: Sequence[str]) -> tuple[Scenario, ...]:
    """The scenarios these words name, each once. Raises `InputError`."""
    scenarios = tuple(find_scenario(workspace, word) for word in words)
    twice = next((scenario for scenario in scenarios if scenarios.count(scenario) > 1), None)
    if twice is not None:
        raise InputError(f"“{twice.name}” is named twice; name each scenario once.")
    if len(scenarios) > MOST_COMPARED:
        raise InputError(f"{len(scenarios)} scenarios are too many to compare; name at most {MOST_COMPARED}.")
    return scenarios


def of_one_situation(workspace: Workspace, scenarios: Sequence[Scenario]) -> Situation:
    """The situation under all of these scenarios, which can be run. Raises `InputError` when there are several."""
    for scenario in scenarios:
        check_levers(workspace, scenario)
    found = workspace.situation_of(scenarios[0])
    if any(scenario.situation_id != found.id for scenario in scenarios):
        raise InputError("These scenarios stand on different situations; choose scenarios of one.")
    return found


def _lines(rows: Iterable[Row], scenario: str, start: Month) -> Iterator[Line]:
    for row in rows:
        hidden = row.month == str(start) and row.kind == "stock" and ";" in row.members
        value = _starting_cell(row.value) if hidden else row.value
        yield Line(scenario, row.variable, row.kind, row.members, row.month, row.stat, value)


def _starting_cell(persons: float | None) -> float | None:
    """Persons observed in one cell of several dimensions; totals stay exact, so that the books can be redone."""
    if persons is None or 0 < persons < SMALLEST:
        return None
    return float(STEP * round(persons / STEP))
