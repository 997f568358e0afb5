"""The world projections run in, a setting of the workspace; files from before there were two turn with the world."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.add_column("settings", sa.Column("world", sa.String(), nullable=False, server_default="turning"))
