"""`planner score`: what was counted since, held against the forecast of a scenario."""

from __future__ import annotations

import json
import math
from argparse import Namespace
from collections.abc import Iterable, Sequence

from planner.analysis.forecasts.holding import LeftOut
from planner.analysis.forecasts.scoring import SHARES, Guess, ScoredRow
from planner.analysis.forecasts.words import counted_words, in_words, table_words
from planner.command_line.addressing import find_scenario
from planner.command_line.console import Console
from planner.command_line.projections import sampling, world_of
from planner.domain.errors import InputError
from planner.domain.scenario import Scenario, lineage
from planner.domain.workspace import Workspace
from planner.use_cases.observations.cells import read_file
from planner.use_cases.observations.reading import read_table
from planner.use_cases.observations.scoring import Scored, compute_score, prepare_score, refuse_out_of_reach
from planner.use_cases.projecting import check_levers
from planner.use_cases.workspaces import open_workspace

_STATS = tuple(f"p{100 * share:g}" for share in SHARES)


def score(arguments: Namespace, console: Console) -> int:
    """`planner score FILE SCENARIO --observations x.csv`: coverage, error and bias beside two simple guesses."""
    with open_workspace(arguments.file) as file:
        workspace = file.load()
    scenario = find_scenario(workspace, arguments.scenario)
    draws, seed, _ = sampling(arguments, workspace)
    check_levers(workspace, scenario)
    counts = workspace.observations
    if arguments.observations is not None:
        situation = workspace.situation_of(lineage(workspace.scenarios, scenario.id)[-1])
        counts = read_table(read_file(arguments.observations), (situation,)).whole()
        refuse_out_of_reach(situation, counts)
    if not counts:
        raise InputError(f"“{arguments.file.name}” holds no observations; give some with --observations x.csv.")
    world = world_of(arguments, workspace)
    request = prepare_score(
        workspace, scenario.id, counts, draws=draws, seed=seed, world=world, months=arguments.months
    )
    found = compute_score(request, console.progress)
    for one in found.left_out:
        console.say(f"Left out: {counted_words(one.observation)}: {one.why}.")
    if arguments.json:
        console.print(json.dumps(_as_json(found), ensure_ascii=False, indent=2, allow_nan=False))
    else:
        console.print(_as_text(workspace, scenario, found))
    return 0


def _as_json(found: Scored) -> dict[str, object]:
    told = found.score
    return {
        "n": told.n,
        "coverage": {str(band): share for band, share in told.coverage.items()},
        "mape": told.forecast.mape,
        "bias": told.forecast.bias,
        "baselines": {
            "no_change": _guess(told.no_change),
            "trend": {**_guess(told.trend), "n": told.trend.n, "forecast_mape": told.forecast_on_trend.mape},
        },
        "rows": [_row(row) for row in told.rows],
        "left_out": [_left_out(one) for one in found.left_out],
        "earlier": found.earlier,
        "months": found.months,
        "draws": found.draws,
        "seed": found.seed,
        "world": str(found.world),
    }


def _guess(guess: Guess) -> dict[str, float | None]:
    return {"mape": guess.mape, "bias": guess.bias}


def _row(row: ScoredRow) -> dict[str, object]:
    count = row.observation
    return {
        "variable": count.variable,
        "members": count.members,
        "month": count.when,
        "value": count.value,
        "low": count.low,
        "high": count.high,
        **{stat: _number(value) for stat, value in zip(_STATS, row.quantiles, strict=True)},
        "percentile": row.percentile,
        "no_change": _number(row.no_change),
        "trend": _number(row.trend),
        "reported": row.series.is_counted or row.series.variable.startswith("reported_"),
    }


def _left_out(one: LeftOut) -> dict[str, object]:
    count = one.observation
    return {"variable": count.variable, "members": count.members, "month": count.when, "why": one.why}


def _number(value: float | None) -> float | None:
    return value if value is not None and math.isfinite(value) else None


def _as_text(workspace: Workspace, scenario: Scenario, found: Scored) -> str:
    head = f"{workspace.settings.marking} · {scenario.name}: forecast against actual"
    basis = f"{found.draws} draws {found.world.words}, seed {found.seed}, {found.months} months"
    return "\n".join([head, basis, "", *in_words(found.score), "", *_aligned(table_words(found.score))])


def _aligned(rows: Iterable[Sequence[str]]) -> list[str]:
    """Columns under one another; the first two to the left, numbers to the right."""
    told = [tuple(row) for row in rows]
    widths = [max(len(cell) for cell in column) for column in zip(*told, strict=True)]
    return ["  ".join(_cell(*one) for one in zip(range(len(row)), row, widths, strict=True)).rstrip() for row in told]


def _cell(place: int, text: str, width: int) -> str:
    return text.ljust(width) if place < 2 else text.rjust(width)
