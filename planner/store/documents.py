"""What is kept as whole documents: notes of assurance, reports, exercises, and plays with their logs, row by row."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Mapped, Session

from planner.domain.exercise import Exercise
from planner.domain.play import Entry, Play
from planner.domain.value import Value
from planner.domain.workspace import DOCUMENTS, Edit, Workspace
from planner.store.tables import DocumentRow, EntryRow, ObservationRow, PlayRow, SituationRow

_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


def write_document(session: Session, edit: Edit) -> None:
    """Write the `after` of an edit of a document, a play or an entry of its log; None deletes."""
    if edit.kind == "entry":
        play_id, _, number = edit.id.partition("/")
        if edit.after is None:
            session.delete(session.get(EntryRow, (play_id, int(number))))
        else:
            session.merge(_entry_row(play_id, edit.after))  # type: ignore[arg-type]  # an edit of an entry holds one
    elif edit.kind == "play":
        session.execute(delete(EntryRow).where(EntryRow.play_id == edit.id))
        if isinstance(edit.after, Play):
            _write_play(session, edit.after, place_of(session, session.get(PlayRow, edit.id), PlayRow.position))
        else:
            session.delete(session.get(PlayRow, edit.id))
    elif edit.after is None:
        session.delete(session.get(DocumentRow, (edit.kind, edit.id)))
    else:
        there = session.get(DocumentRow, (edit.kind, edit.id))
        place = place_of(session, there, DocumentRow.position)
        session.merge(document_row(edit.kind, edit.after, place))


def write_documents(session: Session, workspace: Workspace) -> None:
    """Write every document and play of a workspace into empty tables."""
    for kind, (field, _) in DOCUMENTS.items():
        found = enumerate(getattr(workspace, field))
        session.add_all(document_row(kind, document, place) for place, document in found)
    for place, play in enumerate(workspace.plays):
        _write_play(session, play, place)


def read_documents(session: Session) -> dict[str, Any]:
    """By field of a workspace: every document and play. Raises `ValidationError` on a bad row."""
    fields: dict[str, Any] = {}
    for kind, (field, _) in DOCUMENTS.items():
        rows = session.scalars(select(DocumentRow).where(DocumentRow.kind == kind).order_by(DocumentRow.position))
        fields[field] = tuple(document_value(row) for row in rows)
    plays = session.scalars(select(PlayRow).order_by(PlayRow.position)).all()
    fields["plays"] = tuple(_play_value(session, row) for row in plays)
    return fields


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


def _write_play(session: Session, play: Play, position: int) -> None:
    exercise = play.exercise.model_dump_json()
    session.merge(PlayRow(id=play.id, position=position, began=play.began.isoformat(), exercise=exercise))
    session.flush()
    session.add_all(_entry_row(play.id, entry) for entry in play.entries)


def _entry_row(play_id: str, entry: Entry) -> EntryRow:
    return EntryRow(play_id=play_id, number=entry.number, body=entry.model_dump_json())


def _play_value(session: Session, row: PlayRow) -> Play:
    log = session.scalars(select(EntryRow.body).where(EntryRow.play_id == row.id).order_by(EntryRow.number))
    return Play(
        id=row.id,
        exercise=Exercise.model_validate_json(row.exercise),
        began=datetime.fromisoformat(row.began),
        entries=tuple(_ENTRY.validate_json(body) for body in log),
    )
