"""Commands that say why: explain shares a difference out over what was decided differently."""

from __future__ import annotations

import json
from argparse import Namespace

import numpy as np

from planner.analysis.indicators import indicator
from planner.analysis.why.decided import decisions_between
from planner.analysis.why.explaining import DRAWS_FOR_MANY, FEW_ITEMS, Effect, Explanation, ItemShare, explain
from planner.command_line.addressing import month_inside
from planner.command_line.console import Console
from planner.command_line.indicator_names import find_indicator
from planner.command_line.projections import chosen_scenarios, of_one_situation, sampling, world_of
from planner.domain.breadth import left_out, range_name
from planner.domain.quantity import Quantity
from planner.domain.scenario import lineage
from planner.domain.wording import change_text
from planner.use_cases.workspaces import open_workspace

_PAIRS_SHOWN = 3


def explain_difference(arguments: Namespace, console: Console) -> int:
    """`planner explain FILE A B`: what each lever and event adds to the difference of one indicator at one month."""
    with open_workspace(arguments.file) as file:
        workspace = file.load()
    reference, other = chosen_scenarios(workspace, [arguments.reference, arguments.other])
    situation = of_one_situation(workspace, (reference, other))
    draws, seed, months = sampling(arguments, workspace)
    world = world_of(arguments, workspace)
    key = find_indicator(situation, arguments.indicator)
    month = month_inside(arguments.at, situation.start, months) if arguments.at else situation.start.plus(months)
    before, after = (lineage(workspace.scenarios, scenario.id) for scenario in (reference, other))
    items = len(decisions_between(situation, before, after, month - situation.start).items)
    if arguments.draws is None and items > FEW_ITEMS and draws > DRAWS_FOR_MANY:
        console.say(f"{items} things differ, so the shares rest on {DRAWS_FOR_MANY} draws; --draws asks for more.")
        draws = DRAWS_FOR_MANY
    found = explain(situation, before, after, key, month, draws=draws, seed=seed, world=world, report=console.progress)
    console.say(f"{workspace.settings.marking} · why {other.name} differs from {reference.name}, {world.words}")
    if arguments.json:
        facts = {
            "reference": reference.name,
            "scenario": other.name,
            "indicator": arguments.indicator,
            "month": str(month),
            "draws": found.draws,
            "seed": seed,
            "world": world.value,
        }
        console.print(json.dumps(facts | _fields(found), ensure_ascii=False, indent=1))
    else:
        console.print(_text(found, reference.name, other.name))
    return 0


def _fields(found: Explanation) -> dict[str, object]:
    return {
        "difference": _numbers(found.difference),
        "items": [_item(one) for one in found.shares],
        "interaction": _number(found.together.mean),
        "interaction_range": _numbers(found.together),
        "pairs": [{"items": [one.title, two.title], **_numbers(both)} for one, two, both in found.pairs],
        "sum_error": found.sum_error,
        "sampled": found.sampled,
    }


def _item(one: ItemShare) -> dict[str, object]:
    return {
        "item": one.item.title,
        "name": one.item.name,
        "kind": "lever" if one.item.event is None else "event",
        **_numbers(one.share),
        "alone": _numbers(one.alone),
        "last": _numbers(one.last),
        "sampling_error": one.error,
    }


def _numbers(found: Effect) -> dict[str, float | None]:
    spread = found.spread
    return {
        "median": _number(spread.median),
        "low": _number(spread.low),
        "high": _number(spread.high),
        "share": spread.share,
        "mean": _number(found.mean),
    }


def _number(value: float) -> float | None:
    return None if np.isnan(value) else value


def _text(found: Explanation, reference: str, other: str) -> str:
    shown = indicator(found.key)
    quantity = shown.quantity
    if not found.shares:
        return f"“{reference}” and “{other}” decide the same up to {found.month.label}; nothing can differ."
    head = f"{shown.title}, {found.month.label}: “{other}” less “{reference}”, {found.draws} paired draws"
    rows = [_row("difference", found.difference, quantity)]
    ranked = sorted(found.shares, key=lambda one: -abs(one.share.mean))
    rows += [_row(one.item.title, one.share, quantity, "no effect" if one.idle else "") for one in ranked]
    rows.append(_row("only together (the difference less each one alone)", found.together, quantity))
    rows += [
        _row(f"  of it {one.title} with {two.title}", both, quantity)
        for one, two, both in found.pairs[:_PAIRS_SHOWN]
        if both.draws.any()
    ]
    how = "sampled orders; the error of a share is at most " if found.sampled else "every combination run; "
    error = max(one.error for one in found.shares)
    tail = how + (change_text(error, quantity).lstrip("+") if found.sampled else "the shares add up in every draw")
    width = max(len(title) for title, *_ in rows)
    lines = [
        f"{title:<{width}}  {mean:>12}  {ends}"
        for title, mean, ends in [("", "mean", range_name(found.difference.spread.share)), *rows]
    ]
    few = left_out(found.draws)
    return "\n".join([head, *lines, tail, *([few] if few else [])])


def _row(title: str, found: Effect, quantity: Quantity, instead: str = "") -> tuple[str, str, str]:
    return title, instead or change_text(found.mean, quantity), found.spread.change_range_text(quantity)
