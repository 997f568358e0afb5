"""Sealing everything a file holds, once, when it comes from a planner that sealed nothing."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from planner.store import generation, history, results
from planner.store.documents import Sealed
from planner.store.sealing import digest_of, key_of, seal
from planner.store.tables import DocumentRow, EntryRow, ObservationRow, PlayRow, ScenarioRow, SettingsRow, SituationRow

SEALED_SINCE = 6
"""The version of the file from which on everything in it is sealed."""


def seal_everything(session: Session) -> None:
    """Take what the file holds as what was written."""
    kinds: tuple[type[Sealed], ...] = (
        SettingsRow,
        SituationRow,
        ScenarioRow,
        ObservationRow,
        DocumentRow,
        PlayRow,
        EntryRow,
    )
    rows = [row for kind in kinds for row in session.scalars(select(kind)).all()]
    for row in rows:
        seal(session, key_of(row), digest_of(row))
    history.reseal(session)
    results.reseal(session)
    generation.advance(session)
