"""Alembic's environment, run only by `planner.store.schema` on a connection it hands over; there is no alembic.ini."""

from __future__ import annotations

from alembic import context

from planner.store.tables import Base

context.configure(
    connection=context.config.attributes["connection"], target_metadata=Base.metadata, render_as_batch=True
)
with context.begin_transaction():
    context.run_migrations()
