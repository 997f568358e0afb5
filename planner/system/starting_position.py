"""From the published starting position to the cells of the stocks: relocated people by destination, prison by stage."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.domain.situation import Parameter, StartingStock, read_members, write_members
from planner.system.dimensions import STAGES

Row = Mapping[str, str]


def starting_stocks(rows: Sequence[Row], parameters: Sequence[Parameter]) -> tuple[StartingStock, ...]:
    """One cell or more a row, persons unchanged in sum.

    Relocated people are spread over destinations by `destination_pull` (X38), prisoners at home evenly over the stages.
    """
    pull = {
        read_members(parameter.members)["destination"][0]: parameter.range.central
        for parameter in parameters
        if parameter.name == "destination_pull"
    }
    stages = {stage: 1 / len(STAGES) for stage in STAGES}
    spread = {"relocated": ("destination", pull, ("X38",)), "in_prison": ("stage", stages, ("R",))}
    cells: list[StartingStock] = []
    for row in rows:
        dimension, shares, added = spread.get(row["stock"], ("", {"": 1.0}, ()))
        cells += [
            StartingStock(
                stock=row["stock"],
                members=_members(row, dimension, member),
                persons=float(row["persons"]) * share,
                evidence=tuple(dict.fromkeys((*row["evidence"].split(), *added))),
            )
            for member, share in shares.items()
        ]
    return tuple(cells)


def _members(row: Row, dimension: str, member: str) -> str:
    named = {dimension: member} | {name: row[name] for name in ("site", "standing", "origin", "cohort")}
    return write_members({name: (value,) for name, value in named.items() if value})
