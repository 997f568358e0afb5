"""From a situation's description to the arrays of facts the equations read, its space, and its starting stocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from planner.domain.situation import COHORTS, STANDINGS, Site, SiteKind, Situation, read_members
from planner.engine.axes import Array, Axis, Space
from planner.system.dimensions import COHORT, DESTINATION, DRAW, ORIGIN, SITE, STAGE, STAGES, STANDING, TO_SITE
from planner.system.stocks import STOCKS

T = TypeVar("T")
_CUSTODIAL = (SiteKind.PRISON, SiteKind.CAMP)


def space_of(situation: Situation) -> Space:
    """The members of every axis in this situation."""
    sites = tuple(site.name for site in situation.sites)
    return Space(
        {
            SITE: sites,
            TO_SITE: sites,
            STANDING: STANDINGS,
            STAGE: STAGES,
            DESTINATION: situation.destinations,
            ORIGIN: tuple(origin.name for origin in situation.origins),
            COHORT: COHORTS,
        },
        DRAW,
    )


def facts_of(situation: Situation) -> dict[str, Array]:
    """Every fact of the situation as an array of the space's rank; masks are 0 and 1."""
    origins, sites = situation.origins, situation.sites
    captured_to = _captured_to(sites)
    takes = [[not site.nationals_of or site.nationals_of == origin.name for origin in origins] for site in sites]
    return {
        "foreign": _along(ORIGIN, origins, lambda origin: not origin.local),
        "local": _along(ORIGIN, origins, lambda origin: origin.local),
        "european": _along(ORIGIN, origins, lambda origin: origin.european),
        "central_asian": _along(ORIGIN, origins, lambda origin: origin.central_asian),
        "deprivation_today": _along(ORIGIN, origins, lambda origin: origin.deprives),
        "man": _along(COHORT, COHORTS, lambda cohort: cohort == "men"),
        "woman": _along(COHORT, COHORTS, lambda cohort: cohort == "women"),
        "minor": _along(COHORT, COHORTS, lambda cohort: cohort == "minors"),
        "adult": _along(COHORT, COHORTS, lambda cohort: cohort != "minors"),
        "grows_into": _along(COHORT, COHORTS, lambda cohort: 0.5 * (cohort != "minors")),
        "tiers_today": _along(COHORT, COHORTS, lambda cohort: 2 if cohort == "men" else 1),
        "camp": _along(SITE, sites, lambda site: site.kind is SiteKind.CAMP),
        "prison": _along(SITE, sites, lambda site: site.kind is SiteKind.PRISON),
        "turkish": _along(SITE, sites, lambda site: site.kind is SiteKind.MIXED),
        "facility": _along(SITE, sites, lambda site: site.kind is SiteKind.FACILITY),
        "risk_state": _along(SITE, sites, lambda site: site.risk_state),
        "changes_custodian": _along(SITE, sites, can_change_custodian),
        "repatriation_sites_today": _along(SITE, sites, lambda site: not site.nationals_of),
        "elsewhere": _grid(SITE, TO_SITE, [[site is not other for other in sites] for site in sites]),
        "takes_origin": _grid(TO_SITE, ORIGIN, takes),
        "captured_to": _grid(SITE, COHORT, captured_to),
        "unreviewed": _along(STANDING, STANDINGS, lambda standing: standing == "unreviewed"),
        "sentenced": _along(STANDING, STANDINGS, lambda standing: standing == "sentenced"),
        "deprived_standing": _along(STANDING, STANDINGS, lambda standing: standing == "deprived"),
        "first_stage": _along(STAGE, STAGES, lambda stage: stage == STAGES[0]),
        "last_stage": _along(STAGE, STAGES, lambda stage: stage == STAGES[-1]),
    }


def can_change_custodian(site: Site) -> bool:
    """Prisons and camps that are not a state's own."""
    return site.kind in _CUSTODIAL and not site.nationals_of


def starting_stocks_of(situation: Situation, space: Space, at_large: Array, relocated: Array) -> dict[str, Array]:
    """Every stock at the start, one draw for each of the sampled totals.

    `at_large` is the number of third-country persons at large and `relocated` of relocated persons, shape (draws,);
    published cells are scaled to them, and what they differ by is added to or taken from the unaccounted of the same
    cell, since unaccounted = travelled − all the rest.
    """
    draws = at_large.size
    stocks = {stock.name: np.zeros(space.shape(stock.axes)) for stock in STOCKS}
    axes = {stock.name: stock.axes for stock in STOCKS}
    for cell in situation.stocks:
        stocks[cell.stock][space.cells(axes[cell.stock], read_members(cell.members))] += cell.persons
    foreign = facts_of(situation)["foreign"]
    _rescale(stocks, "at_large", foreign, at_large)
    _rescale(stocks, "relocated", np.ones_like(foreign), relocated)
    return {
        name: np.ascontiguousarray(np.broadcast_to(value, (*value.shape[:-1], draws))) for name, value in stocks.items()
    }


def _rescale(stocks: dict[str, Array], name: str, scaled: Array, totals: Array) -> None:
    known = stocks[name] * scaled
    whole = known.sum()
    if not whole:
        return
    grown = known * (totals / whole - 1.0)
    by_person = grown.sum(axis=DESTINATION.position, keepdims=True)
    short = np.minimum(stocks["unaccounted"] - by_person, 0.0)
    stocks[name] = stocks[name] + grown
    stocks["unaccounted"] = stocks["unaccounted"] - by_person - short


def _along(axis: Axis, items: Sequence[T], fact: Callable[[T], float]) -> Array:
    shape = [1] * (DRAW.position + 1)
    shape[axis.position] = len(items)
    return np.array([float(fact(item)) for item in items]).reshape(shape)


def _grid(first: Axis, second: Axis, rows: Sequence[Sequence[float]]) -> Array:
    values = np.array(rows, dtype=np.float64)
    shape = [1] * (DRAW.position + 1)
    shape[first.position], shape[second.position] = values.shape
    return values.reshape(shape)


def _captured_to(sites: Sequence[Site]) -> list[list[float]]:
    """Men to the prisons, women and minors to the camps that are not a state's own, in equal parts."""
    prisons = [site.kind is SiteKind.PRISON and not site.nationals_of for site in sites]
    camps = [site.kind is SiteKind.CAMP and not site.nationals_of for site in sites]

    def part(chosen: Sequence[bool], index: int) -> float:
        return chosen[index] / max(sum(chosen), 1)

    return [[part(prisons, index), part(camps, index), part(camps, index)] for index in range(len(sites))]
