"""The exercises that come with the planner, read from `resources/exercises`: one JSON file each."""

from __future__ import annotations

from functools import lru_cache

from planner import assets
from planner.domain.exercise import Exercise

SHIPPED = ("october-2019", "repatriate-or-wait")
"""Their ids, which are also the names of their files, in the order in which they are offered."""


@lru_cache(maxsize=1)
def shipped_exercises() -> tuple[Exercise, ...]:
    """*October 2019*, then *Repatriate or wait*: ready to be taken into a workspace and played."""
    return tuple(Exercise.model_validate_json(assets.read_text("exercises", f"{name}.json")) for name in SHIPPED)
