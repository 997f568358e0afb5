"""From a situation's description to the arrays of facts the equations read, its space, and its starting stocks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

import numpy as np

from planner.domain.situation import COHORTS, STANDINGS, Origin, Site, SiteKind, Situation
from planner.engine.axes import Array, Axis, Space
from planner.system.dimensions import (
    BLOC,
    COHORT,
    DESTINATION,
    DRAW,
    NATIONALS,
    ORIGIN,
    SITE,
    STAGE,
    STAGES,
    STANDING,
    TO_SITE,
)

T = TypeVar("T")
_CUSTODIAL = (SiteKind.PRISON, SiteKind.CAMP)
_NO_BLOC = "Rest of the world"
THIRD_COUNTRY = "third-country"
"""All third countries together, as camps are counted."""


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
            BLOC: blocs_of(situation.origins),
            NATIONALS: nationals_of(situation.origins),
            ORIGIN: tuple(origin.name for origin in situation.origins),
            COHORT: COHORTS,
        },
        DRAW,
    )


def facts_of(situation: Situation) -> dict[str, Array]:
    """Every fact of the situation as an array of the space's rank; masks are 0 and 1."""
    origins, sites = situation.origins, situation.sites
    blocs, nationals = blocs_of(origins), nationals_of(origins)
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
        "open_prison": _along(SITE, sites, _is_open_prison),
        "open_prison_part": _along(SITE, sites, lambda site: _part(site, sites, _is_open_prison)),
        "camp_part": _along(SITE, sites, lambda site: _part(site, sites, _is_open_camp)),
        "of_bloc": _grid(BLOC, ORIGIN, [[_bloc(origin) == bloc for origin in origins] for bloc in blocs]),
        "of_nationals": _grid(
            NATIONALS, ORIGIN, [[_counted_as(origin) == name for origin in origins] for name in nationals]
        ),
        "places_follow": np.full([1] * (DRAW.position + 1), float(situation.places_follow)),
        "unreviewed": _along(STANDING, STANDINGS, lambda standing: standing == "unreviewed"),
        "sentenced": _along(STANDING, STANDINGS, lambda standing: standing == "sentenced"),
        "deprived_standing": _along(STANDING, STANDINGS, lambda standing: standing == "deprived"),
        "first_stage": _along(STAGE, STAGES, lambda stage: stage == STAGES[0]),
        "last_stage": _along(STAGE, STAGES, lambda stage: stage == STAGES[-1]),
    }


def can_change_custodian(site: Site) -> bool:
    """Prisons and camps that are not a state's own."""
    return site.kind in _CUSTODIAL and not site.nationals_of


def blocs_of(origins: Sequence[Origin]) -> tuple[str, ...]:
    """The blocs of third-country origins, in the order of the origins; one even where there are none."""
    return tuple(dict.fromkeys(_bloc(origin) for origin in origins if not origin.local)) or (_NO_BLOC,)


def nationals_of(origins: Sequence[Origin]) -> tuple[str, ...]:
    """As camps are counted: each local origin by itself, and all third countries together."""
    return (*(origin.name for origin in origins if origin.local), THIRD_COUNTRY)


def _bloc(origin: Origin) -> str:
    return "" if origin.local else origin.bloc or _NO_BLOC


def _counted_as(origin: Origin) -> str:
    return origin.name if origin.local else THIRD_COUNTRY


def _is_open_prison(site: Site) -> bool:
    return site.kind is SiteKind.PRISON and not site.nationals_of


def _is_open_camp(site: Site) -> bool:
    return site.kind is SiteKind.CAMP and not site.nationals_of


def _part(site: Site, sites: Sequence[Site], chosen: Callable[[Site], bool]) -> float:
    """An equal part of the chosen sites, 0 for the others."""
    return chosen(site) / max(sum(map(chosen, sites)), 1)


def _along(axis: Axis, items: Sequence[T], fact: Callable[[T], float]) -> Array:
    shape = [1] * (DRAW.position + 1)
    shape[axis.position] = len(items)
    return np.array([float(fact(item)) for item in items]).reshape(shape)


def _grid(first: Axis, second: Axis, rows: Sequence[Sequence[float]]) -> Array:
    values = np.array(rows, dtype=np.float64)
    shape = [1] * (DRAW.position + 1)
    shape[first.position], shape[second.position] = values.shape
    return values.reshape(shape)
