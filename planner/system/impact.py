"""How much each assumption moved the headline indicators when it was measured: `resources/assurance/impact.csv`.

The rule that made the table is in `planner.analysis.impact`; the ratings belong to the model version they name.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from planner import assets
from planner.domain.assurance import Grade


@dataclass(frozen=True)
class ShippedImpact:
    """One assumption as measured: no grade where nothing it does can show; `strength` is the largest rank correlation
    with a headline indicator, without its sign."""

    id: str
    grade: Grade | None
    strength: float
    basis: str
    model_version: str


@lru_cache(maxsize=1)
def shipped_impacts() -> Mapping[str, ShippedImpact]:
    """Every measured assumption by its id."""
    rows = csv.DictReader(assets.read_text("assurance", "impact.csv").splitlines())
    return {
        row["id"]: ShippedImpact(
            id=row["id"],
            grade=Grade(row["impact"]) if row["impact"] else None,
            strength=float(row["strength"]),
            basis=row["basis"],
            model_version=row["model_version"],
        )
        for row in rows
    }
