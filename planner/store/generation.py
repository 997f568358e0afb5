"""Which state the file is in: every change of its work gives it the next number and a mark of its own.

A state that is not the one we know was written by somebody else; whether it goes on from ours, the states before it
say. Results and what windows remember are no work and change nothing here.
"""

from __future__ import annotations

import secrets

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from planner.store.tables import GenerationRow

_REMEMBERED = 1_000
"""States a file remembers: who was away for more is asked rather than brought up to date."""

Stamp = tuple[int, str]
"""A state of the file: its number and its mark."""


def stamp_of(session: Session) -> Stamp:
    """The present state of the file; a number of 0 before its first."""
    row = session.scalars(select(GenerationRow).order_by(GenerationRow.number.desc()).limit(1)).first()
    return (row.number, row.mark) if row is not None else (0, "")


def advance(session: Session) -> Stamp:
    """Give the file its next state; for the transaction that changes its work."""
    number = stamp_of(session)[0] + 1
    stamp = number, secrets.token_hex(8)
    session.add(GenerationRow(number=stamp[0], mark=stamp[1]))
    session.execute(delete(GenerationRow).where(GenerationRow.number <= number - _REMEMBERED))
    return stamp


def goes_on_from(session: Session, stamp: Stamp) -> bool:
    """Whether the file has been in this state: whatever came after it was made knowing it."""
    row = session.get(GenerationRow, stamp[0])
    return row is not None and row.mark == stamp[1]
