"""Documents kept as one piece (assurance, reports, exercises), and plays of exercises with their logs."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.create_table(
        "document",
        _text("kind"),
        _text("id"),
        _whole("position"),
        _text("body"),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_document")),
    )
    op.create_table(
        "play",
        _text("id"),
        _whole("position"),
        _text("began"),
        _text("exercise"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_play")),
    )
    op.create_table(
        "play_entry",
        _text("play_id"),
        _whole("number"),
        _text("body"),
        sa.ForeignKeyConstraint(["play_id"], ["play.id"], name=op.f("fk_play_entry_play_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("play_id", "number", name=op.f("pk_play_entry")),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)
