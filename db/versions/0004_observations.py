"""Observations: what was counted after the start of a forecast, for it to be held against."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "observation",
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("variable", sa.String(), nullable=False),
        sa.Column("members", sa.String(), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("yearly", sa.Boolean(), nullable=False),
        *(sa.Column(end, sa.Float(), nullable=True) for end in ("value", "low", "high")),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_observation")),
    )
