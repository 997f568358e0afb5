"""The history of a file: every change in order, and which of them are undone. It survives a restart."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.domain.workspace import Change
from planner.store.rows import change_row, change_value
from planner.store.tables import HistoryRow


def record(session: Session, change: Change) -> None:
    """Add a change; what was undone before it can no longer be redone."""
    session.execute(delete(HistoryRow).where(HistoryRow.undone))
    session.add(change_row(change))


def changes(session: Session) -> tuple[Change, ...]:
    """Every change that is done, oldest first."""
    return tuple(
        change_value(row)
        for row in session.scalars(select(HistoryRow).where(~HistoryRow.undone).order_by(HistoryRow.id))
    )


def last_done(session: Session) -> HistoryRow | None:
    """The change that undo would take back."""
    return session.scalars(select(HistoryRow).where(~HistoryRow.undone).order_by(HistoryRow.id.desc()).limit(1)).first()


def first_undone(session: Session) -> HistoryRow | None:
    """The change that redo would make again."""
    return session.scalars(select(HistoryRow).where(HistoryRow.undone).order_by(HistoryRow.id).limit(1)).first()
