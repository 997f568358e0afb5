"""Kept projections: found again by fingerprint, the least recently used dropped over a budget. Never part of undo.

The file keeps the central run and the bands. Draws are many times larger and come out the same whenever they are
computed again: they stay in memory, so that they never travel with the file.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping
from dataclasses import replace

from sqlalchemy import delete, func, insert, select, update
from sqlalchemy.orm import Session

from planner.domain.period import Month
from planner.domain.projection import Draws, Projection
from planner.domain.world import World
from planner.store.arrays import pack_summary, unpack_summary
from planner.store.sealing import Unsound, digest_of_result, seal, sealed_as, seals, unseal
from planner.store.tables import ResultRow, ScenarioRow, SummaryRow

KIND = "result"
"""The kind under which results are sealed."""

DRAWS_BUDGET = 256 * 2**20
"""Bytes of draws held in memory: those of about fourteen projections with 1,000 draws."""

SPARE = 4
"""How many more results a file keeps than it has scenarios: those of its last changes."""


def keep(session: Session, projection: Projection) -> None:
    """Keep what a projection comes to, in place of one with its fingerprint; the longest unused ones make room."""
    body = pack_summary(projection.central, projection.bands, projection.errors)
    drop(session, projection.fingerprint)
    row = ResultRow(
        fingerprint=projection.fingerprint,
        start=str(projection.start),
        months=projection.months,
        seed=projection.seed,
        draw_count=projection.draw_count,
        world=projection.world.value,
        used=_next_use(session),
        size=len(body),
        model=projection.model,
    )
    session.add(row)
    session.flush()
    session.execute(insert(SummaryRow).values(fingerprint=projection.fingerprint, body=body))
    seal(session, (KIND, projection.fingerprint), digest_of_result(row, body))
    room = (session.scalar(select(func.count()).select_from(ScenarioRow)) or 0) + SPARE
    for old in session.scalars(select(ResultRow.fingerprint).order_by(ResultRow.used.desc()).offset(room)).all():
        drop(session, old)


def kept(session: Session, fingerprint: str) -> Projection | None:
    """The kept projection without draws, or None when it is not there, or not as it was kept."""
    row = session.get(ResultRow, fingerprint)
    body = session.scalar(select(SummaryRow.body).where(SummaryRow.fingerprint == fingerprint))
    if row is None or body is None or sealed_as(session, (KIND, fingerprint)) != digest_of_result(row, body):
        return None
    central, bands, errors = unpack_summary(body, row.months)
    return Projection(
        fingerprint=fingerprint,
        start=Month.parse(row.start),
        months=row.months,
        seed=row.seed,
        central=central,
        bands=bands,
        errors=errors,
        draw_count=row.draw_count,
        world=World(row.world),
        model=row.model,
    )


def drop(session: Session, fingerprint: str) -> None:
    """Forget a result."""
    unseal(session, (KIND, fingerprint))
    session.execute(delete(SummaryRow).where(SummaryRow.fingerprint == fingerprint))
    session.execute(delete(ResultRow).where(ResultRow.fingerprint == fingerprint))


def newest_model(session: Session) -> str | None:
    """The mark of the model that made what was kept or used last; None when no result is kept."""
    return session.scalar(select(ResultRow.model).order_by(ResultRow.used.desc()).limit(1))


def note_uses(session: Session, fingerprints: Iterable[str]) -> None:
    """Remember that these were used, in this order, more recently than all others."""
    for fingerprint in fingerprints:
        session.execute(update(ResultRow).where(ResultRow.fingerprint == fingerprint).values(used=_next_use(session)))


def unsound_results(session: Session) -> tuple[Unsound, ...]:
    """Kept results that are not as they were kept."""
    known, found = seals(session, KIND), []
    for row, body in session.execute(select(ResultRow, SummaryRow.body).outerjoin(SummaryRow, _SAME)):
        sealed = known.pop((KIND, row.fingerprint), "")
        if body is None or sealed != digest_of_result(row, body):
            found.append(Unsound(KIND, row.fingerprint, "is not as it was kept"))
    return (*found, *(Unsound(KIND, fingerprint, "is missing") for _, fingerprint in known))


def reseal(session: Session) -> None:
    """Seal every result anew; for a file that has no seals yet."""
    for row, body in session.execute(select(ResultRow, SummaryRow.body).join(SummaryRow, _SAME)).all():
        seal(session, (KIND, row.fingerprint), digest_of_result(row, body))


class HeldDraws:
    """The draws of the projections used last, by fingerprint, within a budget. Safe to call from any thread."""

    def __init__(self, budget: int = DRAWS_BUDGET) -> None:
        self.budget = budget
        self._held: dict[str, Mapping[str, Draws]] = {}
        self._turn = threading.Lock()

    def hold(self, projection: Projection) -> None:
        """Hold the draws of a projection, dropping those that were not used for longest."""
        with self._turn:
            self._held.pop(projection.fingerprint, None)
            self._held[projection.fingerprint] = projection.draws
            while len(self._held) > 1 and sum(_size(draws) for draws in self._held.values()) > self.budget:
                del self._held[next(iter(self._held))]

    def added_to(self, projection: Projection) -> Projection | None:
        """The projection with its draws, or None when they are not held."""
        with self._turn:
            draws = self._held.pop(projection.fingerprint, None)
            if draws is None:
                return None
            self._held[projection.fingerprint] = draws
        return replace(projection, draws=draws)


_SAME = SummaryRow.fingerprint == ResultRow.fingerprint


def _size(draws: Mapping[str, Draws]) -> int:
    return sum(found.nbytes for found in draws.values())


def _next_use(session: Session) -> int:
    return (session.scalar(select(func.max(ResultRow.used))) or 0) + 1
