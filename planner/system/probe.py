"""A made-up situation with one of everything, to read off how any situation becomes numbers."""

from __future__ import annotations

from planner.domain.distribution import Range
from planner.domain.period import Month
from planner.domain.situation import Origin, Parameter, Site, SiteKind, Situation, StartingStock
from planner.system.parameters import PARAMETERS

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
    Origin(name="European", european=True, deprives=True),
    Origin(name="Central Asian", central_asian=True),
    Origin(name="other"),
)
_STOCKS = {
    "at_large": "origin=European;cohort=men",
    "relocated": "destination=elsewhere;origin=other;cohort=men",
    "held_abroad": "site=a camp;standing=unreviewed;origin=European;cohort=women",
    "unaccounted": "origin=European;cohort=men",
}

PROBE = Situation(
    id="probe",
    name="Probe",
    summary="",
    start=Month.of(2019, 11),
    months=1,
    origins=_ORIGINS,
    sites=_SITES,
    destinations=("elsewhere", "nowhere"),
    parameters=tuple(
        Parameter(name=info.name, range=Range(low=1, central=2, high=5), unit=info.published_unit, evidence=())
        for info in PARAMETERS
    ),
    stocks=tuple(StartingStock(stock=name, members=at, persons=3, evidence=()) for name, at in _STOCKS.items()),
)
