"""The world a workspace is looked at in, and the world each kept result was drawn in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("settings", sa.Column("world", sa.String(), nullable=False, server_default="turning"))
    op.add_column("result", sa.Column("world", sa.String(), nullable=False, server_default="steady"))
