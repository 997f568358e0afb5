"""Kept projections: found again by fingerprint, the least recently used dropped over a budget. Never part of undo."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager

from sqlalchemy import Integer, delete, func, insert, select, update
from sqlalchemy.orm import Session

from planner.domain.period import Month
from planner.domain.projection import Projection
from planner.domain.world import World
from planner.store.arrays import pack_draws, pack_summary, unpack_draws, unpack_summary
from planner.store.tables import DrawsRow, ResultRow, SummaryRow

BUDGET = 128 * 2**20
"""Bytes of arrays a file keeps: about seven projections with 1,000 draws, and hundreds of summaries."""

_PORTION = 2 * 2**20
"""Bytes of draws written in one transaction, so that a decision never waits long behind a result."""

Transaction = Callable[[], AbstractContextManager[Session]]


def keep(transaction: Transaction, projection: Projection, budget: int) -> None:
    """Keep a projection in several short transactions; its draws count only once all of them are there."""
    summary = pack_summary(projection.central, projection.bands, projection.errors)
    row = ResultRow(
        fingerprint=projection.fingerprint,
        start=str(projection.start),
        months=projection.months,
        seed=projection.seed,
        draw_count=projection.draw_count,
        world=projection.world.value,
        draws_kept=False,
        size=len(summary),
        model=projection.model,
    )
    with transaction() as session:
        session.execute(delete(ResultRow).where(ResultRow.fingerprint == projection.fingerprint))
        row.used = _next_use(session)
        session.add(row)
        session.flush()
        session.add(SummaryRow(fingerprint=projection.fingerprint, body=summary))
    written = 0
    for portion in _portions((series, pack_draws(draws)) for series, draws in projection.draws.items()):
        with transaction() as session:
            session.execute(
                insert(DrawsRow),
                [{"fingerprint": projection.fingerprint, "series": series, "body": body} for series, body in portion],
            )
        written += sum(len(body) for _, body in portion)
    with transaction() as session:
        session.execute(
            update(ResultRow)
            .where(ResultRow.fingerprint == projection.fingerprint)
            .values(draws_kept=bool(projection.draws), size=len(summary) + written)
        )
        _make_room(session, projection.fingerprint, budget)


def kept(session: Session, fingerprint: str, *, with_draws: bool) -> Projection | None:
    """The kept projection, or None when it, or the draws asked for, are not there."""
    row = session.get(ResultRow, fingerprint)
    if row is None or (with_draws and not row.draws_kept):
        return None
    body = session.scalars(select(SummaryRow.body).where(SummaryRow.fingerprint == fingerprint)).one()
    central, bands, errors = unpack_summary(body, row.months)
    draws = select(DrawsRow.series, DrawsRow.body).where(DrawsRow.fingerprint == fingerprint)
    return Projection(
        fingerprint=fingerprint,
        start=Month.parse(row.start),
        months=row.months,
        seed=row.seed,
        central=central,
        bands=bands,
        errors=errors,
        draws={series: unpack_draws(raw, row.months) for series, raw in session.execute(draws)} if with_draws else {},
        draw_count=row.draw_count,
        world=World(row.world),
        model=row.model,
    )


def newest_model(session: Session) -> str | None:
    """The mark of the model that made what was kept or used last; None when no result is kept."""
    return session.scalar(select(ResultRow.model).order_by(ResultRow.used.desc()).limit(1))


def note_uses(session: Session, fingerprints: Iterable[str]) -> None:
    """Remember that these were used, in this order, more recently than all others."""
    for fingerprint in fingerprints:
        session.execute(update(ResultRow).where(ResultRow.fingerprint == fingerprint).values(used=_next_use(session)))


def _next_use(session: Session) -> int:
    return (session.scalar(select(func.max(ResultRow.used))) or 0) + 1


def _portions(items: Iterable[tuple[str, bytes]]) -> Iterator[list[tuple[str, bytes]]]:
    portion: list[tuple[str, bytes]] = []
    for item in items:
        portion.append(item)
        if sum(len(body) for _, body in portion) >= _PORTION:
            yield portion
            portion = []
    if portion:
        yield portion


def _make_room(session: Session, newest: str, budget: int) -> None:
    """Drop draws first, then whole results, the longest unused first, never the newest."""
    others = select(ResultRow).where(ResultRow.fingerprint != newest).order_by(ResultRow.used)
    for row in session.scalars(others).all():
        if _total(session) > budget and row.draws_kept:
            session.execute(delete(DrawsRow).where(DrawsRow.fingerprint == row.fingerprint))
            row.draws_kept = False
            row.size = _summary_size(session, row.fingerprint)
    for row in session.scalars(others).all():
        if _total(session) > budget:
            session.delete(row)


def _total(session: Session) -> int:
    return session.scalar(select(func.sum(ResultRow.size))) or 0


def _summary_size(session: Session, fingerprint: str) -> int:
    size = select(func.length(SummaryRow.body, type_=Integer)).where(SummaryRow.fingerprint == fingerprint)
    return session.scalars(size).one()
