"""Reality checks on breakouts, guards and places: events are of a hundred people or more, and extremes saturate."""

from __future__ import annotations

import numpy as np

from planner.analysis.check_cases import Case, drawn, layer, totals
from planner.domain.scenario import Scenario
from planner.domain.world import World
from planner.engine.axes import Array
from planner.engine.march import Watch
from planner.system.dimensions import SITE
from planner.system.facts import can_change_custodian

_LEAST = 100.0
_THINNEST = 0.1
_EMPTY = 50_000.0
_MOST_MOVED = 0.15
_RECAPTURED = ("escaped", "escaped_net", "captured", "born_in_custody")


def breakouts_free_a_hundred(case: Case) -> tuple[bool, str]:
    """Check 8: wherever people break out, a hundred or more do, gross of those recaptured, in both worlds."""
    watches = Watch("breakouts", (SITE,)), Watch("freed_by_site", (SITE,))
    fewest, events = np.inf, 0
    for world in World:
        for block in drawn(case, world, watches):
            happened = np.broadcast_to(block[watches[0]], block[watches[1]].shape) >= 1
            freed = block[watches[1]][happened]
            events += freed.size
            fewest = min(fewest, float(freed.min(initial=np.inf)))
    if not events:
        return True, "no breakout in these draws"
    return fewest >= _LEAST - 1e-9, f"{events} months with breakouts, the smallest of {fewest:.0f} people"


def extremes_saturate(case: Case) -> tuple[bool, str]:
    """Check 9: guards at a tenth never free more people than are held, caught again or captured; and 50,000 empty
    places without guards move the median of escapes by at most 15 %, where as many are held: among few people so many
    places say nothing.
    """
    names = ("held_abroad", *_RECAPTURED)
    thin = drawn(case, World.TURNING, tuple(Watch(name, ()) for name in names), layer("guard_ratio", _THINNEST))
    held, gross, net, captured, born = (totals(thin, Watch(name, ())) for name in names)
    there = held[0] + (gross - net).sum(axis=0) + captured.sum(axis=0) + born.sum(axis=0)
    beyond = float((gross.sum(axis=0) - there).max())
    prisons = [site.name for site in case.situation.sites if can_change_custodian(site) and site.kind == "prison"]
    if not prisons or held[0].mean() < _EMPTY:
        return beyond <= 0, f"escapes stay {-beyond:,.0f} below those who could"
    places = layer("added_places", _EMPTY, layer("delivery_slip", 0), members=f"site={prisons[0]}")
    base, more = (_median_escapes(case, *layers) for layers in ((), (places,)))
    moved = abs(more / base - 1) if base else 0.0
    return (
        beyond <= 0 and moved <= _MOST_MOVED,
        f"escapes {-beyond:,.0f} below those who could; empty places {moved:+.0%}",
    )


def _median_escapes(case: Case, *layers: Scenario) -> float:
    watch = Watch("escaped", ())
    found: Array = totals(drawn(case, World.TURNING, (watch,), *layers), watch)
    return float(np.median(found.sum(axis=0)))
