"""Which model made each kept result, and a description of every model that made something in the file."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "model",
        sa.Column("mark", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("mark", name=op.f("pk_model")),
    )
    op.add_column("result", sa.Column("model", sa.String(), nullable=False, server_default=""))
    op.execute(
        "INSERT OR REPLACE INTO about (name, value) "
        "SELECT 'results_before', value FROM about WHERE name = 'written_by' AND EXISTS (SELECT 1 FROM result)"
    )
