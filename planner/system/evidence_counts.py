"""The counts that come with a situation: published figures of the register as observations, with their ids."""

from __future__ import annotations

import csv
from functools import lru_cache

from planner import assets
from planner.domain.observation import Observation
from planner.domain.typed_count import read_when


@lru_cache(maxsize=4)
def counts_of(situation_id: str) -> tuple[Observation, ...]:
    """Those that come with a situation, under the ids `o1`, `o2` and so on; none where it has no such table."""
    if not assets.resource("situations", situation_id, "observations.csv").is_file():
        return ()
    rows = csv.DictReader(assets.read_text("situations", situation_id, "observations.csv").splitlines())
    return tuple(_observation(number, row) for number, row in enumerate(rows, 1))


def _observation(number: int, row: dict[str, str]) -> Observation:
    month, yearly = read_when(row["month"])
    value, low, high = (float(row[end]) if row[end] else None for end in ("value", "low", "high"))
    return Observation(
        id=f"o{number}",
        variable=row["variable"],
        members=row["members"],
        month=month,
        yearly=yearly,
        value=value,
        low=low,
        high=high,
        source=row["source"],
        note=row["note"],
    )
