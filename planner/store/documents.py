"""What is kept as whole documents: notes of assurance, reports, exercises, and plays with their logs, row by row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Mapped, Session

from planner.domain.exercise import Exercise
from planner.domain.play import Entry, Play
from planner.domain.value import Value
from planner.domain.workspace import DOCUMENTS, Edit, Workspace
from planner.store.sealing import digest_of, key_of, seal, unseal
from planner.store.tables import (
    DocumentRow,
    EntryRow,
    ObservationRow,
    PlayRow,
    ScenarioRow,
    SealRow,
    SettingsRow,
    SituationRow,
)

Sealed = SettingsRow | SituationRow | ScenarioRow | ObservationRow | DocumentRow | PlayRow | EntryRow
"""Rows that stand for something an officer made."""

_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


def put(session: Session, row: Sealed) -> None:
    """Write a row and its seal, in place of one with the same key."""
    seal(session, key_of(row), digest_of(row))
    session.merge(row)


def take_out(session: Session, row: Sealed | None) -> None:
    """Delete a row and its seal."""
    assert row is not None, "an edit deletes what is there"
    unseal(session, key_of(row))
    session.delete(row)


def write_document(session: Session, edit: Edit) -> None:
    """Write the `after` of an edit of a document, a play or an entry of its log; None deletes."""
    if edit.kind == "entry":
        play_id, _, number = edit.id.partition("/")
        if edit.after is None:
            take_out(session, session.get(EntryRow, (play_id, int(number))))
        else:
            put(session, entry_row(play_id, edit.after))  # type: ignore[arg-type]  # an edit of an entry holds one
    elif edit.kind == "play":
        session.execute(delete(EntryRow).where(EntryRow.play_id == edit.id))
        session.execute(delete(SealRow).where(SealRow.kind == "entry", SealRow.id.startswith(f"{edit.id}/")))
        if isinstance(edit.after, Play):
            _write_play(session, edit.after, place_of(session, session.get(PlayRow, edit.id), PlayRow.position))
        else:
            take_out(session, session.get(PlayRow, edit.id))
    elif edit.after is None:
        take_out(session, session.get(DocumentRow, (edit.kind, edit.id)))
    else:
        there = session.get(DocumentRow, (edit.kind, edit.id))
        place = place_of(session, there, DocumentRow.position)
        put(session, document_row(edit.kind, edit.after, place))


def write_documents(session: Session, workspace: Workspace) -> None:
    """Write every document and play of a workspace into empty tables."""
    for kind, (field, _) in DOCUMENTS.items():
        for place, document in enumerate(getattr(workspace, field)):
            put(session, document_row(kind, document, place))
    for place, play in enumerate(workspace.plays):
        _write_play(session, play, place)


def read_documents(session: Session) -> tuple[dict[str, Any], list[Sealed]]:
    """By field of a workspace every document and play, and all their rows. Raises `ValidationError` on a bad row."""
    rows = session.scalars(select(DocumentRow).order_by(DocumentRow.position)).all()
    plays = session.scalars(select(PlayRow).order_by(PlayRow.position)).all()
    entries = session.scalars(select(EntryRow).order_by(EntryRow.number)).all()
    fields: dict[str, Any] = {
        field: tuple(document_value(row) for row in rows if row.kind == kind) for kind, (field, _) in DOCUMENTS.items()
    }
    fields["plays"] = tuple(play_value(row, [one for one in entries if one.play_id == row.id]) for row in plays)
    return fields, [*rows, *plays, *entries]


def document_row(kind: str, document: Any, position: int) -> DocumentRow:
    """A document as its row; `position` is its place among those of its kind."""
    return DocumentRow(kind=kind, id=document.id, position=position, body=document.model_dump_json())


def document_value(row: DocumentRow) -> Value:
    """The document a row holds."""
    return DOCUMENTS[row.kind][1].model_validate_json(row.body)


def place_of(
    session: Session, row: SituationRow | DocumentRow | PlayRow | ObservationRow | None, column: Mapped[int]
) -> int:
    """The place a row has in its table, or for a new one the place after the last of the `column`."""
    if row is not None:
        return row.position
    last = session.scalar(select(func.max(column)))
    return 0 if last is None else last + 1


def entry_row(play_id: str, entry: Entry) -> EntryRow:
    """An entry of a log as its row."""
    return EntryRow(play_id=play_id, number=entry.number, body=entry.model_dump_json())


def entry_value(row: EntryRow) -> Entry:
    """The entry a row holds."""
    return _ENTRY.validate_json(row.body)


def play_value(row: PlayRow, log: Sequence[EntryRow]) -> Play:
    """The play a row holds, with the rows of its log in order."""
    return Play(
        id=row.id,
        exercise=Exercise.model_validate_json(row.exercise),
        began=datetime.fromisoformat(row.began),
        entries=tuple(entry_value(found) for found in log),
    )


def _write_play(session: Session, play: Play, position: int) -> None:
    exercise = play.exercise.model_dump_json()
    put(session, PlayRow(id=play.id, position=position, began=play.began.isoformat(), exercise=exercise))
    session.flush()
    for entry in play.entries:
        put(session, entry_row(play.id, entry))
