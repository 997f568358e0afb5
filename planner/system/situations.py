"""The shipped situations, read from `resources/situations`: each a TOML file with tables of numbers beside it."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from functools import lru_cache

from planner import assets
from planner.domain.distribution import Range, whole_of
from planner.domain.evidence import EvidenceItem
from planner.domain.period import Month
from planner.domain.schedule import parse_schedule
from planner.domain.situation import Driver, Origin, Parameter, Site, Situation
from planner.system.evidence import register
from planner.system.starting_position import starting_stocks

Row = Mapping[str, str]


@lru_cache(maxsize=1)
def shipped_situations() -> tuple[Situation, ...]:
    """North-east Syria in November 2019, then the Reconstruction that leads up to it."""
    return _situation("nes-2019"), _situation("reconstruction")


def _situation(folder: str) -> Situation:
    """One folder as a value.

    A folder `built_on` another takes its origins, sites, destinations and parameters, and states only what differs.
    Without `stocks.csv` it starts with nobody, without `drivers.csv` it follows no dated figures.
    """
    head = tomllib.loads(assets.read_text("situations", folder, "situation.toml"))
    base = head.get("built_on", folder)
    dimensions = tomllib.loads(assets.read_text("situations", base, "situation.toml"))
    rows = {(row["name"], row["members"]): row for name in (base, folder) for row in _rows(name, "parameters")}
    parameters = tuple(_parameter(row, head["dated"]) for row in rows.values())
    return Situation(
        id=head["id"],
        name=head["name"],
        summary=head["summary"],
        start=Month.parse(head["start"]),
        months=head["months"],
        origins=tuple(Origin(**origin) for origin in dimensions["origins"]),
        sites=tuple(Site(**site) for site in dimensions["sites"]),
        destinations=tuple(dimensions["destinations"]),
        parameters=parameters,
        stocks=starting_stocks(_rows(folder, "stocks"), parameters),
        drivers=tuple(_driver(row) for row in _rows(folder, "drivers")),
        places_follow=head.get("places_follow", False),
        must_believe=tuple(head["must_believe"]),
        contested=tuple(head["contested"]),
    )


def _rows(folder: str, table: str) -> list[dict[str, str]]:
    if not assets.resource("situations", folder, f"{table}.csv").is_file():
        return []
    return list(csv.DictReader(assets.read_text("situations", folder, f"{table}.csv").splitlines()))


def _parameter(row: Row, dated: str) -> Parameter:
    """A row with an `assumption` takes its numbers, quality and evidence from the register, so they stand once."""
    evidence = tuple(row["evidence"].split())
    source = _assumption(row["assumption"]) if row["assumption"] else None
    if source is not None:
        evidence = (source.id, *(link for link in source.links if not link.startswith("Q")), *evidence)
    return Parameter(
        name=row["name"],
        members=row["members"],
        range=Range.model_validate(
            {
                bound: getattr(source, bound) if source is not None else float(row[bound])
                for bound in ("low", "central", "high")
            }
            | {"whole": whole_of(row["unit"])}
        ),
        unit=row["unit"],
        quality=source.quality if source is not None else row["quality"],
        evidence=evidence,
        dated=dated,
        note=row["note"] or (source.note if source is not None else ""),
        belief=row["assumption"],
    )


def _assumption(item_id: str) -> EvidenceItem:
    item = register().get(item_id)
    if item is None:
        raise KeyError(item_id)
    return item


def _driver(row: Row) -> Driver:
    return Driver(
        target=row["target"],
        members=row["members"],
        schedule=parse_schedule(row["schedule"]),
        low=tuple(map(float, row["low"].split())),
        high=tuple(map(float, row["high"].split())),
        beliefs=tuple(row["beliefs"].split()),
        evidence=tuple(row["evidence"].split()),
    )
