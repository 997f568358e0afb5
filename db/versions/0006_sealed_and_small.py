"""Seals and generations; history as differences; draws leave the file; every time says how far it is from UTC.

Times without an offset came from windows: they are read as those of the computer that brings the file up to date, and
the file notes that. The sealing itself is done by the planner, once the tables are those it knows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

from planner.store.patches import difference

revision = "0006"
down_revision = "0005"

_WITHOUT_OFFSET = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?")
_TIMES = ("when", "at", "began")
"""The names under which values keep a time."""


def upgrade() -> None:
    _tables()
    noted = [_times_of_columns(*found) for found in (("override", "changed_at"), ("event", "changed_at"))]
    noted += [_times_of_columns("history", "changed_at"), _times_of_columns("play", "began")]
    bodies = ("document", "body"), ("play", "exercise"), ("play_entry", "body"), ("history", "edits")
    noted += [_rewritten(*found, _with_offsets) for found in bodies]
    _rewritten("history", "edits", lambda edits: [_as_difference(one) for one in edits])
    if any(noted):
        offset = datetime.now().astimezone().strftime("%z")
        said = f"times without an offset were read as those of the computer that migrated the file (now {offset})"
        op.get_bind().execute(
            sa.text("INSERT OR REPLACE INTO about (name, value) VALUES ('times_assumed', :said)"), {"said": said}
        )


def _tables() -> None:
    op.drop_table("result_draws")
    with op.batch_alter_table("result") as table:
        table.drop_column("draws_kept")
    op.execute(
        sa.text(
            "UPDATE result SET size = coalesce((SELECT length(body) FROM result_summary"
            " WHERE result_summary.fingerprint = result.fingerprint), 0)"
        )
    )
    op.create_table(
        "seal",
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("id", sa.String(), nullable=False),
        sa.Column("digest", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_seal")),
    )
    op.create_table(
        "generation",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("mark", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_generation")),
    )


def _times_of_columns(table: str, column: str) -> bool:
    return _each(table, column, _with_offset)


def _rewritten(table: str, column: str, rewrite: Callable[[Any], Any]) -> bool:
    def text(before: str) -> str:
        value = json.loads(before)
        after = rewrite(value)
        return before if after == value else json.dumps(after, ensure_ascii=False, separators=(",", ":"))

    return _each(table, column, text)


def _each(table: str, column: str, rewrite: Callable[[str], str]) -> bool:
    """Rewrite one column row by row; whether anything changed."""
    connection = op.get_bind()
    rows = connection.execute(sa.text(f'SELECT rowid, "{column}" FROM "{table}"')).all()
    any_changed = False
    for number, before in rows:
        after = rewrite(before)
        if after != before:
            any_changed = True
            connection.execute(
                sa.text(f'UPDATE "{table}" SET "{column}" = :after WHERE rowid = :number'),
                {"after": after, "number": number},
            )
    return any_changed


def _with_offsets(value: Any) -> Any:
    if isinstance(value, list):
        return [_with_offsets(one) for one in value]
    if isinstance(value, dict):
        return {
            name: _with_offset(one) if name in _TIMES and isinstance(one, str) else _with_offsets(one)
            for name, one in value.items()
        }
    return value


def _with_offset(text: str) -> str:
    return datetime.fromisoformat(text).astimezone().isoformat() if _WITHOUT_OFFSET.fullmatch(text) else text


def _as_difference(edit: dict[str, Any]) -> dict[str, Any]:
    before, after = edit["before"], edit["after"]
    if before is None or after is None:
        return edit
    return {"kind": edit["kind"], "id": edit["id"], "patch": difference(before, after)}
