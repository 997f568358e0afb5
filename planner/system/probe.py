"""A made-up situation with one of everything, to read off how any situation becomes numbers."""

from __future__ import annotations

from planner.domain.distribution import Range, whole_of
from planner.domain.period import Month
from planner.domain.situation import Origin, Parameter, Site, SiteKind, Situation, StartingStock
from planner.system.parameters import PARAMETERS, ParameterInfo

_SITES = (
    Site(name="a prison", kind=SiteKind.PRISON),
    Site(name="another prison", kind=SiteKind.PRISON, nationals_of="local"),
    Site(name="a camp", kind=SiteKind.CAMP),
    Site(name="a second camp", kind=SiteKind.CAMP),
    Site(name="a mixed site", kind=SiteKind.MIXED, risk_state=True),
    Site(name="a facility", kind=SiteKind.FACILITY),
)
_ORIGINS = (
    Origin(name="local", local=True),
    Origin(name="European", european=True, deprives=True, bloc="one"),
    Origin(name="Central Asian", central_asian=True, bloc="other"),
    Origin(name="other", bloc="other"),
)
_STOCKS = {
    "at_large": "origin=European;cohort=men",
    "relocated": "destination=elsewhere;origin=other;cohort=men",
    "held_abroad": "site=a camp;standing=unreviewed;origin=European;cohort=women",
    "unaccounted": "origin=European;cohort=men",
}

_PARTS = {
    "cohort": ("men", "women", "minors"),
    "destination": ("elsewhere", "nowhere"),
    "site": ("a prison", "another prison", "a mixed site"),
}


def _beliefs(info: ParameterInfo) -> tuple[Parameter, ...]:
    """One belief for all members, or, where shares add to one, an equal share for each."""
    if info.weight:
        names = _PARTS[info.dimensions[0]]
        equal = Range(low=1 / len(names), central=1 / len(names), high=1 / len(names))
        members = [f"{info.dimensions[0]}={name}" for name in names]
        return tuple(
            Parameter(name=info.name, members=at, range=equal, unit=info.published_unit, evidence=()) for at in members
        )
    whole = whole_of(info.published_unit)
    numbers = Range(low=0.2 * whole, central=0.4 * whole, high=0.7 * whole, whole=whole)
    belief = numbers if whole else Range(low=1, central=2, high=5)
    return (Parameter(name=info.name, range=belief, unit=info.published_unit, evidence=()),)


PROBE = Situation(
    id="probe",
    name="Probe",
    summary="",
    start=Month.of(2019, 11),
    months=1,
    origins=_ORIGINS,
    sites=_SITES,
    destinations=("elsewhere", "nowhere"),
    parameters=tuple(one for info in PARAMETERS for one in _beliefs(info)),
    stocks=tuple(StartingStock(stock=name, members=at, persons=3, evidence=()) for name, at in _STOCKS.items()),
)
