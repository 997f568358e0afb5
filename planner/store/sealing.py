"""A digest of everything as it was written, so that what was changed by anything but the planner is noticed.

A seal is over the stored columns of one thing, with the rows that belong to it; the history's are chained, so that
none can be taken out. They guard against damage and other programs, not against somebody who writes new seals.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import delete, insert, select
from sqlalchemy.orm import Session

from planner.store.tables import (
    Base,
    DocumentRow,
    EntryRow,
    HistoryRow,
    ObservationRow,
    PlayRow,
    ResultRow,
    ScenarioRow,
    SealRow,
    SettingsRow,
    SituationRow,
)

_SIZE = 16
"""Bytes of a digest: enough that no accident meets the same one."""

Key = tuple[str, str]
"""Kind and id of what is sealed."""


@dataclass(frozen=True)
class Unsound:
    """One thing that is not as it was written: changed, missing, or put in by something else."""

    kind: str
    id: str
    what: str


def seal(session: Session, key: Key, digest: str) -> None:
    """Remember the digest of what was just written."""
    session.execute(
        insert(SealRow).prefix_with("OR REPLACE").values(kind=key[0], id=key[1], digest=digest),
        execution_options={"synchronize_session": False},
    )


def unseal(session: Session, key: Key) -> None:
    """Forget the seal of what was just deleted."""
    session.execute(delete(SealRow).where(SealRow.kind == key[0], SealRow.id == key[1]))


def seals(session: Session, kind: str = "") -> dict[Key, str]:
    """Every seal of the file, or those of one kind."""
    found = select(SealRow.kind, SealRow.id, SealRow.digest)
    if kind:
        found = found.where(SealRow.kind == kind)
    return {(row.kind, row.id): row.digest for row in session.execute(found)}


def sealed_as(session: Session, key: Key) -> str:
    """The digest one thing was sealed with; empty when it has no seal."""
    found = select(SealRow.digest).where(SealRow.kind == key[0], SealRow.id == key[1])
    return session.scalar(found) or ""


def unsound(known: dict[Key, str], there: dict[Key, str], kinds: Iterable[str]) -> tuple[Unsound, ...]:
    """What of these kinds does not match: `known` are the seals, `there` the digests of what was found."""
    wanted = set(kinds)
    found = []
    for key in sorted({*known, *there}):
        if key[0] not in wanted or known.get(key) == there.get(key):
            continue
        what = "is missing" if key not in there else "has no seal" if key not in known else "is not as it was saved"
        found.append(Unsound(*key, what))
    return tuple(found)


def key_of(row: Base) -> Key:
    """Kind and id under which a row is sealed; those of its edit. Raises `TypeError` for other rows."""
    match row:
        case SettingsRow():
            return "settings", "settings"
        case SituationRow():
            return "situation", row.id
        case ScenarioRow():
            return "scenario", row.id
        case ObservationRow():
            return "observation", row.id
        case DocumentRow():
            return row.kind, row.id
        case PlayRow():
            return "play", row.id
        case EntryRow():
            return "entry", f"{row.play_id}/{row.number}"
    raise TypeError(f"a row of {row.__tablename__} is not sealed by its edit")


def digest_of(row: Base) -> str:
    """The digest of a row; of a scenario with its overrides and events."""
    columns = _columns(row)
    if isinstance(row, ScenarioRow):
        columns += [_columns(found) for found in sorted(row.overrides, key=lambda one: (one.lever, one.members))]
        columns += [_columns(found) for found in sorted(row.events, key=lambda one: one.id)]
    return _digest(columns)


def digest_of_change(row: HistoryRow, before: str) -> str:
    """The digest of a step of the history, chained to that of the step `before` it; whether it is undone is no part."""
    return _digest([before, row.label, row.changed_by, row.changed_at, row.edits])


def digest_of_result(row: ResultRow, body: bytes) -> str:
    """The digest of a kept result: what it is of, and its numbers."""
    return _digest(
        [
            row.fingerprint,
            row.start,
            row.months,
            row.seed,
            row.draw_count,
            row.world,
            row.model,
            blake2b(body).hexdigest(),
        ]
    )


def _columns(row: Base) -> list[object]:
    return [getattr(row, column.key) for column in row.__mapper__.column_attrs]


def _digest(columns: list[object]) -> str:
    return blake2b(json.dumps(columns, separators=(",", ":")).encode(), digest_size=_SIZE).hexdigest()
