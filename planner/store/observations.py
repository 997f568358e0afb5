"""Observations as rows, and back."""

from __future__ import annotations

from planner.domain.observation import Observation
from planner.domain.period import Month
from planner.store.tables import ObservationRow

_PLAIN = ("id", "variable", "members", "yearly", "value", "low", "high", "source", "note")


def observation_row(observation: Observation, position: int) -> ObservationRow:
    """An observation as its row; `position` is its place in the workspace."""
    plain = {name: getattr(observation, name) for name in _PLAIN}
    return ObservationRow(**plain, month=str(observation.month), position=position)


def observation_value(row: ObservationRow) -> Observation:
    """The observation a row holds. Raises `ValidationError` on a bad row."""
    return Observation(**{name: getattr(row, name) for name in _PLAIN}, month=Month.parse(row.month))
