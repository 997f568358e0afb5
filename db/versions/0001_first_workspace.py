"""The first workspace file: settings, situations, scenarios, history, kept results and what windows remember."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _workspace()
    _scenarios()
    _results()


def _workspace() -> None:
    op.create_table("about", _text("name"), _text("value"), sa.PrimaryKeyConstraint("name", name=op.f("pk_about")))
    op.create_table(
        "settings",
        _whole("id"),
        _text("name"),
        _text("marking"),
        _text("vocabulary"),
        _whole("draws"),
        _whole("seed"),
        _whole("months"),
        sa.CheckConstraint("id = 1", name=op.f("ck_settings_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_settings")),
    )
    op.create_table(
        "situation",
        _text("id"),
        _whole("position"),
        _text("name"),
        _text("body"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_situation")),
    )
    op.create_table(
        "history",
        _whole("id"),
        _text("label"),
        _text("changed_by"),
        _text("changed_at"),
        sa.Column("undone", sa.Boolean(), nullable=False),
        _text("edits"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_history")),
    )
    op.create_table("view", _text("name"), _text("value"), sa.PrimaryKeyConstraint("name", name=op.f("pk_view")))


def _scenarios() -> None:
    op.create_table(
        "scenario",
        _text("id"),
        _text("situation_id"),
        sa.Column("parent_id", sa.String(), nullable=True),
        _whole("position"),
        _text("name"),
        _text("status"),
        sa.Column("bookmarked", sa.Boolean(), nullable=False),
        _text("letter"),
        _whole("colour"),
        _whole("dash"),
        _text("description"),
        sa.ForeignKeyConstraint(
            ["situation_id"],
            ["situation.id"],
            name=op.f("fk_scenario_situation_id"),
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["scenario.id"], name=op.f("fk_scenario_parent_id"), deferrable=True, initially="DEFERRED"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_scenario")),
    )
    op.create_index(op.f("ix_scenario_parent_id"), "scenario", ["parent_id"])
    op.create_table(
        "override",
        _text("scenario_id"),
        _text("lever"),
        _text("members"),
        _whole("position"),
        _text("schedule"),
        _text("changed_by"),
        _text("changed_at"),
        _text("why"),
        _belongs_to("override", "scenario", "scenario_id", "id"),
        sa.PrimaryKeyConstraint("scenario_id", "lever", "members", name=op.f("pk_override")),
    )
    op.create_table(
        "event",
        _text("scenario_id"),
        _text("id"),
        _whole("position"),
        _text("name"),
        _text("start"),
        _whole("months"),
        _text("target"),
        _text("members"),
        _text("operation"),
        sa.Column("value", sa.Float(), nullable=False),
        _text("changed_by"),
        _text("changed_at"),
        _text("why"),
        _belongs_to("event", "scenario", "scenario_id", "id"),
        sa.PrimaryKeyConstraint("scenario_id", "id", name=op.f("pk_event")),
    )


def _results() -> None:
    op.create_table(
        "result",
        _text("fingerprint"),
        _text("start"),
        _whole("months"),
        _whole("seed"),
        _whole("draw_count"),
        sa.Column("draws_kept", sa.Boolean(), nullable=False),
        _whole("used"),
        _whole("size"),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_result")),
    )
    op.create_table(
        "result_summary",
        _text("fingerprint"),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _belongs_to("result_summary", "result", "fingerprint", "fingerprint"),
        sa.PrimaryKeyConstraint("fingerprint", name=op.f("pk_result_summary")),
    )
    op.create_table(
        "result_draws",
        _text("fingerprint"),
        _text("series"),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        _belongs_to("result_draws", "result", "fingerprint", "fingerprint"),
        sa.PrimaryKeyConstraint("fingerprint", "series", name=op.f("pk_result_draws")),
    )


def _text(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), nullable=False)


def _whole(name: str) -> sa.Column[int]:
    return sa.Column(name, sa.Integer(), nullable=False)


def _belongs_to(table: str, parent: str, column: str, parent_column: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column], [f"{parent}.{parent_column}"], name=op.f(f"fk_{table}_{column}"), ondelete="CASCADE"
    )
